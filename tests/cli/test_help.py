"""Every command says what it does, with an example, in plain English."""

from collections.abc import Iterator

import click
import pytest

from s11tui import __version__
from s11tui.cli.options import Call, Group, common_options
from s11tui.cli.root import root


def commands(group: Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        yield (*path, name), command
        if isinstance(command, Group):
            yield from commands(command, (*path, name))


ALL = list(commands(root))
LEAVES = [(path, command) for path, command in ALL if not isinstance(command, Group)]


def test_the_commands_of_the_design_are_there() -> None:
    wanted = """demo, init, verify, backup, partnership show, partnership set,
        questionnaire check, questionnaire show, questionnaire publish, questionnaire list,
        agency add, agency import, agency list, person add, person list,
        round open, round list, round invite, round extend, round close,
        return list, return show, return answer, return grade, return evidence, return action, return submit,
        return return, return history, return send, return sign, return comment, return assign,
        return confirm, return assigned, return check, return allow, return restore, return decline, return receipt,
        return ratify, return original, library list, library add, library change, library retire, library save,
        return exempt, return withdraw, return reinstate, moderate cannot-tell,
        moderate queue, moderate open, moderate propose, moderate agree, moderate share, moderate accept,
        moderate challenge, moderate decide, moderate settle, moderate query, moderate reply,
        action list, action update, report return, export json"""
    there = {" ".join(path) for path, _ in LEAVES}
    assert {one.strip() for one in wanted.replace("\n", " ").split(",")} <= there


@pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) for path, _ in ALL])
def test_help_says_what_a_command_does(path, command, run) -> None:
    ran = run(*path, "--help")
    assert ran.code == 0
    assert ran.err == ""
    summary = command.get_short_help_str(200)
    assert summary.endswith(".")
    for option in ("-w, --workspace FILE", "--as PERSON", "--json"):
        assert option in ran.out


@pytest.mark.parametrize(("path", "command"), LEAVES, ids=[" ".join(path) for path, _ in LEAVES])
def test_help_of_a_command_has_an_example_that_is_understood(path, command) -> None:
    examples = [line.strip() for line in (command.help or "").splitlines() if line.strip().startswith("s11tui ")]
    assert examples, f"{path} has no example"
    for example in examples:
        words = _split(example)[1:]
        assert words[: len(path)] == list(path), example
        # Parsing alone raises where the example is not understood.
        context = command.make_context(path[-1], words[len(path) :], obj=Call())
        assert context.args == []


@pytest.mark.parametrize(("path", "command"), ALL, ids=[" ".join(path) for path, _ in ALL])
def test_every_command_takes_the_options_of_every_command(path, command) -> None:
    names = {name for parameter in command.params for name in parameter.opts}
    assert {name for option in common_options() for name in option.opts} <= names


def test_the_first_help_is_grouped_by_what_people_want(run) -> None:
    said = run("--help").out
    places = [
        said.index(heading) for heading in ("To begin", "To set up", "To fill in", "To moderate", "To print", "To look")
    ]
    assert places == sorted(places)
    assert "call 999" in said.replace("\n ", "")


def test_what_the_first_help_says_of_a_command_is_true_of_it(run) -> None:
    for name, entry in root.entries.items():
        assert isinstance(root.get_command(click.Context(root), name), click.Command)
        assert entry.summary.endswith(".")


def test_version(run) -> None:
    assert run("--version").out == f"s11tui {__version__}\n"


def _split(line: str) -> list[str]:
    import shlex

    return shlex.split(line)
