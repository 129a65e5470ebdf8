"""The home screen: what to do next, what waits for others, what is done."""

from datetime import date
from typing import TYPE_CHECKING

from s11tui.audit.rights import belongs_to
from s11tui.clock import ago_in_words, day_in_words, due_in_words, local, today
from s11tui.workspace.lines import Home, HomeLine, ReturnLine
from s11tui.workspace.listing import NOT_IN_YET

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_OVER = ("agreed", "closed", "acknowledged", "exempt", "withdrawn")


class _Builder:
    def __init__(self, session: "Session") -> None:
        self.session = session
        self.zone = session.workspace.registry.partnership().zone
        self.now = today(session.workspace.clock, self.zone)
        self.todo: list[HomeLine] = []
        self.waiting: list[HomeLine] = []
        self.done: list[HomeLine] = []

    def day(self, stamp: str) -> date:
        return local(stamp, self.zone).date()

    def line(self, one: ReturnLine, detail: str, mark: str, kind: str = "return", due: str | None = None) -> HomeLine:
        when = one.due if due is None else due
        words = ""
        if when:
            due_day = date.fromisoformat(when)
            words = f"{due_in_words(due_day, self.now)}, {day_in_words(due_day, self.now)}"
        title = f"{one.round_title} · {one.agency_name}"
        return HomeLine(kind, title, detail, mark, one.slug, one.state, when, words)


def home(session: "Session") -> Home:
    """What one person sees first."""
    builder = _Builder(session)
    roles = session.roles
    lines = session.reading.returns()
    own = {grant.agency for grant in session.person.grants if grant.role in ("lead", "contributor", "signatory")}
    for line in lines:
        if line.agency_id in own:
            _for_agency(builder, line, {g.role for g in session.person.grants if g.agency == line.agency_id})
        elif roles & {"moderator", "meeting-chair", "manager"}:
            _for_panel(builder, line, roles)
        else:
            _for_reader(builder, line)
    _queries(builder, own)
    _actions(builder, own)
    if "manager" in roles:
        _owed(builder, lines)
    order = {"urgent": 0, "query": 1, "return": 2, "owed": 3, "action": 4}
    builder.todo.sort(key=lambda one: (order.get(one.kind, 5), one.due or "9999", one.title))
    return Home(tuple(builder.todo), tuple(builder.waiting), tuple(builder.done))


def _for_agency(builder: _Builder, line: ReturnLine, roles: set[str]) -> None:
    filled = f"{line.done} of {line.asked} done"
    match line.state:
        case "not started" | "in progress" if roles & {"lead", "contributor"}:
            builder.todo.append(builder.line(line, filled, "empty" if line.state == "not started" else "part"))
        case "ready" if "lead" in roles:
            builder.todo.append(
                builder.line(line, "everything is answered: review it and send it for sign-off", "needs-you")
            )
        case "returned" if "lead" in roles:
            builder.todo.append(builder.line(line, "standards came back to you with questions", "needs-you"))
        case "awaiting sign-off" if "signatory" in roles:
            builder.todo.append(builder.line(line, "read it and sign it, or send it back", "needs-you"))
        case "grades shared" if "lead" in roles:
            detail = f"read the agreed grades ({line.changed} changed) and reply"
            builder.todo.append(builder.line(line, detail, "needs-you", due=line.reply_by))
        case state if state in _OVER:
            words = f"{state} · {line.changed} of {line.outcomes} grades changed" if line.outcomes else state
            builder.done.append(builder.line(line, words, "done", due=""))
        case _:
            since = (
                f", submitted {ago_in_words(builder.day(line.submitted_at), builder.now)}" if line.submitted_at else ""
            )
            builder.waiting.append(builder.line(line, f"{line.state}{since}", "part", due=""))


