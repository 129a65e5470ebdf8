"""Invented returns, and eyes to read a PDF with: libraries that had no part in writing it."""

import io
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import page
import pdfplumber
import pikepdf
import pypdf
import pytest
from pdfminer.layout import LTChar, LTComponent, LTContainer

from s11tui.audit.view_models import (
    ActionView,
    AgencyView,
    AreaView,
    Counts,
    EditionView,
    EvidenceView,
    GradeView,
    QuestionView,
    ReturnView,
    RoundView,
    StandardView,
)
from s11tui.reports.document import Block, Document, Section
from s11tui.reports.pdf import write_pdf

CREATED = datetime(2027, 3, 3, 14, 2, tzinfo=UTC)
HEAD = "3f2a9c81d0b7" + "e" * 52


@dataclass
class ReadBack:
    """A written PDF and what other libraries find in it."""

    data: bytes
    folder: Path

    def pypdf(self) -> pypdf.PdfReader:
        return pypdf.PdfReader(io.BytesIO(self.data))

    def plain_text(self) -> str:
        """The text page by page, words parted by single spaces."""
        return words(" ".join(one.extract_text() for one in self.pypdf().pages))

    def problems(self) -> list[str]:
        """What keeps it from being PDF/UA-1 and PDF/A-3A."""
        path = self.folder / "checked.pdf"
        path.write_bytes(self.data)
        reports = [page.validate_pdf(str(path), profile=profile) for profile in ("ua1", "3a")]
        return [f"{one.rule_id}: {one.message}" for report in reports for one in report.failures]

    @cached_property
    def letters(self) -> list[list[LTChar]]:
        """The letters that are drawn on each page.

        As the reader finds them: what it makes of them in `Page.chars` takes longer than all reading, and is not asked.
        """
        with pdfplumber.open(io.BytesIO(self.data)) as pdf:
            return [list(_letters(one.layout)) for one in pdf.pages]

    def structure(self) -> list[tuple[str, str]]:
        """Every leaf of the logical tree that has text, in order: its role (`TD`, `P`, ...) and the text."""
        letters: dict[tuple[int, int], list[str]] = defaultdict(list)
        for at, one in enumerate(self.letters):
            for letter in one:
                if letter.mcid is not None:
                    letters[at, letter.mcid].append(letter.get_text())
        with pikepdf.open(io.BytesIO(self.data)) as pdf:
            pages = {one.obj.objgen: at for at, one in enumerate(pdf.pages)}
            found: list[tuple[str, str]] = []
            _walk(pdf.Root.StructTreeRoot.K, None, pages, letters, found)
        return found

    def spoken(self) -> str:
        """The text in the order of the logical tree, words parted by single spaces."""
        return words(" ".join(text for _, text in self.structure()))

    def roles(self) -> list[str]:
        """The role of every element, in order."""
        found: list[str] = []
        with pikepdf.open(io.BytesIO(self.data)) as pdf:
            _roles(pdf.Root.StructTreeRoot.K, found)
        return found


def _letters(part: LTContainer[LTComponent]) -> Iterator[LTChar]:
    for one in part:
        if isinstance(one, LTContainer):
            yield from _letters(one)
        elif isinstance(one, LTChar):
            yield one


def words(text: str) -> str:
    return " ".join(text.split())


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K")
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _walk(element: Any, at: int | None, pages: Any, letters: Any, found: list[tuple[str, str]]) -> None:
    if "/Pg" in element:
        at = pages[element.Pg.objgen]
    here = ""
    for kid in _kids(element):
        if not isinstance(kid, pikepdf.Dictionary):
            here += "".join(letters[at, int(kid)])
        elif "/MCID" in kid:
            here += "".join(letters[pages[kid.Pg.objgen], int(kid.MCID)])
        elif "/S" in kid:
            if here:
                found.append((str(element.S)[1:], here))
                here = ""
            _walk(kid, at, pages, letters, found)
    if here:
        found.append((str(element.S)[1:], here))


