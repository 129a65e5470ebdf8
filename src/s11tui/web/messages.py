"""What a browser may say over its line: looked at before anything is done with it. Pure.

A message is a list in JSON, its kind first: `["sit", KEY, SIZE]` once at the beginning, then `["stdin", TEXT, NUMBER]`,
`["resize", SIZE]`, `["focus"]`, `["blur"]`, `["ping", TEXT]`, `["stay"]`; SIZE is `{"width": CELLS, "height": LINES}`.
"""

import json
import re
from dataclasses import dataclass

LARGEST = 4 * 1024 * 1024
"""Bytes of one message: the longest text that is admitted, pasted, as JSON at its longest."""
_LONGEST_TEXT = 1_100_000
_LONGEST_PING = 40
_HIGHEST = 2**53
_KEY = re.compile(r"[A-Za-z0-9_-]{0,64}")

LEAST, MOST = (20, 5), (500, 200)
"""Cells and lines of the smallest and the largest terminal that is drawn."""

_UNASKED = re.compile(
    r"(?:\x1b\[<35;\d{1,5};\d{1,5}M"  # the mouse went by
    r"|\x1b\[[IO]"  # the window came to the front, or went behind
    r"|\x1b\[\?[\d;]{1,20}\$y)+"  # the terminal says what it is able to do
)
"""What terminals send without that anybody does anything."""


@dataclass(frozen=True, slots=True)
class Size:
    """A terminal's cells and lines, within what is drawn."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Sit:
    """The browser begins, or comes back to the app that it had; `key` is empty for a new one."""

    key: str
    size: Size


@dataclass(frozen=True, slots=True)
class Typed:
    """Keys, a paste, the mouse. `number` counts what one window sent."""

    text: str
    number: int

    @property
    def is_life(self) -> bool:
        """Whether somebody did something; not what terminals send of themselves."""
        return _UNASKED.fullmatch(self.text) is None


@dataclass(frozen=True, slots=True)
class Resized:
    """The window has another size."""

    size: Size


@dataclass(frozen=True, slots=True)
class Looked:
    """The terminal has the focus, or lost it."""

    here: bool


@dataclass(frozen=True, slots=True)
class Ping:
    """To be answered with the same text."""

    text: str


@dataclass(frozen=True, slots=True)
class Stay:
    """“I am still here.”"""


Message = Sit | Typed | Resized | Looked | Ping | Stay


def message(raw: str) -> Message | None:
    """What a browser said; None for what is no message."""
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, list) or not 1 <= len(said) <= 3:
        return None
    kind, *rest = said
    match kind, rest:
        case "stdin", [str() as text, int() as number]:
            whole = len(text) <= _LONGEST_TEXT and not isinstance(number, bool) and 0 < number < _HIGHEST
            return Typed(text, number) if text and whole else None
        case "resize", [given]:
            size = _size(given)
            return None if size is None else Resized(size)
        case "sit", [str() as key, given]:
            size = _size(given)
            return None if size is None or not _KEY.fullmatch(key) else Sit(key, size)
        case "ping", [str() as text]:
            return Ping(text) if len(text) <= _LONGEST_PING else None
        case "focus" | "blur", []:
            return Looked(kind == "focus")
        case "stay", []:
            return Stay()
    return None


def _size(given: object) -> Size | None:
    if not isinstance(given, dict):
        return None
    width, height = given.get("width"), given.get("height")
    # To Python true is a number.
    if type(width) is not int or type(height) is not int:
        return None
    return Size(max(LEAST[0], min(MOST[0], width)), max(LEAST[1], min(MOST[1], height)))
