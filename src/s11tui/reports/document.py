"""The document model: what a report says, without saying how it is printed.

Every format is written from this, so that PDF, HTML, DOCX and the rest say the same. The text of people is
always plain text: no part of it is ever read as markup. Newlines stay newlines, a blank line starts a new
paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias
from urllib.parse import quote, urlsplit

Colour = Literal["", "blue", "green", "amber", "red", "grey"]
"""The colour of a grade; it never stands without the grade's words. Empty for none."""

COLOURS: tuple[Colour, ...] = ("", "blue", "green", "amber", "red", "grey")
ParagraphStyle = Literal["body", "small", "lead", "quote", "label", "guidance", "note"]
Tone = Literal["calm", "warning", "urgent"]


def colour(name: str) -> Colour:
    """The colour of that name; grey for one that is not known, so that it still looks like a grade."""
    return next((known for known in COLOURS if known == name), "grey")


def web_address(url: str) -> str | None:
    """An address that may become a link, percent-encoded; None for anything but http, https and mailto."""
    plain = url.strip()
    try:
        parts = urlsplit(plain)
    except ValueError:
        return None
    is_page = parts.scheme in ("http", "https") and bool(parts.netloc)
    is_letter = parts.scheme == "mailto" and "@" in parts.path
    if not (is_page or is_letter) or any(letter.isspace() for letter in plain):
        return None
    return quote(plain, safe="!#$%&'()*+,/:;=?@[]~-._", errors="replace")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text. `label` introduces what follows and stays with it; `note` is the report's own remark."""

    text: str
    style: ParagraphStyle = "body"


@dataclass(frozen=True, slots=True)
class Link:
    """Words that open a page or a letter; plain words where the address is not allowed (see `web_address`)."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list. `small`: of many short items, set close."""

    items: tuple[str | Link, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Short facts, each with its label."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GradeLine:
    """A grade in words and colour, after its label. `note`: a remark behind it, for example its descriptor."""

    label: str
    grade: str
    colour: Colour = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: a short text, with a grade's colour where it is a grade."""

    text: str
    colour: Colour = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of short texts; never of answers, which may be as long as a chapter.

    Attributes:
        summary: what it shows, in a sentence, for people who hear it.
        widths: of the columns, relative to each other.
        row_headers: whether the first column names the row.

    Raises:
        ValueError: a row has not as many cells as the header, or there is not one width for each column.
    """

    summary: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...]
    row_headers: bool = True

    def __post_init__(self) -> None:
        columns = len(self.header)
        if len(self.widths) != columns or any(len(row) != columns for row in self.rows):
            raise ValueError(f"a table of {columns} columns has a row or widths of another length")
        if not columns or min(self.widths) <= 0:
            raise ValueError("a table needs columns, each with a width")


@dataclass(frozen=True, slots=True)
class Notice:
    """A box that must not be overlooked, for example who to call."""

    title: str
    lines: tuple[str, ...] = ()
    tone: Tone = "calm"


@dataclass(frozen=True, slots=True)
class SignatureLines:
    """Lines to sign on by hand, one for each label."""

    labels: tuple[str, ...] = ("Name", "Role", "Signature", "Date")


@dataclass(frozen=True, slots=True)
class WritingSpace:
    """Ruled lines to write on by hand."""

    lines: int


@dataclass(frozen=True, slots=True)
class Tick:
    """What a box stands for, in a grade's colour where it is a grade. `note`: more about it, below."""

    label: str
    note: str = ""
    colour: Colour = ""


@dataclass(frozen=True, slots=True)
class TickBoxes:
    """Boxes to tick by hand; those that are short stand beside each other."""

    items: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class ShortBox:
    """Room for so many characters, and the words before and behind it."""

    letters: int
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class ShortBoxes:
    """Boxes beside each other for something short, for example a date."""

    boxes: tuple[ShortBox, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """What is asked, and what to know about it beside it.

    A short answer has its room beside the words too, where that fits; without one, the room is the block that follows.
    """

    text: str
    hint: str = ""
    answer: TickBoxes | ShortBoxes | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """An empty table to write in by hand.

    Attributes:
        summary: what it is for, in a sentence, for people who hear it.
        widths: of the columns, relative to each other.
        rows: how many empty rows it has.

    Raises:
        ValueError: there is no column or row, or not one width for each column.
    """

    summary: str
    header: tuple[str, ...]
    widths: tuple[float, ...]
    rows: int

    def __post_init__(self) -> None:
        if not self.header or len(self.widths) != len(self.header) or min(self.widths) <= 0 or self.rows < 1:
            raise ValueError("a grid needs rows, and columns each with a width")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Written: TypeAlias = Paragraph | Link | Bullets | Facts | GradeLine | Table | Notice
ToFill: TypeAlias = SignatureLines | WritingSpace | TickBoxes | ShortBoxes | Prompt | Grid
Block: TypeAlias = Written | ToFill | PageBreak


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a heading.

    Attributes:
        level: 1 for the document's sections, 2 for theirs and so on.
        anchor: its name in the document, for links and bookmarks.
        new_page: whether it starts on a new page.
    """

    title: str
    level: int
    anchor: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside the report."""

    name: str
    data: bytes
    mime: str
    description: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report.

    Attributes:
        created: when it was made, aware: the only date that a writer may use, for the same bytes each time.
        reference: the hash that names what was printed: its first twelve characters stand on every page.
        state_banner: `DRAFT`, `AWAITING SIGN-OFF` or empty: stands on every page.
        contents_depth: how many levels of sections the list of contents shows; 0 for no list.
        compact: a paper of a few pages: a low band, no cover or contents, smaller headings; `close`: all of it closer.

    Raises:
        ValueError: a section's level is not that of its place, two have one anchor, or `created` is naive.
    """

    title: str
    created: datetime
    subtitle: str = ""
    language: str = "en-GB"
    author: str = ""
    subject: str = ""
    state_banner: str = ""
    reference: str = ""
    cover: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    contents_depth: int = 2
    compact: bool = False
    close: bool = False

    def __post_init__(self) -> None:
        if self.created.utcoffset() is None:
            raise ValueError("a document's moment of creation needs a time zone")
        anchors: set[str] = set()
        for section, depth in self.walk():
            if section.level != depth:
                raise ValueError(f"section {section.anchor!r} says level {section.level} but stands at {depth}")
            if section.anchor in anchors or not section.anchor:
                raise ValueError(f"no anchor, or one used twice: {section.anchor!r}")
            anchors.add(section.anchor)

    def walk(self) -> Iterator[tuple[Section, int]]:
        """Every section with its depth (1 for the outermost), in the order of reading."""
        waiting = [(section, 1) for section in reversed(self.sections)]
        while waiting:
            section, depth = waiting.pop()
            yield section, depth
            waiting += [(inner, depth + 1) for inner in reversed(section.sections)]

    def blocks(self) -> Iterator[Block]:
        """Every block, those of the cover first, in the order of reading."""
        yield from self.cover
        for section, _ in self.walk():
            yield from section.blocks
