"""Freezing an edition, and reading it again for ever.

What is stored is canonical JSON (RFC 8785) with every default filled in; the SHA-256 is of those bytes,
never of a model written again.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import rfc8785
from pydantic import ValidationError

from s11tui import text as door
from s11tui.errors import BadInput, CannotStore
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.vocabulary import PLACEHOLDERS

_PLACEHOLDER = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")

_ESCAPE = re.compile(rb"\\(.)")
_HARMLESS = {b'"', b"\\", b"n", b"t"}
"""What canonical JSON of admitted text escapes: quotation marks, backslashes, line ends and tabs."""
_NOT_PLAIN = re.compile("[^\x00-\x7e]+")


class _Damaged(BadInput):
    def __init__(self) -> None:
        super().__init__(
            "This is no published questionnaire, or it was damaged.", "Take it from a backup, or ask whoever sent it."
        )


@dataclass(frozen=True)
class Published:
    """An edition as it is stored.

    Attributes:
        canonical: UTF-8 JSON by RFC 8785.
        sha256: of those bytes, in hexadecimal.
    """

    canonical: bytes
    sha256: str


def publish(edition: Edition) -> Published:
    """The bytes by which an edition is known from now on."""
    canonical = rfc8785.dumps(edition.model_dump(mode="json", by_alias=True))
    return Published(canonical, hashlib.sha256(canonical).hexdigest())


def read_published(canonical: bytes) -> Edition:
    """The edition that was published as these bytes.

    Raises:
        CannotStore: they were written by a later version of this program in a language it does not know.
        BadInput: they are no published edition, or were damaged or tampered with.
    """
    try:
        edition = Edition.model_validate_json(canonical)
    except ValidationError as error:
        if any(one["loc"] == ("language",) for one in error.errors(include_url=False)):
            raise CannotStore(
                "This questionnaire was published by a later version of the program, which this one cannot read.",
                "Install the latest version.",
            ) from None
        raise _Damaged from None
    if not _holds_together(edition) or not _is_clean(canonical):
        raise _Damaged
    return edition


def unset_placeholders(edition: Edition, settings: Mapping[str, str]) -> tuple[str, ...]:
    """The names such as `front_door` that the edition's texts use and the settings leave empty."""
    used: set[str] = set()
    for text in _texts(edition.model_dump(mode="json")):
        used.update(_PLACEHOLDER.findall(text))
    return tuple(name for name in PLACEHOLDERS if name in used and not settings.get(name, "").strip())


def filled(text: str, settings: Mapping[str, str]) -> str:
    """A text with `{front_door}` and the like filled in; one that is not set says so in brackets."""
    if "{" not in text:
        return text
    return _PLACEHOLDER.sub(lambda found: _value(found.group(1), settings), text)


def _holds_together(edition: Edition) -> bool:
    """Whether everything is there that an edition's standards lean on."""
    standards = [standard for area in edition.areas for standard in area.standards]
    return (
        len(edition.standard_by_id) == len(standards)
        and all(standard.scale in edition.scale_by_id for standard in standards)
        and all(scale.grades for scale in edition.scales)
        and all(citation.ref in edition.reference_by_id for standard in standards for citation in standard.law)
    )


def _is_clean(canonical: bytes) -> bool:
    """Whether no text in it holds what `text.admit` would have left out, written out or as an escape."""
    escaped = set(_ESCAPE.findall(canonical))
    unusual = "".join(_NOT_PLAIN.findall(canonical.decode("utf-8")))
    return escaped <= _HARMLESS and door.is_admissible(unusual)


def _value(name: str, settings: Mapping[str, str]) -> str:
    return settings.get(name, "").strip() or f"[{name.replace('_', ' ')}: not set]"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
