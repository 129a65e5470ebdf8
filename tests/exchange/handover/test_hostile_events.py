"""Events, words and files that do not hang together: a sender's key makes nothing true."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.events import canonical
from s11tui.audit.handover import HandOver, Link
from s11tui.audit.words import SealedWords, digest_of
from s11tui.errors import BadInput
from s11tui.exchange.handover.checking import check
from support.handovers import AGENCY, STRANGER, body_of, chained, filled, linked
from support.hostile import HOSTILE
from support.packages import closed, opened

Change = Callable[[dict[str, Any], dict[str, Any]], None]
OWN = 3
"""Place of the first comment among the events: a round, the invitation and it."""


def unfit(handover: HandOver) -> str:
    """What is said of a hand-over that does not hang together."""
    with pytest.raises(BadInput) as caught:
        check(handover)
    assert caught.value.mend
    return caught.value.what


def with_link(handover: HandOver, number: int, /, **changes: Any) -> HandOver:
    """One event changed and hashed anew, and every later one linked to it: only its meaning can be wrong."""
    links = list(handover.links)
    links[number] = replace(links[number], **changes)
    return replace(handover, links=chained(tuple(links)))


def with_body(handover: HandOver, number: int, /, **changes: Any) -> HandOver:
    return with_link(handover, number, body=canonical({**body_of(handover.links[number]), **changes}))


def place(handover: HandOver, kind: str) -> int:
    return next(at for at, link in enumerate(handover.links) if link.kind == kind)


@pytest.fixture
def long() -> HandOver:
    return filled(("One.", "Two.", "Three."))


def test_it_holds_before_anything_is_changed(long: HandOver) -> None:
    check(long)
    check(replace(long, links=chained(long.links)))


def test_an_event_that_was_altered(long: HandOver) -> None:
    altered: dict[str, Any] = {
        "id": STRANGER.sender.id,
        "kind": "assigned",
        "at": "2027-03-02T10:00:00.000Z",
        "who": STRANGER.sender.id,
        "body": "{}",
        "hash": "0" * 64,
    }
    for at, link in enumerate(long.links):
        for name, value in altered.items():
            links = (*long.links[:at], replace(link, **{name: value}), *long.links[at + 1 :])
            said = unfit(replace(long, links=links))
            assert "was altered" in said or "does not follow" in said, (name, said)


def test_an_event_that_was_dropped(long: HandOver) -> None:
    for at, link in enumerate(long.links):
        links = long.links[:at] + long.links[at + 1 :]
        if any(one.stream == link.stream for one in links[at:]):
            assert "is missing" in unfit(replace(long, links=links))
        else:
            assert unfit(replace(long, links=links))


def test_events_that_were_swapped(long: HandOver) -> None:
    first = place(long, "commented")
    links = list(long.links)
    links[first], links[first + 1] = links[first + 1], links[first]
    assert "stands elsewhere" in unfit(replace(long, links=tuple(links)))
    renumbered = [replace(one, seq=number) for one, number in zip(links, (one.seq for one in long.links), strict=True)]
    assert "does not follow on" in unfit(replace(long, links=tuple(linked(one) for one in renumbered)))


def test_an_event_twice(long: HandOver) -> None:
    again = chained((*long.links, long.links[-1]))
    assert "stands in it twice" in unfit(replace(long, links=again))


def test_a_kind_or_version_that_a_newer_program_writes(long: HandOver) -> None:
    assert "newer s11tui" in unfit(with_link(long, OWN, kind="foreseen"))
    assert "newer s11tui" in unfit(with_link(long, OWN, version=2))


@pytest.mark.parametrize("stream", ["panel", "meeting", "library", "register/person", "register/partnership", "access"])
def test_streams_that_are_never_handed_over(stream: str, long: HandOver) -> None:
    other = chained((*long.links, replace(long.links[-1], stream=f"{stream}/{STRANGER.sender.id}", seq=1)))
    assert "never handed over" in unfit(replace(long, links=other))


@pytest.mark.parametrize("kind", ["proposed", "outcome_recorded", "practice_marked", "item_added", "meeting_noted"])
def test_the_panels_kinds_in_the_return(kind: str, long: HandOver) -> None:
    assert "nothing that can have happened" in unfit(with_link(long, OWN, kind=kind))


def test_kinds_in_the_wrong_stream(long: HandOver) -> None:
    links = (*long.links, replace(long.links[0], id=STRANGER.sender.id, kind="party_known"))
    assert "nothing that can have happened" in unfit(replace(long, links=chained(links)))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "null",
        "{} ",
        '{"a":1,"a":1}',
        '{"b":1,"a":1}',
        '{"a":1.5}',
        '{"a":1e3}',
        '{"a":-0}',
        '{"a":NaN}',
        '{"a":9007199254740993}',
        '{"a":' + "9" * 900_000 + "}",
        '{"a":"\\u0041"}',
        '{"a":"\\ud800"}',
        '{"a":"\x1b[2J"}',
        '{"a":"\\u001b[2J"}',
        '{"a":"\u202e"}',
        '{"\u202e":"a"}',
        '{"a":' + "[" * 100 + "]" * 100 + "}",
        '{"a":[' + "0," * 600_000 + "0]}",
    ],
    ids=range(20),
)
def test_bodies_that_are_not_written_as_events_are(body: str, long: HandOver) -> None:
    assert unfit(with_link(long, OWN, body=body)).startswith("Event ")


@pytest.mark.parametrize(
    "changes",
    [
        {"standard": ["a"]},
        {"standard": {}},
        {"text": None, "standard": None, "$words": []},
    ],
)
def test_bodies_that_cannot_be_understood(changes: dict[str, Any], long: HandOver) -> None:
    body = {key: value for key, value in changes.items() if value is not None}
    assert unfit(with_link(long, OWN, body=canonical(body)))


@given(st.sampled_from(range(6)), st.recursive(st.none() | st.booleans() | st.integers(0, 9) | st.text(), st.lists))
def test_whatever_a_body_holds_nothing_but_a_refusal_comes_of_it(at: int, value: Any) -> None:
    handover = filled(("One.",))
    for name in body_of(handover.links[at % len(handover.links)]):
        try:
            check(with_body(handover, at % len(handover.links), **{name: value}))
        except BadInput as fault:
            assert fault.mend  # noqa: PT017 - some values are as good as those that stood there


@pytest.mark.parametrize("at", ["2027-13-01T10:00:00.000Z", "2027-02-30T10:00:00.000Z", "2027-03-01T29:00:00.000Z"])
def test_moments_that_there_are_not(at: str, long: HandOver) -> None:
    assert "at no time" in unfit(with_link(long, OWN, at=at))


def test_words_that_were_altered(long: HandOver) -> None:
    for at, word in enumerate(long.words):
        for other in (replace(word, text=f"{word.text} "), replace(word, salt="00" * 16)):
            words = (*long.words[:at], other, *long.words[at + 1 :])
            assert "What somebody wrote was altered" in unfit(replace(long, words=words))


def test_words_that_are_missing(long: HandOver) -> None:
    for at in range(len(long.words)):
        assert "is missing 1 times" in unfit(replace(long, words=long.words[:at] + long.words[at + 1 :]))


def test_words_that_are_too_many(long: HandOver) -> None:
    word = SealedWords(digest_of("00" * 16, "x"), "00" * 16, "x")
    assert "no event names" in unfit(replace(long, words=(*long.words, word)))
    assert "no event names" in unfit(replace(long, withheld=(word.digest,)))
    assert "no event names" in unfit(replace(long, redacted=(word.digest,)))
    assert "twice" in unfit(replace(long, words=(*long.words, long.words[0])))
    assert "twice" in unfit(replace(long, withheld=(long.words[0].digest,)))
    kept, gone = long.words[1:], long.words[0].digest
    assert "twice" in unfit(replace(long, words=kept, withheld=(gone,), redacted=(gone,)))
    assert "twice" in unfit(replace(long, words=kept, withheld=(gone, gone)))


def test_words_that_were_redacted_do_not_come_back(long: HandOver) -> None:
    digest = next(word.digest for word in long.words if word.text == "Two.")
    body = canonical({"digests": [digest], "reason": "A name"})
    last = replace(long.links[OWN], id=STRANGER.sender.id, kind="redacted", body=body)
    again = replace(long, links=chained((*long.links, last)))
    assert "taken out of the record" in unfit(again)
    check(replace(again, words=tuple(one for one in long.words if one.digest != digest), redacted=(digest,)))


@pytest.mark.parametrize("name", ["clear screen", "bidirectional override", "nul in the middle", "non-characters"])
def test_words_with_hidden_control_characters(name: str, refused) -> None:
    handover = filled((HOSTILE[name],))
    assert "hidden control characters" in unfit(handover)
    package = opened(_written_unchecked(handover))
    assert "not written as hand-overs are" in refused(closed(package))


def _written_unchecked(handover: HandOver) -> bytes:
    """The file that a program would write that looks at nothing."""
    from s11tui.exchange.handover.writing import _package

    return closed(_package(handover, AGENCY.sign))


def test_files_that_were_altered_or_smuggled_in(long: HandOver) -> None:
    sha256, data = next(iter(long.files.items()))
    assert "no event names" in unfit(replace(long, files={sha256: data + b" "}))
    assert "was altered" in unfit(replace(long, files={sha256: data[::-1]}))
    assert "no event names" in unfit(replace(long, files={**long.files, "0" * 64: data}))


def test_people_that_are_not_told(long: HandOver) -> None:
    assert "does not say who 2" in unfit(replace(long, people={}))


def test_all_of_it_is_about_one_return(long: HandOver) -> None:
    other = STRANGER.sender.id
    assert "does not begin" in unfit(replace(long, agency=replace(long.agency, id=other)))
    assert "does not begin" in unfit(replace(long, return_id=other))
    assert "does not begin" in unfit(with_link(long, 1, kind="facts_changed"))
    assert "is not in it" in unfit(with_body(long, 1, round=other))
    assert "is not in it" in unfit(with_body(long, 0, id=other))
    assert "another return" in unfit(with_body(long, place(long, "action_added"), **{"return": other}))
    second = tuple(
        replace(one, stream=f"return/{other}", id=f"{at:08d}{one.id[8:]}") for at, one in enumerate(long.links[1:2])
    )
    assert "another return" in unfit(replace(long, links=chained((*long.links, *second))))
    later = tuple(
        replace(one, stream=f"register/round/{other}", id=f"{at:08d}{one.id[8:]}")
        for at, one in enumerate(long.links[:1])
    )
    assert "another return" in unfit(replace(long, links=chained((*long.links, *later))))


def test_another_questionnaire(long: HandOver) -> None:
    edition = json.loads(long.edition)
    edition["title"] = "Another"
    assert "is not the one" in unfit(replace(long, edition=rfc8785.dumps(edition).decode()))


@pytest.mark.parametrize(
    ("edition", "said"),
    [
        ("{}", "none that was published"),
        ("", "none that was published"),
        ("[" * 100_000, "none that was published"),
        ('{"a":' * 5000 + "1" + "}" * 5000, "none that was published"),
    ],
)
def test_questionnaires_that_are_none(edition: str, said: str, long: HandOver) -> None:
    from hashlib import sha256

    assert said in unfit(replace(with_body(long, 1, edition=sha256(edition.encode()).hexdigest()), edition=edition))


def test_a_questionnaire_in_a_language_to_come(long: HandOver) -> None:
    from hashlib import sha256

    edition = rfc8785.dumps({**json.loads(long.edition), "language": 2}).decode()
    assert "newer" in unfit(replace(with_body(long, 1, edition=sha256(edition.encode()).hexdigest()), edition=edition))


def test_the_links_that_the_tests_make_are_those_of_the_record(long: HandOver) -> None:
    """The tools above would prove nothing if they made hand-overs that are refused anyway."""
    assert isinstance(long.links[0], Link)
    check(with_link(long, OWN, at="2027-03-05T10:00:00.000Z"))
    check(with_body(long, OWN, standard="training"))
