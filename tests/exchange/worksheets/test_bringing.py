"""What a filled-in worksheet would change, and what it changes."""

from dataclasses import replace

import pytest

from s11tui.errors import NotAllowed, Refusal, Unmet
from s11tui.exchange.worksheets.brought import Bringing, Change, bring, take
from s11tui.workspace.entries import Given
from support.partnership import COMPLETE, Partnership
from support.sheets import Book, answer, brought, edition_of, filled_in, kinds, sheet_of


def change(bringing: Bringing, path: str) -> Change:
    return next(one for one in bringing.changes if one.path == path)


def test_a_worksheet_that_nobody_touched_changes_nothing(partnership: Partnership) -> None:
    partnership.fill()
    filled = filled_in(sheet_of(partnership))
    before = kinds(partnership)
    bringing = brought(partnership, filled)
    assert (bringing.changes, bringing.unplaced, bringing.evidence, bringing.actions) == ((), (), (), ())
    assert bringing.same == len(filled.values)
    take(partnership.lead, partnership.ref, bringing)
    assert kinds(partnership) == before


def fill_everything(book: Book) -> None:
    for entry in COMPLETE:
        if isinstance(entry, Given) and isinstance(entry.value, str):
            book.write(f"{entry.standard}/{entry.question}", entry.value)
    for standard, grade in (("policy", "Good"), ("lead-role", "M"), ("training", "ri"), ("recruitment", "outstanding")):
        book.write(f"{standard}/#grade", grade)
    book.write("training/#reason", "Two teams have not been.")
    book.write("recruitment/#reason", "Inspected.")
    book.write("recruitment/method", "By the head")
    book.write("recruitment/checks", "DBS; References")
    book.line("table", "recruitment/vacancies", 0, "Officer", "01/05/2026", "2")
    book.line("evidence", "recruitment", 0, "Inspection letter", "Intranet", "3/11/2026")
    book.line("action", "training", 0, "Train the two teams", "Head of training", "2027-06-30")


def test_a_whole_return_is_filled_in_by_worksheet(partnership: Partnership) -> None:
    filled = filled_in(sheet_of(partnership), fill_everything)
    bringing = brought(partnership, filled)
    assert {one.kind for one in bringing.changes} == {"new"}
    assert bringing.unplaced == ()
    view = take(partnership.lead, partnership.ref, bringing)
    assert (view.state, view.missing) == ("ready", ())
    assert answer(partnership, "recruitment/checks") == ["dbs", "refs"]
    assert answer(partnership, "recruitment/method") == "head"
    assert answer(partnership, "recruitment/vacancies") == [{"post": "Officer", "since": "2026-05-01", "how-many": "2"}]
    assert answer(partnership, "lead-role/trained-on") == "2026-09-01"
    recruitment, training = view.standard("recruitment"), view.standard("training")
    assert recruitment is not None
    assert training is not None
    assert (training.self_grade, training.self_reason) == ("ri", "Two teams have not been.")
    assert [(one.title, one.held_at, one.date) for one in recruitment.evidence] == [
        ("Inspection letter", "Intranet", "2026-11-03")
    ]
    assert [(one.what, one.owner, one.due) for one in training.actions] == [
        ("Train the two teams", "Head of training", "2027-06-30")
    ]


def test_twice_is_once(partnership: Partnership) -> None:
    filled = filled_in(sheet_of(partnership), fill_everything)
    take(partnership.lead, partnership.ref, brought(partnership, filled))
    before = kinds(partnership)
    again = brought(partnership, filled)
    assert (again.changes, again.unplaced, again.count("sheet")) == ((), (), 0)
    take(partnership.lead, partnership.ref, again, newer="sheet")
    assert kinds(partnership) == before


def test_what_was_emptied_is_cleared_and_what_was_changed_is_told_in_words(partnership: Partnership) -> None:
    partnership.fill()

    def fill(book: Book) -> None:
        book.write("policy/in-place", None)
        book.write("lead-role/trained", "No")
        book.write("policy/#grade", "Requires improvement")

    bringing = brought(partnership, filled_in(sheet_of(partnership), fill))
    emptied, graded = change(bringing, "policy/in-place"), change(bringing, "policy/#grade")
    assert (emptied.kind, emptied.before, emptied.after) == ("changed", "A policy, read by all.", "")
    assert (graded.before, graded.after) == ("Good", "Requires improvement")
    assert change(bringing, "lead-role/trained").before == "Yes"
    view = take(partnership.lead, partnership.ref, bringing)
    assert answer(partnership, "policy/in-place") is None
    assert answer(partnership, "lead-role/trained") == "no"
    policy = view.standard("policy")
    assert policy is not None
    assert policy.self_grade == "ri"


