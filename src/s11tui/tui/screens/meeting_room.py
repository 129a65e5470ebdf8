"""The meeting room: one agency after the other, one standard at a time, decided in a few keys."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup, ScrollableContainer, VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static, TextArea

from s11tui.audit.mattering import waits
from s11tui.tui.commands import bindings, key_of
from s11tui.tui.meeting_keeping import MeetingDrafts
from s11tui.tui.screens.meeting_base import AT, Seen, look
from s11tui.tui.screens.meeting_commands import ABOUT, DOES
from s11tui.tui.screens.meeting_showing import MeetingShowing
from s11tui.tui.widgets.grade_list import GradeList
from s11tui.tui.widgets.pick_list import PickList
from s11tui.tui.widgets.split_line import SplitLine
from s11tui.tui.widgets.writing import Writing
from s11tui.tui.words import strong

if TYPE_CHECKING:
    from s11tui.tui.screens.desk import Desk

_IN_THE_ROOM = ("at", "why", "grade")
"""The last words of keys under which the room itself keeps what it shows; other drafts are of its forms."""


class MeetingRoom(MeetingShowing):
    """A meeting that is running."""

    CSS_PATH = "meeting_room.tcss"
    ABOUT = ABOUT
    DOES = DOES
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(DOES),
        Binding("enter", "take_grade", show=False, priority=True),
    ]

    def __init__(self, seen: Seen, texts: dict[str, str]) -> None:
        super().__init__(seen, texts)
        self._drafts: MeetingDrafts | None = None

    @property
    def drafts(self) -> MeetingDrafts:
        if self._drafts is None:
            self._drafts = MeetingDrafts(self.bridge, self.ref, self._texts, self, self)
        return self._drafts

    def body(self) -> ComposeResult:
        yield SplitLine(id="where")
        with ScrollableContainer(id="room", can_focus=False):
            with VerticalScroll(id="side", can_focus=False):
                yield Static(strong("Agenda"), classes="first")
                yield PickList(id="agenda", head_width=22)
                yield Static(strong("At the table"), classes="section")
                yield Static("", id="table", markup=False)
                yield Static(strong("Noted"), classes="section", id="notes-head")
                yield PickList(id="notes", head_width=40)
            with VerticalScroll(id="between", can_focus=False):
                yield Static("", id="intro", markup=False)
                yield PickList(id="todo", head_width=34)
            yield from self._talk()

    def _talk(self) -> ComposeResult:
        with ScrollableContainer(id="middle", can_focus=False):
            with VerticalScroll(id="said", can_focus=True):
                yield Static("", id="title", markup=False)
                yield Static("", id="matters", markup=False)
                yield Static("", id="asked", classes="note", markup=False)
                yield Static("", id="words", markup=False)
            with VerticalScroll(id="judged", can_focus=False):
                yield Static("", id="challenged", classes="note", markup=False)
                yield Static("", id="outcome", classes="note", markup=False)
                yield Static("", id="track", markup=False)
                yield Static(strong("Proposals"), classes="section", id="proposals-head")
                yield PickList(id="proposals", head_width=20)
                yield Static(strong("Outcome"), classes="section", id="grades-head")
                yield GradeList(id="grades", head_width=30)
                yield Static("", id="descriptor", classes="quiet", markup=False)
                yield Static("", classes="section", id="why-head", markup=False)
                yield Writing(id="why", classes="-small")
                with HorizontalGroup(classes="buttons", id="judging"):
                    yield Button("", id="record")
                    yield Button("", id="as_it_is")
                with HorizontalGroup(classes="buttons", id="telling"):
                    yield Button(Content("Cannot tell from what was seen"), id="cannot_tell")
                with VerticalGroup(id="cannot-judge"):
                    yield Static("", id="why-not", classes="quiet", markup=False)

    def begin(self) -> None:
        self.current = self.first_standard()
        self.refill()
        self.set_interval(1.0, self.show_clock)
        self.focus_turn()
        if self.view is not None:
            self.later(self.fetch())
        if self.drafts.begun_besides(*_IN_THE_ROOM):
            note, more = key_of("note", "f7"), key_of("more", "f8")
            self.notice.tell(f"What you were typing is still there: {note} opens the note, {more} the other forms.")

    def on_screen_resume(self) -> None:
        if self._drafts is not None:
            self.later(self.fetch())

    async def fetch(self) -> None:
        """Read again what others did meanwhile."""
        if self.is_mounted:
            await self.step(lambda session: None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        can, view = self.meeting.can, self.view
        match action:
            case "take_grade":
                return self.can_decide and self.focused is self.query_one("#grades")
            case "as_it_is" | "cannot_tell" | "record":
                return self.can_decide and not (action != "record" and self.is_challenged)
            case "matter" | "next" | "previous" | "every":
                return view is not None
            case "reveal":
                return self.standard is not None and bool(self.standard.proposals)
            case "agree_action":
                return view is not None and "note" in can
            case "practice":
                return view is not None and "mark practice" in view.can
            case "note" | "finish":
                return action.replace("finish", "end") in can
            case "people" | "conflict":
                return {"people": "record attendance", "conflict": "note a conflict"}[action] in can
            case "next_agency":
                return "turn to an agency" in can and self.next_item() is not None
        return super().check_action(action, parameters)

    def places(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        for one in self.view.standards() if self.view else ():
            yield f"Go to {one.number} {one.title}", "Opens this standard.", partial(self.go, one.id)
        for item in self.meeting.items:
            words = f"Turn to {item.about.agency}"
            yield words, "Its time begins; this turn is closed.", partial(self.turn_to, item.about.return_id)

    def go(self, standard: str) -> None:
        """Talk about a standard, once the keys that were pressed before are in."""
        self.goes_along = False
        self.after_typing(partial(self.show_standard, standard))
        # At once, so that a letter typed right after chooses a grade and is not written into the reason.
        self.focus_turn()

    def show_standard(self, standard: str) -> None:
        self.keep()
        self.current = standard
        if self.view is not None:
            self.drafts.typed(AT, f"{self.view.id}/{standard}")
        self.notice.clear()
        self.refill()
        for name in ("#said", "#judged", "#middle"):
            self.query_one(name).scroll_home(animate=False)
        self.later(self.fetch())

    def action_next(self) -> None:
        self._turn_by(1)

    def action_previous(self) -> None:
        self._turn_by(-1)

    def _turn_by(self, by: int) -> None:
        names = self.names
        every = [one.id for one in self.view.standards()] if self.view else []
        here = every.index(self.current) if self.current in every else -1
        beyond = [name for name in names if (every.index(name) - here) * by > 0]
        if beyond:
            self.go(beyond[0 if by > 0 else -1])
        else:
            self.notice.tell("This is the last. F8 confirms the rest; F9 goes on." if by > 0 else "This is the first.")

    def action_matter(self) -> None:
        names = self.names
        at = names.index(self.current) + 1 if self.current in names else 0
        order = [*names[at:], *names[:at]]
        found = next((name for name in order if (one := self.view and self.view.standard(name)) and waits(one)), None)
        if found is None or found == self.current:
            self.notice.tell("Nothing else waits here. F8 confirms the rest; F9 turns to the next agency.")
        else:
            self.go(found)

    def action_reveal(self) -> None:
        if self.view is None:
            return
        place = (self.view.id, self.current)
        self.revealed.symmetric_difference_update({place})
        self.keep()
        self.refill()
        self.call_after_refresh(self.query_one("#proposals-head").scroll_visible, animate=False, top=False)

    def action_every(self) -> None:
        self.shows_every = not self.shows_every
        self.keep()
        self.refill()
        self.notice.tell("Every standard." if self.shows_every else "Only the standards that matter.")

    def action_look(self) -> None:
        self.later(self.fetch())

    def action_agenda(self) -> None:
        self.toggle_class("-agenda")
        if self.has_class("-agenda"):
            self.query_one("#agenda").focus()
        else:
            self.focus_turn()

    def focus_turn(self) -> None:
        """Put the cursor where the next key is wanted."""
        wanted = "#todo" if self.view is None else "#grades" if self.can_decide else "#said"
        self.set_focus(self.query_one(wanted), scroll_visible=False)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        match message.list.id:
            case "grades":
                self._choose()
            case "agenda" if "turn to an agency" in self.meeting.can:
                self.turn_to(message.row)
            case "notes":
                self.open_note(message.row)
            case "proposals" if message.row == "reveal":
                self.action_reveal()
            case "todo":
                self.call_later(self.run_action, message.row)

    def action_take_grade(self) -> None:
        """Go on from the grade to its reason, at once, so that letters typed right after go there."""
        why = self.query_one("#why", Writing)
        why.move_cursor(why.document.end)
        self.set_focus(why)

    def _choose(self) -> None:
        # What was typed meanwhile first: it would be written over by what was kept before.
        self.keep()
        self.show_judgement()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        if message.text_area.id == "why" and self.standard is not None:
            self.drafts.typed(self.place("why"), message.text_area.text)

    def on_button_pressed(self, message: Button.Pressed) -> None:
        self.call_later(self.run_action, str(message.button.id))

    def on_resize(self, event: events.Resize) -> None:
        self.call_after_refresh(self._resized)

    def _resized(self) -> None:
        self.keep()
        self.refill()

    async def settle(self) -> None:
        await self.typing_done()
        self.keep()
        await self.drafts.save()


async def open_room(desk: "Desk", ref: str) -> None:
    """Open a running meeting over a screen, with all that this person was typing there."""
    opened = await desk.attempt(lambda session: (look(session, ref), session.meetings.drafts(ref)))
    if opened is not None:
        await desk.app.push_screen(MeetingRoom(*opened))
