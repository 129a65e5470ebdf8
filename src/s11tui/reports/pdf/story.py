"""From a document to what is laid out, with the logical tree built alongside in the order of reading."""

from collections.abc import Callable
from typing import Any

from s11tui.reports.document import (
    Block,
    Bullets,
    Document,
    Facts,
    GradeLine,
    Grid,
    Link,
    Notice,
    PageBreak,
    Paragraph,
    Prompt,
    Section,
    ShortBoxes,
    SignatureLines,
    Table,
    TickBoxes,
    WritingSpace,
)
from s11tui.reports.fonts.chain import Chains
from s11tui.reports.pdf import blocks, form_blocks
from s11tui.reports.pdf.contents import ContentsFlow
from s11tui.reports.pdf.cover import cover_band
from s11tui.reports.pdf.flow import Flow, NewPage
from s11tui.reports.pdf.setting import Setting
from s11tui.reports.pdf.structure import Element, new_tree
from s11tui.reports.pdf.style import TextStyle, heading_style
from s11tui.reports.pdf.text_flow import HeadingFlow, TextFlow

_DEEPEST_HEADING = 6
_ENTRY = TextStyle(leading=16.5, before=4, after=3)
_MAIN_ENTRY = TextStyle(weight="bold", leading=16.5, before=10, after=3)
_LONGEST_ENTRY = 200
_LONGEST_INTRODUCTION = 300

_WRITERS: dict[type, Callable[[Any, Element, Setting], list[Flow]]] = {
    Paragraph: blocks.paragraph,
    Link: blocks.link,
    Bullets: blocks.bullets,
    Facts: blocks.facts,
    GradeLine: blocks.grade_line,
    Table: blocks.table,
    Notice: blocks.notice,
    SignatureLines: blocks.signature_lines,
    WritingSpace: form_blocks.writing_space,
    TickBoxes: form_blocks.tick_boxes,
    ShortBoxes: form_blocks.short_boxes,
    Prompt: form_blocks.prompt,
    Grid: form_blocks.grid,
}


def block_flows(block: Block, parent: Element, setting: Setting) -> list[Flow]:
    """A block as flows; its elements become the parent's last children."""
    if isinstance(block, PageBreak):
        return [NewPage()]
    return _WRITERS[type(block)](block, parent, setting)


def story(document: Document) -> tuple[list[Flow], Element]:
    """All flows of a document, and the tree that they belong to."""
    tree = new_tree()
    chains = Chains()
    setting = Setting(chains, heading_step=document.compact + document.close, close=document.close)
    flows = cover_band(document, tree, chains)
    for block in document.cover:
        flows += block_flows(block, tree, setting)
    contents_place = len(flows)
    contents_parent = tree.add("Sect")
    for section in document.sections:
        flows += _section(section, 1, tree, setting)
    flows += _remark_on_missing(document, tree, setting)
    flows[contents_place:contents_place] = _contents(document, contents_parent, setting)
    return flows, tree


def _section(section: Section, depth: int, parent: Element, setting: Setting) -> list[Flow]:
    here = parent.add("Sect")
    style = heading_style(depth, setting.heading_step)
    element = here.add(f"H{min(depth + 1, _DEEPEST_HEADING)}")
    title = setting.text(section.title, style.weight).strip() or section.anchor
    heading = HeadingFlow(title, style, setting.chain(style.weight), element, anchor=section.anchor, depth=depth)
    flows: list[Flow] = [NewPage(), heading] if section.new_page else [heading]
    for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=False):
        made = block_flows(block, here, setting)
        if made and _introduces(block, following):
            made[-1].keep_with_next = True
        flows += made
    for inner in section.sections:
        flows += _section(inner, depth + 1, here, setting)
    return flows


def _introduces(block: Block, following: Block | None) -> bool:
    """Whether a block is a short text that belongs to the table or list right below it."""
    is_short = isinstance(block, Paragraph) and len(block.text) <= _LONGEST_INTRODUCTION
    return is_short and isinstance(following, Table | Bullets | Facts)


def _contents(document: Document, parent: Element, setting: Setting) -> list[Flow]:
    """The list of contents on a page of its own; nothing where the document wants none."""
    if document.compact:
        return []
    shown = [(section, depth) for section, depth in document.walk() if depth <= document.contents_depth]
    if not shown:
        return [NewPage()]
    style = heading_style(1)
    title = TextFlow("Contents", style, setting.chain(style.weight), parent.add("H2"))
    title.keep_with_next = True
    flows: list[Flow] = [NewPage(), title]
    listing = parent.add("TOC")
    for section, depth in shown:
        element = listing.add("TOCI").add("Reference").add("Link")
        look = _MAIN_ENTRY if depth == 1 else _ENTRY
        words = " ".join(setting.text(section.title, look.weight).split()) or section.anchor
        words = words if len(words) <= _LONGEST_ENTRY else f"{words[:_LONGEST_ENTRY]}…"
        # The space at the end parts the words from the page's number for whoever reads the text out.
        text = TextFlow(f"{words} ", look, setting.chain(look.weight), element)
        flows.append(ContentsFlow(text, look, setting.chain(look.weight), element, section.anchor, depth))
    return [*flows, NewPage()]


def _remark_on_missing(document: Document, parent: Element, setting: Setting) -> list[Flow]:
    """Says so where characters could not be drawn."""
    count = setting.missing.total()
    if not count:
        return []
    what = "1 character is" if count == 1 else f"{count} characters are"
    where = " and in the data attached to this file" if document.attachments else ""
    text = (
        f"{what} shown as a box in this document, because the typefaces in it have no shape for them. "
        f"They stand in full in the text behind each box{where}."
    )
    return block_flows(Paragraph(text, "note"), parent.add("Sect"), setting)
