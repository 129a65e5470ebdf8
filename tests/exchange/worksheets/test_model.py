"""What goes out in a worksheet."""

import json
from dataclasses import asdict
from pathlib import Path

from s11tui.exchange.worksheets.model import FORMAT, Item, Worksheet, sent
from s11tui.workspace.entries import Given, Planned
from support.clocks import HandClock
from support.editions import question, small_edition, when
from support.partnership import ASKED, Partnership, begin, opened
from support.sheets import MADE_AT, brought, filled_in, sheet_of
from support.two_years import begin_two_years, copied_two_years


def item(worksheet: Worksheet, path: str) -> Item:
    return next(one for one in worksheet.items() if one.path == path)


def test_it_says_whose_it_is_and_where_it_came_from(partnership: Partnership) -> None:
    view = partnership.fill()
    worksheet = sheet_of(partnership, made_for="Con Tributor")
    assert (worksheet.format, worksheet.return_id, worksheet.slug) == (FORMAT, view.id, partnership.ref)
    assert (worksheet.agency, worksheet.partnership) == ("Exampleshire Police", view.partnership)
    assert (worksheet.edition_id, worksheet.edition_version) == ("section11-small", "2027.1")
    assert (worksheet.edition_sha256, worksheet.head) == (view.edition.sha256, view.head)
    assert (worksheet.made_at, worksheet.made_for, worksheet.due) == (MADE_AT, "Con Tributor", "2027-03-19")
    assert worksheet.contacts[0] == ("Front door (worried about a child)", "01632 960000")
    assert worksheet.introduction.endswith("01632 960000")


def test_every_standard_that_is_asked_is_in_it_with_what_was_answered(partnership: Partnership) -> None:
    view = partnership.fill()
    worksheet = sheet_of(partnership)
    assert tuple(one.id for one in worksheet.standards()) == ASKED
    for standard in view.standards():
        for one in standard.questions:
            found = item(worksheet, one.path)
            assert (found.kind, found.label, found.seen) == (one.type, one.text, one.event or "")
    assert item(worksheet, "policy/in-place").value == "A policy, read by all."
    assert item(worksheet, "training/rate").value == "93.5"
    assert item(worksheet, "recruitment/checks").value == "dbs, refs"
    assert item(worksheet, "recruitment/vacancies").value == "Post,Since,How many\nOfficer,2026-05-01,2"
    assert [one.label for one in item(worksheet, "recruitment/checks").choices] == ["DBS", "References", "Identity"]


def test_a_grade_and_its_reason_are_fields_where_there_is_one(partnership: Partnership) -> None:
    view = partnership.fill()
    worksheet = sheet_of(partnership)
    grade, reason = item(worksheet, "training/#grade"), item(worksheet, "training/#reason")
    training = view.standard("training")
    assert training is not None
    assert (grade.kind, grade.value, reason.value) == ("grade", "ri", "Two teams have not been.")
    assert grade.seen == reason.seen == training.grade_event
    assert [one.id for one in grade.choices] == ["outstanding", "good", "ri", "inadequate", "n-a"]
    assert not any("#" in one.path for one in worksheet.items() if one.path.startswith("context/"))
    standard = next(one for one in worksheet.standards() if one.id == "training")
    assert standard.needs["inadequate"] == ("action", "reason")
    assert standard.evidence_needed == ("outstanding",)


def test_what_is_hidden_at_the_moment_is_in_it_without_its_value(partnership: Partnership) -> None:
    partnership.fill((Given("lead-role", "trained", "no"), Given("lead-role", "why-not", "Nobody applied.")))
    partnership.lead.answering.answer(partnership.ref, "lead-role", "trained", "yes")
    hidden = item(sheet_of(partnership), "lead-role/why-not")
    assert (hidden.value, hidden.seen) == ("", "")
    assert hidden.only_if == "the answer to “Trained?” is “No”"
    assert hidden.show_if == ({"question": "lead-role/trained", "is": "no"},)
    assert "Nobody applied." not in json.dumps(asdict(sheet_of(partnership)))


