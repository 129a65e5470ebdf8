"""What the guard found, and where."""

from collections.abc import Iterable
from dataclasses import dataclass

_CALLED = {
    "NHS number": "an NHS number",
    "UPN": "a UPN",
    "date of birth": "a date of birth",
    "case number": "a case number",
    "postcode": "a postcode",
    "name": "the name of a child",
}
KINDS = tuple(_CALLED)
"""Every kind of trace, the surest first: where two would overlap, the surer one is told."""

_RANK = {kind: place for place, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Trace:
    """Something in a text that could tell who a child is.

    Attributes:
        kind: one of `KINDS`.
        start: where it begins in the text, in characters.
        end: where it ends.
        text: what stands there.
    """

    kind: str
    start: int
    end: int
    text: str

    @property
    def words(self) -> str:
        """A short sentence for a person. It says what it looks like: the guard cannot know what it is."""
        return f"looks like {_CALLED[self.kind]}: {self.text}"


def apart(found: Iterable[Trace]) -> tuple[Trace, ...]:
    """Traces in order of start, the surer one where two overlap."""
    kept: list[Trace] = []
    for one in sorted(found, key=lambda trace: (trace.start, _RANK[trace.kind])):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif _RANK[one.kind] < _RANK[kept[-1].kind]:
            kept[-1] = one
    return tuple(kept)
