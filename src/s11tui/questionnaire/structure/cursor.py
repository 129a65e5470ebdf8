"""Moving about in a TOML text, and the note of something odd."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Path = tuple[str | int, ...]
"""A place in the parsed document: `("area", 0, "standard", 3, "title")`."""

TroubleKind = Literal[
    "after", "apostrophe", "backslash", "brackets", "colon", "comma", "curly", "date", "deep", "header", "inline-comma",
    "inline-key", "inline-lines", "line-break", "no-comma", "no-date", "no-value", "path", "quote-inside", "slashes",
    "spaced-key", "stray", "unclosed-inline", "unclosed-list", "unclosed-text", "unquoted", "yes",
]  # fmt: skip

_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\\\n]*(?:\\.[^"\\\n]*)*"|'[^'\n]*')"""
KEY = re.compile(rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*")
"""A key, dotted or not, as TOML writes it."""

_EACH_PART = re.compile(_PART)
_SPACE = re.compile(r"[ \t]*")
_BLANK = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_TABLE_NAME = r"(?:questionnaire|area|scale|reference|check|dropped)\b[A-Za-z0-9_.\-]*"
_TABLE = rf"\[\[?[ \t]*{_TABLE_NAME}[ \t]*\]?\][ \t]*(?:#[^\n]*)?"
TABLE_LINE = re.compile(rf"^[ \t]*{_TABLE}$", re.MULTILINE)
"""A line that can hardly be anything but a header of a questionnaire."""
STATEMENT_LINE = re.compile(rf"^[ \t]*(?:[A-Za-z0-9_.\-]+[ \t]*=(?!=)[^\n]*|{_TABLE})$", re.MULTILINE)
"""A line that looks like a key with its value, or like a header."""


@dataclass(frozen=True)
class Trouble:
    """Something that TOML does not allow, or that probably means something else than it says.

    Attributes:
        kind: which slip it looks like.
        line: where it begins.
        words: what stands there, as written.
        key: the key whose value it is, or the header's name; may be empty.
    """

    kind: TroubleKind
    line: int
    words: str
    key: str = ""


def key_parts(key: str) -> tuple[str, ...]:
    """The parts of a dotted key, without their quotation marks."""
    return tuple(_unquoted(part) for part in _EACH_PART.findall(key))


def _unquoted(part: str) -> str:
    if part[0] == '"' and "\\" in part:
        try:
            return str(tomllib.loads(f"part = {part}")["part"])
        except tomllib.TOMLDecodeError:
            return part[1:-1]
    return part[1:-1] if part[0] in "\"'" else part


class Cursor:
    """Looks at one value of a text.

    Attributes:
        inner: places found inside the value, relative to it, with their lines.
        abandoned: the value was never closed; scanning goes on at the statement where it was given up.
    """

    def __init__(
        self, text: str, line_at: Callable[[int], int], recover: bool, key: str, troubles: list[Trouble]
    ) -> None:
        self.text = text
        self.line_at = line_at
        self.recover = recover
        self.key = key
        self.troubles = troubles
        self.inner: list[tuple[Path, int]] = []
        self.abandoned = False

    def sign(self, at: int) -> str:
        """The character at a place; empty behind the end."""
        return self.text[at : at + 1]

    def past_space(self, at: int) -> int:
        """Past spaces and tabs."""
        match = _SPACE.match(self.text, at)
        return match.end() if match else at

    def past_blank(self, at: int) -> int:
        """Past spaces, line ends and comments."""
        return past_blank(self.text, at)

    def end_of_line(self, at: int) -> int:
        """Where the line of this place ends."""
        return end_of_line(self.text, at)

    def may_end(self, at: int, closers: str) -> bool:
        """Whether a value may end here: what follows is a sign in `closers`, a comment or the line's end."""
        following = self.sign(self.past_space(at))
        return following in ("", "\n", "#") or following in closers

    def begins_statement(self, at: int) -> bool:
        """Whether this is the first sign of a line that looks like a statement."""
        before = at
        while before and self.text[before - 1] in " \t":
            before -= 1
        return self.text[max(0, before - 1) : before] in ("", "\n") and STATEMENT_LINE.match(self.text, at) is not None

    def trouble(self, kind: TroubleKind, at: int, end: int | None = None) -> None:
        """Note something odd that begins at `at` and ends at `end`, by default with the line."""
        stop = self.end_of_line(at) if end is None else end
        self.troubles.append(Trouble(kind, self.line_at(at), self.text[at:stop], self.key))

    def give_up(self, kind: TroubleKind, start: int, at: int) -> int:
        """Note that the value which began at `start` is never closed, and go on at `at`."""
        self.trouble(kind, start)
        self.abandoned = True
        return at


def past_blank(text: str, at: int) -> int:
    """Past spaces, line ends and comments."""
    match = _BLANK.match(text, at)
    return match.end() if match else at


def end_of_line(text: str, at: int) -> int:
    """Where the line of a place ends: at its newline, or at the end of the text."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end
