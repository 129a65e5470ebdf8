"""What is refused is refused with a sentence, and nothing is changed."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from s11tui.audit.handover import HandOver
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow, Unmet
from s11tui.workspace.handovers.parties import fingerprint_of
from s11tui.workspace.keys import PublicKeys
from support.forging import STRANGER, WORDS, altered, forged, index, refused
from support.handovers import chained
from support.two_sides import Sides, everything


@pytest.fixture
def up(sides: Sides) -> HandOver:
    """A submitted return on its way up, from an agency whose keys are not known yet."""
    sides.invite()
    sides.submit()
    return sides.handed_up()


def test_a_sender_who_is_not_known_is_taken_only_with_the_fingerprint(sides: Sides, up: HandOver) -> None:
    manager = sides.p.manager
    looked = manager.handing_over.look(up)
    assert (looked.known, looked.fingerprint) == (False, fingerprint_of(up.sender))
    before = everything(sides.p.ws)
    for trust in ("", "12345 12345 12345 12345 12345 12345", fingerprint_of(sides.p.manager.handing_over.me())):
        with pytest.raises(Unmet, match="fingerprint"):
            manager.handing_over.take(up, trust)
    assert everything(sides.p.ws) == before
    taken = manager.handing_over.take(up, looked.fingerprint.replace(" ", ""))
    assert taken.taken
    assert manager.handing_over.look(sides.handed_up()).known


def test_another_key_of_somebody_known_is_refused(sides: Sides) -> None:
    sides.submitted()
    made = sides.handed_up()
    other = replace(made, sender=replace(made.sender, signing="cd" * 32))
    refused(sides.p.manager, other, NotAllowed, "another key.*[Tt]elephone")
    down = sides.handed_down()
    refused(sides.lead, replace(down, sender=replace(down.sender, sealing="age1x")), NotAllowed, "another key")


def test_what_was_received_already_and_what_is_older_is_refused(sides: Sides) -> None:
    sides.submitted()
    refused(sides.p.manager, sides.went[-1], NotNow, "received already, on 2027-03-01")
    older, newer = sides.handed_up(), sides.handed_up()
    sides.p.manager.handing_over.take(newer)
    refused(sides.p.manager, older, NotNow, "later one was received")
    refused(sides.p.manager, replace(newer, id=str(uuid4())), NotNow, "later one was received")


def test_what_is_for_somebody_else_is_refused(sides: Sides, up: HandOver) -> None:
    for receiver in (STRANGER, ""):
        refused(sides.p.manager, replace(up, receiver=receiver), NotAllowed, "somebody else")
    down = sides.went[0]
    refused(sides.lead, replace(down, receiver=STRANGER), NotAllowed, "somebody else")
    refused(sides.lead, up, NotAllowed, "made here")
    refused(sides.p.manager, replace(up, sender=replace(up.sender, alone=False)), NotAllowed, "go between")


def test_an_agency_hands_over_its_own_returns_only(sides: Sides) -> None:
    sides.submitted()
    made = sides.handed_up()
    school = sides.p.ws.registry.return_id(sides.p.school)
    refused(sides.p.manager, replace(made, return_id=school), BadInput, "does not begin with the invitation")
    elm = sides.p.ws.registry.agency("elm")
    sides.p.manager.handing_over.know(made.sender, "elm")
    refused(sides.p.manager, made, NotAllowed, "own returns only")
    assert elm.id == sides.p.ws.registry.parties()[0].agency


def test_a_partnership_hands_over_only_what_it_invited(sides: Sides) -> None:
    sides.submitted()
    down = sides.handed_down()
    other = PublicKeys("ef" * 32, "age1other")
    sender = replace(down.sender, id=STRANGER, name="Other", signing=other.signing, sealing=other.sealing)
    refused(sides.lead, replace(down, sender=sender), NotAllowed, "not invited by Other")


def test_a_return_that_is_not_here_is_refused(sides: Sides, up: HandOver) -> None:
    new = str(uuid4())
    links = [
        replace(
            link,
            id=str(uuid4()),
            stream=link.stream.replace(up.return_id, new),
            body=link.body.replace(up.return_id, new),
        )
        for link in up.links
        if link.kind not in ("received", "handed_over")
    ]
    moved = replace(up, return_id=new, links=chained(tuple(links)))
    with pytest.raises((NotFound, BadInput)):
        sides.p.manager.handing_over.look(moved)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("a byte", "was altered"),
        ("dropped", "is missing or stands elsewhere"),
        ("dropped at the end", "words are missing|no event names"),
        ("swapped", "stands elsewhere|does not follow"),
        ("twice", "stands elsewhere|twice"),
        ("words", "what somebody wrote was altered"),
        ("no words", "words are missing"),
        ("edition", "not the one that the return was written for"),
        ("body", "is not written as such events are"),
        ("newer", "newer version"),
        ("panel", "nothing that a hand-over may hold"),
    ],
)
def test_whatever_is_altered_is_refused(sides: Sides, up: HandOver, what: str, words: str) -> None:
    links, at = up.links, index(up, "graded")
    last = next(number for number in reversed(range(len(links))) if links[number].kind == "submitted")
    changed = {
        "a byte": lambda: replace(
            up, links=(*links[:at], replace(links[at], body=links[at].body + " "), *links[at + 1 :])
        ),
        "dropped": lambda: replace(up, links=links[:at] + links[at + 1 :]),
        "dropped at the end": lambda: replace(up, links=links[:last] + links[last + 1 :]),
        "swapped": lambda: replace(up, links=(*links[:at], links[at + 1], links[at], *links[at + 2 :])),
        "twice": lambda: replace(up, links=(*links[: at + 1], links[at], *links[at + 1 :])),
        "words": lambda: replace(up, words=(replace(up.words[0], text="Not this."), *up.words[1:])),
        "no words": lambda: replace(up, words=up.words[1:]),
        "edition": lambda: replace(up, edition=up.edition.replace("Leadership", "Leadershop")),
        "body": lambda: altered(up, at, lambda body: body.update(more=1)),
        "newer": lambda: replace(up, links=chained((*links[:at], replace(links[at], version=9), *links[at + 1 :]))),
        "panel": lambda: forged(up, "proposed", {"standard": "policy"}),
    }[what]()
    refused(sides.p.manager, changed, BadInput, words)


def test_an_event_that_is_here_already_must_say_the_same(sides: Sides) -> None:
    sides.submitted()
    made = sides.handed_up()
    at = index(made, "graded")

    def other_grade(body: dict[str, Any]) -> None:
        body["grade"] = "inadequate"

    # Its chain is another one then, which tells before the event itself is looked at.
    refused(sides.p.manager, altered(made, at, other_grade), BadInput, "not the one that was received before")


def test_a_first_hand_over_cannot_rewrite_what_is_here(sides: Sides, up: HandOver) -> None:
    def other_facts(body: dict[str, Any]) -> None:
        body["facts"]["tags"] = ["boarding"]

    refused(sides.p.manager, altered(up, index(up, "invited"), other_facts), BadInput, "says something else")


def test_nobody_speaks_for_people_of_the_receiver(sides: Sides, up: HandOver) -> None:
    for who in ("lee-lead", "mo-derator", "partnership-manager"):
        person = sides.p.ws.registry.person(who).id
        made = forged(up, "commented", {"standard": "policy", "text": WORDS}, person, "I said so.")
        refused(sides.p.manager, made, NotAllowed, "works here")
    assert (
        sides.p.manager.handing_over.look(
            forged(up, "commented", {"standard": "policy", "text": WORDS}, text="I said so.")
        )
        .arrived[-1]
        .kind
        == "commented"
    )


@pytest.mark.parametrize(
    ("kind", "body", "words"),
    [
        ("extended", {"due": "2027-12-31", "reason": ""}, "partnership's to write"),
        ("moderation_opened", {}, "partnership's to write"),
        ("closed", {}, "partnership's to write"),
        ("accepted", {}, "must be grades shared"),
        ("answered", {"standard": "policy", "question": "in-place", "value": "", "seen": None}, "must be not started"),
        ("recalled", {}, "must be awaiting sign-off"),
        ("redacted", {"digests": ["ab" * 32], "reason": ""}, "not its writer's"),
        ("ratified", {"on": "2027-03-01", "minute": ""}, "no governing body"),
        ("query_replied", {"standard": "policy", "query": STRANGER, "text": ""}, "not there|must be in moderation"),
        ("commented", {"standard": "no-such", "text": ""}, "not asked"),
    ],
)
def test_an_agency_writes_only_what_is_its_own_and_fits(
    sides: Sides, up: HandOver, kind: str, body: dict[str, Any], words: str
) -> None:
    refused(sides.p.manager, forged(up, kind, body), NotNow, words)


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("accepted", {}),
        ("recalled", {}),
        ("assigned", {"standard": "policy", "people": []}),
        ("challenged", {"standards": []}),
    ],
)
def test_a_partnership_does_not_write_what_is_the_agencys(sides: Sides, kind: str, body: dict[str, Any]) -> None:
    sides.submitted()
    refused(sides.lead, forged(sides.handed_down(), kind, body), NotNow, "agency's to write")


def test_the_partnership_changes_nothing_that_was_submitted(sides: Sides) -> None:
    """What it writes although it knows of the submission has not crossed it, and is refused."""
    sides.submitted()
    body = {"standard": "policy", "question": "in-place", "value": WORDS, "seen": None}
    made = forged(sides.handed_down(), "answered", body, text="Forged.")
    refused(sides.lead, made, NotNow, "must be not started")


@pytest.mark.parametrize(
    ("question", "value"),
    [("trained", "perhaps"), ("trained-on", "2027-02-30"), ("no-such", "yes"), ("in-place", "bare")],
)
def test_an_answer_that_is_none_is_refused(sides: Sides, question: str, value: str) -> None:
    sides.invite()
    body = {"standard": "lead-role", "question": question, "value": value, "seen": None}
    refused(sides.p.manager, forged(sides.handed_up(), "answered", body), NotNow, "does not fit here")
