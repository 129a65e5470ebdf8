"""The known slips of people who write questionnaires in a text editor.

Looked for before the parser speaks, whose own words for most of them are opaque, and all reported in one
go. Four kinds the parser accepts, with another meaning than was meant: those are always reported. The
others only where the parser refuses the text, so that nothing which is right is ever called wrong.
"""

import re
from collections.abc import Iterator

from s11tui.questionnaire.problems import Notes
from s11tui.questionnaire.reading import Reading
from s11tui.questionnaire.shaping.keys import KEYS, TABLE_LISTS, TABLES, written
from s11tui.questionnaire.slip_words import said_of
from s11tui.questionnaire.structure.cursor import Path
from s11tui.questionnaire.structure.positions import Places
from s11tui.questionnaire.structure.statements import Statement

ALWAYS_WRONG = ("inline-lines", "inline-comma")
"""Newer parsers accept these, older ones refuse them: a file must mean the same on every machine."""

TEXTS_LIKE_NUMBERS = frozenset({"number", "version", "follows", "edition"})
_NUMBER = re.compile(r"[0-9][0-9._]*")


def look_for_slips(reading: Reading, notes: Notes) -> None:
    """Note every slip of a text; where the parser refused it for a reason that no slip explains, that too."""
    accepted = reading.document is not None
    for trouble in reading.structure.troubles:
        if trouble.kind == "path":
            notes.warn(trouble.line, *said_of(trouble))
        elif not accepted or trouble.kind in ALWAYS_WRONG:
            notes.error(trouble.line, *said_of(trouble))
    _Outline(reading.structure.statements, notes, _grades_of(reading.document or {})).look()
    refused = reading.refused
    if refused and refused.line < min((problem.line for problem in notes.errors()), default=refused.line + 1):
        notes.error(refused.line, refused.what, refused.mend)


class _Outline:
    """Goes along headers and keys and finds what stands in the wrong place or twice."""

    def __init__(self, statements: list[Statement], notes: Notes, grades: set[str]) -> None:
        self.statements = statements
        self.grades = grades
        self.notes = notes
        self.places = Places()
        self.first_seen: dict[Path, int] = {}
        self.table: tuple[str, ...] = ()
        self.missing: set[tuple[str, ...]] = set()

    def look(self) -> None:
        """Go along all statements."""
        for statement in self.statements:
            if statement.kind == "key":
                self._key(statement)
            else:
                self._header(statement)

    def _header(self, statement: Statement) -> None:
        name = self.table = statement.path
        is_list = name in TABLE_LISTS
        if is_list and statement.kind == "table":
            self.notes.error(
                statement.line,
                f"[{written(name)}] is one single table, but there may be several of these.",
                f"Write [[{written(name)}]]",
            )
        elif name in TABLES and statement.kind == "tables":
            self.notes.error(
                statement.line, "There is only one of these, so it has single brackets.", f"Write [{written(name)}]"
            )
        self._orphan(statement)
        as_list = is_list or (statement.kind == "tables" and name not in TABLES)
        place = self.places.enter(statement, as_list)
        if not as_list:
            self._once(place, statement.line, f"The table [{written(name)}]")

    def _orphan(self, statement: Statement) -> None:
        """A part that stands before the whole it belongs to."""
        for owner in _owners(statement.path):
            if owner in TABLE_LISTS and not self.places.count(self.places.place_of(owner)):
                if owner in self.missing:
                    return
                self.missing.add(owner)
                inside = "" if len(owner) == 1 else f" of this [[{written(owner[:-1])}]]"
                self.notes.error(
                    statement.line,
                    f"[[{written(statement.path)}]] has no owner: no [[{written(owner)}]]{inside} stands before it.",
                    f"Write [[{written(owner)}]] with its id and title above it.",
                )
                return

    def _key(self, statement: Statement) -> None:
        key = statement.path[0]
        self._once((*self.places.table, *statement.path), statement.line, f"`{written(statement.path)}`")
        if key in TEXTS_LIKE_NUMBERS and _NUMBER.fullmatch(statement.raw.strip()):
            self.notes.error(
                statement.line,
                "Without quotation marks this is a quantity, so that 1.10 would become 1.1.",
                f'Write {key} = "{statement.raw.strip()}"',
            )
        if self._belongs_above(key):
            self.notes.error(
                statement.line,
                f"`{key}` stands after [{written(self.table)}], so it is read as a part of that.",
                f"Move the line up, above [{written(self.table)}].",
            )

    def _belongs_above(self, key: str) -> bool:
        """Whether a key of the whole has slipped into a part that was opened before it."""
        owner = self.table[:-1]
        if self.table not in TABLES or not owner or key not in KEYS[owner]:
            return False
        return key not in KEYS[self.table] and key not in self.grades

    def _once(self, place: Path, line: int, what: str) -> None:
        first = self.first_seen.setdefault(place, line)
        if first != line:
            self.notes.error(line, f"{what} stands twice, here and on line {first}.", "Keep one of the two.")


def _owners(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for length in range(1, len(path)):
        yield path[:length]


def _grades_of(document: dict[str, object]) -> set[str]:
    """The ids of all grades that a document declares; a descriptor may bear any of these names."""
    scales = document.get("scale")
    found = set()
    for scale in scales if isinstance(scales, list) else []:
        grades = scale.get("grades") if isinstance(scale, dict) else None
        for grade in grades if isinstance(grades, list) else []:
            if isinstance(grade, dict) and isinstance(grade.get("id"), str):
                found.add(grade["id"])
    return found
