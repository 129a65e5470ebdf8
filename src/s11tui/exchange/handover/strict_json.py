"""JSON from another machine: canonical, and looked over before it is read.

How deep it is nested and how many values it holds is counted first: both decide what reading it costs.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from s11tui.audit.events import canonical
from s11tui.exchange.handover import limits
from s11tui.text import LONGEST, is_admissible

_STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
_ALL_BUT_BRACKETS = bytes(one for one in range(256) if one not in b"[]{}")
_OPENING = frozenset(b"[{")


class NotCanonical(ValueError):
    """It is no canonical JSON, or more of it than may be."""


def read_json(data: bytes, values: int = limits.VALUES) -> Any:
    """What canonical JSON (RFC 8785) says; fractions are none of it here.

    Args:
        values: how many it may hold at the most.

    Raises:
        NotCanonical: it is something else, nested too deeply, or holds too much.
    """
    look_over(data, values)
    try:
        text = data.decode("utf-8")
        value = json.loads(text, parse_int=_whole, parse_float=_refuse, parse_constant=_refuse)
        same = canonical(value) == text
    except (ValueError, RecursionError) as fault:  # a text that is no Unicode is a ValueError too
        raise NotCanonical(str(fault)) from None
    if not same:
        raise NotCanonical("it is not written as RFC 8785 has it")
    return value


def write_json(value: Any) -> bytes:
    """A value of whole numbers and text as canonical JSON.

    Raises:
        NotCanonical: a text in it is no Unicode.
    """
    try:
        return canonical(value).encode()
    except ValueError as fault:
        raise NotCanonical(str(fault)) from None


def texts_in(value: Any) -> Iterator[str]:
    """Every text in a value that `read_json` gave, names of fields too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)


def is_clean(text: str) -> bool:
    """Whether a text could stand in a record: people's text is admitted everywhere in the same way."""
    return len(text) <= LONGEST and ((text.isascii() and text.isprintable()) or is_admissible(text))


def look_over(data: bytes, values: int = limits.VALUES) -> None:
    """Look over JSON before it is read.

    Raises:
        NotCanonical: it is nested too deeply, or holds too much.
    """
    bare = _STRING.sub(b"", data)
    brackets = bare.translate(None, _ALL_BUT_BRACKETS)
    if bare.count(b",") + len(brackets) > values:
        raise NotCanonical("it holds too much")
    depth = 0
    for one in brackets:
        depth += 1 if one in _OPENING else -1
        if depth > limits.DEPTH:
            raise NotCanonical("it is nested too deeply")


def _whole(digits: str) -> int:
    if len(digits) > limits.DIGITS + 1 or abs(number := int(digits)) > limits.LARGEST_NUMBER:
        raise NotCanonical("a number is too large")
    return number


def _refuse(number: str) -> Any:
    raise NotCanonical("a number is no whole number")
