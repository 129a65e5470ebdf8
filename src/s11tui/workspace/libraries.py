"""Reading the evidence libraries."""

from typing import TYPE_CHECKING, Any

from s11tui.audit.files import KeptFile
from s11tui.audit.library import LibraryItem, is_expired
from s11tui.errors import NotFound
from s11tui.text import admit_line
from s11tui.workspace.lines import LibraryLine, Use

if TYPE_CHECKING:
    from s11tui.workspace.registry import Registry
    from s11tui.workspace.store import Store

_COLUMNS = (
    "id, slug, agency, title, shows, place, held_at, date, owner, review_by, file, file_name, file_size, retired, "
    "changed_at, seq, head"
)
_USES = """SELECT e.item, r.slug, r.round, e.standard FROM evidence e JOIN returns r ON r.id = e."return"
    WHERE (r.agency = ? OR (SELECT alone FROM partnership)) AND e.item <> '' ORDER BY r.changed_at DESC, e.standard"""


class Libraries:
    """The evidence libraries of one workspace, one an agency."""

    def __init__(self, store: "Store", registry: "Registry") -> None:
        self._store = store
        self._registry = registry

    def item(self, ref: str) -> LibraryItem:
        """An item by id or slug.

        Raises:
            NotFound: there is none.
        """
        wanted = admit_line(ref).text
        row = self._store.one(f"SELECT {_COLUMNS} FROM library WHERE id = ? OR slug = ?", (wanted, wanted.casefold()))
        if row is None:
            raise no_item(ref)
        return _item(row)

    def lines(self, agency: str, today: str) -> tuple[LibraryLine, ...]:
        """An agency's library, by title; with where each item is used."""
        uses: dict[str, list[Use]] = {}
        for item, slug, round_, standard in self._store.all(_USES, (agency,)):
            uses.setdefault(item, []).append(Use(slug, self._registry.round(round_).title, standard))
        rows = self._store.all(
            f"SELECT {_COLUMNS} FROM library WHERE agency = ? ORDER BY retired, title COLLATE NOCASE, slug", (agency,)
        )
        items = map(_item, rows)
        return tuple(
            LibraryLine(one, is_expired(one.review_by, today) and not one.retired, tuple(uses.get(one.id, ())))
            for one in items
        )


def no_item(ref: str) -> NotFound:
    """What is said of an item that is not there, and of one that this person must not know of."""
    return NotFound(f"There is no “{admit_line(ref).text}” in the evidence library.", "Look it up in the list.")


def _item(row: tuple[Any, ...]) -> LibraryItem:
    kept = KeptFile(row[10], row[11], row[12]) if row[10] else None
    return LibraryItem(
        id=row[0],
        slug=row[1],
        agency=row[2],
        title=row[3],
        shows=row[4],
        place=row[5],
        held_at=row[6],
        date=row[7],
        owner=row[8],
        review_by=row[9],
        file=kept,
        retired=bool(row[13]),
        changed_at=row[14],
        seq=row[15],
        head=row[16],
    )
