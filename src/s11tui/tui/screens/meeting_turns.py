"""Turning from agency to agency, the rest of what can be done in the room, and its end."""

from collections.abc import Mapping
from functools import partial

from s11tui.audit.meeting_view import ItemView
from s11tui.tui.screens.ask import Ask
from s11tui.tui.screens.meeting_commands import MORE
from s11tui.tui.screens.meeting_deciding import MeetingDeciding
from s11tui.tui.screens.menu import Menu
from s11tui.tui.widgets.meeting_rows import left_rows
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, strong
from s11tui.workspace.presences import Presence
from s11tui.workspace.session import Session

_NEEDS = {"confirm": "record outcome", "leave": "record outcome"}
_NEEDS_OF_MEETING = {"break": "turn to an agency", "plan": "change the plan"}


class MeetingTurns(MeetingDeciding):
    """The part of the room that goes on."""

    follows = True

    async def others_changed(self) -> None:
        before = self.view
        await self.step(lambda session: None)
        if self.is_mounted and (self.view is None) != (before is None):
            self.focus_turn()

    def show_others(self, others: tuple[Presence, ...]) -> None:
        """Go along with the chair, who is seen to be at a standard; who is at the table stands beside."""
        person, chair = self.bridge.person, self.meeting.chair_id
        if person is None or person.id == chair or not self.goes_along or self.app.screen is not self:
            return
        at = next((one.standard for one in others if one.person == chair), "")
        writes = self.focused is not None and self.focused.id == "why"
        if at and at != self.current and not writes and self.view is not None and self.view.standard(at):
            self.show_standard(at)

    def show_standard(self, standard: str) -> None:
        """Talk about a standard."""
        raise NotImplementedError

    def next_item(self) -> ItemView | None:
        """The agency that comes next: the first after this one that was not talked about, else the first at all."""
        items = self.meeting.items
        opened = self.meeting.open_item
        at = opened.number if opened else 0
        order = [*items[at:], *items[:at]]
        return next((one for one in order if not one.spans and not one.about.barred), None)

    def action_next_agency(self) -> None:
        item = self.next_item()
        if item is not None:
            self.turn_to(item.about.return_id)

    def turn_to(self, return_id: str) -> None:
        """Turn to an agency, once the keys that were pressed before are in."""
        self.after_typing(partial(self._turn_to, return_id))

    def _turn_to(self, return_id: str) -> None:
        self.keep()
        self.lead(self._turn(return_id))

    async def _turn(self, return_id: str) -> None:
        def turn(session: Session) -> None:
            with session.batch():
                session.meetings.turn_to(self.ref, return_id)
                view = session.reading.open(return_id)
                # Outcomes are recorded in moderation only; turning to an agency is where that begins.
                if "open moderation" in view.can:
                    session.moderating.open(return_id)

        if await self.step(turn) and self.is_mounted:
            self.remove_class("-agenda")
            self.focus_turn()
            await self.step(lambda session: None)

    def focus_turn(self) -> None:
        """Put the cursor where the next key is wanted."""
        raise NotImplementedError

    def action_more(self) -> None:
        rows = [Row(name, strong(title), muted(about)) for name, title, about in MORE if self._may(name)]
        about = self.view.agency.name if self.view else self.meeting.title
        self.app.push_screen(Menu("What else?", about, rows), self._did)

    def _may(self, name: str) -> bool:
        if name in _NEEDS:
            return self.view is not None and _NEEDS[name] in self.view.can
        if name == "break" and self.meeting.open_item is None:
            return False
        if name in _NEEDS_OF_MEETING:
            return _NEEDS_OF_MEETING[name] in self.meeting.can
        return bool(self.check_action(name, ()))

    def _did(self, name: str | None) -> None:
        match name:
            case None:
                return
            case "confirm" | "leave":
                self.ask_rest(name)
            case "break":
                self.later(self._close_turn())
            case "plan":
                self.later(self._change_plan())
            case _:
                self.call_later(self.run_action, name)

    async def _close_turn(self) -> None:
        self.keep()
        if await self.step(lambda session: session.meetings.close_turn(self.ref), "The turn is closed."):
            self.focus_turn()

    async def _change_plan(self) -> None:
        from s11tui.tui.screens.meeting_plan import open_plan

        await open_plan(self, self.meeting.round, self.ref)

    def action_finish(self) -> None:
        from s11tui.tui.screens.meeting_after import MeetingAfter

        left = [row for row in left_rows(self.meeting) if "without" in row.body.plain]
        lines = [f"{row.head.plain}: {row.body.plain}" for row in left]
        open_words = "\n".join(("Not decided yet:", *lines)) if lines else "Everything on the agenda is decided."

        async def do(_given: Mapping[str, str]) -> None:
            await self.bridge.call(lambda session: session.meetings.end(self.ref))

        async def leave() -> None:
            view = await self.attempt(lambda session: session.meetings.open(self.ref))
            if view is not None and self.app.screen is self:
                await self.app.switch_screen(MeetingAfter(view))

        def ended(done: bool | None) -> None:
            if done:
                self.later(leave())

        intro = f"{open_words}\nWhat is left can be decided by correspondence, or the meeting is begun again."
        self.app.push_screen(Ask("End the meeting?", intro, (), "End it", do), ended)
