"""The standards on paper: what is asked, and where to write."""

from s11tui.audit.view_models import EditionView, GradeView, StandardView
from s11tui.questionnaire.vocabulary import NOT_APPLICABLE
from s11tui.reports.blank_report.form import FormArea, FormStandard
from s11tui.reports.blank_report.spaces import question_blocks
from s11tui.reports.document import Block, Grid, Paragraph, Prompt, Section, Tick, TickBoxes, WritingSpace, colour
from s11tui.reports.return_report.wording import heading_of

_EVIDENCE = Grid(
    "An empty list of evidence to write in", ("What shows it", "Where it is kept", "Its date"), (48, 34, 18), 3
)
_ACTIONS = Grid(
    "An empty list of actions to write in", ("What will be done", "Who will do it", "By when"), (52, 28, 20), 2
)
_REASON_LINES = 2
_NOT_FOR_US = "This standard does not fit your work. Say why below; the rest of it may then stay empty."
_AT_RISK = "If a child may be at risk, call the numbers on the first page now."


def area_section(edition: EditionView, area: FormArea) -> Section:
    """An area with its standards, on a page of its own."""
    guidance = (Paragraph(area.guidance),) if area.guidance.strip() else ()
    standards = tuple(_standard(edition, one, new_page=at > 0) for at, one in enumerate(area.standards))
    return Section(heading_of(area.number, area.title), 1, f"area-{area.id}", guidance, standards, new_page=True)


def _standard(edition: EditionView, one: FormStandard, *, new_page: bool) -> Section:
    view = one.view
    blocks: list[Block] = [Paragraph(f"{edition.id} {edition.version} · standard {view.id}", "small")]
    if view.guidance.strip():
        blocks.append(Paragraph(view.guidance, "guidance"))
    if view.law:
        blocks.append(Paragraph("Law and guidance: " + "; ".join(view.law), "small"))
    if view.typical_evidence:
        blocks.append(Paragraph("What might show it: " + "; ".join(view.typical_evidence), "small"))
    for question in one.questions:
        blocks += question_blocks(question)
    if view.graded:
        blocks += [*_evidence(view), *_grade(view), *_reason(view), *_actions(view)]
    title = heading_of(view.number, view.title)
    return Section(title, 2, f"standard-{view.id}", tuple(blocks), new_page=new_page)


def _evidence(view: StandardView) -> list[Block]:
    return [Prompt("Evidence", _needed(view, "evidence")), _EVIDENCE]


def _grade(view: StandardView) -> list[Block]:
    ticks = tuple(Tick(one.label, _descriptor(one), colour(one.colour)) for one in view.grades)
    return [Prompt("Your grade", "Needed. Tick the one that fits best today."), TickBoxes(ticks)]


def _descriptor(one: GradeView) -> str:
    words = one.descriptor.strip()
    if one.id == NOT_APPLICABLE:
        return words or _NOT_FOR_US
    return f"{words} {_AT_RISK}".strip() if one.urgent else words


def _reason(view: StandardView) -> list[Block]:
    return [Prompt("Why this grade", _needed(view, "reason")), WritingSpace(_REASON_LINES)]


def _actions(view: StandardView) -> list[Block]:
    return [Prompt("What will be done about it", _needed(view, "action")), _ACTIONS]


def _needed(view: StandardView, what: str) -> str:
    """With which grades something is needed, in words."""
    labels = [f"“{one.label}”" for one in view.grades if what in one.needs]
    if not labels:
        return ""
    listed = f"{', '.join(labels[:-1])} or {labels[-1]}" if len(labels) > 1 else labels[0]
    return f"Needed if you tick {listed}."
