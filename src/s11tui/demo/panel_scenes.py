"""What the partnership does with a return: moderators, meeting chair, manager, follow-up group."""

from collections import Counter
from datetime import date, timedelta

from s11tui.audit.view_models import ActionView
from s11tui.demo.material import own
from s11tui.demo.meeting_scenes import MeetingScenes
from s11tui.demo.plan import StandardPlan
from s11tui.workspace.session import Session


class PanelScenes(MeetingScenes):
    """Everything after submission that the agency does not do itself."""

    def open(self) -> None:
        """Moderation begins."""
        self.at()
        self.view = self.chair.moderating.open(self.ref)

    def propose(self, each: int = 6) -> None:
        """Two moderators propose grades for some of the standards, each as they see it."""
        for place, moderator in enumerate(self.stage.moderators_for(self.member)[:2]):
            for one in self.dice.mixed(self.graded())[:each]:
                self._propose(moderator, one, severe=place == 1)
            self.wait(0, 3)

    def _propose(self, moderator: Session, one: StandardPlan, *, severe: bool) -> None:
        grade = one.true_grade
        grades = one.asked.scale.grades
        position = one.asked.scale.position(grade) or 0
        if severe and self.dice.chance(0.2) and position + 1 < len(grades):
            grade = grades[position + 1].id
        how = self.dice.weighted((("read", 0.6), ("asked", 0.25), ("tested", 0.15)))
        impact = self.dice.weighted((("shown", 0.4), ("claimed", 0.3), ("absent", 0.1), ("", 0.2)))
        reason = self.reason(one, grade) if grade != one.self_grade or self.dice.chance(0.4) else ""
        self.view = moderator.moderating.propose(self.ref, one.id, grade, reason, how, impact)

    def reason(self, one: StandardPlan, grade: str) -> str:
        """Why the panel sees it so, compared with the self-grade."""
        theme, scale = one.themes[0], one.asked.scale
        claimed, judged = scale.position(one.self_grade) or 0, scale.position(grade) or 0
        if claimed == judged:
            return self.panel_voice.say_if_fresh(theme.confirmed)
        word = "lowered" if judged > claimed else "raised"
        general = own("reason", "judged_lower" if judged > claimed else "judged_higher")
        return self.panel_voice.say_fresh((getattr(theme, word), general), one.asked.standard)

    def ask(self, *, answered: bool = True) -> None:
        """A moderator asks the agency a question, and the panel another; the second stays open."""
        moderator = self.stage.moderators_for(self.member)[0]
        about = self.dice.pick(self.graded())
        moderator.moderating.query(self.ref, about.id, self.panel_voice.say(own("panel", "query")))
        standard = moderator.reading.open(self.ref).standard(about.id)
        assert standard is not None
        query = standard.queries[-1].id
        moderator.moderating.query(self.ref, about.id, self.panel_voice.say(own("panel", "panel_query")), "panel")
        self.wait(1, 5)
        if answered:
            self.view = self.lead.moderating.reply(self.ref, query, self.voice.say(own("panel", "reply")))
            self.wait(0, 2)
            self.view = moderator.moderating.resolve(self.ref, query)

    def declare_conflict(self) -> None:
        """A moderator steps back from this agency."""
        moderator = self.stage.moderators_for(self.member)[-1]
        self.view = moderator.moderating.declare_conflict(self.ref, self.panel_voice.say(own("panel", "conflict")))

    def agree(self, how: str = "confirmed", changes: int = 10, praised: int = 3) -> None:
        """The chair records outcomes: changed grades with reasons, a few with praise, the rest on reading.

        A thorough panel meets the agency; a brief one (that praises nobody) decides by correspondence.
        """
        if praised:
            self.begin_meeting()
        meeting = self.meeting
        changed = self.dice.mixed([one for one in self.graded() if one.true_grade != one.self_grade])[:changes]
        for one in changed:
            self.view = self.chair.moderating.agree(
                self.ref, one.id, one.true_grade, self.reason(one, one.true_grade), meeting
            )
        self.changed = changed
        others = [one for one in self.graded() if one not in changed]
        for one in self.dice.mixed(others)[:praised]:
            self.view = self.chair.moderating.agree(
                self.ref, one.id, one.self_grade, self.reason(one, one.self_grade), meeting
            )
        self.view = self.chair.moderating.rest(self.ref, how, meeting if how == "confirmed" else "")
        if praised:
            self.end_meeting([one for one in others if one.sentence and one.asked.scale.position(one.self_grade) == 0])

    def agree_unsure(self) -> None:
        """One standard that could not be told, before the rest is agreed."""
        last = self.graded()[-1]
        self.view = self.chair.moderating.cannot_tell(
            self.ref, last.id, self.panel_voice.say(own("panel", "cannot_tell"))
        )

    def add_action(self) -> None:
        """The chair adds an action to a grade that was lowered."""
        lowered = next((one for one in self.graded() if one.true_grade != one.self_grade), None)
        if lowered is None:
            return
        what = self.panel_voice.say(lowered.themes[0].action, lowered.asked.standard)
        due = self.today + timedelta(days=self.dice.between(40, 200))
        self.view = self.chair.actions.add(
            self.ref, lowered.id, what, self.dice.pick(self.member.roles), due.isoformat()
        )

    def share(self) -> None:
        """Grades go to the agency."""
        self.view = self.chair.moderating.share(self.ref)

    def decide(self, *, yields: bool = False) -> None:
        """The chair decides the challenge, having heard the agency; `yields`: the agency's grade is taken after all."""
        named = self.disputed()
        stands = named.true_grade if named in self.changed else named.self_grade
        sentences = own("panel", "decision_up" if yields else "decision_same")
        grade = named.self_grade if yields else stands
        self.view = self.chair.moderating.decide(self.ref, named.id, grade, self.panel_voice.say(sentences))

    def give_back(self, count: int = 2) -> None:
        """The manager returns standards with a reason for each."""
        chosen = [one for one in self.graded() if one.sentence]
        self.returned = self.dice.mixed(chosen)[:count]
        reasons = {one.id: self.panel_voice.say(own("panel", "returned")) for one in self.returned}
        self.at()
        self.view = self.stage.manager.moderating.return_standards(self.ref, reasons)

    def acknowledge(self) -> None:
        """Not picked for moderation: the partnership says thank you."""
        self.at()
        self.view = self.stage.manager.moderating.acknowledge(self.ref)

    def close(self) -> None:
        """Done with for this round."""
        self.view = self.stage.manager.moderating.close(self.ref)

    def settle(self) -> None:
        """The time to reply is over and nobody replied."""
        assert self.view is not None
        self.wait_until(date.fromisoformat(self.view.reply_by) + timedelta(days=4))
        self.view = self.stage.manager.moderating.settle(self.ref)

    def extend(self, due: str) -> None:
        """Another due day for this return."""
        self.at()
        self.stage.manager.moderating.extend(self.ref, due, self.panel_voice.say(own("manager", "extension")))

    def exempt(self) -> None:
        """Excused from the round."""
        self.at()
        self.stage.manager.moderating.exempt(self.ref, self.panel_voice.say(own("manager", "exempt")))

    def withdraw(self) -> None:
        """Taken out of the round."""
        self.at()
        self.stage.manager.moderating.withdraw_return(self.ref, self.panel_voice.say(own("manager", "withdrawn")))

    def remark(self) -> None:
        """The scrutineer says something about a standard, which changes no grade."""
        about = self.dice.pick(self.plan)
        text = self.panel_voice.say(own("panel", "comment"))
        self.view = self.stage.scrutineer.answering.comment(self.ref, about.id, text)

    # actions --------------------------------------------------------------------------------------

    def follow_up(self, most: int = 99, *, steps: int = 3) -> None:
        """Actions go their way: some done and verified, some in hand, some forgotten.

        Args:
            most: of so many actions; the others are left alone.
            steps: 3 with every step on the way, 2 straight from open to said done.
        """
        assert self.view is not None
        own_actions = [action for action in self.view.actions if action.owner_kind == "agency"]
        about = Counter(action.standard for action in own_actions)
        for action in own_actions[:most]:
            fate = self.dice.weighted(
                (("verified", 0.5), ("done", 0.15), ("in hand", 0.15), ("open", 0.15), ("not", 0.05))
            )
            if fate == "not" and about[action.standard] == 1:
                fate = "open"  # a grade that needs an action keeps at least one
            if action.state == "open" and fate != "open":
                self._follow(action, fate, steps)

    def _follow(self, action: ActionView, fate: str, steps: int) -> None:
        if fate == "not":
            self.lead.actions.progress(action.id, "not proceeding", self.voice.say(own("action", "not_proceeding")))
            return
        self.wait(2, 12)
        if steps > 2 or fate == "in hand":
            self.lead.actions.progress(action.id, "in hand", self.voice.say(own("action", "in_hand")))
        if fate == "in hand":
            return
        self.wait(4, 30)
        self.lead.actions.progress(action.id, "said done", self.voice.say(own("action", "said_done")))
        if fate == "verified":
            self.wait(3, 20)
            if self.dice.chance(0.12):
                self.stage.follow_up.actions.progress(action.id, "open", self.voice.say(own("action", "reopened")))
                return
            self.stage.follow_up.actions.verify(action.id, "read", self.voice.say(own("action", "verified")))
