"""The evidence library of an agency: every piece once, whether it is in date, and where it is used."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from s11tui.tui.commands import Command, bindings
from s11tui.tui.screens.ask import Ask
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.evidence_fields import described, evidence_fields
from s11tui.tui.screens.form_evidence import library_words
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.saving_files import save_file
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.lines import LibraryLine
from s11tui.workspace.session import Session

_EMPTY = (
    "Nothing is in the library yet. F4 adds a piece of evidence: minutes, a policy, an audit, figures. Say once what "
    "it is and where it is held, and use it for as many standards and years as you like."
)


class LibraryScreen(Desk):
    """Everything that an agency shows, told once.

    Args:
        agency: its id.
        name: what it is called.
    """

    ABOUT = (
        "Each piece of evidence stands here once, and serves many standards. Enter opens one: change it, save its "
        "file, or take it out. What a standard shows is a copy from the day it was added there, so that nothing that "
        "was submitted changes."
    )
    DOES = (
        Command("add", "f4", "add", "Add evidence", "Enters a new piece into the library."),
        Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)
    watches = frozenset({"library"})

    def __init__(self, agency: str, name: str) -> None:
        super().__init__()
        self._agency, self._called = agency, name
        self._lines: dict[str, LibraryLine] = {}

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield PickList(id="items", head_width=44)
            yield Static("", id="empty", classes="hidden", markup=False)

    def begin(self) -> None:
        self.show_top(Content.assemble(strong("Evidence library"), muted(f" · {self._called}")))
        self.query_one("#items").focus(scroll_visible=False)
        self.action_again()

    def action_again(self) -> None:
        self.later(self._fetch())

    async def others_changed(self) -> None:
        await self._fetch()

    async def _fetch(self) -> None:
        lines = await self.attempt(lambda session: session.library.lines(self._agency))
        if lines is None or not self.is_mounted:
            return
        self._lines = {one.item.id: one for one in lines}
        rows: list[Row] = []
        for heading, some in (
            ("Out of date", [one for one in lines if one.expired]),
            ("In the library", [one for one in lines if not one.expired and not one.item.retired]),
            ("Taken out", [one for one in lines if one.item.retired]),
        ):
            if some:
                rows.append(Row(f"heading-{heading}", Content.styled(heading, "$quiet"), heading=True))
            rows += [_row(one) for one in some]
        self.query_one("#items", PickList).show(rows)
        empty = self.query_one("#empty", Static)
        empty.update(Content(_EMPTY))
        empty.set_class(bool(rows), "hidden")

    def action_add(self) -> None:
        async def do(given: Mapping[str, str]) -> None:
            await self.bridge.call(lambda session: session.library.add(self._agency, described(self.bridge, given)))
            self.action_again()

        self.app.push_screen(Ask("Add evidence", self._called, evidence_fields(self.bridge), "Add", do))

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        one = self._lines.get(message.row)
        if one is None:
            return
        rows = [Row("change", plain("Change what it says"))]
        if one.item.file is not None:
            rows.append(Row("save", plain(f"Save a copy of {one.item.file.name}")))
        rows.append(Row("retire", plain("Bring it back" if one.item.retired else "Take it out of the library")))
        uses = "\n".join(f"{use.round_title}: {use.standard}" for use in one.uses[:12]) or "It is not used yet."
        words = "\n".join(part for part in (one.item.shows, one.item.held_at, uses) if part)
        self.app.push_screen(Menu(one.item.title, words, rows), lambda what: self._do(one, what))

    def _do(self, one: LibraryLine, what: str | None) -> None:
        if what == "change":
            self._change(one)
        elif what == "save":
            self.later(save_file(self, lambda session: session.library.file_of(one.item.id)))
        elif what == "retire":
            self.later(self._retire(one))

    def _change(self, one: LibraryLine) -> None:
        async def do(given: Mapping[str, str]) -> None:
            said, seen = described(self.bridge, given, one.item), one.item.head
            await self.bridge.call(lambda session: session.library.change(one.item.id, said, seen=seen))
            self.action_again()

        words = "Standards that show it already keep their copy."
        self.app.push_screen(Ask(one.item.title, words, evidence_fields(self.bridge, one.item), "Change", do))

    async def _retire(self, one: LibraryLine) -> None:
        def retire(session: Session) -> str:
            return session.library.retire(one.item.id, back=one.item.retired).title

        title = await self.attempt(retire)
        if title is not None:
            self.notice.tell(f"“{title}” {'is back in the library.' if one.item.retired else 'was taken out.'}")
            await self._fetch()


def _row(one: LibraryLine) -> Row:
    sign = Content.styled("!", "bold $error") if one.expired else Content("·")
    return Row(one.item.id, plain(one.item.title), muted(library_words(one)), sign)
