"""Each kind of block that is filled in by hand as flows."""

from collections.abc import Sequence
from dataclasses import replace

from s11tui.reports.document import (
    Grid,
    Paragraph,
    Prompt,
    ShortBox,
    ShortBoxes,
    Tick,
    TickBoxes,
    WritingSpace,
)
from s11tui.reports.pdf.blocks import paragraph
from s11tui.reports.pdf.flow import Flow
from s11tui.reports.pdf.form_flows import BesideFlow, GridFlow, ShortFlow, TickFlow, TickRowFlow, WritingFlow
from s11tui.reports.pdf.setting import Setting
from s11tui.reports.pdf.structure import COLUMN_HEADER, TICK_LIST, Element, summary_attributes
from s11tui.reports.pdf.style import ASKED, BODY, CELL, HEAD_CELL, HINT, LABEL, SWATCHES, TICK_BOX, TICK_NOTE
from s11tui.reports.pdf.table_flow import CellFlow, RowFlow
from s11tui.reports.pdf.text_flow import TextFlow

_SHORT = 40
"""Characters; what is longer does not stand beside another box."""

_MOST_IN_ROWS = 12
"""Boxes; more of them are easier to find below each other."""

_BESIDE = 400
"""Characters; the words of a question that is longer stand above the room for its answer."""

_READ_OUT = "Tick box: "
_ROW_HEIGHT = 24.5


def writing_space(block: WritingSpace, parent: Element, setting: Setting) -> list[Flow]:
    """Ruled lines."""
    return [WritingFlow(block.lines)] if block.lines > 0 else []


def tick_boxes(block: TickBoxes, parent: Element, setting: Setting) -> list[Flow]:
    """Boxes to tick: short ones in a row, others below each other and, where a page holds them, on one page."""
    if not block.items:
        return []
    listing = parent.add("L", TICK_LIST)
    ticks = [_tick(item, listing, setting) for item in block.items]
    if len(ticks) <= _MOST_IN_ROWS and all(map(_is_short, block.items)):
        return [TickRowFlow(ticks)]
    for tick in ticks[:-1]:
        tick.keep_with_next = True
    ticks[-1].after = BODY.after
    return list(ticks)


def _is_short(item: Tick) -> bool:
    return not item.note.strip() and len(item.label) <= _SHORT and "\n" not in item.label.strip()


def _tick(item: Tick, listing: Element, setting: Setting) -> TickFlow:
    one = listing.add("LI")
    box, body = one.add("Lbl"), one.add("LBody")
    box.meant = _READ_OUT
    style = replace(BODY, after=0.0)
    if item.colour:
        style = replace(LABEL, colour=SWATCHES[item.colour].words, before=0.0, after=0.0)
    if not item.note.strip():
        texts = [setting.one(item.label.strip(), style, body)]
    else:
        texts = [setting.one(item.label.strip(), style, body.add("P")), *setting.many(item.note, TICK_NOTE, body)]
    return TickFlow(texts, setting.chain(TICK_BOX.weight), box)


def short_boxes(block: ShortBoxes, parent: Element, setting: Setting) -> list[Flow]:
    """Boxes for something short; words that are too long to stand beside them stand above."""
    long = [words for box in block.boxes for words in (box.before, box.after) if len(words) > _SHORT]
    flows: list[Flow] = []
    for words in long:
        flows += paragraph(Paragraph(words, "label"), parent, setting)
    return [*flows, ShortFlow([_short_box(box, parent, setting) for box in block.boxes])] if block.boxes else flows


def _short_box(box: ShortBox, parent: Element, setting: Setting) -> tuple[TextFlow | None, int, TextFlow | None]:
    before, after = (
        setting.one(" ".join(words.split()), replace(BODY, after=0.0), parent.add("P"))
        if words.strip() and len(words) <= _SHORT
        else None
        for words in (box.before, box.after)
    )
    return before, box.letters, after


def prompt(block: Prompt, parent: Element, setting: Setting) -> list[Flow]:
    """What is asked, with the room for its answer, or what to know about it, beside it or, failing that, below."""
    texts = setting.many(block.text, replace(ASKED, before=0.0), parent)
    hints = setting.many(block.hint, HINT, parent)
    answer = _answer(block, parent, setting)
    beside = answer[0] if answer else hints[0] if hints else None
    is_long = len(block.text) + len(block.hint) > _BESIDE or "\n" in block.text.strip()
    if is_long or len(texts) != 1 or len(hints) > 1 or len(answer) > 1 or isinstance(beside, TickFlow | None):
        for text in texts[:1]:
            text.before = ASKED.before
        return [*_kept([*texts, *hints]), *_kept(answer, last=False)]
    if isinstance(beside, TextFlow):
        return _kept([BesideFlow(texts, beside)])
    assert isinstance(beside, TickRowFlow | ShortFlow)
    return [BesideFlow([*texts, *hints], beside)]


def _kept(flows: Sequence[Flow], *, last: bool = True) -> list[Flow]:
    """Flows that stay together, and with what follows if the last does."""
    for flow in flows if last else flows[:-1]:
        flow.keep_with_next = True
    return list(flows)


def _answer(block: Prompt, parent: Element, setting: Setting) -> list[Flow]:
    if block.answer is None:
        return []
    if isinstance(block.answer, TickBoxes):
        return tick_boxes(block.answer, parent, setting)
    return short_boxes(block.answer, parent, setting)


def grid(block: Grid, parent: Element, setting: Setting) -> list[Flow]:
    """An empty table."""
    element = parent.add("Table", summary_attributes(block.summary) if block.summary else "")
    head = element.add("THead").add("TR")
    header = RowFlow([CellFlow(setting.one(text, HEAD_CELL, head.add("TH", COLUMN_HEADER))) for text in block.header])
    body = element.add("TBody")
    rows = []
    for _ in range(block.rows):
        row = body.add("TR")
        cells = [CellFlow(setting.one("", CELL, row.add("TD"))) for _ in block.header]
        rows.append(RowFlow(cells, least=_ROW_HEIGHT))
    return [GridFlow(header, rows, block.widths)]
