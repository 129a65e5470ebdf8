"""Opening the app."""

import os
import sys
from pathlib import Path

from s11tui.cli.options import Call
from s11tui.errors import BadInput, CannotStore
from s11tui.workspace import usual_path


def open_app(call: Call, *, mouse: bool = True) -> None:
    """Open the app on the workspace that the command line names, as the person it names."""
    if call.json:
        raise BadInput("The app itself has no JSON.", "Add a command, for example “s11tui return list --json”.")
    run_app(usual_path(call.workspace), call.person, mouse=mouse)


def run_app(path: Path, person: str | None, *, mouse: bool = True, backs_up: bool = True) -> None:
    """Open the app on a workspace; where there is none, its welcome makes or finds one.

    Args:
        backs_up: whether the day's backup is made: not of a demo.

    Raises:
        CannotStore: there is no such file, nor a terminal to ask on what to do about it.
        BadInput: there is no terminal to show it on.
    """
    if not (_is_served() or (sys.stdin.isatty() and sys.stdout.isatty())):
        if not path.exists():
            raise CannotStore(
                f"There is no workspace at {path}.",
                "Make one with “s11tui init”, look around in “s11tui demo”, or name another file with -w.",
            )
        raise BadInput(
            "The app needs a terminal to show itself on.",
            "Run it in a terminal window, or use commands: see “s11tui --help”.",
        )
    from s11tui.tui import run

    run(path, person, mouse=mouse, backs_up=backs_up)


def _is_served() -> bool:
    """Whether it is shown in a browser: then a server stands where a terminal would be."""
    return "web_driver" in os.environ.get("TEXTUAL_DRIVER", "")
