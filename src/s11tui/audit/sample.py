"""Which returns of a round were picked for moderation, and why. Folded from `sample/<round id>`.

How they are picked stands in `sampling`. The last draw counts; what was drawn before stays in the record. No agency
ever sees it: it belongs to the panel.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from s11tui.audit.events import Event, version_of


@dataclass(frozen=True, slots=True)
class Picked:
    """One return that was picked, with the reasons in words."""

    return_id: str
    reasons: tuple[str, ...]
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class SampleState:
    """The sample of a round, in the order in which it was picked.

    Attributes:
        round: id of the round.
        seed: from which the last draw was made; None while none was.
    """

    round: str
    seed: int | None = None
    picked: tuple[Picked, ...] = ()
    drawn_at: str = ""
    drawn_by: str = ""
    seq: int = 0
    head: str = ""


def fold_sample(state: SampleState, events: Iterable[Event]) -> SampleState:
    """The state after these events, which must follow on from it."""
    for event in events:
        version_of(event.kind)
        step = _drawn if event.kind == "sample_drawn" else _added
        state = replace(step(state, event), seq=event.seq, head=event.hash)
    return state


def _drawn(state: SampleState, event: Event) -> SampleState:
    """A draw holds all that it was made of, and names what was picked by hand before among its picks."""
    body = event.body
    picked = tuple(Picked(one["return"], tuple(one["reasons"]), one["how"] == "by hand") for one in body["picks"])
    return replace(state, seed=body["seed"], picked=picked, drawn_at=event.at, drawn_by=event.who)


def _added(state: SampleState, event: Event) -> SampleState:
    one = Picked(event.body["return"], (event.body["reason"],), by_hand=True)
    kept = tuple(other for other in state.picked if other.return_id != one.return_id)
    return replace(state, picked=(*kept, one))
