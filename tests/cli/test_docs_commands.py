"""The guides name every command, and only commands, options and choices that exist."""

import json
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from s11tui.cli.options import Group
from s11tui.cli.root import root

ROOT = Path(__file__).parents[2]
GUIDES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md"]
COMMANDS = ROOT / "docs" / "commands.md"

_FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`([^`\n]+)`")
_SHELL = ("sh", "bat")
_JOINTS = {"&&", "||", "|", ";", ">", ">>"}


def words_of(line: str) -> list[list[str]]:
    """The words after each `s11tui` that a line of a shell runs; none where it runs something else."""
    found: list[list[str]] = []
    # To the shell of Windows a backslash is part of a path, and what is looked for is the name at its end.
    lexer = shlex.shlex(line.replace("\\", "/"), posix=True, punctuation_chars="&|;><")
    lexer.whitespace_split = True
    current: list[str] | None = None
    beginning = True
    for word in lexer:
        if word in _JOINTS:
            current, beginning = None, True
        elif beginning and word.rpartition("/")[2] == "s11tui":
            found.append(current := [])
            beginning = False
        else:
            beginning = False
            if current is not None:
                current.append(word)
    return found


def in_fences(text: str) -> Iterator[list[str]]:
    """Whole command lines, which must be such as could be run."""
    for fence in _FENCE.finditer(text):
        if fence["kind"] in _SHELL:
            for line in fence["text"].splitlines():
                yield from words_of(line)


def inline(text: str) -> Iterator[list[str]]:
    """Command lines in running text, which may leave out what does not matter there."""
    for code in _INLINE.findall(_FENCE.sub("", text)):
        if code.startswith("s11tui "):
            yield from words_of(code)


def cases(reader: Callable[[str], Iterator[list[str]]]) -> list[Any]:
    found = [(guide.name, words) for guide in GUIDES for words in reader(guide.read_text(encoding="utf-8"))]
    return [pytest.param(words, id=f"{name} {' '.join(words)}") for name, words in found]


def named_by(words: list[str]) -> tuple[list[str], click.Command, click.Context, list[str]]:
    """The command that words name: its path, itself, its context, and the words that remain."""
    path: list[str] = []
    command: click.Command = root
    rest = list(words)
    context = click.Context(root, info_name="s11tui")
    while isinstance(command, Group) and rest and not rest[0].startswith("-"):
        name = rest.pop(0)
        found = command.get_command(context, name)
        assert found is not None, f"There is no command “{' '.join([*path, name])}”."
        path, command = [*path, name], found
        context = click.Context(command, info_name=name, parent=context)
    return path, command, context, rest


def leaves(group: Group, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, Group):
            yield from leaves(command, (*path, name))
        else:
            yield (*path, name)


LEAVES = list(leaves(root))


def test_words_are_found_wherever_a_shell_runs_the_program() -> None:
    assert words_of('cd x && .venv/bin/s11tui demo -w "a b.s11" | cat') == [["demo", "-w", "a b.s11"]]
    assert words_of(r"py -m venv .venv && .venv\Scripts\s11tui demo") == [["demo"]]
    assert words_of("pip install s11tui") == []
    assert list(inline("Say `s11tui verify`, never `verify`.\n```sh\ns11tui demo\n```\n")) == [["verify"]]


def test_every_guide_that_the_readme_promises_to_users_is_there() -> None:
    promised = re.findall(r"\| \[(docs/\w+\.md)\]\(", GUIDES[-1].read_text(encoding="utf-8"))
    assert "docs/lead.md" in promised
    assert [one for one in promised if one != "docs/design.md" and not (ROOT / one).is_file()] == []


@pytest.mark.parametrize("path", LEAVES, ids=[" ".join(one) for one in LEAVES])
def test_every_command_has_an_example_among_the_commands(path: tuple[str, ...]) -> None:
    shown = {tuple(named_by(words)[0]) for words in in_fences(COMMANDS.read_text(encoding="utf-8"))}
    assert path in shown


@pytest.mark.parametrize("words", cases(in_fences))
def test_every_command_line_shown_would_be_understood(words: list[str]) -> None:
    _, command, context, rest = named_by(words)
    if isinstance(command, Group):
        assert command is root, "A group alone does nothing."
        return
    # Parsing checks options, choices, what is compulsory, and how many arguments there are; it runs nothing.
    try:
        command.make_context(context.info_name, rest, parent=context.parent)
    except click.exceptions.Exit:
        assert "--help" in rest
    except click.UsageError as wrong:
        pytest.fail(f"s11tui {shlex.join(words)}: {wrong.format_message()}")


@pytest.mark.parametrize("words", cases(inline))
def test_commands_and_options_in_running_text_exist(words: list[str]) -> None:
    _, command, context, rest = named_by(words)
    known = {name for parameter in command.get_params(context) for name in parameter.opts}
    given = {word.partition("=")[0] for word in rest if re.match(r"--?[a-z]", word)}
    assert given <= known | {"--help"}


# The JSON that is shown.

SHORTENED = "…"


def shown_shapes() -> dict[str, Any]:
    """By the words of a command: the JSON that the guide shows for it, from its tables and blocks."""
    text = COMMANDS.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `s11tui ([^`]+)` \| `([\[{].*)` \|$", text, re.MULTILINE)
    blocks = re.findall(r"^`s11tui ([^`]+) --json`[^\n]*\n\n```json\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return {words: json.loads(shown) for words, shown in [*rows, *blocks]}


SHAPES = shown_shapes()


def differing(shown: Any, given: Any, where: str = "") -> list[str]:
    """Where what is shown is not of the shape that is given; a key or value `…` stands for more."""
    if shown == SHORTENED or where.endswith(".answers"):  # its keys are the ids of somebody's questions
        return []
    if isinstance(shown, dict) and isinstance(given, dict):
        whole = SHORTENED not in shown
        keys = [f"{where}.{key} is not given" for key in shown if key not in given and key != SHORTENED]
        keys += [f"{where}.{key} is not shown" for key in given if key not in shown and whole]
        both = [key for key in shown if key in given]
        return keys + [one for key in both for one in differing(shown[key], given[key], f"{where}.{key}")]
    if isinstance(shown, list) and isinstance(given, list):
        return differing(shown[0], given[0], f"{where}[]") if shown and given else []
    return [] if type(shown) is type(given) or None in (shown, given) else [f"{where} is {type(given).__name__}"]


def test_differences_of_shape_are_found() -> None:
    assert differing({"a": 1, "b": [{"c": "…"}]}, {"a": 2, "b": [{"c": {}}]}) == []
    assert differing({"a": 1, "…": "…"}, {"a": 2, "b": 3}) == []
    assert differing({"a": 1}, {"b": 1}) == [".a is not given", ".b is not shown"]
    assert differing([{"a": "1"}], [{"a": 1}]) == ["[].a is int"]


@pytest.mark.parametrize("words", SHAPES)
def test_the_json_shown_is_what_the_command_gives(words: str, ready: Path, run: Any, questionnaire: Path) -> None:
    planned = ("--what", "A plan", "--owner", "The head", "--due", "2027-06-30")
    assert run("return", "action", "police-tiny-2027", "training", *planned).code == 0
    shown = ("--title", "Minutes", "--shows", "Who leads")
    assert run("return", "evidence", "police-tiny-2027", "named-lead", *shown).code == 0
    assert run("return", "assign", "police-tiny-2027", "training", "--to", "carol").code == 0
    given = words.replace("RETURN", "police-tiny-2027").replace("FILE", str(questionnaire))
    given = given.replace("STANDARD/QUESTION", "training/in-place").replace("ROUND", "tiny-2027")
    if "people.csv" in words:
        listed = ready.parent / "people.csv"
        listed.write_text("name,email,role,agency\nNew One,new@x.example,lead,police\n")
        given = given.replace("people.csv", str(listed))
    if "sample" in words:
        assert run("return", "submit", "police-tiny-2027", "--name", "Sam", "--role", "Chief").code == 0
        assert run("moderate", "sample", "draw", "tiny-2027", "--number", "1").code == 0
    if words.startswith("meeting"):
        assert run("meeting", "plan", "tiny-2027", "--title", "May", "--day", "2027-05-04").code == 0
        given = given.replace("MEETING", "may")
    folder = ["-o", str(ready.parent)] if words.startswith("report") else []
    assert differing(SHAPES[words], run(*shlex.split(given), *folder, "--json").json) == []


def test_the_shapes_that_scripts_lean_on_are_all_shown() -> None:
    wanted = """return list, return show RETURN, return history RETURN, return history RETURN STANDARD/QUESTION,
        return assigned RETURN, return check RETURN, return receipt RETURN, library list, action list, agency list,
        person list, person import people.csv, person codes --new, person access, round list, handover key, backup,
        moderate sample show ROUND, moderate sample check ROUND,
        overview calibration ROUND, overview round, practice list, questionnaire check FILE,
        questionnaire show FILE, questionnaire diff FILE FILE, report return RETURN, report blank RETURN, verify,
        moderate board, meeting list, meeting show MEETING"""
    assert {" ".join(one.split()) for one in wanted.split(",")} == set(SHAPES)
