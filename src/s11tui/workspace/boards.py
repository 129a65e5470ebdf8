"""The moderation board: agencies by standards."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from s11tui.audit.completeness import grade_of
from s11tui.audit.register import Round
from s11tui.audit.rights import roles_on, sees_panel, sees_proposals
from s11tui.clock import local, today
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.models import Edition, Grade, Usual
from s11tui.workspace.board_areas import area_columns
from s11tui.workspace.board_lines import CHANGES, UNVERIFIED, Board, BoardCell, BoardColumn, BoardGrade, BoardRow
from s11tui.workspace.lines import ReturnLine
from s11tui.workspace.listing import NOT_IN_YET, SHARED
from s11tui.workspace.sampled import reasons_in
from s11tui.workspace.standings import PASSED_OVER, stale_outcomes

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_GRADES = """SELECT g."return", r.state, g.standard, g.self_grade, g.agreed_grade, g.agreed_outcome, o.grade, o.outcome
    FROM returns r JOIN grades g ON g."return" = r.id
    LEFT JOIN outcomes o ON o."return" = g."return" AND o.standard = g.standard
    WHERE r.round = ? AND r.revision > 0"""
_QUERIES = """SELECT q."return", q.standard, q.audience FROM queries q JOIN returns r ON r.id = q."return"
    WHERE r.round = ? AND NOT q.resolved"""
_PROPOSALS = """SELECT p."return", p.standard, p.person, p.grade FROM returns r JOIN proposals p ON p."return" = r.id
    WHERE r.round = ? ORDER BY p.at"""

Place = tuple[str, str]
"""The id of a return and of a standard."""


class _Grade(NamedTuple):
    """A grade of a standard's scale, as the board writes it."""

    short: str
    colour: str
    fall: float | None


_NOTHING = _Grade("·", "grey", None)
_NONE = _Grade("", "", None)


@dataclass(frozen=True)
class _Sight:
    """What of a round this person may see besides what the agencies see.

    Attributes:
        panels: ids of the returns of which they see what the panel said; `chairs`: of which they are the chair.
        proposals: grades that were proposed, where they may see them.
        panel_queries: open questions within the panel; `queries`: those to the agency, which everybody sees.
        stale: outcomes whose answers changed since.
    """

    panels: frozenset[str]
    proposals: Mapping[Place, tuple[str, ...]]
    queries: frozenset[Place]
    panel_queries: frozenset[Place]
    stale: frozenset[Place]


def board(session: "Session", round_ref: str | None) -> Board:
    """The board of a round; of the newest that is not closed, where none is named."""
    registry = session.workspace.registry
    rounds = registry.rounds()
    chosen = registry.round(round_ref) if round_ref else _newest(session, rounds)
    if chosen is None:
        return Board(None, rounds, (), (), "No round has been opened yet.")
    edition = registry.edition(chosen.edition)
    lines = session.reading.returns(round=chosen.id)
    columns = _columns(edition)
    grades = _grades(edition)
    sight = _sight(session, chosen, lines)
    cells = _cells(session, chosen, grades, sight)
    now = today(session.workspace.clock, registry.partnership().zone)
    rows = _rows(session, lines, cells, now, _picked(session, chosen, sight))
    return Board(chosen, rounds, columns, rows, summary(rows), area_columns(columns), _every_grade(edition))


def _newest(session: "Session", rounds: tuple[Round, ...]) -> Round | None:
    """The newest round in which something was submitted; else the newest."""
    busy = {one for (one,) in session.workspace.store.all("SELECT DISTINCT round FROM returns WHERE revision > 0")}
    open_ = [one for one in rounds if not one.closed and one.id in busy]
    return open_[0] if open_ else (rounds[0] if rounds else None)


def _columns(edition: Edition) -> tuple[BoardColumn, ...]:
    numbers = {area.id: str(number) for number, area in enumerate(edition.areas, 1)}
    return tuple(
        BoardColumn(standard.id, standard.number, standard.title, area.title, numbers[area.id])
        for area in edition.areas
        for standard in area.standards
        if standard.graded
    )


def _rows(
    session: "Session",
    lines: tuple[ReturnLine, ...],
    cells: Mapping[str, dict[str, BoardCell]],
    now: date,
    picked: Mapping[str, str],
) -> tuple[BoardRow, ...]:
    zone = session.workspace.registry.partnership().zone
    agencies = session.workspace.agencies
    agencies.look_up([line.agency_id for line in lines])
    rows = []
    for line in lines:
        group = agencies[line.agency_id].group
        owed, why = waiting(line, now, zone), picked.get(line.id, "")
        rows.append(BoardRow(line, cells.get(line.id, {}), group=group, waiting=owed, sampled=why))
    return tuple(rows)


def _picked(session: "Session", chosen: Round, sight: _Sight) -> dict[str, str]:
    """Why returns were picked for moderation, where this person may see what the panel does."""
    found = reasons_in(session.workspace.store, chosen.id)
    return {return_id: why for return_id, why in found.items() if return_id in sight.panels}


def waiting(line: ReturnLine, now: date, zone: str) -> int | None:
    """For how many days a return has been in without its grades being shared; None where no feedback is owed."""
    if line.state not in ("submitted", "in moderation") or not line.submitted_at:
        return None
    if line.shared_at > line.submitted_at:
        # It was shared, and the agency asked for a grade to be looked at again: it waits for that, not for feedback.
        return None
    return max(0, (now - local(line.submitted_at, zone).date()).days)


