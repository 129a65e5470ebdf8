"""What is decided in the meeting room: one standard in a few keys, or the rest in one act."""

from collections.abc import Callable, Mapping

from s11tui.audit.mattering import waits
from s11tui.audit.view_models import ReturnView
from s11tui.text import counted
from s11tui.tui.commands import key_of
from s11tui.tui.screens.ask import Ask
from s11tui.tui.screens.meeting_noting import MeetingNoting
from s11tui.tui.widgets.grade_list import GradeList
from s11tui.tui.widgets.writing import Writing
from s11tui.workspace.session import Session

_REST = {
    "confirm": ("Confirm the rest on reading", "confirmed", "stand as graded, confirmed on reading"),
    "leave": ("Leave the rest not moderated", "not-moderated", "stand unverified, and are printed so"),
}


class MeetingDeciding(MeetingNoting):
    """The part of the room that records outcomes."""

    @property
    def can_decide(self) -> bool:
        """Whether this person may record an outcome at the present standard now."""
        view, standard = self.view, self.standard
        if view is None or standard is None or self.meeting.stage != "running":
            return False
        return standard.graded and bool({"record outcome", "decide"} & view.can)

    @property
    def is_challenged(self) -> bool:
        outcome = self.standard.outcome if self.standard else None
        return outcome is not None and bool(outcome.challenged) and not outcome.decision

    @property
    def chosen(self) -> str:
        """The grade that is chosen: typed before, recorded, or the agency's own."""
        standard = self.standard
        if standard is None:
            return ""
        first = standard.outcome.grade if standard.outcome else standard.self_grade or standard.grades[0].id
        kept = self.drafts.text(self.place("grade"), first)
        return kept if standard.grade(kept) else first

    @property
    def reason(self) -> str:
        """The reason that stands in the box."""
        outcome = self.standard.outcome if self.standard else None
        return self.drafts.text(self.place("why"), outcome.reason if outcome else "")

    def keep(self) -> None:
        """Take what is chosen and what stands in the box, should their messages still be on their way."""
        if self.can_decide:
            grade = self.query_one("#grades", GradeList).current
            if grade is not None and grade.id != self.chosen:
                self.drafts.typed(self.place("grade"), grade.id)
            text = self.query_one("#why", Writing).text
            if text != self.reason:
                self.drafts.typed(self.place("why"), text)

    def action_record(self) -> None:
        self.after_typing(lambda: self._decide(""))

    def action_as_it_is(self) -> None:
        self.after_typing(lambda: self._decide(self.standard.self_grade or "" if self.standard else ""))

    def action_cannot_tell(self) -> None:
        self.after_typing(self._cannot_tell)

    def _decide(self, given: str) -> None:
        """Record the grade that is given, or (empty) the one that is chosen."""
        self.keep()
        view, standard, reason, at = self.view, self.current, self.reason, self.ref
        grade = given or self.chosen
        if view is None:
            return
        if self.is_challenged:
            self._send(lambda session: session.moderating.decide(view.id, standard, grade, reason, at), "Decided.")
        else:
            self._send(lambda session: session.moderating.agree(view.id, standard, grade, reason, at), "Recorded.")

    def _cannot_tell(self) -> None:
        self.keep()
        view, standard, reason, at = self.view, self.current, self.reason, self.ref
        if view is not None:
            words = "Recorded: the self-grade stands, unverified."
            self._send(lambda session: session.moderating.cannot_tell(view.id, standard, reason, at), words)

    def _send(self, work: Callable[[Session], ReturnView], words: str) -> None:
        grade, why, reason = self.place("grade"), self.place("why"), self.reason

        async def send() -> None:
            if await self.step(work, f"{words} {key_of('matter', 'f3')} goes to the next that waits."):
                # What was typed since is not what was recorded, and stays.
                self.drafts.forget(grade, *([why] if self.drafts.text(why) == reason else []))
                self.refill()

        self.later(send())

    def ask_rest(self, name: str) -> None:
        """Record the rest in one act, having said how many it is."""
        view = self.view
        if view is None:
            return
        title, how, means = _REST[name]
        left = sum(waits(one) and one.outcome is None for one in view.standards())

        async def do(_given: Mapping[str, str]) -> None:
            await self.step_or_raise(
                lambda session: session.moderating.rest(view.id, how, self.ref),
                f"{counted(left, 'standard')} recorded. {key_of('next_agency', 'f9')} turns to the next agency.",
            )

        intro = f"{view.agency.name}: {counted(left, 'standard')} without an outcome. They {means}."
        self.app.push_screen(Ask(title, intro, (), f"Record {left}", do))
