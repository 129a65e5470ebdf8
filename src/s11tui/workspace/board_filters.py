"""What of the board is shown: filters that combine.

Filters of one family widen (police or health), those of different families narrow (police, and changed).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from s11tui.errors import BadInput
from s11tui.questionnaire.vocabulary import KINDS, PHASES
from s11tui.workspace.board_lines import Board, BoardRow
from s11tui.workspace.listing import NOT_IN_YET

STATES: Mapping[str, str] = {
    "to moderate": "submitted, or in moderation",
    "not in": "not submitted yet, or sent back",
    "done": "shared, acknowledged, agreed or closed",
}
"""Filters by how far a return is."""

FLAGS: Mapping[str, str] = {
    "changed": "with grades that the panel changed",
    "lowest": "with grades at the foot of their scale",
    "disagreement": "with proposals that differ from the self-grade, and nothing decided",
    "questions": "with open questions",
    "stale": "with outcomes whose answers changed since",
    "not moderated": "acknowledged, or with self-grades that nobody moderated",
    "sampled": "picked for moderation",
    "not sampled": "in, and not picked for moderation",
    "owed": "feedback is owed",
}
"""Filters by what there is in a return."""

OWED_LONGER = (14, 28, 56)
"""Days; what can be chosen for how long feedback has been owed."""

_DONE = ("grades shared", "agreed", "acknowledged", "closed")


@dataclass(frozen=True, slots=True)
class Filter:
    """One filter, for example `Filter("changed")`, `Filter("kind", "school")`, `Filter("policy", "RI")`.

    Attributes:
        name: one of STATES or FLAGS; kind, phase, trust, state or grade; or the id of a column of the board.
        value: which; of `owed` for more than how many days; of a column the letters of a grade.
    """

    name: str
    value: str = ""

    def __str__(self) -> str:
        return f"{self.name.replace(' ', '-')}={self.value}" if self.value else self.name.replace(" ", "-")

    @property
    def family(self) -> str:
        return "state" if self.name in STATES else self.name


def passes(row: BoardRow, filters: Iterable[Filter]) -> bool:
    """Whether the filters let a row through."""
    families: dict[str, bool] = {}
    for one in filters:
        families[one.family] = families.get(one.family, False) or _holds(row, one)
    return all(families.values())


def _holds(row: BoardRow, one: Filter) -> bool:
    if one.name in _TESTS:
        return _TESTS[one.name](row)
    if one.name in _VALUES:
        return one.value in _VALUES[one.name](row)
    if one.name == "owed":
        return row.waiting is not None and (not one.value or row.waiting > int(one.value))
    cell = row.cell(one.name)
    return cell is not None and one.value in cell.shorts


_TESTS: Mapping[str, Callable[[BoardRow], bool]] = {
    "to moderate": lambda row: row.line.state in ("submitted", "in moderation"),
    "not in": lambda row: row.line.state in (*NOT_IN_YET, "returned"),
    "done": lambda row: row.line.state in _DONE,
    "changed": lambda row: row.line.changed > 0,
    "lowest": lambda row: row.line.urgent > 0 or row.lowest > 0,
    "disagreement": lambda row: row.count("disagrees") > 0,
    "questions": lambda row: row.line.queries > 0 or row.count("queried") > 0,
    "stale": lambda row: "stale" in row.line.labels or row.count("stale") > 0,
    "not moderated": lambda row: row.line.state == "acknowledged" or row.unverified > 0,
    "sampled": lambda row: bool(row.sampled),
    "not sampled": lambda row: row.line.revision > 0 and not row.sampled,
}
_VALUES: Mapping[str, Callable[[BoardRow], Iterable[str]]] = {
    "kind": lambda row: (row.line.kind,),
    "phase": lambda row: row.line.phases,
    "trust": lambda row: (row.group,) if row.group else (),
    "state": lambda row: (row.line.state,),
    "grade": lambda row: {short for one in row.cells.values() for short in one.shorts},
}


def words(board: Board, one: Filter) -> str:
    """A filter as people read it: `kind School`, `1.3 RI`, `feedback owed for more than 28 days`."""
    column = board.column(one.name) if one.name not in (*_TESTS, *_VALUES, "owed") else None
    if column is not None:
        return f"{column.number or column.title} {one.value}"
    if one.name == "owed":
        return f"feedback owed for more than {one.value} days" if one.value else "feedback owed"
    value = {"kind": KINDS, "phase": PHASES}.get(one.name, {}).get(one.value, one.value)
    return f"{one.name} {value}".strip()


def on_board(board: Board, name: str) -> Iterator[str]:
    """The values of kind, phase, trust, state or grade (or of a column) that stand on this board."""
    if name == "grade":
        standing = {short for row in board.rows for short in _VALUES[name](row)}
        yield from (one.short for one in board.grades if one.short in standing)
    elif name in _VALUES:
        found = {value for row in board.rows for value in _VALUES[name](row)}
        order = [*{"kind": KINDS, "phase": PHASES}.get(name, {})]
        yield from sorted(found, key=lambda one: (order.index(one) if one in order else len(order), one.casefold()))
    else:
        standing = {short for row in board.rows if (cell := row.cell(name)) for short in cell.shorts}
        yield from (one.short for one in board.grades if one.short in standing)


def read_filter(board: Board, given: str) -> Filter:
    """A filter as it is typed: `changed`, `kind=school`, `1.3=RI`, `owed=28`.

    Raises:
        BadInput: there is no such filter, or nothing of that value on the board.
    """
    name, equals, value = given.strip().partition("=")
    name, value = name.strip().casefold().replace("-", " "), value.strip()
    if (name in _TESTS and not equals) or (name == "owed" and (not equals or value.isdecimal())):
        return Filter(name, value)
    column = board.column(name) or board.column(given.partition("=")[0].strip())
    if name not in _VALUES and (column is None or not equals):
        raise BadInput(
            f"There is no filter “{given}”.", _near(name, [*_TESTS, "owed", *(f"{one}=…" for one in _VALUES)])
        )
    key = name if name in _VALUES else column.id if column else name
    known = list(on_board(board, key))
    grades = {one.label.casefold(): one.short for one in board.grades} if key not in _VALUES or key == "grade" else {}
    wanted = grades.get(value.casefold(), value).casefold()
    found = next((one for one in known if one.casefold() == wanted), None)
    if found is None:
        raise BadInput(f"Nothing on this board has {name} “{value}”.", _near(value, known))
    return Filter(key, found)


def _near(given: str, known: list[str]) -> str:
    close = get_close_matches(given, known, n=3) or known[:24]
    shown = ", ".join(one.replace(" ", "-") if one in _TESTS else one for one in close)
    return f"Choose from: {shown}." if close else "There is nothing to choose from."
