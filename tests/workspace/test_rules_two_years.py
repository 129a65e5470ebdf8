"""Two people at once in a second round, through two connections.

Whatever they do: the tables say what the events do, what waits was neither said nor set aside, and what came from last
year stays as it was.
"""

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from s11tui.errors import Refusal
from s11tui.workspace.desks.library import Described
from s11tui.workspace.session import Session
from support.dumps import dump
from support.hostile import people_text
from support.thorough import THOROUGH, examples
from support.two_years import TwoYears, begin_two_years, copied_two_years, opened_two_years
from support.watching import Moment, check_agrees, check_state, check_step, moment

sides = st.booleans()
people = st.sampled_from(("lead", "contributor", "manager", "contributor", "lead", "mo", "other_lead"))
standards = st.sampled_from(("policy", "lead-role", "training", "recruitment", "support"))
questions = st.sampled_from(("in-place", "how-you-know", "trained", "trained-on", "rate", "checks", "vacancies"))
values = st.one_of(st.sampled_from(("yes", "no", "93", "dbs", "", "2027-01-01")), people_text)
seen = st.sampled_from((None, "current", "something else"))
grades = st.sampled_from(("good", "ri", "n-a", "met", "green", ""))
items = st.sampled_from(("e1", "e2", "e3"))


class TwoRounds(RuleBasedStateMachine):
    """One file, seen through two connections."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.steps = 0

    @initialize(confirmed=st.booleans())
    def start(self, confirmed: bool) -> None:
        path = self.folder / "rules.s11"
        self.sides = (copied_two_years(_TEMPLATE[0], path), opened_two_years(path))
        for one in self.sides:
            one.ws.store.conn.execute("PRAGMA synchronous=OFF")
        self.last = dump(self.sides[0].lead.reading.open(self.sides[0].last))
        self.earlier = self._beside()
        if confirmed:
            self.sides[0].confirm_all()
        self.now: Moment = moment(self.sides[0])

    def teardown(self) -> None:
        if hasattr(self, "sides"):
            check_agrees(*self.sides)
            assert dump(self.sides[0].lead.reading.open(self.sides[0].last)) == self.last
            for one in self.sides:
                one.ws.close()
        shutil.rmtree(self.folder)

    def _beside(self) -> list[Any]:
        """What was said last year; whether evidence stands here this year too is of this year."""
        earlier = [one for standard in self.sides[1].view().standards() for one in standard.earlier]
        return [(one.standard, one.answers, one.agreed_label, [each.id for each in one.evidence]) for one in earlier]

    def attempt(self, side: bool, who: str, call: Callable[[Session, str], Any]) -> None:
        one = self.sides[side]
        session: Session = getattr(one, who)
        with suppress(Refusal):
            call(session, one.ref)
        self.steps += 1
        after = moment(self.sides[not side])
        check_step(one, self.now, after, session, panel_only=False)
        self.now = after

    @rule(side=sides, who=people, standard=standards, question=questions, value=values, seen=seen)
    def answer(self, side: bool, who: str, standard: str, question: str, value: str, seen: str | None) -> None:
        self.attempt(
            side, who, lambda s, ref: s.answering.answer(ref, standard, question, value, seen=seen, original="l")
        )

    @rule(side=sides, who=people, standard=standards, question=st.one_of(st.none(), questions))
    def confirm(self, side: bool, who: str, standard: str, question: str | None) -> None:
        self.attempt(side, who, lambda s, ref: s.answering.confirm(ref, standard, question, original="l"))

    @rule(side=sides, who=people, standard=standards, question=questions, seen=seen)
    def clear(self, side: bool, who: str, standard: str, question: str, seen: str | None) -> None:
        self.attempt(side, who, lambda s, ref: s.answering.clear(ref, standard, question, seen=seen, original="l"))

    @rule(side=sides, who=people, standard=standards, question=questions, text=people_text)
    def draft(self, side: bool, who: str, standard: str, question: str, text: str) -> None:
        self.attempt(side, who, lambda s, ref: s.answering.save_draft(ref, standard, question, text, None))
        self.attempt(side, who, lambda s, ref: s.answering.commit_drafts(ref))

    @rule(side=sides, who=people, standard=standards, grade=grades, seen=seen)
    def grade(self, side: bool, who: str, standard: str, grade: str, seen: str | None) -> None:
        self.attempt(side, who, lambda s, ref: s.answering.grade(ref, standard, grade, "so", seen=seen, original="l"))

    @rule(side=sides, some=st.lists(standards, max_size=3), whom=st.sampled_from(([], ["con-tributor"], ["lee-lead"])))
    def assign(self, side: bool, some: list[str], whom: list[str]) -> None:
        self.attempt(side, "lead", lambda s, ref: s.answering.assign(ref, some, whom))

    @rule(side=sides, who=people, standard=standards, item=items)
    def attach(self, side: bool, who: str, standard: str, item: str) -> None:
        self.attempt(side, who, lambda s, ref: s.answering.attach(ref, standard, item, original="l"))

    @rule(side=sides, who=people, standard=standards, text=people_text)
    def enter(self, side: bool, who: str, standard: str, text: str) -> None:
        said = Described(text, text, held_at=text)
        self.attempt(side, who, lambda s, ref: s.library.add_to(ref, standard, said, original="l"))

    @rule(side=sides, who=people, item=items, text=people_text, how=st.sampled_from(("change", "retire", "back")))
    def keep(self, side: bool, who: str, item: str, text: str, how: str) -> None:
        calls: dict[str, Callable[[Session, str], Any]] = {
            "change": lambda s, _: s.library.change(item, Described(text, place="file")),
            "retire": lambda s, _: s.library.retire(item),
            "back": lambda s, _: s.library.retire(item, back=True),
        }
        self.attempt(side, who, calls[how])

    @rule(side=sides, who=people, standard=standards, pick=st.integers(0, 3))
    def bring_or_remove(self, side: bool, who: str, standard: str, pick: int) -> None:
        view = self.sides[side].standard(standard)
        then = [piece.id for one in view.earlier for piece in one.evidence]
        for piece in then[pick : pick + 1]:
            self.attempt(side, who, lambda s, ref, p=piece: s.answering.bring_evidence(ref, standard, p, original="l"))
        for one in view.evidence[pick : pick + 1]:
            self.attempt(
                side, who, lambda s, ref, p=one.id: s.answering.remove_evidence(ref, standard, p, original="l")
            )

    @rule(side=sides, who=people, standard=standards, question=st.one_of(st.just(""), questions))
    def allow(self, side: bool, who: str, standard: str, question: str) -> None:
        self.attempt(side, who, lambda s, ref: s.answering.allow_trace(ref, standard, question, "postcode", "SW1A 1AA"))

    @rule(side=sides)
    def settle(self, side: bool) -> None:
        for name, state in self.now.case.answers.standards.items():
            rivals = [(q, one.event) for q, answer in state.answers.items() for one in answer.rivals]
            rivals += [("", one.event) for one in (state.grade.rivals if state.grade else ())]
            for question, event in rivals[:1]:
                self.attempt(
                    side, "lead", lambda s, ref, n=name, q=question, e=event: s.answering.settle_conflict(ref, n, q, e)
                )

    @invariant()
    def what_stands_is_sound(self) -> None:
        if not hasattr(self, "sides"):
            return
        one = self.sides[self.steps % 2]
        check_state(one, self.now)
        self._what_waits_has_a_reason(one)
        if self.steps % 9 == 8:
            check_agrees(*self.sides)
            assert self._beside() == self.earlier, "what is carried stays as it was"

    def _what_waits_has_a_reason(self, one: TwoYears) -> None:
        view, waiting = one.view(), one.waiting()
        assert view.counts.to_confirm == len(waiting)
        row = one.ws.store.one("SELECT to_confirm FROM returns WHERE id = ?", (view.id,))
        assert row == (len(waiting),)
        for standard in view.standards():
            state, names = self.now.case.answers.standard(standard.id), waiting.get(standard.id, ())
            assert not set(names) & (set(state.answers) | state.set_aside)
            told = [each.question for each in standard.missing if "is to be confirmed" in each.what]
            assert tuple(told) == names
            assert not names or standard.mark in ("confirm", "needs-you")


_TEMPLATE: list[Path] = []


def test_the_rules_hold_in_a_second_round(tmp_path: Path) -> None:
    begin_two_years(tmp_path / "template.s11")
    _TEMPLATE[:] = [tmp_path / "template.s11"]
    run_state_machine_as_test(
        TwoRounds,
        settings=settings(
            max_examples=examples(8),
            stateful_step_count=50 if THOROUGH else 30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
