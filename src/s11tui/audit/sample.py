"""Which returns of a round were picked for moderation, and why. Folded from `sample/<round id>`.

How they are picked stands in `sampling`. The last draw counts; what was drawn before stays in the record. No agency
ever sees it: it belongs to the panel.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from s11tui.audit.events import Event, version_of

BY_HAND = "by hand"


@dataclass(frozen=True, slots=True)
class Picked:
    """One return that was picked, with the reasons in words; `how` is by hand, by risk or at random."""

    return_id: str
    reasons: tuple[str, ...]
    how: str = BY_HAND

    @property
    def by_hand(self) -> bool:
        return self.how == BY_HAND


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A return that was taken out of the sample by hand since the last draw, and why."""

    return_id: str
    reason: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class SampleState:
    """The sample of a round, in the order in which it was picked.

    Attributes:
        round: id of the round.
        draws: how many times it was drawn.
        seed, wanted, strata: those of the last draw; None and empty while there was none.
        candidates: ids of the returns that were in the hat at the last draw.
        taken_out: what was taken out by hand since.
    """

    round: str
    seed: int | None = None
    wanted: int | None = None
    strata: str = ""
    draws: int = 0
    candidates: frozenset[str] = frozenset()
    picked: tuple[Picked, ...] = ()
    taken_out: tuple[TakenOut, ...] = ()
    drawn_at: str = ""
    drawn_by: str = ""
    seq: int = 0
    head: str = ""

    def pick_of(self, return_id: str) -> Picked | None:
        """How a return was picked; None where it was not."""
        return next((one for one in self.picked if one.return_id == return_id), None)


def fold_sample(state: SampleState, events: Iterable[Event]) -> SampleState:
    """The state after these events, which must follow on from it."""
    for event in events:
        version_of(event.kind)
        state = replace(_STEPS[event.kind](state, event), seq=event.seq, head=event.hash)
    return state


def _drawn(state: SampleState, event: Event) -> SampleState:
    """A draw holds all that it was made of, and names what was picked by hand before among its picks."""
    body = event.body
    return replace(
        state,
        seed=body["seed"],
        wanted=body["wanted"],
        strata=body.get("strata", ""),
        draws=state.draws + 1,
        candidates=frozenset(one["return"] for one in body["candidates"]),
        picked=tuple(Picked(one["return"], tuple(one["reasons"]), one["how"]) for one in body["picks"]),
        taken_out=(),
        drawn_at=event.at,
        drawn_by=event.who,
    )


def _added(state: SampleState, event: Event) -> SampleState:
    """Whatever chance said of it before stands beside what a person says."""
    name = event.body["return"]
    before = state.pick_of(name)
    reasons = (event.body["reason"], *(before.reasons if before else ()))
    taken_out = tuple(one for one in state.taken_out if one.return_id != name)
    kept = tuple(one for one in state.picked if one.return_id != name)
    return replace(state, picked=(*kept, Picked(name, reasons)), taken_out=taken_out)


def _removed(state: SampleState, event: Event) -> SampleState:
    name = event.body["return"]
    gone = TakenOut(name, event.body["reason"], event.who, event.at)
    kept = tuple(one for one in state.picked if one.return_id != name)
    return replace(state, picked=kept, taken_out=(*state.taken_out, gone))


_STEPS: dict[str, Callable[[SampleState, Event], SampleState]] = {
    "sample_drawn": _drawn,
    "sample_added": _added,
    "sample_removed": _removed,
}
