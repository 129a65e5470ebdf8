"""The questionnaires that come with the program."""

from pathlib import Path

from s11tui.errors import BadInput, NotFound
from s11tui.questionnaire.problems import listed, nearest
from s11tui.text import named_path

_PACKAGE = Path(__file__).resolve().parent.parent
_PLACES = (_PACKAGE / "questionnaires", _PACKAGE.parent.parent / "questionnaires")
"""In an installed program; in a checkout of its source."""


def shipped() -> dict[str, Path]:
    """The files that come with the program by questionnaire id, which is the file's name; none is parsed."""
    for place in _PLACES:
        if place.is_dir():
            return {path.stem: path for path in sorted(place.glob("*.toml"))}
    return {}


def find(name_or_path: str | Path) -> Path:
    """The file that is meant: a path, or the id of a questionnaire that comes with the program.

    Raises: NotFound, BadInput for a folder.
    """
    path = named_path(name_or_path)
    known = shipped()
    if path.is_file():
        return path
    if str(name_or_path) in known:
        return known[str(name_or_path)]
    if path.is_dir():
        raise BadInput(f"{name_or_path} is a folder.", "Give the questionnaire's own .toml file.")
    meant = nearest(path.stem, known)
    raise NotFound(
        f"There is no questionnaire {name_or_path}.",
        f"Did you mean {meant}?" if meant else f"Give a .toml file, or one of these: {listed(known)}.",
    )
