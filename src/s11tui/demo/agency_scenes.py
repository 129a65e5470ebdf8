"""What the agency does with its return, from the first answer to the last word."""

from s11tui.demo.material import own
from s11tui.demo.part import Part
from s11tui.demo.plan import StandardPlan
from s11tui.workspace.entries import Entry
from s11tui.workspace.session import Session

_SHARED_AREAS = frozenset({"specific-harms", "information-sharing", "online-safety", "attendance-missing"})
"""Areas that a contributor answers, where there is one."""


class AgencyScenes(Part):
    """Lead, contributor and signatory."""

    def write(self, share: float = 1.0, sittings: int = 2) -> None:
        """Fill in the first part of the standards, over several days; a contributor does the specialised areas."""
        self.at()
        wanted = self.plan[: round(len(self.plan) * share)]
        if self.member.shares_work:
            wanted = self._hand_out(wanted)
        for number in range(sittings):
            part = wanted[len(wanted) * number // sittings : len(wanted) * (number + 1) // sittings]
            self._fill(self.lead, part)
            if number + 1 < sittings:
                self.wait(1, 6)

    def _hand_out(self, wanted: list[StandardPlan]) -> list[StandardPlan]:
        """Assign two areas to the contributor, who fills them; gives back the rest."""
        theirs = [one for one in wanted if one.asked.area.id in _SHARED_AREAS]
        if not theirs:
            return wanted
        colleague = self.stage.session("contributor", self.member)
        self.lead.answering.assign(self.ref, [one.id for one in theirs], [colleague.person.id])
        self.wait(1, 4)
        self._fill(colleague, theirs)
        return [one for one in wanted if one not in theirs]

    def _fill(self, session: Session, plans: list[StandardPlan]) -> None:
        entries: list[Entry] = [entry for one in plans for entry in one.entries]
        self.written.update(one.id for one in plans)
        if entries:
            self.view = session.answering.fill(self.ref, entries)

    def write_all_but(self, left: int) -> None:
        """Fill in everything but the last few standards, and begin a text in the next."""
        self.write((len(self.plan) - left) / len(self.plan))
        self.begin_draft()

    def begin_draft(self) -> None:
        """Leave a sentence unfinished in the first standard that is still empty."""
        empty = next((one for one in self.plan if one.id not in self.written), None)
        if empty is None or not empty.asked.questions:
            return
        text = self.voice.say(empty.themes[0].in_place, empty.asked.standard).rsplit(" ", 4)[0]
        self.lead.answering.save_draft(self.ref, empty.id, empty.asked.questions[0].id, text, None)

    def talk(self) -> None:
        """A remark beside a standard, within the agency."""
        self.view = self.lead.answering.comment(
            self.ref, self.plan[len(self.plan) // 2].id, self.voice.say(own("panel", "agency_comment"))
        )

    def send(self) -> None:
        """To the signatory."""
        self.at()
        self.view = self.lead.submitting.send(self.ref)

    def decline(self) -> None:
        """The signatory sends it back once; the lead puts it right and sends it again."""
        if not self.member.signs_here:
            return
        signatory = self.stage.session("signatory", self.member)
        self.view = signatory.submitting.decline(self.ref, self.voice.say(own("manager", "decline")))
        self.wait(1, 4)
        first = next(one.sentence for one in self.plan if one.sentence)
        text = f"{first.value} {self.voice.say(own('panel', 'reply'))}"
        self.lead.answering.answer(self.ref, first.standard, first.question, text)
        self.view = self.lead.submitting.send(self.ref)
        self.wait(1, 3)

    def sign(self) -> None:
        """Signed and submitted: here by the signatory, or on paper and recorded by the lead."""
        member = self.member
        if member.signs_here:
            assert self.view is not None
            signatory = self.stage.session("signatory", member)
            self.view = signatory.submitting.declare(self.ref, self.view.head, member.signatory, member.office)
            return
        shown = self.dice.pick(("paper", "e-mail"))
        held = self.voice.say(own("evidence", "school_held_at" if member.is_school else "held_at"))
        self.view = self.lead.submitting.record_outside(
            self.ref, member.signatory, member.office, shown=shown, signed_on=self.today.isoformat(), evidence=held
        )

    def submit(self) -> None:
        """Sent and signed in one step, on paper or by e-mail."""
        self.at()
        member = self.member
        shown = self.dice.pick(("paper", "e-mail"))
        self.view = self.lead.submitting.submit(self.ref, member.signatory, member.office, shown=shown)

    def mend_and_resubmit(self) -> None:
        """Answer why standards were returned, change them, and submit again."""
        for plan in self.returned:
            self.lead.answering.reply_to_return(self.ref, plan.id, self.voice.say(own("panel", "returned_reply")))
            text = self.voice.say(plan.themes[0].how_you_know, plan.asked.standard, 2)
            assert plan.sentence is not None
            self.view = self.lead.answering.answer(self.ref, plan.id, plan.sentence.question, text)
        self.wait(1, 3)
        self.send()
        self.wait(0, 2)
        self.sign()

    def accept(self) -> None:
        """The lead accepts the agreed grades."""
        self.view = self.lead.moderating.accept(self.ref)

    def challenge(self) -> None:
        """The lead asks for a lowered grade, or else the first, to be looked at again."""
        named = self.disputed()
        self.view = self.lead.moderating.challenge(self.ref, {named.id: self.voice.say(own("panel", "challenge"))})

    def disputed(self) -> StandardPlan:
        """The standard that the agency disputes: one whose grade was lowered, where there is one."""
        lowered = [one for one in self.changed if _is_lower(one)]
        return next(iter([*lowered, *self.changed, *self.graded()]))


def _is_lower(one: StandardPlan) -> bool:
    scale = one.asked.scale
    return (scale.position(one.true_grade) or 0) > (scale.position(one.self_grade) or 0)
