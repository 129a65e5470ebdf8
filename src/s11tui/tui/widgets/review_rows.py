"""What stands on the review screen."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from s11tui.audit.view_models import AreaView, GradeView, ReturnView
from s11tui.tui.commands import Command
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import count, due_of, grade_words, hue, mark, moment_of, muted, plain, strong


def summary(view: ReturnView, zone: str, today: date) -> Content:
    """How the return stands, and what comes next, in a few words."""
    if view.signatures and view.submitted_at and view.state not in ("returned", "in progress", "ready"):
        last = view.signatures[-1]
        words = Content.assemble(
            strong(f"Submitted {moment_of(view.submitted_at, zone)}"),
            muted(f"\ndeclared by {last.name}, {last.role} · reference code {last.head[:16] or view.head[:16]}"),
        )
        return words
    due = due_of(view.round.due, today)
    if view.missing or view.stops:
        standards = count(len({one.standard for one in view.missing}), "standard still needs", "standards still need")
        return Content.assemble(
            strong(f"{standards} something" if view.missing else "Something stands in the way"), muted(f"   {due}")
        )
    if view.state == "awaiting sign-off":
        return Content.assemble(strong("Complete, and waiting to be signed"), muted(f"   {due}"))
    others = f"\n{count(view.other_drafts, 'text')} of colleagues not finished" if view.other_drafts else ""
    declined = f"\nSent back by the signatory: {view.declined_reason}" if view.declined_reason else ""
    return Content.assemble(strong("Nothing is missing"), muted(f"   {due}"), plain(declined), muted(others))


def step_rows(commands: Sequence[Command]) -> list[Row]:
    """The steps to submission that can be done now."""
    return [
        Row(one.action, Content.styled(f"{one.title} ({one.shown_key})", "bold $accent"), muted(one.help), Content("▸"))
        for one in commands
    ]


def missing_rows(view: ReturnView) -> list[Row]:
    """What is missing, one row a standard; each row's id is the standard's."""
    by_standard: dict[str, list[str]] = {}
    for one in view.missing:
        by_standard.setdefault(one.standard, []).append(one.what)
    rows = []
    for name, missing in by_standard.items():
        standard = view.standard(name)
        title = f"{standard.number} {standard.title}" if standard else name
        body = muted(" · ".join(missing))
        rows.append(Row(name, plain(title), body, mark(standard.mark if standard else "empty")))
    return rows


def grades_by_area(view: ReturnView) -> Content:
    """For each area how often each grade was given, as letters and counts."""
    width = max((len(f"{area.number} {area.title}") for area in view.areas), default=0)
    return Content("\n").join(_area_line(area, min(width, 44)) for area in view.areas)


def _area_line(area: AreaView, width: int) -> Content:
    given: dict[str, tuple[GradeView, int]] = {}
    waiting = 0
    for standard in area.standards:
        grade = standard.grade(standard.self_grade)
        if grade is not None:
            given[grade.id] = (grade, given.get(grade.id, (grade, 0))[1] + 1)
        elif standard.graded:
            waiting += 1
    order = [grade.id for standard in area.standards for grade in standard.grades]
    parts = []
    for grade, number in sorted(given.values(), key=lambda one: order.index(one[0].id)):
        parts.append(
            Content.assemble(grade_words(grade, short=True), Content.styled(f"×{number}  ", hue(grade.colour)))
        )
    if waiting:
        parts.append(muted(f"{waiting} not graded"))
    title = plain(f"{area.number} {area.title}").truncate(width, ellipsis=True)
    return Content.assemble(title, " " * (width - title.cell_length + 2), Content("").join(parts))
