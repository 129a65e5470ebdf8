"""What tests of backups look at."""

from collections.abc import Callable
from pathlib import Path

from s11tui.audit.events import NewEvent
from s11tui.workspace import Workspace
from s11tui.workspace.backups.manifest import manifest_beside
from s11tui.workspace.backups.redacting import fill_again
from s11tui.workspace.backups.shelf import Backup, Shelf
from s11tui.workspace.desks.library import Described
from support.clocks import HandClock
from support.partnership import Partnership

DOCUMENT = b"%PDF-1.7 an audit"


def back_up(one: Partnership) -> Backup:
    """A backup in the usual folder, now."""
    made: Backup = one.ws.back_up()
    return made


def with_file(one: Partnership, folder: Path, data: bytes = DOCUMENT, standard: str = "policy") -> None:
    """Let a standard of the police's return rest on a document."""
    document = folder / "audit.pdf"
    document.write_bytes(data)
    one.lead.library.add_to(one.ref, standard, Described("Audit", file=document))


def names(folder: Path) -> list[str]:
    """What is in a folder, without the lock."""
    return sorted(one.name for one in folder.iterdir() if one.name != ".lock") if folder.exists() else []


def altered(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Change a file's bytes, though it is read-only."""
    path.chmod(0o600)
    path.write_bytes(change(path.read_bytes()))


def redacted(one: Partnership, text: str) -> str:
    """Take words out of the record as a redaction does; gives their digest."""
    store = one.ws.store
    (digest,) = store.conn.execute("SELECT digest FROM words WHERE text = ?", (text,)).fetchone()
    view = one.view()
    with store.atomic():
        one.ws.ledger.append([NewEvent(f"return/{view.id}", "redacted", {"digests": [digest]})], one.lead.person.id)
        store.conn.execute("UPDATE words SET text = NULL, salt = NULL WHERE digest = ?", (digest,))
        fill_again(one.ws)
    one.ws.cases.forget()
    return str(digest)


def files_in(shelf: Shelf) -> list[str]:
    """The evidence files among the backups."""
    return names(shelf.files.folder)


def without_manifest(backup: Path) -> None:
    """Take the manifest away."""
    manifest_beside(backup).unlink()


class Case:
    """A workspace with a backup, that was worked in since, and is closed."""

    def __init__(self, one: Partnership, folder: Path) -> None:
        with_file(one, folder)
        one.fill()
        self.path = one.ws.path
        self.events = one.ws.verify().events
        self.backup = back_up(one).path
        one.lead.answering.answer(one.ref, "policy", "in-place", "Written since.")
        self.now = one.ws.verify().events
        one.ws.close()
        self.before = self.bytes_of()

    def bytes_of(self) -> bytes:
        return self.path.read_bytes()

    def opened(self) -> Workspace:
        return Workspace.open(self.path, clock=HandClock())

    def answer(self) -> str:
        with self.opened() as ws:
            view = ws.session("lee-lead").reading.open("police-section-11-2027")
            return str(view.standard("policy").questions[0].value)  # type: ignore[union-attr]  # it is asked

    def kept(self) -> list[Path]:
        return sorted(self.path.parent.glob("*.before-restore-*Z"))
