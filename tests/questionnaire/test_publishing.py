"""Editions are frozen as bytes and read again for ever."""

import json
from collections.abc import Callable
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from s11tui import text as door
from s11tui.errors import BadInput, CannotStore
from s11tui.questionnaire.models import (
    Area,
    Ask,
    Check,
    Citation,
    Column,
    Condition,
    Dropped,
    Edition,
    Grade,
    Option,
    Profile,
    Question,
    Reference,
    Scale,
    Standard,
    Usual,
    Warning_,
)
from s11tui.questionnaire.publishing import filled, publish, read_published, unset_placeholders
from s11tui.questionnaire.scales import BUILT_IN, DEFAULT_USUAL, USUAL_QUESTIONS
from support.thorough import examples

Make = Callable[[str], Edition]

TEXTS = st.text(max_size=30).map(lambda raw: door.admit(raw).text)
IDS = st.from_regex(r"[a-z]{1,8}(-[a-z0-9]{1,4})?", fullmatch=True)
NUMBERS = st.one_of(st.none(), st.integers(-(10**9), 10**9).map(float), st.floats(-1e9, 1e9))
FLAGS = st.booleans()
DAYS = st.none() | st.dates().map(str)


Made = TypeVar("Made")


def several(of: st.SearchStrategy[Made], most: int = 2) -> st.SearchStrategy[tuple[Made, ...]]:
    return st.lists(of, max_size=most).map(tuple)


COMPARED = {
    "is_": st.none() | TEXTS,
    "is_not": st.none() | TEXTS,
    "any_of": st.none() | several(TEXTS),
    "at_least": NUMBERS,
    "at_most": NUMBERS,
    "before": DAYS,
    "after": DAYS,
}
CONDITIONS = st.builds(Condition, question=TEXTS, answered=st.none() | FLAGS, **COMPARED)
QUESTIONS = st.builds(
    Question,
    id=IDS,
    type=st.sampled_from(["yes-no", "one", "many", "text", "long-text", "number", "date", "table", "note"]),
    text=TEXTS,
    options=several(st.builds(Option, id=IDS, label=TEXTS)),
    columns=several(st.builds(Column, id=IDS, title=TEXTS)),
    required=FLAGS,
    max_words=st.none() | st.integers(1, 10**6),
    min=NUMBERS,
    max=NUMBERS,
    unit=TEXTS,
    show_if=several(CONDITIONS),
    show_if_any=several(CONDITIONS),
    warn_if=several(st.builds(Warning_, say=TEXTS, **COMPARED)),
    bring=st.sampled_from(["no", "show", "fill"]),
    personal=FLAGS,
)
USUALS = st.builds(Usual, ask=several(IDS), required=several(IDS), required_below=several(IDS))
ASKS = st.builds(
    Ask, kinds=several(IDS), not_kinds=several(IDS), phases=several(IDS), sizes=several(IDS), tags=several(IDS)
)
STANDARDS = st.builds(
    Standard,
    id=IDS,
    number=TEXTS,
    title=TEXTS,
    guidance=TEXTS,
    law=several(st.builds(Citation, ref=st.just("wt"), part=TEXTS)),
    typical_evidence=several(TEXTS),
    scale=st.sampled_from(["four", "own"]),
    usual=USUALS,
    ask=ASKS,
    looks_like=st.dictionaries(IDS, TEXTS | several(TEXTS), max_size=2),
    was=several(IDS),
    compare=FLAGS,
    graded=FLAGS,
    questions=several(QUESTIONS),
)
GRADES = st.builds(Grade, id=IDS, label=TEXTS, short=TEXTS, score=NUMBERS, urgent=FLAGS)
OWN = st.builds(Scale, id=st.just("own"), grades=st.lists(GRADES, min_size=1, max_size=2).map(tuple), na=FLAGS)
EDITIONS = st.builds(
    Edition,
    id=IDS,
    version=TEXTS,
    title=TEXTS,
    for_=several(IDS),
    introduction=st.dictionaries(IDS, TEXTS, max_size=2),
    profiles=several(st.builds(Profile, id=IDS, title=TEXTS, usual=st.none() | USUALS)),
    references=st.just((Reference(id="wt", title="Working Together", confirmed=False),)),
    scales=OWN.map(lambda own: (own, BUILT_IN["four"])),
    usual_questions=st.just(USUAL_QUESTIONS),
    areas=st.lists(STANDARDS, max_size=3, unique_by=lambda one: one.id).map(
        lambda found: tuple(Area(id=f"a-{one.id}", title="A", standards=(one,)) for one in found)
    ),
    checks=several(
        st.builds(Check, id=IDS, when=several(CONDITIONS), say=TEXTS, level=st.sampled_from(["warn", "stop"]))
    ),
    dropped=several(st.builds(Dropped, id=IDS, why=TEXTS)),
)


