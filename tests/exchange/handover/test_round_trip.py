"""What goes into a hand-over file comes out of it, every character."""

import io
import random
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.handover import HandOver
from s11tui.errors import CannotStore, CannotWrite
from s11tui.exchange.handover import file_name, limits, read, write
from s11tui.text import admit, admit_line
from support.handovers import AGENCY, PARTNERSHIP, STRANGER, filled, invitation
from support.hostile import CALLED, HOSTILE, LONG, people_text
from support.packages import members_of, opened

said = st.lists(people_text.map(lambda raw: admit(raw).text).filter(bool), max_size=4).map(tuple)


def through(handover: HandOver) -> HandOver:
    return read(write(handover, AGENCY.sign, PARTNERSHIP.sender.sealing), PARTNERSHIP.identity)


@given(said, st.lists(st.binary(max_size=200), max_size=3, unique=True).map(tuple))
def test_every_character_and_every_file_arrives(comments: tuple[str, ...], files: tuple[bytes, ...]) -> None:
    handover = filled(comments, files)
    assert through(handover) == handover


def test_the_texts_that_have_hurt_programs_arrive() -> None:
    handover = filled((*filter(None, (admit(text).text for text in HOSTILE.values())), LONG))
    assert through(handover) == handover


@given(people_text)
def test_names_arrive(raw: str) -> None:
    called = admit_line(raw).text
    handover = filled()
    people = dict.fromkeys(handover.people, called)
    named = replace(
        handover,
        people=people,
        sender=replace(handover.sender, name=called),
        agency=replace(handover.agency, name=called, group=called),
    )
    assert through(named) == named


def test_an_invitation_can_be_read_by_whoever_gets_it() -> None:
    data = write(invitation(), PARTNERSHIP.sign, None)
    assert read(data, None) == read(data, STRANGER.identity) == invitation()


def test_words_that_are_left_out_are_told_apart() -> None:
    handover = filled(("One.", "Two.", "Three."))
    one, two = (next(word for word in handover.words if word.text == text) for text in ("One.", "Two."))
    kept = tuple(word for word in handover.words if word not in (one, two))
    fewer = replace(handover, words=kept, withheld=(one.digest,), redacted=(two.digest,))
    assert through(fewer) == fewer


def test_a_named_file_may_be_left_out() -> None:
    handover = replace(filled(), files={})
    assert through(handover) == handover


def test_streams_may_take_turns() -> None:
    handover = filled(("One.", "Two."))
    first, *others = handover.links
    mixed = replace(handover, links=(others[0], first, *others[1:]))
    assert through(mixed) == mixed


def test_a_long_history_arrives() -> None:
    handover = filled(tuple(f"Comment {number}." for number in range(3000)))
    assert through(handover) == handover


def test_nothing_can_be_read_of_one_that_is_encrypted(sealed: bytes) -> None:
    for told in (b"manifest", b"police", AGENCY.sender.signing.encode(), b"PK\x03\x04"):
        assert told not in sealed


def test_the_same_hand_over_makes_the_same_package() -> None:
    one, two = (opened(write(filled(), AGENCY.sign, PARTNERSHIP.sender.sealing)) for _ in range(2))
    assert one == two


def test_other_programs_can_unpack_it(sealed: bytes) -> None:
    package = zipfile.ZipFile(io.BytesIO(opened(sealed)))
    assert package.testzip() is None
    assert package.namelist()[:2] == ["manifest.json", "manifest.sig"]
    assert {info.create_system for info in package.infolist()} <= {0, 3}


def test_what_is_encrypted_to_one_is_not_written_open(sent: HandOver) -> None:
    with pytest.raises(CannotWrite, match="always encrypted"):
        write(sent, AGENCY.sign, None)
    with pytest.raises(CannotWrite, match="always encrypted"):
        write(invitation(), PARTNERSHIP.sign, AGENCY.sender.sealing)


def test_an_open_invitation_holds_nothing_else(sent: HandOver) -> None:
    with pytest.raises(CannotStore, match="more than an invitation"):
        write(replace(sent, receiver=""), AGENCY.sign, None)


def test_a_key_that_is_none_is_refused(sent: HandOver) -> None:
    with pytest.raises(CannotWrite, match="key"):
        write(sent, AGENCY.sign, "age1nothing")


def test_a_record_that_was_altered_is_not_handed_over(sent: HandOver) -> None:
    first, *others = sent.links
    with pytest.raises(CannotStore, match="was altered"):
        write(replace(sent, links=(replace(first, at="2027-03-02T10:00:00.000Z"), *others)), AGENCY.sign, "")


def test_evidence_beyond_the_limit_is_said_before_it_is_packed(sent: HandOver, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE", limits.PAYLOAD + limits.EDITION + limits.MB)
    large = filled(files=(random.Random(1).randbytes(limits.MB + 1),))
    with pytest.raises(CannotWrite, match="1 MB"):
        write(large, AGENCY.sign, PARTNERSHIP.sender.sealing)
    many = replace(sent, files={str(number): b"" for number in range(limits.FILES + 1)})
    with pytest.raises(CannotWrite, match="501 evidence files"):
        write(many, AGENCY.sign, PARTNERSHIP.sender.sealing)


def test_the_name_of_the_file_says_what_it_is(sent: HandOver) -> None:
    assert file_name(sent) == f"handover-police-1-{sent.id[:8]}.s11handover"
    assert file_name(invitation()).startswith("invitation-police-1-")
    assert "/" not in file_name(replace(sent, agency=replace(sent.agency, slug=CALLED)))


def test_only_what_is_told_is_in_it(sealed: bytes, sent: HandOver) -> None:
    assert set(members_of(opened(sealed))) == {
        "manifest.json",
        "manifest.sig",
        "payload.json",
        "edition.json",
        *(f"files/{sha256}" for sha256 in sent.files),
    }
