"""Who declared a return true, who has still to, and who confirms it afterwards."""

from collections.abc import Mapping

from s11tui.audit.state import ReturnState, Signature
from s11tui.audit.view_models import OriginalView, RatificationView, SignatureView

_TO_BE_SIGNED = ("open", "awaiting sign-off", "returned")
_INSIDE = ("signed in", "by the lead")


def signature_views(state: ReturnState, names: Mapping[str, str]) -> tuple[SignatureView, ...]:
    """Every signature of every submission, in order."""
    return tuple(
        _signature(one, submission.revision, submission.head, names)
        for submission in state.submissions
        for one in submission.signatures
    )


def signed_so_far(state: ReturnState, names: Mapping[str, str]) -> tuple[SignatureView, ...]:
    """The signatures given to what awaits sign-off."""
    return tuple(_signature(one, state.revision + 1, "", names) for one in state.signed)


def still_to_sign(state: ReturnState, sign_off: tuple[str, ...]) -> tuple[str, ...]:
    """The roles of an edition's `sign_off` that have not signed what awaits it; none once it is submitted."""
    if state.stage not in _TO_BE_SIGNED:
        return ()
    given = {one.office for one in state.signed}
    return tuple(office for office in sign_off if office not in given)


def _signature(one: Signature, revision: int, head: str, names: Mapping[str, str]) -> SignatureView:
    return SignatureView(
        revision=revision,
        name=one.name,
        role=one.role,
        at=one.at,
        how=one.how,
        head=head,
        recorded_by=names.get(one.who, "") if one.how not in _INSIDE else "",
        signed_on=one.signed_on,
        shown=one.shown,
        office=one.office,
        scan=one.scan,
        report=one.report,
    )


def ratification_view(state: ReturnState) -> RatificationView | None:
    """The governing body that must still confirm, or has."""
    one = state.ratification
    return None if one is None else RatificationView(one.body, one.by, one.on, one.minute)


def original_views(state: ReturnState, names: Mapping[str, str]) -> tuple[OriginalView, ...]:
    """What the partnership typed from."""
    return tuple(OriginalView(one.title, names.get(one.who, ""), one.at, one.file) for one in state.originals)
