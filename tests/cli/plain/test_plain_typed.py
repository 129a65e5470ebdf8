"""As a person types: an editor, drafts line by line, what a terminal drops, what could not be saved."""

import io
import sys
from pathlib import Path

import pytest

from s11tui.audit.view_models import QuestionView, StandardView
from s11tui.cli.plain.menu import Option, understood
from s11tui.cli.plain.prompts import Choice, chosen, several
from s11tui.cli.plain.script import Script
from s11tui.cli.plain.talk import TAKEN, paragraphs, sentence, unescaped, words_counted
from s11tui.errors import BadInput, CannotStore
from s11tui.workspace.desks.answering import Answering
from support.clocks import HandClock
from support.editions import question, small_edition
from support.hostile import HOSTILE
from support.partnership import COMPLETE, Partnership, begin, opened
from support.plain import talked


def standard(one: Partnership, name: str = "policy") -> StandardView:
    found = one.view().standard(name)
    assert found is not None
    return found


def in_place(one: Partnership) -> QuestionView:
    return standard(one).questions[0]


@pytest.fixture
def an_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An editor that notes what it was given, and adds a line."""
    script, given = tmp_path / "editor.py", tmp_path / "given.txt"
    script.write_text(
        "import os, pathlib, sys\n"
        "file = pathlib.Path(sys.argv[1])\n"
        "text = file.read_text(encoding='utf-8-sig')\n"
        f"pathlib.Path({str(given)!r}).write_text(text, encoding='utf-8')\n"
        "file.write_text(text + 'Added.\\n', encoding='utf-8')\n"
        "os.utime(file, (2_000_000_000, 2_000_000_000))\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{script}"')
    return given


def test_an_editor_begins_with_what_stands(partnership: Partnership, an_editor: Path) -> None:
    partnership.fill(COMPLETE[:1])
    talked(partnership, "1.1", "in-place", "edit", typed=True, editor=True)
    assert an_editor.read_text(encoding="utf-8").rstrip("\n") == "A policy, read by all."
    assert in_place(partnership).value == "A policy, read by all.\nAdded."


def test_an_editor_begins_with_an_unfinished_text(partnership: Partnership, an_editor: Path) -> None:
    partnership.lead.answering.save_draft(partnership.ref, "policy", "in-place", "Half", None)
    talked(partnership, "1.1", "in-place", "edit", typed=True, editor=True)
    assert in_place(partnership).value == "Half\nAdded."
    assert in_place(partnership).draft is None


def test_an_editor_that_cannot_be_opened_is_said(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "/nowhere/editor")
    said = talked(partnership, "1.1", "in-place", "edit", "By hand.", ".", typed=True, editor=True)
    assert "editor could not be opened" in said.refusals()[0]
    assert in_place(partnership).value == "By hand."


def test_without_a_terminal_there_is_no_editor(partnership: Partnership) -> None:
    said = talked(partnership, "1.1", "in-place", "edit", "grade", "good", "keep")
    assert "no terminal here" in said.refusals()[0]
    assert standard(partnership).self_grade == "good"


def test_each_line_that_is_typed_is_kept_before_the_next(
    partnership: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str] = []
    real = Answering.save_draft

    def save_draft(self: Answering, ref: str, name: str, question: str, text: str, based_on: str | None) -> None:
        kept.append(text)
        real(self, ref, name, question, text, based_on)

    monkeypatch.setattr(Answering, "save_draft", save_draft)
    talked(partnership, "1.1", "in-place", "One", "Two", ".", typed=True)
    assert kept == ["One", "One\nTwo"]
    assert in_place(partnership).value == "One\nTwo"
    assert in_place(partnership).draft is None


def test_a_line_as_long_as_a_terminal_passes_on_is_told(partnership: Partnership) -> None:
    warned = "so its end may be missing"
    assert warned in talked(partnership, "1.1", "in-place", "x" * 4095, ".", typed=True).text
    assert warned not in talked(partnership, "1.1", "in-place", "x" * 900, ".", typed=True).text
    assert warned not in talked(partnership, "1.1", "in-place", "x" * 4095, ".").text


def test_a_text_that_cannot_be_saved_is_read_back(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise CannotStore("The disk is full.", "Make room.")

    monkeypatch.setattr(Answering, "answer", refuse)
    monkeypatch.setattr(Answering, "save_draft", refuse)
    said = talked(partnership, "1.1", "in-place", "A whole", "paragraph.", ".")
    assert said.refusals() == ["Not done. The disk is full. Make room."]
    assert said.text.endswith(said.text[said.text.index("This text could not be saved") :])
    assert "It was for policy/in-place:\nA whole\nparagraph.\n" in said.text


def test_a_text_that_was_refused_is_kept_unfinished(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise CannotStore("It is busy.", "Try again.")

    with monkeypatch.context() as patched:
        patched.setattr(Answering, "answer", refuse)
        talked(partnership, "1.1", "in-place", "A paragraph.", ".")
    assert in_place(partnership).draft == "A paragraph."
    talked(partnership, "1.1", "in-place", "draft")
    assert in_place(partnership).value == "A paragraph."


def test_a_reason_that_is_not_finished_is_kept(partnership: Partnership) -> None:
    talked(partnership, "1.1", "grade", "good", "Because of")
    assert (standard(partnership).self_reason, standard(partnership).reason_draft) == ("", "Because of")
    talked(partnership, "1.1", "grade", "keep", "draft")
    assert standard(partnership).self_reason == "Because of"


@pytest.mark.parametrize("name", ["clipboard escape", "markup that acts", "formula", "path", "bidirectional override"])
def test_hostile_words_in_every_field(partnership: Partnership, name: str) -> None:
    text = HOSTILE[name]
    script = ["1.1", "evidence", "add", text, text, "", text, "", "", "actions", "add", text, text, "2027-06-30"]
    said = talked(partnership, *script, "comment", text, ".", "grade", "good", text, ".", "read", "what was said")
    assert not {"\x1b", "\x07", "\u202e", "\u2066"} & set(said.text)
    here = standard(partnership)
    clean = "".join(letter for letter in text if letter >= " " and letter not in "\u202e\u2066\u2069")
    assert (here.evidence[0].title, here.evidence[0].shows, here.actions[0].owner) == (clean, clean, clean)
    assert here.comments[0][2] == here.self_reason == clean
    assert partnership.ws.verify().ok


def test_choosing() -> None:
    choices = [Choice("a-b", "First one"), Choice("2", "a b"), Choice("x", "Other, with a comma")]
    for given, meant in (("1", "a-b"), ("A B", "a-b"), ("2", "2"), ("first  ONE", "a-b"), ("3", "x")):
        assert chosen(choices, given).id == meant
    assert [one.id for one in several(choices, "other, with a comma")] == ["x"]
    assert [one.id for one in several(choices, "3,1,3")] == ["x", "a-b"]
    for given in ("", "0", "4", "²", "٣x", "nothing"):
        with pytest.raises(BadInput):
            chosen(choices, given)


def test_options_by_their_beginning() -> None:
    done: list[str] = []
    options = [Option("go", done.append, takes_more=True, also=("go to",)), Option("next", done.append)]
    options.append(Option("next not done", done.append))
    for line, word, more in (
        ("go to 1.3", "go", "1.3"),
        ("go  To be or not", "go", "be or not"),
        ("next", "next", ""),
        ("next n", "next not done", ""),
        ("3", "next not done", ""),
    ):
        option, rest = understood(options, line)
        assert (option.word, rest) == (word, more)
    with pytest.raises(BadInput):
        understood(options, "n")


def test_small_words() -> None:
    assert sentence("Is it\nso?") == "Is it so?"
    assert sentence("It is so") == "It is so."
    assert unescaped(r"\\stop", TAKEN) == r"\stop"
    assert unescaped(r"a \stop", TAKEN) == r"a \stop"
    assert words_counted("a b c d", 3) == "4 words, and at most 3 are asked for: shorten it if you can."
    text = "One line\ngoes on.\n\n- a\n- b\nTwo."
    assert paragraphs(text) == ["One line goes on.", "- a", "- b Two."]


@pytest.mark.parametrize(
    "data",
    [
        "1.1\nin-place\n10 £, naïve\n".encode(),
        "1.1\r\nin-place\r\n10 £, naïve\r\n".encode("utf-8-sig"),
        "1.1\r\nin-place\r\n10 £, naïve\r\n".encode("utf-16"),
        "1.1\nin-place\n10 £, naïve\n".encode("cp1252"),
    ],
)
def test_scripts_of_every_editor(data: bytes) -> None:
    script = Script(io.BytesIO(data))
    lines = [script.readline().rstrip("\r\n") for _ in range(4)]
    assert lines == ["1.1", "in-place", "10 £, naïve", ""]


def test_a_question_called_like_a_step_leaves_the_step_its_word(tmp_path: Path) -> None:
    edition = small_edition()
    area = edition.areas[0]
    first = area.standards[0]
    odd = first.model_copy(update={"questions": (question("grade", "text"), question("stop", "text"))})
    areas = (area.model_copy(update={"standards": (odd, *area.standards[1:])}), *edition.areas[1:])
    begin(tmp_path / "odd.s11", HandClock(), edition.model_copy(update={"areas": areas}))
    one = opened(tmp_path / "odd.s11", HandClock())
    talked(one, "1.1", "grade", "good", "keep", "question grade", "Well.", "5", "Never.")
    here = standard(one)
    assert here.self_grade == "good"
    assert [each.value for each in here.questions[3:]] == ["Well.", "Never."]
    one.ws.close()
