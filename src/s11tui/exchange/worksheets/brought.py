"""What a filled-in worksheet would change, worked out against the record as it stands.

A field left as it was sent changes nothing, whatever the record says now. What was changed here since and says
something else in the sheet is `newer`, and is never taken without asking.
"""

import re
from dataclasses import replace

from s11tui.audit.view_models import ReturnView
from s11tui.errors import BadInput, NotNow
from s11tui.exchange.worksheets.brought_parts import Bringing, Cells, Change, Filled, Kind, Newer
from s11tui.exchange.worksheets.lines import new_actions, new_evidence
from s11tui.exchange.worksheets.parts import FORMAT
from s11tui.exchange.worksheets.standing import Place, Record, was_sent_as
from s11tui.exchange.worksheets.taking import take
from s11tui.questionnaire.asking import shown_questions
from s11tui.questionnaire.models import Edition
from s11tui.text import Admitted

__all__ = ["Bringing", "Cells", "Change", "Filled", "Kind", "Newer", "bring", "take"]

Unplaced = tuple[str, str, str]

_KEPT = "it is kept already, beside what stands: choose between them in the return"
_EVENT = re.compile(r"[0-9a-f-]{36}")
"""What an event's id looks like: nothing else that a file says goes into the record as one."""


def bring(view: ReturnView, edition: Edition, filled: Filled) -> Bringing:
    """What a file would change in a return.

    Raises:
        Refusal: it is no worksheet of this return and edition.
    """
    _require_same(view, filled)
    record = Record(view, edition)
    same, changes = 0, []
    for place in record.places():
        raw = filled.values.get(place.path)
        if raw is None:
            continue
        change = _change(place, raw, filled)
        if change is None:
            same += 1
        else:
            changes.append(change)
    changes = _with_reasons_of_grades(record, _with_what_is_asked(record, changes))
    evidence, odd_evidence = new_evidence(record, filled.evidence)
    actions, odd_actions = new_actions(record, filled.actions)
    unplaced = [(where, text, "no answer is read from there") for where, text in filled.unplaced]
    unplaced += [*_out_of_reach(record, filled), *odd_evidence, *odd_actions]
    notice = Admitted("", filled.dropped).notice
    return Bringing(tuple(changes), same, tuple(unplaced), evidence, actions, notice)


def _require_same(view: ReturnView, filled: Filled) -> None:
    if filled.format != FORMAT:
        raise BadInput(
            "This worksheet was made by another version of s11tui.", "Make a new one with “s11tui worksheet out”."
        )
    if filled.return_id != view.id:
        raise BadInput(
            f"This worksheet belongs to another return than {view.slug}, so nothing of it was taken.",
            "Bring it in where it was made, or make a new one with “s11tui worksheet out”.",
        )
    if filled.edition_sha256 != view.edition.sha256:
        raise NotNow(
            "This worksheet was made for another edition of the questionnaire, so nothing of it was taken.",
            "Make a new one with “s11tui worksheet out” and copy the answers into it.",
        )


def _change(place: Place, raw: str, filled: Filled) -> Change | None:
    """What one field of the file would change; None for nothing."""
    was, seen = filled.was.get(place.path, ""), filled.seen.get(place.path, "")
    seen = seen if _EVENT.fullmatch(seen) else ""
    if was_sent_as(raw, was):
        return None
    change = Change(place.path, place.standard, place.label, "changed", place.before, "", "", seen)
    change = replace(change, standing=place.event, draft=place.draft)
    try:
        value = place.understood(raw) if raw.strip() else ""
    except BadInput as refusal:
        return replace(change, kind="refused", after=raw, why=str(refusal))
    if place.says(value) or place.meant_when_sent(value, was):
        return None
    change = replace(change, value=value, after=place.in_words(value))
    if place.is_kept_beside(value):
        return replace(change, kind="refused", why=_KEPT)
    if place.draft:
        return replace(change, kind="newer", why="a text of yours is unfinished there")
    if seen != place.event and not place.stands_as_sent(was):
        return replace(change, kind="newer", why="it was changed here after the worksheet was made")
    return replace(change, kind="changed" if place.before else "new")


def _with_what_is_asked(record: Record, changes: list[Change]) -> list[Change]:
    """What is not asked with the sheet's own answers is refused: it would be an answer to no question.

    To empty what is hidden is no change at all.
    """
    values = record.values() | {one.path: one.value for one in changes if one.kind != "refused"}
    shown = {
        f"{name}/{question.id}"
        for name, questions in shown_questions(record.asked, {path: one for path, one in values.items() if one}).items()
        for question in questions
    }
    why = "it is not asked, because of another answer"
    kept = []
    for one in changes:
        if one.kind == "refused" or "#" in one.path or one.path in shown:
            kept.append(one)
        elif one.value:
            kept.append(replace(one, kind="refused", why=why))
    return kept


def _with_reasons_of_grades(record: Record, changes: list[Change]) -> list[Change]:
    """A reason stands with a grade, and goes where its grade goes; where there is none, it has no place."""
    grades = {one.standard: one for one in changes if one.path == record.grade_path(one.standard)}

    def why_not(reason: Change) -> str:
        grade = grades.get(reason.standard)
        if grade is not None and grade.why == _KEPT:
            return _KEPT
        comes = grade is not None and grade.kind != "refused"
        there = bool(grade.value) if grade is not None and comes else record.is_graded(reason.standard)
        return "" if there or not reason.value else "a reason stands with a grade, and there is none"

    return [
        replace(one, kind="refused", why=why) if record.is_reason(one.path) and (why := why_not(one)) else one
        for one in changes
    ]


def _out_of_reach(record: Record, filled: Filled) -> list[Unplaced]:
    """What was written where this person may change nothing now."""
    known = {place.path for place in record.places()}
    return [
        (record.where(path), raw, record.why_not(path))
        for path, raw in filled.values.items()
        if path not in known and not was_sent_as(raw, filled.was.get(path, ""))
    ]
