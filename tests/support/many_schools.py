"""A round in which many small schools have submitted, for whatever samples them.

many_schools(template, 30)                            once
one = copied_many(template, tmp_path / "many.s11")    as often as wanted
one.round         slug of the round; one.refs the slugs of the returns, in order
"""

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from s11tui.audit.register import Grant
from s11tui.questionnaire.models import Area, Edition, Standard
from s11tui.questionnaire.scales import FOUR, USUAL_QUESTIONS
from s11tui.workspace import Workspace
from s11tui.workspace.entries import Entry, Graded, Planned, Shown
from s11tui.workspace.session import Session
from support.clocks import HandClock
from support.editions import NO_USUAL

STANDARDS = ("policy", "training", "recruitment", "voice")
PHASES = ("primary", "primary", "secondary", "primary", "special")


def brief_edition(version: str = "2027.1", **more: str) -> Edition:
    """Four standards that ask for a grade and nothing else; nobody has to sign."""
    standards = tuple(
        Standard(id=name, number=f"1.{number}", title=name.capitalize(), scale="four", usual=NO_USUAL)
        for number, name in enumerate(STANDARDS, 1)
    )
    return Edition(
        id="brief",
        version=version,
        title="Section 175, brief",
        sign_off=(),
        introduction={"default": "Answer for your school."},
        declaration={"default": "This is true."},
        scales=(FOUR,),
        usual_questions=USUAL_QUESTIONS,
        areas=(Area(id="all", title="All", standards=standards),),
        **more,
    )


@dataclass
class Many:
    """A partnership with a round of schools that have all submitted, but those that were asked not to."""

    ws: Workspace
    clock: HandClock
    round: str
    refs: tuple[str, ...]

    def session(self, person: str) -> Session:
        return self.ws.session(person)

    @property
    def manager(self) -> Session:
        return self.ws.session("partnership-manager")

    @property
    def chair(self) -> Session:
        return self.ws.session("cha-irwoman")

    def submit(self, number: int, grades: dict[str, str] | None = None) -> None:
        """Fill in and submit the return of a school, with evidence, and an action for each low grade."""
        given = {**dict.fromkeys(STANDARDS, "good"), **(grades or {})}
        entries: list[Entry] = [Graded(name, grade, "As we see it.") for name, grade in given.items()]
        entries += [Shown(name, "Minutes") for name in given]
        low = [name for name, grade in given.items() if grade in ("ri", "inadequate")]
        entries += [Planned(name, "Mend it", "Head", "2027-07-01") for name in low]
        lead = self.ws.session(f"lead-{number}")
        lead.answering.fill(self.refs[number], entries)
        lead.submitting.submit(self.refs[number], "Head", "head teacher")


def many_schools(path: Path, count: int, waiting: int = 0) -> None:
    """Write the file. The last `waiting` schools have not submitted yet."""
    clock = HandClock(datetime(2027, 3, 1, 10, 0, tzinfo=UTC))
    ws = Workspace.create(path, partnership="Exampleshire", clock=clock, hurried=True)
    manager = ws.sole("manager")
    with manager.batch(standards=False):
        for number in range(count):
            slug = f"school-{number:03}"
            manager.people.add_agency(f"School {number:03}", "school", (PHASES[number % 5],), slug_=slug)
            manager.people.add_person(f"Lead {number}", [Grant("lead", agency=slug)], f"lead-{number}")
        manager.people.add_person("Cha Irwoman", [Grant("meeting-chair")], "cha-irwoman")
        manager.people.add_person("Mo Derator", [Grant("moderator")], "mo-derator")
        manager.people.add_person("Scru Tineer", [Grant("scrutineer")], "scru-tineer")
        manager.rounds.publish(brief_edition())
        one, lines = manager.rounds.open("brief", "Section 175 2027", "2027-03-19")
        many = Many(ws, clock, one.slug, tuple(line.slug for line in lines))
        for number in range(count - waiting):
            many.submit(number, GRADES.get(number % 20))
    ws.close()


def copied_many(template: Path, target: Path) -> Many:
    """A partnership of its own, from a file that `many_schools` wrote, on the day after."""
    shutil.copy(template, target)
    clock = HandClock(datetime(2027, 3, 2, 10, 0, tzinfo=UTC))
    ws = Workspace.open(target, clock=clock)
    rows = ws.store.all("SELECT r.slug, o.slug FROM returns r JOIN rounds o ON o.id = r.round ORDER BY r.slug")
    return Many(ws, clock, rows[0][1], tuple(ref for ref, _ in rows))


GRADES: dict[int, dict[str, str]] = {
    3: {"policy": "inadequate"},
    7: dict.fromkeys(STANDARDS, "outstanding"),
    11: {"voice": "ri"},
}
"""What some of each twenty say; the others are good throughout."""
