"""The blank form asks on paper all that may be asked of an agency, and nothing else."""

from collections.abc import Callable
from typing import Any

import pytest

from s11tui.audit.view_models import ReturnView
from s11tui.questionnaire.asking import Facts, asked_of
from s11tui.questionnaire.checking import check
from s11tui.questionnaire.models import Area, Ask, Edition, Option, Question, Standard
from s11tui.questionnaire.scales import FOUR
from s11tui.questionnaire.shipped import shipped
from s11tui.reports.blank_report import (
    blank_document,
    blank_edition_document,
    blank_edition_file_name,
    blank_file_name,
)
from s11tui.reports.document import Document
from s11tui.reports.fonts.drawable import drawable
from s11tui.text import admit
from support.cases import Story
from support.editions import NO_USUAL, question, small_edition, when
from support.hostile import HOSTILE, REAL_TEXTS
from support.thorough import THOROUGH

Written = Callable[[Document], Any]
POLICE = Facts("police")


@pytest.fixture
def view() -> ReturnView:
    """A police force's return of the small edition, in which one thing is answered."""
    story = Story()
    story.answer("policy/in-place", "SECRET ANSWER")
    story.answer("lead-role/trained", "no")
    story.grade("policy", "good", "SECRET REASON")
    return story.view()


def words(text: str) -> str:
    return " ".join(text.split())


SHIPPED = [("section11", Facts("charity", (), "small", ("volunteer-led",), "light"))]
LONGER = [
    ("section175", Facts("school", ("primary",), "", ("maintained",))),
    ("early-years", Facts("early-years", ("early-years",))),
]
"""Reading a form of a hundred pages back takes half a minute: these are tried in the thorough run."""


@pytest.mark.parametrize(("name", "facts"), SHIPPED + LONGER * THOROUGH)
def test_each_questionnaire_that_ships_is_a_form_with_all_that_is_asked(
    name: str, facts: Facts, written: Written
) -> None:
    edition = check(shipped()[name].read_bytes(), name).edition
    assert edition is not None
    read = written(blank_edition_document(edition, facts))
    assert read.problems() == []
    said, place = read.spoken(), 0
    asked = asked_of(edition, facts)
    for one in asked:
        place = said.index(words(f"{one.standard.number} {one.standard.title} {edition.id} {edition.version}"), place)
        for each in one.questions:
            place = said.index(f". {words(each.text)}", place)
        for grade in one.scale.grades if one.standard.graded else ():
            place = said.index(words(f"☐ {grade.label} {one.standard.descriptor(grade.id)}"), place)
    others = [one.title for area in edition.areas for one in area.standards if one.id not in {own.id for own in asked}]
    assert others
    assert [title for title in others if words(title) in said] == []
    assert "{" not in said
    assert ": not set]" not in said


def test_the_form_of_a_return_holds_no_answers(view: ReturnView, written: Written) -> None:
    read = written(blank_document(view, small_edition()))
    assert read.problems() == []
    said = read.spoken()
    assert "SECRET" not in said
    assert said == written(blank_document(Story().view(), small_edition())).spoken()


def test_the_cover_says_whose_it_is_when_it_is_due_and_who_to_call(view: ReturnView, written: Written) -> None:
    read = written(blank_document(view, small_edition()))
    cover = words(read.pypdf().pages[0].extract_text())
    for said in ("999", "Front door (worried about a child): 01632 960000", "Exampleshire Police (Police)",
                 "Due 19 March 2027", "section11-small 2027.1", "5 standards", "Filled in by"):  # fmt: skip
        assert said in cover
    assert "Your organisation" not in cover
    body = read.spoken()
    for said in ("Do not name children", "It must be in by 19 March 2027", "Give it to your safeguarding lead"):
        assert said in body
    for page in read.pypdf().pages[1:]:
        assert "Exampleshire Police" in page.extract_text(), "a page that gets loose still says whose it is"


