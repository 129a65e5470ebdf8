"""What is said about each slip: what it means, and what to write instead."""

import re
from collections.abc import Callable

from s11tui.questionnaire.problems import clipped
from s11tui.questionnaire.structure.cursor import Trouble, TroubleKind
from s11tui.questionnaire.structure.texts import CURLY

FLAGS = frozenset({"required", "confirmed", "urgent", "na", "compare", "graded", "personal", "answered"})
"""Keys whose value is true or false."""

_DATE = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})")

Said = tuple[str, str]


def said_of(trouble: Trouble) -> Said:
    """The message and the mend for a trouble."""
    return _WORDS[trouble.kind](trouble)


def _assigned(trouble: Trouble, value: str) -> str:
    return f"{trouble.key} = {value}" if trouble.key else value


def _bare_words(trouble: Trouble) -> str:
    """The text itself, without any quotation marks around it, short enough for a message."""
    return clipped(trouble.words.strip().rstrip(",").strip(CURLY + "\"' \t"), 50).replace('"', "'")


def _quoted(trouble: Trouble) -> str:
    return f"Write {_assigned(trouble, chr(34) + _bare_words(trouble) + chr(34))} with straight quotation marks."


def _curly(trouble: Trouble) -> Said:
    return "Curly quotation marks, as a word processor makes them, do not mark a text here.", _quoted(trouble)


def _yes(trouble: Trouble) -> Said:
    word = trouble.words.strip().lower()
    truth = "true" if word in ("yes", "on", "y", "true") else "false"
    if trouble.key in FLAGS:
        return f"`{trouble.words}` is not understood: the words are true and false, in small letters.", (
            f"Write {_assigned(trouble, truth)}"
        )
    return f"`{trouble.words}` stands without quotation marks.", f"Write {_assigned(trouble, chr(34) + word + chr(34))}"


def _date(trouble: Trouble) -> Said:
    found = _DATE.search(trouble.words)
    day, month, year = found.groups() if found else ("", "", "")
    if len(day) == 4:
        day, year = year, day
    year = f"20{year}" if len(year) == 2 else year
    written = f'"{year}-{month:0>2}-{day:0>2}"'
    return "A date is written year first, with hyphens and in quotation marks.", f"Write {_assigned(trouble, written)}"


def _unquoted(trouble: Trouble) -> Said:
    return f"This text stands without quotation marks: {_bare_words(trouble)}", _quoted(trouble)


def _inner_quote(trouble: Trouble) -> Said:
    return (
        'A straight " inside the text ends it too early.',
        'Write \\" inside the text, or use curly “ ” or single quotation marks there.',
    )


def _apostrophe(trouble: Trouble) -> Said:
    return (
        "The apostrophe ends this text too early, because the text stands in single quotation marks.",
        f"Use double ones: {_assigned(trouble, chr(34) + _bare_words(trouble) + chr(34))}",
    )


def _line_break(trouble: Trouble) -> Said:
    mark = trouble.words[:1]
    if trouble.words.count(mark) == 1 and len(trouble.words) > 1:
        return (
            "This text is not closed on its line: a line break in it, or the closing quotation mark is missing.",
            f'Write {mark} at its end; a text of several lines stands between """ and """.',
        )
    return "The quotation marks of this text do not match.", 'Write one " before it and one behind it.'


def _backslash(trouble: Trouble) -> Said:
    return (
        "A backslash, as in a Windows path, means something special between double quotation marks.",
        f"Use single ones: {_assigned(trouble, chr(39) + _bare_words(trouble) + chr(39))} (or write \\\\ for each \\).",
    )


def _header(trouble: Trouble) -> Said:
    name = trouble.key or trouble.words.strip("[] \t")
    mend = (
        f"Write [[{name}]]" if re.fullmatch(r"[A-Za-z0-9_.\-]+", name) else "Write a header alone on its line: [[area]]"
    )
    return f"This header cannot be understood: {clipped(trouble.words)}", mend


def _colon(trouble: Trouble) -> Said:
    key, _, value = trouble.words.partition(":")
    words = clipped(value.strip(CURLY + "\"' "), 50)
    return "A key and its value are joined by =, not by a colon.", f'Write {key.strip()} = "{words}"'


def _spaced_key(trouble: Trouble) -> Said:
    words = trouble.words.partition("=")[0].split()
    return "A key is one word.", f"Write {'_'.join(words).lower()} ="


def _stray(trouble: Trouble) -> Said:
    return (
        f"This line is neither a header nor a key with its value: {clipped(trouble.words)}",
        'Write key = "value"; put # before a remark, and """ before and behind a text of several lines.',
    )


def _after(trouble: Trouble) -> Said:
    return (
        f"Something more stands behind the value: {clipped(trouble.words)}",
        "Take it out, or put it on its own line.",
    )


def _fixed(message: str, mend: str) -> Callable[[Trouble], Said]:
    return lambda trouble: (message, mend.replace("KEY", trouble.key or "key"))


_WORDS: dict[TroubleKind, Callable[[Trouble], Said]] = {
    "after": _after,
    "apostrophe": _apostrophe,
    "backslash": _backslash,
    "brackets": _header,
    "colon": _colon,
    "comma": _fixed("A comma stands behind the value.", "Take it out: only things inside [ ] and { } need commas."),
    "curly": _curly,
    "date": _date,
    "deep": _fixed("Lists or tables lie too deep inside one another.", "Take some of the brackets out."),
    "header": _header,
    "inline-comma": _fixed("A comma stands before the closing }.", "Take that comma out."),
    "inline-key": _fixed(
        "Between { and } stands something that is no key = value.", "Write KEY = { name = value, name = value }"
    ),
    "inline-lines": _fixed(
        "A table between { and } must stand on one line.",
        "Write it on one line, or as a table of its own under a [header].",
    ),
    "line-break": _line_break,
    "no-comma": _fixed("There is no comma between two things in this list.", "Write a comma between them."),
    "no-date": _fixed("This is no date that exists.", 'Write KEY = "2027-03-19": year, month, day.'),
    "no-value": _fixed("There is no value behind the = sign.", 'Write KEY = "...", or take the line out.'),
    "path": _fixed(
        "Backslashes in this Windows path are read as signs such as a tab or a line break.",
        "Put the path between single quotation marks: KEY = '...'",
    ),
    "quote-inside": _inner_quote,
    "slashes": _fixed("A remark does not begin with //.", "Write # before it."),
    "spaced-key": _spaced_key,
    "stray": _stray,
    "unclosed-inline": _fixed("This { is never closed.", "Write } at its end."),
    "unclosed-list": _fixed("This list is never closed.", "Write ] at its end."),
    "unclosed-text": _fixed("This text of several lines is never closed.", 'Write """ behind its last line.'),
    "unquoted": _unquoted,
    "yes": _yes,
}  # fmt: skip
