"""Who is told that somebody else has a return open, what others wrote, and where one was before."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest

from s11tui.workspace import Workspace
from s11tui.workspace.news import ANYTHING, mark_now, news_since
from s11tui.workspace.presences import GONE_AFTER, PLACE_KEPT, Whereabouts, new_session, still_runs
from s11tui.workspace.session import Session
from support.partnership import PEOPLE, Partnership

WHO_IS_HERE = {
    "lead": ("contributor", "signatory"),
    "contributor": ("lead", "signatory"),
    "signatory": ("lead", "contributor"),
    "mo": ("lead", "contributor", "signatory", "manager", "chair", "ada", "insider"),
    "manager": ("lead", "contributor", "signatory", "mo", "chair", "ada", "insider"),
    "insider": ("lead", "contributor", "signatory"),
    "scrutineer": ("lead", "contributor", "signatory"),
    "other_lead": (),
}
"""By who looks at the police's return after it was submitted: whom of those that have it open they are told of."""
OPEN_IT = ("lead", "contributor", "signatory", "manager", "mo", "ada", "chair", "insider", "other_lead")


@pytest.fixture
def beside(partnership: Partnership) -> Iterator[Workspace]:
    """The same file, opened a second time, as another process has it."""
    with Workspace.open(partnership.ws.path, clock=partnership.clock) as ws:
        yield ws


def police(partnership: Partnership, standard: str = "policy", *, answers: bool = False) -> Whereabouts:
    return Whereabouts(partnership.view().id, standard, answers)


def arrive(session: Session, where: Whereabouts) -> bool:
    return session.watching.arrive(session.person.slug, where)


def seen_by(session: Session, where: Whereabouts) -> set[str]:
    return {one.person for one in session.watching.others(session.person.slug, where.return_id)}


@pytest.mark.parametrize("looker", WHO_IS_HERE)
def test_who_is_told_of_whom(looker: str, partnership: Partnership) -> None:
    partnership.submitted()
    where = police(partnership)
    for name in OPEN_IT:
        assert arrive(getattr(partnership, name), where) == (name != "other_lead")
    ids = {getattr(partnership, name).person.id: name for name in PEOPLE}
    found = {ids[one] for one in seen_by(getattr(partnership, looker), where)}
    assert found == set(WHO_IS_HERE[looker])


def test_before_it_is_submitted_the_panel_is_told_of_nobody(partnership: Partnership) -> None:
    where = police(partnership)
    arrive(partnership.lead, where)
    assert not arrive(partnership.mo, where)
    assert seen_by(partnership.mo, where) == set()
    assert seen_by(partnership.manager, where) == {partnership.lead.person.id}


def test_the_agency_sees_the_manager_only_while_they_type_for_it(partnership: Partnership) -> None:
    where = police(partnership)
    arrive(partnership.manager, where)
    assert seen_by(partnership.lead, where) == set()
    arrive(partnership.manager, police(partnership, answers=True))
    assert seen_by(partnership.lead, where) == {partnership.manager.person.id}


def test_a_moderator_who_says_that_they_answer_is_still_not_seen(partnership: Partnership) -> None:
    partnership.submitted()
    where = police(partnership, answers=True)
    assert arrive(partnership.mo, where)
    assert seen_by(partnership.lead, where) == set()


def test_names_and_standards_are_told(partnership: Partnership) -> None:
    where = police(partnership)
    arrive(partnership.lead, where)
    (one,) = partnership.contributor.watching.others("mine", where.return_id)
    assert (one.name, one.standard) == ("Lee Lead", "policy")
    arrive(partnership.lead, police(partnership, "training"))
    (one,) = partnership.contributor.watching.others("mine", where.return_id)
    assert one.standard == "training"


