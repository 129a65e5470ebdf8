"""The follow-up meeting with an agency: who came, what was said both ways, what others could learn from it."""

from datetime import timedelta

from s11tui.audit.meeting import Attendee
from s11tui.demo.agency_scenes import AgencyScenes
from s11tui.demo.dice import Dice
from s11tui.demo.material import own
from s11tui.demo.plan import StandardPlan
from s11tui.demo.stage import LAST_DAY, NEXT_DAY, Stage, working_moment
from s11tui.demo.voice import Voice
from s11tui.workspace.desks.meetings import Plan, Task
from s11tui.workspace.entries import Owner

_MINUTES = 25
_AGENDA = 8
_OF_SO_MANY = 4
"""One return of so many is moderated."""
_SEED = 2027
_LONGEST_EXTRACT = 400
_SIDES = (("ask", 0.8), ("offer", 0.5), ("undertaking", 0.8), ("barrier", 0.6), ("decision", 0.25))
"""How often each thing is said at a meeting (0 to 1)."""


class MeetingScenes(AgencyScenes):
    """A meeting about one return, from the agenda to the end of the turn."""

    meeting = ""
    """Slug of the meeting that goes on; empty while none does."""

    def begin_meeting(self) -> None:
        """The chair opens the meeting that was planned for this agency, and turns to it."""
        assert self.view is not None
        desk = self.chair.meetings
        members = [session.person for session in self.stage.moderators_for(self.member)]
        plan = Plan(
            title=f"Follow-up meeting with {self.member.name}",
            day=self.today.isoformat(),
            starts=f"{9 + Dice('hour', self.member.slug).between(0, 6)}:30",
            place="County Hall, room 4",
            minutes=_MINUTES,
            people=tuple(person.id for person in members),
            returns=(self.ref,),
        )
        self.meeting = desk.plan(self.view.round.slug, plan).slug
        desk.start(self.meeting)
        present = [Attendee("", "moderator", person=person.id) for person in members]
        lead = Attendee(self.member.lead, "safeguarding lead", stands_for=self.member.slug)
        chair = Attendee("", "chair", person=self.chair.person.id)
        desk.attend(self.meeting, [chair, *present, lead])
        desk.turn_to(self.meeting, self.ref)

    def end_meeting(self, strong: list[StandardPlan]) -> None:
        """What was said both ways is noted, one good thing is marked, and the meeting ends."""
        voice, dice = Voice(self.member, self.today.year + 3000, 0.5), Dice("meeting", self.member.slug, self.ref)
        desk = self.chair.meetings
        for kind, share in _SIDES:
            if dice.chance(share):
                task = self._task(dice) if kind in ("ask", "undertaking") else None
                desk.note(self.meeting, kind, voice.say(own("meeting", kind)), about=self.ref, task=task)
        if strong:
            self._praise(dice.pick(strong), dice)
        self.pass_minutes(dice.between(17, 31))
        desk.end(self.meeting)
        self.meeting = ""

    def _task(self, dice: Dice) -> Task:
        """Who takes it on for the partnership, and by when."""
        kind = dice.weighted((("partner", 0.5), ("sub-group", 0.5)))
        owner = dice.pick(own("meeting", "partners" if kind == "partner" else "sub_groups"))
        return Task(owner, (self.today + timedelta(days=dice.between(40, 240))).isoformat(), Owner(kind))

    def _praise(self, one: StandardPlan, dice: Dice) -> None:
        """Mark what the agency does well; it was asked at the table whether others may read of it."""
        assert one.sentence is not None
        extract = str(one.sentence.value)[:_LONGEST_EXTRACT]
        consent = dice.weighted((("unnamed", 0.5), ("named", 0.25), ("", 0.15), ("no", 0.1)))
        self.view = self.chair.moderating.mark_practice(
            self.ref,
            one.id,
            extract,
            dice.weighted((("strong", 0.75), ("learning", 0.25))),
            why=dice.pick(own("meeting", "why")),
            consent=consent,
            consent_by=self.member.lead if consent else "",
            meeting=self.meeting,
        )


def plan_next(stage: Stage, title: str) -> None:
    """Draw the sample of a round that goes on, and plan the next meeting, about the returns that wait for one."""
    stage.calendar.set(working_moment(LAST_DAY, Dice("next meeting", title)))
    one = next(one for one in stage.manager.reading.rounds() if one.title == title)
    waiting = [line for line in stage.manager.reading.returns(one.id) if line.state in ("submitted", "in moderation")]
    chosen = sorted(waiting, key=lambda line: (line.state == "submitted", line.submitted_at))[:_AGENDA]
    if not chosen:
        return
    if len(waiting) > 1:
        stage.manager.sampling.draw(one.id, max(2, len(waiting) // _OF_SO_MANY), seed=_SEED)
    homes = {line.agency for line in chosen}
    chair = next((session for session, home in stage.chairs if home not in homes), stage.chairs[0][0])
    # Two rounds may meet on that day, in one room and with the same moderators: the second meets in the morning.
    taken = any(line.day == NEXT_DAY.isoformat() for line in stage.manager.meetings.list())
    plan = Plan(
        title=f"Follow-up meeting, {NEXT_DAY.day} {NEXT_DAY:%B}",
        day=NEXT_DAY.isoformat(),
        starts="10:00" if taken else "13:30",
        place="County Hall, room 4",
        minutes=_MINUTES,
        chair=chair.person.id,
        people=tuple(session.person.id for session, _ in stage.moderators),
        returns=tuple(line.id for line in chosen),
    )
    stage.manager.meetings.plan(one.id, plan)
