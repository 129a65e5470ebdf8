"""Worksheets from the form: out to colleagues without the program, and in again."""

from collections.abc import Mapping
from pathlib import Path

from s11tui.audit.register import Person
from s11tui.errors import BadInput
from s11tui.text import counted
from s11tui.tui.delivering import file_hint, hand_over, named_file, write_out
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.form_part import FormPart
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.worksheet_in import WorksheetIn, read_worksheet
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, plain
from s11tui.workspace.session import Session

_KINDS = (
    Row("html", plain("A form for the browser"), muted("one file, works offline, with a screen reader too")),
    Row("xlsx", plain("A spreadsheet"), muted("for Excel and LibreOffice, a sheet an area")),
    Row("pdf", plain("On paper"), muted("a blank form to print; somebody types it in")),
)

_WHERE = "its path on this computer: .xlsx or .html"


class FormWorksheets(FormPart):
    """The part of the form that works with people who have no program."""

    def action_worksheet(self) -> None:
        self.lead(self._worksheet())

    async def _worksheet(self) -> None:
        """Ask for whom; colleagues with standards of their own first."""
        await self.settle()
        everybody = await self.attempt(lambda session: session.reading.people()) or ()
        given = {one.person for standard in self.view.standards() for one in standard.assigned}
        colleagues = {one.id: one for one in everybody if one.id in given}
        rows = [Row("in", plain("Bring a filled-in worksheet back")), Row("head", muted("Write one"), heading=True)]
        rows += [Row(one.id, plain(f"For {one.name}"), muted(self._how_much(one))) for one in colleagues.values()]
        rows += [Row("this", plain(f"This standard only: {self.heading}")), Row("all", plain("Everything"))]
        intro = "For colleagues without this program, and for computers where nothing may be installed."

        def chosen(row: str | None) -> None:
            if row == "in":
                self._ask_file()
            elif row is not None:
                self._ask_kind(row, colleagues.get(row))

        self.app.push_screen(Menu("Worksheets", intro, rows), chosen)

    def _of(self, person: Person) -> list[str]:
        standards = self.view.standards()
        return [one.id for one in standards if any(given.person == person.id for given in one.assigned)]

    def _how_much(self, person: Person) -> str:
        return counted(len(self._of(person)), "standard")

    def _ask_kind(self, row: str, person: Person | None) -> None:
        if person is not None:
            standards = self._of(person)
        else:
            standards = [self.standard.id] if row == "this" else [one.id for one in self.view.standards()]
        open_now = [one.id for one in self.view.standards() if one.id in standards and one.editable]
        if not open_now:
            self.notice.tell("Nothing of it can be changed now; F9 prints it as it stands.")
            return

        def chosen(kind: str | None) -> None:
            if kind is not None:
                self.later(self._write(kind, open_now, person))

        self.app.push_screen(Menu("In which form?", "", _KINDS), chosen)

    async def _write(self, kind: str, standards: list[str], person: Person | None) -> None:
        self.notice.tell("Being written …")

        def write(session: Session) -> Path:
            from s11tui.exchange.worksheets import sending

            view = session.reading.open(self.view.id)
            return write_out(
                self.bridge, lambda folder: sending.write_out(session, view, kind, standards, folder, person)
            )

        path = await self.attempt(write)
        if path is not None:
            self.notice.tell(hand_over(self.partnership_app, (path,)) or f"Written to {path}")

    def _ask_file(self) -> None:
        async def do(given: Mapping[str, str]) -> None:
            path = named_file(self.bridge, given["file"])
            if path is None:
                raise BadInput("No file is named.", "Say which one it is.")
            found = await self.bridge.call(lambda session: read_worksheet(session, self.view.id, path))
            original = self.keeper.original
            self.app.call_later(self.app.push_screen, WorksheetIn(self.view, found, original), self._brought)

        field = Field("file", "Where is the file?", hint=file_hint(self.bridge, _WHERE))
        self.app.push_screen(Ask("Bring a worksheet back", "You see what would change first.", (field,), "Look", do))

    def _brought(self, taken: int | None) -> None:
        if taken:
            self.notice.tell(f"{counted(taken, 'change')} taken from the worksheet.")
