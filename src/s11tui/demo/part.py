"""What every scene of a return needs: the people, the plan, the day."""

from datetime import date, datetime, timedelta

from s11tui.audit.view_models import ReturnView
from s11tui.demo.cast import Member
from s11tui.demo.dice import Dice
from s11tui.demo.plan import StandardPlan
from s11tui.demo.stage import LAST_DAY, Stage, working_moment
from s11tui.demo.voice import Voice
from s11tui.workspace.session import Session


class Part:
    """A return on its way through the lifecycle.

    Args:
        ref: the return's id.
        plan: what a complete return says.
        start: the day work on it begins.
        last: nothing about it happens after that day.
    """

    def __init__(
        self, stage: Stage, member: Member, ref: str, plan: list[StandardPlan], start: date, last: date = LAST_DAY
    ) -> None:
        self.stage = stage
        self.member = member
        self.ref = ref
        self.plan = plan
        self.dice = Dice("performance", member.slug, start.isoformat())
        self.panel_voice = Voice(member, start.year + 1000, 0.5)
        self.voice = Voice(member, start.year + 2000, 0.5)
        self.view: ReturnView | None = None
        self.written: set[str] = set()
        self.changed: list[StandardPlan] = []
        self.returned: list[StandardPlan] = []
        self.last = last
        self._moment = working_moment(start, self.dice)

    @property
    def today(self) -> date:
        return self._moment.date()

    @property
    def lead(self) -> Session:
        return self.stage.session("lead", self.member)

    @property
    def chair(self) -> Session:
        return self.stage.chair_for(self.member)

    def wait(self, low: int, high: int) -> None:
        """Let between so many and so many days go by, as far as there are days left."""
        day = min(self.today + timedelta(days=self.dice.between(low, high)), self.last)
        self._moment = max(self._moment + timedelta(minutes=self.dice.between(2, 40)), working_moment(day, self.dice))
        self.stage.calendar.set(self._moment)

    def pass_minutes(self, minutes: int) -> None:
        """Let so many minutes of the same day go by."""
        self._moment += timedelta(minutes=minutes)
        self.stage.calendar.set(self._moment)

    def at(self) -> datetime:
        """The present moment of this return; the clock is set to it."""
        self.stage.calendar.set(self._moment)
        return self._moment

    def graded(self) -> list[StandardPlan]:
        """The standards that have a grade, other than not applicable ones."""
        return [one for one in self.plan if one.self_grade not in ("", "n-a")]

    def wait_until(self, day: date) -> None:
        """Let the days go by until this one."""
        self._moment = max(self._moment, working_moment(day, self.dice))
        self.stage.calendar.set(self._moment)
