"""Review, sign-off, signing, sending back; the report and the receipt."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.clocks import HandClock
from support.editions import small_edition
from support.partnership import COMPLETE, Partnership, begin, opened
from support.plain import talked


def test_what_is_missing_is_numbered_and_jumped_to(partnership: Partnership) -> None:
    partnership.fill(tuple(one for one in COMPLETE if one.standard != "training"))
    said = talked(partnership, "review", "missing", "1", "review", "send")
    assert "1 standard not complete. Type missing to hear what is missing." in said.lines
    assert "1. 2.1 Training: “What is in place” is not answered; it has no grade yet." in said.lines
    assert "Standard 3 of 5, 2.1 Training." in said.text
    assert partnership.view().state == "in progress"


def test_grades_warnings_declaration_and_the_whole_return_are_read(partnership: Partnership) -> None:
    partnership.fill()
    partnership.lead.answering.answer(partnership.ref, "training", "rate", "40")
    said = talked(partnership, "review", "grades", "declaration", "read")
    assert "Area 1, Leadership: 1 Good, 1 Met." in said.lines
    assert "Look again: 2.1 Training: Half are not trained." in said.lines
    assert "I declare that this is true." in said.lines
    assert "Answer: Safer recruitment." in said.lines
    assert "1. Inspection letter. Held at Intranet. From 2026-11-03." in said.lines


def test_what_stops_it_is_said_and_refused(partnership: Partnership) -> None:
    partnership.fill()
    partnership.lead.answering.answer(partnership.ref, "lead-role", "trained", "no")
    partnership.lead.answering.answer(partnership.ref, "lead-role", "why-not", "On leave.")
    partnership.lead.answering.answer(partnership.ref, "training", "rate", "100")
    said = talked(partnership, "review", "send")
    assert "This stops it from being sent: Everybody is trained, yet the lead is not." in said.lines
    assert said.refusals()
    assert partnership.view().state == "ready"


def test_sending_and_taking_back(partnership: Partnership) -> None:
    partnership.fill()
    said = talked(partnership, "review", "send", "recall")
    assert "Sent. It waits to be declared by: Chief officer." in said.text
    assert partnership.view().state == "ready"
    assert talked(partnership, "review", "recall").refusals()


def test_a_signatory_sends_it_back_with_a_reason(partnership: Partnership) -> None:
    partnership.fill()
    partnership.lead.submitting.send(partnership.ref)
    said = talked(partnership, "review", "decline", " ", ".", "decline", "Figures are old.", ".", who="signatory")
    assert "It waits for you to sign it, or to send it back." in said.text
    assert len(said.refusals()) == 1
    assert partnership.view().declined_reason == "Figures are old."
    assert "The signatory sent it back. Why: Figures are old." in talked(partnership).text


def test_a_signatory_signs_what_the_report_says(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(partnership.ws.path.parent)
    partnership.fill()
    partnership.lead.submitting.send(partnership.ref)
    refused = talked(partnership, "review", "declare", "no", "declare", "maybe", who="signatory")
    assert partnership.view().state == "awaiting sign-off"
    assert "Nothing was signed." in refused.text
    said = talked(partnership, "review", "declare", "yes", "receipt", who="signatory")
    path = Path(next(line for line in said.lines if "is written: " in line).partition("is written: ")[2])
    assert path.read_bytes().startswith(b"%PDF")
    assert said.lines.index("I declare that this is true.") < said.lines.index("Submitted. Thank you.")
    view = partnership.view()
    (signature,) = view.signatures
    assert (view.state, signature.name, signature.role) == ("submitted", "Sig Natory", "Chief officer")
    assert said.text.count(f"The whole reference code: {signature.head or view.head}") == 2
    recorded = [one.body for one in partnership.ws.ledger.read(f"return/{view.id}") if one.kind == "submitted"]
    assert recorded[0]["report"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_signature_on_paper_with_its_scan(partnership: Partnership, tmp_path: Path) -> None:
    partnership.fill()
    scan = tmp_path / "signed.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")
    bad = talked(partnership, "review", "record", "1", "Chief", "tomorrow", "", "", "")
    assert bad.refusals()
    assert partnership.view().state == "ready"
    future = talked(partnership, "review", "record", "paper", "Chief", "2030-01-01", "", "", "")
    assert "has not come yet" in future.refusals()[0]
    assert partnership.view().state == "ready"
    talked(partnership, "review", "record", "e-mail", "Chief", "2027-02-26", "Safe", str(scan), "Chief Constable")
    (signature,) = partnership.view().signatures
    assert (signature.name, signature.role, signature.how) == ("Chief", "Chief Constable", "e-mail")
    assert (signature.signed_on, signature.recorded_by) == ("2027-02-26", "Lee Lead")
    assert signature.scan is not None


@pytest.fixture
def two_sign(tmp_path: Path) -> Iterator[Partnership]:
    path = tmp_path / "two-sign.s11"
    begin(path, HandClock(), small_edition(sign_off=("chief-officer", "chair-of-trustees")))
    one = opened(path, HandClock())
    yield one
    one.ws.close()


def test_several_sign_one_after_the_other(two_sign: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(two_sign.ws.path.parent)
    two_sign.fill()
    said = talked(two_sign, "review", "send", "record", "paper", "2", "Tru Stee", "", "", "", "menu")
    assert "Signed. It waits still to be declared by: Chief officer." in said.lines
    assert "Signed so far by Tru Stee, Chair of trustees." in said.lines
    assert two_sign.view().to_sign == ("chief-officer",)
    talked(two_sign, "review", "declare", "1", "1", who="signatory")
    assert two_sign.view().state == "submitted"
    assert [one.name for one in two_sign.view().signatures] == ["Tru Stee", "Sig Natory"]


@pytest.fixture
def nobody_signs(tmp_path: Path) -> Iterator[Partnership]:
    path = tmp_path / "nobody.s11"
    begin(path, HandClock(), small_edition(sign_off=()))
    one = opened(path, HandClock())
    yield one
    one.ws.close()


def test_a_lead_declares_where_no_sign_off_is_asked(nobody_signs: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(nobody_signs.ws.path.parent)
    nobody_signs.fill()
    said = talked(nobody_signs, "review", "declare", "yes", "")
    assert "Send it for sign-off." not in said.text
    (signature,) = nobody_signs.view().signatures
    assert (signature.name, signature.how) == ("Lee Lead", "by the lead")


def test_traces_of_a_child_are_listed_before_sending(partnership: Partnership) -> None:
    partnership.fill()
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "NHS number 943 476 5919")
    said = talked(partnership, "review", "privacy", "1", "privacy", "1", "review", "send")
    assert "1 thing looks like a trace of a child. Type privacy to hear them." in said.lines
    assert "Standard 1 of 5, 1.1 Policy." in said.text
    assert partnership.view().state == "awaiting sign-off"


def test_other_peoples_unfinished_texts_are_said(partnership: Partnership) -> None:
    partnership.lead.answering.assign(partnership.ref, ["policy"], ["con-tributor"])
    partnership.contributor.answering.save_draft(partnership.ref, "policy", "in-place", "Half", None)
    assert "1 text of other people not finished." in talked(partnership, "review").text
