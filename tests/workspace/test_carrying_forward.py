"""A second round: last year's answers stand beside, are confirmed or changed, and count for nothing before."""

import pytest

from s11tui.errors import NotAllowed, NotFound, NotNow, Unmet
from s11tui.workspace import Workspace
from support.dumps import dump
from support.two_years import THIS_YEAR, WAITING, TwoYears


def test_the_new_return_carries_the_one_before(two_years: TwoYears) -> None:
    view = two_years.view()
    assert view.earlier == "Section 11 2025"
    assert two_years.waiting() == WAITING
    assert (view.state, view.counts.answered, view.counts.done, view.counts.to_confirm) == ("not started", 0, 0, 6)
    assert view.ended == (("2.7 Paper files", "Nobody keeps paper any more."),)
    assert two_years.standard("policy").mark == "confirm"
    assert two_years.ws.verify().problems == ()


def test_last_year_stands_beside(two_years: TwoYears) -> None:
    (earlier,) = two_years.standard("policy").earlier
    assert (earlier.self_label, earlier.self_reason) == ("Good", "It is read by all.")
    assert (earlier.outcome, earlier.agreed_label, earlier.agreed_reason) == (
        "lowered", "Requires improvement", "Nothing was shown.",
    )  # fmt: skip
    assert ("What difference it has made for children", "More is noticed.") in earlier.answers
    assert [(one.title, one.held_at, one.date) for one in earlier.evidence] == [
        ("Policy of 2024", "Intranet", "2024-11-05")
    ]
    assert [(one.what, one.overdue) for one in earlier.actions] == [("Show the policy", True)]


def test_only_actions_that_are_not_over_stand_beside(two_years: TwoYears) -> None:
    assert [one.what for one in two_years.standard("training").earlier[0].actions] == ["Train the two teams"]
    assert two_years.standard("recruitment").earlier[0].actions == ()


def test_confirming_one(two_years: TwoYears) -> None:
    view = two_years.lead.answering.confirm(two_years.ref, "lead-role", "trained")
    question = two_years.question("lead-role/trained")
    assert (question.value, question.printed, question.who) == ("yes", "Yes", "Lee Lead")
    assert not question.to_confirm
    assert two_years.waiting()["lead-role"] == ("in-place", "trained-on")
    assert view.state == "in progress"
    (told,) = [one for one in two_years.lead.reading.history(two_years.ref) if one.kind == "confirmed"]
    assert (told.standard, told.question) == ("lead-role", "trained")
    assert two_years.ws.verify().problems == ()


def test_confirming_all_of_a_standard(two_years: TwoYears) -> None:
    two_years.lead.answering.confirm(two_years.ref, "recruitment")
    assert "recruitment" not in two_years.waiting()
    assert two_years.question("recruitment/vacancies").value == [{"how-many": "2", "post": "Officer"}]
    assert two_years.question("recruitment/method").value is None
    with pytest.raises(NotNow, match="waits to be confirmed"):
        two_years.lead.answering.confirm(two_years.ref, "recruitment")


def test_the_confirmed_event_names_its_source_and_seals_its_words(two_years: TwoYears) -> None:
    ws = two_years.ws
    two_years.lead.answering.confirm(two_years.ref, "policy", "in-place")
    (event,) = [one for one in ws.ledger.read(f"return/{two_years.view().id}") if one.kind == "confirmed"]
    before = two_years.lead.reading.open(two_years.last).standard("policy")
    assert before is not None
    assert event.body["source"] == before.questions[0].event
    stored = ws.store.one("SELECT body FROM events WHERE id = ?", (event.id,))
    assert stored is not None
    assert "A policy of 2024." not in stored[0]


def test_what_was_shown_only_may_be_taken_over_as_well(two_years: TwoYears) -> None:
    two_years.lead.answering.confirm(two_years.ref, "policy", "how-you-know")
    two_years.lead.answering.confirm(two_years.ref, "recruitment", "method")
    assert two_years.question("policy/how-you-know").value == "We asked in 2024."
    assert two_years.question("recruitment/method").printed == "By a mixed panel"


