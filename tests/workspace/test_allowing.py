"""A trace of a child that a person says is none: it is recorded who said so, of which words and where."""

import pytest

from s11tui.audit.guard import traces_of, traces_of_return
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow
from support.partnership import Partnership

POSTCODE = "SW1A 1AA"


@pytest.fixture
def traced(partnership: Partnership) -> Partnership:
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", f"Our own office: {POSTCODE}.")
    return partnership


def found(one: Partnership) -> list[str]:
    standard = one.view().standard("policy")
    assert standard is not None
    return [each.trace.text for each in traces_of(standard)]


def test_it_is_told_no_more_and_recorded_with_who_said_so(traced: Partnership) -> None:
    assert found(traced) == [POSTCODE]
    view = traced.lead.answering.allow_trace(traced.ref, "1.1", "in-place", "postcode", POSTCODE)
    assert traces_of_return(view) == ()
    last = traced.lead.reading.history(traced.ref)[-1]
    assert (last.kind, last.who, last.standard, last.question) == ("trace_allowed", "Lee Lead", "policy", "in-place")
    traced.ws.cases.forget()
    assert found(traced) == []
    assert traced.ws.verify().problems == ()


def test_the_words_are_sealed_as_all_that_people_write(traced: Partnership) -> None:
    traced.lead.answering.allow_trace(traced.ref, "policy", "in-place", "postcode", POSTCODE)
    bodies = traced.ws.store.all("SELECT body FROM events WHERE kind = 'trace_allowed'")
    assert len(bodies) == 1
    assert POSTCODE not in bodies[0][0]


def test_said_twice_it_is_recorded_once(traced: Partnership) -> None:
    head = traced.lead.answering.allow_trace(traced.ref, "policy", "in-place", "postcode", POSTCODE).head
    assert traced.lead.answering.allow_trace(traced.ref, "policy", "in-place", "postcode", POSTCODE).head == head


def test_a_trace_blocks_no_submission(traced: Partnership) -> None:
    traced.submitted()
    assert found(traced) == []
    traced.manager.moderating.return_standards(traced.ref, {"policy": "say more"})
    traced.lead.answering.answer(traced.ref, "policy", "in-place", f"At {POSTCODE}.")
    traced.lead.answering.reply_to_return(traced.ref, "policy", "Said.")
    view = traced.lead.submitting.submit(traced.ref, "Chief Officer", "Chief Constable")
    assert (view.state, found(traced)) == ("submitted", [POSTCODE])


def test_what_makes_no_sense_is_refused(traced: Partnership) -> None:
    allow = traced.lead.answering.allow_trace
    with pytest.raises(BadInput, match="no kind of trace"):
        allow(traced.ref, "policy", "in-place", "telephone number", "x")
    for standard, question in (("policy", "\x1b[2J"), ("policy", "rate"), ("governors", "")):
        with pytest.raises(NotFound):
            allow(traced.ref, standard, question, "postcode", POSTCODE)
    with pytest.raises(NotAllowed):
        traced.contributor.answering.allow_trace(traced.ref, "policy", "in-place", "postcode", POSTCODE)
    traced.submitted()
    with pytest.raises(NotNow):
        allow(traced.ref, "policy", "in-place", "postcode", POSTCODE)
