"""The home screen: what to do next, what waits for others, what is done."""

from datetime import date
from typing import TYPE_CHECKING

from s11tui.audit.register import AGENCY_ROLES, Round
from s11tui.audit.rights import belongs_to
from s11tui.clock import ago_in_words
from s11tui.workspace.home_agency import agency_lines
from s11tui.workspace.home_builder import Builder
from s11tui.workspace.home_queries import queries
from s11tui.workspace.home_reminders import ratifications, stale_evidence
from s11tui.workspace.lines import Home, HomeLine, ReturnLine
from s11tui.workspace.listing import NOT_IN_YET, Wanted, returns

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_MOST_LINES = 40
_MOST_ROUNDS = 8
_ORDER = {kind: at for at, kind in enumerate(("urgent", "owed", "query", "return", "ratify", "action", "evidence"))}


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
    if "manager" in session.roles:
        _owed(builder)
    queries(builder)
    _actions(builder, own)
    ratifications(builder)
    stale_evidence(builder)
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
    decided = f" · {line.outcomes} of {line.graded} decided" if line.outcomes else ""
    builder.todo.append(builder.line(line, f"{line.state}{decided} · {waited}", "part", due=""))


def _rounds(builder: Builder) -> None:
    """One line a round: how many are in, late and agreed; of closed ones only that they are."""
    for one in builder.session.workspace.registry.rounds()[:_MOST_ROUNDS]:
        if one.closed:
            builder.done.append(HomeLine("round", one.title, "closed", "done", one.slug))
            continue
        invited, came, over, late = _counted(builder, one)
        detail = f"{came} of {invited} in · {over} agreed or closed" + (f" · {late} overdue" if late else "")
        finished = over == invited
        words = "" if finished else builder.due(one.due)
        mark = "done" if finished else ("needs-you" if late else "part")
        line = HomeLine("round", one.title, detail, mark, one.slug, due=one.due, due_words=words)
        (builder.done if finished else builder.waiting).append(line)


def _counted(builder: Builder, one: Round) -> tuple[int, int, int, int]:
    """Of a round: invited, in, agreed or closed, overdue."""
    row = builder.session.workspace.store.one(
        f"""SELECT count(*), coalesce(sum(revision > 0), 0),
        coalesce(sum(state IN ('agreed', 'acknowledged', 'closed')), 0),
        coalesce(sum(revision = 0 AND state IN {NOT_IN_YET!r} AND CASE due WHEN '' THEN ? ELSE due END < ?), 0)
        FROM returns WHERE round = ? AND state NOT IN ('exempt', 'withdrawn')""",
        (one.due, builder.now.isoformat(), one.id),
    )
    assert row is not None
    return row[0], row[1], row[2], row[3]


def _actions(builder: Builder, own: tuple[str, ...]) -> None:
    """Open actions of one's own agencies, the most overdue first; the panel's are known once grades were shared."""
    if not own:
        return
    marks = ",".join("?" * len(own))
    rows = builder.session.workspace.store.all(
        f"""SELECT c.what, c.due, c.state, r.slug, c.standard FROM actions c JOIN returns r ON r.id = c."return"
        WHERE c.agency IN ({marks}) AND c.state IN ('open', 'in hand', 'slipped back')
        AND r.revision > 0 AND (NOT c.by_panel OR r.shared_at <> '') ORDER BY c.due LIMIT 50""",
        own,
    )
    for what, due, state, slug, standard in rows:
        mark = "needs-you" if date.fromisoformat(due) < builder.now else "part"
        title = f"Action: {what.splitlines()[0]}"
        builder.todo.append(HomeLine("action", title, state, mark, slug, state, due, builder.due(due), standard))


def _owed(builder: Builder) -> None:
    """Feedback that the partnership owes, on its own screen, with how long."""
    row = builder.session.workspace.store.one(
        """SELECT count(*), min(r.submitted_at), r.slug, a.name FROM returns r JOIN agencies a ON a.id = r.agency
        WHERE r.state IN ('submitted', 'in moderation')"""
    )
    if row is None or not row[0]:
        return
    owed, oldest, slug, agency = row
    days = (builder.now - builder.day(oldest)).days
    title = f"Feedback owed to {owed} {'agency' if owed == 1 else 'agencies'}"
    words = f"the oldest, {agency}, has waited {days} {'day' if days == 1 else 'days'}"
    builder.todo.append(HomeLine("owed", title, words, "needs-you", slug))
