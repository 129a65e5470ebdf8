"""The home screen: what to do next, what waits for others, what is done."""

from typing import TYPE_CHECKING

from s11tui.audit.register import AGENCY_ROLES, Round
from s11tui.audit.rights import belongs_to
from s11tui.clock import ago_in_words
from s11tui.workspace.home_agency import agency_lines
from s11tui.workspace.home_builder import Builder
from s11tui.workspace.home_follow_up import followed_actions, owed, own_actions, owned_actions, replies
from s11tui.workspace.home_meetings import meetings
from s11tui.workspace.home_people import people_without_way_in
from s11tui.workspace.home_practices import consents
from s11tui.workspace.home_queries import queries
from s11tui.workspace.home_reminders import ratifications, stale_evidence
from s11tui.workspace.lines import Home, HomeLine, ReturnLine
from s11tui.workspace.listing import NOT_IN_YET, Wanted, returns

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_MOST_LINES = 40
_MOST_ROUNDS = 8
_KINDS = (
    "meeting", "urgent", "owed", "settle", "planned", "query", "return", "consent", "register", "ratify", "action",
    "evidence", "people",
)  # fmt: skip
_ORDER = {kind: at for at, kind in enumerate(_KINDS)}


def home(session: "Session") -> Home:
    """What one person sees first. Bounded: a partnership of 330 agencies shows no more lines than one of six."""
    builder = Builder(session)
    person = session.person
    own = tuple(sorted({grant.agency for grant in person.grants if grant.role in AGENCY_ROLES}))
    if own:
        agency_lines(builder, own)
    if session.roles & {"moderator", "meeting-chair", "manager"}:
        came_in = returns(session, Wanted(states=("submitted", "in moderation"), most=_MOST_LINES))
        builder.agencies.look_up([line.agency_id for line in came_in])
        for line in came_in:
            if line.agency_id not in own:
                _for_panel(builder, line)
    if session.roles - AGENCY_ROLES:
        _rounds(builder)
    meetings(builder)
    owed(builder)
    replies(builder)
    queries(builder)
    consents(builder)
    own_actions(builder, own)
    owned_actions(builder)
    followed_actions(builder)
    ratifications(builder)
    stale_evidence(builder)
    people_without_way_in(builder)
    builder.todo.sort(key=lambda one: (_ORDER.get(one.kind, len(_ORDER)), one.due or "9999", one.title))
    return Home(tuple(builder.todo), tuple(builder.waiting), tuple(builder.done))


def _for_panel(builder: Builder, line: ReturnLine) -> None:
    barred = belongs_to(builder.session.person, builder.agencies[line.agency_id], builder.agencies)
    waited = f"submitted {ago_in_words(builder.day(line.submitted_at), builder.now)}"
    judges = builder.session.roles & {"moderator", "meeting-chair"} and not barred
    opens = line.state == "submitted" and "manager" in builder.session.roles
    if not judges and not opens:
        return
    if line.urgent:
        grades = "1 lowest grade" if line.urgent == 1 else f"{line.urgent} lowest grades"
        builder.todo.append(builder.line(line, f"{grades} · {waited}", "needs-you", "urgent", due=""))
        return
    if line.shared_at > line.submitted_at:
        shared = f"shared {ago_in_words(builder.day(line.shared_at), builder.now)}"
        words = f"the agency asks for grades to be looked at again · {shared}"
        builder.todo.append(builder.line(line, words, "needs-you", due=""))
        return
    decided = f" · {line.outcomes} of {line.graded} decided" if line.outcomes else ""
    words = waited if line.state == "submitted" else f"{line.state}{decided} · {waited}"
    builder.todo.append(builder.line(line, words, "part", due=""))


def _rounds(builder: Builder) -> None:
    """One line a round: how many are in, late and agreed; of closed ones only that they are."""
    for one in builder.session.workspace.registry.rounds()[:_MOST_ROUNDS]:
        if one.closed:
            builder.done.append(HomeLine("round", one.title, "closed", "done", one.slug))
            continue
        invited, came, over, passed, late = _counted(builder, one)
        if not invited and builder.session.sight.is_bounded:
            continue
        detail = f"{came} of {invited} in · {over - passed} agreed"
        detail += (f" · {passed} not moderated" if passed else "") + (f" · {late} overdue" if late else "")
        finished = over == invited
        words = "" if finished else builder.due(one.due)
        mark = "done" if finished else ("needs-you" if late else "part")
        line = HomeLine("round", one.title, detail, mark, one.slug, due=one.due, due_words=words)
        (builder.done if finished else builder.waiting).append(line)


_PASSED = """(state = 'acknowledged' OR (state = 'closed' AND NOT EXISTS (SELECT 1 FROM grades g
    WHERE g."return" = returns.id AND g.agreed_outcome NOT IN ('', 'not moderated'))))"""
"""Acknowledged, and perhaps closed since: nobody moderated it, so it is not agreed either."""


def _counted(builder: Builder, one: Round) -> tuple[int, int, int, int, int]:
    """Of a round: invited, in, over (agreed, acknowledged or closed), of these not moderated, overdue.

    A group lead counts the agencies of the group.
    """
    sight = builder.session.sight
    known = tuple(agency.id for agency in sight.agencies()) if sight.is_bounded else ()
    where = f"AND agency IN ({','.join('?' * len(known))})" if sight.is_bounded else ""
    row = builder.session.workspace.store.one(
        f"""SELECT count(*), coalesce(sum(revision > 0), 0),
        coalesce(sum(state IN ('agreed', 'acknowledged', 'closed')), 0), coalesce(sum({_PASSED}), 0),
        coalesce(sum(revision = 0 AND state IN {NOT_IN_YET!r} AND CASE due WHEN '' THEN ? ELSE due END < ?), 0)
        FROM returns WHERE round = ? AND state NOT IN ('exempt', 'withdrawn') {where}""",
        (one.due, builder.now.isoformat(), one.id, *known),
    )
    assert row is not None
    return row[0], row[1], row[2], row[3], row[4]
