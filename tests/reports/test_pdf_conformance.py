"""What is written meets PDF/UA-1 and PDF/A-3A, says what it should, and is the same each time."""

import hashlib
import io
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from s11tui.reports.document import (
    Attachment,
    Block,
    Bullets,
    Cell,
    Document,
    Facts,
    GradeLine,
    Link,
    Notice,
    PageBreak,
    Paragraph,
    Section,
    SignatureLines,
    Table,
)
from s11tui.reports.pdf import write_pdf
from support.thorough import examples

CREATED = datetime(2027, 3, 3, 14, 2, tzinfo=UTC)
EVERY_BLOCK: tuple[Block, ...] = (
    Paragraph("A lead.", "lead"),
    Paragraph("Body one.\nSecond line.\n\nBody two."),
    Paragraph("Small print.", "small"),
    Paragraph("Said by somebody.", "quote"),
    Paragraph("A label", "label"),
    Paragraph("A remark.", "note"),
    Bullets(("First item", "Second item", Link("Guidance", "https://www.gov.uk/guidance"))),
    Facts((("Round", "2027"), ("State", "draft"))),
    GradeLine("Self-grade", "Good", "green", "Mostly followed."),
    Table("Grades", ("No.", "Grade"), ((Cell("1.1"), Cell("Inadequate", "red")), (Cell("1.2"), Cell("", ""))), (1, 2)),
    Notice("Who to call", ("Front door 01234", "999"), "urgent"),
    Link("Working Together", "https://www.gov.uk/working-together"),
    PageBreak(),
    SignatureLines(),
)


def document(**more: Any) -> Document:
    parts = tuple(Section(f"Part {n}", 2, f"part-{n}", EVERY_BLOCK) for n in (1, 2))
    deep = Section("Deep", 3, "deep", (), (Section("Deeper", 4, "deeper", EVERY_BLOCK),))
    plain = Document(
        title="Section 11 self-audit",
        created=CREATED,
        subtitle="Exampleshire Police",
        author="Exampleshire Partnership",
        subject="A return",
        state_banner="DRAFT",
        reference="3f2a9c81d0b7" + "e" * 52,
        cover=EVERY_BLOCK,
        sections=(
            Section("First", 1, "first", EVERY_BLOCK, parts, new_page=True),
            Section("Last", 1, "last", (), (Section("In it", 2, "in-it", (), (deep,)),)),
        ),
        attachments=(Attachment("return.json", b'{"a":1}', "application/json", "The data"),),
    )
    return replace(plain, **more)


def test_every_kind_of_block_meets_both_standards(written: Callable[[Document], Any]) -> None:
    assert written(document()).problems() == []


@pytest.mark.parametrize(
    "bare",
    [
        Document("Only a title", CREATED),
        Document("", CREATED, sections=(Section("", 1, "a"),)),
        Document("No contents", CREATED, sections=(Section("A", 1, "a"),), contents_depth=0),
        Document("Empty blocks", CREATED, cover=(Paragraph(""), Bullets(()), Facts(()), Notice(""), SignatureLines(()),
                                                 GradeLine("", ""), Link("", ""), Table("", ("A",), (), (1,)))),
    ],
    ids=["title only", "nothing named", "no contents", "empty blocks"],
)  # fmt: skip
def test_little_meets_both_standards_too(written: Callable[[Document], Any], bare: Document) -> None:
    assert written(bare).problems() == []


def test_structure_in_the_order_of_reading(written: Callable[[Document], Any]) -> None:
    read = written(document())
    spoken = read.spoken()
    places = [spoken.index(words) for words in ("DRAFT", "Section 11 self-audit", "Exampleshire Police", "Contents")]
    assert places == sorted(places)
    body = spoken[spoken.index("A lead.", spoken.index("Contents")) :]
    order = ("A lead.", "Body one. Second line. Body two.", "Small print.", "Said by somebody.", "A label", "A remark.",
             "• First item • Second item • Guidance", "Round 2027 State draft", "Self-grade: Good Mostly followed.",
             "No. Grade 1.1 Inadequate 1.2", "Who to call Front door 01234 999", "Working Together",
             "Name Role Signature Date")  # fmt: skip
    found = [body.index(words) for words in order]
    assert found == sorted(found)


def test_roles(written: Callable[[Document], Any]) -> None:
    roles = written(document()).roles()
    assert roles[0] == "Document"
    assert roles.count("H1") == 1
    assert {"H2", "H3", "H4", "H5", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR", "TH", "TD",
            "Link", "TOC", "TOCI", "Reference", "BlockQuote", "Sect"} <= set(roles)  # fmt: skip


def test_headings_are_bookmarks_and_lead_to_their_pages(written: Callable[[Document], Any]) -> None:
    reader = written(document()).pypdf()

    def titles(outline: list[Any]) -> list[Any]:
        return [titles(one) if isinstance(one, list) else one.title for one in outline]

    assert titles(reader.outline) == ["First", ["Part 1", "Part 2"], "Last", ["In it", ["Deep", ["Deeper"]]]]
    first = reader.get_destination_page_number(reader.outline[0])
    assert first is not None
    assert "First" in reader.pages[first].extract_text()


def test_contents_name_the_page_of_each_heading(written: Callable[[Document], Any]) -> None:
    read = written(document())
    reader = read.pypdf()
    contents = next(one for one in reader.pages if "Contents" in one.extract_text())
    for title in ("First", "Part 1", "Part 2", "Last"):
        (line,) = [line for line in contents.extract_text().splitlines() if line.startswith(f"{title} ")]
        page = reader.pages[int(line.split()[-1]) - 1]
        assert title in page.extract_text()


