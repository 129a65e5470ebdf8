"""Everything that can happen at one agency, the school, with a word in it that is found again wherever it shows."""

from s11tui.audit.meeting import Attendee
from s11tui.audit.register import Grant
from s11tui.workspace.desks.actions import Done
from s11tui.workspace.desks.library import Described
from s11tui.workspace.desks.meetings import Plan
from s11tui.workspace.presences import Whereabouts
from support.rights_world import ROUND, World

MARK = "zebrafish"
"""Stands in everything that is said at the school, in names and in slugs."""


def everything_at_the_school(one: World) -> None:
    """Its people, its library, its return from answers to decided challenges, its actions, meetings about it."""
    _its_people(one)
    _its_library(one)
    _its_return_comes_back(one)
    _it_is_moderated(one)
    _it_is_met(one)
    _it_goes_on(one)


def _its_people(one: World) -> None:
    manager = one.manager.people
    manager.add_agency(f"School of {MARK}", "school", ("primary",), slug_=f"{MARK}-school", group="trust")
    manager.add_person(f"Hea {MARK}", [Grant("lead", agency="elm")], f"hea-{MARK}", email=f"{MARK}@example.org")
    manager.add_person(f"Gua {MARK}", [Grant("lead", agency=f"{MARK}-school")], f"gua-{MARK}", home="elm")
    manager.change_person("con-elm", name=f"Con {MARK}", email=f"con-{MARK}@example.org")
    one.manager.rounds.invite(ROUND, f"{MARK}-school")
    one.manager.moderating.extend(one.school, "2027-05-05", f"{MARK} asked for it")


def _its_library(one: World) -> None:
    paper = one.ws.path.with_name(f"{MARK}.pdf")
    paper.write_bytes(b"%PDF-1.7 " + MARK.encode())
    head = one.ws.session("hed-teacher")
    head.library.add(
        "elm", Described(f"{MARK} poster", MARK, held_at=MARK, owner=MARK, file=paper, review_by="2020-01-01")
    )
    head.library.change("e2", Described(f"{MARK} again", MARK, held_at=MARK))


def _its_return_comes_back(one: World) -> None:
    """Sent back and submitted again, with all that the school may say meanwhile."""
    head, ref = one.ws.session("hed-teacher"), one.school
    one.manager.moderating.return_standards(ref, {"policy": f"more {MARK}"})
    head.answering.assign(ref, ["policy"], ["con-elm"])
    head.answering.answer(ref, "policy", "in-place", f"Ours is {MARK}.")
    head.answering.grade(ref, "policy", "inadequate", f"It is {MARK}.")
    head.answering.attach(ref, "policy", "e2")
    head.answering.comment(ref, "policy", f"What a {MARK}.")
    head.actions.add(ref, "policy", f"Feed the {MARK}", f"Keeper of {MARK}", "2026-01-01")
    head.answering.reply_to_return(ref, "policy", f"Done, {MARK}.")
    head.answering.save_draft(ref, "policy", "difference", f"A {MARK} begun", None)
    head.watching.arrive(f"session of {MARK}", Whereabouts(one.ws.registry.return_id(ref), answers=True))
    head.submitting.submit(ref, f"Head {MARK}", "Head teacher", evidence=MARK)
    head.submitting.expect_ratification(ref, f"Governors of {MARK}", "2026-01-02")


def _it_is_moderated(one: World) -> None:
    ref, head = one.school, one.ws.session("hed-teacher")
    one.manager.sampling.draw(ROUND, 1, 5)
    one.chair.moderating.open(ref)
    one.mo.moderating.propose(ref, "policy", "ri", f"Not {MARK}.", "tested")
    one.mo.moderating.query(ref, "policy", f"Which {MARK}?")
    query = one.row(f"SELECT id FROM queries WHERE text LIKE '%{MARK}%'")
    head.moderating.reply(ref, query, f"The {MARK}.")
    one.mo.moderating.query(ref, "policy", f"Do we believe {MARK}?", "panel")
    one.chair.moderating.mark_practice(ref, "policy", f"They keep {MARK}.", why=MARK)
    one.chair.actions.add(ref, "policy", f"Watch the {MARK}", "The board", "2026-02-02")


def _it_is_met(one: World) -> None:
    meeting = one.chair.meetings.plan(ROUND, Plan(f"About {MARK}", "2027-03-02", "15:00", MARK, returns=(one.school,)))
    one.chair.meetings.start(meeting.slug)
    one.chair.meetings.attend(meeting.slug, [Attendee("", "", "hed-teacher", "elm"), Attendee(f"Guest {MARK}", MARK)])
    one.chair.meetings.turn_to(meeting.slug, one.school)
    one.chair.meetings.note(meeting.slug, "ask", f"More {MARK}", about=one.school)
    one.chair.moderating.agree(one.school, "policy", "ri", f"Too few {MARK}.", meeting.slug)
    one.chair.moderating.rest(one.school, "confirmed")


def _it_goes_on(one: World) -> None:
    head = one.ws.session("hed-teacher")
    one.chair.moderating.share(one.school)
    head.moderating.challenge(one.school, {"policy": f"There are many {MARK}."})
    one.chair.moderating.decide(one.school, "policy", "good", f"We saw the {MARK}.")
    slug = one.row(f"SELECT slug FROM actions WHERE what LIKE '%{MARK}%' AND NOT by_panel")
    head.actions.progress(slug, "said done", evidence=[Done(f"A fed {MARK}")])
    one.follow_up.actions.verify(slug, "tested", f"All {MARK} are well.")
    one.manager.people.change_person("sig-elm", active=False)
