"""What becomes of the standards of the edition that this one follows."""

import re

from s11tui.questionnaire.meanings.places import StandardPlace, standards_of
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.problems import Notes, clipped, did_you_mean
from s11tui.questionnaire.structure.cursor import Path

FOLLOWS: Path = ("questionnaire", "follows")


def look(edition: Edition, earlier: Edition | None, notes: Notes) -> None:
    """Note old ids that got lost, and new ones that are probably old ones."""
    places = list(standards_of(edition))
    if not edition.follows:
        _without_follows(edition, places, notes)
        return
    if edition.follows == edition.version:
        notes.error(FOLLOWS, "This edition follows itself.", "Write the version of the edition before this one.")
    if earlier is None:
        return
    if (earlier.id, earlier.version) != (edition.id, edition.follows):
        notes.warn(
            FOLLOWS,
            f"The old ids were not compared: this follows {edition.id} {edition.follows}, "
            f"but the edition at hand is {earlier.id} {earlier.version}.",
            "Compare it with the edition that it follows.",
        )
        return
    _old_ids(edition, earlier, places, notes)
    _new_ids(edition, earlier, places, notes)


def _without_follows(edition: Edition, places: list[StandardPlace], notes: Notes) -> None:
    for place in places:
        if place.standard.was:
            notes.warn(
                place.at("was"),
                "`was` has no effect without `follows`.",
                'Write follows = "2025.1" under [questionnaire].',
            )
    for index, _ in enumerate(edition.dropped):
        notes.warn(
            ("dropped", index),
            "[[dropped]] has no effect without `follows`.",
            'Write follows = "2025.1" under [questionnaire].',
        )


def _old_ids(edition: Edition, earlier: Edition, places: list[StandardPlace], notes: Notes) -> None:
    """Every old id must be kept, renamed or dropped."""
    kept = {place.standard.id for place in places}
    renamed = {old for place in places for old in place.standard.was}
    accounted_for = kept | renamed | {one.id for one in edition.dropped}
    for old in earlier.standard_by_id:
        if old not in accounted_for:
            notes.error(
                FOLLOWS,
                f'The standard "{old}" of {earlier.version} is neither kept, nor in any `was`, nor dropped.',
                f'Write was = "{old}" in the standard that takes its place, or [[dropped]] with id = "{old}" and why.',
            )


def _new_ids(edition: Edition, earlier: Edition, places: list[StandardPlace], notes: Notes) -> None:
    """What claims to be old must have been there; what looks old is probably meant to be."""
    old_ids = earlier.standard_by_id
    plain = {_plain(old): old for old in old_ids}
    kept = {place.standard.id for place in places}
    for place in places:
        for index, old in enumerate(place.standard.was):
            if old not in old_ids:
                _never_there(place.at("was", index), old, earlier, notes)
        alike = plain.get(_plain(place.standard.id))
        if alike and place.standard.id not in old_ids and not place.standard.was:
            notes.warn(
                place.at("id"),
                f'"{place.standard.id}" is new, but {earlier.version} had "{alike}", the same but for its spelling.',
                f'Did you mean was = "{alike}"?',
            )
    for index, gone in enumerate(edition.dropped):
        if gone.id and gone.id not in old_ids:
            _never_there(("dropped", index, "id"), gone.id, earlier, notes)
        if gone.id in kept:
            notes.error(
                ("dropped", index, "id"), f'"{gone.id}" is dropped here, but still asked.', "Take one of the two out."
            )


def _never_there(path: Path, old: str, earlier: Edition, notes: Notes) -> None:
    mend = "" if notes.is_full else did_you_mean(old, list(earlier.standard_by_id)[:200])
    notes.error(path, f'{earlier.version} had no standard "{clipped(old)}".', mend)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())