@settings(max_examples=examples(20), deadline=None)
@given(EDITIONS)
def test_an_edition_comes_back_as_it_was_and_has_the_same_bytes_again(edition: Edition) -> None:
    published = publish(edition)
    back = read_published(published.canonical)
    assert back == edition
    assert publish(back) == published


def test_the_bytes_are_canonical_and_have_every_default(edition: Make) -> None:
    published = publish(edition(""))
    document = json.loads(published.canonical)
    assert list(document) == sorted(document)
    assert b'": ' not in published.canonical
    assert document["language"] == 1
    assert document["for"] == []
    best = {"colour": "blue", "id": "outstanding", "label": "Outstanding", "needs": [], "score": 4, "short": "O"}
    assert document["scales"][0]["grades"][0] == best | {"urgent": False}
    assert document["areas"][0]["standards"][0]["usual"] == DEFAULT_USUAL.model_dump(mode="json")
    assert len(published.sha256) == 64


def test_the_hash_is_that_of_this_program_for_ever(edition: Make) -> None:
    """A change here makes the same file, published again under the same version, look like another edition."""
    assert publish(edition("")).sha256 == "355bda1667f13865f9c69d0ede67a131dc1ff72c89bd01541d2daa5e5fe9731a"


def test_a_language_of_the_future_is_refused(edition: Make) -> None:
    later = publish(edition("")).canonical.replace(b'"language":1', b'"language":2')
    with pytest.raises(CannotStore, match="later version"):
        read_published(later)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"title":"Standard"', b'"titel":"Standard"'),
        (b'"scale":"four"', b'"scale":"five"'),
        (b'"title":"Standard"', b'"title":"Stand\\u001bard"'),
        (b'"title":"Standard"', b'"title":"Stand\\u202eard"'),
        (b'"title":"Standard"', '"title":"Stand\u202eard"'.encode()),
        (b'"law":[]', b'"law":[{"part":"","ref":"wt"}]'),
        (b"{", b""),
        (b'"title":"Standard"', b'"title":"Stand\xffard"'),
    ],
)
def test_what_was_damaged_is_refused(edition: Make, old: bytes, new: bytes) -> None:
    canonical = publish(edition("")).canonical
    assert old in canonical
    with pytest.raises(BadInput, match="damaged"):
        read_published(canonical.replace(old, new, 1))


@settings(max_examples=examples(25), deadline=None)
@given(st.binary(max_size=100))
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_published(data)


def test_backslashes_and_quotation_marks_are_harmless(edition: Make) -> None:
    made = edition("guidance = 'C:\\users\\bob \"x\" \\u001b'")
    assert read_published(publish(made).canonical) == made


def test_placeholders_that_are_unset(edition: Make) -> None:
    made = edition('guidance = "Call {lado} or {front_door}."\ntypical_evidence = ["{lado}", "{threshold_guide}"]')
    assert unset_placeholders(made, {}) == ("front_door", "lado", "threshold_guide")
    assert unset_placeholders(made, {"lado": "1", "front_door": " ", "threshold_guide": "x"}) == ("front_door",)


def test_filling_in() -> None:
    settings_of_the_partnership = {"lado": "01632 960001 {front_door}", "out_of_hours": "  "}
    assert filled("{lado}, {front_door}, {out_of_hours} {x} {", settings_of_the_partnership) == (
        "01632 960001 {front_door}, [front door: not set], [out of hours: not set] {x} {"
    )