@pytest.mark.parametrize(
    "path",
    [
        "training/teams", "training/register", "recruitment/checks", "support/in-place", "referrals/in-place",
        "policy/difference", "lead-role/secret", "lead-role/trained-on", "online/in-place", "policy/no-such",
    ],
)  # fmt: skip
def test_what_means_something_else_today_is_not_confirmed(two_years: TwoYears, path: str) -> None:
    standard, question = path.split("/")
    before = two_years.view().head
    with pytest.raises(NotFound):
        two_years.lead.answering.confirm(two_years.ref, standard, question)
    assert two_years.view().head == before


def test_what_is_brought_as_no_shows_nowhere_beside_the_question(two_years: TwoYears) -> None:
    assert two_years.question("policy/difference").carried is None
    assert two_years.question("lead-role/secret").carried is None


def test_changing_it_is_an_answer_and_no_confirmation(two_years: TwoYears) -> None:
    two_years.lead.answering.answer(two_years.ref, "policy", "in-place", "A policy of 2027.", seen=None)
    question = two_years.question("policy/in-place")
    assert (question.value, question.to_confirm, question.rivals) == ("A policy of 2027.", False, ())
    assert question.carried is not None
    assert question.carried.printed == "A policy of 2024."
    assert "confirmed" not in [one.kind for one in two_years.lead.reading.history(two_years.ref)]


def test_clearing_sets_it_aside_and_it_may_be_taken_back(two_years: TwoYears) -> None:
    view = two_years.lead.answering.clear(two_years.ref, "policy", "in-place", seen=None)
    assert "policy" not in two_years.waiting()
    assert any("is not answered" in one.what for one in view.missing if one.standard == "policy")
    head = two_years.lead.answering.clear(two_years.ref, "policy", "in-place").head
    assert head == view.head
    assert two_years.ws.verify().problems == ()
    two_years.lead.answering.confirm(two_years.ref, "policy", "in-place")
    assert two_years.question("policy/in-place").value == "A policy of 2024."


def test_a_box_that_is_emptied_while_typing_is_set_aside_too(two_years: TwoYears) -> None:
    two_years.lead.answering.save_draft(two_years.ref, "policy", "in-place", "", None)
    two_years.lead.answering.commit_drafts(two_years.ref)
    assert "policy" not in two_years.waiting()
    two_years.lead.answering.answer(two_years.ref, "welcome", "in-place", "", seen=None)
    assert "welcome" not in two_years.waiting()
    two_years.lead.answering.answer(two_years.ref, "context", "note", "")
    assert [one.kind for one in two_years.lead.reading.history(two_years.ref)] == ["invited", "cleared", "cleared"]


def test_what_somebody_answered_meanwhile_is_not_confirmed_over(two_years: TwoYears) -> None:
    with Workspace.open(two_years.ws.path, clock=two_years.clock) as other:
        other.session("lee-lead").answering.answer(two_years.ref, "policy", "in-place", "Said by another.")
    with pytest.raises(NotNow, match="has an answer already"):
        two_years.lead.answering.confirm(two_years.ref, "policy", "in-place")
    question = two_years.question("policy/in-place")
    assert (question.value, question.rivals) == ("Said by another.", ())


def test_an_answer_typed_while_another_confirmed_keeps_both(two_years: TwoYears) -> None:
    two_years.lead.answering.confirm(two_years.ref, "policy", "in-place")
    two_years.lead.answering.answer(two_years.ref, "policy", "in-place", "Typed meanwhile.", seen=None)
    question = two_years.question("policy/in-place")
    assert question.value == "A policy of 2024."
    assert [one.value for one in question.rivals] == ["Typed meanwhile."]
    assert two_years.standard("policy").mark == "needs-you"


def test_clearing_what_another_confirmed_meanwhile_takes_nothing_away(two_years: TwoYears) -> None:
    two_years.lead.answering.confirm(two_years.ref, "policy", "in-place")
    two_years.lead.answering.clear(two_years.ref, "policy", "in-place", seen=None)
    assert two_years.question("policy/in-place").value == "A policy of 2024."


