"""Chance that falls the same on every machine and Python: all draws come from named seeds.

A draw depends on its names and on how many were drawn before it from the same dice, never on anything else, so
that changing one agency's story leaves all others as they were.
"""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")

_BYTES = 4
_BLOCK = 32
_WHOLE = 1 << (8 * _BYTES)

SEED = "exampleshire-1"
"""Changing it makes another partnership."""


class Dice:
    """A row of draws, known by its names (for example agency, round and standard)."""

    def __init__(self, *names: str) -> None:
        self._block = hashlib.sha256("\n".join((SEED, *names)).encode()).digest()
        self._place = 0

    def share(self) -> float:
        """A number from 0 up to, not including, 1."""
        if self._place == _BLOCK:
            self._block, self._place = hashlib.sha256(self._block).digest(), 0
        start = self._place
        self._place = start + _BYTES
        return int.from_bytes(self._block[start : self._place], "big") / _WHOLE

    def chance(self, likelihood: float) -> bool:
        """True as often as `likelihood` (0 to 1) says."""
        return self.share() < likelihood

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.share() * (high - low + 1))

    def pick(self, items: Sequence[Item]) -> Item:
        """One of them."""
        return items[int(self.share() * len(items))]

    def weighted(self, items: Sequence[tuple[Item, float]]) -> Item:
        """One of them, as often as its weight says."""
        mark = self.share() * sum(weight for _, weight in items)
        for item, weight in items:
            mark -= weight
            if mark < 0:
                return item
        return items[-1][0]

    def mixed(self, items: Sequence[Item]) -> list[Item]:
        """All of them in another order."""
        return [item for _, _, item in sorted((self.share(), place, item) for place, item in enumerate(items))]
