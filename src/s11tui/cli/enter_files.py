"""`ssh HOST files`, `get`, `put` and `remove`: a person's own folder on a host, and nothing else of it.

No shell and no path has a part in it: the words are told apart here, and a name is one of a listing or is made safe.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from s11tui import clock
from s11tui.cli.printing import note, say
from s11tui.errors import BadInput, NotAllowed, NotFound
from s11tui.text import admit_line
from s11tui.workspace import Workspace
from s11tui.workspace.files import LARGEST
from s11tui.workspace.folders import FolderFile, PersonFolder
from s11tui.workspace.identity import identify

_LONGEST = 300
_PIECE = 256 * 1024
_TAKE_A_NAME = ("get", "put", "remove")
_SIDES = {"out": "Written for you:", "in": "Brought by you:"}


def do(workspace: Path, asked: str, address: str) -> None:
    """Do what somebody typed after `ssh HOST`.

    Args:
        address: what people type after ssh; empty where nobody said.

    Raises:
        Refusal: it is nothing that can be done here; nobody is known by this login; there is no such file, or no room.
    """
    host = address or "HOST"
    what, _, rest = asked.partition(" ")
    name = rest.strip().strip("\"'")
    if len(asked) > _LONGEST or (what, bool(name)) not in {("files", False), *((one, True) for one in _TAKE_A_NAME)}:
        raise BadInput("That cannot be done here.", _what_can_be_done(host))
    if what != "files" and (name.startswith(".") or frozenset(name) & frozenset("/\\:\0")):
        raise BadInput("A file is named without its folder here.", _what_can_be_done(host))
    folder, zone = _folder_of_caller(workspace, host)
    if what == "files":
        _list(folder, zone, host)
    elif what == "get":
        _get(_found(folder, name), host)
    elif what == "put":
        _put(folder, name, host)
    else:
        one = _found(folder, name)
        folder.remove(one.side, one.name)
        note(f"{one.name} is gone from your folder. What was attached of it stays.")


def _folder_of_caller(workspace: Path, host: str) -> tuple[PersonFolder, str]:
    """The folder of whoever came over SSH, and the time zone; recorded as a sign-in.

    Raises:
        NotAllowed: nobody is known by their login.
    """
    with Workspace.open(workspace) as ws:
        known = identify(ws, None, "app")
        if not known.hosted or known.person is None or known.must_sign_in:
            raise NotAllowed(
                "Files are given only to people who are known by their login here.",
                f"Ask the partnership's manager to enter yours; the app itself opens with: ssh -t {host}",
            )
        return PersonFolder(workspace, known.person.id), ws.partnership().zone


def _list(folder: PersonFolder, zone: str, host: str) -> None:
    files = folder.files()
    for side, heading in _SIDES.items():
        of_it = [one for one in files if one.side == side]
        if of_it:
            say(heading)
        for one in of_it:
            say(f"  {_size(one.size):>9}  {_moment(one, zone)}  {one.name}")
    if not files:
        say(f"You have no files here. {_what_can_be_done(host)}")


def _get(one: FolderFile, host: str) -> None:
    """Give the bytes of a file, and nothing else, to whatever reads them."""
    if sys.stdout.isatty():
        raise BadInput(
            "A file is not shown in a terminal.", f"Without -t, into a file: ssh {host} get {one.name} > {one.name}"
        )
    out = sys.stdout.buffer
    with one.path.open("rb") as file:
        while piece := file.read(_PIECE):
            out.write(piece)
    out.flush()


def _put(folder: PersonFolder, name: str, host: str) -> None:
    if sys.stdin.isatty():
        raise BadInput("No file was given.", f"Without -t, from a file: ssh {host} put {name} < {name}")
    kept = folder.bring(name, sys.stdin.buffer.read(LARGEST + 1))
    note(f"Kept as {kept.name}. Name it so in the app, where a file is asked for.")


def _found(folder: PersonFolder, name: str) -> FolderFile:
    """A file by its name; what was written for a person comes before what they brought.

    Raises:
        NotFound: there is none.
    """
    files = folder.files()
    for side in _SIDES:
        for one in files:
            if (one.side, one.name) == (side, name):
                return one
    there = ", ".join(one.name for one in files[:20]) or "none"
    raise NotFound(f"You have no file “{admit_line(name).text}” here.", f"Your files are: {there}.")


def _what_can_be_done(host: str) -> str:
    return (
        f"What can be: ssh -t {host} (the app); ssh {host} files; ssh {host} get NAME > NAME; "
        f"ssh {host} put NAME < FILE; ssh {host} remove NAME."
    )


def _size(size: int) -> str:
    return f"{max(1, size // 1000)} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _moment(one: FolderFile, zone: str) -> str:
    return f"{clock.local(clock.stamp(datetime.fromtimestamp(one.at, UTC)), zone):%Y-%m-%d %H:%M}"
