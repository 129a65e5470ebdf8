"""Each kind of block as flows."""

from dataclasses import replace

from s11tui.reports.document import (
    Bullets,
    Cell,
    Facts,
    GradeLine,
    Link,
    Notice,
    Paragraph,
    SignatureLines,
    Table,
    web_address,
)
from s11tui.reports.pdf.flow import Flow
from s11tui.reports.pdf.panel import Panel
from s11tui.reports.pdf.setting import Setting, stays
from s11tui.reports.pdf.small_flows import BulletFlow, GradeFlow, SignatureFlow
from s11tui.reports.pdf.structure import BULLET_LIST, COLUMN_HEADER, ROW_HEADER, Element, summary_attributes
from s11tui.reports.pdf.style import (
    BODY,
    CELL,
    CELL_BOLD,
    CLOSE,
    GUIDANCE,
    HAIRLINE,
    HEAD_CELL,
    LABEL,
    LINK_TEXT,
    PARAGRAPHS,
    REMARK,
    SWATCHES,
    TONES,
)
from s11tui.reports.pdf.table_flow import CellFlow, RowFlow, TableFlow
from s11tui.reports.pdf.text_flow import LinkFlow, TextFlow

_SHORT = 120
"""Characters; longer grades and labels are set as text, for they would not fit beside each other."""


def paragraph(block: Paragraph, parent: Element, setting: Setting) -> list[Flow]:
    """A text; a quotation gets an edge at its left."""
    style = PARAGRAPHS[block.style]
    if block.style == "quote":
        flows = setting.many(block.text, replace(style, indent=0), parent.add("BlockQuote"))
        return [Panel(flows, ground="", edge=HAIRLINE, padding=2)] if flows else []
    flows = setting.many(block.text, style, parent)
    return stays(flows) if block.style == "label" else list(flows)


def link(block: Link, parent: Element, setting: Setting) -> list[Flow]:
    """Words that open an address, or plain words where it is not allowed."""
    return [_link_text(block, parent.add("P"), setting)] if block.text.strip() else []


def _link_text(block: Link, element: Element, setting: Setting) -> TextFlow:
    url = web_address(block.url)
    if url is None:
        return setting.one(block.text, BODY, element)
    words = setting.text(block.text, LINK_TEXT.weight)
    return LinkFlow(words, LINK_TEXT, setting.chain(LINK_TEXT.weight), element.add("Link"), url=url)


def bullets(block: Bullets, parent: Element, setting: Setting) -> list[Flow]:
    """A list."""
    listing = parent.add("L", BULLET_LIST)
    style = CLOSE if block.small else BODY
    flows: list[Flow] = []
    for item in block.items:
        one = listing.add("LI")
        label, body = one.add("Lbl"), one.add("LBody")
        if isinstance(item, Link):
            text = _link_text(item, body, setting)
        else:
            text = setting.one(item.strip(), replace(style, after=0), body)
        flows.append(BulletFlow(text, setting.chain(style.weight), label, style))
    if flows:
        flows[-1].after = BODY.after
    return flows


def facts(block: Facts, parent: Element, setting: Setting) -> list[Flow]:
    """A table of two columns without a header; the first names the row."""
    if not block.rows:
        return []
    element = parent.add("Table")
    rows = []
    for label, text in block.rows:
        row = element.add("TR")
        name = setting.one(label, setting.cell(HEAD_CELL), row.add("TH", ROW_HEADER))
        rows.append(_row(setting, [CellFlow(name), CellFlow(setting.one(text, setting.cell(CELL), row.add("TD")))]))
    return [TableFlow(None, rows, (20, 80) if setting.close else (30, 70))]


def _row(setting: Setting, cells: list[CellFlow]) -> RowFlow:
    return RowFlow(cells, above=2.5, below=3.0) if setting.close else RowFlow(cells)


def grade_line(block: GradeLine, parent: Element, setting: Setting) -> list[Flow]:
    """A grade after its label, then the remark."""
    if len(block.label) > _SHORT or len(block.grade) > _SHORT:
        flows: list[Flow] = [*paragraph(Paragraph(block.label, "label"), parent, setting)]
        flows += paragraph(Paragraph(block.grade), parent, setting)
    else:
        element = parent.add("P")
        swatch = SWATCHES[block.colour or "grey"]
        label = setting.one(f"{block.label}: ", replace(LABEL, before=0, after=0), element)
        grade = setting.one(f"{block.grade} ", replace(LABEL, colour=swatch.words, before=0, after=0), element)
        flows = [GradeFlow(label, grade, swatch)]
    remark = setting.many(block.note, REMARK, parent)
    if remark:
        flows[-1].keep_with_next = True
    return [*flows, *remark]


def table(block: Table, parent: Element, setting: Setting) -> list[Flow]:
    """A table with a header that is repeated on every page; a remark where it has no rows."""
    if not block.rows:
        return paragraph(Paragraph("None.", "note"), parent, setting)
    element = parent.add("Table", summary_attributes(block.summary) if block.summary else "")
    head = element.add("THead").add("TR")
    look = setting.cell(HEAD_CELL)
    named = [CellFlow(setting.one(text, look, head.add("TH", COLUMN_HEADER))) for text in block.header]
    header = _row(setting, named)
    body = element.add("TBody")
    rows = []
    for cells in block.rows:
        row = body.add("TR")
        rows.append(
            _row(setting, [_cell(cell, row, setting, at == 0 and block.row_headers) for at, cell in enumerate(cells)])
        )
    return [TableFlow(header, rows, block.widths)]


def _cell(cell: Cell, row: Element, setting: Setting, is_header: bool) -> CellFlow:
    element = row.add("TH", ROW_HEADER) if is_header else row.add("TD")
    style = CELL_BOLD if cell.bold or cell.colour else CELL
    swatch = SWATCHES[cell.colour] if cell.colour else None
    if swatch is not None:
        style = replace(style, colour=swatch.words)
    return CellFlow(setting.one(cell.text, setting.cell(style), element), swatch)


def notice(block: Notice, parent: Element, setting: Setting) -> list[Flow]:
    """A box."""
    tone = TONES[block.tone]
    element = parent.add("Div")
    body, padding = (GUIDANCE, 7.0) if setting.close else (BODY, 11.0)
    flows: list[Flow] = stays(setting.many(block.title, replace(LABEL, before=0, after=3), element))
    for line in block.lines:
        flows += setting.many(line, replace(body, after=3), element)
    return [Panel(flows, ground=tone.ground, edge=tone.edge, padding=padding)] if flows else []


def signature_lines(block: SignatureLines, parent: Element, setting: Setting) -> list[Flow]:
    """A line to write on for each label."""
    flows: list[Flow] = []
    for label in block.labels:
        if len(label) > _SHORT:
            flows += paragraph(Paragraph(label), parent, setting)
            label = ""
        flows.append(SignatureFlow(setting.one(label, CELL_BOLD, parent.add("P"))))
    # A name at the foot of one page is no signature of what stands on the next.
    for flow in flows[:-1]:
        flow.keep_with_next = True
    return flows
