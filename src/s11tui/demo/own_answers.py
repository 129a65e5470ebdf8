"""Answers to questions of a standard's own: numbers, dates, choices and short texts that fit one another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from s11tui.demo.cast import Member
from s11tui.demo.dice import Dice
from s11tui.demo.material import own, table
from s11tui.demo.voice import Voice
from s11tui.questionnaire.conditions import Value
from s11tui.questionnaire.models import Question, Standard

_SHARE = re.compile(r"\b(share|percentage)\b", re.IGNORECASE)
_EMPTY_CHOICES = frozenset(
    {"none", "nothing", "never", "unsure", "not-yet", "other", "no-girls", "no-alerts", "none-received"}
)
"""Options that say there is nothing, or nothing known: seldom the answer of somebody who answers at all."""


@dataclass(frozen=True)
class Answerer:
    """Answers in the name of one agency.

    Attributes:
        level: practice at the standard, 0 to 1.
        today: the day it is written.
    """

    member: Member
    voice: Voice
    today: date

    def value(self, standard: Standard, question: Question, before: Mapping[str, Value], level: float) -> Value | None:
        """A value; None where nobody would write one.

        Args:
            before: the answers to earlier questions of this standard, by question.
        """
        dice = Dice("own", self.member.slug, standard.id, question.id, str(self.today.year))
        match question.type:
            case "yes-no":
                return self._yes_no(question, dice, level)
            case "number":
                return self._number(question, dice, before, level)
            case "date":
                return self._date(question.id, dice).isoformat()
            case "one":
                return self._one(question, dice)
            case "many":
                return self._many(question, dice)
            case "table":
                return self._table(question, dice)
            case _:
                sentences = own("text", question.id)
                return self.voice.say(sentences) if sentences else None

    def _yes_no(self, question: Question, dice: Dice, level: float) -> str:
        likelihood = table("own")["yes"].get(question.id, min(0.97, 0.55 + 0.5 * level))
        return "yes" if dice.chance(float(likelihood)) else "no"

    def _number(self, question: Question, dice: Dice, before: Mapping[str, Value], level: float) -> str:
        low, high = self._range(question, level)
        most = self._most(question, before)
        if most is not None and not _is_share(question):
            low, high = (0, most) if high > most else (min(low, most), high)
            if "number" not in table("own") or question.id not in table("own")["number"]:
                low = round(most * 0.6)
        low = max(low, round(question.min)) if question.min is not None else low
        high = min(high, round(question.max)) if question.max is not None else high
        return str(dice.between(min(low, high), high))

    def _range(self, question: Question, level: float) -> tuple[int, int]:
        if question.id == "number-on-roll":
            phase = next((one for one in self.member.phases if one in table("own")["roll"]), "primary")
            low, high = table("own")["roll"][phase]
            return low, high
        known = table("own")["number"].get(question.id)
        if known:
            return known[0], known[1]
        if _is_share(question):
            low = 58 + round(35 * min(level, 1.0))
            return low, min(100, low + 12)
        return 0, 12

    def _most(self, question: Question, before: Mapping[str, Value]) -> int | None:
        """What a count cannot exceed: the count that it is said to be part of."""
        for condition in question.show_if:
            whole = before.get(condition.question.rpartition("/")[2])
            if condition.at_least is not None and isinstance(whole, str):
                return int(Decimal(whole))
        return None

    def _date(self, name: str, dice: Dice) -> date:
        if name in table("own")["future"]["dates"]:
            return self.today + timedelta(days=dice.between(40, 200))
        return self.today - timedelta(days=dice.between(12, 300))

    def _one(self, question: Question, dice: Dice) -> str:
        for option, kinds in table("own")["choice"].get(question.id, {}).items():
            if self.member.kind in kinds:
                return str(option)
        options = [one.id for one in question.options if one.id not in _EMPTY_CHOICES] or [question.options[0].id]
        return dice.weighted([(option, 0.5**place) for place, option in enumerate(options)])

    def _many(self, question: Question, dice: Dice) -> list[str]:
        real = [one.id for one in question.options if one.id not in _EMPTY_CHOICES]
        chosen = set(dice.mixed(real)[: dice.between(1, max(1, min(4, len(real) - 1)))])
        return [option for option in real if option in chosen]

    def _table(self, question: Question, dice: Dice) -> list[dict[str, str]] | None:
        group = {"three-priorities": "priority", "audits": "audit"}.get(question.id)
        if group is None:
            return None
        rows = []
        for first in dice.mixed(next(iter(table("own")[group].values())))[:3]:
            row = {}
            for column in question.columns:
                texts = own(
                    group, {"priority": "what", "difference": "difference", "change": "change"}.get(column.id, "")
                )
                if column.type == "date":
                    row[column.id] = self._date(column.id, dice).isoformat()
                elif column.type == "number":
                    row[column.id] = str(dice.between(6, 40))
                else:
                    row[column.id] = dice.pick(texts) if texts else first
            row[question.columns[0].id] = first
            rows.append(row)
        return rows


def _is_share(question: Question) -> bool:
    return question.unit == "%" or question.id.endswith("percent") or bool(_SHARE.search(question.text))
