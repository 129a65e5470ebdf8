"""What the agency does with its return, from the first answer to the last word."""

from datetime import timedelta

from s11tui.audit.view_models import ReturnView
from s11tui.demo.material import own
from s11tui.demo.part import Part
from s11tui.demo.plan import StandardPlan
from s11tui.workspace.desks.library import Described
from s11tui.workspace.entries import Entry, Shown
from s11tui.workspace.session import Session

_SHARED_AREAS = frozenset({"specific-harms", "information-sharing", "online-safety", "attendance-missing"})
"""Areas that a contributor answers, where there is one."""
_IN_LIBRARY = 3


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
        self._keep_in_library(wanted)

    def _keep_in_library(self, plans: list[StandardPlan]) -> None:
        """Enter a few pieces of evidence into the agency's library, and show each at a second standard."""
        if not self.member.colleague:
            return
        desk = self.lead.library
        known = desk.lines(self.member.slug)
        shown = [(one.id, entry) for one in plans for entry in one.entries if isinstance(entry, Shown)]
        for number, (standard, entry) in enumerate(shown[:_IN_LIBRARY]):
            found = next((one.item for one in known if one.item.title == entry.title), None)
            # The first is out of date by the time of the second round.
            review_by = (self.today + timedelta(days=200 + 330 * number)).isoformat()
            said = Described(
                entry.title, place="place", held_at=entry.held_at, date=entry.date, owner=self.member.roles[0],
                review_by=review_by,
            )  # fmt: skip
            item = found or desk.add(self.member.slug, said)
            if plans[-1 - number].id != standard:
                self.view = self.lead.answering.attach(self.ref, plans[-1 - number].id, item.id)

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
        # What is answered here may bring up a question elsewhere that was answered last year.
        for name in sorted(self.written):
            while self.lead.changing.scene(self.ref).content.to_confirm(name):
                self.view = self.lead.answering.confirm(self.ref, name)

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
        assert self.view is not None
        if member.signs_here:
            signatory = self.stage.session("signatory", member)
            self.view = signatory.submitting.declare(
                self.ref, self.view.head, member.signatory, self._office(self.view)
            )
        self._record_signatures()

    def submit(self) -> None:
        """Sent and signed in one step, on paper or by e-mail."""
        self.at()
        self.view = self.lead.submitting.send(self.ref)
        self._record_signatures()

    def _record_signatures(self) -> None:
        """The signatures that are still asked for, given on paper or by e-mail and recorded by the lead."""
        assert self.view is not None
        while self.view.state == "awaiting sign-off":
            shown = self.dice.pick(("paper", "e-mail"))
            held = self.voice.say(own("evidence", "school_held_at" if self.member.is_school else "held_at"))
            self.view = self.lead.submitting.record_outside(
                self.ref,
                self.member.second if self.view.signed else self.member.signatory,
                self._office(self.view),
                shown=shown,
                signed_on=self.today.isoformat(),
                evidence=held,
            )

    def _office(self, view: ReturnView) -> str:
        """The role in which the next signature is given: where one signs, what this agency calls it."""
        return view.to_sign[0] if len(view.edition.sign_off) > 1 else self.member.office

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
