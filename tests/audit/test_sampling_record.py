"""A sample in the record: it comes back, is drawn again the same, and what was recorded otherwise is told."""

import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given

from s11tui.audit.events import Event, canonical
from s11tui.audit.sample import SampleState, fold_sample
from s11tui.audit.sampling import ByHand, Terms, body_of, differences, draw, drawn_again
from s11tui.audit.words import REMOVED, SealedWords, opened, seal, unsealed
from s11tui.errors import CannotStore
from support.samples import ids, schools, terms


@given(terms())
def test_a_draw_comes_back_from_the_record_and_is_drawn_again_the_same(asked: Terms) -> None:
    drawn = draw(asked)
    known: dict[str, SealedWords] = {}
    stored = canonical(seal(body_of(drawn), lambda: "ab" * 16, known))
    assert all(one.reason not in stored for one in asked.by_hand)
    assert rfc8785.dumps(json.loads(stored)).decode() == stored
    texts = {one.digest: one.text for one in known.values()}
    body = opened(json.loads(stored), texts.get)
    assert drawn_again(body) == drawn
    assert differences(body) == ()
    assert [one["reasons"] for one in body["picks"]] == [[why.words for why in one.reasons] for one in drawn.picks]
    redacted = opened(json.loads(stored), lambda digest: None)
    assert ids(drawn_again(redacted)) == ids(drawn)
    assert differences(redacted) == ()
    assert {one.reason for one in drawn_again(redacted).terms.by_hand} <= {REMOVED}


def recorded() -> dict[str, Any]:
    return unsealed(body_of(draw(Terms(schools(60), 10, 4, (ByHand("r003", "A visit."),)))))


@pytest.mark.parametrize(
    "wrong",
    [
        {"method": 2},
        {"method": None},
        {"seed": "4"},
        {"wanted": None},
        {"candidates": [{"return": "r1"}]},
        {"candidates": ["r1"]},
        {"candidates": 5},
        {"by_hand": [{"return": "other", "reason": "A visit."}]},
    ],
)
def test_a_body_that_cannot_be_drawn_again_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(CannotStore):
        drawn_again({**recorded(), **wrong})


def test_a_recorded_draw_is_the_sample_of_its_round() -> None:
    drawn = draw(Terms(schools(60), 10, 4, (ByHand("r003", "A visit."),)))
    event = Event("e", "sample/x", 1, "", "h", "sample_drawn", 1, "2027-05-04", "sam", unsealed(body_of(drawn)))
    state = fold_sample(SampleState("x"), [event])
    assert [one.return_id for one in state.picked] == ids(drawn)
    assert [(one.return_id, one.reasons) for one in state.picked if one.by_hand] == [("r003", ("A visit.",))]
    assert state.picked[1].reasons == ("gives 3 standards the lowest grade",)


def test_what_is_recorded_otherwise_than_drawn_is_told() -> None:
    body = recorded()
    picks = body["picks"]
    absent = next(one["return"] for one in body["candidates"] if one["return"] not in str(picks))
    swapped = [{**picks[0], "return": absent}, *picks[1:]]
    assert differences({**body, "picks": swapped}) == (
        "The return “r003” is drawn in this way and is not recorded so.",
        "The record holds a pick that the draw does not give.",
    )
    assert len(differences({**body, "picks": picks[1:]})) == 1
    assert differences({**body, "picks": [{**one, "reasons": ["said otherwise then"]} for one in picks]}) == ()
    assert differences({**body, "picks": ["r1"]}) == ("The sample does not say which returns were picked.",)
    otherwise = ("The picks stand in another order than they were drawn in, or one stands twice.",)
    assert (
        differences({**body, "picks": picks[::-1]}) == differences({**body, "picks": [*picks, picks[0]]}) == otherwise
    )
    assert differences({**body, "picks": None}) == ("The sample does not say which returns were picked.",)
    assert differences({**body, "seed": body["seed"] + 1})
