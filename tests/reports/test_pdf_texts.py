"""People's texts arrive in the PDF whole, in order, and as plain text."""

import io
import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pytest

from s11tui.reports.document import Cell, Document, Facts, Link, Notice, Paragraph, Section, Table

HOSTILE = [
    "a < b, <b>bold</b>, <i>",
    '<img src="/etc/hostname"/> <a href="javascript:alert(1)">click</a>',
    "AT&T &amp; &lt; &#65; &nbsp;",
    "<![CDATA[x]]> ]]> <!-- gone? --> <?pi?>",
    "(unbalanced ) \\( \\\\ \\n \\012 <feff>",
    "EMC BT /F1 12 Tf (x) Tj ET Q q endstream endobj",
    "%s {0} %(x)s ${x} `x`",
    "Ŵŷ Łódź “quotes” – € ½ ✓ ☐ Ελλάδα Привет",
]


def spoken(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_plain_text(printed: Callable[..., Any], text: str) -> None:
    read = printed(
        Paragraph(text),
        Facts((("Label", text),)),
        Table("s", ("Header", text), ((Cell("x"), Cell(text)),), (1, 2)),
        Notice(text, (text,)),
        Link(text, "javascript:alert(1)"),
    )
    assert read.spoken().count(spoken(text)) == 7
    assert read.problems() == []
    with pikepdf.open(io.BytesIO(read.data)) as pdf:
        assert not any("/XObject" in page.Resources for page in pdf.pages)
        links = [one for page in pdf.pages for one in page.get("/Annots", []) if "/A" in one]
    assert links == []


def test_a_title_that_looks_like_markup(written: Callable[[Document], Any]) -> None:
    title = "<rdf:li> & ]]> (title) \\ “A”"
    read = written(Document(title, datetime(2027, 1, 1, tzinfo=UTC), sections=(Section(title, 1, "a"),)))
    assert read.problems() == []
    info = read.pypdf().metadata
    assert info is not None
    assert info.title == title
    assert read.pypdf().outline[0].title == title


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("family 👨\u200d👩\u200d👧 heart ❤\ufe0f done", "family □□□ heart ❤ done"),
        ("smile 😀 end", "smile 😀 end"),
        ("co\u00adoperate \ufeffnow", "cooperate now"),
        ("decomposed e\u0301 y\u0302", "decomposed é ŷ"),
        ("with a bell \x07 and null \x00 end", "with a bell and null end"),
    ],
)
def test_emoji_joiners_and_marks(printed: Callable[..., Any], text: str, drawn: str) -> None:
    read = printed(Paragraph(text))
    assert drawn in read.spoken()
    assert read.problems() == []


@pytest.mark.parametrize("text", ["漢字かな", "שלום", "سلام عليكم", "नमस्ते", "𝒳 \U0001f9ff"])
def test_what_cannot_be_drawn_stands_in_full_behind_its_stand_ins(printed: Callable[..., Any], text: str) -> None:
    read = printed(Paragraph(f"before {text} after"))
    assert read.problems() == []
    spoken = read.spoken()
    assert "shown as a box in this document" in spoken
    assert spoken.index("before") < spoken.index("□") < spoken.index("after")
    with pikepdf.open(io.BytesIO(read.data)) as pdf:
        meant = "".join(
            str(one.ActualText) for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/ActualText" in one
        )
    assert meant
    assert set(text) <= set(meant) | set(spoken)


def test_documents_in_which_nothing_is_missing_say_nothing_of_it(printed: Callable[..., Any]) -> None:
    assert "shown as a box" not in printed(Paragraph("plain ✓")).spoken()


def test_newlines_and_blank_lines_are_kept(printed: Callable[..., Any]) -> None:
    read = printed(Paragraph("one\ntwo\n\nthree  four\n\n\n\tfive"))
    text = [text for role, text in read.structure() if role == "P"]
    assert [part for part in text if "one" in part] == ["one two"]
    assert "three  four" in text
    assert "    five" in text
    page = read.pypdf().pages[-1].extract_text()
    assert re.search(r"one *\ntwo", page)


def test_lines_of_a_paragraph_are_parted_by_spaces_for_who_listens(printed: Callable[..., Any]) -> None:
    text = "safeguarding children in every setting " * 30
    (found,) = [said for role, said in printed(Paragraph(text)).structure() if "safeguarding" in said]
    assert found.strip() == text.strip()