def test_without_a_workspace_there_are_lines_for_whose_it_is(written: Written) -> None:
    said = written(blank_edition_document(small_edition(), POLICE)).spoken()
    assert "Your organisation Filled in by Role" in said
    assert "Worried about a child? the front door (who to call about a child)" in said
    assert "ask your partnership or council for the number of its front door" in said
    told = written(blank_edition_document(small_edition(), POLICE, "Exampleshire", {"front_door": "01632 1"})).spoken()
    assert "Front door (worried about a child): 01632 1" in told
    assert "Worried about a child? 01632 1" in told


def test_everything_about_a_standard_in_order(view: ReturnView, written: Written) -> None:
    said = written(blank_document(view, small_edition())).spoken()
    place = said.rindex("1.2 Lead role")
    for part in ("section11-small 2027.1 · standard lead-role",
                 "a. What is in place Needed.", "b. How you know Needed.",
                 "c. What difference it has made for children d. Trained? Needed. ☐ Yes ☐ No",
                 "e. Trained-on? Only if the answer to question d is “Yes”. Needed then. Day Month Year",
                 "f. Why-not? Only if the answer to question d is “No”. Needed then.",
                 "g. Until-when? Only if question f is answered. Day Month Year",
                 "Evidence What shows it Where it is kept Its date", "Your grade Needed. Tick the one that fits",
                 "☐ Met", "☐ Not met If a child may be at risk, call", "☐ Not applicable This standard does not fit",
                 "Why this grade Needed if you tick “Not met” or “Not applicable”.",
                 "What will be done about it Needed if you tick “Partly met” or “Not met”.",
                 "What will be done Who will do it By when", "2.1 Training",
                 "c. What difference it has made for children Needed if you grade this standard below “Good”.",
                 "d. Rate? From 0 to 100. %", "Evidence Needed if you tick “Outstanding”.",
                 "d. Method? Tick one. ☐ By a panel ☐ By the head",
                 "e. Checks? Tick all that apply. ☐ DBS ☐ References ☐ Identity",
                 "f. Vacancies? Post Since How many"):  # fmt: skip
        place = said.index(part, place)
    about = said[said.rindex("3.1 Context") : said.rindex("Declaration and signatures")]
    assert "Evidence" not in about
    assert "Your grade" not in about


def test_the_room_is_as_large_as_its_type_wants(view: ReturnView) -> None:
    document = blank_document(view, small_edition())
    rooms = [type(block).__name__ for section, _ in document.walk() for block in section.blocks]
    assert rooms.count("WritingSpace") >= 12
    spaces = {
        section.anchor: [block.lines for block in section.blocks if type(block).__name__ == "WritingSpace"]
        for section, _ in document.walk()
    }
    assert spaces["standard-policy"] == [7, 7, 3, 2]
    assert spaces["standard-lead-role"] == [7, 7, 3, 2, 2], "the reason why not is one line or two"
    grids = [block.rows for section, _ in document.walk() for block in section.blocks if type(block).__name__ == "Grid"]
    assert (grids.count(5), grids.count(3), grids.count(2)) == (1, 4, 4)


def test_it_ends_with_the_declaration_and_a_signature_for_each_role(written: Written) -> None:
    edition = small_edition(sign_off=("head-teacher", "chair-of-governors"))
    said = written(blank_edition_document(edition, POLICE)).spoken()
    end = said[said.rindex("Declaration and signatures") :]
    assert "I declare that this is true." in end
    for role in ("Head teacher or principal", "Chair of governors"):
        assert f"{role} Name Signature Date" in end
    nobody = written(blank_edition_document(small_edition(sign_off=()), POLICE)).spoken()
    assert "Safeguarding lead Name Signature Date" in nobody


