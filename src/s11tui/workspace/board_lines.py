"""What the board shows: agencies by standards, and by areas."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from s11tui.audit.register import Round
from s11tui.workspace.lines import ReturnLine

UNVERIFIED = ("not moderated", "cannot tell")
"""Outcomes with which the self-grade stands, unverified."""
CHANGES = ("raised", "lowered")


@dataclass(frozen=True, slots=True)
class BoardGrade:
    """A grade that stands somewhere on the board."""

    short: str
    label: str
    colour: str


AREA = "area/"
"""Begins the id of a column that is an area: no standard's id has a slash."""


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A standard of the round's edition, or one of its areas (see `is_area`)."""

    id: str
    number: str
    title: str
    area: str
    area_number: str

    @property
    def is_area(self) -> bool:
        return self.id.startswith(AREA)


@dataclass(frozen=True, slots=True)
class BoardCell:
    """What the agency says of a standard and what was agreed; of an area, the lowest of both.

    Attributes:
        self_grade: id of the self-grade; empty for none. `self_short` is its letters, `self_colour` its hue.
        agreed_grade: id of the grade that stands after moderation; empty while nothing was decided.
        outcome: confirmed, raised, lowered, cannot tell or not moderated; empty while nothing was decided.
        self_fall: how far the self-grade is down its scale, 0 for the best, 1 for the lowest; None where there is
            none, or it is not applicable. `agreed_fall` is the same of the agreed grade.
        proposed: letters of the proposals that this person may see; `proposed_grades` are their ids.
        disagrees: nothing stands yet, and a proposal that may be seen is another grade than the self-grade.
        graded, decided, changed, unverified: of how many standards it tells, and of how many of them so.
    """

    self_short: str
    self_colour: str
    agreed_short: str = ""
    agreed_colour: str = ""
    stale: bool = False
    queried: bool = False
    self_grade: str = ""
    agreed_grade: str = ""
    outcome: str = ""
    self_fall: float | None = None
    agreed_fall: float | None = None
    proposed: tuple[str, ...] = ()
    proposed_grades: tuple[str, ...] = ()
    disagrees: bool = False
    graded: int = 1
    decided: int = 0
    changed: int = 0
    unverified: int = 0

    @property
    def proposals(self) -> int:
        """How many proposals this person may see."""
        return len(self.proposed)

    @property
    def fall(self) -> float | None:
        """How far the grade that stands is down its scale: the agreed one, else the self-grade."""
        return self.agreed_fall if self.agreed_grade else self.self_fall

    @property
    def shorts(self) -> tuple[str, str]:
        """The letters of the self-grade and of the agreed grade."""
        return self.self_short, self.agreed_short


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One agency with its cells.

    Attributes:
        cells: by standard; `areas`: by the column of an area, once they were asked for (see `board_areas`).
        group: the trust, federation or force; empty for none.
        waiting: for how many days feedback has been owed; None where none is owed.
        sampled: why it was picked for moderation, in words; empty where it was not.
    """

    line: ReturnLine
    cells: dict[str, BoardCell]
    areas: dict[str, BoardCell] = field(default_factory=dict)
    group: str = ""
    waiting: int | None = None
    sampled: str = ""

    def cell(self, column: str) -> BoardCell | None:
        """What stands in a column, by its id."""
        return (self.areas if column.startswith(AREA) else self.cells).get(column)

    def count(self, what: str) -> int:
        """How many of its standards are stale, queried, disagrees (each a name of a cell's attribute)."""
        return sum(bool(getattr(one, what)) for one in self.cells.values())

    @property
    def lowest(self) -> int:
        """How many of its grades, as they stand, are the lowest of their scale."""
        return sum(one.fall == 1 for one in self.cells.values())

    @property
    def unverified(self) -> int:
        """How many of its self-grades stand though nobody moderated them."""
        return sum(one.outcome == "not moderated" for one in self.cells.values())


@dataclass(frozen=True, slots=True)
class Board:
    """Agencies by standards in one round.

    Attributes:
        columns: the graded standards; `areas`: the areas that have some.
        grades: every grade that can stand on it, the best first.
    """

    round: Round | None
    rounds: tuple[Round, ...]
    columns: tuple[BoardColumn, ...]
    rows: tuple[BoardRow, ...]
    summary: str
    areas: tuple[BoardColumn, ...] = ()
    grades: tuple[BoardGrade, ...] = ()

    def every_column(self) -> Iterator[BoardColumn]:
        """The standards, then the areas."""
        yield from self.columns
        yield from self.areas

    def column(self, ref: str) -> BoardColumn | None:
        """A column by its id or number; a standard where an area has the same number."""
        return next((one for one in self.every_column() if ref in (one.id, one.number)), None)
