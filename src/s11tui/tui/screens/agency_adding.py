"""Adding agencies: one by a form, or many that were copied from a spreadsheet."""

from collections.abc import Mapping

from s11tui.errors import Unmet
from s11tui.exchange.agency_file import COLUMNS, AgencyFile, add_agencies, read_agencies
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES, TAGS
from s11tui.text import counted
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.picking import Picking
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import plain

_NOT_SAID = "not-said"
_PASTE = (
    "Copy the cells in your spreadsheet, with the line that names the columns, and paste them here; or paste the text "
    f"of a CSV file. Columns: {', '.join(COLUMNS)}; name and kind must be there. Several phases or tags stand in one "
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


class AgencyAdding(Desk):
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
        read: list[AgencyFile] = []

        async def do(given: Mapping[str, str]) -> None:
            there = await self.bridge.call(lambda session: session.reading.agencies())
            found = read_agencies(given["table"], there)
            if found.problems:
                wrong = tuple(f"line {one.line}: {one.says}" for one in found.problems)
                raise Unmet(
                    f"It has {counted(len(wrong), 'problem')}, and nothing was added.", "Mend the lines here.", wrong
                )
            read.append(found)

        def looked(yes: bool | None) -> None:
            if yes:
                self._confirm_many(read[-1])

        field = Field("table", "The table", "text")
        self.app.push_screen(Ask("Add many agencies", _PASTE, (field,), "Look at it", do), looked)

    def _confirm_many(self, read: AgencyFile) -> None:
        async def do(given: Mapping[str, str]) -> None:
            await self.bridge.call(lambda session: add_agencies(session, read.found))

        def done(yes: bool | None) -> None:
            if yes:
                self.notice.tell(f"{counted(len(read.found), 'agency', 'agencies')} added.")

        named = "\n".join(f"{one.name} · {KINDS[one.kind]}" for one in read.found)
        intro = f"{read.notice}\n{named}".strip()
        self.app.push_screen(Ask(f"Add {counted(len(read.found), 'agency', 'agencies')}?", intro, (), "Add", do), done)
