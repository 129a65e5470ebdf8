"""A workspace of full size for the board: 330 agencies by 60 standards, most of them in and half of them decided."""

from pathlib import Path
from random import Random
from tempfile import gettempdir
from time import perf_counter

from measuring import say

from s11tui.audit.register import Grant
from s11tui.questionnaire.models import Area, Edition, Standard, Usual
from s11tui.questionnaire.scales import FOUR
from s11tui.workspace import Workspace
from s11tui.workspace.entries import Graded
from s11tui.workspace.schema import SCHEMA_VERSION
from s11tui.workspace.session import Session

AGENCIES, STANDARDS, AREAS = 330, 60, 8
CHAIR = "cha-irwoman"
_KINDS = ("school", "school", "school", "police", "council", "health", "charity")
_GRADES = ("good", "good", "good", "outstanding", "ri", "inadequate")
_AT_ONCE = 30
_SCALE = FOUR.model_copy(update={"grades": tuple(one.model_copy(update={"needs": ()}) for one in FOUR.grades)})
"""No grade asks for a reason, an action or evidence: thousands of those would have to be written first."""


def board_file(given: str | None) -> Path:
    """The workspace that was named, or one that is made once and kept in the folder for temporary files."""
    if given:
        return Path(given)
    path = Path(gettempdir()) / f"s11tui-bench-board-{SCHEMA_VERSION}.s11"
    if not path.exists():
        began = perf_counter()
        draft = path.with_suffix(".being-made")
        draft.unlink(missing_ok=True)
        _make(draft)
        draft.rename(path)
        say(f"made {path} in {perf_counter() - began:.0f} s ({path.stat().st_size / 1e6:.0f} MB)")
    return path


def _edition() -> Edition:
    """Standards that are graded and ask nothing else, so that what is measured is the board."""
    each = [
        Standard(id=f"s{at}", number="", title=f"How is standard {at} kept?", scale="four", usual=Usual())
        for at in range(STANDARDS)
    ]
    cut = [each[round(at * STANDARDS / AREAS) : round((at + 1) * STANDARDS / AREAS)] for at in range(AREAS)]
    areas = [
        Area(id=f"area-{at}", title=f"Area {at} of the work", standards=tuple(_numbered(at, inside)))
        for at, inside in enumerate(cut)
    ]
    return Edition(
        id="board",
        version="1",
        title="A board of full size",
        declaration={"default": "It is true."},
        scales=(_SCALE,),
        areas=tuple(areas),
    )


def _numbered(area: int, inside: list[Standard]) -> list[Standard]:
    return [one.model_copy(update={"number": f"{area + 1}.{number}"}) for number, one in enumerate(inside, 1)]


def _make(path: Path) -> None:
    dice = Random(11)
    with Workspace.create(path, partnership="Exampleshire", hurried=True) as workspace:
        manager = workspace.sole("manager")
        manager.people.add_person("Cha Irwoman", [Grant("meeting-chair")], CHAIR)
        with manager.batch():
            for number in range(AGENCIES):
                name, kind = f"a{number}", _KINDS[number % len(_KINDS)]
                manager.people.add_agency(f"Agency of Exampleshire {number}", kind, slug_=name)
                manager.people.add_person(f"Lead {number}", [Grant("lead", agency=name)], f"lead-{number}")
            manager.rounds.publish(_edition())
            manager.rounds.open("board", "Board", "2099-03-19")
        refs = [line.slug for line in manager.reading.returns()]
        chair = workspace.session(CHAIR)
        for start in range(0, len(refs), _AT_ONCE):
            with manager.batch(standards=False):
                for ref in refs[start : start + _AT_ONCE]:
                    _play(workspace, chair, ref, dice)


def _play(workspace: Workspace, chair: Session, ref: str, dice: Random) -> None:
    """One return: graded, mostly submitted, and half of those decided, a few grades lowered."""
    lead = workspace.sole("lead", ref)
    grades = [Graded(f"s{at}", dice.choice(_GRADES)) for at in range(STANDARDS)]
    view = lead.answering.fill(ref, grades)
    if dice.random() < 0.1:
        return
    lead.submitting.submit(view.slug, "Chief Officer", "chief-officer")
    if dice.random() < 0.5:
        chair.moderating.open(ref)
        for one in dice.sample([one for one in grades if one.grade == "good"], 3):
            chair.moderating.agree(ref, one.standard, "ri", "Not shown.")
        chair.moderating.rest(ref, "confirmed")
