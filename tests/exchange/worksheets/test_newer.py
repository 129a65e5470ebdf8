"""What was changed here while a worksheet was away is never written over unasked."""

import pytest

from s11tui.exchange.worksheets.brought import Filled, take
from s11tui.workspace.entries import Given
from support.partnership import Partnership
from support.sheets import Book, answer, brought, filled_in, kinds, sheet_of


def test_what_was_left_alone_never_undoes_what_was_changed_here(partnership: Partnership) -> None:
    partnership.fill()
    filled = filled_in(sheet_of(partnership), lambda book: book.write("policy/how-you-know", "Spot checks."))
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "Changed here since.")
    bringing = brought(partnership, filled)
    assert [one.path for one in bringing.changes] == ["policy/how-you-know"]
    take(partnership.lead, partnership.ref, bringing, newer="sheet")
    assert answer(partnership, "policy/in-place") == "Changed here since."


@pytest.fixture
def newer(partnership: Partnership) -> Filled:
    """A worksheet that says one thing of an answer and a grade, and a record that has come to say another."""
    partnership.fill()

    def fill(book: Book) -> None:
        book.write("policy/in-place", "From the sheet.")
        book.write("policy/#grade", "Outstanding")
        book.write("policy/#reason", "From the sheet.")

    filled = filled_in(sheet_of(partnership), fill)
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "Changed here since.")
    partnership.lead.answering.grade(partnership.ref, "policy", "ri", "Changed here since.")
    return filled


def test_newer_text_is_left_unless_somebody_says_otherwise(partnership: Partnership, newer: Filled) -> None:
    bringing = brought(partnership, newer)
    assert [(one.kind, one.before) for one in bringing.changes] == [
        ("newer", "Changed here since."),
        ("newer", "Requires improvement"),
        ("newer", "Changed here since."),
    ]
    assert (bringing.count("leave"), bringing.count("both")) == (0, 3)
    before = kinds(partnership)
    take(partnership.lead, partnership.ref, bringing)
    assert kinds(partnership) == before


def test_both_versions_are_kept_for_a_person_to_choose(partnership: Partnership, newer: Filled) -> None:
    view = take(partnership.lead, partnership.ref, brought(partnership, newer), newer="both")
    policy = view.standard("policy")
    assert policy is not None
    question = policy.questions[0]
    assert question.value == "Changed here since."
    assert [one.value for one in question.rivals] == ["From the sheet."]
    assert policy.self_grade == "ri"
    assert [one.value for one in policy.grade_rivals] == ["outstanding"]
    assert policy.mark == "needs-you"


def test_the_sheet_stands_where_that_is_chosen(partnership: Partnership, newer: Filled) -> None:
    view = take(partnership.lead, partnership.ref, brought(partnership, newer), newer="sheet")
    policy = view.standard("policy")
    assert policy is not None
    assert (policy.questions[0].value, policy.questions[0].rivals) == ("From the sheet.", ())
    assert (policy.self_grade, policy.self_reason) == ("outstanding", "From the sheet.")


def test_what_changed_while_somebody_was_looking_is_kept_beside_it(partnership: Partnership) -> None:
    partnership.fill()
    filled = filled_in(sheet_of(partnership), lambda book: book.write("policy/in-place", "From the sheet."))
    bringing = brought(partnership, filled)
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "Just now.")
    view = take(partnership.lead, partnership.ref, bringing)
    policy = view.standard("policy")
    assert policy is not None
    assert policy.questions[0].value == "Just now."
    assert [one.value for one in policy.questions[0].rivals] == ["From the sheet."]


@pytest.mark.parametrize(("mode", "kept"), [("leave", "Half a sentence"), ("both", "Half a sentence"), ("sheet", None)])
def test_an_unfinished_text_is_not_swept_away(partnership: Partnership, mode, kept: str | None) -> None:
    partnership.fill()
    filled = filled_in(sheet_of(partnership), lambda book: book.write("policy/in-place", "From the sheet."))
    event = partnership.view().standards()[0].questions[0].event
    partnership.lead.answering.save_draft(partnership.ref, "policy", "in-place", "Half a sentence", event)
    bringing = brought(partnership, filled)
    assert [(one.kind, one.before) for one in bringing.changes] == [("newer", "Half a sentence")]
    view = take(partnership.lead, partnership.ref, bringing, newer=mode)
    question = view.standards()[0].questions[0]
    assert question.draft == kept
    assert question.value == ("A policy, read by all." if mode == "leave" else "From the sheet.")


def test_what_hangs_on_a_newer_answer_that_was_left_is_left_too(partnership: Partnership) -> None:
    partnership.fill((Given("lead-role", "trained", "yes"),))

    def fill(book: Book) -> None:
        book.write("lead-role/trained", "no")
        book.write("lead-role/why-not", "Nobody applied.")

    filled = filled_in(sheet_of(partnership), fill)
    partnership.lead.answering.clear(partnership.ref, "lead-role", "trained")
    bringing = brought(partnership, filled)
    assert [(one.path, one.kind) for one in bringing.changes] == [
        ("lead-role/trained", "newer"),
        ("lead-role/why-not", "new"),
    ]
    take(partnership.lead, partnership.ref, bringing)
    assert answer(partnership, "lead-role/trained") is None
    assert answer(partnership, "lead-role/why-not") is None


def test_both_versions_are_kept_once_however_often_it_is_brought_in(partnership: Partnership, newer: Filled) -> None:
    take(partnership.lead, partnership.ref, brought(partnership, newer), newer="both")
    before = kinds(partnership)
    again = brought(partnership, newer)
    assert [(one.path, one.kind) for one in again.changes] == [
        ("policy/in-place", "refused"),
        ("policy/#grade", "refused"),
        ("policy/#reason", "refused"),
    ]
    take(partnership.lead, partnership.ref, brought(partnership, newer), newer="both")
    assert kinds(partnership) == before
