"""Questionnaires of 300 questions, cut up in every way, in their second year."""

from datetime import UTC, datetime
from pathlib import Path

from s11tui.questionnaire.models import Area, Edition, Standard, Usual
from s11tui.questionnaire.scales import FOUR
from s11tui.workspace.entries import Entry, Given, Graded, Planned, Shown
from support.clocks import HandClock
from support.editions import question
from support.partnership import Partnership, begin, opened

KINDS = ("yes-no", "text", "long-text", "number", "date")
LAST_YEAR = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
THIS_YEAR = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)
AREAS = 6
_SAID = {
    "yes-no": "yes",
    "text": "A few words.",
    "long-text": "A paragraph.\n" * 5,
    "number": "12",
    "date": "2024-09-01",
}


def many(standards: int, questions: int) -> Edition:
    """An edition of so many standards with so many questions each, in up to six areas."""
    listed = [_standard(at, questions) for at in range(standards)]
    areas = tuple(Area(id=f"area-{at}", title=f"Area {at}", standards=tuple(listed[at::AREAS])) for at in range(AREAS))
    return Edition(
        id="section11-small",
        version="1",
        title="Many questions",
        sign_off=("chief-officer",),
        declaration={"default": "It is true."},
        scales=(FOUR,),
        areas=tuple(one for one in areas if one.standards),
    )


def _standard(at: int, questions: int) -> Standard:
    asked = tuple(
        question(f"q{number}", KINDS[number % len(KINDS)], required=True, bring=("fill", "show")[number % 2])
        for number in range(questions)
    )
    guidance = "What is meant is said here in a sentence or two. " * 3
    return Standard(id=f"s{at}", number=f"{at % AREAS + 1}.{at // AREAS + 1}", title=f"How is standard {at} kept?",
                    scale="four", usual=Usual(), questions=asked, guidance=guidance)  # fmt: skip


def begin_many(path: Path, standards: int, questions: int) -> Partnership:
    """A second round in which nothing is answered and all of last year stands beside."""
    clock = HandClock(LAST_YEAR)
    edition = many(standards, questions)
    begin(path, clock, edition, title="Last year", due="2025-06-30")
    one = opened(path, clock)
    one.fill(everything_said(edition))
    one.lead.submitting.submit(one.ref, "Chief Officer", "Chief Constable")
    clock.now = THIS_YEAR
    one.manager.rounds.open("section11-small@1", "Section 11 2027", "2027-06-30")
    return Partnership(one.ws, clock, "police-section-11-2027", "elm-section-11-2027")


def everything_said(edition: Edition) -> tuple[Entry, ...]:
    """Every answer and grade of an edition, with a piece of evidence and an action for each standard."""
    entries: list[Entry] = []
    for standard in (standard for area in edition.areas for standard in area.standards):
        entries += [Given(standard.id, one.id, _SAID[one.type]) for one in standard.questions]
        entries += [
            Graded(standard.id, "ri", "Two teams have not been."),
            Planned(standard.id, f"Train the teams of {standard.id}", "Head of training", "2027-12-31"),
            Shown(standard.id, f"Minutes about {standard.id}", "Intranet", "2024-11-05"),
        ]
    return tuple(entries)
