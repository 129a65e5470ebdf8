"""Home lines about what follows moderation: actions, replies that run out, feedback owed."""

from collections import Counter
from datetime import timedelta

from s11tui.audit.action_steps import FOLLOWERS
from s11tui.audit.rights import belongs_to
from s11tui.text import counted
from s11tui.workspace.action_rights import Rights
from s11tui.workspace.home_builder import Builder
from s11tui.workspace.lines import HomeLine

_OPEN = "('open', 'in hand', 'slipped back')"
_OWN = f"""SELECT c.slug, c.what, c.due, c.state, c.owner, c.owner_kind <> 'agency', c.standard
    FROM actions c JOIN returns r ON r.id = c."return" WHERE c.agency IN ({{marks}}) AND c.state IN {_OPEN}
    AND (c.owner_kind = 'agency' OR c.owner_agency NOT IN ({{marks}}))
    AND r.revision > 0 AND (NOT c.by_panel OR r.shared_at <> '') ORDER BY c.due LIMIT 50"""
_OWNED = f"""SELECT c.slug, c.what, c.due, c.state, c.agency, r.revision, NOT c.by_panel OR r.shared_at <> ''
    FROM actions c LEFT JOIN returns r ON r.id = c."return" WHERE c.owner_agency IN ({{marks}})
    AND c.owner_kind <> 'agency' AND c.state IN {_OPEN} ORDER BY c.due LIMIT 50"""
_FOLLOWED = f"""SELECT c.agency, c.owner_agency, c.state, count(*), sum(c.due < ?) FROM actions c
    LEFT JOIN returns r ON r.id = c."return" WHERE (c.state IN {_OPEN} OR c.state = 'said done')
    AND (c."return" = '' OR r.revision > 0) GROUP BY c.agency, c.owner_agency, c.state"""
_REPLIES = """SELECT coalesce(sum(reply_by < ?), 0), coalesce(sum(reply_by >= ?), 0), min(reply_by) FROM returns
    WHERE state = 'grades shared' AND reply_by <> '' AND reply_by <= ?"""
_OWED = """SELECT count(*), min(r.submitted_at), r.slug, a.name FROM returns r JOIN agencies a ON a.id = r.agency
    WHERE r.state IN ('submitted', 'in moderation') AND r.shared_at <= r.submitted_at"""
_RUNS_OUT = timedelta(days=3)
VERIFY, OVERDUE, SLIPPED = "verify", "overdue", "slipped"
"""What the `ref` of a line of kind `register` says: a group of the action register."""


def own_actions(builder: Builder, own: tuple[str, ...]) -> None:
    """Open actions of one's own agencies, the most overdue first; the panel's are known once grades were shared.

    What a partner or sub-group does about them waits for those.
    """
    if not own:
        return
    rows = builder.session.workspace.store.all(_OWN.format(marks=_marks(own)), own * 2)
    for slug, what, due, state, owner, others, standard in rows:
        line = _line(builder, (slug, what, due, state), f"{owner} · {state}" if others else state, standard)
        (builder.waiting if others else builder.todo).append(line)


def owned_actions(builder: Builder) -> None:
    """Open actions that a partner or sub-group owns, for the people of its agency who may know of them."""
    person = builder.session.person
    homes = tuple(sorted({person.home, *(grant.agency for grant in person.grants)} - {""}))
    if not homes:
        return
    rights = Rights(builder.session)
    rows = builder.session.workspace.store.all(_OWNED.format(marks=_marks(homes)), homes)
    for slug, what, due, state, agency, revision, shared in rows:
        if not agency or rights.may_know(agency, revision, bool(shared)):
            builder.todo.append(_line(builder, (slug, what, due, state), state))


def followed_actions(builder: Builder) -> None:
    """How many actions wait to be verified, are overdue, or slipped back, for those who follow them up.

    Counted by agency, not one by one: a partnership has some thousands.
    """
    if builder.session.roles.isdisjoint(FOLLOWERS):
        return
    numbers: Counter[str] = Counter()
    rows = builder.session.workspace.store.all(_FOLLOWED, (builder.now.isoformat(),))
    builder.agencies.look_up([agency for row in rows for agency in row[:2] if agency])
    rights = Rights(builder.session)
    for agency, owner, state, number, late in rows:
        if not agency or rights.follows(agency):
            belongs = owner and belongs_to(builder.session.person, builder.agencies[owner], builder.agencies)
            numbers[VERIFY] += number if state == "said done" and not belongs else 0
            numbers[SLIPPED] += number if state == "slipped back" else 0
            numbers[OVERDUE] += late if state in ("open", "in hand") else 0
    for group, lines, one, many in (
        (VERIFY, builder.todo, "action waits to be verified", "actions wait to be verified"),
        (SLIPPED, builder.todo, "action slipped back", "actions slipped back"),
        (OVERDUE, builder.waiting, "action is overdue", "actions are overdue"),
    ):
        if numbers[group]:
            lines.append(HomeLine("register", counted(numbers[group], one, many), "", "needs-you", group))


def replies(builder: Builder) -> None:
    """Agencies whose time to reply is over, for the manager to settle; and those for which it runs out."""
    if "manager" not in builder.session.roles:
        return
    now, soon = builder.now.isoformat(), (builder.now + _RUNS_OUT).isoformat()
    row = builder.session.workspace.store.one(_REPLIES, (now, now, soon))
    over, running, first = row if row is not None else (0, 0, "")
    if over:
        title = f"The time to reply is over for {counted(over, 'agency', 'agencies')}"
        words = "one step settles what was not replied to as “no reply received”"
        builder.todo.append(HomeLine("settle", title, words, "needs-you", ""))
    if running:
        title = f"The time to reply runs out for {counted(running, 'agency', 'agencies')}"
        when = first if not over else ""
        builder.waiting.append(HomeLine("replies", title, "", "part", "", due=when, due_words=builder.due(when)))


def owed(builder: Builder) -> None:
    """Feedback that the partnership owes, on its own screen, with how long."""
    if not _answers_for_all(builder):
        return
    row = builder.session.workspace.store.one(_OWED)
    if row is None or not row[0]:
        return
    number, oldest, slug, agency = row
    days = (builder.now - builder.day(oldest)).days
    title = f"Feedback owed to {counted(number, 'agency', 'agencies')}"
    words = f"the oldest, {agency}, has waited {counted(days, 'day')}"
    builder.todo.append(HomeLine("owed", title, words, "needs-you", slug))


def _answers_for_all(builder: Builder) -> bool:
    """The manager, and a chair for every kind of agency; not somebody who judges a few."""
    return any(
        grant.role == "manager" or (grant.role == "meeting-chair" and not grant.kinds and not grant.phases)
        for grant in builder.session.person.grants
    )


def _line(builder: Builder, one: tuple[str, str, str, str], detail: str, standard: str = "") -> HomeLine:
    slug, what, due, state = one
    mark = "needs-you" if due < builder.now.isoformat() else "part"
    return HomeLine(
        "action", f"Action: {what.splitlines()[0]}", detail, mark, slug, state, due, builder.due(due), standard
    )


def _marks(values: tuple[str, ...]) -> str:
    return ",".join("?" * len(values))
