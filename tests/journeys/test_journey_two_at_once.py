"""A lead and a colleague at work in one file at the same time, each in a process of their own."""

import subprocess
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from s11tui.audit.view_models import QuestionView
from support.partnership import Partnership
from support.quickly import command

if TYPE_CHECKING:
    from support.windows import Window

SitsDown = Callable[[Path, str], "Window"]
OURS, THEIRS = "The board looks at it.", "Each year, by the academy."
ANSWERS = 40
WRITES = f"""
import sys
from pathlib import Path
from s11tui.workspace import Workspace

path, person, ref, standard = sys.argv[1:]
with Workspace.open(Path(path)) as workspace:
    desk = workspace.session(person).answering
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range({ANSWERS}):
        desk.answer(ref, standard, "in-place", f"{{person}} {{number}}")
        desk.save_draft(ref, standard, "how-you-know", f"{{person}} {{number}}", None)
"""


def question(partnership: Partnership, path: str) -> QuestionView:
    standard, _, name = path.partition("/")
    found = partnership.view().standard(standard)
    assert found is not None
    return next(one for one in found.questions if one.id == name)


def shared_out(partnership: Partnership) -> None:
    """The colleague has training and recruitment; the lead may answer everything."""
    who = partnership.contributor.person.id
    partnership.lead.answering.assign_each(partnership.ref, {"training": [who], "recruitment": [who]})


def _type_side_by_side(lead: "Window", colleague: "Window") -> None:
    """Letter by letter, in turn, in standards of their own."""
    for ours, theirs in zip_longest(OURS, THEIRS, fillvalue=""):
        lead.send(ours)
        colleague.send(theirs)
    lead.sees(OURS)
    colleague.sees(THEIRS)


def _meet(lead: "Window", colleague: "Window", partnership: Partnership) -> None:
    """Both write into the same box without having seen the other's words, and see what became of it."""
    lead.press("f7")
    lead.sees("Find")
    lead.send("recr")
    lead.sees("2.2")
    lead.press("enter")
    colleague.press("pagedown")
    for one in (lead, colleague):
        one.sees("▸○ 2.2 Recruitment")
    lead.paste("By the lead.")
    colleague.paste("By the colleague.")
    lead.sees("By the lead.")
    colleague.sees("By the colleague.")
    lead.press("tab")
    colleague.press("tab")
    lead.until(lambda: len(question(partnership, "recruitment/in-place").rivals) == 1, "one version was lost")
    # Whoever was first sees it with the next thing that they do.
    for one in (lead, colleague):
        one.press("f8")
        one.sees("Review ·")
        one.press("escape")
        one.sees("Two versions of this answer were kept.", "By the lead.", "By the colleague.")
        assert any("By the lead." in line and "By the colleague." in line for line in one.lines), "side by side"


@pytest.mark.timeout(300)
def test_two_people_in_two_processes(partnership: Partnership, sits_down: SitsDown) -> None:
    shared_out(partnership)
    path = partnership.ws.path
    lead, colleague = sits_down(path, "lee-lead"), sits_down(path, "con-tributor")
    for one, standard in ((lead, "1.1 Policy"), (colleague, "2.1 Training")):
        one.sees("Section 11 2027")
        one.press("enter")
        one.sees(standard, "What is in place")
    _type_side_by_side(lead, colleague)
    _meet(lead, colleague, partnership)
    assert question(partnership, "policy/in-place").value == OURS
    assert question(partnership, "training/in-place").value == THEIRS
    found = question(partnership, "recruitment/in-place")
    said = {found.who: found.value, **{one.who: one.value for one in found.rivals}}
    assert said == {"Lee Lead": "By the lead.", "Con Tributor": "By the colleague."}

    wanted = ["By the lead.", "By the colleague."][found.value == "By the lead."]
    third = sits_down(path, "lee-lead")
    third.sees("Section 11 2027")
    third.press("enter")
    third.sees("! 2.2 Recruitment")
    third.press("f7")
    third.sees("Find")
    third.send("recr")
    third.sees("2.2")
    third.press("enter")
    third.sees("Two versions of this answer were kept.", "( ) 2 Choose this one")
    third.send("2")
    third.press("enter")
    third.until(lambda: not question(partnership, "recruitment/in-place").rivals, "it was not settled")
    for one in (third, lead, colleague):
        one.leaves()
    assert question(partnership, "recruitment/in-place").value == wanted
    history = {one.printed for one in partnership.lead.reading.versions(partnership.ref, "recruitment", "in-place")}
    assert history == {"By the lead.", "By the colleague."}, "neither is lost"
    assert partnership.ws.verify().ok


@pytest.mark.timeout(180)
def test_many_answers_of_two_processes_at_the_same_time(partnership: Partnership) -> None:
    shared_out(partnership)
    people = {"lee-lead": "policy", "con-tributor": "training"}
    program = [*command(WRITES), str(partnership.ws.path)]
    running = [
        subprocess.Popen(
            [*program, person, partnership.ref, standard],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
        )
        for person, standard in people.items()
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
        assert (one.returncode, trouble) == (0, ""), "no lock kept anybody from saving"
    for person, standard in people.items():
        wanted = [f"{person} {number}" for number in reversed(range(ANSWERS))]
        said = partnership.lead.reading.versions(partnership.ref, standard, "in-place")
        assert [one.printed for one in said] == wanted, "every answer is there, in its order"
    assert question(partnership, "policy/how-you-know").draft == f"lee-lead {ANSWERS - 1}"
    assert partnership.ws.verify().ok
