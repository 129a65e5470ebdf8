"""`s11tui worksheet in`: bringing back what was filled in, after showing what would change."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import click

from s11tui.cli import worksheet_words
from s11tui.cli.acting import acting, opened
from s11tui.cli.filling import filling, original_option
from s11tui.cli.inputs import LARGEST_FILE, bytes_of_file
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json
from s11tui.errors import BadInput, NotFound
from s11tui.text import counted, named_path
from s11tui.workspace.session import Session

if TYPE_CHECKING:
    from s11tui.audit.view_models import ReturnView
    from s11tui.exchange.worksheets.brought_parts import Newer


@click.command("in", cls=Command)
@click.argument("file", metavar="FILE")
@click.option("--yes", is_flag=True, help="Take the changes without asking.")
@click.option(
    "--newer",
    type=click.Choice(["leave", "both", "sheet"]),
    default="leave",
    show_default=True,
    help="Where the return was changed since: leave it; keep both versions, to choose from; or take the worksheet's.",
)
@original_option
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@pass_call
def in_(call: Call, file: str, yes: bool, newer: str, original: str | None, dry_run: bool) -> None:
    """Bring a filled-in worksheet (XLSX or HTML) back. Shows what would change, then asks.

    What was left alone in the worksheet changes nothing. What was changed in the return since the worksheet was made is
    left as it is, unless --newer says otherwise. Bringing the same file in twice changes nothing the second time.

    \b
    s11tui worksheet in worksheet-police.xlsx
    s11tui worksheet in worksheet-police.xlsx --dry-run
    s11tui worksheet in worksheet-police.html --yes --newer both

    Goes wrong when FILE is no worksheet, or belongs to another return or edition.
    """
    from s11tui.exchange.worksheets import read
    from s11tui.exchange.worksheets.brought import bring, take

    chosen = cast("Newer", newer)
    filled = read(_bytes_of(file), file)
    with _filling(call, filled.return_id, original) as session:
        view = session.reading.open(filled.return_id)
        edition = session.reading.edition(view.edition.sha256)
        bringing = bring(view, edition, filled)
        if not call.json:
            worksheet_words.tell(view, filled, bringing, chosen)
        taken = 0
        if not dry_run and bringing.count(chosen) and _agreed(call, bringing.count(chosen), yes=yes):
            view = take(session, view.id, bringing, newer=chosen, original=original or "")
            # What hangs on a newer answer that was left is not asked, and so was not taken either.
            taken = bringing.count(chosen) - bring(view, edition, filled).count()
            _report(call, view, taken)
    if call.json:
        say_json(worksheet_words.shape(view, filled, bringing, taken))


def _agreed(call: Call, number: int, *, yes: bool) -> bool:
    """Whether the changes are wanted.

    Raises:
        BadInput: nobody is there to ask.
    """
    if yes:
        return True
    things = counted(number, "change")
    if call.json or not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise BadInput(
            f"There is nobody here to ask whether to take {things}, so nothing was changed.",
            "Look at them with --dry-run, then add --yes.",
        )
    agreed = click.confirm(f"Take {'this change' if number == 1 else f'these {things}'}?", default=False)
    if not agreed:
        note("Nothing was taken; the return is as it was.")
    return agreed


def _report(call: Call, view: "ReturnView", taken: int) -> None:
    if not call.json:
        things = counted(taken, "change was", "changes were")
        say(f"{things} taken. {view.slug} is {view.state}: {view.counts.done} of {view.counts.asked} standards done.")


@contextmanager
def _filling(call: Call, ref: str, original: str | None) -> Generator[Session, None, None]:
    """Who brings it in: the lead; with an original, the manager, who types for the agency.

    Raises:
        NotFound: the worksheet's return is not in this workspace.
    """
    with opened(call) as workspace:
        try:
            known = acting(workspace, call, ()).sight if call.person is not None else workspace.registry
            known.return_id(ref)
        except NotFound:
            raise NotFound(
                "The return that this worksheet belongs to is not in this workspace.",
                "Name the workspace where it was made with -w.",
            ) from None
    with filling(call, ref, original) as session:
        yield session


def _bytes_of(path: str) -> bytes:
    """A file's bytes, no more of them than a worksheet may have; `-` is standard input.

    Raises:
        BadInput: it cannot be read, or is far too large.
    """
    data = sys.stdin.buffer.read(LARGEST_FILE + 1) if path == "-" else bytes_of_file(named_path(path), path)
    if len(data) > LARGEST_FILE:
        raise BadInput(
            f"{path} is larger than {LARGEST_FILE // 1_000_000} MB; no worksheet is.",
            "Check that it is the right file.",
        )
    return data
