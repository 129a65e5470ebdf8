"""The logical tree of a tagged PDF: what is a heading, a paragraph, a cell, in the order of reading.

The tree is built together with what is laid out. Drawing adds to each leaf where it was drawn; so page breaks,
split texts and split tables cannot disturb the order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple


class Marked(NamedTuple):
    """A piece of drawn content: the page's index from 0 and the piece's number on that page."""

    page: int
    number: int


class Clickable(NamedTuple):
    """An annotation (a link's sensitive area): the page's index from 0 and the annotation's name."""

    page: int
    name: str


@dataclass(eq=False, slots=True)
class Element:
    """A part of the tree.

    Attributes:
        role: a standard structure type: `P`, `H1`, `Table`, ...
        children: elements and what was drawn, in the order of reading.
        attributes: a PDF dictionary of attributes, empty for none.
        meant: the text that stand-ins were drawn for, empty where none were.
        number: of the PDF object, given when the tree is written.
    """

    role: str
    parent: "Element | None"
    children: list["Element | Marked | Clickable"]
    attributes: str = ""
    meant: str = ""
    number: int = 0

    def add(self, role: str, attributes: str = "") -> "Element":
        """A new last child."""
        child = Element(role, self, [], attributes)
        self.children.append(child)
        return child

    def prune(self) -> None:
        """Take out what was never drawn; empty cells stay, for a table keeps its shape."""
        kept: list[Element | Marked | Clickable] = []
        for child in self.children:
            if isinstance(child, Element):
                child.prune()
                if not child.children and child.role not in ("TD", "TH"):
                    continue
            kept.append(child)
        self.children = kept

    def walk(self) -> Iterator["Element"]:
        """This element and all below it, in the order of reading."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += [child for child in reversed(one.children) if isinstance(child, Element)]


def new_tree() -> Element:
    """The root of a document's tree."""
    return Element("Document", None, [])


def text_string(text: str) -> str:
    """A text as a PDF string."""
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"


def summary_attributes(summary: str) -> str:
    """Attributes of a table with what it shows in words."""
    return f"<</O/Table/Summary {text_string(summary)}>>"


COLUMN_HEADER = "<</O/Table/Scope/Column>>"
ROW_HEADER = "<</O/Table/Scope/Row>>"
BULLET_LIST = "<</O/List/ListNumbering/Disc>>"
TICK_LIST = "<</O/List/ListNumbering/Square>>"
