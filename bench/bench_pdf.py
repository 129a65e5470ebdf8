"""What a tagged, archivable PDF costs, beside plain ReportLab on the same content.

The content is the return report of an invented return of 60 standards. Both write it in the same process, in turn;
what counts is process CPU time, and of all rounds the median. The plain version is what one would write by hand:
`Paragraph` and `Table`, no tags, no bookmarks, no page numbers in the list of contents, no attachment.

    python bench/bench_pdf.py [--rounds 9] [--standards 60] [--most 1.2]

Exit status 1 if the ratio is above `--most`.
"""

import argparse
import gc
import io
import random
import sys
from collections.abc import Callable
from statistics import median
from time import process_time
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import SimpleDocTemplate, Spacer
from reportlab.platypus import Table as Grid

from s11tui.audit.view_models import (
    ActionView,
    AgencyView,
    AreaView,
    Counts,
    EditionView,
    EvidenceView,
    GradeView,
    OutcomeView,
    QuestionView,
    ReturnView,
    RoundView,
    StandardView,
)
from s11tui.reports import document as model
from s11tui.reports.fonts import faces
from s11tui.reports.pdf import write_pdf
from s11tui.reports.return_report import return_document

SENTENCE = (
    "the agency has a written process which senior leaders review every year and the evidence shows that teams follow "
    "it in most services although two areas need more work before the next audit the board reads a report each quarter "
    "children and families were asked what changed for them and their answers were recorded with the actions taken"
)
WORDS = SENTENCE.split()
GRADES = (
    GradeView("outstanding", "Outstanding", "O", "blue", "Consistently strong and able to show what changed."),
    GradeView("good", "Good", "G", "green", "In place, known and acted on."),
    GradeView("ri", "Requires improvement", "RI", "amber", "In place, but not everywhere or not known."),
    GradeView("inadequate", "Inadequate", "I", "red", "Not in place."),
)
AREAS = 10
LOOK = {
    "body": ParagraphStyle("body", fontName="Plain", fontSize=10.75, leading=15.75, spaceAfter=8),
    "small": ParagraphStyle("small", fontName="Plain", fontSize=9.25, leading=13, spaceAfter=5),
    "lead": ParagraphStyle("lead", fontName="Plain", fontSize=13, leading=19, spaceAfter=10),
    "label": ParagraphStyle("label", fontName="Plain-Bold", fontSize=10.75, leading=15.75, keepWithNext=1),
    "cell": ParagraphStyle("cell", fontName="Plain", fontSize=9.75, leading=13.5),
    "h1": ParagraphStyle("h1", fontName="Plain-Bold", fontSize=22, leading=28, spaceAfter=10, keepWithNext=1),
    "h2": ParagraphStyle("h2", fontName="Plain-Bold", fontSize=14.5, leading=19.5, spaceBefore=24, keepWithNext=1),
}
TINTS = {"blue": "#dfebf6", "green": "#e0f0e3", "amber": "#fcedcd", "red": "#fae0dd", "grey": "#e9edf0"}


def sentences(dice: random.Random, count: int) -> str:
    return " ".join(" ".join(dice.choices(WORDS, k=14)).capitalize() + "." for _ in range(count))


def invented_answers(dice: random.Random, name: str) -> tuple[QuestionView, ...]:
    """The three usual questions, answered in some 180 words."""
    texts = (f"{sentences(dice, 4)}\n\n{sentences(dice, 2)}", sentences(dice, 4), sentences(dice, 3))
    asked = ("What is in place", "How you know", "What difference it has made for children")
    return tuple(
        QuestionView(f"q{at}", f"{name}/q{at}", "long-text", text, True, value=said, printed=said)
        for at, (text, said) in enumerate(zip(asked, texts, strict=True))
    )


