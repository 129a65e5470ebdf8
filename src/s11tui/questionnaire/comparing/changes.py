"""What a comparison of two editions says."""

from dataclasses import dataclass

NEW = "new"
REWORDED = "reworded"
RENAMED = "renamed"
MERGED = "merged"
SPLIT = "split"
SCALE_CHANGED = "scale changed"
STANDARD_FLAGS = (NEW, REWORDED, RENAMED, MERGED, SPLIT, SCALE_CHANGED)

RELABELLED = "relabelled"
TYPE_CHANGED = "type changed"
OPTIONS_LOST = "options lost"
QUESTION_FLAGS = (REWORDED, RELABELLED, TYPE_CHANGED, OPTIONS_LOST, MERGED, SPLIT)

_CANNOT_CARRY = frozenset({TYPE_CHANGED, OPTIONS_LOST, MERGED, SPLIT})


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """Where the earlier answer to a question would come from, and what changed about it.

    Attributes:
        question: its id in the new edition.
        source_standard: the id of the standard in the old edition that the answer would come from.
        source_question: its id there.
        flags: some of QUESTION_FLAGS; empty: the same.
        was_text: the old wording where it was reworded.
        lost_options: ids of old options, or of columns of a table, that are not there any more.
    """

    question: str
    source_standard: str
    source_question: str
    flags: tuple[str, ...] = ()
    was_text: str = ""
    lost_options: tuple[str, ...] = ()

    @property
    def can_carry(self) -> bool:
        """Whether the earlier answer could stand as it is; otherwise it is shown, never filled or confirmed."""
        return _CANNOT_CARRY.isdisjoint(self.flags)


@dataclass(frozen=True, slots=True)
class StandardChange:
    """What a standard of the new edition was in the old one.

    Attributes:
        standard: its id in the new edition.
        sources: ids in the old edition: none for a new one, several for a merged one. A split one has one, which others
            have too.
        flags: some of STANDARD_FLAGS; empty: the same.
        was_title: the old title where it was reworded or renamed.
        compared: whether grades may be set side by side with those of the year before.
        questions: those with an earlier answer to show; of a merged one, from the first source that asked the like.
    """

    standard: str
    sources: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    was_title: str = ""
    compared: bool = False
    questions: tuple[QuestionChange, ...] = ()

    def question(self, question_id: str) -> QuestionChange | None:
        """What became of one question; None where nothing was asked before that it could show."""
        return next((one for one in self.questions if one.question == question_id), None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of everything.

    Attributes:
        standards: every standard of the new edition by its id, in order.
        ended: id, title and why of each standard of the old edition that no new one comes from; the why may be empty.
    """

    standards: dict[str, StandardChange]
    ended: tuple[tuple[str, str, str], ...] = ()
