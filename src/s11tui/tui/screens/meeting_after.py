"""After a meeting: what is not decided yet, and what can be done at once from the record."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from s11tui.audit.meeting_clock import meeting_time, minutes_in_words, over_in_words
from s11tui.audit.meeting_view import ItemView, MeetingView
from s11tui.clock import stamp
from s11tui.errors import Refusal
from s11tui.text import counted
from s11tui.tui.commands import Command, bindings
from s11tui.tui.going import open_return
from s11tui.tui.screens.ask import Ask
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.meeting_room import open_room
from s11tui.tui.widgets.meeting_rows import left_rows, note_rows
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import day_of, muted, plain, strong
from s11tui.workspace.news import Topic
from s11tui.workspace.session import Session

_SHARES = ("meeting-chair",)


class MeetingAfter(Desk):
    """A meeting that was held, or called off.

    Args:
        view: the meeting as it was opened.
    """

    CSS_PATH = "meetings.tcss"
    ABOUT = (
        "After the meeting. Enter on an agency opens its return, where what is not decided can be decided by "
        "correspondence. Share the grades of all agencies that are decided in one act: each sees its grades and "
        "reasons and its time to reply begins. The minutes, and a letter to each agency, are written at once from the "
        "record; a letter says DRAFT until the grades are shared. A meeting that was ended too soon goes on from here; "
        "its clock leaves the pause out."
    )
    DOES = (
        Command("share_decided", "f4", "share grades", "Share the grades", "Of every agency that is fully decided."),
        Command("letters", "f8", "letters", "Write the letters", "A PDF to each agency: what became of its grades."),
        Command("minutes", "f9", "minutes", "Write the minutes", "A PDF: who came, what was decided, what was said."),
        Command("action_plan", "f3", "actions", "Write the actions", "A PDF: what was agreed, by whom and by when."),
        Command("go_on", "f6", "go on", "Go on with the meeting", "It was ended too soon.", footer=False),
        Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, view: MeetingView) -> None:
        super().__init__()
        self.meeting = view

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield Static("", id="intro", markup=False)
            yield PickList(id="steps", head_width=44)
            yield Static(strong("On the agenda"), classes="section")
            yield PickList(id="left", head_width=34)
            yield Static(strong("Noted"), classes="section", id="notes-head")
            yield PickList(id="notes", head_width=50)

    def begin(self) -> None:
        self._show()
        self.query_one("#steps" if self._steps() else "#left").focus(scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "share_decided":
            person = self.bridge.person
            return person is not None and any(one.role in _SHARES for one in person.grants) and bool(self._ready())
        if action == "go_on":
            return self.meeting.stage == "ended" and "start" in self.meeting.can
        if action in ("letters", "minutes", "action_plan"):
            return self.meeting.stage == "ended"
        return super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        self.action_again()

    def action_again(self) -> None:
        self.later(self._fetch())

    @property
    def watches(self) -> frozenset[Topic]:  # type: ignore[override]  # of a screen that shows one thing all its life
        return frozenset(
            {f"meeting/{self.meeting.id}", *(f"return/{one.about.return_id}" for one in self.meeting.items)}
        )

    async def others_changed(self) -> None:
        await self._fetch()

    async def _fetch(self) -> None:
        view = await self.attempt(lambda session: session.meetings.open(self.meeting.slug))
        if view is not None and self.is_mounted:
            self.meeting = view
            self._show()

    def _ready(self) -> list[ItemView]:
        """Those whose grades can be shared: fully decided, and not shared yet."""
        return [
            one
            for one in self.meeting.items
            if not one.about.barred and one.about.state == "in moderation" and one.about.decided >= one.about.graded
        ]

    def _show(self) -> None:
        view = self.meeting
        time = meeting_time(view, stamp(self.bridge.clock()))
        self.show_top(strong(view.title), muted(f"{day_of(view.day)} · {view.stage}"), muted(view.stage))
        if view.stage == "cancelled":
            words = Content.assemble(strong("Called off. "), plain(view.reason))
        else:
            words = muted(
                f"{time.done} of {counted(time.of, 'agency', 'agencies')} · {minutes_in_words(time.passed)}, "
                f"{over_in_words(time.over)} · {counted(len(view.attendance), 'person', 'people')} came"
            )
        self.query_one("#intro", Static).update(words)
        self.query_one("#steps", PickList).show(self._steps())
        self.query_one("#left", PickList).show(left_rows(view))
        self.query_one("#notes-head").display = bool(view.notes)
        self.query_one("#notes", PickList).show(note_rows(view))
        self.show_keys()

    def _steps(self) -> list[Row]:
        ready = self._ready()
        rows = []
        if self.check_action("share_decided", ()):
            names = ", ".join(one.about.agency for one in ready)
            rows.append(Row("share_decided", strong(f"Share the grades of {len(ready)}"), muted(names), Content("›")))
        if self.check_action("letters", ()):
            rows.append(Row("letters", plain("Write the letters"), muted("one to each agency"), Content("›")))
            rows.append(Row("minutes", plain("Write the minutes"), muted("from the record, at once"), Content("›")))
            rows.append(Row("action_plan", plain("Write the actions"), muted("who does what by when"), Content("›")))
        if self.check_action("go_on", ()):
            rows.append(Row("go_on", plain("Go on with the meeting"), muted("it was ended too soon"), Content("›")))
        return rows

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        if message.list.id == "steps":
            self.call_later(self.run_action, message.row)
        elif message.list.id == "left":
            self.lead(open_return(self, message.row))

    def action_share_decided(self) -> None:
        ready = self._ready()
        names = "\n".join(f"· {one.about.agency}" for one in ready)

        async def do(_given: Mapping[str, str]) -> None:
            await self.bridge.call(lambda session: _share(session, [one.about.return_id for one in ready]))
            await self._fetch()
            self.notice.tell(f"Shared with {counted(len(ready), 'agency', 'agencies')}; the time to reply begins.")

        intro = f"{names}\nEach sees its grades and reasons, and its time to reply begins."
        self.app.push_screen(Ask("Share the grades?", intro, (), f"Share {len(ready)}", do))

    def action_letters(self) -> None:
        from s11tui.tui.screens.printing_meeting import PrintLetters

        self.app.push_screen(PrintLetters(meeting=self.meeting.id))

    def action_minutes(self) -> None:
        from s11tui.tui.screens.printing_meeting import PrintMeeting

        self.app.push_screen(PrintMeeting(self.meeting.id, "minutes"))

    def action_action_plan(self) -> None:
        from s11tui.tui.screens.printing_meeting import PrintMeeting

        self.app.push_screen(PrintMeeting(self.meeting.id, "actions"))

    def action_go_on(self) -> None:
        self.lead(self._go_on())

    async def _go_on(self) -> None:
        slug = self.meeting.slug
        if await self.attempt(lambda session: session.meetings.start(slug)) is not None and self.app.screen is self:
            self.app.pop_screen()
            screen = self.app.screen
            if isinstance(screen, Desk):
                await open_room(screen, slug)


def _share(session: Session, refs: list[str]) -> None:
    """Share with each; what stands against one does not keep the others, and is told at the end."""
    refused: list[Refusal] = []
    for ref in refs:
        try:
            session.moderating.share(ref)
        except Refusal as refusal:
            refused.append(refusal)
    if refused:
        done = f"{len(refs) - len(refused)} of {len(refs)} were shared. "
        raise Refusal(done + refused[0].what, refused[0].mend)
