"""Words for what was found and what to write instead."""

import re
from datetime import date

from s11tui.questionnaire.problems import clipped, listed, nearest
from s11tui.questionnaire.shaping.keys import KEYS, TABLE_LISTS, Name, header, written

_KINDS: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (bool, "true or false"),
    (str, "a text"),
    ((int, float), "a number"),
    (list, "a list"),
    (dict, "a table"),
)
_EXAMPLES = {
    "ask": 'ask = { kinds = ["school"] }',
    "usual": 'usual = { ask = ["how-you-know"] }',
    "looks_like": "[area.standard.looks_like] with one descriptor for each grade under it",
    "questionnaire": "[questionnaire] with id, version and title under it",
}


def kind_of(value: object) -> str:
    """What a parsed value is, as a person would say it."""
    return next((words for kinds, words in _KINDS if isinstance(value, kinds)), "a date or time")


def in_quotes(value: object) -> str:
    """A value as the text that was probably meant."""
    return f'"{clipped(str(value), 40)}"' if isinstance(value, str | int | float | date) else '"..."'


def as_number(value: object) -> str:
    """The number that a text probably meant."""
    digits = re.search(r"-?\d{1,12}(?:\.\d+)?", value) if isinstance(value, str) else None
    return f"{digits.group()}, without quotation marks" if digits else "10"


def table_example(key: str) -> str:
    """How to write a table under this key."""
    return _EXAMPLES.get(key, f"{key} = {{ ... }}")


def table_mend(name: Name) -> str:
    """How to write a table where something else stands."""
    shown = header(name)
    return f"Write {shown} and its keys under it." if shown.startswith("[") else f'Write {{ {KEYS[name][0]} = "..." }}'


def this(name: Name) -> str:
    """The table as the subject of a sentence."""
    return "The file" if not name else f"This {header(name)}"


def mend_unknown(key: str, name: Name) -> str:
    """What to do about a key that a table does not know."""
    owner = next((name[:length] for length in range(len(name) - 1, 0, -1) if key in KEYS.get(name[:length], ())), None)
    if owner:
        return f"It is a key of {header(owner)}: move the line up, above {header(name)}."
    below = next((one for one in KEYS if len(one) > 1 and one[-1] in (key, key.removesuffix("s"))), None)
    if below and not name:
        return f"Did you mean [[{written(below)}]]?"
    parts = [one for one in KEYS if one and one[:-1] == name and key in KEYS[one]]
    if parts:
        part = next((one for one in parts if one in TABLE_LISTS), parts[0])
        return f"It is a key of {header(part)}: write it there."
    found = nearest(key, KEYS[name])
    if found:
        return f"Did you mean `{found}`?"
    return f"The keys here are {listed((f'`{one}`' for one in KEYS[name]), 'and')}."
