"""What the panel said last year among itself, and what other agencies keep, shows through no new window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from s11tui.errors import Refusal
from s11tui.workspace.desks.library import Described
from s11tui.workspace.session import Session
from support.clocks import HandClock
from support.dumps import dump
from support.editions_two_years import last_year, this_year
from support.partnership import Partnership, begin, opened
from support.two_years import LAST_YEAR, THIS_YEAR, TwoYears

SECRET = "what the panel says among itself"
READERS = ("lead", "contributor", "signatory", "insider", "scrutineer")


def said_last_year(one: Partnership) -> None:
    one.fill(LAST_YEAR)
    one.lead.submitting.submit(one.ref, "Chief Officer", "Chief Constable")
    one.chair.moderating.open(one.ref)


def invite_again(one: Partnership) -> str:
    one.manager.rounds.publish(this_year())
    _, lines = one.manager.rounds.open("section11-small@2027.1", "Second", "2028-03-19", agencies=["police"])
    return lines[0].slug


ACTS: dict[str, Callable[[Partnership], object]] = {
    "propose": lambda p: p.mo.moderating.propose(p.ref, "policy", "inadequate", SECRET, "tested"),
    "decide": lambda p: p.chair.moderating.agree(p.ref, "policy", "inadequate", SECRET, SECRET),
    "plan": lambda p: p.chair.actions.add(p.ref, "policy", SECRET, SECRET, "2027-03-02"),
    "the rest": lambda p: p.chair.moderating.rest(p.ref, "confirmed", SECRET),
}


@pytest.fixture
def moderated(tmp_path: Path) -> Iterator[Partnership]:
    """Last year's return lies with the panel."""
    path = tmp_path / "moderated.s11"
    begin(path, HandClock(), last_year(), title="First", due="2027-03-19")
    one = opened(path, HandClock())
    said_last_year(one)
    yield one
    one.ws.close()


def new_windows(session: Session, ref: str) -> str:
    reading = session.reading
    return "\n".join(dump(one) for one in (reading.open(ref), reading.returns(), reading.home(), reading.history(ref)))


def submit(one: Partnership, ref: str) -> None:
    # Twice of the lead: when it is confirmed that they are trained, the day of it is to be confirmed.
    for standard in ("policy", "lead-role", "lead-role", "training", "recruitment", "welcome", "context"):
        one.lead.answering.confirm(ref, standard)
    one.lead.answering.fill(ref, list(THIS_YEAR))
    one.lead.submitting.submit(ref, "Chief Officer", "Chief Constable")


def test_what_was_decided_and_never_shared_before_the_invitation_stays_with_the_panel(moderated: Partnership) -> None:
    """Whoever may open the new return, the panel's own members as well, sees of last year what the agency was told."""
    for act in ACTS.values():
        act(moderated)
    ref = invite_again(moderated)
    for who in ("lead", "contributor", "signatory", "manager"):
        assert SECRET not in new_windows(getattr(moderated, who), ref)
    (earlier,) = moderated.lead.reading.open(ref).standard("policy").earlier  # type: ignore[union-attr]  # it is asked
    assert (earlier.self_label, earlier.outcome, earlier.agreed_label, earlier.actions) == ("Good", "", "", ())
    submit(moderated, ref)
    for who in ("lead", "insider", "scrutineer", "mo", "chair", "follow_up"):
        assert SECRET not in dump(getattr(moderated, who).reading.open(ref))
    assert moderated.ws.verify().problems == ()


def test_nothing_that_the_panel_does_about_last_year_afterwards_moves_the_new_return(moderated: Partnership) -> None:
    ref = invite_again(moderated)
    submit(moderated, ref)
    before = {who: new_windows(getattr(moderated, who), ref) for who in READERS[:3]}
    for name, act in ACTS.items():
        act(moderated)
        assert {who: new_windows(getattr(moderated, who), ref) for who in before} == before, name
    for who in READERS:
        assert SECRET not in dump(getattr(moderated, who).reading.open(ref))


def test_an_action_of_the_panel_stands_beside_once_it_is_shared(moderated: Partnership) -> None:
    ref = invite_again(moderated)
    for act in ACTS.values():
        act(moderated)
    moderated.chair.moderating.share(moderated.ref)
    (earlier,) = moderated.lead.reading.open(ref).standard("policy").earlier  # type: ignore[union-attr]  # it is asked
    assert [one.what for one in earlier.actions] == [SECRET]
    assert earlier.outcome == "", "the grade was shared after the invitation, and what is carried stays as it was"


def test_last_years_queries_and_proposals_are_not_carried_at_all(two_years: TwoYears) -> None:
    two_years.complete()
    two_years.lead.submitting.submit(two_years.ref, "Chief Officer", "Chief Constable")
    for who in (*READERS, "mo", "chair", "manager", "follow_up"):
        assert "Kept among the panel." not in new_windows(getattr(two_years, who), two_years.ref)
    for who in ("lead", "scrutineer"):
        assert "Kept among the panel." not in dump(getattr(two_years, who).reading.open(two_years.last))


def test_other_agencies_learn_nothing_of_this_years_nor_of_last_years(two_years: TwoYears) -> None:
    for ref in (two_years.ref, two_years.last):
        for look in (two_years.other_lead.reading.open, two_years.other_lead.reading.history):
            with pytest.raises(Refusal):
                look(ref)
    shown = new_windows(two_years.other_lead, two_years.school)
    assert "policy of 2024" not in shown
    assert "Training register" not in shown


def test_a_library_shows_through_no_window_of_anybody_else(partnership: Partnership) -> None:
    said = Described("A secret title", "secret words", held_at="secret place", owner="secret owner")
    partnership.lead.library.add("police", said)
    partnership.other_lead.library.add("elm", Described("Ours"))
    everybody = ("mo", "ada", "chair", "follow_up", "scrutineer", "insider", "other_lead", "trust_lead")
    partnership.submitted()
    for who in everybody:
        session: Session = getattr(partnership, who)
        reading = session.reading
        seen = [reading.returns(), reading.home(), reading.actions(), reading.agencies(), reading.people()]
        if who not in ("other_lead", "trust_lead"):
            seen.append(reading.open(partnership.ref))
        assert "secret" not in "".join(map(dump, seen)), who
    assert [line.item.title for line in partnership.other_lead.library.lines("elm")] == ["Ours"]


def test_what_is_attached_but_not_submitted_shows_to_the_agency_only(partnership: Partnership) -> None:
    partnership.submitted()
    partnership.manager.moderating.return_standards(partnership.ref, {"policy": "say more"})
    before = dump(partnership.chair.reading.returns())
    partnership.lead.library.add("police", Described("A secret title"))
    assert dump(partnership.chair.reading.returns()) == before
    assert "A secret title" not in dump(partnership.chair.reading.open(partnership.ref))
