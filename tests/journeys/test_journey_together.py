"""Two people in one return, each in a process of their own: each sees what the other does, and nothing is lost."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from s11tui.audit.events import Event
from s11tui.audit.view_models import QuestionView
from support.partnership import Partnership
from support.quickly import command

if TYPE_CHECKING:
    from support.windows import Window

SitsDown = Callable[[Path, str], "Window"]
ROUNDS = 60
ANSWERS_WHAT_IT_SEES = f"""
import sys
from pathlib import Path
from s11tui.workspace import Workspace

path, person, ref, standard = sys.argv[1:]
with Workspace.open(Path(path)) as workspace:
    session = workspace.session(person)
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range({ROUNDS}):
        seen = session.reading.open(ref).standard(standard).questions[0].event
        session.answering.answer(ref, standard, "in-place", f"{{person}} {{number}}", seen=seen)
"""


def question(partnership: Partnership, path: str) -> QuestionView:
    standard, _, name = path.partition("/")
    found = partnership.view().standard(standard)
    assert found is not None
    return next(one for one in found.questions if one.id == name)


def opens_the_form(one: "Window", standard: str) -> None:
    one.sees("Section 11 2027")
    one.press("enter")
    one.sees(standard, "What is in place")


@pytest.mark.timeout(300)
def test_each_sees_what_the_other_does(partnership: Partnership, sits_down: SitsDown) -> None:
    who = partnership.contributor.person.id
    partnership.lead.answering.assign_each(partnership.ref, {"policy": [who], "training": [who]})
    path = partnership.ws.path
    lead, colleague = sits_down(path, "lee-lead"), sits_down(path, "con-tributor")
    opens_the_form(lead, "1.1 Policy")
    lead.paste("By the lead.")
    lead.sees("By the lead.")
    opens_the_form(colleague, "1.1 Policy")
    # Nobody presses anything to see the other: not that they are here, nor what they do.
    lead.sees("Also here: Con Tributor (1.1)")
    colleague.sees("Also here: Lee Lead (1.1)")
    lead.press("tab")
    colleague.sees("By the lead.")
    for standard in ("▸○ 1.2 Lead role", "▸○ 2.1 Training"):
        colleague.press("pagedown")
        colleague.sees(standard)
    lead.sees("Also here: Con Tributor (2.1)")
    colleague.paste("By the colleague.")
    colleague.press("tab")
    lead.sees("◐ 2.1 Training")
    for standard in ("▸○ 1.2 Lead role", "▸◐ 2.1 Training"):
        lead.press("pagedown")
        lead.sees(standard)
    lead.sees("By the colleague.")

    # Both into the same box: neither is lost, and each is told.
    lead.press("tab")
    colleague.sees("Also here: Lee Lead (2.1)")
    lead.paste("We know by the register.")
    lead.sees("We know by the register.")
    colleague.paste("We know by asking.")
    colleague.sees("We know by asking.")
    lead.press("tab")
    lead.until(lambda: bool(question(partnership, "training/how-you-know").value), "it was not answered")
    colleague.press("tab")
    for one in (lead, colleague):
        one.sees("Two versions of this answer were kept.")
    found = question(partnership, "training/how-you-know")
    said = {found.who: found.value, **{one.who: one.value for one in found.rivals}}
    assert said == {"Lee Lead": "We know by the register.", "Con Tributor": "We know by asking."}

    colleague.leaves()
    lead.until(lambda: "Also here" not in lead.screen, "it still says that the colleague is here")
    lead.leaves()
    assert partnership.ws.verify().ok
    assert partnership.ws.store.all("SELECT * FROM presences") == partnership.ws.store.all("SELECT * FROM places") == []


@pytest.mark.timeout(300)
def test_whoever_is_killed_goes_on_where_they_were(partnership: Partnership, sits_down: SitsDown) -> None:
    path = partnership.ws.path
    lead = sits_down(path, "lee-lead")
    opens_the_form(lead, "1.1 Policy")
    lead.press("pagedown")
    lead.sees("1.2")
    lead.until(lambda: _place(partnership) == "lead-role", "it was not kept where the lead is")
    lead.send("Half a sent")
    lead.sees("Half a sent")
    lead.until(lambda: question(partnership, "lead-role/in-place").draft == "Half a sent", "it was not saved")
    lead.kill()
    again = sits_down(path, "lee-lead")
    again.sees("You are back where you were; what you had typed is here.", "Half a sent")
    again.send("ence.")
    again.press("tab")
    again.until(lambda: question(partnership, "lead-role/in-place").value is not None, "it was not answered")
    again.leaves()
    assert {str(question(partnership, "lead-role/in-place").value)} <= {"Half a sentence.", "ence.Half a sent"}
    third = sits_down(path, "lee-lead")
    third.sees("To do")
    assert "You are back" not in third.screen
    third.leaves()


def _place(partnership: Partnership) -> str:
    row = partnership.ws.store.one("SELECT standard FROM places")
    return str(row[0]) if row else ""


@pytest.mark.timeout(180)
def test_no_update_is_lost_between_two_processes(partnership: Partnership) -> None:
    """Both read, then answer what they read, as fast as they can: what was not seen by a later answer still stands."""
    partnership.lead.answering.assign_each(partnership.ref, {"policy": [partnership.contributor.person.id]})
    program = [*command(ANSWERS_WHAT_IT_SEES), str(partnership.ws.path)]
    running = [
        subprocess.Popen(
            [*program, person, partnership.ref, "policy"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        )
        for person in ("lee-lead", "con-tributor")
    ]  # fmt: skip
    for one in running:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in running:
        assert one.stdin is not None
        one.stdin.write("now\n")
        one.stdin.flush()
    for one in running:
        _, trouble = one.communicate(timeout=120)
        assert (one.returncode, trouble) == (0, "")
    view = partnership.view()
    events = [one for one in partnership.ws.ledger.read(f"return/{view.id}") if one.kind == "answered"]
    assert len(events) == 2 * ROUNDS
    found = question(partnership, "policy/in-place")
    standing = {found.event, *(one.event for one in found.rivals)}
    assert standing == _never_seen(events), "exactly what no later answer had seen goes on standing"
    assert len(standing) > 1, "the two did meet; otherwise this proves nothing"
    assert partnership.ws.verify().ok


def _never_seen(events: list[Event]) -> set[str]:
    """What stands, worked out from the events alone: each takes the place of the one it had seen, and of no other."""
    return {one.id for one in events} - {one.body["seen"] for one in events}
