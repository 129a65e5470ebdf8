"""Evidence and actions that a worksheet adds. What stands already is never added twice."""

from collections.abc import Callable, Iterable

from s11tui.clock import day
from s11tui.errors import BadInput
from s11tui.exchange.worksheets.brought_parts import Cells
from s11tui.exchange.worksheets.standing import Record
from s11tui.exchange.worksheets.understanding import iso_day
from s11tui.text import admit_line

Lines = tuple[tuple[str, Cells], ...]
Odd = list[tuple[str, str, str]]
_Wrong = Callable[[Cells], str]


def new_evidence(record: Record, given: Iterable[tuple[str, Cells]]) -> tuple[Lines, Odd]:
    """The pieces of evidence to add, and what is none, with where and why."""
    standing = {
        (one.id, (each.title, each.held_at, each.date)) for one in record.view.standards() for each in one.evidence
    }
    return _sorted_out(record, given, standing, "evidence", _wrong_evidence)


def new_actions(record: Record, given: Iterable[tuple[str, Cells]]) -> tuple[Lines, Odd]:
    """The actions to add, and what is none, with where and why."""
    standing = {
        (one.id, (" ".join(each.what.split()), each.owner, each.due))
        for one in record.view.standards()
        for each in one.actions
    }
    return _sorted_out(record, given, standing, "action", _wrong_action)


def _sorted_out(
    record: Record, given: Iterable[tuple[str, Cells]], standing: set[tuple[str, Cells]], what: str, wrong: _Wrong
) -> tuple[Lines, Odd]:
    new: dict[tuple[str, Cells], None] = {}
    odd: Odd = []
    for standard, (first, second, when) in given:
        cells = (admit_line(first).text, admit_line(second).text, iso_day(admit_line(when).text))
        if not any(cells) or (standard, cells) in standing:
            continue
        if record.editable(standard) is None:
            odd.append((record.where(standard), "; ".join(cells), record.why_not(standard)))
        elif why := wrong(cells):
            odd.append((f"{record.where(standard)}: {what}", "; ".join(cells), why))
        else:
            new[standard, cells] = None
    return tuple(new), odd


def _wrong_evidence(cells: Cells) -> str:
    title, _, when = cells
    if not title:
        return "evidence needs a title"
    return _wrong_day(when) if when else ""


def _wrong_action(cells: Cells) -> str:
    what, owner, due = cells
    if not what or not owner or not due:
        return "an action needs what will be done, by whom and by when"
    return _wrong_day(due)


def _wrong_day(text: str) -> str:
    try:
        day(text)
    except BadInput as refusal:
        return str(refusal)
    return ""
