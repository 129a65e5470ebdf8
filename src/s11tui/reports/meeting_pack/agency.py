"""One agency in the pack: facts and counts, then each standard that matters, then all the rest by title."""

from s11tui.audit.action_steps import OVER
from s11tui.audit.meeting_view import ItemView
from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.reports.document import Block, Bullets, Cell, Facts, Paragraph, Section, Table, WritingSpace
from s11tui.reports.meeting_pack.picking import Picked, picked
from s11tui.reports.meeting_pack.standard import standard_section
from s11tui.reports.meeting_words import left_out
from s11tui.reports.phrases import actions_table, grade_cell, heading, numbers_of, who_to_call
from s11tui.reports.return_report import wording
from s11tui.text import counted

_SHORT_CODE = 12
_CALL = "A child at risk? Call now"
_NOTE_WORDS = {
    "ask": "Asked of the partnership",
    "offer": "Offered",
    "undertaking": "Undertaken for it",
    "barrier": "Named as a barrier",
    "decision": "Put to the partners",
    "said": "Noted",
}


def agency_section(item: ItemView, time: str, view: ReturnView | None) -> Section:
    """An agency's part. `time`: when its turn is planned; `view`: None where the reader takes no part in it."""
    title = f"{item.number}. {item.about.agency}"
    anchor = f"agency-{item.number}"
    if view is None:
        return Section(title, 1, anchor, (Paragraph(f"{left_out(item)}.", "note"),))
    matters = picked(view)
    blocks: tuple[Block, ...] = (
        _facts(view, time),
        who_to_call(_CALL, view.contacts, "this paper"),
        Paragraph(_in_short(view, matters), "lead"),
    )
    inner = [standard_section(view, one, why, f"{anchor}-{one.id}") for one, why in matters]
    return Section(title, 1, anchor, blocks, (*inner, _rest(view, matters, anchor)), new_page=True)


def _facts(view: ReturnView, time: str) -> Facts:
    counts = view.counts
    submitted = wording.moment_words(view.submitted_at, view.zone) if view.submitted_at else "Not yet"
    rows = (
        ("Time", time),
        ("Kind", ", ".join(part for part in (view.agency.kind_label, *view.agency.phases, view.agency.size) if part)),
        ("Submitted", f"{submitted}, revision {view.revision}" if view.revision else submitted),
        ("State", wording.state_words(view).capitalize()),
        ("Standards", f"{counts.asked} asked, {counts.answered} answered, {counts.graded} self-graded"),
        ("Self-grades", _self_grades(view)),
        ("Decided so far", str(sum(one.outcome is not None for one in view.standards()))),
        ("Reference code", view.head[:_SHORT_CODE]),
    )
    return Facts(tuple((label, text) for label, text in rows if text.strip()))


def _self_grades(view: ReturnView) -> str:
    """`Outstanding 3, Good 12`."""
    found: dict[str, int] = {}
    for standard in view.standards():
        if standard.graded and standard.self_grade:
            found[standard.self_label] = found.get(standard.self_label, 0) + 1
    return ", ".join(f"{label} {number}" for label, number in found.items())


def _in_short(view: ReturnView, matters: Picked) -> str:
    if not matters:
        return "Nothing in this return stands out. The standards are listed below by title."
    return f"{counted(len(matters), 'standard')} of {view.counts.asked} to look at."


def _rest(view: ReturnView, matters: Picked, anchor: str) -> Section:
    """What nothing calls for, earlier notes, open actions, and lines to write on."""
    named = {one.id for one, _ in matters}
    others = [one for one in view.standards() if one.id not in named]
    blocks: list[Block] = []
    if others:
        rows = tuple((Cell(heading(one)), _own_grade(one)) for one in others)
        table = Table("The other standards with their self-grade", ("Standard", "Self-grade"), rows, (70, 30))
        blocks += [Paragraph("Nothing in these calls for time at the meeting.", "small"), table]
    if view.notes:
        said = tuple(f"{_NOTE_WORDS.get(one.kind, one.kind.capitalize())}: {one.text}" for one in view.notes)
        blocks += [Paragraph("Said at a meeting before", "label"), Bullets(said)]
    due = [one for one in view.actions if one.state not in OVER]
    if due:
        table = actions_table(due, numbers_of(view.standards()), "Actions that are not closed")
        blocks += [Paragraph("Actions that are not closed", "label"), table]
    blocks += [Paragraph("Your notes: what they ask, what they offer, what we undertake", "label"), WritingSpace(7)]
    return Section("The rest", 2, f"{anchor}-rest", tuple(blocks))


def _own_grade(standard: StandardView) -> Cell:
    return grade_cell(standard, standard.self_grade) if standard.graded else Cell("Not graded by design")
