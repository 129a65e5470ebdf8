"""Signing by several people, in here and on paper; confirming afterwards; the receipt; the original."""

from hashlib import sha256
from pathlib import Path

import pytest

from s11tui.audit.register import Grant
from s11tui.tui.screens.form import Form
from s11tui.tui.screens.review import Review
from s11tui.tui.widgets.pick_list import PickList
from support.clocks import HandClock
from support.driving import Driven, driven
from support.editions import small_edition
from support.partnership import Partnership, begin, opened

BOTH = ("chief-officer", "chair-of-governors")


def flat(someone: Driven) -> str:
    """What stands on the screen, without line breaks and the rule beside a dialog."""
    return " ".join(someone.shown.replace("▌", " ").split())


async def read_report(someone: Driven) -> None:
    """From the review to the declaration, when the report is written."""
    await someone.press("f5")
    await someone.until(lambda: "Reference code" in someone.shown)
    await someone.press("f4")


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Partnership:
    """A complete return that two people have to sign; reports go into a folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    begin(tmp_path / "two.s11", HandClock(), small_edition(sign_off=BOTH))
    partnership = opened(tmp_path / "two.s11", HandClock())
    partnership.manager.people.add_person("Pat Chair", [Grant("signatory", agency="police")], "pat-chair")
    partnership.fill()
    return partnership


@pytest.fixture
def one(partnership: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Partnership:
    """A complete return that one person has to sign."""
    monkeypatch.chdir(tmp_path)
    partnership.fill()
    return partnership


async def test_two_sign_in_turn_and_each_reads_the_report_first(two: Partnership, tmp_path: Path) -> None:
    two.lead.submitting.send(two.ref)
    async with driven(two.ws.path, two.clock, "sig-natory") as first:
        await first.press("enter")
        assert "Chief officer" in first.shown
        assert "has still to sign" in first.shown
        await read_report(first)
        assert "In which role do you sign?" in first.shown
        await first.press("f4")
        assert "The role was not said." in first.shown, "no role is chosen for them"
        await first.press("enter", "f4")
        assert "You have signed." in first.shown
        assert "Still to sign: chair of governors." in first.shown
        view = two.view()
        assert (view.state, view.revision, view.to_sign) == ("awaiting sign-off", 0, ("chair-of-governors",))
        assert [(one.office, one.name, one.how) for one in view.signed] == [
            ("chief-officer", "Sig Natory", "signed in")
        ]
        await first.press("escape")
        signing = first.app.screen.query_one("#signing", PickList).rows
        assert signing[0].body.plain.startswith("Sig Natory: signed in here")
    async with driven(two.ws.path, two.clock, "pat-chair") as second:
        assert "signed by Sig Natory" in second.shown
        await second.press("enter")
        await read_report(second)
        await second.press("f4")
        assert "Submitted. Thank you." in second.shown
        view = two.view()
        assert view.state == "submitted"
        assert [(one.office, one.name) for one in view.signatures] == [
            ("chief-officer", "Sig Natory"),
            ("chair-of-governors", "Pat Chair"),
        ]
        for words in ("Sig Natory, Chief officer", "Pat Chair, Chair of governors", view.signatures[0].head[:16]):
            assert words in second.shown
    written = tmp_path / "exports" / "return-police-section-11-2027-awaiting-sign-off.pdf"
    bodies = [event.body for event in two.ws.ledger.read(f"return/{view.id}") if event.kind in ("signed", "submitted")]
    assert [len(body["report"]) for body in bodies] == [64, 64]
    assert bodies[1]["report"] == sha256(written.read_bytes()).hexdigest()


async def test_the_return_can_be_read_here_before_it_is_declared(one: Partnership, tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("in the way")
    one.lead.submitting.send(one.ref)
    async with driven(one.ws.path, one.clock, "sig-natory") as signatory:
        await signatory.press("enter", "f5")
        await signatory.until(lambda: "Not written." in signatory.shown)
        await signatory.press("f4")
        assert "Read the whole return here first" in signatory.shown
        await signatory.press("f2")
        assert isinstance(signatory.app.screen, Form)
        await signatory.press("escape", "f4", "f4")
        view = one.view()
        assert view.state == "submitted"
        last = one.ws.ledger.read(f"return/{view.id}")[-1]
        assert (last.kind, last.body["report"]) == ("submitted", "")


async def test_declining_and_signing_after_all(two: Partnership) -> None:
    two.lead.submitting.send(two.ref)
    two.signatory.submitting.declare(two.ref, two.view("signatory").head, role="chief-officer")
    async with driven(two.ws.path, two.clock, "pat-chair") as chair:
        await chair.press("enter", "f7")
        assert "fall away" in chair.shown
        await chair.paste("The figures are old.")
        await chair.press("f4")
        view = two.view()
        assert (view.declined_reason, view.signed) == ("The figures are old.", ())
    async with driven(two.ws.path, two.clock, "lee-lead") as lead:
        await lead.press("enter", "f8")
        assert "Sent back by the signatory: The figures are old." in lead.shown
        await lead.press("f4")
        assert two.view().to_sign == BOTH
    async with driven(two.ws.path, two.clock, "sig-natory") as signatory:
        await signatory.press("enter")
        await read_report(signatory)
        await signatory.press("enter", "f4")
        assert [one.office for one in two.view().signed] == ["chief-officer"]


async def test_taking_back_what_somebody_signed_is_asked_twice(two: Partnership) -> None:
    two.lead.submitting.send(two.ref)
    two.signatory.submitting.declare(two.ref, two.view("signatory").head, role="chief-officer")
    async with driven(two.ws.path, two.clock, "lee-lead") as lead:
        assert "signed by Sig Natory · awaiting sign-off by the chair of governors" in flat(lead)
        await lead.press("enter", "f8", "f3")
        assert "The signatures that were given so far fall away" in lead.shown
        await lead.press("enter")
        assert len(two.view().signed) == 1, "the first choice leaves it"
        await lead.press("f3", "down", "enter")
        assert (two.view().state, two.view().signed) == ("ready", ())


async def test_a_signature_on_paper_is_kept_with_its_scan(one: Partnership, tmp_path: Path) -> None:
    scan = tmp_path / "signed page.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    async with driven(one.ws.path, one.clock, "lee-lead") as lead:
        await lead.press("enter", "f8", "f6")
        await lead.paste("Chief Constable Ash")
        await lead.press("tab", "tab", "tab", "tab")
        await lead.paste("Cabinet 3")
        await lead.press("tab")
        await lead.paste(f'"{scan}"')
        await lead.press("f4")
        assert "on paper on Mon 1 March 2027, recorded by Lee Lead" in flat(lead)
        given = one.view().signatures[0]
        assert (given.name, given.how, given.shown, given.recorded_by) == (
            "Chief Constable Ash",
            "paper",
            "Cabinet 3",
            "Lee Lead",
        )
        assert given.scan is not None
        assert given.scan.sha256 == sha256(scan.read_bytes()).hexdigest()
        await lead.press("escape")
        signing = lead.app.screen.query_one("#signing", PickList)
        signing.focus()
        await lead.press("enter")
        assert "Saved as" in lead.shown
    assert (tmp_path / "exports" / given.scan.name).read_bytes() == scan.read_bytes()


async def test_a_scan_that_is_not_there_submits_nothing(one: Partnership) -> None:
    async with driven(one.ws.path, one.clock, "lee-lead") as lead:
        await lead.press("enter", "f8", "f6")
        await lead.paste("Chief")
        await lead.press("tab", "tab", "tab", "tab", "tab")
        await lead.paste("nowhere.pdf")
        await lead.press("f4")
        assert "cannot be read" in lead.shown
        assert one.view().state == "ready", "it was not sent for sign-off either"


async def test_the_second_signature_is_recorded_on_paper_in_its_role(two: Partnership) -> None:
    async with driven(two.ws.path, two.clock, "lee-lead", (100, 50)) as lead:
        await lead.press("enter", "f8", "f6")
        await lead.paste("Ash")
        await lead.press("tab", "down", "enter", "f4")
        assert "Ash has signed." in lead.shown
        view = two.view()
        assert (view.state, view.to_sign) == ("awaiting sign-off", ("chief-officer",))
        assert (view.signed[0].office, view.signed[0].how) == ("chair-of-governors", "paper")


async def test_a_governing_body_confirms_it_later(one: Partnership, tmp_path: Path) -> None:
    one.lead.submitting.send(one.ref)
    async with driven(one.ws.path, one.clock, "sig-natory") as signatory:
        await signatory.press("enter")
        await read_report(signatory)
        await signatory.press("tab")
        await signatory.paste("Full board")
        await signatory.press("tab")
        await signatory.paste("2027-06-02")
        await signatory.press("f4")
        assert "Ratification due: Full board must still confirm it, by Wed 2 June 2027" in flat(signatory)
        view = one.view()
        assert view.labels == ("ratification due",)
        assert view.signatures[0].head[:16] in signatory.shown
    async with driven(one.ws.path, one.clock, "lee-lead") as lead:
        work = lead.app.screen.query_one("#work", PickList)
        due = next(row for row in work.rows if row.head.plain.startswith("Ratification due"))
        work.point_at(due.id)
        await lead.press("enter")
        assert lead.where == "Review"
        assert "Ratification due: Full board" in lead.shown
        await lead.press("f10", "tab")
        await lead.paste("7b")
        await lead.press("f4")
        found = one.view().ratification
        assert found is not None
        assert (found.on, found.minute) == ("2027-03-01", "7b")
        await lead.press("f8")
        assert "Full board confirmed it on Mon 1 March 2027 (7b)" in lead.shown
        await lead.press("down", "enter")
        await lead.until(lambda: "Saved as" in lead.shown)
    receipt = next((tmp_path / "exports").glob("receipt-*.txt")).read_text(encoding="utf-8")
    for words in ("Sig Natory, Chief officer: signed in here", one.view().signatures[0].head, "(7b)"):
        assert words in receipt


async def test_it_is_said_afterwards_that_a_body_must_confirm(one: Partnership) -> None:
    one.lead.submitting.submit(one.ref, "Chief Officer", "Chief Constable")
    async with driven(one.ws.path, one.clock, "lee-lead") as lead:
        lead.app.screen.query_one("#work", PickList).action_edge(-1)
        await lead.press("enter", "f8")
        steps = lead.app.screen.query_one("#steps", PickList)
        steps.point_at("expect")
        await lead.press("enter")
        await lead.paste("Trust board")
        await lead.press("tab")
        await lead.paste("2027-05-04")
        await lead.press("f4")
        found = one.view().ratification
        assert found is not None
        assert (found.body, found.by) == ("Trust board", "2027-05-04")
    async with driven(one.ws.path, one.clock, "partnership-manager") as manager:
        assert "Ratification due · Exampleshire Police" in manager.shown


async def test_the_manager_attaches_what_was_typed_from(one: Partnership, tmp_path: Path) -> None:
    letter = tmp_path / "letter.docx"
    letter.write_bytes(b"PK\x03\x04 letter")
    async with driven(one.ws.path, one.clock, "partnership-manager", (100, 40)) as manager:
        await manager.app.push_screen(Review(one.view("manager")))
        await manager.settled()
        steps = manager.app.screen.query_one("#steps", PickList)
        steps.point_at("original")
        await manager.press("enter")
        await manager.paste("Letter of 3 March")
        await manager.press("tab")
        await manager.paste(str(letter))
        await manager.press("f4")
        found = one.view().originals
        assert [(item.title, item.file.name if item.file else "") for item in found] == [
            ("Letter of 3 March", "letter.docx")
        ]
        assert "Letter of 3 March" in manager.shown
        manager.app.screen.query_one("#signing", PickList).focus()
        await manager.press("end", "enter")
        await manager.until(lambda: "Saved as" in manager.shown)
    assert (tmp_path / "exports" / "letter.docx").read_bytes() == letter.read_bytes()