def test_only_the_standards_that_are_named(view: ReturnView, written: Written) -> None:
    said = written(blank_document(view, small_edition(), ["training"])).spoken()
    assert "2.1 Training" in said
    assert "2 Practice" in said, "areas keep their numbers"
    assert "1 standard" in said
    for other in ("Lead role", "Recruitment", "Context", "Declaration", "Contents"):
        assert other not in said
    assert "This is a part of the whole form." in said


def test_a_condition_on_a_standard_that_is_not_printed_names_it(written: Written) -> None:
    standards = (
        Standard(id="a", number="1", title="A", scale="four", usual=NO_USUAL, questions=(question("on", "yes-no"),)),
        Standard(id="b", number="2", title="B", scale="four", usual=NO_USUAL,
                 questions=(question("why", "text", show_if=when("a/on", is_="no")),)),
        Standard(id="c", title="C", scale="four", usual=NO_USUAL, ask=Ask(kinds=("school",)),
                 questions=(question("far", "text"),)),
        Standard(id="d", title="D", scale="four", usual=NO_USUAL,
                 questions=(question("gone", "text", show_if=when("c/far", answered=True)), question("kept", "text"))),
    )  # fmt: skip
    edition = Edition(
        id="q", version="1", title="Q", scales=(FOUR,), areas=(Area(id="x", title="X", standards=standards),)
    )
    said = written(blank_edition_document(edition, POLICE, standards=["b", "d"])).spoken()
    assert "a. Why? Only if the answer to “On?” (in 1) is “No”." in said
    assert "a. Kept?" in said
    assert "Gone?" not in said, "what can never be asked of this agency is not printed"


def test_for_any_kind_and_for_any_agency(written: Written) -> None:
    everything = written(blank_edition_document(small_edition(), None)).spoken()
    boarding = written(blank_edition_document(small_edition(), Facts("", (), "", ("boarding",)))).spoken()
    plain = written(blank_edition_document(small_edition(), Facts("", profile="light"))).spoken()
    assert "3.3 Governors" in everything
    assert "3.2 Overnight" in everything
    assert "3.3 Governors" in boarding
    assert "3.2 Overnight" in boarding
    assert "2.1 Training" not in plain


@pytest.mark.parametrize("name", REAL_TEXTS)
def test_hostile_texts_arrive(name: str, written: Written) -> None:
    text = admit(HOSTILE[name]).text
    options = (Option(id="x", label=text), Option(id="y", label="Y"))
    questions = (
        Question(id="q", text=text),
        Question(id="o", type="one", text="Which?", options=options),
        Question(id="n", type="number", text=text, unit=text),
    )
    one = Standard(id="s", title=text, guidance=text, scale="four", usual=NO_USUAL, questions=questions,
                   looks_like={"good": text})  # fmt: skip
    edition = Edition(id="q", version="1", title="Q", scales=(FOUR,), declaration={"default": text},
                      areas=(Area(id="a", title=text, guidance=text, standards=(one,)),))  # fmt: skip
    read = written(blank_edition_document(edition, POLICE))
    assert read.problems() == []
    if name in ("markup that acts", "markup of reports", "formula", "sql", "json", "path", "long word"):
        squeezed = "".join(read.spoken().split())
        assert squeezed.count("".join(drawable(text).split())) >= 6


def test_the_same_form_is_the_same_bytes(view: ReturnView, written: Written) -> None:
    once = written(blank_document(view, small_edition())).data
    assert written(blank_document(Story().view(), small_edition())).data == once, "answers leave no trace"
    assert written(blank_edition_document(small_edition(), POLICE)).data != once


def test_file_names(view: ReturnView) -> None:
    assert blank_file_name(view) == "blank-police-round.pdf"
    assert blank_file_name(view, ["training", "policy"]) == "blank-police-round-only-policy-training.pdf"
    facts = Facts("school", ("primary",), profile="light")
    assert blank_edition_file_name(small_edition()) == "blank-section11-small-2027.1.pdf"
    assert blank_edition_file_name(small_edition(), facts) == "blank-section11-small-2027.1-school-primary-light.pdf"
