"""Dates of birth: a date beside a word that speaks of birth, or in brackets straight after a name."""

import re
from collections.abc import Iterator

from s11tui.audit.privacy.name_words import is_given, is_staff_word
from s11tui.audit.privacy.trace import Trace

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])"
_IN_YEAR = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:(?:19|20)[0-9]{2}|[0-9]{2})"
_GAP = r"[ \u00a0]"

_DATE = re.compile(
    r"(?<![0-9])(?<![0-9][/.\-])(?:"
    rf"(?:19|20)[0-9]{{2}}([\-/.]){_IN_YEAR}\1{_DAY}"
    rf"|{_DAY}([/.\- ]){_IN_YEAR}\2{_YEAR}"
    rf"|{_DAY}(?:st|nd|rd|th)?(?:{_GAP}of)?[ \u00a0\-]{_MONTH},?[ \u00a0\-]['’]?{_YEAR}"
    rf"|{_MONTH}{_GAP}{_DAY}(?:st|nd|rd|th)?,?{_GAP}{_YEAR}"
    r"|(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])(?:19|20)[0-9]{2}"
    r"|(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
    r")(?![0-9])(?![/.\-][0-9])",
    re.IGNORECASE,
)
_BIRTH = re.compile(
    r"(?<![^\W_])(?:born|birthda(?:y|te)|(?:date|day) of birth|birth date|d\.?[ ]?o\.?[ ]?b)s?(?![^\W_])\.?",
    re.IGNORECASE,
)
_STRAIGHT_AFTER = re.compile(
    r"[ \u00a0]?[,(\-–:]?[ \u00a0]?(?:is |was )?(?:(?:his|her|their|the) )?" + _BIRTH.pattern, re.IGNORECASE
)
_FOR_MANY_OR_PAPERS = re.compile(
    r"(?<![^\W_])(?:after|before|between|since|until|from|to|by|and|year|polic(?:y|ies)|dated|form|review(?:ed)?"
    r"|check(?:ed|s)?|audit(?:ed)?|updated|returns?|guidance)(?![^\W_])|[.!?;][ \n]|\n\n",
    re.IGNORECASE,
)
"""Between “born” and a date, these say that it is the age of a year group or the date of a paper."""

_SPAN = re.compile(r"[ \u00a0]?(?:to|until|[\-–])[ \u00a0]?[0-9]", re.IGNORECASE)
_ALSO = re.compile(r"[ \u00a0]?(?:,|;|/|&|and|, and)[ \u00a0]?(?:the )?", re.IGNORECASE)
_NAME_BEFORE_BRACKET = re.compile(r"((?:[^\W\d_][^\W_]*(?:['’\-][^\W\d_]+)*[ \u00a0]){1,3})?\($")
_SIGNED = re.compile(
    r"(?<![^\W_])(?:signed|by|dated|review(?:ed)?|train(?:ed|ing)|completed|attended|approved|author|checked)(?![^\W_])",
    re.IGNORECASE,
)
_NEAR = 44
"""Characters between a word of birth and its date; about seven words."""


def births(text: str) -> Iterator[Trace]:
    """Dates that are said to be of birth."""
    end_of_last = -1
    for found in _DATE.finditer(text):
        another = end_of_last >= 0 and found.start() - end_of_last < 12
        if (
            _is_said_before(text, found.start(), found.end())
            or _STRAIGHT_AFTER.match(text, found.end())
            or _is_after_name(text, found.start())
            or (another and _ALSO.fullmatch(text, end_of_last, found.start()))
        ):
            end_of_last = found.end()
            yield Trace("date of birth", found.start(), found.end(), found.group())


def _is_said_before(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _NEAR) : start]
    words = list(_BIRTH.finditer(before))
    if not words or _FOR_MANY_OR_PAPERS.search(before, words[-1].end()):
        return False
    return not _SPAN.match(text, end)


def _is_after_name(text: str, start: int) -> bool:
    if start < 2 or text[start - 1] != "(":
        return False
    before = text[max(0, start - 60) : start]
    if _SIGNED.search(before):
        return False
    found = _NAME_BEFORE_BRACKET.search(before)
    if found is None or not found.group(1) or any(is_staff_word(word) for word in _words(before)):
        return False
    return any(is_given(word) and word[0].isupper() for word in found.group(1).split()[:2])


def _words(before: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", before)
