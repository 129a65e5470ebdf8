"""Names of files, put so that the guard can read them as text: every character keeps its place."""

import re
from collections.abc import Iterator

from s11tui.audit.privacy.name_words import STAFF, is_given, may_be_name
from s11tui.audit.privacy.names import is_staff, trace_of
from s11tui.audit.privacy.reading import Reading
from s11tui.audit.privacy.runs import parts_of
from s11tui.audit.privacy.trace import Trace

_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])_(?=[0-9])")
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_])|(?<=[^\W\d_]{2})\.(?=[^\W\d_])")
_SMALL_WORD = re.compile(r"[^\W\d_]+")
_OF_CHILD = re.compile(
    r"\b(?:chronology|body map|risk assessment|safety plan|care plan|ehcp|referral|disclosure|photo|injur(?:y|ies)"
    r"|bruis(?:e|es|ing)|cp plan|cin plan|cp conference|school report|social work report|tac|statement)\b",
    re.IGNORECASE,
)
_OF_STAFF = re.compile(
    r"\b(?:certificate|cert|training|trained|cv|dbs|application|appraisal|supervision|induction|contract|job|interview"
    r"|appointment|references?|award|signed|approved|sign ?off|card|profile|slides|presentation|talk)\b",
    re.IGNORECASE,
)


def as_text(name: str) -> str:
    """A file's name without its ending, its separators as a sentence would have them."""
    found = _ENDING.search(name)
    text = name[: found.start()] + " " * len(found.group()) if found else name
    text = _BETWEEN_DIGITS.sub("-", text).replace("_", " ")
    return _with_capitals(_BETWEEN_LETTERS.sub(" ", text))


def _with_capitals(text: str) -> str:
    """Given names and the family names after them begin with a capital, as many file names have none."""
    letters = list(text)
    end_of_given = -1
    for found in _SMALL_WORD.finditer(text):
        word, start = found.group(), found.start()
        capital = word[0].upper()
        if len(capital) == 1 and (
            is_given(word) or (start - end_of_given == 1 and may_be_name(capital + word[1:].lower()))
        ):
            letters[start] = capital
        end_of_given = found.end() if is_given(word) else -1
    return "".join(letters)


def names_in_file_name(text: str) -> Iterator[Trace]:
    """A given name with a family name, or beside a word for a paper about a child; not on papers about staff."""
    if _OF_STAFF.search(text) or any(word.casefold() in STAFF for word in _SMALL_WORD.findall(text)):
        return
    reading = Reading(text)
    of_child = bool(_OF_CHILD.search(text))
    for part in parts_of(reading):
        is_whole = of_child or part.after - part.first > 1
        if part.is_known and is_whole and not is_staff(reading, part):
            yield trace_of(reading, part)
