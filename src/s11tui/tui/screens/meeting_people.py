"""Who is at the table: ticked, each tick in the record at once; guests are typed."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from s11tui.audit.meeting import Attendee
from s11tui.audit.meeting_view import AttendeeView
from s11tui.errors import BadInput, Refusal
from s11tui.tui.commands import Command, bindings
from s11tui.tui.screens.ask import Field
from s11tui.tui.screens.meeting_forms import KeptAsk
from s11tui.tui.screens.modal import Modal
from s11tui.tui.widgets.notice import Notice
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import muted, plain, strong

if TYPE_CHECKING:
    from s11tui.tui.screens.meeting_base import MeetingBase

DOES = (
    Command("guest", "f4", "guest", "Add a guest", "Somebody who is not in the register."),
    Command("cancel", "escape", "done", "Done", "Closes; every tick is recorded already."),
)
_INTRO = "Space or Enter: here, sent apologies, or not said. Every tick is recorded at once."
_SIGNS = {"here": ("[x]", "here"), "away": ("[–]", "sent apologies"), "": ("[ ]", "")}


class Attending(Modal[None]):
    """Ticks who came.

    Args:
        room: the meeting.
        expected: who could be here; guests that were noted already are added.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, room: "MeetingBase", expected: Sequence[Attendee]) -> None:
        super().__init__()
        self._room = room
        self._people: dict[str, Attendee] = {_key(one): one for one in expected}
        self._how: dict[str, str] = {}
        agencies = {one.about.agency: one.about.agency_id for one in room.meeting.items}
        for how, people in (("here", room.meeting.attendance), ("away", room.meeting.apologies)):
            for one in people:
                key = one.person or one.name
                self._people.setdefault(key, _known(one, agencies))
                self._how[key] = how

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(strong("Who is here"))
            yield Static(plain(_INTRO), classes="quiet")
            yield Static("")
            yield PickList(id="people", head_width=30)
            yield Notice(id="refusal")
            with Horizontal(classes="buttons"):
                yield Button(Content("Add a guest (F4)"), id="guest")
                yield Button(Content("Done (Esc)"), id="cancel", variant="primary")

    def on_mount(self) -> None:
        self._show()
        self.query_one("#people").focus()

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        order = list(_SIGNS)
        now = order.index(self._how.get(message.row, ""))
        self.run_worker(self._tick(message.row, order[(now + 1) % len(order)]))

    def on_button_pressed(self, message: Button.Pressed) -> None:
        message.stop()
        self.call_later(self.run_action, str(message.button.id))

    def action_cancel(self) -> None:
        self.dismiss()

    def action_guest(self) -> None:
        agencies = tuple((one.about.agency_id, one.about.agency) for one in self._room.meeting.items)
        fields = (
            Field("name", "What is their name?"),
            Field("role", "What are they?", hint="for example school nurse"),
            Field("for", "Whom do they stand for?", "choice", choices=(("", "nobody of the agenda"), *agencies)),
        )

        async def do(given: Mapping[str, str]) -> None:
            if not given["name"]:
                raise BadInput("The name is missing.", "Write it, then try again.")
            guest = Attendee(given["name"], given["role"], "", given["for"])
            self._people[guest.name] = guest
            await self._record({**self._how, guest.name: "here"})

        self.app.push_screen(KeptAsk(self._room.drafts, "guest", "A guest", "", fields, "Add", do))

    async def _tick(self, key: str, how: str) -> None:
        try:
            await self._record({**self._how, key: how})
        except Refusal as refusal:
            self.query_one(Notice).refuse(refusal)

    async def _record(self, how: Mapping[str, str]) -> None:
        here = [one for key, one in self._people.items() if how.get(key) == "here"]
        away = [one for key, one in self._people.items() if how.get(key) == "away"]
        room = self._room
        await room.step_or_raise(lambda session: session.meetings.attend(room.ref, here, away), "Who is here is noted.")
        self._how = dict(how)
        self._show()

    def _show(self) -> None:
        agencies = {one.about.agency_id: one.about.agency for one in self._room.meeting.items}
        self.query_one("#people", PickList).show([self._row(key, one, agencies) for key, one in self._people.items()])

    def _row(self, key: str, one: Attendee, agencies: Mapping[str, str]) -> Row:
        sign, words = _SIGNS[self._how.get(key, "")]
        told = ", ".join(part for part in (one.role, agencies.get(one.stands_for, "")) if part)
        body = Content.assemble(muted(told), muted(" · ") if told and words else "", strong(words))
        return Row(key, plain(one.name), body, Content.styled(sign, "bold $accent" if words else ""))


def _key(one: Attendee) -> str:
    return one.person or one.name


def _known(one: AttendeeView, agencies: Mapping[str, str]) -> Attendee:
    return Attendee(one.name, one.role, one.person, agencies.get(one.stands_for, ""))
