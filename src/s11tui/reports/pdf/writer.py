"""Writes a document as a PDF."""

from collections.abc import Callable
from hashlib import md5
from threading import Lock
from typing import Any, BinaryIO

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from s11tui.reports.document import Document
from s11tui.reports.fonts.chain import Chains
from s11tui.reports.fonts.faces import REGULAR, face
from s11tui.reports.pdf.attaching import write_attachments
from s11tui.reports.pdf.embedding import embed_fonts, mend_streams
from s11tui.reports.pdf.furniture import Furniture
from s11tui.reports.pdf.metadata import write_metadata
from s11tui.reports.pdf.objects import Stream, add
from s11tui.reports.pdf.pages import Filler, Page
from s11tui.reports.pdf.pen import Pen
from s11tui.reports.pdf.story import story
from s11tui.reports.pdf.style import PAGE_HEIGHT, PAGE_WIDTH
from s11tui.reports.pdf.tree_writer import write_tree

Progress = Callable[[float], None]

_ONE_AT_A_TIME = Lock()
"""The engine's fonts are shared by the whole process and may serve one file at a time."""

_FILLED, _DRAWN = 0.35, 0.85
"""Shares of the work that are done when pages are filled, and when they are drawn."""


def write_pdf(document: Document, target: BinaryIO, progress: Progress | None = None) -> None:
    """Write the document as a PDF that meets PDF/UA-1 and PDF/A-3A.

    The same document always gives the same bytes. `progress` hears the share of the work that is done, from 0
    to 1; what it raises stops the writing.
    """
    told = progress or _nobody
    with _ONE_AT_A_TIME:
        data = _pdf(document, told)
    target.write(data)
    told(1.0)


def page_count(document: Document) -> int:
    """On how many pages a document would stand; nothing is drawn."""
    with _ONE_AT_A_TIME:
        filler = Filler()
        filler.fill(story(document)[0], _nobody)
        return len(filler.pages)


def _nobody(_share: float) -> None:
    """Nobody wants to know how far it is."""


def _pdf(document: Document, told: Progress) -> bytes:
    told(0.0)
    flows, tree = story(document)
    filler = Filler()
    filler.fill(flows, lambda share: told(share * _FILLED))
    canvas = _new_canvas(document)
    pen = Pen(canvas, filler.places, len(filler.pages))
    _draw_pages(document, filler.pages, pen, told)
    told(_DRAWN)
    pdf = canvas._doc
    write_metadata(pdf, document)
    write_attachments(pdf, document.attachments)
    write_tree(pdf, tree, pen.parents)
    embed_fonts(pdf)
    _write_pages(pdf)
    mend_streams(pdf)
    data: bytes = pdf.GetPDFData(canvas)
    return data


def _new_canvas(document: Document) -> Any:
    return Canvas(
        "",
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        initialFontName=face(REGULAR).name,
        lang=document.language,
        enforceColorSpace=None,
    )


def _draw_pages(document: Document, pages: list[Page], pen: Pen, told: Progress) -> None:
    furniture = Furniture(document, Chains())
    for at, page in enumerate(pages):
        page.draw(pen)
        furniture.draw(pen, with_header=not page.has_band)
        pen.finish_page()
        told(_FILLED + (_DRAWN - _FILLED) * (at + 1) / len(pages))


def _write_pages(pdf: Any) -> None:
    """Give each page its stream, and the catalogue the entries that the engine does not know."""
    # The engine's own fingerprint starts with a date that the environment can set.
    pdf.signature = md5(usedforsecurity=False)
    for at, page in enumerate(pdf.Pages.pages):
        content = page.stream.encode("latin-1")
        pdf.updateSignature(content)
        page.Contents = add(pdf, f"content{at}", Stream({}, content))
    for known in ("OutputIntents", "AF"):
        pdf.Catalog.__NoDefault__ = [*pdf.Catalog.__NoDefault__, known]
    pdf.Catalog.PageMode = pdfdoc.PDFName("UseOutlines")
