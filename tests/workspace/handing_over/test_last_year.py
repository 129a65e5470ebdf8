"""What an agency said the year before goes with it into a workspace of its own."""

from pathlib import Path

import pytest

from s11tui.workspace import Workspace
from s11tui.workspace.entries import Given, Graded
from s11tui.workspace.handovers.parties import fingerprint_of
from s11tui.workspace.session import Session
from support.two_years import THIS_YEAR, WAITING, TwoYears


@pytest.fixture
def lead(two_years: TwoYears, agency_template: Path, tmp_path: Path) -> Session:
    """The lead of an agency that used the partnership's browser last year, and has a workspace of its own now."""
    path = tmp_path / "agency.s11"
    path.write_bytes(agency_template.read_bytes())
    session = Workspace.open(path, clock=two_years.clock).session("lena")
    me = session.handing_over.me()
    two_years.manager.handing_over.know(me, "police", fingerprint_of(me))
    return session


def handed(two_years: TwoYears, lead: Session, ref: str) -> str:
    """A return handed over to the agency; what it is called there."""
    made = two_years.manager.handing_over.outgoing(ref)
    two_years.manager.handing_over.sent(made)
    return lead.handing_over.take(made, fingerprint_of(made.sender)).ref


def waiting(session: Session, ref: str) -> dict[str, tuple[str, ...]]:
    scene = session.changing.scene(ref)
    found = {one.id: tuple(it.question for it in scene.content.to_confirm(one.id)) for one in scene.content.asked}
    return {name: questions for name, questions in found.items() if questions}


def test_what_was_said_last_year_waits_at_the_agency_too(two_years: TwoYears, lead: Session) -> None:
    last = handed(two_years, lead, two_years.last)
    ref = handed(two_years, lead, two_years.ref)
    assert lead.reading.open(last).state == two_years.manager.reading.open(two_years.last).state
    assert waiting(lead, ref) == WAITING
    lead.answering.confirm(ref, "policy")
    back = lead.handing_over.outgoing(ref)
    two_years.manager.handing_over.take(back)
    theirs = two_years.manager.changing.scene(two_years.ref).state.standard("policy").answers["in-place"]
    assert (theirs.value, bool(theirs.confirmed_from)) == ("A policy of 2024.", True)
    assert (lead.workspace.verify().problems, two_years.ws.verify().problems) == ((), ())
    lead.workspace.close()


def test_an_agency_without_its_earlier_return_can_still_submit(two_years: TwoYears, lead: Session) -> None:
    ref = handed(two_years, lead, two_years.ref)
    assert waiting(lead, ref) == {}
    say_all(lead, ref)
    lead.submitting.submit(ref, "Chief", "Chief Constable")
    taken = two_years.manager.handing_over.take(lead.handing_over.outgoing(ref))
    assert taken.after == "submitted"
    (line,) = (one for one in two_years.manager.reading.returns() if one.id == taken.return_id)
    assert (line.state, line.missing, line.to_confirm) == ("submitted", 0, 0)
    assert two_years.ws.verify().ok
    lead.workspace.close()


SAYING = {"yes-no": "yes", "number": "5", "date": "2026-09-01"}


def say_all(lead: Session, ref: str) -> None:
    """Answer and grade whatever is missing."""
    grades = [one for one in THIS_YEAR if isinstance(one, Graded)]
    lead.answering.fill(ref, [*grades, *(one for one in THIS_YEAR if isinstance(one, Given))])
    while missing := [one for each in lead.changing.scene(ref).progress.values() for one in each.missing]:
        one = missing[0]
        found = lead.changing.scene(ref).asked(one.standard).question(one.question)
        assert found is not None, one.what
        lead.answering.answer(ref, one.standard, one.question, SAYING.get(found.type, "Said anew."))
