"""A round at a glance, counted from the tables: nothing is folded, so that 330 returns are summed up at once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from s11tui.audit.register import Round
from s11tui.audit.round_summary import LateAction, Moderated, Owed, ReturnCounts, RoundSummary
from s11tui.clock import stamp, today
from s11tui.questionnaire.vocabulary import KINDS
from s11tui.workspace import practices, registers, summary_grades
from s11tui.workspace.boards import waiting
from s11tui.workspace.lines import ReturnLine
from s11tui.workspace.listing import Wanted, returns
from s11tui.workspace.standings import Standing, seen_panels, standings
from s11tui.workspace.summary_since import since_before
from s11tui.workspace.summary_told import told

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_FOLLOWED = """SELECT r.slug FROM returns r JOIN rounds n ON n.id = r.round WHERE r.revision > 0 AND n.opened_at <= ?
    AND r.agency IN (SELECT agency FROM returns WHERE round = ?)"""

Lines = Mapping[str, ReturnLine]


def summary(session: "Session", round_ref: str | None, *, only_shared: bool) -> RoundSummary:
    """The summary of a round; of the newest in which something was submitted, where none is named."""
    workspace = session.workspace
    partnership = workspace.registry.partnership()
    chosen = workspace.registry.round(round_ref) if round_ref else _newest(session)
    empty = RoundSummary(partnership.name, partnership.zone, chosen, as_of=stamp(workspace.clock()))
    if chosen is None:
        return empty
    lines = {line.id: line for line in returns(session, Wanted(round=chosen.id))}
    panels = seen_panels(session, lines.values())
    whole = replace(empty, only_shared=only_shared or not panels, scope=_scope(session, chosen, lines))
    seen = frozenset() if only_shared else panels
    whole = _with_returns(session, whole, lines)
    whole = _with_grades(session, whole, lines, seen, panels)
    whole = _with_actions(session, whole, only_shared)
    return _with_practices(session, whole, only_shared)


def _newest(session: "Session") -> Round | None:
    """The newest open round in which something was submitted; else the newest."""
    rounds = session.workspace.registry.rounds()
    busy = {one for (one,) in session.workspace.store.all("SELECT DISTINCT round FROM returns WHERE revision > 0")}
    return next((one for one in rounds if not one.closed and one.id in busy), rounds[0] if rounds else None)


def _scope(session: "Session", chosen: Round, lines: Lines) -> str:
    """Of which agencies it tells, where somebody may know of some only."""
    row = session.workspace.store.one("SELECT count(*) FROM returns WHERE round = ?", (chosen.id,))
    every = row[0] if row else 0
    return "" if len(lines) == every else f"{len(lines)} of the {every} agencies: those that you may know of"


def _with_returns(session: "Session", whole: RoundSummary, lines: Lines) -> RoundSummary:
    kinds = Counter(line.kind for line in lines.values())
    states = Counter(line.state for line in lines.values())
    now = today(session.workspace.clock, whole.zone)
    return replace(
        whole,
        returns=_counts("", lines.values()),
        by_kind=tuple(
            _counts(KINDS.get(kind, kind), (line for line in lines.values() if line.kind == kind))
            for kind, _ in kinds.most_common()
        ),
        states=tuple(states.most_common()),
        owed=_owed(lines.values(), now, whole.zone),
    )


def _counts(kind: str, lines: Iterable[ReturnLine]) -> ReturnCounts:
    found = list(lines)
    expected = [line for line in found if line.state not in ("exempt", "withdrawn")]
    came = [line for line in expected if line.revision > 0]
    return ReturnCounts(
        kind,
        invited=len(found),
        submitted=len(came),
        outstanding=len(expected) - len(came),
        exempt=sum(line.state == "exempt" for line in found),
        withdrawn=sum(line.state == "withdrawn" for line in found),
        late=sum("late" in line.labels for line in came),
        overdue=sum("overdue" in line.labels for line in expected),
    )


def _owed(lines: Iterable[ReturnLine], now: date, zone: str) -> Owed:
    waited = [(days, line) for line in lines if (days := waiting(line, now, zone)) is not None]
    if not waited:
        return Owed()
    days, oldest = max(waited, key=lambda one: one[0])
    return Owed(len(waited), days, oldest.agency_name, oldest.slug)


def _with_grades(
    session: "Session", whole: RoundSummary, lines: Lines, seen: frozenset[str], panels: frozenset[str]
) -> RoundSummary:
    assert whole.round is not None
    workspace = session.workspace
    edition = workspace.registry.edition(whole.round.edition)
    graded = summary_grades.graded_standards(edition, workspace.registry.partnership().settings)
    found = standings(session, whole.round.id, lines, seen)
    shared = frozenset(line.id for line in lines.values() if line.shared_at)
    barriers, asked = told(session, whole.round.id, edition, lines, seen | shared)
    return replace(
        whole,
        edition=f"{edition.title}, version {edition.version}",
        moderated=_moderated(session, whole.round, lines, found, panels | shared),
        movement=summary_grades.movement(found),
        unshared=sum(bool(one.outcome) and not one.shared for one in found),
        areas=summary_grades.by_area(graded, found),
        standards=summary_grades.by_standard(graded, found),
        lowered=summary_grades.lowered(graded, found),
        lowest=summary_grades.lowest(graded, found),
        urgent=summary_grades.urgent(graded, found),
        challenges=summary_grades.challenges(graded, found),
        barriers=barriers,
        asked=asked,
        since=since_before(session, whole.round, edition, graded, found, only_shared=whole.only_shared),
    )


def _moderated(
    session: "Session", chosen: Round, lines: Lines, found: list[Standing], known: frozenset[str]
) -> Moderated:
    """How much was moderated; of what was picked for it only the returns that are `known`."""
    looked_at = {one.line.id for one in found if one.verified or one.outcome == "cannot tell"}
    passed = {one.line.id for one in found if one.outcome == "not moderated"} - looked_at
    came = {line.id for line in lines.values() if line.revision > 0 and line.state not in ("exempt", "withdrawn")}
    passed |= {name for name in came - looked_at if lines[name].state == "acknowledged"}
    picked = session.workspace.store.all('SELECT "return" FROM samples WHERE round = ?', (chosen.id,))
    return Moderated(
        discussed=sum(one.verified and one.basis != "on reading" for one in found),
        on_reading=sum(one.verified and one.basis == "on reading" for one in found),
        cannot_tell=sum(one.outcome == "cannot tell" for one in found),
        not_moderated=sum(one.outcome == "not moderated" for one in found),
        undecided=sum(not one.outcome for one in found),
        moderated=len(looked_at),
        acknowledged=len(passed),
        waiting=len(came - looked_at - passed),
        sampled=sum(name in known and name in lines for (name,) in picked),
    )


def _with_actions(session: "Session", whole: RoundSummary, only_shared: bool) -> RoundSummary:
    """The actions of its agencies, of this round and of those before it, and those about the arrangements.

    What an agency plans in a return that it has not submitted yet is its own.
    """
    assert whole.round is not None
    now = today(session.workspace.clock, whole.zone)
    rows = session.workspace.store.all(_FOLLOWED, (whole.round.opened_at, whole.round.id))
    until = {slug for (slug,) in rows} | {""}
    known = [
        one for one in registers.actions(session) if one.ref in until and (one.shared or not one.ref or not only_shared)
    ]
    late = [LateAction(one, (now - date.fromisoformat(one.due)).days) for one in known if one.overdue]
    return replace(
        whole,
        overdue=tuple(sorted(late, key=lambda one: -one.days)),
        slipped=tuple(one for one in known if one.state == "slipped back"),
    )


def _with_practices(session: "Session", whole: RoundSummary, only_shared: bool) -> RoundSummary:
    assert whole.round is not None
    known = tuple(one for one in practices.bank(session, whole.round.id) if one.shared or not only_shared)
    return replace(
        whole,
        practices=tuple(one for one in known if one.may_be_shared),
        practices_marked=tuple(practices.counted(known, "kind")),
        consents=tuple(practices.counted(known, "consent")),
    )
