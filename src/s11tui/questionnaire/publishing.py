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

from s11tui.errors import BadInput, CannotStore
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.vocabulary import PLACEHOLDERS

_PLACEHOLDER = re.compile(r"\{(" + "|".join(PLACEHOLDERS) + r")\}")


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
        BadInput: they are no published edition, or were damaged.
    """
    try:
        return Edition.model_validate_json(canonical)
    except ValidationError as error:
        if any(one["loc"] == ("language",) for one in error.errors(include_url=False)):
            raise CannotStore(
                "This questionnaire was published by a later version of the program, in a language unknown to this one.",
                "Install the latest version.",
            ) from None
        raise BadInput(
            "This is no published questionnaire, or it was damaged.", "Take it from a backup, or ask whoever sent it."
        ) from None


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