def _sight(session: "Session", chosen: Round, lines: tuple[ReturnLine, ...]) -> _Sight:
    """What this person may see of the panel, return by return."""
    agencies = session.workspace.agencies
    agencies.look_up([line.agency_id for line in lines])
    roles = {line.id: roles_on(session.person, agencies[line.agency_id]) for line in lines}
    panels = frozenset(
        line.id for line in lines if sees_panel(session.person, roles[line.id], agencies[line.agency_id], agencies)
    )
    store = session.workspace.store
    queries: dict[str, set[Place]] = {"agency": set(), "panel": set()}
    for return_id, standard, audience in store.all(_QUERIES, (chosen.id,)):
        queries[audience].add((return_id, standard))
    made: dict[Place, dict[str, str]] = {}
    for return_id, standard, person, grade in store.all(_PROPOSALS, (chosen.id,)):
        if return_id in panels:
            made.setdefault((return_id, standard), {})[person] = grade
    proposals = {
        place: tuple(by.values())
        for place, by in made.items()
        if sees_proposals(session.person.id, roles[place[0]], by, separately=chosen.separately)
    }
    stale = stale_outcomes(session, lines)
    return _Sight(panels, proposals, frozenset(queries["agency"]), frozenset(queries["panel"]), stale)


def _cells(
    session: "Session", chosen: Round, grades: Mapping[Place, _Grade], sight: _Sight
) -> dict[str, dict[str, BoardCell]]:
    """The cells of each return by standard."""
    cells: dict[str, dict[str, BoardCell]] = {}
    # Most cells are alike: each is made once, which halves the time that a board of twenty thousand takes.
    made: dict[tuple[object, ...], BoardCell] = {}
    for return_id, state, standard, own, *shared, decided, how in session.workspace.store.all(_GRADES, (chosen.id,)):
        place = (return_id, standard)
        panel = return_id in sight.panels
        agreed, outcome = (decided, how) if panel and decided else shared
        if not outcome and own and state in PASSED_OVER:
            agreed, outcome = own, "not moderated"
        proposed = sight.proposals.get(place, ())
        queried = place in sight.queries or (panel and place in sight.panel_queries)
        key = (standard, own, agreed, outcome, place in sight.stale, queried, proposed)
        cell = made.get(key)
        if cell is None:
            cell = made[key] = _cell(grades, key[0], own, agreed, outcome, place in sight.stale, queried, proposed)
        cells.setdefault(return_id, {})[standard] = cell
    return cells


def _cell(
    grades: Mapping[Place, _Grade],
    standard: object,
    own: str,
    agreed: str,
    outcome: str,
    stale: bool,
    queried: bool,
    proposed: tuple[str, ...],
) -> BoardCell:
    name = str(standard)
    said = grades.get((name, own), _NOTHING)
    stands = grades.get((name, agreed), _NONE)
    return BoardCell(
        said.short,
        said.colour,
        stands.short,
        stands.colour,
        stale=stale,
        queried=queried,
        self_grade=own,
        agreed_grade=agreed,
        outcome=outcome,
        self_fall=said.fall,
        agreed_fall=stands.fall,
        proposed=tuple(grades.get((name, one), _NOTHING).short for one in proposed),
        proposed_grades=proposed,
        disagrees=(not outcome or stale) and any(one != own for one in proposed),
        decided=int(bool(outcome)),
        changed=int(outcome in CHANGES),
        unverified=int(outcome in UNVERIFIED),
    )


def _scales(edition: Edition) -> Iterable[tuple[str, tuple[Grade, ...]]]:
    """Each standard with the grades that it can have, the best first, not applicable last."""
    for area in edition.areas:
        for standard in area.standards:
            asked = AskedStandard(area, standard, edition.scale_by_id[standard.scale], (), Usual())
            na = grade_of(asked, "n-a")
            yield standard.id, (*asked.scale.grades, *([na] if na else []))


def _grades(edition: Edition) -> dict[Place, _Grade]:
    """Each grade of each standard."""
    found = {}
    for standard, grades in _scales(edition):
        steps = max(1, sum(one.score is not None for one in grades) - 1)
        for number, one in enumerate(grades):
            fall = None if one.score is None else number / steps
            found[standard, one.id] = _Grade(one.short, one.colour or "grey", fall)
    return found


def _every_grade(edition: Edition) -> tuple[BoardGrade, ...]:
    """Every grade that can stand on the board, once, scale by scale, each from the best to the lowest."""
    found: dict[str, BoardGrade] = {}
    for _, grades in _scales(edition):
        for one in grades:
            found.setdefault(one.short, BoardGrade(one.short, one.label, one.colour or "grey"))
    return tuple(found.values())


def summary(rows: tuple[BoardRow, ...]) -> str:
    """`24 of 30 in · 11 agreed · feedback owed to 6, oldest 19 days`."""
    expected = [row.line for row in rows if row.line.state not in ("exempt", "withdrawn")]
    came = [line for line in expected if line.state not in NOT_IN_YET]
    passed = {row.line.id for row in rows if row.cells and row.unverified == len(row.cells)}
    agreed = sum(line.state in ("agreed", "closed") and line.id not in passed for line in came)
    words = [f"{len(came)} of {len(expected)} in", f"{agreed} agreed"]
    shared = sum(line.state in SHARED and line.id not in passed for line in came) - agreed
    if passed:
        words.append(f"{len(passed)} not moderated")
    if shared:
        words.append(f"{shared} with grades shared")
    owed = [row.waiting for row in rows if row.waiting is not None]
    if owed:
        oldest = max(owed)
        words.append(f"feedback owed to {len(owed)}, oldest {oldest} {'day' if oldest == 1 else 'days'}")
    return " · ".join(words)
