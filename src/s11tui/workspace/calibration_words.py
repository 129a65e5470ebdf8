"""A calibration as tables and sentences, for the screen and for the command."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from s11tui.audit.agreement import Agreement, Weighting
from s11tui.audit.statistics import Comparison, Movement
from s11tui.questionnaire.vocabulary import KINDS, PHASES
from s11tui.workspace.calibrating import CalibrationView

Key = TypeVar("Key")

MOVEMENT = ("", "grades", "same", "raised", "lowered", "cannot tell", "not moderated", "not decided")
COMPARED = ("", "proposals", "higher", "same", "lower", "beside none")
WEIGHTS: Mapping[Weighting, str] = {
    "linear": "linear weights: a difference of two grades counts twice as much as one of one grade",
    "quadratic": "quadratic weights: a difference of two grades counts four times as much as one of one grade",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the heads of the columns, and rows of words, of which the first says what the row is about."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """How far two sides agree on one scale: between whom, on which grades, and what can be said of it."""

    between: str
    scale: str
    words: str


def tables(view: CalibrationView) -> tuple[Table, ...]:
    """Every table that has a row. Those of movements add up to the same total; people are named only to the panel."""
    told = view.calibration
    found = [
        Table("All graded standards", MOVEMENT, (_movement("all", told.total),) if told.total.total else ()),
        _moved("By standard", told.by_standard, lambda name: view.standards.get(name, name)),
        _moved("By kind", told.by_kind, lambda name: KINDS.get(name, name)),
        _moved("By phases", told.by_phases, _phases),
    ]
    if not view.only_shared:
        own = [_compared(view.names[one.moderator], one.against_self) for one in told.moderators]
        agreed = [_compared(view.names[one.moderator], one.against_agreed) for one in told.moderators]
        found += [
            _moved("By who decided", told.by_decider, lambda name: view.names.get(name, "nobody")),
            Table("Proposals beside the self-grade", COMPARED, tuple(own)),
            Table("Proposals beside the agreed grade", COMPARED, tuple(agreed)),
        ]
    return tuple(one for one in found if one.rows)


def agreements(view: CalibrationView) -> Iterator[AgreementLine]:
    """Kappa in words, always with the number of cases; of each scale first between self-grades and agreed grades."""
    for one in view.calibration.scales:
        scale = view.scales.get(one.scale, ", ".join(one.scale))
        yield AgreementLine("Self-grades and agreed grades", scale, agreement_words(one.self_and_agreed))
        for pair in one.between_moderators:
            between = f"{view.names[pair.first]} and {view.names[pair.second]}"
            yield AgreementLine(between, scale, agreement_words(pair.agreement))


def agreement_words(one: Agreement) -> str:
    """`kappa 0.63, strong agreement · 40 cases, 31 the same · 2 left out`; where nothing is said, why not."""
    cases = f"{one.cases} {'case' if one.cases == 1 else 'cases'}, {one.same} the same"
    left_out = f" · {one.left_out} left out (not applicable, no grade, or another scale)" if one.left_out else ""
    if one.verdict is None or one.kappa is None:
        return f"nothing is said: {one.reason} · {cases}{left_out}"
    return f"kappa {one.kappa:.2f}, {one.verdict} · {cases}{left_out}"


def _moved(title: str, rows: Mapping[Key, Movement], name: Callable[[Key], str]) -> Table:
    return Table(title, MOVEMENT, tuple(_movement(name(key), one) for key, one in rows.items()))


def _movement(name: str, one: Movement) -> tuple[str, ...]:
    return _row(name, (one.total, one.same, one.raised, one.lowered, one.cannot_tell, one.not_moderated, one.undecided))


def _compared(name: str, one: Comparison) -> tuple[str, ...]:
    return _row(name, (one.total, one.higher, one.same, one.lower, one.not_compared))


def _row(name: str, numbers: Iterable[int]) -> tuple[str, ...]:
    return (name, *map(str, numbers))


def _phases(phases: tuple[str, ...]) -> str:
    return " and ".join(PHASES.get(one, one) for one in phases) or "no phase"
