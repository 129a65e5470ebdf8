"""Putting together what the rows of a spreadsheet say: long texts from their parts, tables from their rows."""

from collections.abc import Mapping, Sequence
from typing import Any

from s11tui.exchange.worksheets.brought_parts import Cells
from s11tui.exchange.worksheets.cells import ACTION, ANSWER, EVIDENCE, TABLE, text_of
from s11tui.exchange.worksheets.parts import table
from s11tui.exchange.worksheets.rows import Cell, Row
from s11tui.text import LONGEST, admit

_LONGEST_LISTED = 2_000
"""Characters of a sheet that is not ours, when it is told what could not be placed."""

Key = tuple[str, str, int]


class Gathering:
    """Takes rows in whatever order, and settles what they say together."""

    def __init__(self, columns: Mapping[str, Sequence[str]]) -> None:
        self.values: dict[str, str] = {}
        self.seen: dict[str, str] = {}
        self.was: dict[str, str] = {}
        self.evidence: list[tuple[str, Cells]] = []
        self.actions: list[tuple[str, Cells]] = []
        self.unplaced: list[tuple[str, str]] = []
        self.dropped = 0
        self._columns = columns
        self._parts: dict[Key, dict[int, list[str]]] = {}
        self._counts: dict[Key, int] = {}
        self._untold: set[str] = set()

    def row(self, sheet: str, row: Row) -> None:
        """One row of a sheet of ours."""
        known = row.mark in (ANSWER, TABLE, EVIDENCE, ACTION)
        for cell in row.cells:
            if cell.moved or (cell.free and cell.text.strip() and (cell.fault or not known)):
                self._nowhere(sheet, cell)
        if not known:
            return
        free = [cell for cell in row.cells if cell.free]
        if row.mark in (ANSWER, TABLE) and any(cell.fault for cell in free):
            self._untold.add(row.path)
        texts = ["" if cell.fault else cell.text for cell in free]
        self._keep(sheet, row, free, texts)

    def stranger(self, sheet: str, rows: Sequence[Sequence[Any]]) -> None:
        """A sheet that somebody added: it is told that it is not read."""
        said = " ".join(text for row in rows for cell in row if (text := text_of(cell)[0].strip()))
        if said:
            self._tell(f"sheet “{self._line(sheet)}”", said[:_LONGEST_LISTED])

    def settle(self) -> None:
        """Put the parts together."""
        lines: dict[str, list[list[str]]] = {}
        for key, parts in sorted(self._parts.items()):
            mark, path, _ = key
            pieces = [parts[number] for number in sorted(parts)]
            cells = ["".join(column) for column in zip(*pieces, strict=False)]
            if len(parts) < self._counts[key]:
                self._untold.add(path)
                self._tell(f"{path}: a part of it is gone", "".join(cells)[:_LONGEST_LISTED])
            elif mark == ANSWER:
                self._say(path, cells[0] if cells else "")
            elif mark == TABLE:
                lines.setdefault(path, []).append(cells)
            elif any(cell.strip() for cell in cells):
                title, second, when = (*map(self._admitted, cells[:3]), "", "", "")[:3]
                (self.evidence if mark == EVIDENCE else self.actions).append((path, (title, second, when)))
        for path, rows in lines.items():
            filled = [row for row in rows if any(cell.strip() for cell in row)]
            self._say(path, table([self._columns.get(path, ()), *filled]) if filled else "")

    def _keep(self, sheet: str, row: Row, free: Sequence[Cell], texts: list[str]) -> None:
        parts = self._parts.setdefault((row.mark, row.path, row.row), {})
        if row.part in parts:
            # A row that was copied: the first stands, and what the other says is told.
            for cell, text in zip(free, texts, strict=True):
                if text.strip() and text not in parts[row.part]:
                    self._nowhere(sheet, cell)
            return
        parts[row.part] = texts
        self._counts[row.mark, row.path, row.row] = row.count
        self.seen.setdefault(row.path, row.seen)
        self.was.setdefault(row.path, row.was)

    def _say(self, path: str, text: str) -> None:
        if path in self._untold:
            return  # part of it is a formula: what it says as a whole is not known, so nothing is changed
        if len(text) > LONGEST:
            self._tell(f"{path}: longer than an answer may be", text[:_LONGEST_LISTED])
            return
        self.values[path] = self._admitted(text)

    def _nowhere(self, sheet: str, cell: Cell) -> None:
        fault = f" ({cell.fault})" if cell.fault else ""
        self._tell(f"sheet “{self._line(sheet)}”, cell {cell.name}{fault}", cell.text)

    def _tell(self, where: str, text: str) -> None:
        self.unplaced.append((where, self._admitted(text)))

    def _line(self, text: str) -> str:
        return " ".join(admit(text).text.split())

    def _admitted(self, text: str) -> str:
        admitted = admit(text)
        self.dropped += admitted.dropped
        return admitted.text