def test_what_does_not_fit_is_told_and_the_rest_goes_in(partnership: Partnership) -> None:
    def fill(book: Book) -> None:
        book.write("training/rate", "most of them")
        book.write("training/#grade", "Excellent")
        book.write("recruitment/checks", "DBS, palm reading")
        book.write("policy/in-place", "A policy.")
        book.write("policy/#reason", "Because.")
        book.line("evidence", "policy", 0, None, "Intranet", None)
        book.line("action", "policy", 0, "Something", "Somebody", "soon")

    bringing = brought(partnership, filled_in(sheet_of(partnership), fill))
    refused = {one.path: one.why for one in bringing.of("refused")}
    assert set(refused) == {"training/rate", "training/#grade", "recruitment/checks", "policy/#reason"}
    assert "Excellent" in refused["training/#grade"]
    assert "palm reading" in refused["recruitment/checks"]
    assert bringing.unplaced[0][2] == "evidence needs a title"
    assert "soon" in bringing.unplaced[1][2]
    take(partnership.lead, partnership.ref, bringing)
    assert answer(partnership, "policy/in-place") == "A policy."
    assert answer(partnership, "training/rate") is None


def test_an_answer_brings_up_the_question_that_hangs_on_it(partnership: Partnership) -> None:
    def fill(book: Book) -> None:
        book.write("lead-role/trained", "no")
        book.write("lead-role/why-not", "Nobody applied.")
        book.write("lead-role/until-when", "1.9.2027")
        book.write("lead-role/trained-on", "2026-09-01")

    bringing = brought(partnership, filled_in(sheet_of(partnership), fill))
    assert change(bringing, "lead-role/trained-on").kind == "refused"
    take(partnership.lead, partnership.ref, bringing)
    assert answer(partnership, "lead-role/why-not") == "Nobody applied."
    assert answer(partnership, "lead-role/until-when") == "2027-09-01"
    assert answer(partnership, "lead-role/trained-on") is None


def test_a_worksheet_of_another_return_edition_or_version_is_refused(partnership: Partnership) -> None:
    filled = filled_in(sheet_of(partnership), lambda book: book.write("policy/in-place", "Text."))
    for wrong in ({"return_id": "another"}, {"edition_sha256": "0" * 64}, {"format": "s11tui-worksheet/9"}):
        with pytest.raises(Refusal):
            brought(partnership, replace(filled, **wrong))
    school = partnership.other_lead.reading.open(partnership.school)
    with pytest.raises(Refusal, match="another return"):
        bring(school, edition_of(partnership), filled)


def test_a_contributor_takes_in_their_own_standards_only(partnership: Partnership) -> None:
    partnership.lead.answering.assign(partnership.ref, ["training"], ["con-tributor"])

    def fill(book: Book) -> None:
        book.write("training/in-place", "Mine.")
        book.write("policy/in-place", "Not mine.")

    bringing = brought(partnership, filled_in(sheet_of(partnership), fill), "contributor")
    assert [one.path for one in bringing.changes] == ["training/in-place"]
    assert [(text, "may not change" in why) for _, text, why in bringing.unplaced] == [("Not mine.", True)]
    take(partnership.contributor, partnership.ref, bringing)
    assert answer(partnership, "training/in-place") == "Mine."
    other = brought(partnership, filled_in(sheet_of(partnership), fill))
    with pytest.raises(NotAllowed):
        take(partnership.contributor, partnership.ref, other)


def test_the_manager_says_where_it_came_from_or_nothing_goes_in(partnership: Partnership) -> None:
    filled = filled_in(sheet_of(partnership), fill_everything)
    bringing = brought(partnership, filled, "manager")
    assert bringing.unplaced == ()
    with pytest.raises(Unmet):
        take(partnership.manager, partnership.ref, bringing)
    assert answer(partnership, "policy/in-place") is None
    view = take(partnership.manager, partnership.ref, bringing, original="E-mail of 3 March")
    assert view.counts.missing == 0


def test_all_of_it_or_nothing(partnership: Partnership) -> None:
    filled = filled_in(sheet_of(partnership), fill_everything)
    bringing = brought(partnership, filled)
    broken = replace(bringing, actions=(*bringing.actions, ("policy", ("What", "Who", "never"))))
    before = kinds(partnership)
    with pytest.raises(Refusal):
        take(partnership.lead, partnership.ref, broken)
    assert kinds(partnership) == before


def test_nothing_that_a_file_says_becomes_an_event_id(partnership: Partnership) -> None:
    filled = filled_in(sheet_of(partnership), lambda book: book.write("policy/in-place", "Text."))
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "Other text.")
    forged = replace(filled, seen=dict.fromkeys(filled.seen, "<script>"))
    assert [one.seen for one in brought(partnership, forged).changes] == [""]
