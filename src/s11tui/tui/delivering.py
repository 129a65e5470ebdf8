"""The one door for files: what the app writes for a person, and what a person names to be read.

On their own computer both are paths there. Whoever works on a host has a folder of their own on it: what is
written goes there and is fetched from there, and only what they brought there is read, by its bare name.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from s11tui.errors import BadInput, NotAllowed
from s11tui.text import admit_line, counted, named_path, safe_name
from s11tui.tui.bridge import Bridge
from s11tui.workspace.folders import PersonFolder

if TYPE_CHECKING:
    from s11tui.tui.app import PartnershipApp

_AT_ONCE = 5
"""Files that a browser is given one after the other; more are left for the person to fetch."""
_LISTED = 12
_SEPARATORS = frozenset("/\\:")
_UP_TO = "up to 10 MB; may stay empty"
_YOUR_FILES = "“Your files”, above the app"


def own_folder(bridge: Bridge) -> PersonFolder:
    """The folder of whoever is signed in on a host.

    Raises:
        NotAllowed: nobody is, or they work on their own computer.
    """
    if not bridge.known.hosted or bridge.person is None:
        raise NotAllowed("Only somebody who signed in on a host has a folder there.", "Sign in first.")
    return PersonFolder(bridge.path, bridge.person.id)


def write_out(bridge: Bridge, work: Callable[[Path], Path]) -> Path:
    """Have a file written where it belongs; where it lies then. From any thread.

    Args:
        work: is given a folder, writes one file into it and gives back its path.

    Raises:
        Refusal: what `work` raises; there is no room, or the folder cannot be written to.
    """
    if not bridge.known.hosted:
        from s11tui.reports.writing import default_folder

        return work(default_folder(bridge.path))
    folder = own_folder(bridge)
    with TemporaryDirectory(prefix="s11tui-") as scratch:
        made = work(Path(scratch))
        return folder.keep("out", made.name, made.read_bytes()).path


def hand_over(app: "PartnershipApp", paths: Sequence[Path]) -> str:
    """Give somebody on a host the files that were just written, and say how they get them; empty elsewhere."""
    bridge = app.bridge
    if not bridge.known.hosted or not paths:
        return ""
    names = [one.name for one in paths]
    if not app.is_web:
        commands = [f"ssh {bridge.address} get {one} > {one}" for one in names]
        return "\n".join(["Saved. Fetch it with:" if len(names) == 1 else "Saved. Fetch them with:", *commands])
    if len(paths) > _AT_ONCE:
        return f"{len(paths)} files were written. They are in {_YOUR_FILES}."
    for path in paths:
        app.deliver_binary(path, save_filename=path.name)
    return f"Downloaded as {', '.join(names)}\nFor a week it is in {_YOUR_FILES}, too."


def named_file(bridge: Bridge, typed: str) -> Path | None:
    """The file that a person named, to be read; None where they named none.

    Raises:
        BadInput: on a host, it is not the name of a file that they brought.
    """
    # Names that are copied from a file manager come in quotation marks.
    named = typed.strip().strip('"')
    if not named:
        return None
    if not bridge.known.hosted:
        return named_path(named)
    brought = [one for one in own_folder(bridge).files() if one.side == "in"]
    # The name that a file was brought under is made safe there, and people type it as they know it.
    wanted = named if _SEPARATORS & frozenset(named) else safe_name(named)
    found = next((one.path for one in brought if one.name == wanted), None)
    if found is None:
        raise BadInput(
            f"“{admit_line(named).text[:80]}” is no file that you brought. {_brought([one.name for one in brought])}",
            _how_to_bring(bridge),
        )
    return found


def file_hint(bridge: Bridge, usual: str = f"its path on this computer, {_UP_TO}") -> str:
    """What to fill in where a file is asked for."""
    if not bridge.known.hosted:
        return usual
    names = [one.name for one in own_folder(bridge).files() if one.side == "in"]
    if not names:
        return f"may stay empty; you brought none yet. {_how_to_bring(bridge)}"
    return f"by its name, of those that you brought: {_listed(names)}; may stay empty"


def _how_to_bring(bridge: Bridge) -> str:
    if bridge.known.via == "browser":
        return f"Bring one in with {_YOUR_FILES}."
    return f"Bring one in from your own computer: ssh {bridge.address} put NAME < FILE"


def _brought(names: Sequence[str]) -> str:
    return f"There are: {_listed(names)}." if names else "You brought none yet."


def _listed(names: Sequence[str]) -> str:
    more = len(names) - _LISTED
    return ", ".join(names[:_LISTED]) + (f" and {counted(more, 'more', 'more')}" if more > 0 else "")
