"""A state is the fold of its events, however they are cut, and a fold changes nothing in place."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.events import Event
from s11tui.audit.fold_action import fold_action
from s11tui.audit.fold_panel import fold_panel
from s11tui.audit.fold_register import fold_agency, fold_partnership, fold_person, fold_round
from s11tui.audit.fold_return import fold_return
from s11tui.audit.state import ActionState, PanelState, ReturnState
from s11tui.errors import CannotStore

STANDARDS = ("policy", "training")
standards = st.sampled_from(STANDARDS)
texts = st.sampled_from(("", "one", "two", "three"))
seen_events = st.sampled_from((None, *(f"e{number}" for number in range(1, 9))))

OUTCOME = {
    "outcome": "lowered",
    "grade": "ri",
    "reason": "why",
    "basis": "discussed",
    "decider": "c",
    "decider_was": "C, chair",
    "at": "2027-04-01T00:00:00.000Z",
    "meeting": "by correspondence",
    "content": "x",
    "revision": 1,
}


def chain(pairs: list[tuple[str, dict[str, Any]]]) -> list[Event]:
    return [
        Event(f"e{n}", "return/r", n, "", f"h{n}", kind, 1, f"2027-03-01T00:00:00.{n:03d}Z", f"p{n % 3}", body)
        for n, (kind, body) in enumerate(pairs, 1)
    ]


answered = st.builds(
    lambda standard, value, seen: ("answered", {"standard": standard, "question": "q", "value": value, "seen": seen}),
    standards, texts, seen_events,
)  # fmt: skip
graded = st.builds(
    lambda standard, grade, seen: ("graded", {"standard": standard, "grade": grade, "reason": grade, "seen": seen}),
    standards, st.sampled_from(("", "good", "ri")), seen_events,
)  # fmt: skip
cleared = st.builds(
    lambda standard, seen: ("cleared", {"standard": standard, "question": "q", "seen": seen}), standards, seen_events
)
settled = st.builds(
    lambda standard, question, chosen, over: (
        "conflict_settled", {"standard": standard, "question": question, "chosen": chosen, "over": over},
    ),
    standards, st.sampled_from(("q", "")), seen_events, st.lists(seen_events, max_size=3),
)  # fmt: skip
others = st.sampled_from(
    [
        ("evidence_added", {"standard": "policy", "title": "t", "held_at": "", "date": ""}),
        ("evidence_removed", {"standard": "policy", "evidence": "e1"}),
        ("commented", {"standard": "training", "text": "hm"}),
        ("sent_for_sign_off", {}),
        ("recalled", {}),
        ("returned", {"standards": [{"standard": "policy", "reason": "why"}]}),
        ("reply_to_return", {"standard": "policy", "text": "so"}),
        ("moderation_opened", {}),
        ("shared", {"outcomes": [{"standard": "policy", **OUTCOME}], "reply_by": "2027-05-01"}),
        ("exempted", {}),
        ("withdrawn", {}),
        ("reinstated", {}),
        ("extended", {"due": "2027-06-01"}),
    ]
)
histories = st.lists(st.one_of(answered, graded, cleared, settled, others), max_size=12).map(chain)


@given(histories, st.integers(0, 12))
def test_folding_in_two_parts_is_folding_at_once(events: list[Event], cut: int) -> None:
    whole = fold_return(ReturnState("r"), events)
    assert fold_return(fold_return(ReturnState("r"), events[:cut]), events[cut:]) == whole
    assert whole.seq == len(events)
    assert whole.head == (events[-1].hash if events else "")


@given(histories)
def test_a_fold_changes_no_earlier_state_and_no_event(events: list[Event]) -> None:
    state, kept = ReturnState("r"), []
    before = copy.deepcopy(events)
    for event in events:
        kept.append((state, copy.deepcopy(state)))
        state = fold_return(state, [event])
    assert all(now == then for now, then in kept)
    assert events == before


@given(st.lists(st.one_of(answered, graded), max_size=10).map(chain))
def test_what_was_said_is_never_overwritten_unseen(events: list[Event]) -> None:
    """Every version that nobody saw when the next was given still stands, as the value or as a rival."""
    state = ReturnState("r")
    for event in events:
        before = state.standard(event.body["standard"])
        state = fold_return(state, [event])
        after = state.standard(event.body["standard"])
        question = event.kind == "answered"
        now = before.answers.get("q") if question else before.grade
        then = after.answers.get("q") if question else after.grade
        versions = {then.event, *(one.event for one in (*then.rivals, *then.twins))} if then else set()
        if now is not None and event.body["seen"] != now.event:
            value = then.value if question else then.grade  # type: ignore[union-attr]  # one stood, so one stands
            assert now.event in versions or value == (now.value if question else now.grade)  # type: ignore[union-attr]
        kept = {one.event for one in (*now.rivals, *now.twins)} - {event.body["seen"]} if now else set()
        assert kept <= versions


@given(st.lists(answered, min_size=2, max_size=8).map(chain), seen_events)
def test_clearing_gives_up_only_what_was_seen(events: list[Event], seen: str | None) -> None:
    state = fold_return(ReturnState("r"), events)
    for standard in STANDARDS:
        now = state.standard(standard).answers.get("q")
        body = {"standard": standard, "question": "q", "seen": seen}
        event = Event("e99", "return/r", 99, "", "h", "cleared", 1, "2027", "p", body)
        then = fold_return(state, [event]).standard(standard).answers.get("q")
        if now is None:
            assert then is None
        else:
            every = {one.event for one in (now, *now.twins, *now.rivals)}
            left = {one.event for one in (then, *then.twins, *then.rivals)} if then else set()
            assert left == every - {seen}
            assert seen in every or then == now


def conflicted(question: str) -> ReturnState:
    """Three versions, e1 standing, e2 and e3 unseen beside it."""
    kind = "answered" if question else "graded"
    give = {"standard": "policy", "question": "q", "seen": None, "reason": "because"}
    return fold_return(
        ReturnState("r"), chain([(kind, {**give, "value": value, "grade": value}) for value in ("a", "b", "c")])
    )


@pytest.mark.parametrize("question", ["q", ""])
@pytest.mark.parametrize(
    ("chosen", "over", "stands", "left"),
    [
        ("e1", ["e2", "e3"], "e1", []),
        ("e2", ["e1", "e3"], "e2", []),
        ("e2", ["e1"], "e2", ["e3"]),
        ("e3", ["e2"], "e3", ["e1"]),
        ("e1", [], "e1", ["e2", "e3"]),
    ],
)
def test_settling_gives_up_what_was_seen_and_keeps_what_came_since(
    question: str, chosen: str, over: list[str], stands: str, left: list[str]
) -> None:
    body = {"standard": "policy", "question": question, "chosen": chosen, "over": over}
    event = Event("e9", "return/r", 4, "", "h", "conflict_settled", 1, "2027", "p", body)
    after = fold_return(conflicted(question), [event]).standard("policy")
    now = after.answers["q"] if question else after.grade
    assert now is not None
    assert (now.event, [one.event for one in now.rivals]) == (stands, left)


@pytest.mark.parametrize("fold", [fold_agency, fold_person, fold_partnership, fold_round])
def test_registers_refuse_kinds_they_do_not_know(fold: Any) -> None:
    with pytest.raises(CannotStore):
        fold(None, [Event("e", "register/x", 1, "", "", "teleported", 1, "", "", {})])


def test_streams_refuse_kinds_they_do_not_know() -> None:
    strange = [Event("e", "s", 1, "", "", "teleported", 1, "", "", {"standard": "policy"})]
    for fold, start in (
        (fold_return, ReturnState("r")),
        (fold_panel, PanelState("r")),
        (fold_action, ActionState("a")),
    ):
        with pytest.raises(CannotStore):
            fold(start, strange)  # type: ignore[operator]  # each with its own start


def test_exempt_and_withdrawn_lead_back_to_where_it_was() -> None:
    for stage in ("submitted", "moderation_opened", "sent_for_sign_off"):
        start = [("sent_for_sign_off", {})] if stage == "sent_for_sign_off" else []
        start += [("moderation_opened", {})] if stage == "moderation_opened" else []
        before = fold_return(ReturnState("r"), chain(start)).stage
        aside = [("exempted", {}), ("withdrawn", {}), ("reinstated", {})]
        assert fold_return(ReturnState("r"), chain(start + aside)).stage == before
