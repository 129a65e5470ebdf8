"""Signatures for something else, words left out, and people who may not: refused, and nothing is changed."""

import json
from dataclasses import replace
from typing import Any

import pytest

from s11tui.audit.handover import HandOver
from s11tui.audit.words import digests_in
from s11tui.errors import BadInput, NotAllowed, NotNow, Unmet
from s11tui.workspace.handovers.parties import fingerprint_of
from s11tui.workspace.session import Session
from support.forging import altered, forged, index, refused
from support.handovers import body_of
from support.two_sides import Sides


@pytest.fixture
def up(sides: Sides) -> HandOver:
    """A submitted return on its way up, from an agency whose keys are not known yet."""
    sides.invite()
    sides.submit()
    return sides.handed_up()


def test_what_is_signed_must_be_what_came(sides: Sides, up: HandOver) -> None:
    def another(body: dict[str, Any]) -> None:
        body["content"]["policy"] = "ab" * 32

    refused(sides.p.manager, altered(up, index(up, "submitted"), another), NotNow, "what was signed is not what came")


def test_an_incomplete_return_is_not_submitted(sides: Sides) -> None:
    sides.invite()
    sides.lead.answering.answer(sides.ref, "policy", "in-place", "Something.")
    made = sides.handed_up()
    signed: dict[str, Any] = {
        "content": {}, "name": "", "role": "", "how": "signed in", "signed_on": "", "shown": "", "reason": "",
        "office": "chief-officer", "report": "", "scan": None,
    }  # fmt: skip
    refused(sides.p.manager, forged(made, "submitted", signed), NotNow, "in progress|not complete")


def test_words_of_what_is_shown_cannot_be_left_out(sides: Sides, up: HandOver) -> None:
    body = json.loads(up.links[index(up, "graded")].body)
    shown = digests_in(body_of(up.links[index(up, "answered")]))[0]
    assert body
    made = replace(up, words=tuple(one for one in up.words if one.digest != shown), withheld=(shown,))
    refused(sides.p.manager, made, Unmet, "left out")
    refused(sides.p.manager, replace(made, withheld=(), redacted=(shown,)), BadInput, "nobody took out")


def test_only_who_may_hands_over_and_receives(sides: Sides) -> None:
    with pytest.raises(NotAllowed):
        sides.p.lead.handing_over.outgoing(sides.p.ref)
    with pytest.raises(NotNow, match="keys"):
        sides.p.manager.handing_over.outgoing(sides.p.ref)
    sides.invite()
    made = sides.handed_up()
    for who in ("lead", "mo", "follow_up", "scrutineer", "signatory"):
        session: Session = getattr(sides.p, who)
        for call in (session.handing_over.look, session.handing_over.take):
            with pytest.raises(NotAllowed):
                call(made)
    contributor = sides.ws.session("con")
    with pytest.raises(NotAllowed):
        contributor.handing_over.outgoing(sides.ref)
    with pytest.raises(NotNow, match="invites nobody"):
        sides.lead.handing_over.invitation(sides.ref)


def test_what_was_begun_goes_to_nobody_unknown(sides: Sides) -> None:
    sides.p.lead.answering.answer(sides.p.ref, "policy", "in-place", "Begun.")
    with pytest.raises(NotNow, match="public keys"):
        sides.p.manager.handing_over.invitation(sides.p.ref)
    me = sides.lead.handing_over.me()
    with pytest.raises(Unmet):
        sides.p.manager.handing_over.know(me, "police", "12345")
    sides.p.manager.handing_over.know(me, "police", fingerprint_of(me))
    assert sides.p.manager.handing_over.invitation(sides.p.ref).receiver == sides.ws.partnership().id
