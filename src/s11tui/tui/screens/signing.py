"""What is asked when a return is signed, recorded as signed, confirmed or sent back."""

from collections.abc import Mapping
from datetime import date

from s11tui.audit.view_models import ReturnView
from s11tui.errors import BadInput
from s11tui.tui.bridge import Bridge
from s11tui.tui.delivering import file_hint, named_file
from s11tui.tui.screens.ask import Field
from s11tui.tui.sign_off_words import office_words
from s11tui.workspace.session import Session

Values = Mapping[str, str]

DECLARES = "You declare what you have read: signing writes the report first, shows it to you, and then asks you."
DECLINE = "The lead sees your reason and changes the return; it then comes to you again."
FALL_AWAY = "The signatures that were given so far fall away: everybody signs again."
HOW_SHOWN = (("paper", "on paper"), ("e-mail", "by e-mail"))
OUTSIDE = "Record who declared it true, and how. It is never shown as if they had signed in here themselves."
_DAY = "year-month-day"


def sign_fields(view: ReturnView, name: str, *, signs: bool) -> tuple[Field, ...]:
    """Asked of who signs in person; of the lead, where the edition asks no sign-off."""
    fields: tuple[Field, ...] = (
        _role_field(view, "In which role do you sign?", "Your role, as it will be printed")
        if signs
        else Field("role", "Your role, as it will be printed", value="safeguarding lead"),
    )
    if not signs:
        fields = (Field("name", "Your name, as it will be printed", value=name), *fields)
    # What still awaits another signature is not submitted yet, and is confirmed by nobody before that.
    return fields if len(view.to_sign) > 1 else (*fields, *_may_need_ratification())


def _may_need_ratification() -> tuple[Field, ...]:
    return (
        Field("body", "Must a governing body still confirm it? Which?", hint="may stay empty"),
        Field("by", "By which day must it confirm?", hint=f"{_DAY}; may stay empty"),
    )


def _role_field(view: ReturnView, which: str, printed: str) -> Field:
    """The role: chosen of those that have still to sign; where the edition asks for one, in their own words."""
    if len(view.edition.sign_off) > 1:
        choices = tuple((one, office_words(one)) for one in view.to_sign)
        # With several left nothing is chosen for them: a signature in the wrong role would stand.
        return Field("role", which, "choice", choices[0][0] if len(choices) == 1 else "", choices=choices)
    role = ", ".join(office_words(one) for one in view.edition.sign_off)
    return Field("role", printed, value=role)


def outside_fields(bridge: Bridge, view: ReturnView, today: date) -> tuple[Field, ...]:
    """Asked of who records a signature that was given outside the program."""
    return (
        Field("name", "Who signed?"),
        _role_field(view, "In which role?", "In which role?"),
        Field("shown", "How?", "choice", "paper", choices=HOW_SHOWN),
        Field("signed_on", "On which day?", value=today.isoformat(), hint=_DAY),
        Field("evidence", "Where is the signed original held?", hint="may stay empty"),
        Field("scan", "A scan of it, to keep with the record", hint=file_hint(bridge)),
    )


def decline_fields() -> tuple[Field, ...]:
    """Asked of a signatory who does not sign."""
    return (Field("reason", "Why?", "text"),)


def expect_fields() -> tuple[Field, ...]:
    """Asked where a governing body must still confirm what was submitted."""
    return (
        Field("body", "Who must confirm it?", hint="for example: Full governing body"),
        Field("by", "By which day?", hint=_DAY),
    )


def ratify_fields(today: date) -> tuple[Field, ...]:
    """Asked when it has."""
    return (
        Field("on", "On which day was it confirmed?", value=today.isoformat(), hint=_DAY),
        Field("minute", "In which minute?", hint="may stay empty"),
    )


def original_fields(bridge: Bridge, typed_from: str) -> tuple[Field, ...]:
    """Asked of a manager who typed a return on the agency's behalf."""
    return (
        Field("title", "What is it?", value=typed_from, hint="for example: e-mail of 3 March"),
        Field("file", "The file", hint=file_hint(bridge)),
    )


def declare(session: Session, view: ReturnView, given: Values, report: str) -> ReturnView:
    """Declare what stands in `view`, and say who must still confirm it where that was said too."""
    with session.transaction():
        after = session.submitting.declare(view.id, view.head, given.get("name"), _role(given) or None, report=report)
        if given.get("body"):
            after = session.submitting.expect_ratification(view.id, given["body"], given["by"])
        return after


def record_outside(bridge: Bridge, session: Session, view: ReturnView, given: Values) -> ReturnView:
    """Record a signature on paper or by e-mail; what was not sent for sign-off before is sent with it."""
    with session.transaction():
        if view.state != "awaiting sign-off":
            session.submitting.send(view.id)
        return session.submitting.record_outside(
            view.id,
            given["name"],
            office_words(_role(given)),
            shown=given["shown"],
            signed_on=given["signed_on"],
            evidence=given["evidence"],
            scan=named_file(bridge, given["scan"]),
        )


def _role(given: Values) -> str:
    if not given["role"].strip():
        raise BadInput("The role was not said.", "Choose it with the arrow keys and Enter, or write it.")
    return given["role"]
