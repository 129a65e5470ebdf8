"""The file itself, read and never written: its shape, its log, its triggers, and the backups of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from s11tui.clock import Clock, moment
from s11tui.text import counted
from s11tui.workspace.health.finding import Finding, good, mend, note
from s11tui.workspace.schema import APPLICATION_ID, SCHEMA_VERSION
from s11tui.workspace.store import Store
from s11tui.workspace.triggers import missing_triggers, strange_triggers

if TYPE_CHECKING:
    from s11tui.workspace.backups.shelf import Backup

_LARGE_LOG = 128 * 1024 * 1024
_FRESH = timedelta(days=2)


def shape(store: Store) -> Finding:
    """Whether it is a workspace that this program can use."""
    application, version = (
        int((store.one(f"PRAGMA {name}") or (0,))[0]) for name in ("application_id", "user_version")
    )
    if application != APPLICATION_ID:
        return mend("workspace", "It is a database of another program.", "Name the right file with -w.")
    if version > SCHEMA_VERSION:
        return mend("workspace", "It was written by a newer version of s11tui.", "Install the newest version.")
    if version < SCHEMA_VERSION:
        return note("workspace", "It is of an older version; it is brought up to date when it is opened next.")
    return good("workspace", "It is of the version that this program writes.")


def journal(mode: str, log: int) -> Finding:
    """Whether readers and writers do not wait for each other.

    Args:
        mode: what SQLite calls the way it writes.
        log: bytes in the log beside the file.
    """
    if mode != "wal":
        return mend(
            "log",
            f"The file is written in the way “{mode}”, in which readers and writers wait for each other.",
            "With nobody in the program, run “s11tui backup FILE” and “s11tui restore FILE”.",
        )
    if log > _LARGE_LOG:
        return note(
            "log",
            f"The log beside the file has grown to {log // 1024 // 1024} MB: somebody has been reading for very long.",
            "Have everybody leave the program once.",
        )
    return good("log", "Readers and writers do not wait for each other (WAL).")


def wholeness(store: Store) -> Finding:
    """Whether the file's pages are whole. What is in them, `verify` proves."""
    found = [words for (words,) in store.all("PRAGMA quick_check(3)") if words != "ok"]
    if found:
        return mend(
            "wholeness", f"The file is damaged: {'; '.join(map(str, found))}.", "Run “s11tui restore --latest --check”."
        )
    return good("wholeness", "The file is whole. Whether its words were altered, “s11tui verify” tells.")


def triggers(store: Store) -> Finding:
    """Whether the record is kept from being changed."""
    missing, strange = missing_triggers(store), strange_triggers(store)
    if strange:
        return mend(
            "triggers",
            f"Somebody has put into the file what is not ours: {', '.join(strange)}.",
            "Run “s11tui verify”, keep the file, and restore a backup.",
        )
    if missing:
        return mend(
            "triggers",
            f"What keeps events from being changed is not there: {', '.join(missing)}.",
            "It is made again when the file is opened next; run “s11tui verify”, and find out who took it away.",
        )
    return good("triggers", "Events cannot be changed by mistake.")


def guarded(store: Store) -> bool:
    """Whether people have to sign in."""
    names = {name for (name,) in store.all("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not {"accounts", "people"} <= names:
        return False
    columns = {row[1] for row in store.all("PRAGMA table_info(people)")}
    logins = "login" in columns and store.one("SELECT 1 FROM people WHERE login <> '' LIMIT 1") is not None
    return logins or store.one("SELECT 1 FROM accounts WHERE passphrase <> '' OR code <> '' LIMIT 1") is not None


def newest_event(store: Store) -> datetime | None:
    """When the last event was written, as it says."""
    row = store.one("SELECT at FROM events ORDER BY position DESC LIMIT 1")
    try:
        return moment(str(row[0])) if row else None
    except ValueError:
        return None


def zone_of(store: Store) -> str:
    """The partnership's time zone."""
    row = store.one("SELECT value FROM settings WHERE name = 'zone'")
    return str(row[0]) if row else "Europe/London"


def backups(found: "tuple[Backup, ...]", now: datetime, newest: datetime | None) -> Iterator[Finding]:
    """Whether there is a backup that counts, of what is in the record now or was a short while ago.

    Args:
        found: the backups, the newest first.
        newest: when the newest event was written; None for none.
    """
    for one in found:
        if not one.is_good:
            yield note("backups", f"{one.path.name} does not count. {one.fault}", "Look at it, then remove it.")
    counting = [one for one in found if one.is_good]
    if not counting:
        yield mend("backups", "There is no backup that counts.", "Run “s11tui backup”; the app makes one a day.")
        return
    last, age = counting[0], now - counting[0].at
    words = f"The newest was made {_ago(age)}; {len(counting)} in all."
    if newest is not None and newest > last.at and age > _FRESH:
        yield mend(
            "backups", f"{words} The record has changed since.", "Run “s11tui backup”, and see that one is made a day."
        )
    else:
        yield good("backups", words)


def last_fault(path: Path, clock: Clock) -> Iterator[Finding]:
    """What went wrong with the last backup that was to be made by itself."""
    from s11tui.workspace.backups.daily import known_fault

    fault = known_fault(path, clock, timedelta(days=36500))
    if fault is not None:
        yield mend("backups", fault.what, fault.mend or "Run “s11tui backup”.")


def _ago(age: timedelta) -> str:
    if age < timedelta(hours=1):
        return "within this hour"
    if age < timedelta(days=2):
        return f"{counted(int(age.total_seconds() // 3600), 'hour')} ago"
    return f"{age.days} days ago"
