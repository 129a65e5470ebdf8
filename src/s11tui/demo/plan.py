"""What one agency says in one round, worked out before anything is recorded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from s11tui.demo.cast import Member
from s11tui.demo.character import CHARACTERS, Practice, grade_for, is_weak, practice
from s11tui.demo.dice import Dice
from s11tui.demo.material import Theme, of_standard, own, table, themes_of
from s11tui.demo.own_answers import Answerer
from s11tui.demo.voice import Voice
from s11tui.questionnaire.asking import AskedStandard, asked_of, is_shown
from s11tui.questionnaire.conditions import Value
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.scales import DIFFERENCE, HOW_YOU_KNOW, IN_PLACE
from s11tui.questionnaire.vocabulary import NOT_APPLICABLE
from s11tui.workspace.entries import Entry, Given, Graded, Planned, Shown


@dataclass(frozen=True)
class Detail:
    """How much people write beyond what is required; each a share from 0 to 1.

    Attributes:
        usual: usual questions that are not required.
        own: questions of a standard's own that are not required.
        reason: reasons for grades that need none.
        evidence: evidence where the grade needs none.
        sentences: how many make an answer.
        longest: days that an action is given at most.
    """

    usual: float = 0.6
    own: float = 0.8
    reason: float = 0.5
    evidence: float = 0.4
    sentences: int = 2
    longest: int = 420


THOROUGH = Detail()
BRIEF = Detail(usual=0.05, own=0.06, reason=0.05, evidence=0.02, sentences=1, longest=720)


@dataclass(frozen=True)
class StandardPlan:
    """What is said about one standard.

    Attributes:
        self_grade: as the agency sees it; empty where the standard is not graded.
        true_grade: as somebody from outside would see it, looking closely.
    """

    asked: AskedStandard
    themes: tuple[Theme, ...]
    entries: tuple[Entry, ...]
    self_grade: str
    true_grade: str

    @property
    def id(self) -> str:
        return self.asked.id

    @property
    def sentence(self) -> Given | None:
        """The answer to the first usual question that has one; None where there is none."""
        usual = (IN_PLACE, HOW_YOU_KNOW, DIFFERENCE)
        return next((one for one in self.entries if isinstance(one, Given) and one.question in usual), None)


def plan_return(
    member: Member, profile: str, edition: Edition, year: int, today: date, detail: Detail
) -> list[StandardPlan]:
    """Everything that a complete return says, standard by standard in order.

    Args:
        profile: the profile it was invited with.
        year: of the record, counted from 0.
        today: the day it is written.
    """
    return list(_Writer(member, year, today, detail).standards(edition, profile))


class _Writer:
    """One agency at work on one return."""

    def __init__(self, member: Member, year: int, today: date, detail: Detail) -> None:
        self._member = member
        self._year = year
        self._today = today
        self._detail = detail
        self._voice = Voice(member, year, CHARACTERS[member.character].level)
        self._answerer = Answerer(member, self._voice, today)

    def standards(self, edition: Edition, profile: str) -> Iterator[StandardPlan]:
        values: dict[str, Value] = {}
        for asked in asked_of(edition, self._member.facts(profile)):
            yield self._standard(asked, values)

    def _standard(self, asked: AskedStandard, values: dict[str, Value]) -> StandardPlan:
        member = self._member
        level = practice(member.slug, member.character, asked.area.id, asked.id, self._year)
        themes = themes_of(asked.area.id, is_school=member.is_school)
        dice = Dice("plan", member.slug, asked.id, str(self._year))
        grade, reason = self._grade(asked, themes, level, dice)
        entries: list[Entry] = []
        if grade != NOT_APPLICABLE:
            entries += self._answers(asked, themes, level, grade, values, dice)
        if asked.standard.graded:
            entries.append(Graded(asked.id, grade, reason))
        if grade and grade != NOT_APPLICABLE:
            entries += self._evidence(asked, themes, grade, dice)
            entries += self._actions(asked, themes, grade, dice)
        true = grade if grade in ("", NOT_APPLICABLE) else grade_for(asked.scale, level.true)
        return StandardPlan(asked, themes, tuple(entries), grade, true)

    def _grade(self, asked: AskedStandard, themes: Sequence[Theme], level: Practice, dice: Dice) -> tuple[str, str]:
        """The self-grade and its reason."""
        if not asked.standard.graded:
            return "", ""
        kinds = table("own")["not_applicable_for"].get(asked.id, ())
        if self._member.kind in kinds and "hires-out-premises" not in self._member.tags and asked.scale.na:
            return NOT_APPLICABLE, self._voice.say(own("not_applicable", asked.id))
        grade = grade_for(asked.scale, level.seen)
        needs = next(one.needs for one in asked.scale.grades if one.id == grade)
        if "reason" in needs:
            return grade, self._voice.say_fresh((themes[0].self_reason[4:], own("reason", "lowest")))
        if not dice.chance(self._detail.reason):
            return grade, ""
        if "action" in needs:
            return grade, self._voice.say_fresh((themes[0].self_reason[3:4], own("reason", "low")))
        suiting = (
            themes[0].self_reason[:1]
            if asked.scale.position(grade) == 0 and level.seen > 0.8
            else themes[0].self_reason[1:3]
        )
        return grade, self._voice.say_if_fresh(suiting)

    def _answers(
        self,
        asked: AskedStandard,
        themes: Sequence[Theme],
        level: Practice,
        grade: str,
        values: dict[str, Value],
        dice: Dice,
    ) -> Iterator[Entry]:
        own_ids = {question.id for question in asked.standard.questions}
        before: dict[str, Value] = {}
        for question in asked.questions:
            if not is_shown(question, asked.id, values):
                continue
            # Of a standard without a grade something is always said, or it would look forgotten.
            required = asked.is_required(question, grade) or (not asked.standard.graded and not before)
            is_own = question.id in own_ids
            if not required and not dice.chance(self._detail.own if is_own else self._detail.usual):
                continue
            value: Value | None = None
            if is_own:
                value = self._answerer.value(asked.standard, question, before, level.true)
            if value is None and (required or not is_own):
                value = self._usual(question.id, asked, themes, level)
            if value:
                before[question.id] = values[asked.path(question)] = value
                yield Given(asked.id, question.id, value)

    def _usual(self, question: str, asked: AskedStandard, themes: Sequence[Theme], level: Practice) -> str:
        """The text for a usual question, thin where practice is weak."""
        weak = tuple(one for theme in themes for one in theme.weak)
        part = question.replace("-", "_") if question in (IN_PLACE, DIFFERENCE) else "how_you_know"
        good = tuple(one for theme in themes for one in getattr(theme, part))
        if is_weak(asked.scale, level.true) and part != "difference":
            return self._voice.say_fresh((weak, good), asked.standard)
        pinned = self._voice.say_if_fresh(of_standard(asked.id, part))
        if pinned:
            return pinned
        standards = max(1, len(asked.area.standards))
        count = 1 if part == "difference" else max(1, min(self._detail.sentences, len(good) // standards))
        return self._voice.say(good, asked.standard, count)

    def _evidence(self, asked: AskedStandard, themes: Sequence[Theme], grade: str, dice: Dice) -> Iterator[Entry]:
        needed = grade in asked.standard.evidence
        if not needed and not dice.chance(self._detail.evidence):
            return
        titles = [*(one for one in asked.standard.typical_evidence if "{" not in one), *themes[0].evidence]
        places = own("evidence", "school_held_at" if self._member.is_school else "held_at")
        for title in dice.mixed(titles)[: 2 if dice.chance(self._detail.evidence / 2) else 1]:
            day = self._today - timedelta(days=dice.between(9, 260))
            yield Shown(asked.id, self._voice.say((title,)), self._voice.say(places), day.isoformat())

    def _actions(self, asked: AskedStandard, themes: Sequence[Theme], grade: str, dice: Dice) -> Iterator[Entry]:
        needed = any("action" in one.needs for one in asked.scale.grades if one.id == grade)
        if not needed and not dice.chance(0.03):
            return
        due = self._today + timedelta(days=dice.between(25, self._detail.longest))
        owner = dice.pick(self._member.roles)
        yield Planned(
            asked.id, self._voice.say(themes[0].action, asked.standard), owner[0].upper() + owner[1:], due.isoformat()
        )
