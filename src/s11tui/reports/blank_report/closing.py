"""The last page: the declaration, and where to sign."""

from collections.abc import Sequence

from s11tui.questionnaire.vocabulary import SIGN_OFF_ROLES
from s11tui.reports.document import Block, Paragraph, Section, SignatureLines

_TOLD = "Signing submits nothing: whoever types the form in records this page as a signature on paper and keeps it."
_SIGNED = SignatureLines(("Name", "Signature", "Date"))


def signatures(declaration: str, roles: Sequence[str]) -> Section:
    """The declaration, lines for everybody who signs, and one for who typed it in."""
    blocks: list[Block] = []
    if declaration.strip():
        blocks += [Paragraph("The declaration", "label"), Paragraph(declaration, "quote")]
    blocks.append(Paragraph(_TOLD, "small"))
    for role in [SIGN_OFF_ROLES.get(role, role) for role in roles] or ["Safeguarding lead"]:
        blocks += [Paragraph(role, "label"), _SIGNED]
    blocks += [Paragraph("When it has been typed in", "label"), SignatureLines(("Typed in by", "Date"))]
    return Section("Declaration and signatures", 1, "sign-off", tuple(blocks), new_page=True)
