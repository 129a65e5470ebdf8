"""Meetings: who may do what and when, both ways, the time of each turn, and what barred people are not told."""

import itertools
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s11tui.audit.meeting import Attendee
from s11tui.audit.meeting_clock import meeting_time
from s11tui.audit.meeting_view import MeetingView
from s11tui.clock import stamp
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow, Refusal
from s11tui.workspace.desks.meetings import Plan, Task
from s11tui.workspace.entries import Owner
from s11tui.workspace.session import Session
from support.dumps import dump
from support.meeting_design import LOOKERS, MEETING_DESIGN, RUNNERS, STAGES
from support.partnership import Partnership, copied
from support.thorough import examples

ROUND = "section-11-2027"
SECRET = "said about the police"
PARTNER = Task("Business manager", "2027-06-30", Owner("partner"))
WHO = {
    "manager": "manager", "meeting-chair": "chair", "moderator": "mo", "follow-up": "follow_up",
    "scrutineer": "scrutineer", "lead": "lead", "contributor": "contributor", "signatory": "signatory",
}  # fmt: skip


def planned(one: Partnership, *returns: str, **more: object) -> str:
    plan = Plan("Follow-up", "2027-03-01", "10:00", "Town hall", returns=returns or (one.ref, one.school), **more)  # type: ignore[arg-type]  # each of its own type
    return one.chair.meetings.plan(ROUND, plan).slug


def running(one: Partnership, *returns: str) -> str:
    slug = planned(one, *returns)
    one.chair.meetings.start(slug)
    one.chair.meetings.turn_to(slug, one.ref)
    return slug


ACTS: dict[str, Callable[[Session, Partnership, str], object]] = {
    "change the plan": lambda s, p, m: s.meetings.change(m, Plan("Other", "2027-03-02", chair="cha-irwoman")),
    "cancel": lambda s, p, m: s.meetings.cancel(m, "Snow."),
    "start": lambda s, p, m: s.meetings.start(m),
    "record attendance": lambda s, p, m: s.meetings.attend(m, [Attendee("Pat Guest", "nurse")]),
    "note a conflict": lambda s, p, m: s.meetings.declare_conflict(m, "Pat Guest", p.school, "A friend."),
    "turn to an agency": lambda s, p, m: s.meetings.turn_to(m, p.school),
    "note": lambda s, p, m: s.meetings.note(m, "ask", "A list."),
    "take back a note": lambda s, p, m: s.meetings.take_back(m, first_note(p, m)),
    "make an action": lambda s, p, m: s.meetings.make_action(m, first_note(p, m), PARTNER),
    "end": lambda s, p, m: s.meetings.end(m),
}


def first_note(one: Partnership, meeting: str) -> str:
    notes = one.manager.meetings.open(meeting).notes
    return notes[0].id if notes else "none"


def events(one: Partnership) -> int:
    row = one.ws.store.one("SELECT count(*) FROM events")
    assert row is not None
    return int(row[0])


def brought_to(one: Partnership, stage: str) -> str:
    """A meeting in a stage, with a note where notes can be."""
    slug = planned(one)
    if stage == "cancelled":
        one.chair.meetings.cancel(slug, "Snow.")
    if stage in ("running", "ended"):
        one.chair.meetings.start(slug)
        one.chair.meetings.note(slug, "said", "Welcome.")
    if stage == "ended":
        one.chair.meetings.end(slug)
    return slug


