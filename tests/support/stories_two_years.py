"""The two years of `support.two_years` told event by event, without any database."""

from typing import Any

from s11tui.audit.carrying import CarriedAnswer, Source
from s11tui.workspace.entries import Given, Graded, Shown
from support.cases import Story
from support.editions_two_years import last_year, this_year
from support.two_years import LAST_YEAR

THIS_YEAR = this_year()


def told_last_year() -> Story:
    """The return of 2025, by its events."""
    story = Story(last_year())
    for entry in LAST_YEAR:
        match entry:
            case Given():
                story.answer(f"{entry.standard}/{entry.question}", entry.value)
            case Graded():
                story.grade(entry.standard, entry.grade, entry.reason)
            case Shown():
                body = {"title": entry.title, "held_at": entry.held_at, "date": entry.date}
                story.tell("evidence_added", standard=entry.standard, **body)
    return story


def source_of(story: Story) -> Source:
    return Source(story.edition, story.case.answers, "Section 11 2025")


def this_years(source: Source | None = None) -> Story:
    """The return of 2027, of which nobody has said anything yet."""
    return Story(THIS_YEAR, source=source or source_of(told_last_year()))


def confirm(story: Story, one: CarriedAnswer, standard: str) -> str:
    body: dict[str, Any] = {"question": one.question, "value": one.value, "source": one.event, "seen": None}
    return story.tell("confirmed", standard=standard, **body)


def answers_of(story: Story, standard: str) -> dict[str, CarriedAnswer]:
    carried = story.content.carried(standard)
    assert carried is not None
    return dict(carried.answers)