def test_confirming_all_leaves_out_what_is_just_being_written(two_years: TwoYears) -> None:
    two_years.lead.answering.save_draft(two_years.ref, "training", "in-place", "Half a sen", None)
    two_years.lead.answering.confirm(two_years.ref, "training")
    assert two_years.waiting()["training"] == ("in-place",)
    assert two_years.question("training/rate").value == "93.5"
    two_years.lead.answering.commit_drafts(two_years.ref)
    question = two_years.question("training/in-place")
    assert (question.value, question.rivals) == ("Half a sen", ())


def test_a_contributor_confirms_only_what_is_assigned_to_them(two_years: TwoYears) -> None:
    with pytest.raises(NotAllowed, match="not assigned"):
        two_years.contributor.answering.confirm(two_years.ref, "policy", "in-place")
    two_years.lead.answering.assign(two_years.ref, ["policy"], ["con-tributor"])
    two_years.contributor.answering.confirm(two_years.ref, "policy", "in-place")
    assert two_years.question("policy/in-place").who == "Con Tributor"
    with pytest.raises(NotAllowed):
        two_years.contributor.answering.confirm(two_years.ref, "welcome")


@pytest.mark.parametrize("who", ["signatory", "mo", "chair", "other_lead", "scrutineer"])
def test_nobody_else_confirms(two_years: TwoYears, who: str) -> None:
    with pytest.raises(NotFound if who == "other_lead" else NotAllowed):
        getattr(two_years, who).answering.confirm(two_years.ref, "policy")


def test_the_manager_confirms_only_from_an_original(two_years: TwoYears) -> None:
    with pytest.raises(Unmet, match="original"):
        two_years.manager.answering.confirm(two_years.ref, "policy")
    two_years.manager.answering.confirm(two_years.ref, "policy", original="telephone call of 12 January")
    assert two_years.question("policy/in-place").who == "Exampleshire Police"
    assert two_years.ws.verify().problems == ()


def test_it_is_not_ready_before_all_is_confirmed(two_years: TwoYears) -> None:
    two_years.fill(THIS_YEAR)
    with pytest.raises(Unmet, match="is to be confirmed or changed"):
        two_years.lead.submitting.send(two_years.ref)
    assert two_years.view().state == "in progress"
    two_years.confirm_all()
    assert two_years.view().state == "ready"
    line = next(one for one in two_years.lead.reading.returns() if one.slug == two_years.ref)
    assert (line.missing, line.done, line.asked) == (0, 10, 10)


def test_what_is_not_applicable_needs_no_confirming(two_years: TwoYears) -> None:
    two_years.lead.answering.grade(two_years.ref, "policy", "n-a", "We have no such work.")
    assert two_years.standard("policy").missing == ()
    with pytest.raises(NotNow):
        two_years.lead.answering.confirm(two_years.ref, "policy")
    assert two_years.ws.verify().problems == ()


def test_after_submission_nothing_is_confirmed_any_more(two_years: TwoYears) -> None:
    two_years.complete()
    two_years.lead.submitting.submit(two_years.ref, "Chief Officer", "Chief Constable")
    with pytest.raises(NotNow):
        two_years.lead.answering.confirm(two_years.ref, "policy", "how-you-know")


def test_the_panel_sees_last_year_beside_as_well_once_it_is_submitted(two_years: TwoYears) -> None:
    two_years.complete()
    for who in ("mo", "chair", "scrutineer"):
        with pytest.raises(NotAllowed):
            getattr(two_years, who).reading.open(two_years.ref)
    two_years.lead.submitting.submit(two_years.ref, "Chief Officer", "Chief Constable")
    for who in ("mo", "chair", "scrutineer", "manager"):
        standard = two_years.standard("policy", who)
        assert standard.earlier[0].agreed_label == "Requires improvement"
        assert standard.earlier == two_years.standard("policy").earlier
        assert "Kept among the panel." not in dump(two_years.view(who))