def test_every_role_in_every_stage_may_do_just_what_the_design_says(partnership: Partnership) -> None:
    assert sorted(ACTS) == sorted(MEETING_DESIGN)
    standing = {stage: brought_to(partnership, stage) for stage in sorted(STAGES)}
    for stage, action, role in itertools.product(sorted(STAGES), MEETING_DESIGN, WHO):
        session: Session = getattr(partnership, WHO[role])
        slug = standing[stage]
        before = events(partnership)
        if role not in RUNNERS:
            with pytest.raises(NotAllowed):
                ACTS[action](session, partnership, slug)
        elif stage not in MEETING_DESIGN[action]:
            with pytest.raises(NotNow):
                ACTS[action](session, partnership, slug)
        else:
            ACTS[action](session, partnership, slug)
            assert events(partnership) > before
            standing[stage] = brought_to(partnership, stage)
            continue
        assert events(partnership) == before, (role, stage, action)
    for role, name in WHO.items():
        if role in LOOKERS:
            assert getattr(partnership, name).meetings.open(standing["ended"]).stage == "ended"
        else:
            with pytest.raises(NotAllowed):
                getattr(partnership, name).meetings.open(standing["ended"])
    assert partnership.ws.verify().ok


def test_a_meeting_runs_both_ways(partnership: Partnership) -> None:
    one = partnership
    one.in_moderation()
    slug, desk = running(one), one.chair.meetings
    desk.note(slug, "ask", "A list of contacts.", about=one.ref, standard="policy")
    desk.note(slug, "undertaking", "We will send one.", about=one.ref, task=PARTNER)
    desk.note(slug, "offer", "Their trainer can come.", about=one.ref)
    view = desk.note(slug, "barrier", "No data from health.", task=Task("QA", "2027-09-01", Owner("sub-group")))
    assert [(note.kind, note.ref, note.standard) for note in view.notes] == [
        ("ask", one.ref, "policy"), ("undertaking", one.ref, ""), ("offer", one.ref, ""), ("barrier", "", ""),
    ]  # fmt: skip
    actions = {action.what: action for action in one.chair.reading.actions()}
    assert actions["We will send one."].owner_kind == "partner"
    assert actions["We will send one."].meeting == view.id
    assert actions["No data from health."].owner_kind == "sub-group"
    view = desk.take_back(slug, view.notes[2].id)
    assert "Their trainer can come." not in dump(view)
    with pytest.raises(NotNow, match="become an action"):
        desk.take_back(slug, view.notes[1].id)
    one.chair.moderating.agree(one.ref, "policy", "ri", "Thin.", meeting=slug)
    policy = one.view("chair").standard("policy")
    assert policy is not None
    assert policy.outcome is not None
    assert (policy.outcome.meeting, policy.outcome.meeting_id) == ("Follow-up", view.id)
    assert desk.end(slug).items[0].about.decided == 1
    assert one.ws.verify().ok


def test_what_the_partnership_undertakes_does_not_wait_for_a_return(partnership: Partnership) -> None:
    slug, desk = running(partnership), partnership.chair.meetings
    view = desk.note(slug, "undertaking", "Help them begin.", about=partnership.ref, task=PARTNER)
    assert view.notes[0].action
    with pytest.raises(Refusal):
        desk.note(slug, "said", "Write it.", about=partnership.ref, task=Task("Lead", "2027-06-30", Owner()))
    with pytest.raises(BadInput, match="belongs to its return"):
        desk.note(slug, "said", "Write it.", task=Task("Lead", "2027-06-30", Owner()))
    assert [action.what for action in partnership.chair.reading.actions()] == ["Help them begin."]


def test_turns_have_their_times_and_a_meeting_goes_on_after_a_pause(partnership: Partnership) -> None:
    one, desk = partnership, partnership.chair.meetings
    slug = running(one)
    one.clock.jump(minutes=30)
    desk.turn_to(slug, one.school)
    one.clock.jump(minutes=5)
    desk.turn_to(slug, one.school)  # again changes nothing
    desk.close_turn(slug)
    one.clock.jump(minutes=4)
    desk.turn_to(slug, one.ref)
    one.clock.jump(minutes=2)
    desk.end(slug)
    one.clock.jump(days=1)
    desk.start(slug)
    one.clock.jump(minutes=3)
    view = desk.open(slug)
    now = stamp(one.clock())
    time = meeting_time(view, now)
    spent = [[round((_seconds(end) - _seconds(start)) / 60) for start, end in item.spans] for item in view.items]
    assert spent == [[30, 2], [5]]
    assert (round(time.passed / 60), round(time.between / 60), time.left) == (44, 7, 0)
    assert round(time.over / 60) == 4
    assert [item.is_done for item in view.items] == [True, True]


