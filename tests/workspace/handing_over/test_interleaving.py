"""Both sides go on as they like and hand over when they like: nothing is lost, and in the end they agree."""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from s11tui.audit.content import Content
from s11tui.audit.state import Answer, SelfGrade
from s11tui.errors import NotNow, Refusal
from s11tui.workspace.handovers.parties import fingerprint_of
from support.thorough import THOROUGH, examples
from support.two_sides import between, everything

standards = st.sampled_from(("policy", "training", "recruitment", "lead-role"))
questions = st.sampled_from(("in-place", "how-you-know", "trained", "why-not"))
values = st.sampled_from(("yes", "no", "The same words.", "Other words.", ""))
grades = st.sampled_from(("good", "ri", "met", "not-met", ""))


class Interleaving(RuleBasedStateMachine):
    """One return in two workspaces."""

    templates: tuple[Path, Path]

    @initialize(stage=st.sampled_from(("invited", "submitted", "in moderation", "shared")))
    def start(self, stage: str) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.sides = between(*self.templates, self.folder)
        for ws in (self.sides.ws, self.sides.p.ws):
            ws.store.conn.execute("PRAGMA synchronous=OFF")
        self.sides.invite()
        me = self.sides.lead.handing_over.me()
        self.sides.p.manager.handing_over.know(me, "police", fingerprint_of(me))
        if stage == "invited":
            return
        self.sides.submit()
        self.sides.up()
        if stage != "submitted":
            self.sides.p.chair.moderating.open(self.sides.p.ref)
        if stage == "shared":
            self.sides.p.chair.moderating.rest(self.sides.p.ref, "confirmed")
            self.sides.p.chair.moderating.share(self.sides.p.ref)
            self.sides.down()

    def teardown(self) -> None:
        if not hasattr(self, "sides"):
            return
        try:
            self.agree_in_the_end()
        finally:
            self.sides.close()
            shutil.rmtree(self.folder)

    def attempt(self, call: Callable[..., Any], *given: Any, **named: Any) -> None:
        """A refusal is all that may go wrong."""
        with suppress(Refusal):
            call(*given, **named)

    # The agency, in its own workspace.

    @rule(standard=standards, question=questions, value=values)
    def agency_answers(self, standard: str, question: str, value: str) -> None:
        self.attempt(self.sides.lead.answering.answer, self.sides.ref, standard, question, value)

    @rule(standard=standards, grade=grades, reason=st.sampled_from(("", "So.")))
    def agency_grades(self, standard: str, grade: str, reason: str) -> None:
        self.attempt(self.sides.lead.answering.grade, self.sides.ref, standard, grade, reason)

    @rule(standard=standards, question=questions)
    def agency_clears(self, standard: str, question: str) -> None:
        self.attempt(self.sides.lead.answering.clear, self.sides.ref, standard, question)

    @rule(standard=standards)
    def agency_adds_evidence(self, standard: str) -> None:
        self.attempt(self.sides.lead.answering.add_evidence, self.sides.ref, standard, "Minutes")

    @rule()
    def agency_settles_conflicts(self) -> None:
        state = self.sides.case(agency=True).answers
        for name, one in state.standards.items():
            for question, now in [*one.answers.items(), ("", one.grade)]:
                if now is not None and now.rivals:
                    chosen = now.rivals[0].event
                    self.attempt(self.sides.lead.answering.settle_conflict, self.sides.ref, name, question, chosen)

    @rule()
    def agency_submits(self) -> None:
        state = self.sides.case(agency=True).answers
        for name in sorted(state.reopened):
            self.attempt(self.sides.lead.answering.reply_to_return, self.sides.ref, name, "Here.")
        self.agency_settles_conflicts()
        if state.stage == "open":
            self.attempt(self.sides.submit)
        else:
            self.attempt(self.sides.lead.submitting.submit, self.sides.ref, "Chief", "Chief Constable")

    @rule()
    def agency_sends_for_sign_off(self) -> None:
        self.attempt(self.sides.lead.submitting.send, self.sides.ref)

    @rule()
    def agency_recalls(self) -> None:
        self.attempt(self.sides.lead.submitting.recall, self.sides.ref)

    @rule(state=st.sampled_from(("in hand", "said done", "not proceeding", "open")))
    def agency_goes_on_with_its_action(self, state: str) -> None:
        for action in self.sides.case(agency=True).actions:
            self.attempt(self.sides.lead.actions.progress, action.id, state, "How it goes.")

    @rule(standard=standards)
    def agency_adds_an_action(self, standard: str) -> None:
        self.attempt(self.sides.lead.actions.add, self.sides.ref, standard, "Do it", "Head", "2027-06-30")

    @rule()
    def agency_comments(self) -> None:
        self.attempt(self.sides.lead.answering.comment, self.sides.ref, "policy", "Hm.")

    @rule()
    def agency_accepts(self) -> None:
        self.attempt(self.sides.lead.moderating.accept, self.sides.ref)

    @rule()
    def agency_challenges(self) -> None:
        self.attempt(self.sides.lead.moderating.challenge, self.sides.ref, {"policy": "We did."})

    # The partnership, in its own.

    @rule(standard=standards, question=questions, value=values)
    def partnership_types(self, standard: str, question: str, value: str) -> None:
        self.attempt(
            self.sides.p.manager.answering.answer, self.sides.p.ref, standard, question, value, original="a letter"
        )

    @rule(standard=standards, grade=grades)
    def partnership_types_a_grade(self, standard: str, grade: str) -> None:
        self.attempt(self.sides.p.manager.answering.grade, self.sides.p.ref, standard, grade, "", original="a letter")

    @rule(standard=standards)
    def partnership_types_evidence(self, standard: str) -> None:
        self.attempt(
            self.sides.p.manager.answering.add_evidence, self.sides.p.ref, standard, "A letter", original="a letter"
        )

    @rule(standard=standards)
    def partnership_takes_evidence_away(self, standard: str) -> None:
        for piece in self.sides.case(agency=False).answers.standard(standard).evidence:
            self.attempt(
                self.sides.p.manager.answering.remove_evidence, self.sides.p.ref, standard, piece.id, original="l"
            )

    @rule(names=st.sets(standards, min_size=1))
    def partnership_returns(self, names: set[str]) -> None:
        self.attempt(self.sides.p.manager.moderating.return_standards, self.sides.p.ref, dict.fromkeys(names, "Why?"))

    @rule()
    def partnership_moderates_and_shares(self) -> None:
        self.attempt(self.sides.p.chair.moderating.open, self.sides.p.ref)
        self.attempt(self.sides.p.mo.moderating.query, self.sides.p.ref, "policy", "Since when?")
        self.attempt(self.sides.p.mo.moderating.query, self.sides.p.ref, "policy", "Do we believe it?", "panel")
        self.attempt(self.sides.p.mo.moderating.propose, self.sides.p.ref, "policy", "ri", "Not shown.")
        self.attempt(self.sides.p.chair.moderating.rest, self.sides.p.ref, "confirmed")
        self.attempt(self.sides.p.chair.moderating.share, self.sides.p.ref)

    @rule()
    def partnership_decides(self) -> None:
        self.attempt(self.sides.p.chair.moderating.decide, self.sides.p.ref, "policy", "ri", "Heard.")

    @rule()
    def partnership_settles_silence(self) -> None:
        self.sides.clock.jump(days=20)
        self.attempt(self.sides.p.manager.moderating.settle, self.sides.p.ref)

    @rule()
    def partnership_plans_actions(self) -> None:
        for who in (self.sides.p.mo, self.sides.p.chair):
            self.attempt(who.actions.add, self.sides.p.ref, "policy", "See to it", "Head", "2027-06-30")

    @rule(state=st.sampled_from(("in hand", "verified closed", "not proceeding", "open")))
    def partnership_follows_up(self, state: str) -> None:
        for action in self.sides.case(agency=False).actions:
            self.attempt(self.sides.p.follow_up.actions.progress, action.id, state, "Seen.", how="read")

    @rule()
    def partnership_extends(self) -> None:
        self.attempt(self.sides.p.manager.moderating.extend, self.sides.p.ref, "2027-05-01", "Asked for.")

    # Between them.

    @rule()
    def hand_up(self) -> None:
        self.hand(self.sides.handed_up(), self.sides.p.manager, self.sides.p.ws)

    @rule()
    def hand_down(self) -> None:
        self.hand(self.sides.handed_down(), self.sides.lead, self.sides.ws)

    def hand(self, handover: Any, receiver: Any, ws: Any) -> None:
        before = everything(ws)
        with suppress(NotNow):
            receiver.handing_over.look(handover)
        assert everything(ws) == before, "looking changed something"
        try:
            receiver.handing_over.take(handover)
        except NotNow:
            assert self.awaits(ws)
            assert everything(ws) == before, "a refusal changed something"
            return
        after = everything(ws)
        with pytest.raises(NotNow, match="received already"):
            receiver.handing_over.take(handover)
        assert everything(ws) == after
        assert self.sides.problems() == ()

    def awaits(self, ws: Any) -> bool:
        """While signatures are given at the agency nothing may come that could change what is being signed."""
        return ws is self.sides.ws and self.sides.case(agency=True).answers.stage == "awaiting sign-off"

    @invariant()
    def the_panel_stays_at_home(self) -> None:
        if hasattr(self, "sides"):
            rows = self.sides.ws.store.all("SELECT DISTINCT substr(stream, 1, instr(stream, '/')) FROM events")
            assert {room for (room,) in rows} <= {"register/", "return/", "action/", "access/"}

    @invariant()
    def what_was_submitted_stands(self) -> None:
        if not hasattr(self, "sides"):
            return
        for agency in (True, False):
            state = self.sides.case(agency=agency).answers
            if state.submissions and state.stage != "awaiting sign-off":
                edition = self.sides.ws.registry.edition(state.edition)
                now, then = Content(edition, state).digests, state.submissions[-1].content
                assert {name for name in then if now[name] != then[name]} <= state.reopened

    def agree_in_the_end(self) -> None:
        """After a last exchange both ways, whatever was going on."""
        if self.sides.case(agency=True).answers.stage == "awaiting sign-off":
            self.agency_recalls()
        self.hand_up()
        self.hand_down()
        self.hand_up()
        theirs, ours = self.sides.case(agency=True), self.sides.case(agency=False)
        assert theirs.answers.stage == ours.answers.stage
        assert theirs.answers.revision == ours.answers.revision
        assert theirs.answers.accepted_how == ours.answers.accepted_how
        for name in {*theirs.answers.standards, *ours.answers.standards}:
            here, there = ours.answers.standard(name), theirs.answers.standard(name)
            assert {one: versions(now) for one, now in here.answers.items()} == {
                one: versions(now) for one, now in there.answers.items()
            }
            assert versions(here.grade) == versions(there.grade)
            assert {one.id for one in here.evidence} == {one.id for one in there.evidence}
            assert here.shared == there.shared


def versions(now: Answer | SelfGrade | None) -> set[str]:
    """What stands, and what stands against it; which of several events that say the same stands may differ."""
    if isinstance(now, SelfGrade):
        return {f"{now.grade} {now.reason}", *(f"{one.value} {one.reason}" for one in now.rivals)}
    return {str(one.value) for one in (now, *now.rivals)} if now else set()


def test_both_sides_go_on_and_agree_in_the_end(template: Path, agency_template: Path) -> None:
    Interleaving.templates = (template, agency_template)
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Interleaving,
        settings=settings(
            max_examples=examples(6),
            stateful_step_count=40 if THOROUGH else 18,
            deadline=None,
            suppress_health_check=quiet,
        ),
    )
