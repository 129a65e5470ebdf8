"""Taking values out of one table of the document, noting everything that is not as it should be.

Whatever is wrong, a value of the right type comes back, so that the look goes on to the end of the file.
"""

import math
import re
from collections.abc import Collection, Mapping
from datetime import date, datetime

from s11tui import text as door
from s11tui.questionnaire.problems import Notes, clipped, did_you_mean, listed, nearest
from s11tui.questionnaire.shaping.keys import KEYS, Name, header
from s11tui.questionnaire.shaping.wording import (
    as_number,
    in_quotes,
    kind_of,
    mend_unknown,
    table_example,
    table_mend,
    this,
)
from s11tui.questionnaire.structure.cursor import Path
from s11tui.questionnaire.vocabulary import PLACEHOLDERS

LARGEST_NUMBER = 10**12
LONGEST_ID = 60
LONGEST_LINE = 500

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLACEHOLDER = re.compile(r"\{([^{}\n]{0,60})\}")


class Table:
    """One table of the document.

    Attributes:
        path: its place in the document.
        name: which table it is, for what it knows and for messages.
    """

    def __init__(self, values: Mapping[str, object], path: Path, name: Name, notes: Notes) -> None:
        self._values = values
        self.path = path
        self.name = name
        self.notes = notes
        self._note_unknown_keys()

    def at(self, *more: str | int) -> Path:
        """The place of something inside this table."""
        return (*self.path, *more)

    def has(self, key: str) -> bool:
        """Whether the key is written, whatever its value."""
        return key in self._values

    def raw(self, key: str) -> object:
        """The value as it was parsed; None where there is none."""
        return self._values.get(key)

    def names(self) -> tuple[str, ...]:
        """The keys that are written in it, in order."""
        return tuple(self._values)

    def text(self, key: str, required: bool = False) -> str:
        """A text that may have several lines; empty where it is not given."""
        value = self.raw(key)
        if value is None and not required:
            return ""
        if value is None:
            self._note_missing(key)
            return ""
        if not isinstance(value, str):
            self._wrong(key, value, "a text", f"{key} = {in_quotes(value)}")
            return ""
        admitted = self.admitted(value, key)
        if not admitted and required:
            self.notes.error(
                self.at(key), f"`{key}` is empty.", f'Write {key} = "..." with words between the quotation marks.'
            )
        return admitted

    def line(self, key: str, required: bool = False, longest: int = LONGEST_LINE) -> str:
        """A text that stands on one line; empty where it is not given."""
        value = " ".join(self.text(key, required).split())
        if len(value) > longest:
            self.notes.error(self.at(key), f"`{key}` is {len(value)} characters long.", f"Write at most {longest}.")
        return value[:longest]

    def admitted(self, value: str, *where: str | int) -> str:
        """A text as it comes through the door, its placeholders looked at."""
        admitted = door.admit(value)
        if admitted.dropped:
            self.notes.warn(
                self.at(*where),
                f"Hidden control characters stand in this text ({admitted.dropped}); they are left out.",
                "Type the text again if words are missing.",
            )
        for name in dict.fromkeys(_PLACEHOLDER.findall(admitted.text)):
            if name not in PLACEHOLDERS:
                found = nearest(name, PLACEHOLDERS)
                names = listed(f"{{{one}}}" for one in PLACEHOLDERS)
                self.notes.error(
                    self.at(*where),
                    f"Nothing is ever filled in for {{{clipped(name)}}}.",
                    f"Did you mean {{{found}}}?" if found else f"Write {names}; other text in braces is not possible.",
                )
        return admitted.text.strip()

    def id(self, key: str = "id") -> str:
        """The id of what this table is about, as it is written; noted where it is no id."""
        value = self.line(key, required=True)
        if value and (not ID.fullmatch(value) or len(value) > LONGEST_ID):
            self.notes.error(
                self.at(key),
                f'"{clipped(value)}" is no id: that takes small letters, digits and hyphens, {LONGEST_ID} at most.',
                f'Write {key} = "{door.slug(value)}"',
            )
        return value

    def flag(self, key: str, default: bool = False) -> bool:
        """True or false, and nothing that merely looks like it."""
        value = self.raw(key)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        truth = "false" if str(value).strip().lower() in ("no", "false", "off", "0") else "true"
        self._wrong(key, value, "true or false", f"{key} = {truth}, without quotation marks")
        return default

    def number(self, key: str) -> float | None:
        """A finite number; None where it is not given."""
        value = self.raw(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._wrong(key, value, "a number", f"{key} = {as_number(value)}")
            return None
        if not math.isfinite(value) or abs(value) > LARGEST_NUMBER:
            self.notes.error(
                self.at(key), f"`{key}` is not a usable number.", f"Write {key} = 10, or whatever is meant."
            )
            return None
        return float(value)

    def whole(self, key: str) -> int | None:
        """A whole number from 1."""
        value = self.number(key)
        if value is not None and (value < 1 or value != int(value)):
            self.notes.error(
                self.at(key), f"`{key}` must be a whole number from 1.", f"Write {key} = {max(1, round(value))}"
            )
            return None
        return None if value is None else int(value)

    def date(self, key: str) -> str:
        """A calendar day as year-month-day; empty where it is not given. TOML's own dates are taken too."""
        value = self.raw(key)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value.isoformat()
        words = self.line(key) if isinstance(value, str | None) else ""
        try:
            if words or value is not None:
                return date.fromisoformat(words).isoformat()
        except ValueError:
            self.notes.error(
                self.at(key),
                f"`{key}` is not a date.",
                f'Write {key} = "2027-03-19": year, month and day, with hyphens.',
            )
        return ""

    def texts(self, key: str, single: bool = False) -> tuple[str, ...]:
        """A list of texts, each on one line; with `single`, one text will do for a list of one."""
        value = self.raw(key)
        if value is None:
            return ()
        if single and isinstance(value, str):
            value = [value]
        if not isinstance(value, list):
            self._wrong(key, value, "a list of texts", f"{key} = [{in_quotes(value)}]")
            return ()
        found = []
        for index, item in enumerate(value):
            if isinstance(item, str):
                found.append(" ".join(self.admitted(item, key, index).split()))
            else:
                self.notes.error(
                    self.at(key, index),
                    f"In `{key}` stands {kind_of(item)} where a text is wanted.",
                    f"Write {in_quotes(item)}",
                )
        return tuple(found)

    def chosen(self, key: str, closed: Collection[str], single: bool = False) -> tuple[str, ...]:
        """A list of words from a closed list."""
        found: dict[str, None] = {}
        for index, word in enumerate(self.texts(key, single)):
            if not self._known(word, closed, self.at(key, index), key):
                continue
            if word in found:
                self.notes.warn(self.at(key, index), f'"{word}" stands twice in `{key}`.', "Take one of them out.")
            found[word] = None
        return tuple(found)

    def one_of(self, key: str, closed: Collection[str], default: str) -> str:
        """One word from a closed list."""
        word = self.line(key)
        if not isinstance(self.raw(key), str):
            return default
        return word if self._known(word, closed, self.at(key), key) else default

    def table(self, key: str) -> "Table | None":
        """The table under a key; None where there is none."""
        value = self.raw(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._wrong(key, value, "a table", table_example(key))
            return None
        return Table(value, self.at(key), (*self.name, key), self.notes)

    def tables(self, key: str) -> tuple["Table", ...]:
        """The tables of a list; one single table is taken as a list of one."""
        value = self.raw(key)
        if value is None:
            return ()
        items = value if isinstance(value, list) else [value]
        return tuple(self._item(key, item, index) for index, item in enumerate(items))

    def _item(self, key: str, item: object, index: int) -> "Table":
        name = (*self.name, key)
        if isinstance(item, dict):
            return Table(item, self.at(key, index), name, self.notes)
        self.notes.error(
            self.at(key, index), f"In `{key}` stands {kind_of(item)} where a table is wanted.", table_mend(name)
        )
        return Broken(self.at(key, index), name, self.notes)

    def _note_missing(self, key: str) -> None:
        """That a key is missing, unless a misspelt one was told to be it."""
        known = KEYS[self.name]
        if self.notes.is_full or not any(one not in known and nearest(one, known) == key for one in self._values):
            self.notes.error(self.path, f"{this(self.name)} has no `{key}`.", f'Write {key} = "..." under it.')

    def _known(self, word: str, closed: Collection[str], where: Path, key: str) -> bool:
        if word not in closed:
            mend = "" if self.notes.is_full else did_you_mean(word, closed)
            self.notes.error(where, f'"{clipped(word)}" is not known for `{key}`.', mend)
        return word in closed

    def _wrong(self, key: str, value: object, wanted: str, mend: str) -> None:
        self.notes.error(self.at(key), f"`{key}` must be {wanted}, but {kind_of(value)} stands there.", f"Write {mend}")

    def _note_unknown_keys(self) -> None:
        known = KEYS[self.name]
        for key in self._values if known else ():
            if key not in known:
                mend = "" if self.notes.is_full else mend_unknown(key, self.name)
                self.notes.error(self.at(key), f"`{clipped(key)}` is not a key of {header(self.name)}.", mend)


class Broken(Table):
    """Stands in for something that is no table, so that those after it keep their places."""

    def __init__(self, path: Path, name: Name, notes: Notes) -> None:
        super().__init__({}, path, name, notes)

    def text(self, key: str, required: bool = False) -> str:
        """Nothing: that there is no table here is noted already."""
        return ""
