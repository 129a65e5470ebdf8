"""What a person gets when they have signed: who declared what, when, how, and under which reference code."""

from collections.abc import Sequence

from textual.content import Content

from s11tui.audit.view_models import ReturnView
from s11tui.text import safe_name
from s11tui.tui.screens.menu import Menu
from s11tui.tui.sign_off_words import last_signatures, offices_in_words, ratification_words, signature_words
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import moment_of

_KEEP = (
    "Keep the code: the report has it too, and it shows that what is read later is what you sent. The answer of the "
    "partnership comes to your first screen."
)


def receipt_text(view: ReturnView, zone: str) -> str:
    """The receipt of the last submission, in plain words."""
    again = f" for the {_ordinal(view.revision)} time" if view.revision > 1 else ""
    lines = [f"{view.round.title} · {view.agency.name}", f"Submitted{again} {moment_of(view.submitted_at, zone)}", ""]
    lines.append("Declared true by")
    for one in last_signatures(view):
        lines.append(f"· {signature_words(one, zone)}")
        lines += [f"  Original: {one.shown}"] if one.shown else []
        lines += [f"  Scan kept: {one.scan.name}"] if one.scan is not None else []
    # One submission has one code, whoever signed it.
    lines += [f"Reference code  {code[:16]}" for code in _codes(view)]
    if view.ratification is not None:
        due = "" if view.ratification.on else "Ratification due: "
        lines.append(f"{due}{ratification_words(view.ratification)}")
    return "\n".join(lines)


def receipt_file(view: ReturnView, zone: str) -> tuple[str, bytes]:
    """Name and bytes of the receipt as a text file."""
    codes = "\n".join(f"Reference code in full: {code}" for code in _codes(view))
    words = f"{view.partnership}\nReceipt\n\n{receipt_text(view, zone)}\n\n{codes}\n\n{_KEEP}\n"
    name = safe_name(f"receipt-{view.agency.slug}-{view.round.slug}-revision-{view.revision}.txt")
    return name, words.encode()


def _codes(view: ReturnView) -> Sequence[str]:
    return tuple(dict.fromkeys(one.head for one in last_signatures(view)))


def receipt(view: ReturnView, zone: str, *, just_now: bool = False) -> Menu:
    """Says that it was submitted, by whom it was declared, and under which reference code."""
    rows = (
        Row("close", Content("Done")),
        Row("save", Content("Save this receipt as a text file")),
        Row("report", Content("Write the PDF report now")),
    )
    words = f"{receipt_text(view, zone)}\n\n{_KEEP}"
    return Menu("Submitted. Thank you." if just_now else "Receipt", words, rows)


def signed_so_far(view: ReturnView, zone: str) -> Menu:
    """Says that a signature was taken, and who has still to sign before it is submitted."""
    given = "\n".join(f"· {signature_words(one, zone)}" for one in view.signed)
    words = (
        f"{view.round.title} · {view.agency.name}\n{given}\n\nStill to sign: {offices_in_words(view.to_sign)}.\n"
        "It is submitted with the last signature, and cannot be changed until then.\n\n"
        f"Reference code  {view.head[:16]}"
    )
    last = view.signed[-1]
    title = f"{last.name} has signed." if last.recorded_by else "You have signed."
    return Menu(title, words, (Row("close", Content("Done")), Row("report", Content("Write the PDF report now"))))


def _ordinal(number: int) -> str:
    return {2: "second", 3: "third"}.get(number, f"{number}th")
