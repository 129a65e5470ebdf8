"""How signatures, and who has still to give one, are written on every screen."""

from collections.abc import Sequence

from s11tui.audit.view_models import RatificationView, ReturnView, SignatureView
from s11tui.questionnaire.vocabulary import SIGN_OFF_ROLES
from s11tui.tui.words import day_of, moment_of

_HOW = {"signed in": "signed in here", "by the lead": "declared here", "paper": "on paper", "e-mail": "by e-mail"}


def office_words(office: str) -> str:
    """A role of an edition's `sign_off`, as people call it."""
    return SIGN_OFF_ROLES.get(office, office)


def offices_in_words(offices: Sequence[str]) -> str:
    """Several of them: `chief officer and chair of governors`."""
    words = [office_words(one).lower() for one in offices]
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def last_signatures(view: ReturnView) -> tuple[SignatureView, ...]:
    """The signatures of the last submission."""
    return tuple(one for one in view.signatures if one.revision == view.revision)


def signature_words(one: SignatureView, zone: str, *, beside: str = "") -> str:
    """`Pat Chair, chair of governors: on paper on Thu 18 March 2027, recorded by Lee Lead on Fri 19 March 2027 …`.

    Args:
        beside: a role that stands beside it already, and is not said again.
    """
    how = _HOW.get(one.how, one.how)
    when = moment_of(one.at, zone)
    if one.recorded_by:
        when = f"{day_of(one.signed_on)}, recorded by {one.recorded_by} on {when}"
    who = one.name if one.role == beside else f"{one.name}, {one.role}"
    return f"{who}: {how} on {when}"


def ratification_words(one: RatificationView) -> str:
    """Whether a governing body must still confirm it, or when it did."""
    if not one.on:
        return f"{one.body} must still confirm it, by {day_of(one.by)}"
    return f"{one.body} confirmed it on {day_of(one.on)}" + (f" ({one.minute})" if one.minute else "")
