"""One agency that answers to two partnerships, whose short names and ids know nothing of each other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from s11tui.errors import NotNow, Refusal
from s11tui.workspace.desks.library import Described
from s11tui.workspace.handovers.parties import fingerprint_of
from support.clocks import HandClock
from support.editions import small_edition
from support.partnership import COMPLETE, Partnership, begin, opened
from support.two_sides import Sides


@pytest.fixture
def other(sides: Sides, tmp_path: Path) -> Iterator[Partnership]:
    """A second partnership that asks the same, in a round of the same name."""
    begin(tmp_path / "other.s11", HandClock())
    one = opened(tmp_path / "other.s11", sides.clock)
    yield one
    one.ws.close()


def invited(sides: Sides, other: Partnership) -> str:
    """The agency is invited by both; gives what the second return is called there."""
    sides.invite()
    made = other.manager.handing_over.invitation(other.ref)
    other.manager.handing_over.sent(made)
    return sides.lead.handing_over.take(made, fingerprint_of(made.sender)).ref


def test_what_has_the_same_name_is_called_otherwise(sides: Sides, other: Partnership) -> None:
    ref = invited(sides, other)
    assert (sides.ref, ref) == ("police-section-11-2027", "police-section-11-2027-2")
    assert {one.slug for one in sides.ws.registry.rounds()} == {"section-11-2027", "section-11-2027-2"}
    assert len(sides.ws.registry.agencies()) == 3
    for one in (sides.ref, ref):
        sides.lead.answering.fill(one, list(COMPLETE))
        sides.lead.submitting.submit(one, "Chief", "Chief Constable")
    made = sides.lead.handing_over.outgoing(ref)
    assert made.receiver == other.ws.partnership().id
    sides.lead.handing_over.sent(made)
    with pytest.raises(Refusal, match="somebody else"):
        sides.p.manager.handing_over.look(made)
    taken = other.manager.handing_over.take(made, fingerprint_of(made.sender))
    assert (taken.ref, taken.after) == (other.ref, "submitted")
    # An action that it planned is called as was free there; the panel's own of the same name comes back under another.
    other.chair.moderating.open(other.ref)
    other.chair.actions.add(other.ref, "policy", "See to it", "Head", "2027-06-30")
    other.chair.moderating.rest(other.ref, "confirmed")
    other.chair.moderating.share(other.ref)
    sides.lead.handing_over.take(other.manager.handing_over.outgoing(other.ref))
    slugs = [one.slug for one in sides.lead.reading.open(ref).actions]
    assert len({*slugs, *(one.slug for one in sides.lead.reading.open(sides.ref).actions)}) == 3
    assert (sides.ws.verify().problems, other.ws.verify().problems) == ((), ())


def test_one_library_serves_both(sides: Sides, other: Partnership) -> None:
    ref = invited(sides, other)
    own = sides.lead.library.add_to(sides.ref, "policy", Described("Audit of files")).agency.name
    assert own == "Exampleshire Police"
    agencies = {one.id for one in sides.ws.registry.agencies()}
    item = sides.lead.library.lines(sorted(agencies)[0])[0].item
    sides.lead.answering.attach(ref, "policy", item.id)
    (line,) = sides.lead.library.lines(sorted(agencies)[-1])
    assert {use.ref for use in line.uses} == {sides.ref, ref}


def test_what_is_the_partnerships_is_not_done_at_the_agency(sides: Sides, other: Partnership) -> None:
    invited(sides, other)
    founder = sides.founder
    for act in (
        lambda: founder.moderating.exempt(sides.ref, "We would rather not."),
        lambda: founder.moderating.extend(sides.ref, "2027-12-31", "More time."),
        lambda: founder.answering.attach_original(sides.ref, "A letter"),
        lambda: founder.rounds.extend("section-11-2027", "2027-12-31", "More time."),
        lambda: founder.rounds.close("section-11-2027"),
    ):
        with pytest.raises(NotNow, match="partnership"):
            act()
    founder.rounds.publish(small_edition("2028.1"))
    _, lines = founder.rounds.open("section11-small@2028.1", "Our own", "2027-12-31")
    assert [line.agency_id for line in lines] == [sides.ws.registry.agency("exampleshire-police").id]
    with pytest.raises(NotNow, match="no partnership waits"):
        sides.founder.handing_over.outgoing(lines[0].slug)


def test_another_questionnaire_of_the_same_name_is_refused(sides: Sides, tmp_path: Path) -> None:
    sides.invite()
    begin(tmp_path / "third.s11", HandClock(), small_edition(sign_off=("chair-of-governors",)))
    third = opened(tmp_path / "third.s11", sides.clock)
    made = third.manager.handing_over.invitation(third.ref)
    with pytest.raises(Refusal, match="Another questionnaire is published here"):
        sides.lead.handing_over.take(made, fingerprint_of(made.sender))
    third.ws.close()
    assert sides.ws.verify().ok
