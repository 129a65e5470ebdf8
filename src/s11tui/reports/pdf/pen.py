"""Draws on the pages of a PDF, and marks what was drawn as a part of the logical tree or as decoration.

All places are in points from the lower left corner of the page.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase import pdfdoc

from s11tui.reports.fonts.chain import Chain, Run
from s11tui.reports.pdf.structure import Clickable, Element, Marked, text_string
from s11tui.reports.pdf.style import TextStyle, components

_CAP_HEIGHT = 0.668
"""Of the main face, as a share of the type size: lines are centred on their capitals."""


class Pen:
    """What draws on one PDF.

    Attributes:
        total_pages: how many pages there will be.
        places: the page's index and the upper edge of every anchor.
        parents: for each key of a page or link, the elements that own what was drawn there.
    """

    def __init__(self, canvas: Any, places: dict[str, tuple[int, float]], total_pages: int) -> None:
        self._canvas = canvas
        self._document = canvas._doc
        self._emit = canvas.addLiteral
        self._owners: list[Element] = []
        self._in_artifact = False
        self.page = 0
        self.places = places
        self.total_pages = total_pages
        self.parents: dict[int, list[Element] | Element] = {}
        self._next_key = 0

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """What is drawn inside belongs to the element; inside decoration it stays decoration."""
        if self._in_artifact:
            yield
            return
        number = len(self._owners)
        self._owners.append(element)
        element.children.append(Marked(self.page, number))
        # Said twice, for copying reads the page and listening reads the tree.
        meant = f"/ActualText {text_string(element.meant)}" if element.meant else ""
        self._emit(f"/{element.role} <</MCID {number}{meant}>> BDC")
        yield
        self._emit("EMC")

    @contextmanager
    def artifact(self, kind: str = "Layout", subtype: str = "") -> Iterator[None]:
        """What is drawn inside is decoration, or repeats what was said before."""
        if self._in_artifact:
            yield
            return
        self._in_artifact = True
        also = f"/Subtype/{subtype}" if subtype else ""
        self._emit(f"/Artifact <</Type/{kind}{also}>> BDC")
        yield
        self._emit("EMC")
        self._in_artifact = False

    def say(
        self, element: Element, lines: Sequence[str], chain: Chain, style: TextStyle, left: float, top: float
    ) -> None:
        """Lines below each other that belong to the element; `top` is the upper edge of the first.

        Stand-ins become a part of their own, which says what they were drawn for.
        """
        if all(map(chain.has_all, lines)):
            with self.marked(element):
                self.text(lines, chain, style, left, top)
            return
        for line in lines:
            across = left
            for run in chain.runs(line):
                part = element if self._in_artifact or not run.stands_for else element.add("Span")
                part.meant = run.stands_for if part is not element else element.meant
                with self.marked(part):
                    self._runs([[run]], style, across, top)
                across += chain.width(run.stands_for or run.text) * style.size / 1000
            top -= style.leading

    def text(self, lines: Sequence[str], chain: Chain, style: TextStyle, left: float, top: float) -> None:
        """Lines below each other, inside `marked` or `artifact`; `top` is the upper edge of the first."""
        self._runs([chain.runs(line) for line in lines], style, left, top)

    def _runs(self, lines: Sequence[Sequence[Run]], style: TextStyle, left: float, top: float) -> None:
        baseline = top - (style.leading + style.size * _CAP_HEIGHT) / 2
        size = f"{style.size:g}"
        out = [f"BT {components(style.colour)} rg 1 0 0 1 {left:.2f} {baseline:.2f} Tm {style.leading:g} TL"]
        font = ""
        for line in lines:
            for run in line:
                font = self._show(run, size, font, out)
            out.append("T*")
        out[-1] = "ET"
        self._emit("\n".join(out))

    def _show(self, run: Run, size: str, font: str, out: list[str]) -> str:
        """Append the operators that show a run; gives the font that is set then."""
        engine = run.face.engine
        if run.face.plain_ascii and run.text.isascii():
            pieces = [(0, run.text)]
        else:
            split = engine.splitString(run.text, self._document)
            pieces = [(subset, codes.decode("latin-1")) for subset, codes in split]
        for subset, codes in pieces:
            wanted = engine.getSubsetInternalName(subset, self._document)
            if wanted != font:
                out.append(f"{wanted} {size} Tf")
                font = wanted
            out.append(f"({_escaped(codes)}) Tj")
        return font

    def rectangle(self, left: float, bottom: float, width: float, height: float, colour: str) -> None:
        """A filled rectangle; draw it inside `artifact`."""
        self._emit(f"{components(colour)} rg {left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re f")

    def rule(self, left: float, right: float, at: float, colour: str, thickness: float = 0.6) -> None:
        """A horizontal line; draw it inside `artifact`."""
        self._emit(f"{components(colour)} RG {thickness:g} w {left:.2f} {at:.2f} m {right:.2f} {at:.2f} l S")

    def bookmark(self, anchor: str, title: str, depth: int, top: float) -> None:
        """An entry of the outline that leads here; 1 for the outermost."""
        self._canvas.bookmarkPage(anchor, fit="XYZ", left=0, top=round(top, 2), zoom=0)
        self._canvas.addOutlineEntry(title, anchor, depth - 1, closed=depth > 1)

    def link_to_page(self, element: Element, box: tuple[float, float, float, float], url: str, says: str) -> None:
        """A sensitive area (left, bottom, right, top) that opens an address."""
        action = pdfdoc.PDFDictionary({"S": pdfdoc.PDFName("URI"), "URI": pdfdoc.PDFString(url)})
        self._annotate(element, box, says, {"A": action})

    def link_to_anchor(self, element: Element, box: tuple[float, float, float, float], anchor: str, says: str) -> None:
        """A sensitive area (left, bottom, right, top) that leads to a place in the document."""
        page, top = self.places[anchor]
        target = pdfdoc.PDFArray(
            [pdfdoc.PDFObjectReference(f"Page{page + 1}"), pdfdoc.PDFName("XYZ"), 0, round(top, 2), 0]
        )
        self._annotate(element, box, says, {"Dest": target})

    def _annotate(
        self, element: Element, box: tuple[float, float, float, float], says: str, what: dict[str, Any]
    ) -> None:
        key = self._take_key()
        entries = {
            "Type": pdfdoc.PDFName("Annot"),
            "Subtype": pdfdoc.PDFName("Link"),
            "Rect": pdfdoc.PDFArray([round(edge, 2) for edge in box]),
            "Border": pdfdoc.PDFArray([0, 0, 0]),
            "F": 4,
            "Contents": pdfdoc.PDFString(says),
            "StructParent": key,
            **what,
        }
        self._canvas._addAnnotation(pdfdoc.PDFDictionary(entries), f"link{key}")
        self.parents[key] = element
        element.children.append(Clickable(self.page, f"link{key}"))

    def finish_page(self) -> None:
        """Close the page; what comes next is drawn on a new one."""
        self._canvas.showPage()
        page = self._document.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.Tabs = pdfdoc.PDFName("S")
        page.StructParents = self._take_key()
        self.parents[page.StructParents] = self._owners
        self._owners = []
        self.page += 1

    def _take_key(self) -> int:
        key = self._next_key
        self._next_key += 1
        return key


def _escaped(codes: str) -> str:
    """Codes of a font as the inside of a PDF string."""
    if codes.isascii() and codes.isprintable() and "(" not in codes and ")" not in codes and "\\" not in codes:
        return codes
    return "".join(map(_ESCAPES.__getitem__, codes))


_ESCAPES = {
    chr(code): f"\\{chr(code)}" if chr(code) in "()\\" else chr(code) if 32 <= code < 127 else f"\\{code:03o}"
    for code in range(256)
}
