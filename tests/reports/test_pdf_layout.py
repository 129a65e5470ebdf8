"""Long things: pages break, nothing is lost, nothing raises."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from s11tui.reports.document import (
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    GradeLine,
    Link,
    Notice,
    Paragraph,
    Section,
    SignatureLines,
    Table,
)

LONG = " ".join(f"word{number}" for number in range(12_000))
"""More than 100,000 characters, no two words alike."""


def squeezed(text: str) -> str:
    return "".join(text.split())


def body_text(read: Any) -> str:
    """The text of all pages without header, footer and blanks."""
    parts = []
    for page in read.pypdf().pages:
        lines = page.extract_text().splitlines()
        parts += [line for line in lines if not line.startswith(("Title of the report", "Reference 3f2a", "Page "))]
    return squeezed("".join(parts))


@pytest.mark.parametrize("style", ["body", "quote", "small", "label"])
def test_a_hundred_thousand_characters_arrive_in_order(printed: Callable[..., Any], style: Any) -> None:
    assert len(LONG) > 100_000
    read = printed(Paragraph(LONG, style))
    assert squeezed(LONG) in body_text(read)
    assert read.problems() == []


def test_a_million_characters_can_be_written(printed: Callable[..., Any]) -> None:
    read = printed(Paragraph("safeguarding " * 80_000))
    assert len(read.pypdf().pages) > 200


@pytest.mark.parametrize(
    "make",
    [
        lambda text: Paragraph(text),
        lambda text: Bullets((text, text)),
        lambda text: Facts(((text, text),)),
        lambda text: GradeLine(text, text, "red", text),
        lambda text: Notice(text, (text,), "warning"),
        lambda text: Link(text, "https://example.org"),
        lambda text: SignatureLines((text,)),
        lambda text: Table(text, (text, text), ((Cell(text), Cell(text, "blue")),) * 2, (1, 20)),
    ],
    ids=["paragraph", "bullets", "facts", "grade", "notice", "link", "signature", "table"],
)
@pytest.mark.parametrize("text", ["x" * 5_000, "several words " * 500], ids=["one word", "many words"])
def test_no_block_is_too_long(printed: Callable[..., Any], make: Callable[[str], Block], text: str) -> None:
    block = make(text)
    read = printed(block)
    assert read.problems() == []
    assert squeezed(text) in body_text(read)
    assert inside_the_paper(read)


def inside_the_paper(read: Any) -> bool:
    """Whether every letter stands inside the margins of its page, an A4."""
    letters = [letter for page in read.letters for letter in page if letter.get_text().strip()]
    return bool(letters) and all(
        20 < letter.x0 < letter.x1 < 576 and 12 < letter.y0 < letter.y1 < 821.8 for letter in letters
    )


def test_titles_of_any_length(written: Callable[[Document], Any]) -> None:
    title = "a very long title " * 400
    sections = (Section(title, 1, "a", (Paragraph("x"),), (Section(title, 2, "b"),)),)
    read = written(
        Document(title, datetime(2027, 1, 1, tzinfo=UTC), title, author=title, state_banner=title, sections=sections)
    )
    assert read.problems() == []
    assert inside_the_paper(read)
    assert squeezed(title) in squeezed(read.spoken())


def test_a_long_table_repeats_its_header_for_the_eye_only(printed: Callable[..., Any]) -> None:
    rows = tuple((Cell(f"row{number}"), Cell("a standard with a title " * 4)) for number in range(90))
    read = printed(Table("Long", ("Number", "Heading"), rows, (1, 3)))
    pages = read.pypdf().pages
    assert sum("Heading" in page.extract_text() for page in pages) == len(pages) - 2
    assert len(pages) >= 5
    spoken = read.spoken()
    assert spoken.count("Heading") == 1
    places = [spoken.index(f"row{number} ") for number in range(90)]
    assert places == sorted(places)
    roles = read.roles()
    assert (roles.count("Table"), roles.count("TR"), roles.count("TH")) == (1, 91, 92)


def test_low_rows_are_not_torn(printed: Callable[..., Any]) -> None:
    rows = tuple((Cell(f"first{number} second{number} third{number} fourth{number} " * 2),) for number in range(60))
    pages = [page.extract_text() for page in printed(Table("", ("A",), rows, (1,))).pypdf().pages]
    for number in range(60):
        assert sum(f"first{number} " in page for page in pages) == 1
        assert sum(f"fourth{number} " in f"{page} " or f"fourth{number}\n" in page for page in pages) == 1


def test_a_heading_is_never_last_on_its_page(written: Callable[[Document], Any]) -> None:
    text = "Twelve words make a paragraph of two lines or of three lines. " * 2
    sections = tuple(Section(f"Heading {number}", 1, f"s{number}", (Paragraph(text),) * 3) for number in range(40))
    read = written(Document("T", datetime(2027, 1, 1, tzinfo=UTC), sections=sections, contents_depth=0))
    pages = [page.extract_text() for page in read.pypdf().pages]
    assert len(pages) > 5
    for page in pages:
        lines = [line for line in page.splitlines() if not line.startswith(("Page ", "Reference"))]
        assert not lines[-1].startswith("Heading")


def test_a_label_stays_with_its_answer(printed: Callable[..., Any]) -> None:
    blocks = [
        block for number in range(60) for block in (Paragraph(f"Label {number}", "label"), Paragraph("Answer. " * 30))
    ]
    for page in printed(*blocks).pypdf().pages:
        lines = [line for line in page.extract_text().splitlines() if not line.startswith(("Page ", "Reference"))]
        assert not lines[-1].startswith("Label")
