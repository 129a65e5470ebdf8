"""Who has signed, who has still to, who confirms it afterwards, and what it was typed from."""

from textual.content import Content

from s11tui.audit.view_models import OriginalView, ReturnView, SignatureView
from s11tui.tui.sign_off_words import office_words, ratification_words, signature_words
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.widgets.review_rows import is_handed_in
from s11tui.tui.words import mark, moment_of, muted, plain

SCAN, ORIGINAL = "scan:", "original:"
"""Before the number, from 1, of the signature or the original whose file a row is about."""
_SAVE = "Enter saves a copy of "


def signing_rows(view: ReturnView, zone: str) -> list[Row]:
    """One row a role or signature; then the governing body; then what the partnership typed from."""
    rows = _given(view, zone) if is_handed_in(view) else _awaited(view, zone)
    if view.ratification is not None and (is_handed_in(view) or view.ratification.on):
        one = view.ratification
        sign = mark("done" if one.on else "needs-you")
        rows.append(Row("ratification", plain("Confirmed" if one.on else "Ratification due"), _ratified(view), sign))
    rows += [_original(number, one, zone) for number, one in enumerate(view.originals, 1)]
    return rows


def _ratified(view: ReturnView) -> Content:
    return plain(ratification_words(view.ratification)) if view.ratification is not None else Content("")


def _given(view: ReturnView, zone: str) -> list[Row]:
    return [
        _signature(f"{SCAN}{number}", one, zone)
        for number, one in enumerate(view.signatures, 1)
        if one.revision == view.revision
    ]


def _awaited(view: ReturnView, zone: str) -> list[Row]:
    signed = {one.office: one for one in view.signed}
    rows = []
    for office in view.edition.sign_off:
        one = signed.get(office)
        if one is not None:
            rows.append(_signature(f"signed-{office}", one, zone))
        else:
            role = plain(office_words(office))
            rows.append(Row(f"to-sign-{office}", role, muted("has still to sign"), mark("empty")))
    return rows


def _signature(row_id: str, one: SignatureView, zone: str) -> Row:
    role = office_words(one.office) if one.office else one.role
    scan = f" · {_SAVE if row_id.startswith(SCAN) else ''}{one.scan.name}" if one.scan is not None else ""
    return Row(
        row_id, plain(role), Content.assemble(plain(signature_words(one, zone, beside=role)), muted(scan)), mark("done")
    )


def _original(number: int, one: OriginalView, zone: str) -> Row:
    words = f"{one.title} · attached by {one.who} {moment_of(one.at, zone)}"
    file = f" · {_SAVE}{one.file.name}" if one.file is not None else ""
    return Row(f"{ORIGINAL}{number}", plain("Typed from"), Content.assemble(plain(words), muted(file)), Content("·"))
