"""The grades at a glance."""

from collections import Counter

from s11tui.audit.view_models import AreaView, GradeView, ReturnView
from s11tui.reports.document import Block, Cell, Colour, Facts, Paragraph, Section, Table
from s11tui.reports.return_report import wording

_HEADER = ("No.", "Standard", "Self-grade", "Agreed grade")
_WIDTHS = (8.0, 44.0, 24.0, 24.0)


def summary(view: ReturnView) -> Section:
    """Counts, then every standard with both grades, area by area."""
    blocks: list[Block] = [_counts(view), *_by_grade(view)]
    if _has_unmoderated(view):
        blocks.append(Paragraph(f"Standards marked “Not moderated” were not tested. {wording.UNVERIFIED}", "note"))
    for area in view.areas:
        blocks.append(Paragraph(wording.heading_of(area.number, area.title), "label"))
        blocks.append(_area_table(view, area))
    return Section("Summary of grades", 1, "summary", tuple(blocks), new_page=True)


def _counts(view: ReturnView) -> Facts:
    counts = view.counts
    return Facts(
        (
            ("Standards asked", str(counts.asked)),
            ("Answered", f"{counts.answered}; not answered {counts.asked - counts.answered}"),
            ("Self-graded", f"{counts.graded} of {counts.to_grade} that are graded"),
            ("Complete", str(counts.done)),
            ("Things still missing", str(counts.missing)),
        )
    )


def _by_grade(view: ReturnView) -> list[Block]:
    """How often each grade was given; nothing before any was."""
    own: Counter[tuple[str, Colour]] = Counter()
    agreed: Counter[tuple[str, Colour]] = Counter()
    for standard in view.standards():
        if standard.graded:
            cell = wording.self_grade_cell(standard)
            own[cell.text, cell.colour] += 1
            agreed[wording.agreed_words(view, standard)] += 1
    if not own:
        return []
    order = [(one.label, wording.grade_colour(one.id, one.colour)) for one in _all_grades(view)]
    rest = [key for key in (*own, *agreed) if key not in order]
    rows = tuple(
        (Cell(*key), Cell(str(own[key])), Cell(str(agreed[key])))
        for key in dict.fromkeys([*order, *rest])
        if own[key] or agreed[key]
    )
    title = "How many standards have each grade"
    return [Table(title, ("Grade", "Self-grades", "Agreed grades"), rows, (40, 30, 30))]


def _all_grades(view: ReturnView) -> list[GradeView]:
    return [grade for standard in view.standards() if standard.graded for grade in standard.grades]


def _has_unmoderated(view: ReturnView) -> bool:
    return any(wording.agreed_words(view, standard)[0] == "Not moderated" for standard in view.standards())


def _area_table(view: ReturnView, area: AreaView) -> Table:
    rows = []
    for standard in area.standards:
        agreed, colour = wording.agreed_words(view, standard)
        cells = (Cell(standard.number), Cell(standard.title), wording.self_grade_cell(standard), Cell(agreed, colour))
        rows.append(cells)
    title = f"Self-grade and agreed grade of each standard of {area.title}"
    return Table(title, _HEADER, tuple(rows), _WIDTHS)
