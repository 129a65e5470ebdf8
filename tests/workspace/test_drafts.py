"""What is being typed: kept, never counted, never in the way."""

import pytest

from s11tui.audit.view_models import QuestionView
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow, Unmet
from s11tui.workspace import Workspace
from support.partnership import COMPLETE, Partnership


def question(partnership: Partnership, name: str = "in-place", standard: str = "policy") -> QuestionView:
    seen = partnership.view().standard(standard)
    assert seen is not None
    return next(one for one in seen.questions if one.id == name)


def save(partnership: Partnership, text: str, name: str = "in-place", standard: str = "policy") -> None:
    partnership.lead.answering.save_draft(partnership.ref, standard, name, text, None)


def test_a_draft_is_seen_by_its_writer_only_and_counts_as_nothing(partnership: Partnership) -> None:
    before = partnership.view()
    save(partnership, "half a sen")
    after = partnership.view()
    assert (after.counts, after.missing, after.head, after.state) == (
        before.counts,
        before.missing,
        before.head,
        before.state,
    )
    assert question(partnership).draft == "half a sen"
    assert question(partnership).value is None
    other = partnership.view("manager")
    assert other.other_drafts == 1
    assert all(one.draft is None for standard in other.standards() for one in standard.questions)


def test_a_draft_survives_the_process(partnership: Partnership) -> None:
    save(partnership, "half a sen")
    with Workspace.open(partnership.ws.path) as ws:
        seen = ws.session("lee-lead").reading.open(partnership.ref).standard("policy")
        assert seen is not None
        assert seen.questions[0].draft == "half a sen"


def test_leaving_and_coming_back_changes_nothing(partnership: Partnership) -> None:
    save(partnership, "text")
    first = partnership.lead.answering.commit_drafts(partnership.ref)
    events = partnership.ws.verify().events
    assert question(partnership).value == "text"
    assert question(partnership).draft is None
    save(partnership, "text")
    again = partnership.lead.answering.commit_drafts(partnership.ref)
    assert again.head == first.head
    assert partnership.ws.verify().events == events


def test_answering_takes_ones_own_draft_away(partnership: Partnership) -> None:
    save(partnership, "half")
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "whole")
    assert question(partnership).draft is None
    save(partnership, "half")
    partnership.lead.answering.clear(partnership.ref, "policy", "in-place")
    assert question(partnership).draft is None


def test_a_draft_keeps_what_it_was_begun_on(partnership: Partnership) -> None:
    """Begun when nothing stood; somebody answers; committing keeps both."""
    partnership.lead.answering.assign(partnership.ref, ["policy"], ["con-tributor"])
    save(partnership, "my own words")
    partnership.contributor.answering.answer(partnership.ref, "policy", "in-place", "the contributor's")
    save(partnership, "my own words, longer")
    partnership.lead.answering.commit_drafts(partnership.ref)
    both = question(partnership)
    assert (both.value, [one.value for one in both.rivals]) == ("the contributor's", ["my own words, longer"])


def test_a_draft_of_a_choice_becomes_a_value_or_is_refused(partnership: Partnership) -> None:
    save(partnership, " YES ", "trained", "lead-role")
    partnership.lead.answering.commit_drafts(partnership.ref)
    assert question(partnership, "trained", "lead-role").value == "yes"
    save(partnership, "perhaps", "trained", "lead-role")
    with pytest.raises(BadInput, match="perhaps"):
        partnership.lead.answering.commit_drafts(partnership.ref)
    assert question(partnership, "trained", "lead-role").draft == "perhaps"


def test_a_draft_on_a_question_that_was_hidden_since_stands_in_nobodys_way(partnership: Partnership) -> None:
    partnership.lead.answering.answer(partnership.ref, "lead-role", "trained", "no")
    save(partnership, "because", "why-not", "lead-role")
    partnership.lead.answering.answer(partnership.ref, "lead-role", "trained", "yes")
    partnership.fill(COMPLETE)
    assert partnership.lead.submitting.submit(partnership.ref, "n", "r").state == "submitted"


def test_what_is_not_there_takes_no_draft(partnership: Partnership) -> None:
    for standard, name in (("nowhere", "in-place"), ("policy", "nothing"), ("governors", "in-place")):
        with pytest.raises(NotFound):
            save(partnership, "x", name, standard)
    assert partnership.ws.store.all("SELECT * FROM drafts") == []


def test_the_reason_of_a_grade_has_a_draft_too(partnership: Partnership) -> None:
    save(partnership, "because of", "")
    seen = partnership.view().standard("policy")
    assert seen is not None
    assert seen.reason_draft == "because of"
    partnership.lead.answering.commit_drafts(partnership.ref)
    assert partnership.view().standard("policy").reason_draft == "because of"  # type: ignore[union-attr]
    partnership.lead.answering.grade(partnership.ref, "policy", "good")
    view = partnership.lead.answering.commit_drafts(partnership.ref)
    assert view.standard("policy").self_reason == "because of"  # type: ignore[union-attr]


def test_submitting_first_commits_ones_own(partnership: Partnership) -> None:
    partnership.fill()
    seen = question(partnership).event
    partnership.lead.answering.save_draft(partnership.ref, "policy", "in-place", "Read by nearly all.", seen)
    view = partnership.lead.submitting.submit(partnership.ref, "Chief", "Chief Constable")
    assert view.state == "submitted"
    assert question(partnership).value == "Read by nearly all."
    assert question(partnership).draft is None


def test_submitting_does_not_pass_over_a_draft_that_does_not_fit_what_stands(partnership: Partnership) -> None:
    partnership.fill()
    save(partnership, "Begun when nothing stood.")
    with pytest.raises(Unmet, match="two versions"):
        partnership.lead.submitting.submit(partnership.ref, "Chief", "Chief Constable")
    assert question(partnership).draft == "Begun when nothing stood."
    assert partnership.ws.verify().ok


def test_only_who_may_write_may_draft(partnership: Partnership) -> None:
    for who in ("contributor", "signatory", "mo", "chair", "scrutineer", "other_lead"):
        with pytest.raises(NotFound if who == "other_lead" else NotAllowed):
            getattr(partnership, who).answering.save_draft(partnership.ref, "policy", "in-place", "x", None)
    partnership.submitted()
    with pytest.raises(NotNow):
        save(partnership, "too late")