def test_whoever_gives_no_sign_is_taken_to_have_gone(partnership: Partnership) -> None:
    where = police(partnership)
    arrive(partnership.lead, where)
    partnership.clock.now += GONE_AFTER - timedelta(seconds=1)
    assert seen_by(partnership.contributor, where) == {partnership.lead.person.id}
    partnership.clock.now += timedelta(seconds=2)
    assert seen_by(partnership.contributor, where) == set()
    arrive(partnership.contributor, where)
    assert partnership.ws.store.all("SELECT person FROM presences") == [(partnership.contributor.person.id,)]


def test_leaving_is_seen_at_once(partnership: Partnership) -> None:
    where = police(partnership)
    arrive(partnership.lead, where)
    partnership.lead.watching.leave(partnership.lead.person.slug)
    assert seen_by(partnership.contributor, where) == set()
    assert partnership.lead.watching.place() is None


def test_somebody_in_two_windows_is_told_once_and_not_to_themselves(partnership: Partnership) -> None:
    where = police(partnership)
    for session in ("one", "two"):
        partnership.lead.watching.arrive(session, where)
    assert len(partnership.contributor.watching.others("three", where.return_id)) == 1
    assert partnership.lead.watching.others("one", where.return_id) == ()


def test_a_place_is_kept_for_half_an_hour(partnership: Partnership) -> None:
    arrive(partnership.lead, police(partnership, "training"))
    partnership.lead.watching.leave("lee-lead", keep_place=True)
    partnership.clock.now += PLACE_KEPT - timedelta(minutes=1)
    found = partnership.lead.watching.place()
    assert found is not None
    assert (found.return_id, found.standard) == (partnership.view().id, "training")
    partnership.clock.now += timedelta(minutes=2)
    assert partnership.lead.watching.place() is None


def test_who_has_it_open_in_another_window_is_not_taken_back(partnership: Partnership) -> None:
    session = new_session()
    partnership.lead.watching.arrive(session, police(partnership))
    assert still_runs(session)
    assert partnership.lead.watching.place() is None
    partnership.lead.watching.leave(session, keep_place=True)
    assert partnership.lead.watching.place() is not None


def test_whoever_was_killed_is_taken_back_at_once(partnership: Partnership) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    assert gone.wait(60) == 0
    session = f"{gone.pid}-{new_session().partition('-')[2]}"
    partnership.lead.watching.arrive(session, police(partnership))
    assert not still_runs(session)
    assert partnership.lead.watching.place() is not None


@pytest.mark.parametrize("session", ["", "x", "-1-2", "99999999999999999999-a", "1.5-a"])
def test_a_session_of_no_process_does_not_run(session: str) -> None:
    assert not still_runs(session)


def test_nobody_is_taken_back_to_where_they_may_not_go(partnership: Partnership) -> None:
    partnership.submitted()
    where = police(partnership)
    partnership.ws.presences.arrive("one", partnership.other_lead.person.id, where, for_agency=True)
    assert partnership.other_lead.watching.place() is None
    partnership.ws.presences.arrive("two", partnership.lead.person.id, Whereabouts("gone"), for_agency=True)
    assert partnership.lead.watching.place() is None


def test_a_place_that_is_not_to_be_kept_is_not(partnership: Partnership) -> None:
    partnership.submitted()
    arrive(partnership.chair, Whereabouts(partnership.view().id, "policy", kept=False))
    assert partnership.chair.watching.place() is None


def test_nobody_waits_for_a_sign_of_life(partnership: Partnership, beside: Workspace) -> None:
    where = police(partnership)
    with beside.store.atomic():
        assert not arrive(partnership.lead, where)
    assert arrive(partnership.lead, where)
    assert partnership.ws.store.one("PRAGMA busy_timeout") == (15_000,)


def test_it_all_stands_beside_the_record(partnership: Partnership) -> None:
    events = partnership.ws.store.one("SELECT count(*) FROM events")
    arrive(partnership.lead, police(partnership))
    partnership.lead.watching.leave("lee-lead")
    assert partnership.ws.store.one("SELECT count(*) FROM events") == events
    assert partnership.ws.verify().ok


# What others wrote.


