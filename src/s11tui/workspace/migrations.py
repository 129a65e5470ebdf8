"""How a workspace came to its present shape: plain named steps, in order."""

from sqlite_utils import Database, Migrations

from s11tui.workspace.schema import APPLICATION_ID, RECORD, REGISTER, RETURNS, TRIGGERS
from s11tui.workspace.store import Store

migrations = Migrations("s11tui")

SCHEMA_VERSION = 1
"""Kept in the file's `user_version`; raised with every new step."""


@migrations()
def m001_initial(db: Database) -> None:
    """The record, the register and the returns."""
    for statement in f"{RECORD}{REGISTER}{RETURNS}".split(";"):
        if statement.strip():
            db.execute(statement)


def bring_up_to_date(store: Store) -> None:
    """Apply what is pending. Several processes may start at once: only the first does the work."""
    with store.atomic():
        if migrations.pending(store):
            migrations.apply(store)
        store.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        store.conn.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        assert_triggers(store)


def assert_triggers(store: Store) -> None:
    """Make again every trigger that is not there, or that says something else."""
    for name in missing_triggers(store):
        store.run(f"DROP TRIGGER IF EXISTS {name}")
        store.run(TRIGGERS[name])


def missing_triggers(store: Store) -> list[str]:
    """The names of triggers that should be there and are not, or say something else."""
    found = dict(store.all("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return [name for name, sql in TRIGGERS.items() if _plain(found.get(name, "")) != _plain(sql)]


def strange_triggers(store: Store) -> list[str]:
    """The names of triggers that are not ours."""
    return [
        name for (name,) in store.all("SELECT name FROM sqlite_master WHERE type = 'trigger'") if name not in TRIGGERS
    ]


def _plain(sql: str) -> str:
    return " ".join(sql.split())
