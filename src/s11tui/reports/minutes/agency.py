"""One agency's turn: how long it took, what was decided and why, what was said both ways, what will be done."""

from collections.abc import Iterable, Mapping

from s11tui.audit.meeting_clock import time_spent
from s11tui.audit.meeting_view import ItemView, MeetingNoteView, MeetingView
from s11tui.audit.practice import CONSENTS, PRACTICE_KINDS
from s11tui.audit.view_models import ActionView, ReturnView, StandardView
from s11tui.reports.document import Block, Bullets, Cell, Facts, Paragraph, Section, Table
from s11tui.reports.meeting_words import last_moment, left_out, person_words, time_words
from s11tui.reports.phrases import actions_table, grade_cell, heading, headings, numbers_of, several
from s11tui.text import counted

SAID = {
    "ask": "Asked of the partnership",
    "offer": "Offered to others",
    "undertaking": "Undertaken by the partnership",
    "barrier": "What stands in the way",
    "decision": "Put to the partners for decision",
    "said": "Noted",
}
"""Headings of what is noted, by kind, in the order they are printed."""

_HEADER = ("Standard", "Self-grade", "Agreed grade", "Outcome")
_WIDTHS = (46, 20, 20, 14)


def turn(meeting: MeetingView, item: ItemView, view: ReturnView | None) -> Section:
    """An agency's turn. `view`: its return; None where the reader takes no part in it."""
    title = f"{item.number}. {item.about.agency}"
    anchor = f"agency-{item.number}"
    if view is None:
        return Section(title, 1, anchor, (Paragraph(f"{left_out(item)}.", "note"),))
    blocks: list[Block] = [_facts(meeting, item), *_decisions(meeting, view), *_practices(meeting, view)]
    blocks += said_both_ways(_notes(meeting, item), numbers_of(view.standards()), _named(view.actions))
    blocks += _actions(meeting, item, view)
    return Section(title, 1, anchor, tuple(blocks))


def _facts(meeting: MeetingView, item: ItemView) -> Facts:
    there = "; ".join(person_words(one) for one in meeting.attendance if one.stands_for == item.about.agency)
    rows = (("Time taken", _time(meeting, item)), ("For the agency", there or "Nobody was recorded as present"))
    return Facts(rows)


def _time(meeting: MeetingView, item: ItemView) -> str:
    """`22 minutes (14:03 to 14:25), of 20 planned`."""
    if not item.spans:
        return "Not talked about"
    minutes = round(time_spent(item.spans, meeting.ended_at or last_moment(meeting)) / 60)
    spans = "; ".join(
        f"{time_words(start, meeting.zone)} to {time_words(end, meeting.zone) or 'now'}" for start, end in item.spans
    )
    return f"{counted(minutes, 'minute')} ({spans}), of {meeting.minutes} planned"


def _decisions(meeting: MeetingView, view: ReturnView) -> list[Block]:
    graded = [one for one in view.standards() if one.graded]
    here = [one for one in graded if one.outcome and one.outcome.meeting_id == meeting.id]
    talked = [one for one in here if one.outcome and one.outcome.basis != "on reading"]
    blocks: list[Block] = [Paragraph("Decided at this meeting", "label")]
    if talked:
        summary = "Standards that were decided at this meeting, with both grades"
        blocks.append(Table(summary, _HEADER, tuple(map(_row, talked)), _WIDTHS))
        blocks += several(_reason(one) for one in talked)
    elif not here:
        blocks.append(Paragraph("No grade was decided at this meeting.", "note"))
    return [*blocks, *_rest(graded, here)]


def _row(standard: StandardView) -> tuple[Cell, ...]:
    outcome = standard.outcome
    assert outcome is not None
    agreed = Cell("Cannot tell") if outcome.outcome == "cannot tell" else grade_cell(standard, outcome.grade)
    own = grade_cell(standard, standard.self_grade)
    return (Cell(heading(standard)), own, agreed, Cell(outcome.outcome.capitalize(), bold=True))


def _reason(standard: StandardView) -> list[Block]:
    outcome = standard.outcome
    if outcome is None or not outcome.reason.strip():
        return []
    stale = [Paragraph("The answers changed since: it must be decided again.", "note")] if outcome.stale else []
    label = f"{standard.number or standard.title}: {outcome.outcome}, because"
    return [Paragraph(label, "label"), Paragraph(outcome.reason), *stale]


def _rest(graded: list[StandardView], here: list[StandardView]) -> list[Block]:
    """What was not talked about, each kind with its count."""
    named = {one.id for one in here}
    read = [one for one in here if one.outcome and one.outcome.basis == "on reading"]
    others = [one for one in graded if one.id not in named]
    untested = [one for one in others if one.outcome and one.outcome.outcome == "not moderated"]
    elsewhere = [one for one in others if one.outcome and one.outcome.outcome != "not moderated"]
    undecided = [one for one in others if one.outcome is None]
    blocks: list[Block] = []
    for title, found in (
        ("Confirmed on reading", read),
        ("Not moderated: the self-grade stands, unverified", untested),
        ("Decided before or outside this meeting", elsewhere),
        ("Without an outcome", undecided),
    ):
        if found:
            blocks += [Paragraph(f"{title} ({len(found)})", "label"), headings(found)]
    return blocks


def _practices(meeting: MeetingView, view: ReturnView) -> list[Block]:
    blocks: list[Block] = []
    for standard in view.standards():
        for one in standard.practices:
            if one.meeting == meeting.id:
                kind = PRACTICE_KINDS.get(one.kind, one.kind).capitalize()
                by = f", says {one.consent_by}" if one.consent_by else ""
                blocks.append(Paragraph(f"{kind}: {heading(standard)}", "label"))
                blocks.append(Paragraph(one.extract, "quote"))
                told = f"Sharing it with others: {CONSENTS.get(one.consent, one.consent)}{by}."
                blocks.append(Paragraph(told, "small"))
    return blocks


def _notes(meeting: MeetingView, item: ItemView) -> list[MeetingNoteView]:
    return [one for one in meeting.notes if one.ref == item.about.ref]


def _named(actions: Iterable[ActionView]) -> dict[str, str]:
    return {one.id: one.slug for one in actions}


def said_both_ways(
    notes: Iterable[MeetingNoteView], numbers: Mapping[str, str], actions: Mapping[str, str]
) -> list[Block]:
    """What was noted, by kind. `numbers`: of standards, `actions`: slugs, both by id."""
    by_kind: dict[str, list[str]] = {}
    for one in notes:
        about = f"{numbers.get(one.standard, one.standard)}: " if one.standard else ""
        became = f" (action {actions[one.action]})" if one.action in actions else ""
        by_kind.setdefault(one.kind, []).append(f"{about}{one.text}{became}")
    blocks: list[Block] = []
    for kind in (*SAID, *(one for one in by_kind if one not in SAID)):
        if kind in by_kind:
            blocks += [Paragraph(SAID.get(kind, kind.capitalize()), "label"), Bullets(tuple(by_kind[kind]))]
    return blocks


def _actions(meeting: MeetingView, item: ItemView, view: ReturnView) -> list[Block]:
    noted = {one.action for one in _notes(meeting, item) if one.action}
    agreed = [one for one in view.actions if one.meeting == meeting.id or one.id in noted]
    if not agreed:
        return []
    table = actions_table(agreed, numbers_of(view.standards()), "Actions agreed at this meeting about this agency")
    return [Paragraph("Actions agreed", "label"), table]
