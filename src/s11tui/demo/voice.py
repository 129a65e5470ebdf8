"""How one agency writes: sentences are dealt to standards and their slots filled.

Sentences that share words with a standard come to it first; chance, known by the agency's name, does the rest, so that
two agencies seldom say the same of the same standard, and one agency never says the same twice in a return.
"""

import re
from collections.abc import Sequence
from functools import cache

from s11tui.demo.cast import Member
from s11tui.demo.dice import Dice
from s11tui.demo.material import own
from s11tui.questionnaire.models import Standard

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "September", "October", "November",
)  # fmt: skip
"""Schools and committees do little in August and December."""

_SLOT = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"[a-z]{5,}")
_CLOSENESS = 0.5
"""How much a shared word weighs against chance (0 to 1)."""


class Voice:
    """The sentences of one return.

    Args:
        member: the agency that writes.
        year: so that a later return is not the earlier one again.
        strength: 0 (struggling) to 1 (strong): how high shares are.
    """

    def __init__(self, member: Member, year: int, strength: float) -> None:
        self._member = member
        self._strength = strength
        self._dice = Dice("voice", member.slug, str(year))
        self._said: set[str] = set()

    def say(self, sentences: Sequence[str], standard: Standard | None = None, count: int = 1) -> str:
        """So many of the sentences, slots filled, as one text."""
        return " ".join(self._filled(one) for one in self._deal(sentences, standard, count))

    def say_fresh(self, lists: Sequence[Sequence[str]], standard: Standard | None = None) -> str:
        """A sentence of the first list that has one left unsaid; of the last where none has."""
        left = next((one for one in lists if any(sentence not in self._said for sentence in one)), lists[-1])
        return self.say(left, standard)

    def say_if_fresh(self, sentences: Sequence[str]) -> str:
        """One that was not said yet; empty where there is none."""
        left = [one for one in sentences if one not in self._said]
        return self.say(left) if left else ""

    def _deal(self, sentences: Sequence[str], standard: Standard | None, count: int) -> list[str]:
        fresh = [one for one in sentences if one not in self._said] or list(sentences)
        draw = self._dice.share
        words = _words_of(standard.id, standard.title, standard.typical_evidence) if standard else frozenset()
        ranked = sorted((-draw() - _CLOSENESS * _shared(words, one), place) for place, one in enumerate(fresh))
        chosen = [fresh[place] for _, place in ranked[:count]]
        self._said.update(chosen)
        return chosen

    def _filled(self, sentence: str) -> str:
        text = _SLOT.sub(lambda found: self._slot(found.group(1)), sentence) if "{" in sentence else sentence
        return text[0].upper() + text[1:]

    def _slot(self, name: str) -> str:
        if name == "number":
            return str(self._dice.between(3, 30))
        if name == "percent":
            low = 62 + round(22 * self._strength)
            return f"{self._dice.between(low, min(98, low + 14))}%"
        if name == "month":
            return self._dice.pick(MONTHS)
        if name == "role":
            return self._dice.pick(self._member.roles)
        if name == "team":
            return self._dice.pick(self._member.teams)
        return {"agency": self._member.name, "staff": self._member.staff, "lead": self._member.lead}[name]


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:6] for word in _WORD.findall(text.lower()) if word not in own("words", "everywhere"))


@cache
def _words_of(standard: str, title: str, evidence: tuple[str, ...]) -> frozenset[str]:
    """The words of a standard, by their beginnings."""
    return _stems(" ".join((standard.replace("-", " "), title, *evidence)))


@cache
def _shared(words: frozenset[str], sentence: str) -> int:
    """How many words a sentence shares with a standard, three at most."""
    return min(3, len(words & _stems(sentence)))
