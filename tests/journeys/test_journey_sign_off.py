"""Declined and signed, in the real program: the lead, the signatory, and a school that two people sign for."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from s11tui.audit.register import Grant
from s11tui.workspace.entries import Given, Graded
from support.clocks import HandClock
from support.editions import small_edition
from support.partnership import COMPLETE, Partnership, begin, opened

if TYPE_CHECKING:
    from support.windows import Window

SitsDown = Callable[[Path, str], "Window"]
REASON = "The number of staff is of last year."


def _sends(lead: "Window") -> None:
    """From the first screen to sign-off."""
    lead.sees("Section 11 2027")
    lead.press("enter")
    lead.sees("What is in place")
    lead.press("f8")
    lead.sees("Review ·", "Nothing is missing")
    lead.press("f4")
    lead.sees("It is with the signatory now.")


def _opens_review(signatory: "Window") -> None:
    signatory.sees("Section 11 2027")
    signatory.press("enter")
    signatory.sees("Review ·", "What is declared")


def _reads_first(signatory: "Window") -> None:
    """The report is written and shown before anything is declared, and the return can be read here."""
    signatory.press("f5")
    signatory.sees("Read it before you sign", "Written to", "Reference code")
    signatory.press("f2")
    signatory.sees("What is in place", "read only")
    signatory.press("escape")
    signatory.sees("Read it before you sign")
    signatory.press("f4")


def _mends(lead: "Window", partnership: Partnership) -> None:
    """Back from the review to the number that was wrong, by finding it."""
    lead.press("escape")
    lead.sees("What is in place")
    lead.press("f7")
    lead.sees("Find")
    lead.send("context")
    lead.sees("3.1 Context")
    lead.press("enter")
    lead.sees("▸● 3.1 Context", "People?")
    lead.paste("5")
    lead.press("tab")
    lead.until(lambda: _people(partnership) == "4125", "the change did not arrive")


def _reports(folder: Path) -> set[str]:
    """Digests of the reports that were written."""
    return {sha256(file.read_bytes()).hexdigest() for file in (folder / "exports").glob("*.pdf")}


@pytest.mark.timeout(300)
def test_declined_changed_and_signed(partnership: Partnership, sits_down: SitsDown, tmp_path: Path) -> None:
    partnership.fill()
    path = partnership.ws.path
    lead = sits_down(path, "lee-lead")
    _sends(lead)
    lead.leaves()
    assert partnership.view().state == "awaiting sign-off"

    signatory = sits_down(path, "sig-natory")
    _opens_review(signatory)
    signatory.press("f7")
    signatory.sees("Send it back to the lead", "Why?")
    signatory.paste(REASON)
    signatory.sees(REASON)
    signatory.press("f4")
    signatory.until(lambda: partnership.view().declined_reason == REASON, "it was not sent back")
    signatory.leaves()
    assert partnership.view().signed == ()

    lead = sits_down(path, "lee-lead")
    lead.sees("Section 11 2027")
    lead.press("enter")
    lead.sees("What is in place")
    lead.press("f8")
    lead.sees(f"Sent back by the signatory: {REASON}")
    _mends(lead, partnership)
    lead.press("f8")
    lead.sees("Review ·")
    lead.press("f4")
    lead.sees("It is with the signatory now.")
    lead.leaves()

    signatory = sits_down(path, "sig-natory")
    _opens_review(signatory)
    _reads_first(signatory)
    signatory.sees("I declare that this is true.", "Your role, as it will be printed")
    signatory.press("f4")
    signatory.sees("Submitted. Thank you.", "Sig Natory, Chief officer", "Reference code")
    view = partnership.view()
    signatory.sees(view.signatures[0].head[:16])
    signatory.press("enter")
    signatory.leaves()
    assert (view.state, view.revision) == ("submitted", 1)
    events = partnership.ws.ledger.read(f"return/{view.id}")
    steps = [one.kind for one in events if one.kind in ("sent_for_sign_off", "declined", "answered", "submitted")]
    assert steps[-4:] == ["declined", "answered", "sent_for_sign_off", "submitted"]
    assert events[-1].body["report"] in _reports(tmp_path), "what was signed is what was read"
    assert partnership.ws.verify().ok


def _people(partnership: Partnership) -> object:
    found = partnership.view().standard("context")
    assert found is not None
    return found.questions[0].value


@pytest.fixture
def school(tmp_path: Path) -> Partnership:
    """A school's return with nothing missing, which its head and its chair of governors have to sign."""
    path, clock = tmp_path / "school.s11", HandClock()
    begin(path, clock, small_edition(sign_off=("head-teacher", "chair-of-governors")))
    one = opened(path, clock)
    one.ref = one.school
    one.manager.people.add_person("Hea Dmistress", [Grant("signatory", agency="elm")], "hea-dmistress")
    one.manager.people.add_person("Pat Chair", [Grant("signatory", agency="elm")], "pat-chair")
    governors = (
        Given("governors", "in-place", "A link governor."),
        Given("governors", "how-you-know", "The minutes."),
        Graded("governors", "good"),
    )
    one.other_lead.answering.fill(one.ref, [*COMPLETE, *governors])
    return one


@pytest.mark.timeout(300)
def test_a_school_signed_for_by_two(school: Partnership, sits_down: SitsDown, tmp_path: Path) -> None:
    path = school.ws.path
    lead = sits_down(path, "hed-teacher")
    _sends(lead)
    lead.leaves()

    head = sits_down(path, "hea-dmistress")
    _opens_review(head)
    _reads_first(head)
    head.sees("In which role do you sign?", "Head teacher", "Chair of governors")
    head.press("enter")
    head.sees("(•) Head teacher")
    head.press("f4")
    head.sees("You have signed.", "Still to sign: chair of governors.")
    head.press("enter")
    head.leaves()
    view = school.view("other_lead")
    assert (view.state, view.to_sign, view.revision) == ("awaiting sign-off", ("chair-of-governors",), 0)

    chair = sits_down(path, "pat-chair")
    _opens_review(chair)
    chair.sees("Hea Dmistress")
    _reads_first(chair)
    chair.sees("I declare it: submit")
    chair.press("f4")
    chair.sees("Submitted. Thank you.", "Hea Dmistress, Head teacher", "Pat Chair, Chair of governors")
    chair.leaves()
    view = school.view("other_lead")
    assert view.state == "submitted"
    assert [(one.office, one.name, one.how) for one in view.signatures] == [
        ("head-teacher", "Hea Dmistress", "signed in"),
        ("chair-of-governors", "Pat Chair", "signed in"),
    ]
    signed = [one for one in school.ws.ledger.read(f"return/{view.id}") if one.kind in ("signed", "submitted")]
    assert [one.kind for one in signed] == ["signed", "submitted"]
    assert signed[-1].body["report"] in _reports(tmp_path)
    assert school.ws.verify().ok
