"""How a workspace came to its present shape: plain named steps, in order."""

from sqlite_utils import Database, Migrations

from s11tui.clock import system_clock
from s11tui.errors import CannotStore
from s11tui.workspace.schema import ACCESS, APPLICATION_ID, DRAFTS, MEETINGS, RECORD, REGISTER, RETURNS, SCHEMA_VERSION
from s11tui.workspace.store import Store
from s11tui.workspace.triggers import assert_triggers

migrations = Migrations("s11tui")


@migrations()
def m001_initial(db: Database) -> None:
    """The record, the register and the returns."""
    _run(db, f"{RECORD}{REGISTER}{RETURNS}{MEETINGS}{DRAFTS}")


@migrations()
def m002_evidence_libraries_and_several_signatures(db: Database) -> None:
    """The ordinary tables in their new shape."""
    _shape_again(db)


@migrations()
def m003_meetings_samples_and_good_practice(db: Database) -> None:
    """The ordinary tables in their new shape."""
    _shape_again(db)


@migrations()
def m004_accounts_logins_and_hand_overs(db: Database) -> None:
    """What stands beside the record for many people at once, and the ordinary tables in their new shape."""
    _run(db, ACCESS)
    _shape_again(db)


def _shape_again(db: Database) -> None:
    """Every ordinary table anew. They are filled again from the events, which never change."""
    from s11tui.workspace.projections import COLUMNS

    for table in COLUMNS:
        db.execute(f"DROP TABLE IF EXISTS {table}")
    _run(db, f"{REGISTER}{RETURNS}{MEETINGS}")


def _run(db: Database, statements: str) -> None:
    for statement in statements.split(";"):
        if statement.strip():
            db.execute(statement)


def bring_up_to_date(store: Store) -> None:
    """Apply what is pending. Several processes may start at once: only the first does the work."""
    with store.atomic():
        if migrations.pending(store.tables):
            migrations.apply(store.tables)
            _project_again(store)
        store.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        store.conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        assert_triggers(store)


def _project_again(store: Store) -> None:
    """Fill the ordinary tables from the events; the register first, since returns are read with it."""
    if store.one("SELECT 1 FROM events LIMIT 1") is None:
        return
    from s11tui.workspace.expected import register_parts, return_parts
    from s11tui.workspace.ledger import Ledger
    from s11tui.workspace.projections import write
    from s11tui.workspace.registry import Registry
    from s11tui.workspace.source import Source

    ledger = Ledger(store, system_clock, Source())
    for parts in (register_parts(store, ledger), return_parts(store, ledger, Registry(store))):
        for stream, found in parts:
            if isinstance(found, str):
                raise CannotStore(
                    f"The workspace cannot be brought up to date: {stream}: {found}.",
                    "Nothing was changed; restore a backup, or ask whoever looks after the program.",
                )
            write(store, {}, found)
