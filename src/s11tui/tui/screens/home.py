"""Home: what to do next, what waits for others, what is done."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from s11tui.audit.register import AGENCY_ROLES, ROLES
from s11tui.tui.commands import Command, bindings
from s11tui.tui.going import open_return
from s11tui.tui.screens import home_following, round_looking
from s11tui.tui.screens.home_empty import nothing_waits
from s11tui.tui.screens.home_following import HomeFollowing
from s11tui.tui.screens.round_looking import RoundLooking
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import line, mark, muted, plain, strong

if TYPE_CHECKING:
    from s11tui.workspace.lines import Home as HomeWork
    from s11tui.workspace.lines import HomeLine

_DANGER = "Nobody watches what is written here. If a child is in danger call 999; F12 shows the other numbers."
_SHOWN = {"actions": 3, "returns": 12}
"""How many of a kind stand in one part before the others are behind a line of their own."""
_RETURNS = ("return", "query", "owed", "urgent", "consent", "ratify")
"""Kinds of line that are about one return."""
_PANEL = frozenset({"manager", "moderator", "meeting-chair", "scrutineer", "follow-up"})


class Home(HomeFollowing, RoundLooking):
    """The person's own work."""

    CSS_PATH = "home.tcss"
    ABOUT = (
        "Your work: what to do next, what waits for others, and what is done. Enter or a click opens a line. "
        "Days and states are written in words; “!” needs you first."
    )
    DOES = (
        Command("board", "f6", "all returns", "Board of all returns", "Shows every return with its grades in a table."),
        Command("library", "f4", "evidence", "Evidence library", "Everything that your agency shows, told once."),
        Command("report", "f9", "report", "Write a report", "Writes the PDF of the return under the cursor."),
        Command("meetings", "f10", "meetings", "Follow-up meetings", "Plans a meeting, runs it, and what comes after."),
        *home_following.COMMANDS,
        *round_looking.with_key("f7"),
        Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
        Command("switch", "f2", "not you?", "Somebody else", "Goes back to choosing who you are."),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)
    watches = frozenset({"return", "panel", "action", "meeting", "register", "library"})

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, HomeLine] = {}
        self._more: dict[str, list[HomeLine]] = {}

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield PickList(id="work", head_width=56)
            yield Static("", id="empty", classes="hidden", markup=False)
            yield Static(Content(_DANGER), id="danger")

    def begin(self) -> None:
        person = self.bridge.person
        roles = dict.fromkeys(ROLES.get(grant.role, grant.role) for grant in person.grants) if person else {}
        name = strong(person.name if person else "")
        self.show_top(
            strong(self.bridge.partnership.name), Content.assemble(name, muted(f" · {', '.join(roles)}")), name
        )
        self.query_one("#work").focus(scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        person = self.bridge.person
        if action in ("board", "meetings"):
            return person is not None and bool(_PANEL.intersection(grant.role for grant in person.grants))
        if action in ("chase", "settle_silent"):
            return self.manages
        if action == "library":
            return bool(self._own_agencies())
        if action == "report":
            return self._under_cursor() is not None
        if action == "switch":
            # Who came by a login of the system is that person until they leave.
            return self.bridge.known.person is None or not self.bridge.known.hosted
        if action == "back":
            return False
        return super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        self.action_again()
        self.tell_of_backup()

    def tell_of_backup(self) -> None:
        """Say that there is no backup of today, to whoever can do something about it."""
        fault = self.partnership_app.day_backup.fault
        if fault is not None and self.is_mounted and (self.manages or self.bridge.partnership.alone):
            self.banner.tell(f"{fault.what} {fault.mend}")

    def action_again(self) -> None:
        self.later(self._fetch())

    async def others_changed(self) -> None:
        await self._fetch()

    def action_board(self) -> None:
        self._open_board(None)

    def _open_board(self, round_ref: str | None) -> None:
        from s11tui.tui.screens.board import BoardScreen

        self.app.push_screen(BoardScreen(round_ref))

    def action_meetings(self) -> None:
        from s11tui.tui.screens.meetings import MeetingsScreen

        self.app.push_screen(MeetingsScreen())

    def action_switch(self) -> None:
        self.lead(self._switch())

    def action_report(self) -> None:
        found = self._under_cursor()
        if found is not None:
            from s11tui.tui.screens.printing import Printing

            self.app.push_screen(Printing(found.ref))

    def _own_agencies(self) -> list[str]:
        person = self.bridge.person
        return sorted({grant.agency for grant in person.grants if grant.role in AGENCY_ROLES}) if person else []

    def action_library(self) -> None:
        self.lead(self._choose_library())

    async def _choose_library(self) -> None:
        """Open the library of the person's agency; ask which, where they work for several."""
        own = self._own_agencies()
        if len(own) == 1:
            await self._open_library(own[0])
            return
        found = await self.attempt(lambda session: session.reading.agencies())
        rows = [Row(one.id, plain(one.name)) for one in found or () if one.id in own]

        def chosen(agency: str | None) -> None:
            if agency is not None:
                self.lead(self._open_library(agency))

        if rows:
            from s11tui.tui.screens.menu import Menu

            self.app.push_screen(Menu("Evidence library", "Of which agency?", rows), chosen)

    async def _open_library(self, agency: str) -> None:
        found = await self.attempt(lambda session: session.reading.agencies())
        name = next((one.name for one in found or () if one.id == agency), None)
        if name is not None:
            from s11tui.tui.screens.library import LibraryScreen

            await self.app.push_screen(LibraryScreen(agency, name))

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        found = self._lines.get(message.row)
        if message.row in self._more:
            self._show_more(self._more[message.row])
        elif found is not None:
            self.lead(self._open(found))

    async def _switch(self) -> None:
        if not self.bridge.is_guarded:
            await self.bridge.look_up_people()
        self.bridge.sign_out()
        if self.can_go_back:
            self.app.pop_screen()
        else:
            await self.app.switch_screen(self.partnership_app.first_screen())

    async def _fetch(self) -> None:
        if self.bridge.person is None:
            return
        work = await self.attempt(lambda session: session.reading.home())
        if work is not None and self.is_mounted:
            self._show(work)

    def _show(self, work: "HomeWork") -> None:
        self._lines = {}
        self._more = {}
        rows: list[Row] = []
        for title, lines in (("To do", work.todo), ("Waiting for others", work.waiting), ("Done", work.done)):
            if lines:
                rows.append(Row(f"heading-{title}", Content.styled(title, "$quiet"), heading=True))
            rows += self._rows_of(title, lines)
        self.query_one("#work", PickList).show(rows)
        self._show_empty(not rows)
        self.show_keys()

    def _show_empty(self, shown: bool) -> None:
        empty, person = self.query_one("#empty", Static), self.bridge.person
        empty.set_class(not shown, "hidden")
        if shown and person is not None:
            empty.update(plain(nothing_waits(person, self.bridge)))

    def _rows_of(self, part: str, lines: "Sequence[HomeLine]") -> list[Row]:
        """The rows of one part; of many alike only the first are shown, so that they do not hide the rest."""
        rows: list[Row] = []
        hidden: dict[str, list[HomeLine]] = {"actions": [], "returns": []}
        shown = {"actions": 0, "returns": 0}
        for one in lines:
            kind = "actions" if one.kind == "action" else "returns"
            shown[kind] += 1
            if shown[kind] > _SHOWN[kind]:
                hidden[kind].append(one)
                continue
            row_id = self._free_id(f"{part}-{one.kind}-{one.ref}-{one.standard}")
            self._lines[row_id] = one
            rows.append(_row(row_id, one))
        for kind, more in hidden.items():
            if more:
                self._more[f"more-{part}-{kind}"] = more
                words = Content.styled(f"{len(more)} more {kind}", "$accent")
                rows.append(Row(f"more-{part}-{kind}", words, mark=Content.styled("▸", "$accent")))
        return rows

    def _free_id(self, wanted: str) -> str:
        """A row's id says what it is about, so that the cursor stays on it when others come and go."""
        found, number = wanted, 1
        while found in self._lines:
            found, number = f"{wanted}-{number}", number + 1
        return found

    def _show_more(self, lines: "Sequence[HomeLine]") -> None:
        from s11tui.tui.screens.menu import Menu

        numbered = {str(number): one for number, one in enumerate(lines)}

        def chosen(name: str | None) -> None:
            if name is not None:
                self.lead(self._open(numbered[name]))

        self.app.push_screen(Menu("And these", "", [_row(name, one) for name, one in numbered.items()]), chosen)

    async def _open(self, chosen: "HomeLine") -> None:
        if chosen.kind in ("round", "replies"):
            self._open_board(chosen.ref or None)
            return
        if chosen.kind == "action":
            await self.open_action(chosen)
            return
        if chosen.kind == "meeting":
            from s11tui.tui.screens.meeting_room import open_room

            await open_room(self, chosen.ref)
            return
        if chosen.kind == "planned":
            self.action_meetings()
            return
        if chosen.kind == "register":
            self.action_actions(chosen.ref)
            return
        if chosen.kind == "settle":
            self.action_settle_silent()
            return
        if chosen.kind == "evidence":
            await self._open_library(chosen.ref)
            return
        if chosen.kind == "people":
            self.action_people(chosen.ref)
            return
        if chosen.kind == "ratify":
            await self._open_review(chosen)
            return
        await open_return(self, chosen.ref, chosen.standard)

    async def _open_review(self, chosen: "HomeLine") -> None:
        from s11tui.tui.screens.review import Review

        view = await self.attempt(lambda session: session.reading.open(chosen.ref))
        if view is not None:
            await self.app.push_screen(Review(view))

    def _under_cursor(self) -> "HomeLine | None":
        lists = self.query("#work").results(PickList)
        row = next((one.current for one in lists), None)
        found = self._lines.get(row.id) if row else None
        return found if found is not None and found.kind in _RETURNS else None


def _row(row_id: str, one: "HomeLine") -> Row:
    words = Content.styled(line(one.due_words).plain, "$error" if "late" in one.due_words else "$quiet")
    body = Content.assemble(plain(one.detail), "   " if one.detail and words else "", words)
    return Row(row_id, plain(one.title), body, mark(one.mark))
