"""Keeps what is written on a return's screens beside its form: in the record half a second after the first letter."""

from collections.abc import Mapping

from s11tui.audit.outcome_words import HOW_CHECKED
from s11tui.tui.judgement import Judgement
from s11tui.tui.meeting_keeping import MeetingDrafts
from s11tui.workspace.session import Session

_PARTS = ("grade", "reason", "how", "impact")
AGAIN = "again"
"""The last word of the key of a reason why a grade should be looked at again."""
BACK = "back"
"""The last word of the key of a reason why a standard goes back."""


class Jottings(MeetingDrafts):
    """What one person writes about one return and has not sent, by `STANDARD/WORD`."""

    def keep(self, session: Session, key: str, text: str) -> None:
        session.jotting.keep(self._ref, key, text)

    def judged(self, standard: str, judgement: Judgement | None) -> None:
        """Take what is chosen and written at a standard now; None where it was sent."""
        for part in _PARTS:
            key = f"{standard}/{part}"
            if judgement is None:
                self.forget(key)
            else:
                self.typed(key, str(getattr(judgement, part)))

    def marked(self, word: str, reasons: Mapping[str, str]) -> None:
        """Take which standards are marked for something, with why."""
        for key in self.keys():
            standard, _, last = key.rpartition("/")
            if last == word and standard not in reasons:
                self.forget(key)
        for standard, why in reasons.items():
            self.typed(f"{standard}/{word}", why)


def judgements_in(kept: Mapping[str, str]) -> dict[str, Judgement]:
    """What was chosen and written and not sent, by standard."""
    standards = sorted(key.rpartition("/")[0] for key in kept if key.endswith("/grade"))
    return {one: _judgement(*(kept.get(f"{one}/{part}", "") for part in _PARTS)) for one in standards}


def _judgement(grade: str, reason: str, how: str, impact: str) -> Judgement:
    return Judgement(grade, reason, how or HOW_CHECKED[0], impact, written=True)


def marks_in(kept: Mapping[str, str], word: str) -> dict[str, str]:
    """Which standards were marked for something, with why."""
    return {key.rpartition("/")[0]: text for key, text in kept.items() if key.endswith(f"/{word}")}