def invented_standard(dice: random.Random, area: int, number: int) -> StandardView:
    """A standard with answers of some 180 words, evidence, a self-grade and an agreed grade."""
    agreed = dice.choice(GRADES)
    name = f"standard-{area}-{number}"
    return StandardView(
        id=name,
        number=f"{area}.{number}",
        title=f"How does your agency make sure that {sentences(dice, 1)[:-1].lower()}?",
        area=f"area-{area}",
        guidance="",
        law=("Children Act 2004, section 11(2)", "Working Together 2026, chapter 4"),
        typical_evidence=(),
        graded=True,
        grades=GRADES,
        questions=invented_answers(dice, name),
        self_grade=dice.choice(GRADES).id,
        self_reason=sentences(dice, 2),
        evidence=tuple(EvidenceView(f"e{at}", sentences(dice, 1), "Shared drive", "2027-01-15") for at in range(3)),
        missing=(),
        mark="done",
        editable=False,
        content="",
        outcome=OutcomeView("confirmed", agreed.id, agreed.label, agreed.short, agreed.colour, sentences(dice, 1),
                            "Cleo Chair", "2027-04-10T09:30:00.000Z", "Follow-up meeting", shared=True),
    )  # fmt: skip


def invented_areas(dice: random.Random, standards: int) -> tuple[AreaView, ...]:
    """Ten areas that share the standards."""
    each = max(standards // AREAS, 1)
    return tuple(
        AreaView(f"area-{area}", str(area), sentences(dice, 1)[:40], sentences(dice, 2),
                 tuple(invented_standard(dice, area, number) for number in range(1, each + 1)))
        for area in range(1, AREAS + 1)
    )  # fmt: skip


def invented_return(standards: int) -> ReturnView:
    """A return of that many standards, with an action for every third."""
    dice = random.Random(11)
    actions = tuple(
        ActionView(f"x{at}", f"x{at}", sentences(dice, 2), "Safeguarding lead", "2027-06-30", "open")
        for at in range(standards // 3)
    )
    return ReturnView(
        id="r",
        slug="r",
        partnership="Exampleshire Safeguarding Children Partnership",
        state="agreed",
        labels=(),
        revision=1,
        head="ab" * 32,
        agency=AgencyView("a", "exampleshire-police", "Exampleshire Police", "police", "Police"),
        edition=EditionView("s11", "2027.1", "Section 11 self-audit", "cd" * 32),
        round=RoundView("o", "section-11-2027", "Section 11 self-audit 2027", "2027-03-19"),
        contacts=(("Front door", "01234 567890"),),
        areas=invented_areas(dice, standards),
        counts=Counts(standards, standards, standards, standards, standards, 0),
        missing=(),
        actions=actions,
        can=frozenset(),
        sees_panel=False,
        viewer="p",
        as_of="2027-04-12T10:00:00.000Z",
        shared_at="2027-04-12T10:00:00.000Z",
    )


def register_plain_fonts() -> None:
    folder = faces.__file__.rsplit("faces", 1)[0]
    registerFont(TTFont("Plain", f"{folder}{faces.REGULAR}.ttf"))
    registerFont(TTFont("Plain-Bold", f"{folder}{faces.BOLD}.ttf"))
    registerFontFamily("Plain", normal="Plain", bold="Plain-Bold", italic="Plain", boldItalic="Plain-Bold")


def texts_of(said: str, look: str) -> list[Any]:
    return [Text(escape(part).replace("\n", "<br/>"), LOOK[look]) for part in said.split("\n\n") if part.strip()]


def plain_table(block: model.Table) -> Grid:
    """A table whose cells are paragraphs, for they may wrap."""
    rows = [[Text(escape(text), LOOK["label"]) for text in block.header]]
    rows += [[Text(escape(cell.text), LOOK["cell"]) for cell in row] for row in block.rows]
    tints = [
        ("BACKGROUND", (across, down), (across, down), HexColor(TINTS[cell.colour]))
        for down, row in enumerate(block.rows, 1)
        for across, cell in enumerate(row)
        if cell.colour
    ]
    lines = [("LINEBELOW", (0, 0), (-1, -1), 0.5, HexColor("#cbd3da")), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    widths = [share * 463 / sum(block.widths) for share in block.widths]
    return Grid(rows, colWidths=widths, repeatRows=1, style=[*lines, *tints])


def plain_block(block: model.Block) -> list[Any]:
    """A block as one would write it with ReportLab alone."""
    match block:
        case model.Paragraph():
            return texts_of(block.text, block.style if block.style in LOOK else "body")
        case model.Bullets():
            return [
                Text(escape(item if isinstance(item, str) else item.text), LOOK["body"], bulletText="•")
                for item in block.items
            ]
        case model.Facts():
            return [
                Grid([[Text(escape(text), LOOK["cell"]) for text in row] for row in block.rows], colWidths=[139, 324])
            ]
        case model.GradeLine():
            style = [("BACKGROUND", (1, 0), (1, 0), HexColor(TINTS[block.colour or "grey"]))]
            line = Grid(
                [[Text(escape(block.label), LOOK["label"]), Text(escape(block.grade), LOOK["label"])]], style=style
            )
            return [line, *texts_of(block.note, "small")]
        case model.Table():
            return [plain_table(block)]
        case model.Notice():
            return [part for line in (block.title, *block.lines) for part in texts_of(line, "body")]
        case model.SignatureLines():
            return [part for label in block.labels for part in texts_of(f"{label} ____________", "body")]
        case model.Link():
            return texts_of(block.text, "body")
    return [NewPage()]


def plain_story(document: model.Document) -> list[Any]:
    """The whole document, cover and list of contents included."""
    story: list[Any] = [Text(escape(document.title), LOOK["h1"]), *texts_of(document.subtitle, "lead")]
    story += [part for block in document.cover for part in plain_block(block)]
    story += [NewPage(), *(Text(escape(section.title), LOOK["body"]) for section, _ in document.walk()), NewPage()]
    for section, depth in document.walk():
        story += [NewPage()] if section.new_page else []
        story.append(Text(escape(section.title), LOOK["h1" if depth == 1 else "h2"]))
        story += [part for block in section.blocks for part in plain_block(block)]
    return [*story, Spacer(1, 1)]


def write_plain(document: model.Document, target: io.BytesIO) -> None:
    """Plain ReportLab, one pass, title above and page number below."""

    def furniture(canvas: Any, _template: Any) -> None:
        canvas.setFont("Plain", 8.5)
        canvas.drawString(66, 806, document.title[:80])
        canvas.drawString(66, 40, f"Page {canvas.getPageNumber()}")

    template = SimpleDocTemplate(target, leftMargin=60, rightMargin=60, topMargin=72, bottomMargin=70, invariant=1)
    template.build(plain_story(document), onFirstPage=furniture, onLaterPages=furniture)


def cpu(write: Callable[[model.Document, Any], None], document: model.Document) -> tuple[float, int]:
    """CPU seconds of one writing, and the size of the file in bytes."""
    target = io.BytesIO()
    gc.collect()
    start = process_time()
    write(document, target)
    return process_time() - start, len(target.getvalue())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--standards", type=int, default=60)
    parser.add_argument("--most", type=float, default=1.2)
    given = parser.parse_args()
    register_plain_fonts()
    view = invented_return(given.standards)
    start = process_time()
    document = return_document(view)
    making = process_time() - start
    write_plain(document, io.BytesIO())
    write_pdf(document, io.BytesIO())
    plain, tagged = [], []
    for _ in range(given.rounds):
        plain.append(cpu(write_plain, document))
        tagged.append(cpu(write_pdf, document))
    slow, quick = median(one[0] for one in plain), median(one[0] for one in tagged)
    out = sys.stdout.write
    out(f"{given.standards} standards, {given.rounds} rounds, CPU seconds (median, least)\n")
    out(f"  plain ReportLab  {slow:.3f}  {min(plain)[0]:.3f}  {plain[0][1] // 1000} kB\n")
    out(f"  tagged           {quick:.3f}  {min(tagged)[0]:.3f}  {tagged[0][1] // 1000} kB\n")
    out(f"  making the document from the view  {making:.3f}\n")
    out(f"  ratio tagged / plain  {quick / slow:.2f}  (at most {given.most})\n")
    return 0 if quick / slow <= given.most else 1


if __name__ == "__main__":
    sys.exit(main())
