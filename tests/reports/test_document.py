"""The document model refuses what no format could print."""

from datetime import UTC, datetime

import pytest

from s11tui.reports.document import Cell, Document, Paragraph, Section, Table, colour, web_address

CREATED = datetime(2027, 3, 3, 14, 2, tzinfo=UTC)


@pytest.mark.parametrize("url", ["https://www.gov.uk/a?b=c#d", "http://example.org", "mailto:a@example.org"])
def test_ordinary_addresses_may_become_links(url: str) -> None:
    assert web_address(f" {url} ") == url


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//example.org", "https://", "mailto:nobody", "",
     "https://exa mple.org", "http://[broken", "pdf:other.pdf", "#nowhere"],
)  # fmt: skip
def test_other_addresses_stay_plain_words(url: str) -> None:
    assert web_address(url) is None


def test_addresses_are_percent_encoded() -> None:
    assert web_address("https://example.org/é)>") == "https://example.org/%C3%A9)%3E"


def test_sections_stand_where_they_say() -> None:
    with pytest.raises(ValueError, match="level 2"):
        Document("T", CREATED, sections=(Section("A", 2, "a"),))


def test_anchors_are_used_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        Document("T", CREATED, sections=(Section("A", 1, "a"), Section("B", 1, "a")))


def test_a_moment_has_a_zone() -> None:
    with pytest.raises(ValueError, match="time zone"):
        Document("T", datetime(2027, 3, 3))


def test_rows_are_as_wide_as_the_header() -> None:
    with pytest.raises(ValueError, match="2 columns"):
        Table("s", ("A", "B"), ((Cell("1"),),), (1, 1))
    with pytest.raises(ValueError, match="needs columns"):
        Table("s", ("A",), (), (0,))


def test_reading_order() -> None:
    inner = Section("B", 2, "b", (Paragraph("2"),))
    document = Document(
        "T", CREATED, cover=(Paragraph("0"),), sections=(Section("A", 1, "a", (Paragraph("1"),), (inner,)),)
    )
    assert [section.anchor for section, _ in document.walk()] == ["a", "b"]
    assert list(document.blocks()) == [Paragraph("0"), Paragraph("1"), Paragraph("2")]


def test_unknown_colours_are_grey() -> None:
    assert (colour("blue"), colour(""), colour("mauve")) == ("blue", "", "grey")
