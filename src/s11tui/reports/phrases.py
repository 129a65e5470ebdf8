"""Words that the papers of a meeting and the letter to an agency have in common."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from s11tui.audit.view_models import ActionView, NoteView, StandardView
from s11tui.clock import moment
from s11tui.reports.document import Block, Bullets, Cell, Notice, Table
from s11tui.reports.return_report import wording

NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of a paper about something to which nothing ever happened."""

_NO_NUMBERS = "Ask your council for the number of its children’s front door."


def latest(stamps: Iterable[str]) -> str:
    """The last of these stamps; empty where there is none."""
    return max((one for one in stamps if one), default="")


def dated(stamp: str) -> datetime:
    """The moment that a paper is dated by: that of the last thing in it, never the day on which it is printed."""
    try:
        return moment(stamp)
    except ValueError:
        return NEVER


def listed(parts: Sequence[str]) -> str:
    """`a, b and c`."""
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def heading(standard: StandardView) -> str:
    """`1.3 How does safeguarding reach the top?`"""
    return wording.heading_of(standard.number, standard.title)


def headings(standards: Iterable[StandardView]) -> Bullets:
    """Standards by number and title, as a list."""
    return Bullets(tuple(heading(one) for one in standards), small=True)


def grade_cell(standard: StandardView, grade_id: str | None) -> Cell:
    """A grade of a standard in words and colour."""
    grade = standard.grade(grade_id)
    return Cell(grade.label, wording.grade_colour(grade.id, grade.colour)) if grade else Cell("Not graded")


def who_to_call(title: str, contacts: Sequence[tuple[str, str]], unwatched: str) -> Notice:
    """The partnership's numbers in two lines. `unwatched`: what nobody watches, for example `this letter`."""
    numbers = [f"{what}: {number}" for what, number in contacts if number.strip()]
    lines = (" · ".join(["In immediate danger: 999", *(numbers or [_NO_NUMBERS])]), f"Nobody watches {unwatched}.")
    return Notice(title, lines, "urgent")


def of_kind(notes: Iterable[NoteView], kind: str) -> tuple[str, ...]:
    """What was noted of a kind."""
    return tuple(one.text for one in notes if one.kind == kind)


def actions_table(actions: Iterable[ActionView], numbers: Mapping[str, str], summary: str) -> Table:
    """Actions with owner, day due and state, the first due first; `numbers`: of standards, by id."""
    rows = tuple(_action(one, numbers) for one in sorted(actions, key=lambda one: (not one.due, one.due, one.slug)))
    return Table(summary, ("No.", "What will be done", "Owner", "By", "State"), rows, (8, 41, 20, 19, 12))


def _action(one: ActionView, numbers: Mapping[str, str]) -> tuple[Cell, ...]:
    about = numbers.get(one.standard, one.standard) if one.standard else "All"
    due = wording.date_words(one.due) if one.due else "No day set"
    state = f"{one.state.capitalize()}, overdue" if one.overdue else one.state.capitalize()
    return (Cell(about), Cell(one.what), Cell(one.owner or "Nobody named"), Cell(due), Cell(state, bold=one.overdue))


def numbers_of(standards: Iterable[StandardView]) -> dict[str, str]:
    """The number of each standard by its id; its title where it has none."""
    return {one.id: one.number or one.title for one in standards}


def several(blocks: Iterable[Sequence[Block]]) -> list[Block]:
    """Blocks of several makers, one after the other."""
    return [block for one in blocks for block in one]