def test_required_goes_by_the_grade_that_stands(partnership: Partnership) -> None:
    assert not item(sheet_of(partnership), "training/difference").required
    partnership.lead.answering.grade(partnership.ref, "training", "ri")
    assert item(sheet_of(partnership), "training/difference").required


def test_a_contributor_gets_their_own_standards_only(partnership: Partnership) -> None:
    partnership.lead.answering.assign(partnership.ref, ["training"], ["con-tributor"])
    assert [one.id for one in sheet_of(partnership, "contributor").standards()] == ["training"]
    named = sheet_of(partnership, standards=("policy", "context"))
    assert [(area.id, len(area.standards)) for area in named.areas] == [("leadership", 1), ("about", 1)]


def test_nothing_can_be_filled_in_after_submission(partnership: Partnership) -> None:
    partnership.submitted()
    assert sheet_of(partnership).areas == ()


def test_what_conditions_lean_on_outside_the_sheet_goes_with_it(tmp_path: Path) -> None:
    edition = small_edition()
    areas = list(edition.areas)
    asked = question("depends", "text", show_if=when("lead-role/trained", is_="yes"))
    never = question("never", "text", show_if=when("governors/in-place", answered=True))
    policy = areas[0].standards[0].model_copy(update={"questions": (asked, never)})
    areas[0] = areas[0].model_copy(update={"standards": (areas[0].standards[1], policy)})
    clock = HandClock()
    begin(tmp_path / "own.s11", clock, edition.model_copy(update={"areas": tuple(areas)}))
    partnership = opened(tmp_path / "own.s11", clock)
    try:
        partnership.fill((Given("lead-role", "trained", "yes"),))
        worksheet = sheet_of(partnership, standards=("policy",))
    finally:
        partnership.ws.close()
    assert worksheet.elsewhere == {"lead-role/trained": "yes"}
    assert item(worksheet, "policy/depends").only_if == "the answer to “Trained?” (under 1.2) is “Yes”"
    assert "policy/never" not in [one.path for one in worksheet.items()]


def test_actions_that_the_panel_planned_and_has_not_shared_stay_with_the_panel(partnership: Partnership) -> None:
    partnership.fill()
    partnership.fill((Planned("policy", "Read it again", "Head", "2027-05-01"),))
    partnership.lead.submitting.submit(partnership.ref, "Chief Officer", "Chief Constable")
    partnership.chair.moderating.open(partnership.ref)
    partnership.chair.actions.add(partnership.ref, "policy", "Panel's own", "Panel", "2027-06-01")
    partnership.manager.moderating.return_standards(partnership.ref, {"policy": "Say more."})
    assert "Panel's own" in [one.what for one in partnership.view("manager").actions]
    policy = next(one for one in sheet_of(partnership, "manager").standards() if one.id == "policy")
    assert [one.cells for one in policy.actions] == [("Read it again", "Head", "2027-05-01")]


def test_what_was_sent_is_known_again_and_nothing_can_be_read_from_it() -> None:
    assert sent("a") == sent("a") != sent("b")
    assert len(sent("")) == 16
    assert sent("\ud83d") != sent("\ude00")


def test_no_person_is_named_but_the_one_it_is_made_for(partnership: Partnership) -> None:
    partnership.fill()
    assert "Lee Lead" not in json.dumps(asdict(sheet_of(partnership)))


def test_the_year_before_stands_beside_and_is_no_answer(tmp_path: Path) -> None:
    begin_two_years(tmp_path / "two.s11")
    partnership = copied_two_years(tmp_path / "two.s11", tmp_path / "own.s11")
    try:
        worksheet = sheet_of(partnership)
        filled = filled_in(worksheet)
        bringing = brought(partnership, filled)
    finally:
        partnership.ws.close()
    assert (item(worksheet, "policy/in-place").value, item(worksheet, "policy/in-place").last) == (
        "",
        "A policy of 2024.",
    )
    assert item(worksheet, "policy/#grade").last == "Requires improvement"
    assert item(worksheet, "policy/#grade").value == ""
    assert (filled.values["policy/in-place"], bringing.changes) == ("", ())
