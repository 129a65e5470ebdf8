"""Reading a table whose first line names its columns, out of a CSV file or of cells copied from a spreadsheet.

Everything that is wrong with it is said, each with its line. Nothing in it is run: a formula is a text like any other.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from s11tui.text import Admitted, admit_line, near
from s11tui.text import slug as slug_of

LONGEST_TABLE = 5_000_000
"""Characters."""

MOST_LINES = 5_000
"""Lines after the one that names the columns."""

LONGEST_CELL = 1_000
"""Characters."""

_MOST_HINTS = 200
"""For how many different words near ones are looked for: among thousands it would take minutes."""

_SAID_MARK = re.compile(r'\A"?sep=([,;\t])"?[ ,;\t]*\n', re.IGNORECASE)
"""The line before all others by which Excel says what stands between the cells."""


@dataclass(frozen=True)
class LineProblem:
    """What is wrong with one line, and what to write instead."""

    line: int
    says: str


class TableReading:
    """One look through one table. Subclasses say which columns there are, and take the lines in `row`.

    Attributes:
        problems: all that is wrong with it, as far as it was read.
    """

    COLUMNS: ClassVar[tuple[str, ...]]
    REQUIRED: ClassVar[tuple[str, ...]]
    OTHER_WORDS: ClassVar[Mapping[str, str]] = {}
    """What else a column may be called, by what it is called then."""
    EXAMPLE: ClassVar[str]
    """A first line."""
    ONE: ClassVar[str]
    """What a line is about: `agency`."""

    def __init__(self) -> None:
        self.problems: list[LineProblem] = []
        self._dropped = 0
        self._hints: dict[str, str] = {}

    @property
    def notice(self) -> str:
        """A sentence on what was left out; empty where nothing was."""
        return Admitted("", self._dropped).notice

    def row(self, cells: Mapping[str, str], line: int) -> None:
        """Take one line: its cells by their columns, each admitted and on one line."""
        raise NotImplementedError

    def read(self, text: str) -> None:
        """Look at every line."""
        if len(text) > LONGEST_TABLE:
            self.wrong(1, f"It has more than {LONGEST_TABLE:,} characters. Split it into several.")
            return
        columns: list[str] | None = None
        taken = 0
        for line, cells in self._rows(text.replace("\r\n", "\n").replace("\r", "\n")):
            if columns is None:
                columns = self._columns(cells, line)
                if columns is None:
                    return
            elif taken == MOST_LINES:
                self.wrong(line, f"It has more than {MOST_LINES:,} lines. Split it into several.")
                return
            else:
                taken += 1
                self._row(columns, cells, line)
        if columns is None and not self.problems:
            self.wrong(1, f"The file is empty. Its first line must name the columns: {','.join(self.COLUMNS)}.")
        elif not taken and not self.problems:
            self.wrong(1, f"No {self.ONE} follows the line that names the columns. Add one line for each {self.ONE}.")

    def _rows(self, text: str) -> Iterator[tuple[int, list[str]]]:
        """The cells of each line that has any, with the number of the line on which they begin."""
        said = _SAID_MARK.match(text)
        mark = said[1] if said else max(",;\t", key=text.lstrip("\n ").partition("\n")[0].count)
        rows = csv.reader(io.StringIO(text), delimiter=mark)
        while True:
            line = rows.line_num + 1
            try:
                cells = next(rows, None)
            except csv.Error as fault:
                self.wrong(line, f"It cannot be read as CSV ({fault}). Save the sheet as “CSV UTF-8” again.")
                return
            if cells is None:
                return
            if any(cell.strip() for cell in cells) and not (said and line == 1):
                yield line, cells

    def _columns(self, cells: Sequence[str], line: int) -> list[str] | None:
        """What each column holds, or None (with the problems noted) where that cannot be told."""
        heads = [self.OTHER_WORDS.get(head, head) for head in (self._line(cell).casefold() for cell in cells)]
        before = len(self.problems)
        for head in heads:
            if head and head not in self.COLUMNS:
                known = self.hint(head, self.COLUMNS, f"The columns are: {', '.join(self.COLUMNS)}.")
                self.wrong(line, f"There is no column “{short(head)}”. {known}")
        for head in sorted({head for head in heads if head and heads.count(head) > 1}):
            self.wrong(line, f"The column “{short(head)}” stands there twice. Keep one of them.")
        for head in self.REQUIRED:
            if head not in heads:
                self.wrong(
                    line,
                    f"The column “{head}” is missing. The first line names the columns, for example: {self.EXAMPLE}.",
                )
        return heads if len(self.problems) == before else None

    def _row(self, columns: Sequence[str], cells: Sequence[str], line: int) -> None:
        if any(cell.strip() for cell in cells[len(columns) :]):
            self.wrong(line, "It has more cells than there are columns. Put a cell with such a sign in it into quotes.")
            return
        admitted = dict(zip(columns, map(self._line, cells), strict=False))
        long = [column for column, cell in admitted.items() if len(cell) > LONGEST_CELL]
        for column in long:
            self.wrong(
                line,
                f"“{column}” has more than {LONGEST_CELL:,} characters. Shorten it; or a quotation mark is not closed.",
            )
        if not long:
            self.row(admitted, line)

    def _line(self, cell: str) -> str:
        """A cell on one line, with what must not come in left out."""
        admitted = admit_line(cell)
        self._dropped += admitted.dropped
        return admitted.text

    def wrong(self, line: int, says: str) -> None:
        """Note what is wrong with a line."""
        self.problems.append(LineProblem(line, says))

    def hint(self, given: str, known: Iterable[str], otherwise: str) -> str:
        """`Did you mean …?` with the known names that are close, else the other sentence."""
        key = f"{given}\n{otherwise}"
        if key not in self._hints:
            if len(self._hints) >= _MOST_HINTS:
                return otherwise
            self._hints[key] = near(given, known, otherwise)
        return self._hints[key]

    def one_of(self, given: str, known: Mapping[str, str], what: str, line: int) -> str:
        """The id of a word of a closed list, given as its id or label; empty for nothing."""
        if not given or given in known:
            return given
        plain = {label.casefold(): one for one, label in known.items()} | {one: one for one in known}
        found = plain.get(given.casefold()) or plain.get(slug_of(given))
        if found is None:
            mend = self.hint(given, known, f"Write one of: {', '.join(known)}.")
            self.wrong(line, f"“{short(given)}” is no {what}. {mend}")
        return found or ""

    def several_of(self, given: str, known: Mapping[str, str], what: str, line: int) -> tuple[str, ...]:
        """The ids of several words of a closed list, with semicolons, commas or bars between them."""
        found = [self.one_of(word, known, what, line) for word in words_of(given)]
        return tuple(dict.fromkeys(one for one in found if one))

    def slug(self, given: str, line: int) -> str | None:
        """The id that a cell gives; None for none."""
        if given and given != slug_of(given):
            self.wrong(
                line,
                f"“{short(given)}” cannot be an id. Write lower-case letters, digits and hyphens, for example "
                f"{slug_of(given)}.",
            )
        return given or None


def words_of(cell: str) -> list[str]:
    """Several words of one cell, with semicolons, commas or bars between them."""
    return [word.strip() for word in re.split(r"[;,|]", cell) if word.strip()]


def short(given: str) -> str:
    """What was given, as far as a sentence can hold it."""
    return given if len(given) <= 100 else f"{given[:99]}…"
