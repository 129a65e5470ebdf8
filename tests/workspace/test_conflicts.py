"""Two people, or two windows, on one question: nothing is ever overwritten unseen."""

import pytest

from s11tui.audit.register import Grant
from s11tui.audit.view_models import QuestionView, ReturnView
from s11tui.errors import NotFound, Unmet
from s11tui.workspace import Workspace
from s11tui.workspace.session import Session
from support.partnership import Partnership


@pytest.fixture
def colleague(partnership: Partnership) -> Session:
    """A second lead of the police, on a connection of their own."""
    partnership.manager.people.add_person("Ann Other", [Grant("lead", agency="police")])
    ws = Workspace.open(partnership.ws.path, clock=partnership.clock)
    yield ws.session("ann-other")
    ws.close()


def question(view: ReturnView, standard: str = "policy") -> QuestionView:
    seen = view.standard(standard)
    assert seen is not None
    return seen.questions[0]


def test_both_versions_are_kept_and_a_person_chooses(partnership: Partnership, colleague: Session) -> None:
    ref = partnership.ref
    first = question(partnership.lead.answering.answer(ref, "policy", "in-place", "mine", seen=None))
    view = colleague.answering.answer(ref, "policy", "in-place", "theirs", seen=None)
    both = question(view)
    assert (both.value, [one.value for one in both.rivals]) == ("mine", ["theirs"])
    assert both.rivals[0].who == "Ann Other"
    seen = view.standard("policy")
    assert seen is not None
    assert seen.mark == "needs-you"
    assert any("two versions" in one.what for one in seen.missing)
    view = partnership.lead.answering.settle_conflict(ref, "policy", "in-place", both.rivals[0].event)
    after = question(view)
    assert (after.value, after.rivals) == ("theirs", ())
    assert first.event != after.event
    assert partnership.ws.verify().ok
    assert colleague.reading.open(ref).standard("policy") == view.standard("policy")


def test_one_who_saw_what_stands_replaces_it(partnership: Partnership, colleague: Session) -> None:
    first = question(partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "mine", seen=None))
    view = colleague.answering.answer(partnership.ref, "policy", "in-place", "better", seen=first.event)
    assert (question(view).value, question(view).rivals) == ("better", ())


def test_saying_the_same_is_no_conflict(partnership: Partnership, colleague: Session) -> None:
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "same", seen=None)
    events = partnership.ws.verify().events
    view = colleague.answering.answer(partnership.ref, "policy", "in-place", "same", seen=None)
    assert question(view).rivals == ()
    assert partnership.ws.verify().events == events


def test_grades_conflict_too(partnership: Partnership, colleague: Session) -> None:
    partnership.lead.answering.grade(partnership.ref, "policy", "good", "shown", seen=None)
    view = colleague.answering.grade(partnership.ref, "policy", "ri", "not shown", seen=None)
    seen = view.standard("policy")
    assert seen is not None
    assert (seen.self_grade, [one.value for one in seen.grade_rivals]) == ("good", ["ri"])
    view = colleague.answering.settle_conflict(partnership.ref, "policy", "", seen.grade_rivals[0].event)
    seen = view.standard("policy")
    assert seen is not None
    assert (seen.self_grade, seen.self_reason, seen.grade_rivals) == ("ri", "not shown", ())


def test_clearing_does_not_throw_away_what_the_other_wrote(partnership: Partnership, colleague: Session) -> None:
    ref = partnership.ref
    mine = question(partnership.lead.answering.answer(ref, "policy", "in-place", "mine", seen=None))
    colleague.answering.answer(ref, "policy", "in-place", "theirs", seen=None)
    view = partnership.lead.answering.clear(ref, "policy", "in-place", seen=mine.event)
    assert question(view).value == "theirs"
    view = partnership.lead.answering.clear(ref, "policy", "in-place", seen=mine.event)
    assert question(view).value == "theirs"
    assert partnership.ws.verify().ok


def test_a_grade_taken_away_leaves_the_others_grade(partnership: Partnership, colleague: Session) -> None:
    partnership.lead.answering.grade(partnership.ref, "policy", "good", seen=None)
    colleague.answering.grade(partnership.ref, "policy", "ri", seen=None)
    seen = partnership.lead.answering.grade(partnership.ref, "policy", "").standard("policy")
    assert seen is not None
    assert seen.self_grade == "ri"


def test_settling_gives_up_only_what_was_seen(partnership: Partnership, colleague: Session) -> None:
    ref = partnership.ref
    partnership.lead.answering.answer(ref, "policy", "in-place", "mine", seen=None)
    both = question(colleague.answering.answer(ref, "policy", "in-place", "theirs", seen=None))
    versions = [str(both.event), both.rivals[0].event]
    colleague.answering.answer(ref, "policy", "in-place", "a third", seen=None)
    view = partnership.lead.answering.settle_conflict(ref, "policy", "in-place", versions[0], seen=versions)
    assert (question(view).value, [one.value for one in question(view).rivals]) == ("mine", ["a third"])


def test_a_version_that_is_gone_cannot_be_chosen(partnership: Partnership) -> None:
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "mine")
    with pytest.raises(NotFound, match="not there any more"):
        partnership.lead.answering.settle_conflict(partnership.ref, "policy", "in-place", "nothing")


def test_a_conflict_stands_in_the_way_of_submission(partnership: Partnership, colleague: Session) -> None:
    partnership.fill()
    colleague.answering.answer(partnership.ref, "policy", "in-place", "else", seen=None)
    assert partnership.view().state == "in progress"
    with pytest.raises(Unmet, match="two versions"):
        partnership.lead.submitting.submit(partnership.ref, "n", "r")


def test_every_connection_sees_at_once_what_another_wrote(partnership: Partnership, colleague: Session) -> None:
    for number in range(4):
        writer, reader = (partnership.lead, colleague) if number % 2 else (colleague, partnership.lead)
        written = writer.answering.answer(partnership.ref, "policy", "in-place", f"text {number}")
        assert question(reader.reading.open(partnership.ref)).value == f"text {number}"
        assert reader.reading.open(partnership.ref).head == written.head
    assert partnership.ws.verify().ok
