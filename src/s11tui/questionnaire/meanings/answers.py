"""Whether a comparison can ever hold of an answer to a question, given its type and its options."""

from collections.abc import Iterator

from s11tui.questionnaire.conditions import compares
from s11tui.questionnaire.models import Condition, Question, Warning_
from s11tui.questionnaire.problems import clipped, did_you_mean, listed

Comparison = Condition | Warning_

_NUMBERS = ("at_least", "at_most")
_DAYS = ("before", "after")
_FITTING = {
    "yes-no": ("is", "is_not", "any_of"),
    "one": ("is", "is_not", "any_of"),
    "many": ("is", "is_not", "any_of"),
    "number": ("is", "is_not", "any_of", *_NUMBERS),
    "date": ("is", "is_not", "any_of", *_DAYS),
    "table": (),
}
_TEXTS = ("is", "is_not", "any_of")


def choices_of(question: Question) -> tuple[str, ...] | None:
    """The only answers that a question can have; None where it can have others."""
    if question.type == "yes-no":
        return ("yes", "no")
    return tuple(option.id for option in question.options) if question.type in ("one", "many") else None


def impossible(comparison: Comparison, question: Question) -> Iterator[tuple[str, str, str]]:
    """What of a comparison makes no sense: the key, what is wrong with it, and the mend."""
    fitting = _FITTING.get(question.type, _TEXTS)
    for key, _ in _given(comparison):
        if key not in fitting:
            instead = listed(f"`{one}`" for one in (*fitting, "answered"))
            yield key, f'`{key}` cannot be asked of a question of type "{question.type}".', f"Write {instead} instead."
    choices = choices_of(question)
    if choices is not None:
        for key, value in _values(comparison):
            if value not in choices:
                yield (
                    key,
                    f'"{clipped(value)}" is no answer to the question "{question.id}".',
                    did_you_mean(value, choices),
                )
    elif question.type == "number":
        yield from _out_of_range(comparison, question)


def contradict(conditions: list[Condition], question: Question) -> bool:
    """Whether conditions on one and the same question can never hold together."""
    choices = choices_of(question)
    if choices is not None and question.type != "many":
        return not any(all(compares(one, choice) for one in conditions) for choice in choices)
    least = max((one.at_least for one in conditions if one.at_least is not None), default=float("-inf"))
    most = min((one.at_most for one in conditions if one.at_most is not None), default=float("inf"))
    if least > most:
        return True
    before = min((one.before for one in conditions if one.before), default="9999-12-31")
    after = max((one.after for one in conditions if one.after), default="0000-01-01")
    return after >= before


def _given(comparison: Comparison) -> list[tuple[str, object]]:
    found = {
        "is": comparison.is_,
        "is_not": comparison.is_not,
        "any_of": comparison.any_of,
        "at_least": comparison.at_least,
        "at_most": comparison.at_most,
        "before": comparison.before,
        "after": comparison.after,
    }
    return [(key, value) for key, value in found.items() if value is not None]


def _values(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Every single value that an answer is compared with for being the same."""
    if comparison.is_ is not None:
        yield "is", comparison.is_
    if comparison.is_not is not None:
        yield "is_not", comparison.is_not
    for value in comparison.any_of or ():
        yield "any_of", value


def _out_of_range(comparison: Comparison, question: Question) -> Iterator[tuple[str, str, str]]:
    for key, value in _values(comparison):
        if not _is_number(value):
            yield (
                key,
                f'"{clipped(value)}" is no number, but "{question.id}" asks for one.',
                f"Write {key} = 10, or at_least = 10.",
            )
    if comparison.at_least is not None and question.max is not None and comparison.at_least > question.max:
        yield (
            "at_least",
            f'"{question.id}" is {question.max:g} at most, so this never holds.',
            f"Write {question.max:g} or less.",
        )
    if comparison.at_most is not None and question.min is not None and comparison.at_most < question.min:
        yield (
            "at_most",
            f'"{question.id}" is {question.min:g} at least, so this never holds.',
            f"Write {question.min:g} or more.",
        )


def _is_number(value: str) -> bool:
    try:
        float(value)
    except ValueError:
        return False
    return True
