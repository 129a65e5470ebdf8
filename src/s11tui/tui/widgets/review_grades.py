"""The grades by area, with last year's beside them."""

from collections import Counter
from collections.abc import Iterator

from textual.content import Content

from s11tui.audit.view_models import AreaView, GradeView, ReturnView
from s11tui.tui.words import grade_words, hue, muted, plain

_LONGEST_TITLE = 44


def grades_by_area(view: ReturnView, *, beside: bool = False) -> Content:
    """For each area how often each grade was given, as letters and counts.

    Args:
        beside: put last year's grades beside them: those that were agreed, else the agency's own.
    """
    titles = [plain(f"{area.number} {area.title}").truncate(_LONGEST_TITLE, ellipsis=True) for area in view.areas]
    given = [_this_year(area) for area in view.areas]
    width = max((one.cell_length for one in titles), default=0)
    room = max((one.cell_length for one in given), default=0)
    lines = []
    for area, title, now in zip(view.areas, titles, given, strict=True):
        line = Content.assemble(title, " " * (width - title.cell_length + 2), now)
        then = _last_year(area) if beside else Content("")
        if then:
            line = Content.assemble(line, " " * (room - now.cell_length + 2), muted("last year  "), then)
        lines.append(line)
    return Content("\n").join(lines)


def _this_year(area: AreaView) -> Content:
    given: dict[str, tuple[GradeView, int]] = {}
    waiting = 0
    for standard in area.standards:
        grade = standard.grade(standard.self_grade)
        if grade is not None:
            given[grade.id] = (grade, given.get(grade.id, (grade, 0))[1] + 1)
        elif standard.graded:
            waiting += 1
    order = [grade.id for standard in area.standards for grade in standard.grades]
    parts = [
        Content.assemble(grade_words(grade, short=True), Content.styled(f"×{number}  ", hue(grade.colour)))
        for grade, number in sorted(given.values(), key=lambda one: order.index(one[0].id))
    ]
    if waiting:
        parts.append(muted(f"{waiting} not graded"))
    return Content("").join(parts)


def _last_year(area: AreaView) -> Content:
    """What the standards were graded from which those of this area came, each counted once."""
    order = [grade.short for standard in area.standards for grade in standard.grades]
    counted = Counter(_grades_then(area))
    known = sorted(counted, key=lambda one: order.index(one[0]) if one[0] in order else len(order))
    return Content("").join(
        Content.styled(f"{short}×{counted[short, colour]}  ", hue(colour)) for short, colour in known
    )


def _grades_then(area: AreaView) -> Iterator[tuple[str, str]]:
    seen = set()
    for standard in area.standards:
        for then in standard.earlier:
            if then.standard not in seen:
                seen.add(then.standard)
                agreed = (then.agreed_short, then.agreed_colour)
                short, colour = agreed if then.agreed_short else (then.self_short, then.self_colour)
                if short:
                    yield plain(short).plain, colour
