"""The moderation board: agencies by standards."""

from typing import TYPE_CHECKING

from s11tui.audit.completeness import grade_of
from s11tui.audit.register import Round
from s11tui.audit.rights import roles_on, sees_panel
from s11tui.clock import local, today
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.models import Edition, Usual
from s11tui.workspace.lines import Board, BoardCell, BoardColumn, BoardRow, ReturnLine
from s11tui.workspace.listing import NOT_IN_YET, SHARED

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_GRADES = """SELECT g."return", g.standard, g.self_grade, g.agreed_grade, o.grade
    FROM grades g JOIN returns r ON r.id = g."return"
    LEFT JOIN outcomes o ON o."return" = g."return" AND o.standard = g.standard
    WHERE r.round = ? AND r.revision > 0"""
_COUNTS = """SELECT x."return", x.standard, count(*) FROM {table} x JOIN returns r ON r.id = x."return"
    WHERE r.round = ? {extra} GROUP BY x."return", x.standard"""


def board(session: "Session", round_ref: str | None) -> Board:
    """The board of a round; of the newest that is not closed, where none is named."""
    registry = session.workspace.registry
    rounds = registry.rounds()
    chosen = registry.round(round_ref) if round_ref else _newest(session, rounds)
    if chosen is None:
        return Board(None, rounds, (), (), "No round has been opened yet.")
    edition = registry.edition(chosen.edition)
    lines = session.reading.returns(round=chosen.id)
    numbers = {area.id: str(number) for number, area in enumerate(edition.areas, 1)}
    columns = tuple(
        BoardColumn(standard.id, standard.number, standard.title, area.title, numbers[area.id])
        for area in edition.areas
        for standard in area.standards
        if standard.graded
    )
    cells = _cells(session, chosen, edition, _panels(session, lines), _stale(session, lines))
    rows = tuple(BoardRow(line, cells.get(line.id, {})) for line in lines)
    return Board(chosen, rounds, columns, rows, summary(session, lines))


def _newest(session: "Session", rounds: tuple[Round, ...]) -> Round | None:
    """The newest round in which something was submitted; else the newest."""
    busy = {one for (one,) in session.workspace.store.all("SELECT DISTINCT round FROM returns WHERE revision > 0")}
    open_ = [one for one in rounds if not one.closed and one.id in busy]
    return open_[0] if open_ else (rounds[0] if rounds else None)


def _panels(session: "Session", lines: tuple[ReturnLine, ...]) -> frozenset[str]:
    """The returns of which this person may see what the panel said."""
    agencies = session.workspace.agencies
    seen = set()
    for line in lines:
        agency = agencies[line.agency_id]
        if sees_panel(session.person, roles_on(session.person, agency), agency, agencies):
            seen.add(line.id)
    return frozenset(seen)


def _stale(session: "Session", lines: tuple[ReturnLine, ...]) -> frozenset[tuple[str, str]]:
    """Return and standard of each outcome whose content changed since; only a few returns have any."""
    found = set()
    for line in lines:
        if "stale" in line.labels:
            scene = session.changing.scene(line.id)
            outcomes = scene.case.panel.outcomes
            found |= {(line.id, name) for name, one in outcomes.items() if scene.content.is_stale(name, one.content)}
    return frozenset(found)


def _cells(
    session: "Session",
    chosen: Round,
    edition: Edition,
    panels: frozenset[str],
    stale: frozenset[tuple[str, str]],
) -> dict[str, dict[str, BoardCell]]:
    """The cells of each return by standard. `panels`: where the panel may be seen; `stale`: changed since."""
    shorts = _shorts(edition)
    proposals = _counts(session, chosen, "proposals", "")
    asked = _counts(session, chosen, "queries", "AND NOT x.resolved AND x.audience = 'agency'")
    queried = asked | _counts(session, chosen, "queries", "AND NOT x.resolved")
    cells: dict[str, dict[str, BoardCell]] = {}
    for return_id, standard, own, shared, decided in session.workspace.store.all(_GRADES, (chosen.id,)):
        panel = return_id in panels
        agreed = (decided if panel else None) or shared
        self_short, self_colour = shorts.get((standard, own), ("·", "grey"))
        agreed_short, agreed_colour = shorts.get((standard, agreed), ("", ""))
        cells.setdefault(return_id, {})[standard] = BoardCell(
            self_short,
            self_colour,
            agreed_short,
            agreed_colour,
            stale=(return_id, standard) in stale,
            queried=(return_id, standard) in (queried if panel else asked),
            proposals=proposals.get((return_id, standard), 0) if panel else 0,
        )
    return cells


def _shorts(edition: Edition) -> dict[tuple[str, str], tuple[str, str]]:
    """The short form and the colour of each grade of each standard."""
    every = [
        AskedStandard(area, standard, edition.scale_by_id[standard.scale], (), Usual())
        for area in edition.areas
        for standard in area.standards
    ]
    return {
        (one.id, grade.id): (grade.short, grade.colour or "grey")
        for one in every
        for grade in (*one.scale.grades, grade_of(one, "n-a"))
        if grade is not None
    }


def _counts(session: "Session", chosen: Round, table: str, extra: str) -> dict[tuple[str, str], int]:
    rows = session.workspace.store.all(_COUNTS.format(table=table, extra=extra), (chosen.id,))
    return {(return_id, standard): number for return_id, standard, number in rows}


def summary(session: "Session", lines: tuple[ReturnLine, ...]) -> str:
    """`24 of 30 in · 11 agreed · feedback owed to 6, oldest 19 days`."""
    zone = session.workspace.registry.partnership().zone
    now = today(session.workspace.clock, zone)
    expected = [line for line in lines if line.state not in ("exempt", "withdrawn")]
    came = [line for line in expected if line.state not in NOT_IN_YET]
    agreed = sum(line.state in ("agreed", "closed") for line in came)
    owed = [line for line in came if line.state in ("submitted", "in moderation") and line.submitted_at]
    words = [f"{len(came)} of {len(expected)} in", f"{agreed} agreed"]
    shared = sum(line.state in SHARED for line in came) - agreed
    if shared:
        words.append(f"{shared} with grades shared")
    if owed:
        oldest = max((now - local(line.submitted_at, zone).date()).days for line in owed)
        words.append(f"feedback owed to {len(owed)}, oldest {oldest} {'day' if oldest == 1 else 'days'}")
    return " · ".join(words)
