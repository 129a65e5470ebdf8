"""Adding agencies: one by a form, or many that were copied from a spreadsheet."""

from collections.abc import Mapping

from s11tui.exchange.agency_file import COLUMNS, AgencyFile, add_agencies, read_agencies
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES, TAGS
from s11tui.text import counted
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.pasting import PASTE, Pasting
from s11tui.tui.screens.picking import Picking
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import plain
from s11tui.workspace.session import Session

_NOT_SAID = "not-said"
_PASTE = (
    f"{PASTE} Columns: {', '.join(COLUMNS)}; name and kind must be there. Several phases or tags stand in one "
    "cell, with semicolons. Nothing is added before you have seen what would be."
)
_FIELDS = (
    Field("name", "Its name"),
    Field("group", "Trust, federation or force that it belongs to", hint="may stay empty"),
    Field("slug", "Short name", hint="made from the name where it stays empty"),
    Field("phases", "Phases", "several", hint="of a school or college", choices=tuple(PHASES.items())),
    Field("size", "Size", "choice", _NOT_SAID, choices=((_NOT_SAID, "Not said"), *SIZES.items())),
    Field("tags", "What else is true of it?", "several", choices=tuple(TAGS.items())),
    Field("host", "Hosted by", hint="short name of the agency that hosts it; may stay empty"),
)


class AgencyAdding(Pasting):
    """A screen from which agencies are added."""

    def added(self, agency: str) -> None:
        """Show what was added, by its id; told by the screen."""

    def action_add_agency(self) -> None:
        def chosen(kind: str | None) -> None:
            if kind is not None:
                self._ask_agency(kind)

        self.app.push_screen(Picking("Which kind of agency?", [Row(one, plain(x)) for one, x in KINDS.items()]), chosen)

    def _ask_agency(self, kind: str) -> None:
        made: list[str] = []

        async def do(given: Mapping[str, str]) -> None:
            phases, tags = (tuple(filter(None, given[one].split(","))) for one in ("phases", "tags"))
            size = "" if given["size"] == _NOT_SAID else given["size"]
            agency = await self.bridge.call(
                lambda session: session.people.add_agency(
                    given["name"], kind, phases, size, tags, given["slug"] or None, given["group"], given["host"]
                )
            )
            made.append(agency.id)

        def done(yes: bool | None) -> None:
            if yes:
                self.added(made[-1])

        self.app.push_screen(Ask("Add an agency", KINDS[kind], _FIELDS, "Add", do), done)

    def action_add_many(self) -> None:
        """Take a pasted table; show what it would add; add it."""

        def look(session: Session, table: str) -> AgencyFile:
            return read_agencies(table, session.reading.agencies())

        self.ask_table("Add many agencies", _PASTE, look, self._confirm_many)

    def _confirm_many(self, read: AgencyFile) -> None:
        many = counted(len(read.found), "agency", "agencies")

        def add(session: Session) -> str:
            add_agencies(session, read.found)
            return f"{many} added."

        named = "\n".join(f"{one.name} · {KINDS[one.kind]}" for one in read.found)
        self.confirm_many(f"Add {many}?", f"{read.notice}\n{named}".strip(), add)
