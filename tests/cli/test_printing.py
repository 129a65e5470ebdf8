"""Nothing that a person wrote can command a terminal, and every character arrives in JSON."""

import json
import re
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from s11tui.cli import printing
from s11tui.cli.printing import harmless, listed, near, one_line, say_json, say_table
from s11tui.text import counted

EVIL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@given(st.text())
def test_harmless_text_holds_no_control_character_and_keeps_all_else(text: str) -> None:
    shown = harmless(text)
    assert not EVIL.search(shown)
    assert len(shown) == len(text)
    assert all(
        before == after for before, after in zip(text, shown, strict=True) if not printing._COMMANDING.match(before)
    )


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(), st.text()))
def test_json_brings_every_character_and_no_command(capsys, value: dict[str, str]) -> None:
    capsys.readouterr()
    say_json(value)
    written = capsys.readouterr().out
    assert json.loads(written) == value
    assert not EVIL.search(written.replace("\n", ""))


def test_json_arrives_on_a_terminal_that_knows_only_ascii(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr(type(sys.stdout), "encoding", "ascii", raising=False)
    say_json({"name": "Zoë “Hill” 😀"})
    written = capsys.readouterr().out
    assert written.isascii()
    assert json.loads(written) == {"name": "Zoë “Hill” 😀"}


def test_a_table_keeps_its_columns_and_its_rows_on_one_line(capsys) -> None:
    say_table(("a", "b"), [("long\nname", "x"), ("s", "y\x1b[2J")])
    assert capsys.readouterr().out.splitlines() == ["a          b", "long name  x", "s          y\u241b[2J"]


def test_words_for_numbers_and_lists() -> None:
    assert [counted(number, "agency", "agencies") for number in (0, 1, 2)] == ["0 agencies", "1 agency", "2 agencies"]
    assert [listed(names) for names in ([], ["a"], ["a", "b", "c"])] == ["", "a", "a, b or c"]
    assert near("polce", ["police", "council"], "else") == "Did you mean police?"
    assert near("zzz", ["police"], "else") == "else"
