"""Writes the logical tree into the file."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from reportlab.pdfbase import pdfdoc

from s11tui.reports.pdf.objects import Written, add, number
from s11tui.reports.pdf.structure import Clickable, Element, Marked, text_string

_ROOT = "structure-tree"
_PARENTS = "structure-parents"


def write_tree(document: Any, root: Element, parents: Mapping[int, list[Element] | Element]) -> None:
    """Add the tree to the file and name it in the catalogue."""
    root.prune()
    add(document, _ROOT, Written(partial(_root_bytes, root, len(parents))))
    add(document, _PARENTS, Written(partial(_parents_bytes, parents)))
    for at, element in enumerate(root.walk()):
        name = f"element{at}"
        add(document, name, Written(partial(_element_bytes, element)))
        element.number = number(document, name)
    document.Catalog.StructTreeRoot = pdfdoc.PDFObjectReference(_ROOT)


def _root_bytes(root: Element, next_key: int, document: Any) -> bytes:
    numbers = (root.number, number(document, _PARENTS), next_key)
    return b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>" % numbers


def _element_bytes(element: Element, document: Any) -> bytes:
    above = element.parent.number if element.parent else number(document, _ROOT)
    page = next((child.page for child in element.children if isinstance(child, Marked)), None)
    out = [b"<</S/%s/P %d 0 R" % (element.role.encode(), above)]
    if page is not None:
        out.append(b"/Pg " + _page(document, page))
    kids = [_child(document, child, page) for child in element.children]
    if kids:
        out.append(b"/K " + kids[0] if len(kids) == 1 else b"/K[%s]" % b" ".join(kids))
    if element.meant:
        out.append(b"/ActualText " + text_string(element.meant).encode())
    if element.attributes:
        out.append(b"/A " + element.attributes.encode())
    return b"".join([*out, b">>"])


def _child(document: Any, child: Element | Marked | Clickable, page: int | None) -> bytes:
    if isinstance(child, Element):
        return b"%d 0 R" % child.number
    if isinstance(child, Clickable):
        annotation: bytes = document.refAnnotation(child.name).format(document)
        return b"<</Type/OBJR/Pg %s/Obj %s>>" % (_page(document, child.page), annotation)
    if child.page == page:
        return b"%d" % child.number
    return b"<</Type/MCR/Pg %s/MCID %d>>" % (_page(document, child.page), child.number)


def _page(document: Any, index: int) -> bytes:
    return b"%d 0 R" % number(document, f"Page{index + 1}")


def _parents_bytes(parents: Mapping[int, list[Element] | Element], document: Any) -> bytes:
    out = []
    for key, owners in sorted(parents.items()):
        if isinstance(owners, Element):
            out.append(b"%d %d 0 R" % (key, owners.number))
        else:
            out.append(b"%d[%s]" % (key, b" ".join(b"%d 0 R" % owner.number for owner in owners)))
    return b"<</Nums[%s]>>" % b"\n".join(out)
