"""Chance that falls the same on every machine and Python: all draws come from named seeds.

A draw depends on its names and on how many were drawn before it from the same dice, never on anything else, so
that changing one agency's story leaves all others as they were.
"""

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")

SEED = "exampleshire-1"
"""Changing it makes another partnership."""


class Dice:
    """A row of draws, known by its names (for example agency, round and standard)."""

    def __init__(self, *names: str) -> None:
        digest = hashlib.sha256("\n".join((SEED, *names)).encode()).digest()
        # Of `random.Random` only `random()` is promised to give the same row in every Python.
        self._next = random.Random(int.from_bytes(digest[:16], "big")).random

    def share(self) -> float:
        """A number from 0 up to, not including, 1."""
        return self._next()

    def chance(self, likelihood: float) -> bool:
        """True as often as `likelihood` (0 to 1) says."""
        return self._next() < likelihood

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._next() * (high - low + 1))

    def pick(self, items: Sequence[Item]) -> Item:
        """One of them."""
        return items[int(self._next() * len(items))]

    def weighted(self, items: Sequence[tuple[Item, float]]) -> Item:
        """One of them, as often as its weight says."""
        mark = self._next() * sum(weight for _, weight in items)
        for item, weight in items:
            mark -= weight
            if mark < 0:
                return item
        return items[-1][0]

    def mixed(self, items: Sequence[Item]) -> list[Item]:
        """All of them in another order."""
        return [item for _, _, item in sorted((self._next(), place, item) for place, item in enumerate(items))]
