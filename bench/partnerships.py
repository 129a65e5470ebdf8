"""Small partnerships, each in a file of its own: a dozen agencies by twenty standards, all of it agreed and shared."""

from pathlib import Path
from random import Random

from s11tui.audit.register import Grant
from s11tui.questionnaire.models import Area, Edition, Standard, Usual
from s11tui.questionnaire.scales import FOUR
from s11tui.workspace import Workspace
from s11tui.workspace.entries import Graded
from s11tui.workspace.session import Session

AGENCIES, STANDARDS = 12, 20
CHAIR = "cha-irwoman"
MANAGER = "partnership-manager"
_KINDS = ("police", "council", "health", "probation", "school", "school", "school", "school", "charity")
_GRADES = ("outstanding", "good", "good", "good", "ri", "inadequate")
_SCALE = FOUR.model_copy(update={"grades": tuple(one.model_copy(update={"needs": ()}) for one in FOUR.grades)})
"""No grade asks for a reason or an action: those would have to be written for every one of them."""


def make(path: Path, number: int) -> None:
    """One partnership, with a chain of its own from its first event."""
    dice = Random(number)
    with Workspace.create(path, partnership=f"Partnership {number}", hurried=True) as workspace:
        manager = workspace.sole("manager")
        manager.people.add_person("Cha Irwoman", [Grant("meeting-chair")], CHAIR)
        with manager.batch(standards=False):
            for at in range(AGENCIES):
                kind = _KINDS[at % len(_KINDS)]
                manager.people.add_agency(f"Agency {number} {at}", kind, slug_=f"a{at}")
                manager.people.add_person(f"Lead {at}", [Grant("lead", agency=f"a{at}")], f"lead-{at}")
            manager.rounds.publish(_edition())
            manager.rounds.open("national", "National", "2099-03-19")
        chair = workspace.session(CHAIR)
        with manager.batch(standards=False):
            for at, line in enumerate(manager.reading.returns()):
                _play(workspace, chair, line.slug, dice, is_last=at == AGENCIES - 1)


def _edition() -> Edition:
    """Standards that are graded and ask nothing else."""
    each = tuple(
        Standard(id=f"s{at}", number=f"1.{at + 1}", title=f"How is standard {at} kept?", scale="four", usual=Usual())
        for at in range(STANDARDS)
    )
    return Edition(
        id="national",
        version="1",
        title="The same questionnaire everywhere",
        declaration={"default": "It is true."},
        scales=(_SCALE,),
        areas=(Area(id="all", title="All of the work", standards=each),),
    )


def _play(workspace: Workspace, chair: Session, ref: str, dice: Random, *, is_last: bool) -> None:
    """One return from the first grade to its end; the last one of a partnership is submitted and not yet judged."""
    lead = workspace.sole("lead", ref)
    lead.answering.fill(ref, [Graded(f"s{at}", dice.choice(_GRADES)) for at in range(STANDARDS)])
    lead.submitting.submit(ref, "Chief Officer", "chief-officer")
    if is_last:
        return
    chair.moderating.open(ref)
    chair.moderating.rest(ref, "confirmed")
    chair.moderating.share(ref)
    lead.moderating.accept(ref)
