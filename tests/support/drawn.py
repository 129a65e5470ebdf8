"""What stands on a terminal's screen now, worked out from all that was drawn on it."""

import re
from unicodedata import combining, east_asian_width

_PARTS = re.compile(
    rb"\x1b\[(?P<codes>[0-9;?<=>$]*)(?P<what>[@-~])"  # where the cursor goes, colours, modes
    rb"|\x1b[\]P_^X].*?(?:\x07|\x1b\\)"  # titles and the like
    rb"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
    rb"|(?P<text>[^\x00-\x1f\x7f]+)"
    rb"|[\x00-\x1a\x1c-\x1f\x7f]",
    re.DOTALL,
)


class Drawn:
    """A screen as Textual draws it: the cursor is put somewhere, and text follows."""

    def __init__(self, columns: int, lines: int) -> None:
        self._columns, self._lines = columns, lines
        self._cells = [[" "] * columns for _ in range(lines)]
        self._x, self._y = 0, 0
        self._rest = b""

    def take(self, output: bytes) -> None:
        """Draw what came since."""
        self._rest += output
        at = 0
        while match := _PARTS.match(self._rest, at):
            if match["text"] is not None and match.end() == len(self._rest) and not _is_whole(match["text"]):
                break  # the rest of a letter is still to come
            self._draw(match)
            at = match.end()
        self._rest = self._rest[at:]

    @property
    def text(self) -> str:
        """The lines of the screen."""
        return "\n".join("".join(line).rstrip() for line in self._cells)

    @property
    def flat(self) -> str:
        """All of it on one line, without the space between."""
        return " ".join(self.text.replace("▌", " ").split())

    def _draw(self, match: "re.Match[bytes]") -> None:
        if match["text"] is not None:
            self._write(match["text"].decode("utf-8", "replace"))
        elif match["what"] == b"H":
            row, _, column = match["codes"].decode().partition(";")
            self._y, self._x = int(row or 1) - 1, int(column or 1) - 1
        elif match["what"] == b"J":
            self._cells = [[" "] * self._columns for _ in range(self._lines)]

    def _write(self, text: str) -> None:
        for letter in text:
            if combining(letter) or not 0 <= self._y < self._lines:
                continue
            wide = east_asian_width(letter) in "WF"
            if self._x + wide < self._columns:
                self._cells[self._y][self._x] = letter
                if wide:
                    self._cells[self._y][self._x + 1] = ""
            self._x += 1 + wide


def _is_whole(text: bytes) -> bool:
    try:
        text.decode()
    except UnicodeDecodeError:
        return False
    return True
