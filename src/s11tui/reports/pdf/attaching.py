"""Files inside the file, as PDF/A-3 wants them."""

import hashlib
from collections.abc import Sequence
from typing import Any

from reportlab.pdfbase import pdfdoc

from s11tui.reports.document import Attachment
from s11tui.reports.pdf.objects import Stream, add


def write_attachments(pdf: Any, attachments: Sequence[Attachment]) -> None:
    """Add the attachments to the file and name them in the catalogue."""
    if not attachments:
        return
    ordered = sorted(attachments, key=lambda one: one.name)
    specifications = [_specification(pdf, at, one) for at, one in enumerate(ordered)]
    named: list[Any] = []
    for one, specification in zip(ordered, specifications, strict=True):
        named += [pdfdoc.PDFString(one.name), specification]
    names = pdfdoc.PDFDictionary({"Names": pdfdoc.PDFArray(named)})
    pdf.Catalog.Names = pdfdoc.PDFDictionary({"EmbeddedFiles": names})
    pdf.Catalog.AF = pdfdoc.PDFArray(specifications)


def _specification(pdf: Any, at: int, attachment: Attachment) -> Any:
    checksum = hashlib.md5(attachment.data, usedforsecurity=False).hexdigest()
    parameters = {
        "Size": len(attachment.data),
        "ModDate": pdfdoc.PDFDate(ts=pdf._timeStamp),
        "CheckSum": f"<{checksum}>",
    }
    entries = {
        "Type": pdfdoc.PDFName("EmbeddedFile"),
        "Subtype": "/" + pdfdoc.PDFName(attachment.mime)[1:].replace("/", "#2F"),
        "Params": pdfdoc.PDFDictionary(parameters),
    }
    file = add(pdf, f"attachment{at}", Stream(entries, attachment.data))
    specification = {
        "Type": pdfdoc.PDFName("Filespec"),
        "F": pdfdoc.PDFString(attachment.name),
        "UF": pdfdoc.PDFString(attachment.name),
        "Desc": pdfdoc.PDFString(attachment.description),
        "AFRelationship": pdfdoc.PDFName("Data"),
        "EF": pdfdoc.PDFDictionary({"F": file, "UF": file}),
    }
    return pdf.Reference(pdfdoc.PDFDictionary(specification))
