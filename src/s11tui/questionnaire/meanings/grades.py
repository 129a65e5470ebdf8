"""Scales and what refers to their grades: descriptors, evidence, bounds."""

from s11tui.questionnaire.meanings.places import StandardPlace, standards_of
from s11tui.questionnaire.models import Edition, Scale
from s11tui.questionnaire.problems import Notes, clipped, did_you_mean, listed
from s11tui.questionnaire.shape import Draft
from s11tui.questionnaire.structure.cursor import Path
from s11tui.questionnaire.vocabulary import NOT_APPLICABLE


def look(draft: Draft, notes: Notes) -> None:
    """Note what is wrong with scales, and every grade that is not on the scale it should be on."""
    edition = draft.edition
    spoiled = {scale.id for index, scale in enumerate(edition.scales) if notes.is_spoiled("scale", index)}
    for index, scale in enumerate(edition.scales):
        _scale(scale, ("scale", index), notes)
    for place in standards_of(edition):
        scale_used = edition.scale_by_id.get(place.standard.scale)
        if scale_used and scale_used.id not in spoiled:
            _standard(place, scale_used, notes)
    _bounds(draft, notes)


def _scale(scale: Scale, path: Path, notes: Notes) -> None:
    scores = [grade.score for grade in scale.grades if grade.score is not None]
    if not scores and not notes.is_spoiled(*path, "grades"):
        notes.error(
            path,
            f'No grade of the scale "{scale.id}" counts: none has a score.',
            'Write grades = [{ id = "met", label = "Met", short = "M", score = 2 }, ...], best first.',
        )
    if scores != sorted(scores, reverse=True):
        notes.error(
            (*path, "grades"),
            f'The scores of the scale "{scale.id}" rise on the way down, but the best grade comes first.',
            "Put the grade with the highest score first.",
        )
    seen: dict[str, str] = {}
    for index, grade in enumerate(scale.grades):
        other = seen.setdefault(grade.short, grade.label)
        if other != grade.label:
            notes.warn(
                (*path, "grades", index),
                f'"{grade.label}" and "{other}" are both shown as {grade.short}.',
                'Give each a `short` of its own, such as short = "RI".',
            )


def _standard(place: StandardPlace, scale: Scale, notes: Notes) -> None:
    standard = place.standard
    grades = tuple(grade.id for grade in scale.grades)
    allowed = {*grades, NOT_APPLICABLE} if scale.na else set(grades)
    for index, name in enumerate(standard.evidence):
        if name not in allowed:
            _no_grade(place.at("evidence", index), name, scale, notes)
    for name in standard.looks_like:
        if name not in allowed:
            _no_grade(place.at("looks_like", name), name, scale, notes)
    _undescribed(place, scale, notes)
    if not standard.graded and (standard.looks_like or standard.evidence):
        notes.warn(
            place.at("graded"),
            "This standard is not graded, so its descriptors and `evidence` have no effect.",
            "Take them out.",
        )


def _undescribed(place: StandardPlace, scale: Scale, notes: Notes) -> None:
    """Some grades described and others not: people take the described ones for the only ones."""
    described = place.standard.looks_like
    missing = [grade for grade in scale.grades if grade.id not in described]
    if len(missing) in (0, len(scale.grades)):
        return
    gravest = any(grade.urgent or grade == scale.lowest for grade in missing)
    labels = listed((f'"{grade.label}"' for grade in missing), "and")
    lines = listed((f'{grade.id} = "..."' for grade in missing), "and")
    notes.warn(
        place.at("looks_like"),
        f"Some grades are described, but not {labels}{', which must not be mistaken' if gravest else ''}.",
        f"Write {lines} under [area.standard.looks_like].",
    )


def _no_grade(path: Path, name: str, scale: Scale, notes: Notes) -> None:
    mend = "" if notes.is_full else did_you_mean(name, (grade.id for grade in scale.grades))
    notes.error(path, f'"{clipped(name)}" is no grade of the scale "{scale.id}", which this standard uses.', mend)


def _bounds(draft: Draft, notes: Notes) -> None:
    grades = _grades_in_use(draft.edition)
    for path, names in draft.bounds:
        for index, name in enumerate(names):
            if name not in grades:
                mend = "" if notes.is_full else did_you_mean(name, sorted(grades))
                notes.error((*path, index), f'"{clipped(name)}" is no grade of any scale that is used here.', mend)


def _grades_in_use(edition: Edition) -> set[str]:
    used = {place.standard.scale for place in standards_of(edition)}
    return {grade.id for scale in edition.scales if scale.id in used for grade in scale.grades}
