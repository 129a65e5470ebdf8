"""The options that every command takes, wherever they stand, and the classes that see to it."""

import difflib
import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import click


@dataclass
class Call:
    """What one command line said for all its commands.

    Attributes:
        workspace: the file given with -w; None for the usual one.
        person: who --as named; None for whoever holds the role that the action needs.
        json: whether the result is wanted as JSON.
    """

    workspace: str | None = None
    person: str | None = None
    json: bool = False


@dataclass(frozen=True)
class Entry:
    """One command of a lazy group: `target` is `module:attribute`, `section` the heading it stands under."""

    target: str
    summary: str
    section: str = "Commands"


pass_call = click.make_pass_decorator(Call, ensure=True)
"""Gives a command the `Call` as its first argument."""


def _remember(attribute: str) -> Any:
    def callback(context: click.Context, parameter: click.Parameter, value: Any) -> None:
        if isinstance(value, str) and not value.strip():
            # An empty variable in a script must never mean the usual workspace, or somebody else.
            raise click.BadParameter("nothing is named.", context, parameter)
        if value is not None and value is not False:
            setattr(context.find_root().ensure_object(Call), attribute, value)

    return callback


def common_options() -> list[click.Parameter]:
    """Fresh copies of the three options."""
    return [
        click.Option(
            ["-w", "--workspace"],
            metavar="FILE",
            expose_value=False,
            callback=_remember("workspace"),
            help="The workspace file (else S11TUI_WORKSPACE, else the usual place).",
        ),
        click.Option(
            ["--as", "as_person"],
            metavar="PERSON",
            expose_value=False,
            callback=_remember("person"),
            help="Act as this person (else the only one with the role that is needed).",
        ),
        click.Option(
            ["--json"],
            is_flag=True,
            expose_value=False,
            callback=_remember("json"),
            help="Give the result as JSON.",
        ),
    ]


def _write_options(command: click.Command, context: click.Context, formatter: click.HelpFormatter) -> None:
    """Write a command's options into its help, those that every command takes apart from its own."""
    common = {option.name for option in common_options()}
    own: list[tuple[str, str]] = []
    everywhere: list[tuple[str, str]] = []
    for parameter in command.get_params(context):
        record = None if isinstance(parameter, click.Argument) else parameter.get_help_record(context)
        if record is not None:
            (everywhere if parameter.name in common else own).append(record)
    for heading, records in (("Options", own), ("Options of every command", everywhere)):
        if records:
            with formatter.section(heading):
                formatter.write_dl(records)


class Command(click.Command):
    """A command that takes the common options."""

    def __init__(self, name: str | None, params: list[click.Parameter] | None = None, **settings: Any) -> None:
        super().__init__(name, params=[*(params or []), *common_options()], **settings)

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, context, formatter)


class Group(click.Group):
    """A group that takes the common options, and whose commands are imported when they are asked for."""

    command_class = Command

    def __init__(
        self,
        name: str | None,
        entries: Mapping[str, Entry] | None = None,
        params: list[click.Parameter] | None = None,
        **settings: Any,
    ) -> None:
        self.entries = dict(entries or {})
        super().__init__(name, params=[*(params or []), *common_options()], **settings)

    def list_commands(self, context: click.Context) -> list[str]:
        return [*self.entries, *self.commands]

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        entry = self.entries.get(name)
        if entry is None:
            return super().get_command(context, name)
        module, attribute = entry.target.split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if not name.startswith("-") and self.get_command(context, name) is None:
            near = difflib.get_close_matches(name, self.list_commands(context), n=3)
            known = f"Did you mean {' or '.join(near)}?" if near else f"See `{context.command_path} --help`."
            raise click.UsageError(f"There is no command “{name}” here. {known}", context)
        return super().resolve_command(context, args)

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        _write_options(self, context, formatter)
        self.format_commands(context, formatter)

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        sections: dict[str, list[tuple[str, str]]] = {}
        for name in self.list_commands(context):
            entry = self.entries.get(name)
            if entry is not None:
                sections.setdefault(entry.section, []).append((name, entry.summary))
            elif (command := self.commands.get(name)) is not None and not command.hidden:
                sections.setdefault("Commands", []).append((name, command.get_short_help_str(100)))
        for heading, rows in sections.items():
            with formatter.section(heading):
                formatter.write_dl(rows)
