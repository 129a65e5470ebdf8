"""The return report in every state: what stands on it, and what may not be said yet."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from s11tui.audit.lifecycle import STATES
from s11tui.audit.view_models import AreaView, OutcomeView, QueryView, ReturnView, SignatureView, StandardView
from s11tui.reports.document import Document
from s11tui.reports.return_report import return_document

MakeView = Callable[..., ReturnView]
Written = Callable[[Document], Any]


def with_standards(view: ReturnView, *standards: StandardView) -> ReturnView:
    """The view with one area that holds these standards."""
    return replace(view, areas=(AreaView("only", "1", "Only area", "", standards),))


def said_of(view: ReturnView, written: Written) -> str:
    spoken: str = written(return_document(view)).spoken()
    return spoken


@pytest.mark.parametrize("state", STATES)
def test_every_state_is_printed_and_meets_both_standards(make_view: MakeView, written: Written, state: str) -> None:
    read = written(return_document(make_view(state=state)))
    assert read.problems() == []
    banner = {"awaiting sign-off": "AWAITING SIGN-OFF", "exempt": "EXEMPT", "withdrawn": "WITHDRAWN"}.get(state, "")
    banner = "DRAFT" if state in ("not started", "in progress", "ready", "returned") else banner
    texts = [page.extract_text() for page in read.pypdf().pages]
    for known in ("DRAFT", "AWAITING SIGN-OFF", "EXEMPT", "WITHDRAWN"):
        assert sum(known in text for text in texts) == (len(texts) if known == banner else 0)
    assert f"State {state.capitalize()}, overdue." in " ".join(texts[0].split())


def test_a_return_that_was_acknowledged_was_not_moderated(make_view: MakeView, written: Written) -> None:
    said = said_of(make_view(state="acknowledged", revision=1, labels=()), written)
    assert "Agreed grade: Not moderated The self-grade stands, unverified." in said
    assert "Not agreed yet" not in said


def test_nothing_of_the_panel_before_it_is_shared(make_view: MakeView, written: Written) -> None:
    (first, *_) = make_view().standards()
    secret = OutcomeView(
        "lowered", "inadequate", "Inadequate", "I", "red", "SECRET", "SECRET", "2027-04-10T09:30:00.000Z", ""
    )
    query = QueryView("q", "SECRET query", "Mo", "2027-04-01T10:00:00.000Z", "panel")
    asked = QueryView("r", "Who chose them?", "Mo", "2027-04-01T10:00:00.000Z", "agency",
                      (("Lee Lead", "2027-04-02T10:00:00.000Z", "We did."),))  # fmt: skip
    more: dict[str, Any] = {
        "outcome": secret,
        "queries": (query, asked),
        "reason_draft": "SECRET draft",
        "comments": (("A", "", "SECRET"),),
    }
    drafted = replace(first.questions[1], draft="SECRET draft")
    standard = replace(first, questions=(first.questions[0], drafted), hidden_proposals=3, **more)
    view = with_standards(make_view(state="in moderation", sees_panel=True, labels=("stale",)), standard)
    read = written(return_document(view))
    assert "SECRET" not in read.spoken()
    assert b"SECRET" not in read.pypdf().attachments["return.json"][0]
    assert "stale" not in read.spoken()
    assert "Agreed grade: Not agreed yet" in read.spoken()
    assert (
        "Question from the partnership Who chose them? Reply by Lee Lead, 2 April 2027 at 11:00 We did."
        in read.spoken()
    )


def test_a_draft_has_lines_to_sign_on(make_view: MakeView, written: Written) -> None:
    assert "Name Role Signature Date" in said_of(make_view(state="awaiting sign-off"), written)
    assert "Name Role Signature Date" not in said_of(make_view(state="submitted", revision=1), written)


def test_a_returned_standard_says_why(make_view: MakeView, written: Written) -> None:
    (first, *_) = make_view().standards()
    returned = replace(first, returned_reason="Say what changed.", returned_reply="")
    said = said_of(with_standards(make_view(state="returned"), returned), written)
    assert "What it asked Say what changed. The agency’s reply No reply yet." in said


@pytest.mark.parametrize(
    ("how", "recorded_by", "words"),
    [
        ("signed in", "", "How Declared in the program by the signatory in person, signed in."),
        ("by the lead", "", "How Declared in the program by the safeguarding lead"),
        ("paper", "Lee Lead", "How Signed on paper, outside the program; recorded by Lee Lead."),
        ("e-mail", "Lee Lead", "How Confirmed by e-mail, outside the program; recorded by Lee Lead."),
    ],
)
def test_an_outside_signature_never_looks_like_a_sign_in(
    make_view: MakeView, written: Written, how: str, recorded_by: str, words: str
) -> None:
    at, head = "2027-03-10T09:00:00.000Z", "ab" * 32
    signature = SignatureView(
        1, "Chris Chief", "Chief Constable", at, how, head, recorded_by, "2027-03-09", "As a printed copy"
    )
    said = said_of(make_view(state="submitted", revision=1, signatures=(signature,)), written)
    assert "Declared by Chris Chief Role Chief Constable Recorded on 10 March 2027 at 09:00" in said
    assert words in said
    assert "Signed on 9 March 2027" in said
    assert "Nobody has declared this return yet." not in said


def test_a_return_to_which_nothing_happened(make_view: MakeView, written: Written) -> None:
    read = written(return_document(make_view(state="not started", as_of="", head="", areas=(), actions=())))
    assert read.problems() == []
    assert "No actions have been recorded." in read.spoken()
