"""What people do at meetings, with good practice and with the sample, for the random interleavings of `test_rules`."""

from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from s11tui.audit.meeting import NOTE_KINDS, Attendee
from s11tui.workspace.desks.meetings import Plan, Task
from s11tui.workspace.entries import Owner
from s11tui.workspace.session import Session
from support.hostile import people_text
from support.partnership import PEOPLE, Partnership

sides = st.booleans()
people = st.sampled_from(sorted(PEOPLE))
chairs = st.sampled_from(("chair", "chair", "manager", "insider", "mo", "lead"))
consenting = st.sampled_from(("lead", "lead", "lead", "contributor", "chair", "other_lead"))
judged = st.sampled_from(("policy", "lead-role", "training", "recruitment"))
Call = Callable[[Session, str], Any]


class MeetingRules:
    """Mixed into the state machine, which gives `sides`, `now` and `attempt`."""

    sides: tuple[Partnership, Partnership]
    now: Any
    attempt: Callable[..., Any]

    def _meeting(self) -> str:
        row = self.sides[0].ws.store.one("SELECT slug FROM meetings ORDER BY rowid DESC LIMIT 1")
        return row[0] if row else "none"

    def _not_shared(self) -> bool:
        return not self.now.case.answers.shared_at

    @rule(side=sides, who=chairs)
    def call_a_meeting(self, side: bool, who: str) -> None:
        def plan(session: Session, ref: str) -> object:
            planned = Plan("Follow-up", "2027-03-02", "14:00", chair="cha-irwoman", returns=(ref,))
            return session.meetings.plan("section-11-2027", planned)

        if self._meeting() == "none":
            self.attempt(side, who, plan, panel_only=True)
            self.attempt(side, "chair", lambda s, ref: s.meetings.start(self._meeting()), panel_only=True)
            self.attempt(side, "chair", lambda s, ref: s.meetings.turn_to(self._meeting(), ref), panel_only=True)

    @rule(
        side=sides, who=chairs, how=st.sampled_from(("start", "turn", "close", "end", "attend", "conflict", "cancel"))
    )
    def run_it(self, side: bool, who: str, how: str) -> None:
        calls: dict[str, Call] = {
            "start": lambda s, ref: s.meetings.start(self._meeting()),
            "turn": lambda s, ref: s.meetings.turn_to(self._meeting(), ref),
            "close": lambda s, ref: s.meetings.close_turn(self._meeting()),
            "end": lambda s, ref: s.meetings.end(self._meeting()),
            "attend": lambda s, ref: s.meetings.attend(self._meeting(), [Attendee("Guest", "from afar")]),
            "conflict": lambda s, ref: s.meetings.declare_conflict(self._meeting(), "ada-moderator", ref, "a friend"),
            "cancel": lambda s, ref: s.meetings.cancel(self._meeting(), "snow"),
        }
        self.attempt(side, who, calls[how], panel_only=True)

    @rule(side=sides, who=chairs, kind=st.sampled_from(sorted(NOTE_KINDS)), text=people_text, tasked=st.booleans())
    def note(self, side: bool, who: str, kind: str, text: str, tasked: bool) -> None:
        task = Task("The board", "2027-09-01", Owner("sub-group")) if tasked else None
        call: Call = lambda s, ref: s.meetings.note(self._meeting(), kind, text, about=ref, task=task)  # noqa: E731  # short
        self.attempt(side, who, call, panel_only=not tasked or self._not_shared())

    @rule(side=sides, who=chairs, standard=judged, reason=st.sampled_from(("", "seen")))
    def agree_at_it(self, side: bool, who: str, standard: str, reason: str) -> None:
        call: Call = lambda s, ref: s.moderating.agree(ref, standard, "ri", reason, self._meeting())  # noqa: E731  # short
        self.attempt(side, who, call, panel_only=True)

    @rule(side=sides, who=chairs, standard=judged, text=people_text, consent=st.sampled_from(("", "unnamed", "no")))
    def mark_practice(self, side: bool, who: str, standard: str, text: str, consent: str) -> None:
        call: Call = lambda s, ref: s.moderating.mark_practice(  # noqa: E731  # short
            ref, standard, text, consent=consent, consent_by="Lee"
        )
        self.attempt(side, who, call, panel_only=True)

    @rule(side=sides, who=consenting, consent=st.sampled_from(("unnamed", "named", "no", "")))
    def consent(self, side: bool, who: str, consent: str) -> None:
        row = self.sides[side].ws.store.one("SELECT id FROM practices ORDER BY shared DESC, id")
        before = self.now
        self.attempt(side, who, lambda s, ref: s.moderating.consent(ref, row[0] if row else "none", consent))
        if self.now.hashes != before.hashes:
            assert who == "lead", "only the agency consents"
            assert before.case.answers.shared_at, "and only to what was shared with it"

    @rule(side=sides, who=people)
    def pick(self, side: bool, who: str) -> None:
        self.attempt(side, who, lambda s, ref: s.sampling.pick(ref, "a new lead"), panel_only=True)
