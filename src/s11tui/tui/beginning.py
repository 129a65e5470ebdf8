"""Making a workspace for somebody who has none: an agency's own with its first round, a partnership's, an example."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from s11tui.clock import Clock
from s11tui.errors import BadInput, CannotStore
from s11tui.questionnaire.asking import asked_of, edition_fits
from s11tui.questionnaire.checking import check
from s11tui.questionnaire.facts import Facts
from s11tui.questionnaire.models import Ask, Edition
from s11tui.questionnaire.shipped import shipped
from s11tui.workspace import Workspace, usual_folder
from s11tui.workspace.opening import remove_files
from s11tui.workspace.session import Session

LIGHT = "light"
"""The profile for small bodies, in the questionnaires that have one."""
SMALL_KINDS = frozenset({"charity", "faith", "sport", "early-years"})
"""Kinds of which many are run by a few people, often volunteers."""


@cache
def shipped_editions() -> dict[str, Edition]:
    """The questionnaires that come with the program, by their ids."""
    read = {name: check(path.read_bytes(), str(path)).edition for name, path in shipped().items()}
    return {name: edition for name, edition in read.items() if edition is not None}


def fitting(kind: str) -> dict[str, Edition]:
    """Those that are for a kind of agency, by their ids; the one for the fewest kinds, which is nearest, first.

    Raises:
        BadInput: none is.
    """
    found = {name: one for name, one in shipped_editions().items() if edition_fits(one, kind)}
    if not found:
        raise BadInput("No questionnaire that comes with s11tui is for that kind.", "Ask the partnership for theirs.")
    return dict(sorted(found.items(), key=lambda one: len(one[1].for_)))


def has_light_form(edition: Edition, kind: str) -> bool:
    """Whether it should be asked if the light form is enough."""
    return kind in SMALL_KINDS and any(one.id == LIGHT for one in edition.profiles)


def asks_by_size(edition: Edition, kind: str) -> bool:
    """Whether it depends on an agency's size what this kind is asked."""
    return any(one.sizes for one in _asks(edition, kind))


def asks_by_phase(edition: Edition, kind: str) -> bool:
    """Whether it depends on the ages that are taught what this kind is asked."""
    return any(one.phases or one.not_phases for one in _asks(edition, kind))


def _asks(edition: Edition, kind: str) -> list[Ask]:
    asks = [ask for area in edition.areas for ask in (area.ask, *(one.ask for one in area.standards))]
    return [one for one in asks if (not one.kinds or kind in one.kinds) and kind not in one.not_kinds]


def standards_asked(edition: Edition, kind: str, profile: str, phases: tuple[str, ...] = (), size: str = "") -> int:
    """How many standards a form has."""
    return len(asked_of(edition, Facts(kind, phases, size, profile=profile)))


def agency_from(given: Mapping[str, str]) -> Callable[[Path, Clock], str]:
    """Makes an agency's own workspace with a round of one questionnaire, and gives back who goes on.

    Args:
        given: agency, kind, person, questionnaire, size, phases (with commas), profile, due.
    """

    def work(session: Session) -> None:
        edition = shipped_editions()[given["questionnaire"]]
        line = session.rounds.publish(edition)
        session.rounds.open(line.sha256, edition.title, given["due"], profile=given["profile"])

    def create(draft: Path, clock: Clock) -> Workspace:
        return Workspace.create(
            draft,
            agency=given["agency"],
            kind=given["kind"],
            phases=phases_in(given),
            size=given.get("size", ""),
            manager=given["person"],
            clock=clock,
        )

    return lambda path, clock: _made(path, lambda draft: create(draft, clock), work)


def phases_in(given: Mapping[str, str]) -> tuple[str, ...]:
    """The phases that were chosen."""
    return tuple(one for one in given.get("phases", "").split(",") if one)


def partnership_from(given: Mapping[str, str]) -> Callable[[Path, Clock], str]:
    """Makes a partnership's workspace with its manager, and gives back who goes on.

    Args:
        given: partnership, person.
    """

    def create(draft: Path, clock: Clock) -> Workspace:
        return Workspace.create(draft, partnership=given["partnership"], manager=given["person"], clock=clock)

    return lambda path, clock: _made(path, lambda draft: create(draft, clock), lambda session: None)


def example_path() -> Path:
    """Where the example is kept: never in anybody's own workspace."""
    return usual_folder() / "demo-small.s11"


def example(path: Path, _: Clock) -> None:
    """Make the invented partnership, where it is not there from before; who one is in it is asked."""
    if not path.exists():
        from s11tui.demo import build

        build(path, "small")


def found(path: Path, _: Clock) -> None:
    """Nothing is made: the file is there already, or opening it tells what is wrong."""


def _made(path: Path, create: Callable[[Path], Workspace], work: Callable[[Session], None]) -> str:
    """Make it in a file beside and rename it at the end, so that a workspace is there whole or not at all."""
    if path.exists():
        raise CannotStore(f"{path} exists already.", "Open it, or name another file.")
    draft = path.with_name(f".{path.name}.being-made")
    remove_files(draft)
    try:
        with create(draft) as workspace:
            person = workspace.people()[0].slug
            work(workspace.session(person))
        draft.rename(path)
    except OSError as fault:
        raise CannotStore(
            f"{path} could not be made ({(fault.strerror or str(fault)).lower()}).", "Choose another place with -w."
        ) from fault
    finally:
        remove_files(draft)
    return person
