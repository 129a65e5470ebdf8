"""What the meeting chair records: an outcome, or that the grade cannot be told; and at which meeting."""

from collections.abc import Callable, Mapping
from functools import partial

from s11tui.audit.view_models import ReturnView
from s11tui.tui.judgement import Judgement
from s11tui.tui.screens.ask import Ask
from s11tui.tui.screens.moderate_steps import ModerateSteps, meeting_field
from s11tui.workspace.session import Session

_ABOUT_MEETING = "It stands beside every outcome that you record from now on, until you leave the program."


class ModerateOutcome(ModerateSteps):
    """The part of the moderate screen that decides."""

    @property
    def judgement(self) -> Judgement:
        """What this person has chosen and written here, sent or not."""
        raise NotImplementedError

    def keep(self) -> None:
        """Take what stands in the box."""
        raise NotImplementedError

    async def send(self, work: Callable[[Session], ReturnView], words: str) -> None:
        """Record a judgement on the standard that is open."""
        raise NotImplementedError

    def action_decide(self) -> None:
        self.after_typing(partial(self._at_a_meeting, self._decide))

    def action_cannot_tell(self) -> None:
        self.after_typing(partial(self._at_a_meeting, self._cannot_tell))

    def action_meeting(self) -> None:
        self._ask_meeting(lambda: None)

    def _at_a_meeting(self, record: Callable[[], None]) -> None:
        """Record something, asking first at which meeting, where that was not said yet."""
        self.keep()
        if self.bridge.meeting is None:
            self._ask_meeting(record)
        else:
            record()

    def _ask_meeting(self, then: Callable[[], None]) -> None:
        async def do(given: Mapping[str, str]) -> None:
            self.bridge.meeting = given["meeting"]

        def done(said: bool | None) -> None:
            if said:
                then()

        field = meeting_field(self.bridge.meeting or "")
        self.app.push_screen(Ask("The meeting", _ABOUT_MEETING, (field,), "Go on", do), done)

    def _decide(self) -> None:
        mine, standard, meeting = self.judgement, self.standard, self.bridge.meeting or ""
        outcome = standard.outcome
        again = outcome is not None and bool(outcome.challenged) and not outcome.decision
        if again and "decide" in self.view.can:
            self.later(
                self.send(
                    lambda session: session.moderating.decide(
                        self.view.id, standard.id, mine.grade, mine.reason, meeting
                    ),
                    "Decided.",
                )
            )
            return
        reason = mine.reason if mine.grade != standard.self_grade or mine.written else ""
        self.later(
            self.send(
                lambda session: session.moderating.agree(self.view.id, standard.id, mine.grade, reason, meeting),
                "Recorded.",
            )
        )

    def _cannot_tell(self) -> None:
        reason, standard, meeting = self.judgement.reason, self.standard.id, self.bridge.meeting or ""
        self.later(
            self.send(
                lambda session: session.moderating.cannot_tell(self.view.id, standard, reason, meeting),
                "Recorded: the self-grade stands, unverified.",
            )
        )
