"""A questionnaire as an agency is asked it, for `questionnaire show`."""

from collections.abc import Iterable, Iterator, Mapping

from s11tui.cli.printing import near
from s11tui.errors import NotFound
from s11tui.questionnaire.asking import Facts
from s11tui.questionnaire.models import Ask, Edition
from s11tui.questionnaire.publishing import publish
from s11tui.questionnaire.showing import Shown, as_asked
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES, TAGS


def shown(
    edition: Edition, kind: str | None, phases: tuple[str, ...], size: str, tags: tuple[str, ...], profile: str
) -> Shown:
    """What is asked of such an agency; everything, where nothing is said of it.

    Raises:
        NotFound: there is no such kind, phase, size, tag or profile.
    """
    _require("kind", [kind] if kind else [], KINDS)
    _require("phase", phases, PHASES)
    _require("size", [size] if size else [], SIZES)
    _require("tag", tags, TAGS)
    _require("profile", [profile] if profile else [], {one.id: one.title for one in edition.profiles})
    if not (kind or phases or size or tags or profile):
        return as_asked(edition)
    facts = Facts(kind or "", phases, size, tags, profile)
    if kind:
        return as_asked(edition, facts)
    found = as_asked(_for_any_kind(edition), facts)
    found["sha256"] = publish(edition).sha256
    return found


def in_words(found: Shown) -> Iterator[str]:
    """The lines that a person reads."""
    yield f"{found['title']} ({found['id']} {found['version']}, hash {found['sha256'][:12]})"
    for number, area in enumerate(found["areas"], 1):
        yield from ("", f"{number} {area['title']}")
        for standard in area["standards"]:
            yield from ("", f"  {standard['number']} {standard['title']}  [{standard['id']}]")
            yield from (f"    {line}" for line in standard["guidance"].strip().split("\n") if line)
            for question in standard["questions"]:
                needed = ", required" if question["required"] else ""
                yield f"    - {question['text']}  [{standard['id']}/{question['id']}, {question['type']}{needed}]"
            for grade, words in standard["looks_like"].items():
                yield f"      {grade}: {words if isinstance(words, str) else ' '.join(words)}"
    count = sum(len(area["standards"]) for area in found["areas"])
    yield from ("", f"{count} standards.")


def _require(what: str, given: Iterable[str], known: Mapping[str, str]) -> None:
    for one in given:
        if one not in known:
            listed = ", ".join(known) or "none"
            raise NotFound(f"There is no {what} “{one}”.", near(one, known, f"There are: {listed}."))


def _for_any_kind(edition: Edition) -> Edition:
    """The edition as if every kind of agency were asked all that any kind is."""
    areas = tuple(
        area.model_copy(
            update={
                "ask": _any_kind(area.ask),
                "standards": tuple(one.model_copy(update={"ask": _any_kind(one.ask)}) for one in area.standards),
            }
        )
        for area in edition.areas
    )
    return edition.model_copy(update={"areas": areas, "for_": ()})


def _any_kind(ask: Ask) -> Ask:
    return ask.model_copy(update={"kinds": (), "not_kinds": ()})
