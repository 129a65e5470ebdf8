"""Finding the edition that a command is about, and publishing it."""

from s11tui.cli.checking import Published, edition_of_file
from s11tui.cli.printing import listed, near, note
from s11tui.errors import NotFound
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.publishing import unset_placeholders
from s11tui.questionnaire.shipped import find, shipped
from s11tui.workspace.lines import EditionLine
from s11tui.workspace.session import Session


def is_file(given: str) -> bool:
    """Whether a file is meant, rather than the id of a questionnaire."""
    return given.casefold().endswith(".toml") or "/" in given or "\\" in given


def newest(editions: tuple[EditionLine, ...], given: str) -> EditionLine | None:
    """The published edition that an id, `id@version` or SHA-256 names; of an id, the newest."""
    name, _, version = given.partition("@")
    fitting = [one for one in editions if one.sha256 == given or (one.id == name and version in ("", one.version))]
    return fitting[-1] if fitting else None


def edition_for(session: Session, given: str) -> str:
    """The SHA-256 of the published edition for a round: a file is checked and published on the way.

    Raises:
        BadInput: the file has errors.
        NotFound: nothing is known by that id.
    """
    published = session.reading.editions()
    if not is_file(given):
        found = newest(published, given)
        if found is not None:
            return found.sha256
        known = {*shipped(), *(one.id for one in published)}
        if given not in shipped():
            mend = near(given, known, f"There are: {', '.join(sorted(known))}; or name a .toml file.")
            raise NotFound(f"There is no questionnaire “{given}”.", mend)
    return session.rounds.publish(edition_of_file(str(find(given)), published_in(session))).sha256


def published_in(session: Session) -> Published:
    """Finds the editions that are published in this workspace."""

    def find_published(name: str, version: str) -> Edition | None:
        line = newest(session.reading.editions(), f"{name}@{version}")
        return session.reading.edition(line.sha256) if line else None

    return find_published


def tell_unset(session: Session, sha256: str) -> None:
    """Say which places in a published edition's texts have nothing to fill them yet."""
    unset = unset_placeholders(session.reading.edition(sha256), session.workspace.partnership().settings)
    if unset:
        names = [name.replace("_", "-") for name in unset]
        note(
            f"Its texts name what is not set yet: {listed(names, 'and')}."
            f" Set each: s11tui partnership set {names[0]} VALUE."
        )
