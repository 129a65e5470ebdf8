"""Drafting next year's questionnaire from this year's file, with its author's comments and layout kept."""

import re
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from s11tui.errors import BadInput

_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
_YEAR = re.compile(r"\b20\d\d(?:-\d\d)?\b")


def next_draft(text: str, version: str | None = None) -> str:
    """The text of a file that follows the one given.

    It follows this version, has the next one, and says nothing yet of what was renamed or dropped. Years in the title
    move on by one. Everything else, comments included, stays as it is.

    Args:
        version: of the new file; where none is given, 2026.1 becomes 2027.1, and any other has its last number raised.

    Raises:
        BadInput: the text is no questionnaire; check it first.
    """
    try:
        document = tomlkit.parse(text)
    except TOMLKitError:
        raise BadInput("This file is not valid TOML.", "Run “s11tui questionnaire check” on it first.") from None
    head = document.get("questionnaire")
    if not isinstance(head, dict) or not isinstance(head.get("version"), str):
        raise BadInput(
            "This file has no [questionnaire] with a version.", "Run “s11tui questionnaire check” on it first."
        )
    old = str(head["version"])
    head["version"] = version or next_version(old)
    head["follows"] = old
    if isinstance(head.get("title"), str):
        head["title"] = _YEAR.sub(_a_year_on, str(head["title"]))
    document.pop("dropped", None)
    for standard in _standards(document):
        standard.pop("was", None)
    return tomlkit.dumps(document)


def next_version(version: str) -> str:
    """`2027.1` after `2026.1`; `3.3` after `3.2`; `2-next` where there is no number to raise."""
    year = re.match(r"(20\d\d)(\D.*)?$", version)
    if year:
        return f"{int(year[1]) + 1}.1" if year[2] else f"{int(year[1]) + 1}"
    if _LAST_NUMBER.search(version):
        return _LAST_NUMBER.sub(lambda found: str(int(found.group()) + 1), version)
    return f"{version}-next"


def _a_year_on(found: re.Match[str]) -> str:
    start, _, end = found.group().partition("-")
    return f"{int(start) + 1}-{(int(end) + 1) % 100:02d}" if end else str(int(start) + 1)


def _standards(document: tomlkit.TOMLDocument) -> list[dict[str, Any]]:
    areas = document.get("area")
    if not isinstance(areas, list):
        return []
    found = [area.get("standard") for area in areas if isinstance(area, dict)]
    return [standard for some in found if isinstance(some, list) for standard in some if isinstance(standard, dict)]