def _for_panel(builder: _Builder, line: ReturnLine, roles: frozenset[str]) -> None:
    agency = builder.session.workspace.agencies[line.agency_id]
    barred = belongs_to(builder.session.person, agency, builder.session.workspace.agencies)
    since = builder.day(line.submitted_at) if line.submitted_at else builder.now
    waited = f"submitted {ago_in_words(since, builder.now)}"
    judges = roles & {"moderator", "meeting-chair"} and not barred
    if line.state in ("submitted", "in moderation") and judges:
        if line.urgent:
            builder.todo.append(
                builder.line(line, f"{line.urgent} lowest grades · {waited}", "needs-you", "urgent", due="")
            )
        else:
            decided = f" · {line.outcomes} of {line.graded} decided" if line.outcomes else ""
            builder.todo.append(builder.line(line, f"{line.state}{decided} · {waited}", "part", due=""))
    elif line.state == "submitted" and "manager" in roles:
        kind = "urgent" if line.urgent else "return"
        detail = f"{line.urgent} lowest grades · {waited}" if line.urgent else waited
        builder.todo.append(builder.line(line, detail, "needs-you", kind, due=""))
    elif line.state in _OVER:
        builder.done.append(builder.line(line, line.state, "done", due=""))
    elif line.state in NOT_IN_YET and "manager" in roles:
        late = "overdue" in line.labels
        builder.waiting.append(
            builder.line(line, f"{line.state} · {line.done} of {line.asked} done", "needs-you" if late else "part")
        )
    elif line.state not in NOT_IN_YET:
        builder.waiting.append(builder.line(line, line.state, "part", due=""))


def _for_reader(builder: _Builder, line: ReturnLine) -> None:
    target = builder.done if line.state in _OVER else builder.waiting
    target.append(builder.line(line, line.state, "done" if line.state in _OVER else "part"))


def _queries(builder: _Builder, own: set[str]) -> None:
    """Questions that nobody of the agency has replied to."""
    if not own:
        return
    marks = ",".join("?" * len(own))
    rows = builder.session.workspace.store.all(
        f"""SELECT r.slug, q.standard, q.who, q.at, a.name FROM queries q JOIN returns r ON r.id = q."return"
        JOIN agencies a ON a.id = r.agency
        WHERE r.agency IN ({marks}) AND q.audience = 'agency' AND NOT q.resolved AND q.replies = 0 ORDER BY q.at""",
        tuple(sorted(own)),
    )
    for slug, standard, who, at, agency in rows:
        asked = ago_in_words(builder.day(at), builder.now)
        detail = f"asked by {builder.session.workspace.names.get(who, 'the partnership')}, {asked}"
        builder.todo.append(
            HomeLine("query", f"Reply to a question · {agency}", detail, "needs-you", slug, standard=standard)
        )


def _actions(builder: _Builder, own: set[str]) -> None:
    """Open actions of one's own agencies, the most overdue first; the panel's are known once grades were shared."""
    if not own:
        return
    marks = ",".join("?" * len(own))
    rows = builder.session.workspace.store.all(
        f"""SELECT c.what, c.due, c.state, r.slug, c.standard FROM actions c JOIN returns r ON r.id = c."return"
        WHERE c.agency IN ({marks}) AND c.state IN ('open', 'in hand', 'slipped back')
        AND r.revision > 0 AND (NOT c.by_panel OR r.shared_at <> '') ORDER BY c.due LIMIT 50""",
        tuple(sorted(own)),
    )
    for what, due, state, slug, standard in rows:
        when = date.fromisoformat(due)
        words = f"{due_in_words(when, builder.now)}, {day_in_words(when, builder.now)}"
        mark = "needs-you" if when < builder.now else "part"
        line = what.splitlines()[0]
        builder.todo.append(HomeLine("action", f"Action: {line}", state, mark, slug, state, due, words, standard))


def _owed(builder: _Builder, lines: tuple[ReturnLine, ...]) -> None:
    """Feedback that the partnership owes, on its own screen, with how long."""
    owed = [one for one in lines if one.state in ("submitted", "in moderation") and one.submitted_at]
    if not owed:
        return
    oldest = max(owed, key=lambda one: (builder.now - builder.day(one.submitted_at)).days)
    days = (builder.now - builder.day(oldest.submitted_at)).days
    title = f"Feedback owed to {len(owed)} {'agency' if len(owed) == 1 else 'agencies'}"
    words = f"the oldest, {oldest.agency_name}, has waited {days} {'day' if days == 1 else 'days'}"
    builder.todo.append(HomeLine("owed", title, words, "needs-you", oldest.slug))
