"""The line of every table and key of a document."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from s11tui.questionnaire.structure.cursor import Path
from s11tui.questionnaire.structure.statements import Statement


class Positions:
    """Lines by path: `("area", 0, "standard", 3, "title")`, as the parser's result is laid out."""

    def __init__(self, lines: dict[Path, int]) -> None:
        self._lines = lines

    def exact(self, path: Path) -> int | None:
        """The line where this table or key is first written, None where it is not in the file."""
        return self._lines.get(path)

    def line_of(self, path: Path) -> int:
        """The line of this place, or of the nearest one around it; 1 where there is none.

        A single table stands for a list of one, so a missing index 0 is looked past.
        """
        for length in range(len(path), 0, -1):
            for part in _as_if_single(path[:length]):
                line = self._lines.get(part)
                if line:
                    return line
        return 1


def _as_if_single(path: Path) -> Iterator[Path]:
    """The path, then what it would be if some of the lists on the way were written as a single table."""
    zeros = [position for position, part in enumerate(path) if part == 0][:4]
    for count in range(len(zeros) + 1):
        for left_out in combinations(zeros, count):
            yield tuple(part for position, part in enumerate(path) if position not in left_out)


class Places:
    """Walks along the statements of a document and knows, at each, which place it is about.

    Attributes:
        table: the place of the table that keys now belong to.
    """

    def __init__(self) -> None:
        self.table: Path = ()
        self._counts: dict[Path, int] = {}

    def enter(self, statement: Statement, as_list: bool | None = None) -> Path:
        """The place of a header; what follows belongs to it.

        Args:
            as_list: whether to read it as [[name]]; by default as it is written.
        """
        place = self.place_of(statement.path)
        if statement.kind == "tables" if as_list is None else as_list:
            self._counts[place] = self._counts.get(place, 0) + 1
        self.table = self._latest(place)
        return self.table

    def place_of(self, name: tuple[str, ...]) -> Path:
        """The place that a header's name means here: inside the latest of each list on the way."""
        place: Path = ()
        for part in name[:-1]:
            place = self._latest((*place, part))
        return (*place, name[-1])

    def count(self, place: Path) -> int:
        """How many tables of a list have begun."""
        return self._counts.get(place, 0)

    def _latest(self, place: Path) -> Path:
        count = self._counts.get(place)
        return (*place, count - 1) if count else place


def positions_of(statements: Iterable[Statement]) -> Positions:
    """The map of a document that the parser accepts."""
    lines: dict[Path, int] = {}
    places = Places()
    for statement in statements:
        if statement.kind == "key":
            place, known = (*places.table, *statement.path), len(places.table)
        else:
            place, known = places.enter(statement), 0
        for length in range(known + 1, len(place) + 1):
            lines.setdefault(place[:length], statement.line)
        for inner, line in statement.inner:
            lines.setdefault((*place, *inner), line)
    return Positions(lines)
