"""What became of standards.

A standard comes from the old one of its own id, which is for ever, and from those that its `was` names. It was reworded
when its title or guidance has other words, or the labels and descriptors of its grades do: then the same grade may no
longer mean the same. Its number, place, law and everything else are free to change.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from s11tui.questionnaire.asking import EditionKey
from s11tui.questionnaire.comparing.changes import (
    MERGED,
    NEW,
    RENAMED,
    REWORDED,
    SCALE_CHANGED,
    SPLIT,
    Comparison,
    StandardChange,
)
from s11tui.questionnaire.comparing.questions import question_changes
from s11tui.questionnaire.comparing.words import same_words
from s11tui.questionnaire.models import Edition, Standard


def compare(old: Edition, new: Edition) -> Comparison:
    """What became of every standard and question of the old edition in the new one."""
    return _compared(EditionKey(old), EditionKey(new))


def speaks_of(new: Edition, old: Edition) -> bool:
    """Whether `was` and `[[dropped]]` of the new edition are heeded against the old one.

    They need `follows`, and are about earlier editions of the same questionnaire. Against one before the followed they
    hold as far as they reach, because ids are for ever. An edition says nothing of itself.
    """
    return bool(new.follows) and new.id == old.id and new.version != old.version


@lru_cache(maxsize=64)
def _compared(old_key: EditionKey, new_key: EditionKey) -> Comparison:
    old, new = old_key.edition, new_key.edition
    sources = {name: _sources(old, new, standard) for name, standard in new.standard_by_id.items()}
    heirs = Counter(chain.from_iterable(sources.values()))
    standards = {
        name: _change(old, new, new.standard_by_id[name], several, any(heirs[one] > 1 for one in several))
        for name, several in sources.items()
    }
    return Comparison(standards, tuple(_ended(old, new, heirs)))


def _sources(old: Edition, new: Edition, standard: Standard) -> tuple[str, ...]:
    claimed = (standard.id, *(standard.was if speaks_of(new, old) else ()))
    return tuple(name for name in dict.fromkeys(claimed) if name in old.standard_by_id)


def _ended(old: Edition, new: Edition, heirs: Counter[str]) -> Iterator[tuple[str, str, str]]:
    """What no new standard comes from, whether or not it was said to be dropped."""
    whys = {one.id: one.why for one in new.dropped} if speaks_of(new, old) else {}
    for name, standard in old.standard_by_id.items():
        if not heirs[name]:
            yield name, standard.title, whys.get(name, "")


def _change(old: Edition, new: Edition, standard: Standard, names: tuple[str, ...], is_split: bool) -> StandardChange:
    if not names:
        return StandardChange(standard.id, flags=(NEW,))
    sources = [old.standard_by_id[name] for name in names]
    mixed = _chosen({MERGED: len(sources) > 1, SPLIT: is_split})
    flags = _flags(old, new, standard, sources, mixed)
    return StandardChange(
        standard=standard.id,
        sources=names,
        flags=flags,
        was_title=sources[0].title if REWORDED in flags or RENAMED in flags else "",
        compared=_is_compared(standard, flags),
        questions=question_changes(old, new, standard, sources, mixed),
    )


def _flags(
    old: Edition, new: Edition, standard: Standard, sources: Sequence[Standard], mixed: tuple[str, ...]
) -> tuple[str, ...]:
    was = sources[0]
    measured_otherwise = any(_measure(old, one) != _measure(new, standard) for one in sources)
    same_grades = measured_otherwise or grades_say_the_same(old, new, was, standard)
    same = same_words(was.title, standard.title) and same_words(was.guidance, standard.guidance) and same_grades
    own = _chosen({REWORDED: not mixed and not same, RENAMED: not mixed and was.id != standard.id})
    return own + mixed + _chosen({SCALE_CHANGED: measured_otherwise})


def _chosen(flags: dict[str, bool]) -> tuple[str, ...]:
    return tuple(flag for flag, holds in flags.items() if holds)


def _is_compared(standard: Standard, flags: tuple[str, ...]) -> bool:
    if not standard.graded or not {MERGED, SPLIT, SCALE_CHANGED}.isdisjoint(flags):
        return False
    return standard.compare or REWORDED not in flags


def _measure(edition: Edition, standard: Standard) -> tuple[tuple[str, float | None], ...]:
    """The grades that a standard can have, with their scores; none of one that is for information only."""
    if not standard.graded:
        return ()
    return tuple((grade.id, grade.score) for grade in edition.scale_by_id[standard.scale].grades)


def grades_say_the_same(old: Edition, new: Edition, was: Standard, now: Standard) -> bool:
    """Whether labels and descriptors have the same words, of standards whose grades have the same ids."""
    if not now.graded:
        return True
    labels = {grade.id: grade.label for grade in old.scale_by_id[was.scale].grades}
    return all(
        same_words(labels[grade.id], grade.label) and same_words(was.descriptor(grade.id), now.descriptor(grade.id))
        for grade in new.scale_by_id[now.scale].grades
    )
