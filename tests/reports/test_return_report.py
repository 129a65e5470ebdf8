"""The return report says all that was said, in order."""

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from s11tui.audit.view_models import (
    AreaView,
    OutcomeView,
    QuestionView,
    ReturnView,
    RivalView,
    StandardView,
)
from s11tui.questionnaire.models import Area, Edition, Question, Scale, Standard, Usual
from s11tui.reports.document import Document
from s11tui.reports.fonts.drawable import drawable
from s11tui.reports.return_report import report_file_name, return_document
from support.thorough import examples

MakeView = Callable[..., ReturnView]
Written = Callable[[Document], Any]


def with_standards(view: ReturnView, *standards: StandardView) -> ReturnView:
    """The view with one area that holds these standards."""
    return replace(view, areas=(AreaView("only", "1", "Only area", "", standards),))


def shared(name: str, grade: str, label: str, **more: Any) -> OutcomeView:
    plain = OutcomeView(
        outcome=name,
        grade=grade,
        label=label,
        short=label[:1],
        colour="amber",
        reason="No decision changed.",
        decider="Cleo Chair, meeting chair",
        at="2027-04-10T09:30:00.000Z",
        meeting="Follow-up meeting, April",
        basis="discussed",
        shared=True,
    )
    return replace(plain, **more)


def said_of(view: ReturnView, written: Written, edition: Edition | None = None) -> str:
    spoken: str = written(return_document(view, edition)).spoken()
    return spoken


def test_the_cover_says_who_to_call_and_what_was_printed(make_view: MakeView, written: Written) -> None:
    read = written(return_document(make_view()))
    cover = " ".join(read.pypdf().pages[0].extract_text().split())
    for words in ("999", "Front door: 01234 567 890", "Out of hours: 01234 567 891", "Nobody watches this form",
                  "Exampleshire Police (Police)", "Section 11 self-audit 2027, due 19 March 2027",
                  "version 2027.1 (SHA-256 abababababab)", "3 March 2027 at 14:02", "DRAFT",
                  "Exampleshire Safeguarding Children Partnership"):  # fmt: skip
        assert words in cover
    assert "LADO:" not in cover, "a number that is not set is not promised"
    assert make_view().head in cover.replace(" ", "")


def test_a_partnership_without_numbers_still_says_what_to_do(make_view: MakeView, written: Written) -> None:
    said = said_of(make_view(contacts=(("Front door", ""),)), written)
    assert "999" in said
    assert "has not entered its own numbers" in said


def test_everything_about_a_standard_in_order(make_view: MakeView, written: Written) -> None:
    said = said_of(make_view(), written)
    place = said.rindex("1.1 How does voice reach the top?")
    for words in ("Law and guidance: Children Act 2004, section 11; Working Together 2026, chapter 4",
                  "What is in place A policy about voice. It is short. It is read.", "How you know Not answered.",
                  "Evidence • Minutes on voice – held at SharePoint – dated 1 February 2027",
                  "Self-grade: Good Reaches the board and is acted on.",
                  "Reason for the self-grade We looked at voice twice.", "Agreed grade: Not agreed yet",
                  "1.2 How does hiring reach the top?", "Evidence None is listed.", "Self-grade: Not graded yet",
                  "2 Practice", "2.1 How does records reach the top?", "Self-grade: Not applicable",
                  "Reason for the self-grade We keep none.", "Two case studies", "Chief Inspector", "30 June 2027",
                  "I declare it true.", "How this record can be checked"):  # fmt: skip
        place = said.index(words, place)


def test_the_summary_has_both_grades_in_words(make_view: MakeView, written: Written) -> None:
    (first, second, third) = make_view().standards()
    view = with_standards(
        make_view(state="agreed", revision=1),
        replace(first, outcome=shared("lowered", "ri", "Requires improvement")),
        replace(
            second, self_grade="inadequate", outcome=shared("not moderated", "inadequate", "Inadequate", decider="")
        ),
        replace(third, outcome=shared("cannot tell", "n-a", "Not applicable")),
    )
    said = said_of(view, written)
    table = said[said.index("Summary of grades Standards asked") :]
    for words in ("1.1 How does voice reach the top? Good Requires improvement",
                  "1.2 How does hiring reach the top? Inadequate Not moderated",
                  "2.1 How does records reach the top? Not applicable Cannot tell"):  # fmt: skip
        assert words in table
    assert "Standards marked “Not moderated” were not tested. The self-grade stands, unverified." in said
    assert "Agreed grade: Not moderated The self-grade stands, unverified." in said
    assert "Standards asked 3 Answered 2; not answered 1 Self-graded 2 of 3 that are graded" in said


