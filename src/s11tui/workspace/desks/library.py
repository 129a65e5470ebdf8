"""The evidence library of an agency: one piece serves many standards, and many years."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from s11tui.audit.events import Event, NewEvent
from s11tui.audit.library import PLACES, LibraryItem, fold_item, item_body
from s11tui.audit.register import AGENCY_ROLES, Agency
from s11tui.audit.rights import roles_on
from s11tui.audit.view_models import ReturnView
from s11tui.clock import day, today
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow
from s11tui.text import admit, admit_line
from s11tui.workspace.desks.desk import Desk, required_line
from s11tui.workspace.desks.editable import editable
from s11tui.workspace.desks.entering import made
from s11tui.workspace.libraries import no_item
from s11tui.workspace.lines import LibraryLine
from s11tui.workspace.rows import Rows
from s11tui.workspace.rows_of_register import rows_of_item
from s11tui.workspace.same_body import library_of

_KEEPERS = frozenset({"lead", "contributor", "manager"})
_READERS = AGENCY_ROLES | {"manager", "group-lead"}


@dataclass(frozen=True, slots=True)
class Described:
    """What a person says of a piece of evidence; days are ISO or empty.

    Attributes:
        file: a document that is to be kept with it.
    """

    title: str
    shows: str = ""
    place: str = "place"
    held_at: str = ""
    date: str = ""
    owner: str = ""
    review_by: str = ""
    file: Path | None = None


class Library(Desk):
    """What leads and contributors keep for their agency, and the manager on their behalf."""

    def lines(self, agency_ref: str) -> tuple[LibraryLine, ...]:
        """The library of an agency, with where each piece is used and which are out of date.

        Raises:
            NotAllowed: it is another agency's.
        """
        agency = self._agency(agency_ref, _READERS)
        now = today(self.workspace.clock, self.workspace.registry.partnership().zone)
        return self.workspace.libraries.lines(agency.id, now.isoformat())

    def add(self, agency_ref: str, said: Described) -> LibraryItem:
        """Enter a piece of evidence.

        Raises:
            BadInput: it has no title, a day is no date, or the file cannot be kept.
        """
        agency = self._agency(agency_ref, _KEEPERS)
        with self.session.transaction():
            free = self.workspace.registry.free_slug("library", f"e{self._number()}")
            blank = LibraryItem(self.workspace.source.new_id(), free, agency.id, "")
            return self._record("item_added", None, self._as_said(blank, said))

    def change(self, ref: str, said: Described, *, seen: str = "") -> LibraryItem:
        """Say anew what a piece of evidence is; standards that took a copy before keep theirs.

        A file that it has stays with it as long as `place` is file and no other is given.

        Args:
            seen: the `head` of the item that the person saw: what a colleague said meanwhile is not written over.

        Raises:
            NotNow: it was changed since.
        """
        with self.session.transaction():
            before = self._own(ref)
            if seen and before.head != seen:
                raise NotNow(
                    f"“{before.title}” was changed since you looked at it.", "Look at it again, then change it."
                )
            return self._record("item_changed", before, self._as_said(before, said))

    def retire(self, ref: str, *, back: bool = False) -> LibraryItem:
        """Take a piece of evidence out of the library (or bring it `back`); what it was attached to keeps its copy."""
        with self.session.transaction():
            before = self._own(ref)
            if before.retired is not back:
                raise NotNow(
                    f"“{before.title}” is {'in' if back else 'out of'} the library already.", "Nothing was changed."
                )
            return self._record("item_changed", before, replace(before, retired=not back))

    def add_to(self, ref: str, standard: str, said: Described, *, original: str = "") -> ReturnView:
        """Enter a piece of evidence and attach it to a standard, in one step."""
        with self.session.transaction():
            scene = self.session.changing.scene(ref)
            editable(scene, standard)
            item = self.add(scene.agency.id, said)
            return self.session.answering.attach(ref, standard, item.id, original=original)

    def file_of(self, ref: str) -> tuple[str, bytes]:
        """The name and the bytes of the file that is kept with an item.

        Raises:
            NotFound: none is kept with it, or it is gone.
        """
        item = self._own(ref, _READERS)
        if item.file is None:
            raise NotFound(
                f"No file is kept with “{item.title}”.", f"It is held at: {item.held_at or 'nowhere named'}."
            )
        return item.file.name, self.workspace.files.read(item.file)

    def _number(self) -> int:
        last = self.workspace.store.one("SELECT count(*) FROM library")
        return (last[0] if last else 0) + 1

    def _own(self, ref: str, roles: frozenset[str] = _KEEPERS) -> LibraryItem:
        """An item of a library that is open to this person; another agency's is as if it were not there."""
        item = self.workspace.libraries.item(ref)
        try:
            self._agency(item.agency, roles)
        except (NotAllowed, NotFound):
            raise no_item(ref) from None
        return item

    def _agency(self, ref: str, roles: frozenset[str]) -> Agency:
        agency = self.workspace.agencies[library_of(self.workspace, self.session.sight.agency(ref).id)]
        if not roles_on(self.session.person, agency) & roles:
            raise NotAllowed("That evidence library belongs to another agency.", "Ask its safeguarding lead.")
        return agency

    def _as_said(self, item: LibraryItem, said: Described) -> LibraryItem:
        if said.place not in PLACES:
            raise BadInput(f"“{said.place}” is no kind of place.", f"Choose from: {', '.join(PLACES)}.")
        place = "file" if said.file is not None else said.place
        if place == "file" and said.file is None and item.file is None:
            raise BadInput("Which file it is was not said.", "Name the file, or say where it is held.")
        after = replace(
            item,
            title=required_line(said.title, "The title of the evidence"),
            shows=admit(said.shows).text.strip(),
            place=place,
            held_at=admit_line(said.held_at).text,
            date=_day(said.date),
            owner=admit_line(said.owner).text,
            review_by=_day(said.review_by),
        )
        # The file last: of what is refused, nothing is kept.
        kept = self.workspace.files.keep(said.file) if said.file is not None else item.file
        if place != "file" or kept is None:
            return replace(after, file=None)
        return replace(after, file=kept, held_at=after.held_at or kept.name)

    def _record(self, kind: str, before: LibraryItem | None, after: LibraryItem) -> LibraryItem:
        stored: list[LibraryItem] = []
        news = [NewEvent(f"library/{after.id}", kind, item_body(after))]

        def rows(events: Sequence[Event]) -> Rows:
            stored.append(made(fold_item(before, events)))
            return rows_of_item(stored[0])

        self.session.changing.register(news, rows_of_item(before) if before else {}, rows)
        return stored[0]


def _day(given: str) -> str:
    return day(given).isoformat() if given.strip() else ""
