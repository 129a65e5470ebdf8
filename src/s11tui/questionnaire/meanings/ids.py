"""Ids that stand twice, and names of references, scales and profiles that are not there."""

from collections.abc import Iterable

from s11tui.questionnaire.meanings.places import standards_of, usual_ids
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.problems import Notes, clipped, listed, nearest
from s11tui.questionnaire.scales import BUILT_IN
from s11tui.questionnaire.structure.cursor import Path


def look(edition: Edition, notes: Notes) -> None:
    """Note ids that stand twice and names that lead nowhere."""
    _twice_in_the_questionnaire(edition, notes)
    _twice_in_a_standard(edition, notes)
    _numbers_twice(edition, notes)
    _names_that_lead_nowhere(edition, notes)
    _unused(edition, notes)


def _twice_in_the_questionnaire(edition: Edition, notes: Notes) -> None:
    _twice(((("reference", n), one.id) for n, one in enumerate(edition.references)), "reference", notes)
    _twice(((("scale", n), one.id) for n, one in enumerate(edition.scales)), "scale", notes)
    _twice(((("questionnaire", "profiles", n), one.id) for n, one in enumerate(edition.profiles)), "profile", notes)
    _twice(((("area", n), one.id) for n, one in enumerate(edition.areas)), "area", notes)
    _twice(((place.path, place.standard.id) for place in standards_of(edition)), "standard", notes)
    _twice(((("check", n), one.id) for n, one in enumerate(edition.checks)), "check", notes)
    _twice(((("dropped", n), one.id) for n, one in enumerate(edition.dropped)), "dropped standard", notes)
    for index, scale in enumerate(edition.scales):
        _twice((((("scale", index, "grades", n), one.id)) for n, one in enumerate(scale.grades)), "grade", notes)


def _numbers_twice(edition: Edition, notes: Notes) -> None:
    """The same number on two standards: people would talk past each other."""
    first: dict[str, Path] = {}
    for place in standards_of(edition):
        earlier = first.setdefault(place.standard.number, place.path)
        if earlier != place.path:
            line = notes.positions.line_of((*earlier, "number"))
            notes.warn(
                place.at("number"),
                f'The number "{place.standard.number}" stands twice; it is also that of the standard on line {line}.',
                "Give this one another `number`.",
            )


def _twice_in_a_standard(edition: Edition, notes: Notes) -> None:
    for place in standards_of(edition):
        usual = usual_ids(edition, place.standard)
        own = [(place.at("question", n), one) for n, one in enumerate(place.standard.questions)]
        _twice(((path, one.id) for path, one in own), "question", notes)
        for path, question in own:
            if question.id in usual:
                notes.error(
                    (*path, "id"),
                    f'"{question.id}" is the id of a usual question, which is asked here too.',
                    "Give this one another id, or take the usual one out with `usual`.",
                )
            _twice((((*path, "options", n), one.id) for n, one in enumerate(question.options)), "option", notes)
            _twice((((*path, "columns", n), one.id) for n, one in enumerate(question.columns)), "column", notes)


def _twice(found: Iterable[tuple[Path, str]], what: str, notes: Notes) -> None:
    first: dict[str, Path] = {}
    for path, name in found:
        earlier = first.setdefault(name, path)
        if name and earlier != path:
            line = notes.positions.line_of((*earlier, "id"))
            notes.error(
                (*path, "id"),
                f'The id "{clipped(name)}" stands twice: another {what} has it on line {line}.',
                f'Give this one an id of its own, such as id = "{name}-2".',
            )


def _names_that_lead_nowhere(edition: Edition, notes: Notes) -> None:
    references = tuple(dict.fromkeys(one.id for one in edition.references))
    profiles = tuple(dict.fromkeys(one.id for one in edition.profiles))
    scales = tuple(dict.fromkeys((*(one.id for one in edition.scales), *BUILT_IN)))
    known_references, known_profiles, known_scales = set(references), set(profiles), set(scales)
    for place in standards_of(edition):
        standard = place.standard
        for index, citation in enumerate(standard.law):
            if citation.ref and citation.ref not in known_references:
                _unknown(place.at("law", index, "ref"), citation.ref, "[[reference]]", references, notes)
        for index, profile in enumerate(standard.profiles):
            if profile not in known_profiles:
                _unknown(place.at("profiles", index), profile, "profile", profiles, notes)
        if standard.scale not in known_scales:
            _unknown(place.at("scale"), standard.scale, "scale", scales, notes)


def _unknown(path: Path, name: str, what: str, known: tuple[str, ...], notes: Notes) -> None:
    found = None if notes.is_full else nearest(name, known)
    declare = f'Declare it: {what} with id = "{clipped(name)}" and its other keys'
    choice = f", or write {listed(f'{chr(34)}{one}{chr(34)}' for one in known)}." if 0 < len(known) < 12 else "."
    notes.error(
        path,
        f'There is no {what} with the id "{clipped(name)}".',
        f'Did you mean "{found}"?' if found else declare + choice,
    )


def _unused(edition: Edition, notes: Notes) -> None:
    places = list(standards_of(edition))
    cited = {citation.ref for place in places for citation in place.standard.law}
    used = {place.standard.scale for place in places}
    members = {profile for place in places for profile in place.standard.profiles}
    for index, reference in enumerate(edition.references):
        path: Path = ("reference", index)
        if reference.id not in cited:
            notes.warn(
                path, f'No standard cites the reference "{reference.id}".', "Cite it with `law`, or take it out."
            )
        if not reference.confirmed:
            notes.warn(
                (*path, "confirmed"),
                f'The wording of "{reference.id}" was not verified against the published text.',
                "Compare it, then write confirmed = true.",
            )
    for index, scale in enumerate(edition.scales):
        if scale.id not in used:
            notes.warn(
                ("scale", index), f'No standard uses the scale "{scale.id}".', "Take it out, or name it with `scale`."
            )
    for index, profile in enumerate(edition.profiles):
        if profile.id and profile.id not in members:
            notes.error(
                ("questionnaire", "profiles", index),
                f'No standard belongs to the profile "{profile.id}", so nothing would be asked of its agencies.',
                f'Write profiles = ["{profile.id}"] in the standards that it asks, or take it out.',
            )
