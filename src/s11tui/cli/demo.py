"""`s11tui demo`: an invented partnership to look round in."""

from pathlib import Path
from typing import Literal

import click

from s11tui.cli.app import run_app
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json
from s11tui.cli.progress import Progress
from s11tui.errors import CannotStore
from s11tui.workspace import usual_folder

Size = Literal["small", "full"]


@click.command(cls=Command)
@click.option(
    "--size",
    type=click.Choice(["small", "full"]),
    default="small",
    show_default=True,
    help="small: 6 agencies and 12 schools; full: 30 agencies, 300 schools and three years.",
)
@click.option("--no-open", is_flag=True, help="Only make the file; do not open the app.")
@pass_call
def demo(call: Call, size: Size, no_open: bool) -> None:
    """Look round in an invented partnership; no person or place in it is real.

    Nothing that you do there touches your own workspace. Without -w the file is kept in the usual place for this
    system's applications, and opened again the next time.

    \b
    s11tui demo
    s11tui demo --size full -w try.s11 --no-open

    Goes wrong when FILE exists already: name another, or delete it.
    """
    path = Path(call.workspace) if call.workspace else usual_folder() / f"demo-{size}.s11"
    if not path.exists():
        _make(path, size)
    elif call.workspace:
        raise CannotStore(
            f"{path} exists already, so no demo was made.",
            f"Open it with “s11tui -w {path}”, name another file, or delete this one.",
        )
    else:
        note(f"Opening the demo that was made before, {path}; delete that file to have a fresh one.")
    if call.json:
        say_json({"workspace": str(path), "size": size})
    else:
        say(f"{path}")
    if not no_open:
        run_app(path, call.person, backs_up=False)


def _make(path: Path, size: Size) -> None:
    """Make the demo's file; what is half made is taken away again."""
    from s11tui.demo import build

    with Progress("Making the demo") as progress:
        build(path, size, progress)
