"""The evidence library of an agency: each piece told once, and used for many standards and years.

A standard takes a copy of what an item says when it is attached, so that what was submitted stays as it was.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from s11tui.audit.events import Event, version_of
from s11tui.audit.files import KeptFile, file_body, file_from
from s11tui.audit.words import Words

PLACES: dict[str, str] = {
    "link": "A web address",
    "place": "A place, a folder or a system",
    "file": "A file kept with the record",
}
"""Where a piece of evidence is held, with the words that people see."""


@dataclass(frozen=True, slots=True)
class LibraryItem:
    """One piece of evidence of an agency.

    Attributes:
        shows: what it shows.
        place: link, place or file.
        held_at: the address, the place or the file's name.
        date: ISO day that it is from or covers; empty where nobody said.
        owner: who keeps it, a role rather than a name.
        review_by: ISO day after which it is out of date; empty for never.
        retired: whether it is not offered any more; what it was attached to keeps its copy.
    """

    id: str
    slug: str
    agency: str
    title: str
    shows: str = ""
    place: str = "place"
    held_at: str = ""
    date: str = ""
    owner: str = ""
    review_by: str = ""
    file: KeptFile | None = None
    retired: bool = False
    changed_at: str = ""
    seq: int = 0
    head: str = ""


def is_expired(review_by: str, today: str) -> bool:
    """Whether the day to look at it again has passed (both ISO days)."""
    return bool(review_by) and review_by < today


def fold_item(state: LibraryItem | None, events: Iterable[Event]) -> LibraryItem | None:
    """An item after these events, each of which says all of it."""
    for event in events:
        version_of(event.kind)
        body = event.body
        state = LibraryItem(
            id=body["id"],
            slug=body["slug"],
            agency=body["agency"],
            title=body["title"],
            shows=body["shows"],
            place=body["place"],
            held_at=body["held_at"],
            date=body["date"],
            owner=body["owner"],
            review_by=body["review_by"],
            file=file_from(body["file"]),
            retired=body["retired"],
            changed_at=event.at,
            seq=event.seq,
            head=event.hash,
        )
    return state


def item_body(item: LibraryItem) -> dict[str, Any]:
    """An item as an event carries it, its words to be sealed."""
    return {
        "id": item.id,
        "slug": item.slug,
        "agency": item.agency,
        "title": Words(item.title),
        "shows": Words(item.shows),
        "place": item.place,
        "held_at": Words(item.held_at),
        "date": item.date,
        "owner": Words(item.owner),
        "review_by": item.review_by,
        "file": file_body(item.file),
        "retired": item.retired,
    }


def attached_body(item: LibraryItem) -> dict[str, Any]:
    """The copy of an item that a standard takes."""
    return {
        "item": item.id,
        "title": Words(item.title),
        "shows": Words(item.shows),
        "held_at": Words(item.held_at),
        "date": item.date,
        "review_by": item.review_by,
        "file": file_body(item.file),
    }