def _seconds(at: str) -> float:
    hour, minute, second = at[11:-1].split(":")
    return int(hour) * 3600 + int(minute) * 60 + float(second)


def test_who_takes_no_part_is_told_nothing_and_does_nothing(partnership: Partnership) -> None:
    """In Sider chairs meetings and works for the police; the mo declares a conflict aloud."""
    one = partnership
    one.in_moderation()
    slug, desk = running(one), one.chair.meetings
    noted = desk.note(slug, "ask", SECRET, about=one.ref).notes[0].id
    one.chair.moderating.agree(one.ref, "policy", "ri", SECRET, slug)
    desk.declare_conflict(slug, "mo-derator", one.ref, f"A cousin, {SECRET}")
    desk.note(slug, "said", "Welcome to all.")
    assert one.view("mo").conflict_declared is not None, "it bars as if declared oneself"
    for session in (one.insider, one.mo):
        seen = session.meetings.open(slug)
        assert SECRET not in dump(seen.notes) + dump(seen.conflicts)
        assert [note.text for note in seen.notes] == ["Welcome to all."]
        assert (seen.items[0].about.decided, bool(seen.items[0].about.barred)) == (0, True)
        assert one.ref in {line.line.slug: line.sampled for line in session.meetings.candidates(ROUND)}
    inside = one.insider.meetings
    for act in (
        lambda: inside.turn_to(slug, one.ref),
        lambda: inside.note(slug, "ask", "For us.", about=one.ref),
    ):
        with pytest.raises(NotAllowed, match="take no part"):
            act()
    for act in (lambda: inside.take_back(slug, noted), lambda: inside.make_action(slug, noted, PARTNER)):
        with pytest.raises(NotFound):
            act()
    assert inside.turn_to(slug, one.school).open_item is not None, "other agencies' turns are theirs to lead"
    assert SECRET in dump(one.manager.meetings.open(slug)), "the manager keeps the minutes"


def test_a_conflict_that_was_declared_before_the_meeting_stands_in_it(partnership: Partnership) -> None:
    """Of who is asked to come or came, once, and not to the agency's own people."""
    one = partnership
    one.in_moderation()
    one.mo.moderating.declare_conflict(one.ref, "A brother works there.")
    one.ada.moderating.propose(one.ref, "policy", "good", "", "read")
    slug, desk = running(one), one.chair.meetings
    desk.attend(slug, [])
    assert desk.open(slug).conflicts == (), "who is not at it has no part in it"
    known = ("Mo Derator", "Exampleshire Police", "A brother works there.")
    assert desk.attend(slug, [Attendee("Mo Derator", "moderator", one.mo.person.id)]).conflicts == (known,)
    assert one.insider.meetings.open(slug).conflicts == ()
    aloud = desk.declare_conflict(slug, "mo-derator", one.ref, "My brother, aloud.").conflicts
    assert [words for _, _, words in aloud] == ["My brother, aloud."]


def test_planning_knows_who_and_what_to_ask(partnership: Partnership) -> None:
    one = partnership
    one.submitted()
    one.chair.sampling.pick(one.ref, "A new lead")
    found = {each.line.slug: each for each in one.chair.meetings.candidates(ROUND)}
    assert (found[one.ref].sampled, found[one.ref].is_due) == (("A new lead",), True)
    assert (found[one.school].sampled, found[one.school].is_due) == ((), False)
    inside = {each.line.slug: each for each in one.insider.meetings.candidates(ROUND)}
    assert inside[one.ref].sampled == (), "an agency is not told that it was picked"
    assert [person.slug for person in one.chair.meetings.panel()][:2] == ["cha-irwoman", "in-sider"]
    assert not {"lee-lead", "hed-teacher"} & {person.slug for person in one.chair.meetings.panel()}
    slug = planned(one, one.ref, people=("mo-derator",))
    expected = one.chair.meetings.expected(slug)
    assert [who.name for who in expected] == ["Cha Irwoman", "Mo Derator", "Con Tributor", "Lee Lead", "Sig Natory"]
    view = one.chair.meetings.attend(slug, [*expected, Attendee("Pat Guest", "nurse")])
    assert [(who.name, who.stands_for) for who in view.attendance][-2:] == [
        ("Sig Natory", "Exampleshire Police"), ("Pat Guest", ""),
    ]  # fmt: skip
    with pytest.raises(BadInput, match="no meeting chair"):
        one.chair.meetings.plan(ROUND, Plan("Odd", "2027-03-01", chair="mo-derator"))


