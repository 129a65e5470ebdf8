"""Canonical bytes and the chain."""

import hashlib
import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.events import canonical, event_hash, version_of
from s11tui.audit.kinds import VERSIONS
from s11tui.audit.words import Words, seal
from s11tui.errors import CannotStore
from s11tui.text import admit
from support.hostile import HOSTILE, people_text
from support.partnership import Partnership

keys = st.from_regex(r"\A[a-z$][a-z0-9_$-]{0,12}\Z")
leaves = st.one_of(
    st.none(), st.booleans(), st.integers(-(2**53) + 1, 2**53 - 1), people_text.map(lambda raw: admit(raw).text)
)
nested = st.recursive(leaves, lambda one: st.lists(one, max_size=4) | st.dictionaries(keys, one, max_size=4))
bodies = st.dictionaries(keys, nested, max_size=6)


@given(bodies)
def test_canonical_bytes_are_those_of_rfc_8785(body: dict[str, object]) -> None:
    assert canonical(body).encode() == rfc8785.dumps(body)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_in_a_body_is_written_as_rfc_8785_writes_it(name: str) -> None:
    body = {"value": admit(HOSTILE[name]).text, "many": [{"post": admit(HOSTILE[name]).text}]}
    assert canonical(body).encode() == rfc8785.dumps(body)


def test_every_body_that_the_desks_write_is_canonical(partnership: Partnership) -> None:
    partnership.agreed()
    stored = partnership.ws.store.all("SELECT body FROM events")
    assert len(stored) > 40
    for (body,) in stored:
        assert rfc8785.dumps(json.loads(body)).decode() == body


def test_fractions_and_infinities_are_not_written() -> None:
    with pytest.raises(ValueError):
        canonical({"x": float("nan")})


def test_the_hash_is_over_every_field() -> None:
    fields = ("id", "return/1", 1, "0" * 64, "answered", 1, "2027-01-01T00:00:00.000Z", "who", "{}")
    changed = ("ID", "return/2", 2, "1" * 64, "graded", 2, "2027-01-01T00:00:00.001Z", "whom", '{"a":1}')
    whole = event_hash(*fields)
    for place in range(len(fields)):
        altered = (*fields[:place], changed[place], *fields[place + 1 :])
        assert event_hash(*altered) != whole  # type: ignore[arg-type]  # one field of the same kind is put in
    joined = "\n".join(("0" * 64, "id", "return/1", "1", "answered", "1", "2027-01-01T00:00:00.000Z", "who", "{}"))
    assert whole == hashlib.sha256(joined.encode()).hexdigest()


def test_unknown_kinds_are_refused_with_what_to_do() -> None:
    assert all(version_of(kind) == version for kind, version in VERSIONS.items())
    with pytest.raises(CannotStore, match="newest version"):
        version_of("answered_by_telepathy")


@given(people_text)
def test_a_sealed_body_holds_none_of_the_words(raw: str) -> None:
    said = admit(raw).text
    sealed = seal({"text": Words(said), "rows": [{"cell": Words(said)}]}, iter(["00" * 16]).__next__, {})
    assert len(said) < 8 or said not in canonical(sealed)
