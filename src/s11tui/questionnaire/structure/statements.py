"""The statements of a TOML text with their lines, however broken the text is.

The TOML parser gives no positions and stops at the first slip. This scanner knows just enough of TOML to
say where each header and key stands, and goes on past whatever it does not understand, noting it as a
trouble for `slips` to put into words. It decides nothing: what the parser accepts, stands.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from s11tui.questionnaire.structure.cursor import KEY, Path, Trouble, TroubleKind, end_of_line, key_parts, past_blank
from s11tui.questionnaire.structure.values import ValueScanner

MOST_TROUBLES = 200

_HEADER = re.compile(rf"(\[\[?)[ \t]*({KEY.pattern})[ \t]*(\]\]?)[ \t]*(?:#[^\n]*)?(?=\n|\Z)")
_EQUALS = re.compile(r"[ \t]*=[ \t]*")
_REST_IS_BLANK = re.compile(r"[ \t]*(?:#[^\n]*)?(?=\n|\Z)")
_COLON = re.compile(r"[A-Za-z0-9_-]+[ \t]*:(?:[ \t]|\Z)")
_SPACED_KEY = re.compile(r"[A-Za-z0-9_-]+(?:[ \t]+[A-Za-z0-9_-]+)+[ \t]*=")


@dataclass
class Statement:
    """One header or one key with its value.

    Attributes:
        kind: `table` for [a], `tables` for [[a]], `key` for a = 1.
        path: the parts of the header or key as written, unquoted.
        line: where it begins, counted from 1.
        raw: the value as written; empty for headers.
        inner: places inside the value (items of lists, keys of inline tables) with their lines.
    """

    kind: Literal["table", "tables", "key"]
    path: tuple[str, ...]
    line: int
    raw: str = ""
    inner: list[tuple[Path, int]] = field(default_factory=list)


@dataclass
class Structure:
    """All that stands in a text, in order."""

    statements: list[Statement] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)


def scan(text: str, recover: bool = False) -> Structure:
    """Scan a text whose lines end with a newline character.

    Args:
        recover: whether the parser refused the text; then a string or list that is never closed is taken
            to end where the next statement begins, so that what follows is looked at too.
    """
    return _Scanner(text, recover).run()


class _Scanner:
    """Goes through a text statement by statement."""

    def __init__(self, text: str, recover: bool) -> None:
        self.text = text
        self.recover = recover
        self.structure = Structure()
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._last_stray = -1

    def line_at(self, at: int) -> int:
        """The line of a place in the text, counted from 1."""
        return bisect_right(self._line_starts, at)

    def run(self) -> Structure:
        """Everything in the text, or as much as stands before the two hundredth trouble."""
        at = past_blank(self.text, 0)
        while at < len(self.text) and len(self.structure.troubles) < MOST_TROUBLES:
            at = past_blank(self.text, self._header(at) if self.text[at] == "[" else self._key(at))
        return self.structure

    def _header(self, at: int) -> int:
        match = _HEADER.match(self.text, at)
        if match is None:
            self._trouble("header", at)
            return end_of_line(self.text, at)
        opening, name, closing = match.group(1, 2, 3)
        if len(opening) != len(closing):
            self._trouble("brackets", at, name)
        kind: Literal["table", "tables"] = "tables" if len(opening) == 2 else "table"
        self.structure.statements.append(Statement(kind, key_parts(name), self.line_at(at)))
        return match.end()

    def _key(self, at: int) -> int:
        match = KEY.match(self.text, at)
        equals = match and _EQUALS.match(self.text, match.end())
        if not match or not equals:
            return self._stray(at)
        statement = Statement("key", key_parts(match.group()), self.line_at(at))
        self.structure.statements.append(statement)
        values = ValueScanner(self.text, self.line_at, self.recover, match.group(), self.structure.troubles)
        start = equals.end()
        end = values.value(start, "", (), 0)
        statement.raw = self.text[start:end]
        statement.inner = values.inner
        if values.abandoned:
            return end
        rest = _REST_IS_BLANK.match(self.text, end)
        if rest is None:
            self._trouble("after", end, match.group())
            return end_of_line(self.text, end)
        return rest.end()

    def _stray(self, at: int) -> int:
        """A line that is no statement; of several in a row only the first is told."""
        line, end = self.line_at(at), end_of_line(self.text, at)
        words = self.text[at:end]
        kind: TroubleKind = "stray"
        if _COLON.match(words):
            kind = "colon"
        elif words.startswith("//"):
            kind = "slashes"
        elif _SPACED_KEY.match(words):
            kind = "spaced-key"
        if kind != "stray" or self._last_stray != line - 1:
            self._trouble(kind, at)
        self._last_stray = line
        return end

    def _trouble(self, kind: TroubleKind, at: int, key: str = "") -> None:
        words = self.text[at : end_of_line(self.text, at)]
        self.structure.troubles.append(Trouble(kind, self.line_at(at), words, key))