def _roles(element: Any, found: list[str]) -> None:
    found.append(str(element.S)[1:])
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            _roles(kid, found)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Document], ReadBack]:
    """Writes a document as a PDF and opens it again."""

    def write(document: Document) -> ReadBack:
        target = io.BytesIO()
        write_pdf(document, target)
        return ReadBack(target.getvalue(), tmp_path)

    return write


@pytest.fixture
def printed(written: Callable[[Document], ReadBack]) -> Callable[..., ReadBack]:
    """A document of one section that holds these blocks, as a PDF."""

    def write(*blocks: Block) -> ReadBack:
        section = Section("Only section", 1, "only", blocks, new_page=True)
        return written(Document("Title of the report", CREATED, sections=(section,), reference=HEAD))

    return write


GRADES = (
    GradeView("outstanding", "Outstanding", "O", "blue", "Consistently strong."),
    GradeView("good", "Good", "G", "green", "Reaches the board and is acted on."),
    GradeView("ri", "Requires improvement", "RI", "amber", "Reaches the board rarely.", ("action",)),
    GradeView("inadequate", "Inadequate", "I", "red", "Does not reach the board.", ("action", "reason"), True),
    GradeView("n-a", "Not applicable", "n/a", "grey", "", ("reason",)),
)


def question(name: str, text: str, answer: str, **more: Any) -> QuestionView:
    return QuestionView(name, f"s/{name}", "long-text", text, True, value=answer or None, printed=answer, **more)


def standard(name: str, number: str, **more: Any) -> StandardView:
    plain = StandardView(
        id=name,
        number=number,
        title=f"How does {name} reach the top?",
        area="leadership",
        guidance="",
        law=("Children Act 2004, section 11", "Working Together 2026, chapter 4"),
        typical_evidence=(),
        graded=True,
        grades=GRADES,
        questions=(
            question("in-place", "What is in place", f"A policy about {name}.\nIt is short.\n\nIt is read."),
            question("how-you-know", "How you know", ""),
        ),
        self_grade="good",
        self_reason=f"We looked at {name} twice.",
        grade_event="e1",
        grade_rivals=(),
        evidence=(EvidenceView("e2", f"Minutes on {name}", "SharePoint", "2027-02-01"),),
        actions=(),
        missing=(),
        mark="done",
        editable=True,
        content="c",
    )
    return replace(plain, **more)


def areas() -> tuple[AreaView, ...]:
    """Three standards: answered, not graded yet, not applicable."""
    first = (standard("voice", "1.1"), standard("hiring", "1.2", self_grade=None, self_reason="", evidence=()))
    last = standard("records", "2.1", self_grade="n-a", self_reason="We keep none.")
    return (
        AreaView("leadership", "1", "Leadership", "Who leads.", first),
        AreaView("practice", "2", "Practice", "", (last,)),
    )


@pytest.fixture
def make_view() -> Callable[..., ReturnView]:
    """An invented return; keyword arguments replace what they name."""

    def make(**more: Any) -> ReturnView:
        plain = ReturnView(
            id="r1",
            slug="police-2027",
            partnership="Exampleshire Safeguarding Children Partnership",
            state="in progress",
            labels=("overdue",),
            revision=0,
            head=HEAD,
            agency=AgencyView("a1", "exampleshire-police", "Exampleshire Police", "police", "Police"),
            edition=EditionView("s11", "2027.1", "Section 11 self-audit", "ab" * 32, declaration="I declare it true."),
            round=RoundView("o1", "section-11-2027", "Section 11 self-audit 2027", "2027-03-19"),
            contacts=(("Front door", "01234 567 890"), ("Out of hours", "01234 567 891"), ("LADO", "")),
            areas=areas(),
            counts=Counts(asked=3, answered=2, graded=2, to_grade=3, done=1, missing=4),
            missing=(),
            actions=(ActionView("x1", "x1", "Two case studies", "Chief Inspector", "2027-06-30", "open", "voice"),),
            signatures=(),
            can=frozenset({"answer"}),
            sees_panel=False,
            viewer="p1",
            as_of="2027-03-03T14:02:00.000Z",
        )
        return replace(plain, **more)

    return make
