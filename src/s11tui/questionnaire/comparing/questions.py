"""What became of questions.

A question is known by its id under its standard; the usual ones are compared like a standard's own. It was reworded
when its text has other words; relabelled when options or columns of a table keep their ids under another label.
"""

from collections.abc import Iterator, Sequence

from s11tui.questionnaire.comparing.changes import (
    MERGED,
    OPTIONS_LOST,
    RELABELLED,
    REWORDED,
    TYPE_CHANGED,
    QuestionChange,
)
from s11tui.questionnaire.comparing.words import same_words
from s11tui.questionnaire.meanings.places import usual_ids
from s11tui.questionnaire.models import Edition, Question, Standard

_ROOM_FOR_ALL = frozenset({("text", "long-text"), ("text", "note"), ("long-text", "note"), ("note", "long-text")})
"""Types whose answers are kept alike and fit in; a long text might lose its lines in a short one."""


def questions_under(edition: Edition, standard: Standard) -> dict[str, Question]:
    """All questions that some agency is asked under a standard by their id, the usual ones first."""
    asked = usual_ids(edition, standard)
    usual = [question for question in edition.usual_questions if question.id in asked]
    return {question.id: question for question in (*usual, *standard.questions)}


def question_changes(
    old: Edition, new: Edition, standard: Standard, sources: Sequence[Standard], mixed: tuple[str, ...]
) -> tuple[QuestionChange, ...]:
    """What became of the questions under a standard, as far as they were asked before.

    Args:
        standard: of the new edition.
        sources: of the old edition.
        mixed: `merged` and `split` as far as the standard is; its questions say so too.
    """
    earlier = [(source.id, questions_under(old, source)) for source in sources]
    found = []
    for question in questions_under(new, standard).values():
        for source, questions in earlier:
            was = questions.get(question.id)
            if was is None or (MERGED in mixed and type_changed(was, question)):
                continue
            found.append(_change(source, was, question, mixed))
            break
    return tuple(found)


def type_changed(was: Question, now: Question) -> bool:
    """Whether old answers would be no answers any more: another type, another unit, a column of another type."""
    if was.type != now.type:
        return (was.type, now.type) not in _ROOM_FOR_ALL
    columns = {column.id: column.type for column in was.columns}
    return not same_words(was.unit, now.unit) or any(
        columns.get(column.id, column.type) != column.type for column in now.columns
    )


def _change(source: str, was: Question, now: Question, mixed: tuple[str, ...]) -> QuestionChange:
    flags = tuple(_flags(was, now))
    return QuestionChange(
        question=now.id,
        source_standard=source,
        source_question=was.id,
        flags=flags + mixed,
        was_text=was.text if REWORDED in flags else "",
        lost_options=_lost(was, now) if OPTIONS_LOST in flags else (),
    )


def _flags(was: Question, now: Question) -> Iterator[str]:
    if not same_words(was.text, now.text):
        yield REWORDED
    if type_changed(was, now):
        yield TYPE_CHANGED
        return
    before, after = labels(was), labels(now)
    if any(name in after and not same_words(label, after[name]) for name, label in before.items()):
        yield RELABELLED
    if _lost(was, now):
        yield OPTIONS_LOST


def _lost(was: Question, now: Question) -> tuple[str, ...]:
    kept = labels(now)
    return tuple(name for name in labels(was) if name not in kept)


def labels(question: Question) -> dict[str, str]:
    """The labels of a question's options by id; of a table, the titles of its columns."""
    return {one.id: one.label for one in question.options} | {one.id: one.title for one in question.columns}
