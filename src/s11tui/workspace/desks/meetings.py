"""Follow-up meetings: planning one, and running it, each thing in the record the moment it is said."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.meeting import NOTE_KINDS, Attendee, Item, MeetingState, Note, people_body, plan_body
from s11tui.audit.meeting_steps import check_meeting
from s11tui.audit.meeting_view import MeetingView
from s11tui.audit.words import Words
from s11tui.clock import day
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow
from s11tui.text import admit_line, slug
from s11tui.workspace.desks.desk import required_line, required_text
from s11tui.workspace.desks.meeting_parts import Plan, Task, attendee, clock_time
from s11tui.workspace.desks.preparing import MeetingPreparing
from s11tui.workspace.entries import Planned
from s11tui.workspace.meetings import barred_from
from s11tui.workspace.planning import action_added, arrangement_added

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene

__all__ = ["MeetingDesk", "Plan", "Task"]

_MOST_MINUTES = 480
_LEADS = frozenset({"manager", "meeting-chair"})


class MeetingDesk(MeetingPreparing):
    """The meeting chair, and the manager who keeps the minutes."""

    def plan(self, round_ref: str, plan: Plan) -> MeetingView:
        """Plan a meeting about returns of a round.

        Raises:
            BadInput: a day, a time, a person or a return is none.
        """
        check_meeting("change the plan", "planned", self.session.roles)
        with self.session.transaction():
            round_id = self.workspace.registry.round(round_ref).id
            free = self.workspace.registry.free_slug("meetings", slug(plan.title) or "meeting")
            blank = MeetingState(self.workspace.source.new_id(), slug=free, round=round_id)
            return self._record(blank, self._new(blank, "meeting_planned", **plan_body(self._planned(blank, plan))))

    def change(self, ref: str, plan: Plan) -> MeetingView:
        """Plan it otherwise; what was said already stays."""

        def make(state: MeetingState) -> Sequence[NewEvent]:
            planned = self._planned(state, plan)
            if state.open_item is not None and planned.item(state.open_item.return_id) is None:
                raise NotNow("The agency that is being talked about cannot leave the agenda.", "Close its turn first.")
            return [self._new(state, "meeting_changed", **plan_body(planned))]

        return self._do(ref, "change the plan", make)

    def cancel(self, ref: str, reason: str) -> MeetingView:
        """Call it off, saying why."""
        why = Words(required_text(reason, "The reason"))
        return self._do(ref, "cancel", lambda state: [self._new(state, "meeting_cancelled", reason=why)])

    def start(self, ref: str) -> MeetingView:
        """Begin it; or go on with one that was ended too soon."""
        return self._do(ref, "start", lambda state: [self._new(state, "meeting_started")])

    def end(self, ref: str) -> MeetingView:
        """End it; a turn that is open is closed."""
        return self._do(ref, "end", lambda state: [self._new(state, "meeting_ended")])

    def attend(self, ref: str, present: Sequence[Attendee], apologies: Sequence[Attendee] = ()) -> MeetingView:
        """Record who is at the table and who sent apologies: all of them each time."""

        def make(state: MeetingState) -> Sequence[NewEvent]:
            here = [attendee(self.workspace, one) for one in present]
            away = [attendee(self.workspace, one) for one in apologies]
            body = {"present": people_body(here), "apologies": people_body(away)}
            return [self._new(state, "attendance_recorded", **body)]

        return self._do(ref, "record attendance", make)

    def declare_conflict(self, ref: str, who: str, return_ref: str, words: str) -> MeetingView:
        """Record a conflict of interest that somebody declared aloud; a member of the panel is barred by it."""
        said = Words(required_text(words, "What the conflict is"))
        named = required_line(who, "Who declared it")

        def make(state: MeetingState) -> Sequence[NewEvent]:
            return_id = self._on_agenda(state, return_ref)
            person = self.workspace.registry.find_person(named)
            if person is not None:
                self._bar(return_id, person.id, said)
            body = {"person": person.id if person else "", "name": Words(person.name if person else named)}
            return [self._new(state, "conflict_noted", **body, conflict=said, **{"return": return_id})]

        return self._do(ref, "note a conflict", make)

    def turn_to(self, ref: str, return_ref: str) -> MeetingView:
        """Turn to an agency: its clock begins, the one before it is closed."""

        def make(state: MeetingState) -> Sequence[NewEvent]:
            return_id = self._on_agenda(state, return_ref)
            open_item = state.open_item
            if open_item is not None and open_item.return_id == return_id:
                return []
            return [self._new(state, "item_opened", **{"return": return_id})]

        return self._do(ref, "turn to an agency", make)

    def close_turn(self, ref: str) -> MeetingView:
        """Close the turn that is open, without turning to another agency."""

        def make(state: MeetingState) -> Sequence[NewEvent]:
            if state.open_item is None:
                raise NotNow("No agency is being talked about.", "Turn to one first.")
            return [self._new(state, "item_closed")]

        return self._do(ref, "turn to an agency", make)

    def note(
        self, ref: str, kind: str, text: str, *, about: str = "", standard: str = "", task: Task | None = None
    ) -> MeetingView:
        """Note something outside any grade, and make it an action at once where somebody takes it on.

        Args:
            kind: one of `NOTE_KINDS`.
            about: the return that it is about, by id or slug; empty for none.
        """
        if kind not in NOTE_KINDS:
            raise BadInput(f"“{kind}” is nothing that is noted.", f"Choose from: {', '.join(NOTE_KINDS)}.")
        said = required_text(text, "What was said")

        def make(state: MeetingState) -> Sequence[NewEvent]:
            return_id = self._on_agenda(state, about) if about else ""
            asked = self.session.changing.scene(return_id).asked(standard).id if standard and return_id else ""
            action = self._act(state, return_id, said, task) if task else ""
            body = {"note": kind, "text": Words(said), "return": return_id, "standard": asked, "action": action}
            return [self._new(state, "meeting_noted", **body)]

        return self._do(ref, "note", make)

    def take_back(self, ref: str, note: str) -> MeetingView:
        """Take back what was noted by mistake; it stays in the record, and leaves the minutes."""

        def make(state: MeetingState) -> Sequence[NewEvent]:
            found = self._note(state, note)
            if found.action:
                raise NotNow("It has become an action.", "Say of the action that it does not proceed.")
            return [self._new(state, "note_withdrawn", note=found.id)]

        return self._do(ref, "take back a note", make)

    def make_action(self, ref: str, note: str, task: Task) -> MeetingView:
        """Make what was noted an action that somebody owns."""

        def make(state: MeetingState) -> Sequence[NewEvent]:
            found = self._note(state, note)
            if found.action:
                raise NotNow("It has become an action already.", "Look it up in the list of actions.")
            action = self._act(state, found.return_id, found.text, task)
            return [self._new(state, "note_became_action", note=found.id, action=action)]

        return self._do(ref, "make an action", make)

    def _do(self, ref: str, action: str, make: Callable[[MeetingState], Sequence[NewEvent]]) -> MeetingView:
        """The five steps, for a meeting."""
        self._require_sight()
        with self.session.transaction():
            state = self._load(ref)
            check_meeting(action, state.stage, self.session.roles)
            return self._record(state, *make(state))

    def _record(self, state: MeetingState, *news: NewEvent) -> MeetingView:
        after = self.workspace.meetings.record(state, news, self.session.person.id) if news else state
        return self._view(after)

    def _new(self, state: MeetingState, kind: str, **body: object) -> NewEvent:
        return NewEvent(f"meeting/{state.id}", kind, body)

    def _planned(self, state: MeetingState, plan: Plan) -> MeetingState:
        if not 1 <= plan.minutes <= _MOST_MINUTES:
            raise BadInput(f"{plan.minutes} minutes for each agency is not possible.", f"Give 1 to {_MOST_MINUTES}.")
        registry = self.workspace.registry
        returns = list(dict.fromkeys(registry.return_id(one) for one in plan.returns))
        for one in returns:
            if self.session.changing.scene(one).round.id != state.round:
                raise BadInput("A return of another round cannot be on this agenda.", "Plan a meeting for that round.")
        leader = registry.person(plan.chair) if plan.chair else self.session.person
        if not _LEADS.intersection(grant.role for grant in leader.grants):
            raise BadInput(f"{leader.name} is no meeting chair.", "Name one, or the manager.")
        chair = leader.id
        people = tuple(dict.fromkeys(registry.person(one).id for one in plan.people))
        return replace(
            state,
            title=required_line(plan.title, "The meeting's title"),
            day=day(plan.day).isoformat(),
            starts=clock_time(plan.starts),
            minutes=plan.minutes,
            place=admit_line(plan.place).text,
            chair=chair,
            people=tuple(one for one in people if one != chair),
            items=tuple(state.item(one) or Item(one) for one in returns),
        )

    def _on_agenda(self, state: MeetingState, return_ref: str) -> str:
        return_id = self.workspace.registry.return_id(return_ref)
        if state.item(return_id) is None:
            raise NotFound("That return is not on the agenda of this meeting.", "Change the plan first.")
        self._require_part(return_id)
        return return_id

    def _require_part(self, return_id: str) -> None:
        """Raise where this person takes no part in an agency's turn."""
        barred = barred_from(self.session, return_id)
        if barred:
            raise NotAllowed(f"You take no part in this item: {barred}.", "Another chair leads it, or the manager.")

    def _note(self, state: MeetingState, note_id: str) -> Note:
        found = next((one for one in state.notes if one.id == note_id), None)
        if found is None or (found.return_id and barred_from(self.session, found.return_id)):
            raise NotFound("There is no such note at this meeting.", "Look at the meeting again.")
        return found

    def _bar(self, return_id: str, person: str, words: Words) -> None:
        """Have a conflict that was declared aloud bar a member of the panel, as if they had declared it themself."""
        scene = self.session.changing.scene(return_id)
        if scene.words in ("submitted", "in moderation"):
            self.session.changing.record(
                scene, [scene.new_for_panel("conflict_declared", conflict=words, person=person)]
            )

    def _act(self, state: MeetingState, return_id: str, text: str, task: Task) -> str:
        """Add the action that a note becomes; gives its id."""
        plan = Planned("", task.what or text, task.owner, task.due)
        if not return_id and task.owned_by.kind == "agency":
            raise BadInput("An agency's action belongs to its return.", "Say which agency, or partner or sub-group.")
        scene: Scene | None = self.session.changing.scene(return_id) if return_id else None
        # What the partnership undertakes does not wait for a return that is not in yet.
        if scene is None or (not scene.state.revision and task.owned_by.kind != "agency"):
            new = arrangement_added(self.session, plan, task.owned_by, state.id)
            return self.workspace.arrangements.record([new], self.session.person.id).id
        new = action_added(self.session, scene, plan, owned_by=task.owned_by, meeting=state.id)
        self.session.changing.record(scene, [new])
        return new.stream.removeprefix("action/")
