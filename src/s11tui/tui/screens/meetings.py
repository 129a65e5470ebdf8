"""The follow-up meetings: planned, running and ended; from here one is planned, begun and gone on with."""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Static

from s11tui.text import counted
from s11tui.tui.commands import Command, bindings, key_of
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.meeting_room import open_room
from s11tui.tui.screens.menu import Menu
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import day_of, mark, muted, plain, strong
from s11tui.workspace.meetings import MeetingLine
from s11tui.workspace.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping

_PARTS = (("running", "Now"), ("planned", "Planned"), ("ended", "Held"), ("cancelled", "Called off"))
_MARKS = {"running": "part", "planned": "empty", "ended": "done", "cancelled": "empty"}
_RUNS = frozenset({"manager", "meeting-chair"})


class MeetingsScreen(Desk):
    """Every meeting; opens one in the screen for how far it is."""

    CSS_PATH = "meetings.tcss"
    ABOUT = (
        "Follow-up meetings. F4 plans one: day, place, people, and which agencies, those that wait for the panel being "
        "chosen already. Enter opens one: a planned meeting is begun from here, a running one goes on where it stood, "
        "also after a failure, and of one that was held the letters and minutes are written."
    )
    DOES = (
        Command("plan_meeting", "f4", "plan one", "Plan a meeting", "Day, place, people and agencies."),
        Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)
    watches = frozenset({"meeting"})

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, MeetingLine] = {}

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield PickList(id="meetings", head_width=44)
            yield Static("", id="empty", classes="quiet hidden", markup=False)

    def begin(self) -> None:
        self.show_top(strong("Follow-up meetings"), muted(self.bridge.partnership.name))
        self.query_one("#meetings").focus(scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        person = self.bridge.person
        if action == "plan_meeting":
            return person is not None and any(grant.role in _RUNS for grant in person.grants)
        return super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        self.action_again()

    def action_again(self) -> None:
        self.later(self._fetch())

    async def others_changed(self) -> None:
        await self._fetch()

    async def _fetch(self) -> None:
        lines = await self.attempt(lambda session: session.meetings.list())
        if lines is None or not self.is_mounted:
            return
        self._lines = {one.slug: one for one in lines}
        rows: list[Row] = []
        for stage, title in _PARTS:
            part = [one for one in lines if one.stage == stage]
            if stage == "planned":
                part.reverse()  # the one that comes first
            if part:
                rows.append(Row(f"heading-{stage}", muted(title), heading=True))
            rows += [self._row(one) for one in part]
        self.query_one("#meetings", PickList).show(rows)
        empty = self.query_one("#empty", Static)
        empty.set_class(bool(rows), "hidden")
        may = self.check_action("plan_meeting", ())
        empty.update(plain(f"No meeting is planned. {key_of('plan_meeting', 'f4')} plans one." if may else "None yet."))

    def _row(self, one: MeetingLine) -> Row:
        when = " · ".join(part for part in (day_of(one.day, self.today), one.starts, one.place) if part)
        body = muted(f"{when} · {counted(one.agencies, 'agency', 'agencies')} · {one.stage}")
        return Row(one.slug, plain(one.title), body, mark(_MARKS[one.stage]))

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        found = self._lines.get(message.row)
        if found is not None:
            self.lead(self._open(found))

    async def _open(self, line: MeetingLine) -> None:
        if line.stage == "running":
            await open_room(self, line.slug)
            return
        view = await self.attempt(lambda session: session.meetings.open(line.slug))
        if view is None:
            return
        if line.stage == "planned":
            self._ask_planned(line, view.can)
            return
        from s11tui.tui.screens.meeting_after import MeetingAfter

        await self.app.push_screen(MeetingAfter(view))

    def _ask_planned(self, line: MeetingLine, can: frozenset[str]) -> None:
        steps = (
            ("start", "start", "Begin the meeting", "The clock begins; who is here comes first."),
            ("change", "change the plan", "Change the plan", "Day, place, people, agencies and their order."),
            ("pack", "", "Write the pack", "A PDF for everybody who comes: what each agency says, and what matters."),
            ("cancel", "cancel", "Call it off", "A reason is asked."),
        )
        rows = [
            Row(name, strong(title), muted(about)) for name, needs, title, about in steps if not needs or needs in can
        ]
        intro = f"{day_of(line.day, self.today)} {line.starts} {line.place}".strip()

        def chosen(name: str | None) -> None:
            if name is not None:
                self.later(self._step(name, line))

        self.app.push_screen(Menu(line.title, intro, rows), chosen)

    async def _step(self, name: str, line: MeetingLine) -> None:
        from s11tui.tui.screens.meeting_plan import open_plan

        match name:
            case "start":
                if await self.attempt(lambda session: session.meetings.start(line.slug)) is not None:
                    await open_room(self, line.slug)
            case "change":
                await open_plan(self, line.round, line.slug)
            case "pack":
                from s11tui.tui.screens.printing_meeting import PrintMeeting

                await self.app.push_screen(PrintMeeting(line.slug, "pack"))
            case "cancel":
                self._ask_reason(line)

    def _ask_reason(self, line: MeetingLine) -> None:
        async def do(given: "Mapping[str, str]") -> None:
            await self.bridge.call(lambda session: session.meetings.cancel(line.slug, given["reason"]))
            await self._fetch()

        self.app.push_screen(Ask("Call it off", line.title, (Field("reason", "Why?", "text"),), "Call it off", do))

    def action_plan_meeting(self) -> None:
        self.lead(self._plan())

    async def _plan(self) -> None:
        """Plan a meeting of the newest round that is open; which, where there are several."""
        rounds = await self.attempt(_open_rounds)
        if not rounds:
            self.notice.tell("No round is open, so there is nothing to meet about yet.")
            return

        def chosen(name: str | None) -> None:
            if name is not None:
                self.lead(self._open_plan(name))

        if len(rounds) == 1:
            chosen(rounds[0][0])
        else:
            rows = [Row(name, plain(title)) for name, title in rounds]
            self.app.push_screen(Menu("Plan a meeting", "About which round?", rows), chosen)

    async def _open_plan(self, round_ref: str) -> None:
        from s11tui.tui.screens.meeting_plan import open_plan

        await open_plan(self, round_ref)


def _open_rounds(session: Session) -> list[tuple[str, str]]:
    return [(one.id, one.title) for one in session.reading.rounds() if not one.closed]