def test_what_is_being_typed_comes_back_for_who_typed_it(partnership: Partnership) -> None:
    slug = running(partnership)
    desk = partnership.chair.meetings
    desk.keep_draft(slug, "policy/reason", "Half a sent")
    assert partnership.chair.meetings.drafts(slug) == {"policy/reason": "Half a sent"}
    assert partnership.manager.meetings.drafts(slug) == {}
    desk.keep_draft(slug, "policy/reason", "")
    assert desk.drafts(slug) == {}
    with pytest.raises(NotAllowed):
        partnership.lead.meetings.keep_draft(slug, "policy/reason", "Ours")
    assert partnership.ws.verify().ok


STEPS = st.tuples(
    st.sampled_from(("chair", "manager", "insider", "mo")),
    st.sampled_from((*ACTS, "close", "police", "about", "jump")),
    st.integers(0, 40),
)


@settings(max_examples=examples(10))
@given(steps=st.lists(STEPS, min_size=4, max_size=22))
def test_any_order_of_steps_folds_and_adds_up(template: Path, steps: list[tuple[str, str, int]]) -> None:
    with TemporaryDirectory() as folder:
        one = copied(template, Path(folder) / "one.s11")
        try:
            slug = running(one)
            for who, act, minutes in steps:
                one.clock.jump(minutes=minutes)
                _try(one, slug, who, act)
                _check_times(one.manager.meetings.open(slug), stamp(one.clock()))
                assert SECRET not in dump(one.insider.meetings.open(slug))
            assert one.ws.verify().ok, "folding the events gives the stored tables"
        finally:
            one.ws.close()


def _try(one: Partnership, slug: str, who: str, act: str) -> None:
    session: Session = getattr(one, who)
    others: dict[str, Callable[[], object]] = {
        "close": lambda: session.meetings.close_turn(slug),
        "police": lambda: session.meetings.turn_to(slug, one.ref),
        "about": lambda: session.meetings.note(slug, "offer", SECRET, about=one.ref),
        "jump": lambda: None,
    }
    before = one.manager.meetings.open(slug)
    try:
        if act in others:
            others[act]()
        else:
            ACTS[act](session, one, slug)
    except Refusal:
        assert one.manager.meetings.open(slug) == before, "what is refused changes nothing"


def _check_times(view: MeetingView, now: str) -> None:
    spans = sorted(span for item in view.items for span in item.spans)
    assert all(start <= (end or now) for start, end in spans)
    assert all(first[1] and first[1] <= second[0] for first, second in itertools.pairwise(spans)), "one at a time"
    assert view.stage == "running" or view.open_item is None
    time = meeting_time(view, now)
    assert time.passed == time.turns + time.between


def test_who_comes_for_an_agency_is_told_with_it(partnership: Partnership) -> None:
    one = partnership
    one.submitted()
    slug = one.chair.meetings.plan("section-11-2027", Plan("Meeting", "2027-04-03", returns=(one.ref,))).slug
    table = [Attendee("", "lead", one.lead.person.id), Attendee("", "moderator", one.insider.person.id)]
    view = one.chair.meetings.attend(slug, table)
    assert [(who.name, who.stands_for) for who in view.attendance] == [
        ("Lee Lead", "Exampleshire Police"),
        ("In Sider", ""),
    ], "a member of the panel comes for the panel, whoever employs them"