def test_every_page_says_state_reference_and_number(written: Callable[[Document], Any]) -> None:
    pages = written(document()).pypdf().pages
    assert len(pages) > 4
    for at, page in enumerate(pages, 1):
        text = page.extract_text()
        assert "DRAFT" in text
        assert "Reference 3f2a9c81d0b7 Page" in text.replace("\n", " ")
        assert f"Page {at} of {len(pages)}" in text


def test_without_a_banner_no_state_is_claimed(written: Callable[[Document], Any]) -> None:
    assert "DRAFT" not in written(document(state_banner="")).plain_text()


def test_properties(written: Callable[[Document], Any]) -> None:
    read = written(document())
    info = read.pypdf().metadata
    assert info is not None
    assert (info.title, info.author, info.subject) == ("Section 11 self-audit", "Exampleshire Partnership", "A return")
    assert info.creation_date == CREATED
    with pikepdf.open(io.BytesIO(read.data)) as pdf:
        assert pdf.Root.Lang == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as xmp:
            assert (xmp["pdfuaid:part"], xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("1", "3", "A")


def test_properties_cannot_end_their_own_packet(written: Callable[[Document], Any]) -> None:
    name = "</rdf:li> ) Tj ET endstream endobj"
    read = written(document(title=name, author=name, subject=name))
    assert read.problems() == []
    info = read.pypdf().metadata
    assert info is not None
    assert (info.title, info.author, info.subject) == (name, name, name)


def test_all_fonts_are_embedded_subsets(written: Callable[[Document], Any]) -> None:
    names = set()
    with pikepdf.open(io.BytesIO(written(document()).data)) as pdf:
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                assert "/FontFile2" in font.FontDescriptor
                names.add(str(font.BaseFont))
    assert names
    assert all(name[7] == "+" for name in names)


def test_attachments_come_back_whole(written: Callable[[Document], Any]) -> None:
    data = '{"name":"Ŵ (漢) ]]>"}'.encode() * 500
    more = (
        Attachment("return.json", data, "application/json", "The data (all of it)"),
        Attachment("a.txt", b"", "text/plain", ""),
    )
    read = written(document(attachments=more))
    assert read.problems() == []
    assert {name: list(found) for name, found in read.pypdf().attachments.items()} == {
        "return.json": [data],
        "a.txt": [b""],
    }
    with pikepdf.open(io.BytesIO(read.data)) as pdf:
        assert str(pdf.attachments["return.json"].obj.AFRelationship) == "/Data"
        assert pdf.attachments["return.json"].get_file().mime_type == "application/json"


def test_links_open_what_they_say(written: Callable[[Document], Any]) -> None:
    found = []
    for page in written(document()).pypdf().pages:
        for one in page.get("/Annots", []):
            note = one.get_object()
            assert note["/Contents"]
            if "/A" in note:
                found.append(note["/A"]["/URI"])
    assert set(found) == {"https://www.gov.uk/guidance", "https://www.gov.uk/working-together"}


def test_the_same_document_gives_the_same_bytes(written: Callable[[Document], Any]) -> None:
    once = written(document()).data
    assert hashlib.sha256(once).digest() == hashlib.sha256(written(document()).data).digest()
    assert written(document(created=CREATED + timedelta(seconds=1))).data != once


def test_the_environment_does_not_date_the_file(
    written: Callable[[Document], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    once = written(document()).data
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    assert written(document()).data == once


def test_several_threads_may_write_at_once() -> None:
    def write(number: int) -> bytes:
        target = io.BytesIO()
        write_pdf(document(reference=f"{number % 2}" * 64), target)
        return target.getvalue()

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(write, range(8)))
    assert found[0::2] == [write(0)] * 4
    assert found[1::2] == [write(1)] * 4


def test_nothing_heavy_is_loaded_before_a_pdf_is_written() -> None:
    code = (
        "import sys, s11tui.reports.document, s11tui.reports.writing, s11tui.reports.return_report\n"
        "sys.exit(any(name.split('.')[0] in ('reportlab', 'PIL', 'textual') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_progress_rises_to_the_end_and_may_stop_the_writing() -> None:
    heard: list[float] = []
    write_pdf(document(), io.BytesIO(), heard.append)
    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == (0.0, 1.0)
    target = io.BytesIO()

    def stop(share: float) -> None:
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_pdf(document(), target, stop)
    assert target.getvalue() == b""


_TEXTS = st.text(max_size=60)


@settings(max_examples=examples(10), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_TEXTS, min_size=5, max_size=5))
def test_any_text_anywhere_can_be_written(written: Callable[[Document], Any], texts: list[str]) -> None:
    one, two, three, four, five = texts
    blocks: tuple[Block, ...] = (
        Paragraph(one),
        Paragraph(two, "quote"),
        Bullets((three, Link(four, five), Link(one, f"https://example.org/{two}"))),
        Facts(((one, two), (three, four))),
        GradeLine(five, one, "amber", two),
        Table(three, (four, five), ((Cell(one), Cell(two, "blue")),), (1, 3)),
        Notice(three, (four, five)),
        SignatureLines((one,)),
    )
    wild = Document(two, CREATED, three, author=four, subject=five, state_banner=one, reference=two, cover=blocks,
                    sections=(Section(one, 1, "a", blocks),))  # fmt: skip
    assert written(wild).problems() == []
