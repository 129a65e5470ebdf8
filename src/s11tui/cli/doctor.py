"""`s11tui doctor`: whether the installation is sound."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping

import click

from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note as remark
from s11tui.cli.printing import say, say_json
from s11tui.text import counted
from s11tui.workspace import usual_path
from s11tui.workspace.health.finding import Finding, good, note

_COLUMNS, _LINES = 80, 24
_SIGNS = {"good": "good", "note": "note", "mend": "MEND"}


@click.command(cls=Command)
@pass_call
@click.pass_context
def doctor(context: click.Context, call: Call) -> None:
    """Check the installation, and say for each thing what was found, what it means and what to do.

    It looks at what is installed, at where the workspace lies and who can reach it, at the file itself, the clock, the
    room on the disk and the backups. Nothing is changed. What is in the record, “s11tui verify” proves.

    \b
    s11tui doctor
    s11tui doctor -w /srv/s11tui/exampleshire.s11 --json

    Exit code 1 when something must be mended.
    """
    from s11tui.workspace.health.examining import examine

    path = usual_path(call.workspace)
    found = [*examine(path), *_terminal_now()]
    wrong = [one for one in found if one.level == "mend"]
    if call.json:
        checks = [{"check": one.check, "level": one.level, "what": one.what, "do": one.do} for one in found]
        say_json({"ok": not wrong, "workspace": str(path), "checks": checks})
    else:
        say(f"{path}")
        for one in found:
            say(f"{_SIGNS[one.level]}  {one.check}: {one.what}")
            if one.do:
                say(f"      {one.do}")
    if wrong:
        remark(f"Something must be mended: {counted(len(wrong), 'thing')}, marked MEND above.")
        context.exit(1)


def _terminal_now() -> Iterator[Finding]:
    if sys.stdout.isatty():
        size = shutil.get_terminal_size()
        yield from terminal((size.columns, size.lines), os.environ, sys.stdout.encoding or "")


def terminal(size: tuple[int, int], environment: Mapping[str, str], encoding: str) -> Iterator[Finding]:
    """Whether the app can be shown on this terminal: columns and lines, colours, letters."""
    columns, lines = size
    words = f"{columns} columns, {lines} lines"
    if columns < _COLUMNS or lines < _LINES:
        yield note("terminal", f"{words}: small for the app.", f"Make the window {_COLUMNS} by {_LINES} or larger.")
    else:
        yield good("terminal", f"{words}.")
    if environment.get("NO_COLOR"):
        yield note("colours", "None are shown, since NO_COLOR is set. Nothing is said by colour alone.")
    elif environment.get("TERM", "") in ("", "dumb") and sys.platform != "win32":
        yield note("colours", "This terminal shows none.", "Use commands, or plain mode: s11tui return fill --plain.")
    else:
        yield good("colours", "This terminal shows them.")
    if "utf" not in encoding.lower():
        yield note(
            "letters", f"This terminal is set to {encoding or 'nothing known'} and lacks some letters.",
            "Set it to UTF-8 (LANG=en_GB.UTF-8).",
        )  # fmt: skip
