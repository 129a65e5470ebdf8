"""The triggers that keep the record from being changed: looked for at every opening."""

from s11tui.workspace.schema import TRIGGERS
from s11tui.workspace.store import Store


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
