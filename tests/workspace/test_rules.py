"""Random people doing random things, allowed and not, through two connections; the rules hold after every step."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from s11tui.errors import Refusal
from s11tui.workspace.session import Session
from support.clocks import HandClock
from support.editions import small_edition
from support.hostile import people_text
from support.meeting_rules import MeetingRules
from support.partnership import COMPLETE, PEOPLE, begin, opened
from support.thorough import THOROUGH, examples
from support.watching import Moment, agency_windows, check_agrees, check_state, check_step, moment

people = st.sampled_from(sorted(PEOPLE))
agency = st.sampled_from(("lead", "lead", "contributor", "manager", "signatory", "mo"))
panel = st.sampled_from(("mo", "ada", "chair", "chair", "insider", "lead", "trust_lead"))
judges = st.sampled_from(("chair", "chair", "manager", "insider", "mo", "lead"))
sides = st.booleans()
asked = st.sampled_from(("policy", "training", "recruitment"))
standards = st.sampled_from(("policy", "lead-role", "training", "recruitment", "context", "1.1", "governors"))
questions = st.sampled_from(("in-place", "how-you-know", "trained", "why-not", "rate", "checks", "people", "note"))
values = st.one_of(st.sampled_from(("yes", "no", "93", "dbs, refs", "", "2027-01-01")), people_text)
grades = st.sampled_from(("good", "ri", "inadequate", "n-a", "met", "not-met", "O", ""))
seen = st.sampled_from((None, "current", "current", "something else"))
ways = st.sampled_from(("exempt", "reinstate", "settle", "close", "acknowledge", "extend"))
reasons = st.sampled_from(("", "because", "said \x1b so"))


class Rules(MeetingRules, RuleBasedStateMachine):
    """One partnership in one file, seen through two connections."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.steps = 0

    @initialize(
        stage=st.sampled_from(("", "", "in_moderation", "met", "met", "met_and_shared", "agreed", "given_back"))
    )
    def start(self, stage: str) -> None:
        """From the beginning, or well on the way."""
        path = self.folder / "rules.s11"
        shutil.copy(_template(), path)
        clock = HandClock()
        self.sides = (opened(path, clock), opened(path, clock))
        for one in self.sides:
            one.ws.store.conn.execute("PRAGMA synchronous=OFF")
        one = self.sides[0]
        if stage:
            getattr(one, "decided" if stage == "given_back" else stage)()
        if stage == "given_back":
            one.chair.moderating.return_standards(one.ref, {"policy": "say more", "training": "say more"})
        self.now: Moment = moment(one)

    def teardown(self) -> None:
        if hasattr(self, "sides"):
            check_agrees(*self.sides)
            for one in self.sides:
                one.ws.close()
        shutil.rmtree(self.folder)

    def attempt(self, side: bool, who: str, call: Callable[[Session, str], Any], *, panel_only: bool = False) -> Any:
        """Try it as somebody; a refusal is all that may go wrong. Then every rule is looked at."""
        one = self.sides[side]
        session: Session = getattr(one, who)
        try:
            call(session, one.ref)
        except Refusal as refusal:
            done = refusal
        else:
            done = None
        self.steps += 1
        after = moment(self.sides[not side])
        check_step(one, self.now, after, session, panel_only)
        self.now = after
        return done

    @rule(side=sides, who=agency, standard=standards, question=questions, value=values, seen=seen)
    def answer(self, side: bool, who: str, standard: str, question: str, value: str, seen: str | None) -> None:
        self.attempt(
            side, who, lambda s, ref: s.answering.answer(ref, standard, question, value, seen=seen, original="l")
        )

    @rule(side=sides, standard=st.sampled_from(("policy", "training", "recruitment", "lead-role")))
    def say_more(self, side: bool, standard: str) -> None:
        text = f"more, for the {self.steps}th time"
        self.attempt(side, "lead", lambda s, ref: s.answering.answer(ref, standard, "in-place", text))

    @rule(side=sides)
    def say_more_and_submit_again(self, side: bool) -> None:
        for name in sorted(self.now.case.answers.reopened):
            self.say_more(side, name)
        self.fill_and_submit(side, whole=False)

    @rule(side=sides, who=agency, standard=standards, grade=grades, reason=reasons, seen=seen)
    def grade(self, side: bool, who: str, standard: str, grade: str, reason: str, seen: str | None) -> None:
        self.attempt(side, who, lambda s, ref: s.answering.grade(ref, standard, grade, reason, seen=seen, original="l"))

    @rule(side=sides, who=agency, standard=standards, question=questions, seen=seen)
    def clear(self, side: bool, who: str, standard: str, question: str, seen: str | None) -> None:
        self.attempt(side, who, lambda s, ref: s.answering.clear(ref, standard, question, seen=seen, original="l"))

    @rule(side=sides, who=agency, standard=standards, title=people_text)
    def show(self, side: bool, who: str, standard: str, title: str) -> None:
        self.attempt(side, who, lambda s, ref: s.answering.add_evidence(ref, standard, title, title, original="l"))

    @rule(side=sides, who=agency, pick=st.integers(0, 9))
    def settle_or_remove(self, side: bool, who: str, pick: int) -> None:
        for name, state in self.now.case.answers.standards.items():
            rivals = [(q, one.event) for q, answer in state.answers.items() for one in answer.rivals]
            rivals += [("", one.event) for one in (state.grade.rivals if state.grade else ())]
            if rivals:
                question, event = rivals[pick % len(rivals)]
                self.attempt(
                    side, who, lambda s, ref, n=name, q=question, e=event: s.answering.settle_conflict(ref, n, q, e)
                )
            elif state.evidence and pick > 6:
                item = state.evidence[pick % len(state.evidence)].id
                self.attempt(side, who, lambda s, ref, n=name, i=item: s.answering.remove_evidence(ref, n, i))

    @rule(side=sides, who=agency, standard=standards, question=questions, text=people_text)
    def draft(self, side: bool, who: str, standard: str, question: str, text: str) -> None:
        head = self.now.case.answers.head
        self.attempt(side, who, lambda s, ref: s.answering.save_draft(ref, standard, question, text, None))
        assert self.now.case.answers.head == head

    @rule(side=sides, who=agency)
    def commit_twice(self, side: bool, who: str) -> None:
        if self.attempt(side, who, lambda s, ref: s.answering.commit_drafts(ref)) is None:
            head = self.now.case.answers.head
            self.attempt(side, who, lambda s, ref: s.answering.commit_drafts(ref))
            assert self.now.case.answers.head == head

    @rule(side=sides)
    def assign(self, side: bool) -> None:
        self.attempt(side, "lead", lambda s, ref: s.answering.assign(ref, ["policy", "training"], ["con-tributor"]))

    @rule(side=sides)
    def fill(self, side: bool) -> None:
        self.attempt(side, "lead", lambda s, ref: s.answering.fill(ref, list(COMPLETE)))

    @rule(side=sides, who=agency, fresh=st.booleans())
    def sign(self, side: bool, who: str, fresh: bool) -> None:
        head = self.now.case.answers.head if fresh else "0" * 64
        self.attempt(side, "lead", lambda s, ref: s.submitting.send(ref))
        self.attempt(side, who, lambda s, ref: s.submitting.declare(ref, self.now.case.answers.head if fresh else head))

    @rule(side=sides, who=agency, how=st.sampled_from(("send", "recall", "decline", "submit", "submit", "outside")))
    def submitting(self, side: bool, who: str, how: str) -> None:
        calls: dict[str, Callable[[Session, str], Any]] = {
            "send": lambda s, ref: s.submitting.send(ref),
            "recall": lambda s, ref: s.submitting.recall(ref),
            "decline": lambda s, ref: s.submitting.decline(ref, "not yet"),
            "submit": lambda s, ref: s.submitting.submit(ref, "Olga", "Chief"),
            "outside": lambda s, ref: s.submitting.record_outside(ref, "Olga", "Chief"),
        }
        self.attempt(side, who, calls[how])

    @rule(side=sides, whole=st.just(True))
    def fill_and_submit(self, side: bool, whole: bool) -> None:
        if whole:
            self.fill(side)
        for name in sorted(self.now.case.answers.reopened):
            self.attempt(side, "lead", lambda s, ref, n=name: s.answering.reply_to_return(ref, n, "here it is"))
        self.submitting(side, "lead", "submit")
        self.attempt(not side, "chair", lambda s, ref: s.moderating.open(ref))

    @rule(side=sides, who=panel, standard=standards, grade=grades, reason=reasons)
    def propose(self, side: bool, who: str, standard: str, grade: str, reason: str) -> None:
        self.attempt(side, who, lambda s, ref: s.moderating.propose(ref, standard, grade, reason), panel_only=True)

    @rule(side=sides, who=panel, standard=standards, grade=grades, reason=reasons)
    def agree(self, side: bool, who: str, standard: str, grade: str, reason: str) -> None:
        self.attempt(side, who, lambda s, ref: s.moderating.agree(ref, standard, grade, reason), panel_only=True)

    @rule(side=sides, who=panel, how=st.sampled_from(("confirmed", "not-moderated")))
    def rest(self, side: bool, who: str, how: str) -> None:
        self.attempt(side, who, lambda s, ref: s.moderating.rest(ref, how), panel_only=True)

    @rule(side=sides, who=panel, standard=standards, text=people_text, audience=st.sampled_from(("agency", "panel")))
    def ask(self, side: bool, who: str, standard: str, text: str, audience: str) -> None:
        ask = lambda s, ref: s.moderating.query(ref, standard, text, audience)  # noqa: E731  # as short as the others
        self.attempt(side, who, ask, panel_only=audience == "panel")

    @rule(side=sides, who=people, how=st.sampled_from(("reply", "resolve", "withdraw", "conflict", "cannot tell")))
    def talk(self, side: bool, who: str, how: str) -> None:
        row = self.sides[side].ws.store.one("SELECT id FROM queries ORDER BY id")
        query = row[0] if row else "none"
        calls: dict[str, Callable[[Session, str], Any]] = {
            "reply": lambda s, ref: s.moderating.reply(ref, query, "so"),
            "resolve": lambda s, ref: s.moderating.resolve(ref, query),
            "withdraw": lambda s, ref: s.moderating.withdraw(ref, "policy"),
            "conflict": lambda s, ref: s.moderating.declare_conflict(ref, "" if who == "chair" else "my sister"),
            "cannot tell": lambda s, ref: s.moderating.cannot_tell(ref, "training", "nothing was shown"),
        }
        self.attempt(side, who, calls[how], panel_only=how in ("withdraw", "conflict", "cannot tell"))

    @rule(side=sides, who=panel, decided=st.booleans())
    def share(self, side: bool, who: str, decided: bool) -> None:
        if decided:
            self.attempt(side, "chair", lambda s, ref: s.moderating.rest(ref, "confirmed"), panel_only=True)
        self.attempt(side, who, lambda s, ref: s.moderating.share(ref))

    @rule(side=sides, who=judges, names=st.lists(asked, min_size=1, max_size=3))
    def after_sharing(self, side: bool, who: str, names: list[str]) -> None:
        if len(names) == 1:
            self.attempt(side, "lead", lambda s, ref: s.moderating.accept(ref))
        self.attempt(side, "lead", lambda s, ref: s.moderating.challenge(ref, dict.fromkeys(names, "we disagree")))
        self.attempt(side, who, lambda s, ref: s.moderating.decide(ref, names[0], "ri", "heard"))

    @rule(side=sides, standard=asked, grade=st.sampled_from(("good", "ri", "met", "n-a")))
    def decide(self, side: bool, standard: str, grade: str) -> None:
        self.attempt(side, "chair", lambda s, ref: s.moderating.decide(ref, standard, grade, "heard"))

    @rule(side=sides, who=judges, names=st.lists(asked, max_size=2))
    def give_back(self, side: bool, who: str, names: list[str]) -> None:
        self.attempt(side, who, lambda s, ref: s.moderating.return_standards(ref, dict.fromkeys(names, "more")))
        self.attempt(side, "manager", lambda s, ref: s.moderating.amend(ref, names, "a mistake"))

    @rule(side=sides, who=people, how=ways)
    def keep(self, side: bool, who: str, how: str) -> None:
        calls: dict[str, Callable[[Session, str], Any]] = {
            "exempt": lambda s, ref: s.moderating.exempt(ref, "why"),
            "reinstate": lambda s, ref: s.moderating.reinstate(ref, "why"),
            "settle": lambda s, ref: s.moderating.settle(ref),
            "close": lambda s, ref: s.moderating.close(ref),
            "acknowledge": lambda s, ref: s.moderating.acknowledge(ref),
            "extend": lambda s, ref: s.moderating.extend(ref, "2027-12-01", "why"),
        }
        self.attempt(side, who, calls[how])

    @rule(side=sides, who=people, standard=st.sampled_from((None, "policy", "training")))
    def plan(self, side: bool, who: str, standard: str | None) -> None:
        add = lambda s, ref: s.actions.add(ref, standard, "do", "Me", "2027-08-01", original="l")  # noqa: E731  # short
        hidden = who not in ("lead", "contributor") and not self.now.case.answers.shared_at
        self.attempt(side, who, add, panel_only=hidden and bool(self.now.case.answers.revision))

    @rule(side=sides, who=people, state=st.sampled_from(("in hand", "said done", "verified closed", "not proceeding")))
    def progress(self, side: bool, who: str, state: str) -> None:
        self.attempt(side, who, lambda s, ref: s.actions.progress("a1", state, "note", how="read"))

    @rule(side=sides, days=st.integers(1, 20))
    def wait(self, side: bool, days: int) -> None:
        self.sides[side].clock.jump(days=days)
        self.now = moment(self.sides[side])

    @rule(side=sides, number=st.integers(2, 4))
    def publish_another(self, side: bool, number: int) -> None:
        self.attempt(side, "manager", lambda s, ref: s.rounds.publish(small_edition(f"2027.{number}")))

    @rule(side=sides, who=people)
    def give_up_a_batch(self, side: bool, who: str) -> None:
        before = agency_windows(self.sides[side].lead, self.sides[side].ref)

        def call(session: Session, ref: str) -> None:
            with session.batch():
                session.answering.fill(ref, list(COMPLETE[:4]), original="l")
                session.answering.comment(ref, "policy", "said")
                raise Refusal("given up")

        self.attempt(side, who, call)
        assert agency_windows(self.sides[side].lead, self.sides[side].ref) == before

    @invariant()
    def what_stands_is_sound(self) -> None:
        if hasattr(self, "sides"):
            check_state(self.sides[self.steps % 2], self.now)
            if self.steps % 7 == 6:
                check_agrees(*self.sides)


_TEMPLATE: list[Path] = []


def _template() -> Path:
    return _TEMPLATE[0]


def test_the_rules_hold_whatever_people_do(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    begin(tmp_path / "template.s11", HandClock())
    _TEMPLATE[:] = [tmp_path / "template.s11"]
    run_state_machine_as_test(
        Rules,
        settings=settings(
            max_examples=examples(12),
            stateful_step_count=60 if THOROUGH else 40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
