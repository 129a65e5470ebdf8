"""In which order the board stands, and in which groups. The screen and the command share it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from s11tui.errors import BadInput
from s11tui.questionnaire.vocabulary import KINDS, PHASES
from s11tui.workspace.board_areas import with_areas
from s11tui.workspace.board_filters import Filter, passes
from s11tui.workspace.board_lines import AREA, Board, BoardColumn, BoardRow
from s11tui.workspace.listing import NOT_IN_YET

SORTS: Mapping[str, str] = {
    "name": "the agency's name",
    "kind": "the kind of agency",
    "phase": "the phase of education",
    "state": "how far the return is",
    "due": "what is due first",
    "changes": "most grades changed by the panel",
    "lowest": "most grades at the foot of their scale, then the next",
    "disagreement": "most standards with proposals that differ from the self-grade",
    "stale": "most outcomes whose answers changed since",
    "feedback": "waiting longest for feedback",
    "sampled": "picked for moderation first",
}
"""What the board can be sorted by; and by a column, the lowest grade first."""

GROUPS: Mapping[str, str] = {
    "none": "one list",
    "kind": "by kind of agency",
    "phase": "by phase of education",
    "trust": "by trust, federation or force",
    "state": "by how far the return is",
    "changes": "by whether the panel changed grades",
    "disagreement": "by whether proposals differ from the self-grade",
    "stale": "by whether answers changed after a decision",
    "feedback": "by how long feedback has been owed",
    "sampled": "by whether it was picked for moderation",
}
"""What the board can be grouped by; and by a column, the grade that stands there."""

BY = ("standards", "areas")
"""What the columns are."""

_STATES = (
    *("submitted", "in moderation", "grades shared", "agreed", "acknowledged", "closed"),
    *("returned", "awaiting sign-off", "ready", "in progress", "not started", "exempt", "withdrawn"),
)
_WAITS = (
    (56, "Feedback owed for more than 8 weeks"),
    (28, "Feedback owed for 4 to 8 weeks"),
    (14, "Feedback owed for 2 to 4 weeks"),
    (-1, "Feedback owed for up to 2 weeks"),
)
"""Days that a return has waited for longer, and the heading that it then stands under."""

Order = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How somebody looks at the board.

    Attributes:
        by: standards or areas.
        sort: one of SORTS, or the id of a column; `group`: one of GROUPS, or the id of a column.
        letters: what an agency's name must have in it.
    """

    by: str = "standards"
    sort: str = "name"
    group: str = "none"
    filters: tuple[Filter, ...] = ()
    letters: str = ""

    def toggled(self, one: Filter) -> "Arrangement":
        """With this filter, or without it where it was there."""
        kept = tuple(other for other in self.filters if other != one)
        return replace(self, filters=kept if len(kept) < len(self.filters) else (*kept, one))

    def fitting(self, board: Board) -> "Arrangement":
        """Without what names columns that this board has not: those of another round."""
        known = {one.id for one in board.every_column()}
        filters = tuple(one for one in self.filters if not one.value or one.name in (*_KEYED, *known))
        return replace(
            self,
            sort=self.sort if self.sort in (*SORTS, *known) else "name",
            group=self.group if self.group in (*GROUPS, *known) else "none",
            filters=filters,
        )


_KEYED = ("kind", "phase", "trust", "state", "grade", "owed")


@dataclass(frozen=True, slots=True)
class BoardGroup:
    """Rows under one heading; the heading is empty where the board is not grouped."""

    heading: str
    rows: tuple[BoardRow, ...] = ()

    @property
    def counts(self) -> tuple[str, ...]:
        """`12 agencies`, `9 in`, `3 with changes`, `feedback owed to 4, oldest 19 days`."""
        number, came = len(self.rows), sum(row.line.state not in NOT_IN_YET for row in self.rows)
        changed = sum(row.line.changed > 0 for row in self.rows)
        owed = [row.waiting for row in self.rows if row.waiting is not None]
        found = [f"{number} {'agency' if number == 1 else 'agencies'}", f"{came} in"]
        found += [f"{changed} with changes"] if changed else []
        found += [f"feedback owed to {len(owed)}, oldest {max(owed)} days"] if owed else []
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Arranged:
    """The board as somebody wants to look at it.

    Attributes:
        columns: the standards or the areas.
        groups: none of them empty.
    """

    board: Board
    columns: tuple[BoardColumn, ...]
    groups: tuple[BoardGroup, ...] = field(default=())

    @property
    def rows(self) -> tuple[BoardRow, ...]:
        """Every row that is shown, in order."""
        return tuple(row for group in self.groups for row in group.rows)


def arrange(board: Board, wanted: Arrangement) -> Arranged:
    """The board filtered, sorted and grouped."""
    if not any(row.areas for row in board.rows) and _needs_areas(wanted):
        board = with_areas(board)
    letters = wanted.letters.casefold()
    rows = [row for row in board.rows if letters in row.line.agency_name.casefold() and passes(row, wanted.filters)]
    rows.sort(key=_name)
    if wanted.sort != "name":
        rows.sort(key=_sort_key(wanted.sort))
    columns = board.areas if wanted.by == "areas" else board.columns
    return Arranged(board, columns, tuple(_grouped(rows, wanted.group)))


