"""A meeting in the real program that is killed in the middle of a reason, and of a note, and goes on where it was."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from s11tui.audit.meeting_view import MeetingView
from s11tui.workspace.desks.meetings import Plan
from support.meetings import ROUND, Three, three_agencies
from support.partnership import Partnership

if TYPE_CHECKING:
    from support.windows import Window

SitsDown = Callable[[Path, str], "Window"]
HALF, REST = "Dashboard seen; no exam", "ple of a decision."
WISH = "A named contact in hea"


def seen(one: Partnership, slug: str) -> MeetingView:
    return one.chair.meetings.open(slug)


def kept(one: Partnership, slug: str, *texts: str) -> Callable[[], bool]:
    return lambda: set(texts) <= set(one.chair.meetings.drafts(slug).values())


def _back(sits_down: SitsDown, one: Partnership) -> "Window":
    """The chair opens the program again and goes on with the meeting."""
    chair = sits_down(one.ws.path, "cha-irwoman")
    chair.sees("F10 meetings")
    chair.press("f10")
    chair.sees("Now", "Follow-up")
    chair.press("enter")
    return chair


def _killed_in_a_reason(sits_down: SitsDown, one: Partnership, slug: str) -> None:
    chair = _back(sits_down, one)
    chair.sees("Next is Exampleshire Police.")
    chair.press("f9")
    chair.sees("1.1", "2 proposals, covered")
    chair.press("f3")
    chair.sees("2.1", "2 of 2 that matter")
    chair.send(f"i\r{HALF}")
    chair.sees(HALF)
    chair.until(kept(one, slug, HALF, "inadequate"), "the grade and the half reason were never kept")
    chair.kill()


def _goes_on(sits_down: SitsDown, one: Partnership, slug: str, three: Three) -> None:
    before = seen(one, slug)
    chair = _back(sits_down, one)
    chair.sees("Exampleshire Police", "2.1", "2 of 2 that matter", HALF, "needed: it is not the self-grade")
    after = seen(one, slug)
    assert (after.started_at, after.items, after.head) == (before.started_at, before.items, before.head), (
        "nothing begins anew: the clock goes on from the record"
    )
    chair.press("enter")
    chair.send(REST)
    chair.sees("decision.")
    chair.press("f5")
    chair.sees("Recorded.")
    chair.press("f7")
    chair.sees("Note what was said", "In their words")
    chair.press("tab")
    chair.send(WISH)
    chair.until(kept(one, slug, WISH), "the note was never kept")
    chair.kill()
    training = one.chair.reading.open(three.first).standard("training")
    assert training is not None
    assert training.outcome is not None
    assert (training.outcome.grade, training.outcome.reason) == ("inadequate", HALF + REST)


@pytest.mark.timeout(240)
def test_a_meeting_killed_twice_goes_on_where_it_was(partnership: Partnership, sits_down: SitsDown) -> None:
    one, three = partnership, three_agencies(partnership)
    plan = Plan("Follow-up", "2027-03-01", "14:00", returns=(three.first, three.second, three.third))
    slug = one.chair.meetings.plan(ROUND, plan).slug
    one.chair.meetings.start(slug)
    _killed_in_a_reason(sits_down, one, slug)
    _goes_on(sits_down, one, slug, three)
    chair = _back(sits_down, one)
    chair.sees("Exampleshire Police", "What you were typing is still there")
    chair.press("f7")
    chair.sees(WISH)
    chair.press("tab")
    chair.send("lth.")
    chair.press("f4")
    chair.sees("Noted.")
    chair.press("f9")
    chair.sees("Northtown Police ·")
    chair.press("f8")
    chair.sees("End the meeting")
    chair.press("end", "enter")
    chair.sees("Northtown Police: 4 standards without an outcome")
    chair.press("f4")
    chair.sees("ended")
    chair.leaves()
    view = seen(one, slug)
    assert [(note.kind, note.text, note.agency) for note in view.notes] == [
        ("ask", WISH + "lth.", "Exampleshire Police"),
    ]  # fmt: skip
    assert [len(item.spans) for item in view.items] == [1, 1, 0]
    assert time.strptime(view.ended_at[:19], "%Y-%m-%dT%H:%M:%S")
    assert one.chair.meetings.drafts(slug).keys() <= {"at"}, "what was recorded is no draft any more"
    assert one.ws.verify().ok
