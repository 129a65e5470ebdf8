"""Traces of children in a return: each with its place, never in the way, and gone when a person said they are none."""

import pytest

from s11tui.audit.guard import ELSEWHERE, Found, traces_of, traces_of_return
from s11tui.audit.register import Grant, Person
from support.cases import LEAD, Story

NHS = "943 476 5919"
POSTCODE = "SW1A 1AA"


def found(story: Story, standard: str) -> list[tuple[str, str, str]]:
    """Question, kind and text of each trace of a standard."""
    view = story.view().standard(standard)
    assert view is not None
    return [(one.question, one.trace.kind, one.trace.text) for one in traces_of(view)]


def places(story: Story, standard: str) -> list[str]:
    view = story.view().standard(standard)
    assert view is not None
    return [one.where for one in traces_of(view)]


def show(story: Story, title: str, **more: object) -> None:
    body = {"title": title, "held_at": "", "date": "", **more}
    story.tell("evidence_added", standard="policy", **body)


def test_nothing_is_found_where_nothing_was_said() -> None:
    assert traces_of_return(Story().view()) == ()


def test_an_answer_is_named_with_its_question_and_place() -> None:
    story = Story()
    story.answer("policy/how-you-know", f"The child's number is {NHS}.")
    assert found(story, "policy") == [("how-you-know", "NHS number", NHS)]
    assert places(story, "policy") == ["in “How you know”"]


def test_every_text_is_looked_at() -> None:
    story = Story()
    story.answer("policy/in-place", f"At {POSTCODE}.")
    story.grade("policy", "good", f"See {NHS}.")
    file = {"sha256": "a" * 64, "name": "report-943-476-5919.pdf", "size": 3}
    show(story, f"Visit to {POSTCODE}", shows=f"number {NHS}", held_at=f"Files of {POSTCODE}", file=file)
    story.plan("policy")
    assert set(places(story, "policy")) == {
        "in “What is in place”", "in the reason for the grade", "in the evidence", "in what the evidence shows",
        "in where the evidence is held", "in the name of a file",
    }  # fmt: skip
    assert {question for question, _, _ in found(story, "policy")} == {"in-place", ELSEWHERE}


def test_a_table_is_looked_at_cell_by_cell_and_a_note_as_well() -> None:
    story = Story()
    story.answer("recruitment/vacancies", [{"post": f"for {NHS}", "since": "2026-05-01", "how-many": "2"}])
    story.answer("context/note", f"Lives at {POSTCODE}.")
    assert found(story, "recruitment") == [("vacancies", "NHS number", NHS)]
    assert found(story, "context") == [("note", "postcode", POSTCODE)]


def test_what_was_chosen_and_counted_says_nothing_of_a_child() -> None:
    story = Story()
    story.answer("lead-role/trained", "yes")
    story.answer("lead-role/trained-on", "2012-04-03")
    story.answer("recruitment/checks", ["dbs", "refs"])
    story.answer("context/people", "9434765919")
    assert all(not traces_of(one) for one in story.view().standards())


def test_a_trace_that_was_said_to_be_none_is_told_no_more() -> None:
    story = Story()
    story.answer("policy/in-place", f"Our own office: {POSTCODE}. And {NHS}.")
    story.answer("policy/how-you-know", f"Our own office: {POSTCODE}.")
    story.tell("trace_allowed", standard="policy", question="in-place", trace="postcode", text=POSTCODE)
    assert found(story, "policy") == [("in-place", "NHS number", NHS), ("how-you-know", "postcode", POSTCODE)]


def test_it_was_said_of_these_words_in_this_place_only() -> None:
    story = Story()
    story.answer("policy/in-place", f"Our own office: {POSTCODE}.")
    for allowed in (
        {"standard": "policy", "question": ELSEWHERE, "trace": "postcode", "text": POSTCODE},
        {"standard": "policy", "question": "in-place", "trace": "name", "text": POSTCODE},
        {"standard": "policy", "question": "in-place", "trace": "postcode", "text": "EC1A 1BB"},
        {"standard": "training", "question": "in-place", "trace": "postcode", "text": POSTCODE},
    ):
        story.tell("trace_allowed", **allowed)
    assert found(story, "policy") == [("in-place", "postcode", POSTCODE)]


def test_it_blocks_nothing() -> None:
    story = Story()
    before = len(story.view().missing)
    story.answer("context/people", "12")
    story.answer("context/note", f"{NHS} {POSTCODE}")
    view = story.view()
    assert len(view.missing) == before - 1
    context = view.standard("context")
    assert context is not None
    assert (context.missing, context.mark) == ((), "done")


def standards_of(traces: tuple[Found, ...]) -> list[str]:
    return [one.standard for one in traces]


def test_of_a_return_a_contributor_is_told_of_their_own_standards() -> None:
    story = Story()
    story.answer("policy/in-place", f"At {POSTCODE}.")
    story.answer("training/in-place", f"At {POSTCODE}.")
    colleague = Person("con", "con", "Con Tributor", (Grant("contributor", agency="police"),))
    story.tell("assigned", standard="training", people=["con"])
    assert standards_of(traces_of_return(story.view(LEAD))) == ["policy", "training"]
    assert standards_of(traces_of_return(story.view(colleague))) == ["training"]


def test_whoever_only_reads_is_told_of_all() -> None:
    story = Story()
    story.answer("policy/in-place", f"At {POSTCODE}.")
    signatory = Person("sig", "sig", "Sig Natory", (Grant("signatory", agency="police"),))
    assert standards_of(traces_of_return(story.view(signatory))) == ["policy"]


@pytest.mark.parametrize("text", ["", " ", "x" * 100_000, "Everybody is trained. " * 2000])
def test_texts_without_any_are_quickly_done_with(text: str) -> None:
    story = Story()
    story.answer("policy/in-place", text)
    assert found(story, "policy") == []
