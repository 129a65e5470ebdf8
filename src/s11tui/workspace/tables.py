"""sqlite-utils on a connection of ours, with every transaction immediate."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

from sqlite_utils import Database

if TYPE_CHECKING:
    from s11tui.workspace.store import Store


class Tables(Database):
    """The table methods of sqlite-utils.

    Left to itself the library begins transactions that cannot wait for a lock once they have read.
    """

    def __init__(self, store: "Store") -> None:
        super().__init__(store.conn, execute_plugins=False, strict=True)
        # The library finds these out by writing a probe table into the file; the answer is known here.
        self._supports_on_conflict = True
        self._supports_strict = True
        self._store = store

    @contextmanager
    def atomic(self) -> Generator[Self, None, None]:
        """A transaction of the store, or a savepoint inside the one that is open."""
        with self._store.atomic():
            yield self
