"""All checks of an installation, one after the other. Nothing is written."""

import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from s11tui.clock import DEFAULT_ZONE, Clock, system_clock
from s11tui.errors import CannotStore
from s11tui.workspace.engine import sqlite3
from s11tui.workspace.health import place, program, record
from s11tui.workspace.health.finding import Finding, mend
from s11tui.workspace.opening import close_store
from s11tui.workspace.store import DatabaseError, Store, connect, in_words

_NAME = "s11tui"


def examine(path: Path, clock: Clock = system_clock) -> tuple[Finding, ...]:
    """Everything that can be looked at, of the program and of one workspace; what stops one check stops no other."""
    return (*_program(), *_file(path, clock))


def _program() -> Iterator[Finding]:
    yield program.python((sys.version_info.major, sys.version_info.minor))
    yield program.sqlite(tuple(sqlite3.sqlite_version_info))
    try:
        needed = metadata.requires(_NAME) or []
    except metadata.PackageNotFoundError:
        needed = []
    yield from program.libraries(needed, version_of)
    yield program.sealing(version_of("pyrage"))


def version_of(name: str) -> str | None:
    """The installed version of a library."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _file(path: Path, clock: Clock) -> Iterator[Finding]:
    if not path.is_file():
        yield program.time_zone(DEFAULT_ZONE)
        yield mend(
            "workspace",
            f"There is no workspace at {path}.",
            "Make one with “s11tui init”, name another file with -w, or bring a backup back with “s11tui restore”.",
        )
        return
    is_guarded = False
    yield place.place(path)
    try:
        # Not opened for reading only: such a connection leaves the log behind that it had to make.
        store = connect(path)
        try:
            store.run("PRAGMA query_only=ON")
            is_guarded = record.guarded(store)
            yield from _record(store, path, clock)
        finally:
            close_store(store)
    except (DatabaseError, CannotStore) as fault:
        told = fault if isinstance(fault, CannotStore) else in_words(fault)
        yield mend("workspace", told.what, "Run “s11tui restore --latest --check”, then “s11tui restore --latest”.")
    yield program.passphrases(version_of("argon2-cffi"), is_guarded)
    yield from _around(path, is_guarded)


def _record(store: Store, path: Path, clock: Clock) -> Iterator[Finding]:
    from s11tui.workspace.backups.shelf import Shelf

    yield record.shape(store)
    yield record.wholeness(store)
    yield record.triggers(store)
    log = path.with_name(f"{path.name}-wal")
    mode = str((store.one("PRAGMA journal_mode") or ("",))[0])
    yield record.journal(mode, log.stat().st_size if log.exists() else 0)
    newest = record.newest_event(store)
    yield program.clock(clock(), newest)
    yield program.time_zone(record.zone_of(store))
    yield from record.backups(Shelf(path).backups(), clock(), newest)
    yield from record.last_fault(path, clock)


def _around(path: Path, is_guarded: bool) -> Iterator[Finding]:
    try:
        yield from place.rights(path, is_guarded)
        yield place.room_at(path)
        yield place.encryption(path)
    except OSError as fault:
        yield mend("place", f"Its surroundings cannot be looked at ({fault.strerror}).", "Check your rights there.")