def _needs_areas(wanted: Arrangement) -> bool:
    named = (wanted.sort, wanted.group, *(one.name for one in wanted.filters))
    return wanted.by == "areas" or any(one.startswith(AREA) for one in named)


def _grouped(rows: list[BoardRow], group: str) -> Iterable[BoardGroup]:
    found: dict[tuple[Order, str], list[BoardRow]] = {}
    heading = _heading(group)
    for row in rows:
        found.setdefault(heading(row), []).append(row)
    for (_, words), inside in sorted(found.items(), key=lambda one: one[0]):
        yield BoardGroup(words, tuple(inside))


def read_sort(board: Board, given: str) -> str:
    """What to sort by, as it is typed: one of SORTS, or a column by its number or id.

    Raises:
        BadInput: there is no such thing.
    """
    return _named(board, given, SORTS, "sorted")


def read_group(board: Board, given: str) -> str:
    """As `read_sort`, of GROUPS."""
    return _named(board, given, GROUPS, "grouped")


def _named(board: Board, given: str, known: Mapping[str, str], done: str) -> str:
    name = given.strip().casefold()
    column = board.column(name) or board.column(given.strip())
    if name in known:
        return name
    if column is None:
        raise BadInput(f"The board cannot be {done} by “{given}”.", f"Choose {', '.join(known)}, or a standard.")
    return column.id


def _name(row: BoardRow) -> Order:
    return (row.line.agency_name.casefold(), row.line.slug)


def _sort_key(sort: str) -> Callable[[BoardRow], Order]:
    return _SORT_KEYS.get(sort) or (lambda row: _fall_first(row, sort))


def _fall_first(row: BoardRow, column: str) -> Order:
    """The lowest grade in a column first; what is not graded last."""
    cell = row.cell(column)
    if cell is None or not cell.self_short:
        return (2, 0.0)
    return (1, 0.0) if cell.fall is None else (0, -cell.fall)


def _place(value: str, order: Iterable[str]) -> int:
    known = list(order)
    return known.index(value) if value in known else len(known)


def _phases(row: BoardRow) -> Order:
    """By the first phase; those without one last."""
    return tuple(_place(one, PHASES) for one in row.line.phases) or (len(PHASES),)


def _depths(row: BoardRow) -> Order:
    """How many grades stand at the foot of their scale, then how many one step up, and so on; the most first."""
    falls = [one.fall for one in row.cells.values() if one.fall]
    return (-sum(one == 1 for one in falls), -sum(falls))


_SORT_KEYS: Mapping[str, Callable[[BoardRow], Order]] = {
    "kind": lambda row: (_place(row.line.kind, KINDS),),
    "phase": _phases,
    "state": lambda row: (_place(row.line.state, _STATES),),
    "due": lambda row: (row.line.due or "9",),
    "changes": lambda row: (-row.line.changed,),
    "lowest": _depths,
    "disagreement": lambda row: (-row.count("disagrees"),),
    "stale": lambda row: (-row.count("stale"),),
    "feedback": lambda row: (row.waiting is None, -(row.waiting or 0)),
    "sampled": lambda row: (not row.sampled,),
}


def _heading(group: str) -> Callable[[BoardRow], tuple[Order, str]]:
    """Which group a row is in: its place among the groups, and its heading."""
    return _HEADINGS.get(group) or (lambda row: _grade_heading(row, group))


def _phase_heading(row: BoardRow) -> tuple[Order, str]:
    return _phases(row), " and ".join(PHASES.get(one, one) for one in row.line.phases) or "No phase"


def _wait_heading(row: BoardRow) -> tuple[Order, str]:
    if row.waiting is None:
        return (len(_WAITS),), "No feedback owed"
    number = next(number for number, (days, _) in enumerate(_WAITS) if row.waiting > days)
    return (number,), _WAITS[number][1]


def _grade_heading(row: BoardRow, column: str) -> tuple[Order, str]:
    cell = row.cell(column)
    if cell is None or not cell.self_short:
        return (2, 0.0, ""), "Not graded"
    return (*_fall_first(row, column), cell.agreed_short or cell.self_short), cell.agreed_short or cell.self_short


def _either(holds: Callable[[BoardRow], bool], yes: str, no: str) -> Callable[[BoardRow], tuple[Order, str]]:
    return lambda row: ((0,), yes) if holds(row) else ((1,), no)


_HEADINGS: Mapping[str, Callable[[BoardRow], tuple[Order, str]]] = {
    "none": lambda row: ((), ""),
    "kind": lambda row: ((_place(row.line.kind, KINDS),), KINDS.get(row.line.kind, row.line.kind)),
    "phase": _phase_heading,
    "trust": lambda row: ((not row.group, row.group.casefold()), row.group or "In no trust, federation or force"),
    "state": lambda row: ((_place(row.line.state, _STATES),), row.line.state.capitalize()),
    "changes": _either(lambda row: row.line.changed > 0, "Changed by the panel", "Nothing changed"),
    "disagreement": _either(lambda row: row.count("disagrees") > 0, "Proposals disagree", "No disagreement"),
    "stale": _either(lambda row: row.count("stale") > 0, "Answers changed after a decision", "Nothing stale"),
    "feedback": _wait_heading,
    "sampled": _either(lambda row: bool(row.sampled), "Picked for moderation", "Not picked"),
}
