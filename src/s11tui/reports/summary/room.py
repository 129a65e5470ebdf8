"""How much of a summary is shown, and texts cut to fit."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Room:
    """How many lines each list has, and how many letters each text.

    Attributes:
        letters, names: of texts, and of names and titles.
        changed: of grades that were lowered, or are the lowest; `areas`: of the table of areas.
        urgent, late, told, practices: of grades that are urgent, late actions, things said, and extracts.
    """

    changed: int
    urgent: int
    late: int
    told: int
    practices: int
    areas: int
    letters: int
    names: int = 54

    def name(self, text: str) -> str:
        """A name or a title, cut where nobody would read it to the end."""
        return short(text, self.names)


ROOMS = (
    Room(14, 8, 10, 6, 3, 20, 220),
    Room(10, 6, 7, 5, 2, 20, 160),
    Room(8, 5, 6, 4, 2, 18, 130),
    Room(6, 4, 5, 3, 1, 16, 110),
    Room(5, 3, 4, 2, 1, 14, 90),
    Room(4, 3, 3, 2, 1, 12, 75),
    Room(3, 2, 2, 2, 0, 9, 60),
    Room(2, 1, 1, 1, 0, 6, 40, 40),
    Room(1, 1, 1, 1, 0, 3, 30, 24),
    Room(1, 1, 1, 1, 0, 0, 30, 20),
)
"""From much to little: the last fits two pages whatever stands in it."""

_GROWING = ("areas", "changed", "urgent", "late", "told", "letters", "practices")
"""What is given more room first, where some is left."""


def widest(fits: Callable[[Room], bool]) -> Room:
    """The room that fits and holds most: the first of `ROOMS` that fits, then a little more of each list."""
    at = next((at for at, room in enumerate(ROOMS[:-1]) if fits(room)), len(ROOMS) - 1)
    room = ROOMS[at]
    for more in reversed(ROOMS[max(0, at - 2) : at]):
        for field in _GROWING:
            larger = replace(room, **{field: getattr(more, field)})
            if larger != room and fits(larger):
                room = larger
    return room


def short(text: str, letters: int) -> str:
    """A text on one line, of no more letters than these; one that was cut ends with an ellipsis, at a word's end."""
    plain = " ".join(text[: letters * 4].split())
    if len(plain) <= letters and len(text) <= letters * 4:
        return plain
    cut = plain[: letters - 1]
    words = cut.rpartition(" ")[0] if plain[letters - 1 : letters] != " " else cut
    return f"{(words if len(words) > letters * 0.6 else cut).rstrip(' ,;:.')}…"


def first(items: Sequence[Item], most: int) -> tuple[tuple[Item, ...], int]:
    """The first of them, and how many are left out; one more is shown rather than named."""
    shown = len(items) if len(items) <= most + 1 and most > 1 else most
    return tuple(items[:shown]), len(items) - shown
