"""Two workspaces that come to know of each other's answers in different orders end with the same versions."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.events import Event
from s11tui.audit.fold_return import fold_return
from s11tui.audit.state import ReturnState
from s11tui.audit.versions import seen_besides

given_values = st.sampled_from(("a", "b", "c"))
acts = st.lists(st.tuples(st.sampled_from(("give", "give", "clear", "settle")), given_values), max_size=5)


class Side:
    """One workspace: what its person does, seeing what stands there."""

    def __init__(self, name: str, events: list[Event]) -> None:
        self.name, self.events = name, list(events)

    @property
    def state(self) -> ReturnState:
        return fold_return(ReturnState("r"), self.events)

    def act(self, what: str, value: str) -> None:
        now = self.state.standard("s").answers.get("q")
        seen = now.event if now else None
        body: dict[str, Any] = {"standard": "s", "question": "q", "seen": seen, **seen_besides(now, seen)}
        if what == "settle":
            if now is None or not now.rivals:
                return
            every = [now.event, *(one.event for one in (*now.twins, *now.rivals))]
            chosen = now.rivals[0].event
            body = {"standard": "s", "question": "q", "chosen": chosen, "over": [one for one in every if one != chosen]}
            self._add("conflict_settled", body)
        elif what == "give":
            self._add("answered", body | {"value": value})
        elif now is not None:
            self._add("cleared", body)

    def _add(self, kind: str, body: dict[str, Any]) -> None:
        number = len(self.events)
        event_id = f"{self.name}{number:02d}"
        self.events.append(Event(event_id, "return/r", number + 1, "", event_id, kind, 1, "2027", "p", body))

    def hear(self, other: "Side") -> None:
        known = {event.id for event in self.events}
        self.events += [event for event in other.events if event.id not in known]

    def versions(self) -> set[str]:
        """What stands, and what stands against it. Which of several events that say the same stands may differ between
        the sides: a declaration that is handed over names those that it covers, and these stand then."""
        now = self.state.standard("s").answers.get("q")
        return set() if now is None else {str(now.value), *(str(one.value) for one in now.rivals)}


@given(acts, acts, acts, acts, st.booleans())
def test_the_order_in_which_two_sides_hear_of_each_other_does_not_matter(
    first: list[Any], second: list[Any], third: list[Any], fourth: list[Any], swap: bool
) -> None:
    # One side only settles: of two that choose differently at the same time each keeps what it chose.
    one, two = Side("b" if swap else "a", []), Side("a" if swap else "b", [])
    for mine, theirs in ((first, second), (third, fourth)):
        for act in mine:
            one.act(*act)
        for what, value in theirs:
            two.act("give" if what == "settle" else what, value)
        one.hear(two)
        two.hear(one)
        assert one.versions() == two.versions()


@given(acts, acts)
def test_what_stands_and_is_no_conflict_is_the_same_event_at_both(first: list[Any], second: list[Any]) -> None:
    one, two = Side("a", []), Side("b", [])
    for act in first:
        one.act(*act)
    for act in second:
        two.act(*act)
    one.hear(two)
    two.hear(one)
    here, there = (side.state.standard("s").answers.get("q") for side in (one, two))
    if here is None or there is None or not here.rivals:
        assert (here.event if here else None) == (there.event if there else None)
    assert bool(here and here.rivals) == bool(there and there.rivals)


def test_what_both_said_is_no_conflict_and_is_changed_at_once() -> None:
    one, two = Side("a", []), Side("b", [])
    one.act("give", "same")
    two.act("give", "same")
    one.hear(two)
    now = one.state.standard("s").answers["q"]
    assert (now.event, [twin.event for twin in now.twins], now.rivals) == ("a00", ["b00"], ())
    one.act("give", "other")
    after = one.state.standard("s").answers["q"]
    assert (after.value, after.twins, after.rivals) == ("other", (), ())
