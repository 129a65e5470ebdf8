"""Bringing a backup back: proved first, the present record kept beside, what was redacted since redacted again."""

from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from s11tui.clock import Clock, system_clock
from s11tui.errors import CannotStore
from s11tui.workspace import opening
from s11tui.workspace.backups import sole
from s11tui.workspace.backups.making import Elsewhere, Progress, give_name, redactions_of, sweep, unfinished
from s11tui.workspace.backups.manifest import Manifest, Redaction
from s11tui.workspace.backups.proving import Gathered, Proved, files_of, proved
from s11tui.workspace.backups.redacting import redact_again
from s11tui.workspace.backups.shelf import Shelf
from s11tui.workspace.engine import sqlite3
from s11tui.workspace.files import Files
from s11tui.workspace.store import Store, in_words

if TYPE_CHECKING:
    from s11tui.workspace.verifying import Verified


@dataclass(frozen=True)
class Restored:
    """What was restored, or with `kept` None and `lost` 0 what would be.

    Attributes:
        kept: where the record lies that stood there before; None where there was none.
        lost: how many events stand only in that; None where they could not be counted.
        redacted: how many redactions were made again.
        unknown_redactions: whether the present record could not be asked what was redacted since.
        missing: evidence files that are nowhere to be found, by SHA-256.
        verified: of the workspace as it is now.
    """

    backup: Path
    manifest: Manifest | None
    kept: Path | None
    lost: int | None
    redacted: int
    unknown_redactions: bool
    missing: tuple[str, ...]
    verified: "Verified"


@dataclass(frozen=True)
class _Present:
    """What the record that is to be replaced says: its redactions, and how many events it has."""

    redactions: tuple[Redaction, ...] = ()
    events: int | None = 0
    is_readable: bool = True


def check(
    backup: Path, workspace: Path, clock: Clock = system_clock, *, bare: bool = False, progress: Progress | None = None
) -> Restored:
    """Try a backup as restoring would, and change nothing.

    Raises:
        Refusal: as `proved`.
    """
    shelf = Shelf(workspace)
    with (
        shelf.turn(),
        proved(backup, shelf.folder, clock, own_files=(Files(workspace),), bare=bare, progress=progress) as one,
    ):
        return Restored(backup, one.manifest, None, 0, 0, False, one.missing, one.found)


def restore(
    backup: Path, workspace: Path, clock: Clock = system_clock, *, bare: bool = False, progress: Progress | None = None
) -> Restored:
    """Put the record of a backup in the place of the present one, or where there is none yet.

    Args:
        bare: the backup has no manifest, or none that counts.

    Raises:
        Refusal: the backup does not hold, is another workspace's, or somebody has the workspace open; nothing was
            changed.
    """
    opening.refuse_place(workspace)
    shelf = Shelf(workspace)
    with shelf.turn():
        sweep(shelf.folder)
        with proved(backup, shelf.folder, clock, own_files=(Files(workspace),), bare=bare, progress=progress) as one:
            gathered = Gathered([*files_of(backup), Files(workspace)])
            missing = gathered.copy_to(Files(workspace), one.files)
            kept, present, again = _replace(one, workspace, shelf, clock)
    verified = _verified(workspace, clock)
    left = None if present.events is None else max(0, present.events - (one.found.events if kept else 0))
    return Restored(backup, one.manifest, kept, left, again, not present.is_readable, missing, verified)


def _replace(one: Proved, workspace: Path, shelf: Shelf, clock: Clock) -> tuple[Path | None, _Present, int]:
    """Gives where the present record is kept, what it said, and how many redactions were made again."""
    kept = workspace.with_name(f"{workspace.name}.before-restore-{clock().astimezone(UTC):%Y%m%dT%H%M%S%f}Z")
    if not workspace.exists():
        again = redact_again(one.record, _later(shelf, one))
        _put_new(one.record.store, workspace, shelf.folder)
        return None, _Present(), again
    try:
        with sole.alone_with(workspace) as held:
            present = _ask(held, one)
            again = redact_again(one.record, (*present.redactions, *_later(shelf, one)))
            _keep(held, kept, shelf.folder)
            sole.overwrite(held, one.record.store)
            return kept, present, again
    except (sqlite3.DatabaseError, CannotStore) as fault:
        if not _is_damage(fault):
            raise in_words(fault) if isinstance(fault, sqlite3.DatabaseError) else fault from fault
    kept.unlink(missing_ok=True)  # half of it may have been copied before the damage was met
    again = redact_again(one.record, _later(shelf, one))
    sole.set_aside(workspace, kept)
    _put_new(one.record.store, workspace, shelf.folder)
    return kept, _Present(events=None, is_readable=False), again


def _is_damage(fault: BaseException) -> bool:
    """Whether a file cannot be read as a database, by what SQLite said or by what we made of it in words."""
    root = fault if isinstance(fault, sqlite3.DatabaseError) else fault.__cause__
    return isinstance(root, sqlite3.DatabaseError) and any(
        words in str(root) for words in ("malformed", "not a database", "corrupt")
    )


def _later(shelf: Shelf, one: Proved) -> tuple[Redaction, ...]:
    """What later backups in the folder say was redacted: the present record may not be readable any more."""
    signer = one.record.keys.signer()
    found = [other.manifest for other in shelf.backups() if other.manifest and other.manifest.signer == signer]
    return tuple(redaction for manifest in found for redaction in manifest.redactions)


def _ask(held: Store, one: Proved) -> _Present:
    """What the present record says, if it is one that the backup may replace: not another's, nor another program's."""
    known = held.conn.execute("PRAGMA application_id").fetchone()
    tables = {name for (name,) in held.conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return _Present()
    if known != one.record.store.one("PRAGMA application_id"):
        raise CannotStore("That file is a database of another program.", "Name the right file with -w.")
    standing = held.conn.execute("SELECT id FROM partnership").fetchone()
    if standing is not None and standing[0] != one.record.partnership().id:
        raise CannotStore(
            "This backup is of another workspace than the one that it would replace.",
            "Name a file that does not exist yet with -w; nothing was changed.",
        )
    events = int(held.conn.execute("SELECT count(*) FROM events").fetchone()[0])
    return _Present(redactions_of(held), events)


def _keep(held: Store, kept: Path, scratch: Path) -> None:
    """Copy the present record, whatever is in it, with all that stands in its log."""
    with unfinished(scratch) as copy:
        opening.copy_pages(held, copy)
        give_name(copy, kept)


def _put_new(record: Store, workspace: Path, scratch: Path) -> None:
    """Make the file where there is none."""
    with unfinished(scratch) as copy:
        opening.backup(record, copy)
        give_name(copy, workspace)


def _verified(workspace: Path, clock: Clock) -> "Verified":
    from s11tui.workspace.workspace import Workspace

    with Workspace.open(workspace, clock=clock) as opened:
        opened.store.run("DELETE FROM presences")  # whoever was in it then is not in it now
        return opened.verify(files=Elsewhere())
