"""What the file says about itself: dates, XMP, and the colours it is meant for."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from s11tui.reports.document import Document
from s11tui.reports.fonts.drawable import drawable
from s11tui.reports.pdf.cover import UNTITLED
from s11tui.reports.pdf.objects import Stream, add

PRODUCER = "s11tui"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
{extension}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""

_EXTENSION = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file meets</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""PDF/A wants every schema described that is not its own."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in the shape in which the engine keeps dates."""

    t: float
    lt: tuple[int, ...]
    YMDhms: tuple[int, ...]
    dhh: int = 0
    dmm: int = 0
    tzname: str = "UTC"


def moment_of(created: datetime) -> Moment:
    """The document's moment, in UTC and whole seconds: nothing else dates the file."""
    utc = created.astimezone(UTC).replace(microsecond=0)
    parts = tuple(utc.timetuple())
    return Moment(utc.timestamp(), parts, parts[:6])


def one_line(text: str, otherwise: str = "") -> str:
    """A text as it may stand in the file's properties."""
    return " ".join(drawable(text).split())[:2000] or otherwise


def _in_xml(text: str) -> str:
    """A text for the packet, which is not compressed: it must not hold the word by which readers find its end."""
    return escape(text).replace("endstream", "&#101;ndstream")


def write_metadata(pdf: Any, document: Document) -> None:
    """Add title, dates, XMP and the output intent to the file."""
    pdf._timeStamp = moment_of(document.created)
    info = pdf.info
    info.title = one_line(document.title, UNTITLED)
    info.author = one_line(document.author, PRODUCER)
    info.subject = one_line(document.subject, info.title)
    info.creator = info.producer = PRODUCER
    packet = _PACKET.format(
        language=escape(document.language),
        title=_in_xml(info.title),
        author=_in_xml(info.author),
        subject=_in_xml(info.subject),
        moment=f"{document.created.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+00:00",
        producer=PRODUCER,
        extension=_EXTENSION,
    )
    entries = {"Type": pdfdoc.PDFName("Metadata"), "Subtype": pdfdoc.PDFName("XML")}
    catalogue = pdf.Catalog
    catalogue.Metadata = add(pdf, "xmp", Stream(entries, packet.encode(), compress=False))
    catalogue.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
    catalogue.ViewerPreferences = pdfdoc.PDFDictionary({"DisplayDocTitle": "true"})
    catalogue.OutputIntents = pdfdoc.PDFArray([_output_intent(pdf)])


def _output_intent(pdf: Any) -> Any:
    profile = add(pdf, "colour-profile", Stream({"N": 3}, colour_profile()))
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": profile,
        }
    )


@lru_cache(maxsize=1)
def colour_profile() -> bytes:
    """The sRGB profile that comes with Pillow, without the day on which it was made."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes.fromhex("07d000010001000000000000")  # 1 January 2000
    profile[84:100] = bytes(16)  # the digest of a profile is optional
    return bytes(profile)