def test_nothing_is_new_while_nobody_else_writes(partnership: Partnership) -> None:
    mark = partnership.lead.watching.mark()
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "Mine")
    assert partnership.lead.watching.news(mark) is None


def test_what_others_wrote_is_told_by_what_it_is_about(partnership: Partnership, beside: Workspace) -> None:
    view, mark = partnership.view(), partnership.manager.watching.mark()
    beside.session("lee-lead").answering.answer(partnership.ref, "policy", "in-place", "Theirs")
    news = partnership.manager.watching.news(mark)
    assert news is not None
    wanted = {"return", f"return/{view.id}", f"round/{view.round.id}"}
    assert wanted < news.topics()
    assert partnership.manager.watching.news(news.mark) is None


def test_a_sign_of_life_is_news_about_nothing(partnership: Partnership, beside: Workspace) -> None:
    mark = partnership.lead.watching.mark()
    arrive(beside.session("con-tributor"), police(partnership))
    news = partnership.lead.watching.news(mark)
    assert news is not None
    assert news.topics() == frozenset()


def test_an_agency_is_told_nothing_of_the_panel_nor_of_others(partnership: Partnership, beside: Workspace) -> None:
    partnership.in_moderation()
    chair, mo = beside.session("cha-irwoman"), beside.session("mo-derator")
    lead, manager = partnership.lead.watching.mark(), partnership.manager.watching.mark()
    mo.moderating.propose(partnership.ref, "policy", "ri", "Not shown.")
    chair.moderating.agree(partnership.ref, "policy", "ri", "Nothing was shown.", "by correspondence")
    beside.session("hed-teacher").answering.fill(partnership.school, [])
    for told in (partnership.lead, partnership.other_lead):
        news = told.watching.news(lead)
        assert news is not None
        assert news.topics() == frozenset()
    news = partnership.manager.watching.news(manager)
    assert news is not None
    assert f"panel/{partnership.view().id}" in news.topics()


def test_an_action_is_about_its_return_and_its_owner(partnership: Partnership, beside: Workspace) -> None:
    mark = partnership.lead.watching.mark()
    beside.session("lee-lead").actions.add(partnership.ref, "policy", "Train them", "Head", "2027-06-30")
    news = partnership.lead.watching.news(mark)
    assert news is not None
    view = partnership.view()
    assert {"action", f"return/{view.id}", f"agency/{view.agency.id}"} <= news.topics()


def test_so_much_is_new_that_it_is_not_told_apart(
    partnership: Partnership, beside: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("s11tui.workspace.news._MOST", 3)
    mark = partnership.lead.watching.mark()
    desk = beside.session("lee-lead").answering
    for number in range(5):
        desk.answer(partnership.ref, "policy", "in-place", f"{number}")
    news = partnership.lead.watching.news(mark)
    assert news is not None
    assert news.topics() == {ANYTHING}
    assert partnership.lead.watching.news(news.mark) is None


def test_looking_leaves_no_transaction_open(partnership: Partnership, beside: Workspace) -> None:
    """One that was left open would keep the write-ahead log from ever being taken in."""
    mark = mark_now(partnership.ws.store)
    beside.session("lee-lead").answering.answer(partnership.ref, "policy", "in-place", "Theirs")
    assert news_since(partnership.ws.store, mark) is not None
    arrive(partnership.lead, police(partnership))
    partnership.lead.watching.others("mine", partnership.view().id)
    assert not partnership.ws.store.conn.in_transaction
    busy, log, taken = beside.store.one("PRAGMA wal_checkpoint(TRUNCATE)") or (1, 0, 0)
    assert (busy, log, taken) == (0, 0, 0)


def test_what_somebody_is_typing_is_news_about_nothing(partnership: Partnership, beside: Workspace) -> None:
    mark = partnership.lead.watching.mark()
    beside.session("lee-lead").answering.save_draft(partnership.ref, "policy", "in-place", "Half a", None)
    news = partnership.lead.watching.news(mark)
    assert news is not None
    assert news.topics() == frozenset()
