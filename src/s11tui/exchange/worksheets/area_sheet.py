"""The sheet of one area: each standard with its guidance, its questions, its grade, its evidence and its actions."""

from s11tui.exchange.worksheets.cells import ACTION, ANSWER, EVIDENCE, TABLE
from s11tui.exchange.worksheets.choosing import Lists
from s11tui.exchange.worksheets.hints import hint
from s11tui.exchange.worksheets.parts import Area, Item, Line, Standard, rows_of, sent
from s11tui.exchange.worksheets.sheets import Mark, Sheet
from s11tui.exchange.worksheets.understanding import shown

_NEW_EVIDENCE, _NEW_ACTIONS, _NEW_ROWS = 3, 2, 3
_ROOM = 4
"""Lines that invite more than a word."""
_CHOOSING = ("grade", "yes-no", "one")


def write_area(sheet: Sheet, area: Area, lists: Lists) -> None:
    """Fill the sheet of an area."""
    sheet.heading(f"{area.number} {area.title}", "Your answer", "Help")
    if area.guidance:
        sheet.text("About this area", area.guidance)
    for standard in area.standards:
        sheet.blank()
        _write_standard(sheet, standard, lists)
    sheet.finish()


def _write_standard(sheet: Sheet, standard: Standard, lists: Lists) -> None:
    sheet.heading(standard.number or "Standard", standard.title)
    for label, said in (
        ("What it asks for", standard.guidance),
        ("Law and guidance", "\n".join(standard.law)),
        ("What often shows it", "\n".join(f"• {one}" for one in standard.typical_evidence)),
    ):
        if said:
            sheet.text(label, said)
    grading = [item for item in standard.items if item.kind in ("grade", "reason")]
    for item in standard.items:
        if item.kind == "table":
            _write_table(sheet, item, standard)
        elif item not in grading:
            _write_item(sheet, item, standard, lists)
    _write_lines(sheet, standard, EVIDENCE, standard.evidence, _NEW_EVIDENCE)
    for item in grading:
        _write_item(sheet, item, standard, lists)
    _write_lines(sheet, standard, ACTION, standard.actions, _NEW_ACTIONS)


def _write_item(sheet: Sheet, item: Item, standard: Standard, lists: Lists) -> None:
    text = shown(item)
    mark = Mark(ANSWER, item.path, seen=item.seen, was=sent(text))
    lines = _ROOM if item.kind in ("long-text", "note", "reason") else 1
    row = sheet.row(mark, (item.label, text, hint(item, standard)), free=(1,), lines=lines)
    if item.last:
        sheet.text("The year before", item.last)
    if item.kind in _CHOOSING:
        lists.offer(sheet, sheet.place(1, row), tuple(one.label for one in item.choices))


def _write_table(sheet: Sheet, item: Item, standard: Standard) -> None:
    """A small grid: its columns' titles, the rows that stand, and some empty ones."""
    places = range(1, 1 + len(item.columns))
    sheet.text(item.label, hint(item, standard))
    if item.last:
        sheet.text("The year before", item.last)
    sheet.text("Row", *(_title(title, kind) for _, title, kind in item.columns))
    rows = rows_of(item.value)[1:]
    for number, cells in enumerate([*rows, *[[""] * len(places)] * _NEW_ROWS], 1):
        mark = Mark(TABLE, item.path, number, item.seen, sent(item.value))
        sheet.row(mark, (str(number), *cells), free=places)


def _title(title: str, kind: str) -> str:
    return f"{title} ({kind})" if kind in ("date", "number") else title


_HEADS = {
    EVIDENCE: ("Evidence", "What it is", "Where it is kept", "Day it is from"),
    ACTION: ("Actions", "What will be done", "Who will do it (a role)", "By when"),
}


def _write_lines(sheet: Sheet, standard: Standard, mark: str, standing: tuple[Line, ...], new: int) -> None:
    """The evidence or actions that stand, to be read, and rows for more."""
    sheet.text(*_HEADS[mark])
    for line in standing:
        sheet.text("stands already", *line.cells)
    for number in range(1, new + 1):
        sheet.row(Mark(mark, standard.id, number), ("one more" if standing else str(number), "", "", ""), (1, 2, 3))
