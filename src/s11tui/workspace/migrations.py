"""How a workspace came to its present shape: plain named steps, in order."""

from sqlite_utils import Database, Migrations

from s11tui.workspace.schema import APPLICATION_ID, RECORD, REGISTER, RETURNS, SCHEMA_VERSION
from s11tui.workspace.store import Store
from s11tui.workspace.triggers import assert_triggers

migrations = Migrations("s11tui")


@migrations()
def m001_initial(db: Database) -> None:
    """The record, the register and the returns."""
    for statement in f"{RECORD}{REGISTER}{RETURNS}".split(";"):
        if statement.strip():
            db.execute(statement)


def bring_up_to_date(store: Store) -> None:
    """Apply what is pending. Several processes may start at once: only the first does the work."""
    with store.atomic():
        if migrations.pending(store.tables):
            migrations.apply(store.tables)
        store.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        store.conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        assert_triggers(store)
