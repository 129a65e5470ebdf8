"""Who is asked: rules that let nobody through, and rules that can never be true together."""

from collections.abc import Collection, Iterable

from s11tui.questionnaire.meanings.places import standards_of
from s11tui.questionnaire.models import Ask, Edition
from s11tui.questionnaire.problems import Notes, listed
from s11tui.questionnaire.structure.cursor import Path
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES

WITH_PHASES = frozenset({"school", "college", "training-provider", "alternative-provider", "early-years"})
"""Kinds of agency that may have phases; no other kind ever fits `phases`."""


def reaches_anyone(asks: Iterable[Ask], invited: Collection[str]) -> bool:
    """Whether one agency can fit all these rules; `invited` are the kinds invited, none meaning all.

    An agency may have any number of tags, so tags never shut everyone out.
    """
    kinds, sizes, needs_phase = set(invited or KINDS), set(SIZES), False
    all_phases_barred = False
    for ask in asks:
        kinds &= set(ask.kinds or KINDS)
        kinds -= set(ask.not_kinds)
        sizes &= set(ask.sizes or SIZES)
        needs_phase = needs_phase or bool(ask.phases)
        all_phases_barred = all_phases_barred or set(ask.not_phases) >= set(PHASES)
    if needs_phase:
        kinds &= WITH_PHASES
    return bool(kinds and sizes) and not (needs_phase and all_phases_barred)


def look(edition: Edition, notes: Notes) -> None:
    """Note areas and standards that nobody is asked, and texts for kinds that are not invited."""
    for index, area in enumerate(edition.areas):
        if not area.standards:
            notes.warn(
                ("area", index), "No standard stands in this area.", "Write [[area.standard]] under it, or take it out."
            )
    for place in standards_of(edition):
        path = place.at("ask")
        if notes.is_spoiled(*path) or notes.is_spoiled(*place.path[:2], "ask"):
            continue
        _single(place.standard.ask, path, notes)
        if not reaches_anyone(place.asks, edition.for_):
            notes.error(
                path,
                f'Nobody is asked "{place.standard.id}": its rules, its area and the questionnaire exclude each other.',
                _mend(place.standard.ask, place.area.ask, edition),
            )
    for name in ("introduction", "declaration"):
        _by_kind(edition, name, notes)


def _single(ask: Ask, path: Path, notes: Notes) -> None:
    both = [kind for kind in ask.kinds if kind in ask.not_kinds] + [one for one in ask.phases if one in ask.not_phases]
    if both:
        notes.warn(
            path, f"{listed(both, 'and')} stands in `ask` both as asked and as not asked.", "Take one of the two out."
        )


def _mend(own: Ask, area: Ask, edition: Edition) -> str:
    if edition.for_ and own.kinds and not set(own.kinds) & set(edition.for_):
        return f"Write `for` of the questionnaire to include {listed(own.kinds)}, or `kinds` of those that are invited."
    if own.kinds and area.kinds and not set(own.kinds) & set(area.kinds):
        return f"Write kinds from those of the area: {listed(area.kinds)}."
    if own.phases or area.phases:
        return f"Only {listed(sorted(WITH_PHASES))} have phases: write kinds from these, or take `phases` out."
    return "Take something out of `ask` here or of the area."


def _by_kind(edition: Edition, name: str, notes: Notes) -> None:
    """Whether every kind that is invited has its text, and no other."""
    texts = edition.introduction if name == "introduction" else edition.declaration
    invited = edition.for_ or tuple(KINDS)
    without = [kind for kind in invited if kind not in texts]
    path: Path = ("questionnaire", name)
    if texts and "default" not in texts and without:
        notes.warn(
            path,
            f"There is no `{name}` for {listed(without, 'and')}.",
            f'Write default = "..." under [questionnaire.{name}].',
        )
    for kind in texts:
        if kind != "default" and kind not in invited:
            notes.warn(
                (*path, kind),
                f"{KINDS[kind]} is not invited, so nobody reads this text.",
                f"Write `{kind}` in `for`, or take it out.",
            )
