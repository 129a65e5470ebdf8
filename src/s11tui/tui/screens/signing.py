"""What is asked when a return is signed, and the receipt that is given then."""

from datetime import date

from textual.content import Content

from s11tui.audit.view_models import ReturnView
from s11tui.questionnaire.vocabulary import SIGN_OFF_ROLES
from s11tui.tui.screens.ask import Field
from s11tui.tui.screens.menu import Menu
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import moment_of

DECLINE = "The lead sees your reason and changes the return; it then comes to you again."
DECLARES = "You declare what you have read. F2 opens the whole return; F9 writes it as a PDF."
READ_FIRST = "You declare what you have read. To read it first: Esc, then F2 for the whole return, or F9 for a PDF."
HOW_SHOWN = (("paper", "on paper"), ("e-mail", "by e-mail"))


def sign_off_role(view: ReturnView) -> str:
    """The role that has to declare it, in words."""
    return ", ".join(SIGN_OFF_ROLES.get(one, one) for one in view.edition.sign_off)


def sign_fields(view: ReturnView, name: str, *, signs: bool) -> tuple[Field, ...]:
    """Asked of who signs in person; of the lead, where the edition asks no sign-off."""
    role = sign_off_role(view) if signs else "safeguarding lead"
    fields = (Field("role", "Your role, as it will be printed", value=role),)
    return fields if signs else (Field("name", "Your name, as it will be printed", value=name), *fields)


def outside_fields(view: ReturnView, today: date) -> tuple[Field, ...]:
    """Asked of who records a signature that was given outside the program."""
    return (
        Field("name", "Who signed?"),
        Field("role", "In which role?", value=sign_off_role(view)),
        Field("shown", "How?", "choice", "paper", choices=HOW_SHOWN),
        Field("signed_on", "On which day?", value=today.isoformat(), hint="year-month-day"),
        Field("evidence", "Where is the signed original held?", hint="may stay empty"),
    )


def decline_fields() -> tuple[Field, ...]:
    """Asked of a signatory who does not sign."""
    return (Field("reason", "Why?", "text"),)


def receipt(view: ReturnView, zone: str) -> Menu:
    """Says that it was submitted, when, and under which reference code."""
    signature = view.signatures[-1]
    words = (
        f"{view.round.title} · {view.agency.name}\n"
        f"Submitted {moment_of(signature.at, zone)}, declared by {signature.name}, {signature.role}.\n\n"
        f"Reference code  {view.head[:16]}\n\n"
        "Keep this code: it stands on the report too, and shows that what is read later is what you sent. The "
        "partnership reads the return and writes back; you see it here on your first screen."
    )
    rows = (
        Row("close", Content("Done")),
        Row("report", Content("Write the PDF report now")),
    )
    return Menu("Submitted. Thank you.", words, rows)