def test_how_an_outcome_came_about(make_view: MakeView, written: Written) -> None:
    (first, *_) = make_view().standards()
    view = with_standards(
        make_view(state="agreed"), replace(first, outcome=shared("lowered", "ri", "Requires improvement"))
    )
    said = said_of(view, written)
    assert "Agreed grade: Requires improvement Lowered. Reason for the agreed grade No decision changed." in said
    assert (
        "Decided by Cleo Chair, meeting chair on 10 April 2027 at 10:30, Follow-up meeting, April (discussed)." in said
    )


def test_what_the_agency_disputes_is_printed_as_its_view(make_view: MakeView, written: Written) -> None:
    (first, second, _) = make_view().standards()
    decided = shared("lowered", "ri", "Requires improvement", challenged="We showed it.", agency_view="We showed it.",
                     decision="Heard; it stands.")  # fmt: skip
    open_still = shared("lowered", "ri", "Requires improvement", challenged="Please look again.")
    view = with_standards(make_view(), replace(first, outcome=decided), replace(second, outcome=open_still))
    said = said_of(view, written)
    assert "The agency’s view We showed it. Decision on the agency’s view Heard; it stands." in said
    assert "The agency’s view Please look again. The agency asked for this grade to be looked at again." in said


def test_not_answered_not_asked_and_not_applicable_differ(make_view: MakeView, written: Written) -> None:
    usual = Usual(ask=("in-place", "how-you-know"), required=())
    edition = Edition(
        id="s11",
        version="2027.1",
        title="T",
        scales=(Scale(id="four", grades=()),),
        usual_questions=(Question(id="in-place", text="In place"), Question(id="how-you-know", text="How you know")),
        areas=(
            Area(
                id="only",
                title="Only area",
                standards=(
                    Standard(id="voice", title="Voice", scale="four", usual=usual,
                             questions=(Question(id="beds", text="How many beds?"),)),
                    Standard(id="ships", number="9.9", title="Who minds the ships?", scale="four", usual=usual),
                ),
            ),
        ),
    )  # fmt: skip
    (first, _, third) = make_view().standards()
    said = said_of(with_standards(make_view(), first, third), written, edition)
    assert "How you know Not answered." in said
    assert "How many beds? Not asked of this agency." in said
    assert "Self-grade: Not applicable" in said
    assert "What was not asked" in said
    assert "• 9.9 Who minds the ships?" in said


def test_conflicted_answers_are_both_printed(make_view: MakeView, written: Written) -> None:
    rivals = (RivalView("no", "e", "Con Tributor", "2027-03-01T10:00:00.000Z", "No"),)
    yes_no = QuestionView("q", "s/q", "yes-no", "Is it so?", True, value="yes", printed="Yes", rivals=rivals)
    rows = (RivalView([{"a": "1", "b": "2"}], "e", "", "2027-03-01T10:00:00.000Z", "First: 1; Second: 2"),)
    columns = (("a", "First", "text"), ("b", "Second", "text"))
    table = QuestionView(
        "t", "s/t", "table", "Which?", True, columns=columns, value=[], printed="First: 3", rivals=rows
    )
    (first, *_) = make_view().standards()
    said = said_of(with_standards(make_view(), replace(first, questions=(yes_no, table))), written)
    assert "Is it so? Yes A second answer was given by Con Tributor on 1 March 2027 at 10:00." in said
    assert "chosen between them yet. No Which?" in said
    assert "First: 1; Second: 2" in said


def test_file_names_tell_agency_round_and_state(make_view: MakeView) -> None:
    view = make_view()
    assert report_file_name(view) == "return-exampleshire-police-section-11-2027-draft.pdf"
    assert report_file_name(replace(view, state="awaiting sign-off")).endswith("-awaiting-sign-off.pdf")
    assert report_file_name(replace(view, state="in moderation", revision=2)).endswith("-revision-2-in-moderation.pdf")


def test_the_same_view_gives_the_same_bytes(make_view: MakeView, written: Written) -> None:
    assert written(return_document(make_view())).data == written(return_document(make_view())).data


_ANSWERS = st.lists(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=200), min_size=1, max_size=4
)


@settings(max_examples=examples(6), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(_ANSWERS)
def test_every_answer_arrives_whole_and_in_order(make_view: MakeView, written: Written, answers: list[str]) -> None:
    asked = tuple(
        QuestionView(f"q{at}", f"s/q{at}", "long-text", f"Question {at}", False, value=text, printed=text)
        for at, text in enumerate(answers)
    )
    (first, *_) = make_view().standards()
    read = written(return_document(with_standards(make_view(), replace(first, questions=asked))))
    assert read.problems() == []
    said = "".join(read.spoken().split())
    place = said.rindex("Question0")
    for at, text in enumerate(answers):
        place = said.index(f"Question{at}", place)
        for shown in as_drawn(text):
            place = said.index(shown, place)


def as_drawn(text: str) -> list[str]:
    """What is seen of an answer, without blanks, in the pieces between characters that no face has."""
    plain = "".join(unicodedata.normalize("NFC", drawable(text)).split())
    return [piece for piece in "".join(letter if letter < "\u0180" else " " for letter in plain).split() if piece]
