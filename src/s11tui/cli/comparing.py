"""Two editions side by side, for `questionnaire diff`: finding them, and what became of everything as JSON."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from s11tui.cli.checking import edition_of_file
from s11tui.cli.options import Call
from s11tui.cli.printing import note
from s11tui.questionnaire.comparing import Comparison, QuestionChange, StandardChange, questions_under, speaks_of
from s11tui.questionnaire.comparing.changes import RELABELLED, REWORDED, STANDARD_FLAGS
from s11tui.questionnaire.comparing.words import same_words
from s11tui.questionnaire.models import Edition, Question
from s11tui.questionnaire.publishing import publish
from s11tui.questionnaire.shipped import find, shipped
from s11tui.text import named_path

SAME = "same"
"""Counts what has no flag."""


def edition_named(call: Call, given: str) -> Edition:
    """The edition that is meant: a file, the id of one that comes with the program, or one published in the workspace.

    Raises:
        NotFound: nothing is known by that name.
        BadInput: the file has errors.
    """
    known = shipped()
    if given not in known and not named_path(given).is_file():
        published = _published(call, given)
        if published is not None:
            return published
        name, _, version = given.partition("@")
        if version and name in known:
            edition = edition_of_file(str(known[name]))
            if edition.version == version:
                return edition
    return edition_of_file(str(find(given)))


def _published(call: Call, given: str) -> Edition | None:
    """The published edition of that name; None where there is none, or no workspace to look into."""
    from s11tui.cli.acting import opened, reader
    from s11tui.cli.publishing import is_file, newest
    from s11tui.workspace import usual_path

    if is_file(given) or (call.workspace is None and not usual_path(None).exists()):
        return None
    with opened(call) as workspace:
        reading = reader(workspace, call).reading
        line = newest(reading.editions(), given)
        return reading.edition(line.sha256) if line else None


def tell_unheeded(old: Edition, new: Edition) -> None:
    """Say so where `was` and `[[dropped]]` of the new edition are about another one than the old, or about none."""
    if (old.id, old.version) in ((new.id, new.follows), (new.id, new.version)):
        return
    if speaks_of(new, old):
        note(f"{new.version} follows {new.follows}, not {old.version}: what was renamed in between may look new.")
    else:
        note(f"{new.id} {new.version} does not follow {old.id} {old.version}: only ids are compared.")


def compared_shape(old: Edition, new: Edition, comparison: Comparison) -> dict[str, Any]:
    """The whole comparison as JSON."""
    return {
        "old": _edition(old),
        "new": _edition(new),
        "follows": (old.id, old.version) == (new.id, new.follows),
        "standards": [
            _standard(old, new, area.id, comparison, comparison.standards[standard.id])
            for area in new.areas
            for standard in area.standards
        ],
        "ended": [{"id": name, "title": title, "why": why} for name, title, why in comparison.ended],
        "counts": counts(comparison),
    }


def counts(comparison: Comparison) -> dict[str, int]:
    """How many standards have each flag, how many none, and how many ended."""
    flags = Counter(flag for one in comparison.standards.values() for flag in one.flags or (SAME,))
    return {flag: flags[flag] for flag in (SAME, *STANDARD_FLAGS)} | {"ended": len(comparison.ended)}


def carried(question: Question, change: QuestionChange | None) -> str:
    """What the form does with the earlier answer: `fill`, `show` or `no`.

    Nothing is filled under other labels: what was chosen may not be what now stands there.
    """
    if change is None or question.bring == "no":
        return "no"
    return question.bring if change.can_carry and RELABELLED not in change.flags else "show"


def earlier_guidance(old: Edition, new: Edition, change: StandardChange) -> str:
    """The old guidance where a standard was reworded and its guidance is part of that; else empty."""
    if REWORDED not in change.flags:
        return ""
    was = old.standard_by_id[change.sources[0]].guidance
    return "" if same_words(was, new.standard_by_id[change.standard].guidance) else was


def ended_questions(
    old: Edition, new: Edition, comparison: Comparison, change: StandardChange
) -> Iterator[tuple[str, Question]]:
    """The questions of a standard's sources, by `standard/question`, that no standard which came of them still asks."""
    for source in change.sources:
        heirs = [one for one in comparison.standards.values() if source in one.sources]
        asked = {name for one in heirs for name in questions_under(new, new.standard_by_id[one.standard])}
        for question in questions_under(old, old.standard_by_id[source]).values():
            if question.id not in asked:
                yield f"{source}/{question.id}", question


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "id": edition.id,
        "version": edition.version,
        "title": edition.title,
        "sha256": publish(edition).sha256,
    }


def _standard(old: Edition, new: Edition, area: str, comparison: Comparison, change: StandardChange) -> dict[str, Any]:
    standard = new.standard_by_id[change.standard]
    return {
        "id": standard.id,
        "number": standard.number,
        "title": standard.title,
        "area": area,
        "sources": list(change.sources),
        "flags": list(change.flags),
        "was_title": change.was_title,
        "was_guidance": earlier_guidance(old, new, change),
        "compared": change.compared,
        "questions": [_question(one, change) for one in questions_under(new, standard).values()],
        "ended_questions": [
            {"question": path, "text": question.text}
            for path, question in ended_questions(old, new, comparison, change)
        ],
    }


def _question(question: Question, change: StandardChange) -> dict[str, Any]:
    found = change.question(question.id)
    return {
        "id": question.id,
        "text": question.text,
        "source": f"{found.source_standard}/{found.source_question}" if found else None,
        "flags": list(found.flags) if found else ["new"],
        "was_text": found.was_text if found else "",
        "lost_options": list(found.lost_options) if found else [],
        "can_carry": found is not None and found.can_carry,
        "carried": carried(question, found),
    }
