"""The usual folder of backups, `FILE.backups` beside the workspace: what is in it, and what goes again."""

import re
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from s11tui.clock import DEFAULT_ZONE, stamp
from s11tui.errors import BadInput, CannotStore, NotFound
from s11tui.workspace.backups.keeping import to_keep
from s11tui.workspace.files import Files
from s11tui.workspace.locks import Turn
from s11tui.workspace.store import said

if TYPE_CHECKING:
    from s11tui.workspace.backups.making import Progress
    from s11tui.workspace.backups.manifest import Manifest
    from s11tui.workspace.workspace import Workspace

_NAME = re.compile(r"(\d{8}T\d{9})Z\.s11")
_FORM = "%Y%m%dT%H%M%S%f"
_PATIENCE, _PAUSE = 180.0, 0.2
"""Seconds that a command waits for another backup to be finished, and between two looks."""


@dataclass(frozen=True)
class Backup:
    """A backup in the folder.

    Attributes:
        at: when it was made, as its name says (UTC).
        manifest: what it says of itself; None where that is missing or does not hold, and then `fault` says why.
        fault: why it does not count, in words; empty for a good one. Its bytes are not read for that.
    """

    path: Path
    at: datetime
    manifest: "Manifest | None"
    fault: str = ""

    @property
    def is_good(self) -> bool:
        return not self.fault


class Shelf:
    """The backups of one workspace."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        self.folder = workspace.with_name(f"{workspace.name}.backups")
        self.files = Files.within(self.folder / "files")
        self.fault_file = self.folder / "fault.json"

    def moments(self) -> tuple[datetime, ...]:
        """When the backups were made, by their names alone, the newest first; next to no work."""
        return tuple(at for at, _ in self._named())

    def backups(self) -> tuple[Backup, ...]:
        """All of them, the newest first."""
        return tuple(_looked_at(path, at) for at, path in self._named())

    def newest_good(self) -> Backup:
        """The newest that counts.

        Raises:
            NotFound: there is none.
        """
        found = next((one for one in self.backups() if one.is_good), None)
        if found is None:
            raise NotFound(
                f"There is no backup in {self.folder} that counts.",
                "Make one with “s11tui backup”, or name the backup that you have elsewhere.",
            )
        return found

    def make(self, workspace: "Workspace", progress: "Progress | None" = None) -> Backup:
        """Make one now, and take away those that need not stay; inside `turn`.

        Raises:
            CannotStore: it cannot be made; the earlier ones are as they were.
        """
        from s11tui.workspace.backups.making import make

        at = workspace.clock().astimezone(UTC)
        at = at.replace(microsecond=at.microsecond // 1000 * 1000)
        path = self.folder / f"{at.strftime(_FORM)[:-3]}Z.s11"
        self._tidy()
        manifest = make(workspace, self.folder, path, self.files, at, progress)
        self.thin_out(path, workspace.partnership().zone)
        self.fault_file.unlink(missing_ok=True)
        return Backup(path, at, manifest)

    def copy_out(self, workspace: "Workspace", target: Path, progress: "Progress | None" = None) -> "Manifest":
        """Make one anywhere else, its evidence files in a folder beside it; inside `turn`.

        Raises:
            CannotStore: it cannot be made, or something has that name; nothing is left behind.
        """
        from s11tui.workspace.backups.making import make

        self._tidy()
        return make(workspace, self.folder, target, Files(target), workspace.clock(), progress)

    def thin_out(self, made: Path, zone: str = DEFAULT_ZONE) -> None:
        """Take away the backups that need not stay, and the evidence files that none of the others names.

        Those that do not count are left for a person to look at. While one's manifest cannot be read, no evidence
        file goes: it might be named there.
        """
        every = self.backups()
        good = {one.at.astimezone(ZoneInfo(zone)): one for one in every if one.is_good}
        kept = to_keep(good)
        for at, one in good.items():
            if at not in kept and one.path != made:
                discard(one.path)
        left = self.backups()
        if all(one.manifest is not None for one in left):
            self._drop_files({sha256 for one in left if one.manifest for sha256 in one.manifest.files})

    @contextmanager
    def turn(self, *, wait: bool = True) -> Generator[bool, None, None]:
        """Be the only process that makes, removes or restores a backup; gives whether it is.

        Args:
            wait: wait for another to be finished; otherwise give False at once.

        Raises:
            CannotStore: another one is not finished after minutes, or the folder cannot be made.
        """
        with Turn(self.folder / ".lock") as turn:
            try:
                self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                ours = self._waited(turn) if wait else turn.taken()
            except OSError as fault:
                raise CannotStore(
                    f"The folder {self.folder} cannot be used ({said(fault)}).",
                    "Look after its name, and your right to write in it and beside the workspace.",
                ) from fault
            yield ours

    def _waited(self, turn: Turn) -> bool:
        until = time.monotonic() + _PATIENCE
        while not turn.taken():
            if time.monotonic() > until:
                raise CannotStore("Another backup is being made just now.", "Try again in some minutes.")
            time.sleep(_PAUSE)
        return True

    def _tidy(self) -> None:
        """Take away what was left half made by a process that was killed."""
        from s11tui.workspace.backups.making import sweep
        from s11tui.workspace.backups.manifest import ENDING

        sweep(self.folder)
        sweep(self.files.folder, ".writing-")
        with suppress(OSError):
            for path in self.folder.iterdir():
                backup = path.name.removesuffix(ENDING)
                if path.name.endswith(ENDING) and _moment_of(backup) and not path.with_name(backup).exists():
                    path.unlink()

    def _named(self) -> list[tuple[datetime, Path]]:
        found = []
        with suppress(OSError):
            for path in self.folder.iterdir():
                moment = _moment_of(path.name)
                if moment is not None and not path.is_symlink():
                    found.append((moment, path))
        return sorted(found, reverse=True)

    def _drop_files(self, named: set[str]) -> None:
        with suppress(OSError):
            for path in self.files.folder.iterdir():
                if len(path.name) == len("0" * 64) and path.name not in named:
                    path.unlink()


def discard(backup: Path) -> None:
    """Take away a backup, then its manifest: a manifest alone counts for nothing."""
    from s11tui.workspace.backups.manifest import manifest_beside

    with suppress(OSError):
        if sys.platform == "win32":
            backup.chmod(0o600)  # there, what may not be written may not be removed
        backup.unlink(missing_ok=True)
        manifest_beside(backup).unlink(missing_ok=True)


def _moment_of(name: str) -> datetime | None:
    found = _NAME.fullmatch(name)
    try:
        return datetime.strptime(f"{found[1]}000", _FORM).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


def _looked_at(path: Path, at: datetime) -> Backup:
    from s11tui.workspace.backups.manifest import manifest_beside, read_manifest

    try:
        manifest = read_manifest(manifest_beside(path))
        size = path.stat().st_size
    except BadInput as refusal:
        return Backup(path, at, None, refusal.what)
    except OSError as fault:
        return Backup(path, at, None, f"It cannot be read ({said(fault)}).")
    if size != manifest.size:
        return Backup(path, at, manifest, "It was altered: it is not as long as its manifest says.")
    if manifest.at != stamp(at):
        return Backup(path, at, manifest, "Its name says another time than its manifest.")
    return Backup(path, at, manifest)


def good_of(backups: Sequence[Backup]) -> tuple[Backup, ...]:
    """Those that count."""
    return tuple(one for one in backups if one.is_good)
