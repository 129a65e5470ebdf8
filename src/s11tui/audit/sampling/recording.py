"""A draw as the body of an event, and back: drawn again from the record, it must give the same."""

from collections.abc import Mapping
from typing import Any

from s11tui.audit.events import Body
from s11tui.audit.sampling.drawing import METHOD, draw
from s11tui.audit.sampling.models import BY_HAND, ByHand, Candidate, Draw, Pick, Terms
from s11tui.audit.words import Words
from s11tui.errors import CannotStore, Refusal

_COUNTS = ("graded", "lowest", "highest", "jumps", "unevidenced", "overdue")


def body_of(drawn: Draw) -> dict[str, Any]:
    """All that the draw depended on, and what came of it: strings and whole numbers only.

    The reasons that people wrote are `Words`, to be sealed like all others. The candidates stand in it as they were on
    the day, so that it can be drawn again when the returns have moved on.
    """
    terms = drawn.terms
    return {
        "method": METHOD,
        "seed": terms.seed,
        "wanted": terms.wanted,
        "candidates": [_candidate_body(one) for one in terms.candidates],
        "by_hand": [{"return": one.id, "reason": Words(one.reason)} for one in terms.by_hand],
        "picks": [{**_told(one), "reasons": _reasons_body(one)} for one in drawn.picks],
    }


def drawn_again(body: Body) -> Draw:
    """The draw that the terms in a body (opened, with people's words in it) give today.

    Raises:
        CannotStore: the body is of a method that this version does not know, or is none that a draw left.
    """
    method = body.get("method")
    if method != METHOD:
        raise CannotStore(
            f"The record holds a sample that was drawn by a method ({method}) this version of s11tui does not know.",
            "Install the newest version and open it again; nothing was changed.",
        )
    try:
        return draw(_terms_in(body))
    except (KeyError, TypeError, ValueError, AttributeError, Refusal):
        raise CannotStore(
            "The record holds a sample that does not say what it was drawn from.",
            "Nothing was changed; the other samples can still be read.",
        ) from None


def differences(body: Body) -> tuple[str, ...]:
    """What of a recorded sample does not come out when it is drawn again, in words; empty where all of it does.

    The words of the reasons may be others than today's, and are not compared; their codes are.

    Raises:
        CannotStore: as `drawn_again`.
    """
    again, picks = [_told(one) for one in drawn_again(body).picks], body.get("picks")
    if not isinstance(picks, list) or not all(isinstance(one, dict) for one in picks):
        return ("The sample does not say which returns were picked.",)
    told = [{key: value for key, value in one.items() if key != "reasons"} for one in picks]
    if told == again:
        return ()
    lacking = [one["return"] for one in again if one not in told]
    found = [f"The return “{one}” is drawn in this way and is not recorded so." for one in lacking]
    if any(one not in again for one in told):
        found.append("The record holds a pick that the draw does not give.")
    return tuple(found) or ("The picks stand in another order than they were drawn in, or one stands twice.",)


def _told(one: Pick) -> dict[str, Any]:
    """A pick as it is compared."""
    return {"return": one.id, "how": one.how, "score": one.score, "codes": [reason.code for reason in one.reasons]}


def _reasons_body(one: Pick) -> list[str | Words]:
    """The reasons in words, for whoever reads the record: those of a person sealed, our own as they are."""
    return [Words(reason.words) if one.how == BY_HAND else reason.words for reason in one.reasons]


def _candidate_body(one: Candidate) -> dict[str, Any]:
    counts = {name: getattr(one, name) for name in _COUNTS}
    return {"return": one.id, "stratum": list(one.stratum), "new_lead": int(one.new_lead), **counts}


def _terms_in(body: Body) -> Terms:
    return Terms(
        candidates=tuple(_candidate_in(one) for one in body["candidates"]),
        wanted=body["wanted"],
        seed=body["seed"],
        by_hand=tuple(ByHand(one["return"], one["reason"]) for one in body["by_hand"]),
    )


def _candidate_in(one: Mapping[str, Any]) -> Candidate:
    counts = {name: one[name] for name in _COUNTS}
    return Candidate(one["return"], tuple(one["stratum"]), new_lead=bool(one["new_lead"]), **counts)
