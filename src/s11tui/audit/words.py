"""People's words stand beside the chain, not in it.

An event holds a salted digest of what a person wrote. The words themselves can be taken out of the record (a child's
name that should never have been typed) and the chain still holds.
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

REMOVED = "[removed from the record]"
"""What stands where words were redacted."""

WITHHELD = "[not handed over]"
"""What stands where words were left out of a hand-over: those of answers that were hidden then."""

_KEY = "$words"


@dataclass(frozen=True, slots=True)
class Words:
    """Text from a person inside a body that is still to be sealed."""

    text: str


@dataclass(frozen=True, slots=True)
class SealedWords:
    """Words with the digest that stands for them. `salt` is hex."""

    digest: str
    salt: str
    text: str


def digest_of(salt: str, text: str) -> str:
    """The salted digest, in hex, of what a person wrote."""
    return hashlib.sha256(bytes.fromhex(salt) + text.encode()).hexdigest()


def seal(body: Mapping[str, Any], new_salt: Callable[[], str], known: dict[str, SealedWords]) -> dict[str, Any]:
    """A body with digests in the place of `Words`. Empty text stays as it is: there is nothing to take out of it.

    Args:
        known: what was sealed already in the same breath, by its text; added to. A text that one act says several
            times is kept once.
    """

    def sealed(value: Any) -> Any:
        if isinstance(value, Words):
            return _digest(value.text) if value.text else ""
        if isinstance(value, Mapping):
            return {key: sealed(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [sealed(inner) for inner in value]
        return value

    def _digest(text: str) -> dict[str, str]:
        if text not in known:
            salt = new_salt()
            known[text] = SealedWords(digest_of(salt, text), salt, text)
        return {_KEY: known[text].digest}

    return {key: sealed(value) for key, value in body.items()}


def opened(body: Mapping[str, Any], find: Callable[[str], str | None]) -> dict[str, Any]:
    """A sealed body with the words back in it; `find` gives the text of a digest, None where it was removed."""

    def open_value(value: Any) -> Any:
        if isinstance(value, dict):
            if len(value) == 1 and _KEY in value:
                text = find(value[_KEY])
                return REMOVED if text is None else text
            return {key: open_value(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [open_value(inner) for inner in value]
        return value

    return {key: open_value(value) for key, value in body.items()}


def unsealed(body: Mapping[str, Any]) -> dict[str, Any]:
    """A body as `opened` would give it, straight from one that is still to be sealed."""

    def plain(value: Any) -> Any:
        if isinstance(value, Words):
            return value.text
        if isinstance(value, Mapping):
            return {key: plain(inner) for key, inner in value.items()}
        if isinstance(value, list | tuple):
            return [plain(inner) for inner in value]
        return value

    return {key: plain(value) for key, value in body.items()}


def digests_in(body: Mapping[str, Any]) -> list[str]:
    """Every digest that a sealed body holds."""
    found: list[str] = []

    def look(value: Any) -> None:
        if isinstance(value, dict):
            if len(value) == 1 and isinstance(value.get(_KEY), str):
                found.append(value[_KEY])
            else:
                for inner in value.values():
                    look(inner)
        elif isinstance(value, list):
            for inner in value:
                look(inner)

    look(dict(body))
    return found
