"""Texts over the faces: nothing invisible is drawn, nothing that cannot be drawn goes unnoticed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.reports.fonts.chain import STAND_IN, Chains
from s11tui.reports.fonts.drawable import drawable
from s11tui.reports.fonts.faces import BOLD, BOLD_ITALIC, FALLBACK, FALLBACK_BOLD, ITALIC, REGULAR, face


@pytest.mark.parametrize("name", [REGULAR, BOLD, ITALIC, BOLD_ITALIC, FALLBACK, FALLBACK_BOLD])
def test_each_face_is_loaded_once_and_has_letters(name: str) -> None:
    assert face(name) is face(name)
    assert {"a", "Ź", "£", "•"} <= face(name).characters
    assert face(name).widths["m"] > face(name).widths["i"] > 0


@pytest.mark.parametrize(
    "text", ["Ysgol Gynradd Tŷ Ŵyn", "Łódź, Kraków", "București, ţară", "İstanbul, ağaç", "“quotes” – £5 … 50 %"]
)
def test_the_first_face_has_the_languages_of_our_readers(text: str) -> None:
    (run,) = Chains().chain("regular").runs(drawable(text))
    assert (run.face.name, run.text) == (REGULAR, text)


def test_symbols_come_from_the_face_behind() -> None:
    chain = Chains().chain("bold")
    runs = chain.runs("done ✓ Ελλάδα")
    assert [(run.face.name, run.text) for run in runs if run.face.name == FALLBACK_BOLD] == [
        (FALLBACK_BOLD, "✓"),
        (FALLBACK_BOLD, "Ελλάδα"),
    ]
    assert "".join(run.text for run in runs) == "done ✓ Ελλάδα"


@pytest.mark.parametrize("text", ["漢字", "שלום", "سلام", "नमस्ते", "\ue000"])
def test_what_no_face_can_set_gets_visible_stand_ins_and_is_counted(text: str) -> None:
    chains = Chains()
    chain = chains.chain("regular")
    chain.count_missing(text)
    (run,) = chain.runs(text)
    assert run.text == STAND_IN * len(text)
    assert run.stands_for == text
    assert chains.missing.total() == len(text)


def test_all_weights_count_together() -> None:
    chains = Chains()
    chains.chain("regular").count_missing("漢")
    chains.chain("bold").count_missing("漢字")
    assert chains.missing == {"漢": 2, "字": 1}


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("a\u200db", "ab"),
        ("❤\ufe0f", "❤"),
        ("co\u00adoperate", "cooperate"),
        ("\ufeffstart", "start"),
        ("e\u0301", "é"),
        ("a\tb", "a    b"),
        ("a\u2003b", "a b"),
        ("a\u202fb", "a\xa0b"),
        ("a\u2028b", "a\nb"),
        ("a\x07b\x7f", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("a\ufffeb\U0001ffff", "ab"),
    ],
)
def test_what_is_drawn_of_a_text(text: str, drawn: str) -> None:
    assert drawable(text) == drawn


@given(st.text())
def test_nothing_drawn_is_invisible_and_every_run_has_its_shapes(text: str) -> None:
    plain = drawable(text)
    hidden = {"Cf", "Cs", "Zl", "Zp"} & {unicodedata.category(letter) for letter in plain}
    assert not hidden
    assert drawable(plain) == plain
    line = plain.replace("\n", " ")
    runs = Chains().chain("italic").runs(line)
    assert "".join(run.stands_for or run.text for run in runs) == line
    assert all(run.face.characters.issuperset(run.text) for run in runs)
