"""From the bytes of a file to a parsed document with the line of everything in it.

Whatever arrives, this neither hangs nor raises anything but `Unreadable`: the size is capped before parsing,
and so are long lines, long dotted keys and nesting, on which the parser would spend minutes or its stack.
"""

import codecs
import re
import tomllib
from dataclasses import dataclass, field

from s11tui.errors import BadInput
from s11tui.questionnaire.problems import clipped
from s11tui.questionnaire.structure.positions import Positions, positions_of
from s11tui.questionnaire.structure.statements import Structure, scan

LARGEST = 1024 * 1024
"""Bytes in a file; the longest questionnaire known is a third of it."""

LONGEST_LINE = 20_000
"""Characters in a line, several pages of print."""

MOST_KEY_PARTS = 40
"""Parts in a dotted key; no table of a questionnaire lies deeper than four."""

_KEY_PART = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_LONG_KEY = re.compile(rf"(?<![A-Za-z0-9_-]){_KEY_PART}(?:[ \t]*\.[ \t]*{_KEY_PART}){{{MOST_KEY_PARTS}}}")
_LONG_NUMBER = re.compile(r"[0-9_]{4000}")
_PARSER_LINE = re.compile(r"\s*\((?:at line (\d+), column \d+|at end of document)\)")

_PARSER_WORDS = {
    "Cannot overwrite a value": ("The same key or table is written twice.", "Keep one of the two."),
    "Cannot declare": ("The same table is written twice.", "Keep one of the two, or write [[...]] where it is a list."),
    "Cannot mutate": ("The same table is written in two different ways.", "Keep one of the two."),
    "Cannot redefine": ("The same table is written twice.", "Keep one of the two."),
    "Duplicate inline table key": ("A key stands twice between { and }.", "Keep one of the two."),
    "Expected '=' after a key": ("There is no = sign behind the key.", 'Write key = "value".'),
    "Invalid initial character for a key": (
        "No key begins like this.",
        'Write key = "value", with a key of small letters.',
    ),
    "Expected newline or end of document": (
        "Something more stands behind the value.",
        "Take it out, or put it on its own line.",
    ),
    "Unclosed": ("A list or a table is not closed.", "Write ] or } at its end."),
    "Unterminated string": ("A text is not closed.", "Write the closing quotation mark."),
    'Expected "\'"': ("A text is not closed.", "Write the closing quotation mark."),
    "Expected \"'''\"": ("A text is not closed.", "Write the closing '''."),
    "Expected ']": ("A header is not closed.", "Close it with as many ] as it opens with [."),
    "Unescaped '\\'": (
        "A backslash in this text is not allowed.",
        "Write \\\\ for each \\, or use '...' around the text.",
    ),
    "Illegal character": ("A hidden control character stands here.", "Delete it, or type the line again."),
    "Found invalid character": ("A hidden control character stands here.", "Delete it, or type the line again."),
    "Invalid date": ("This is no date that exists.", 'Write a date as "2027-03-19": year, month, day.'),
    "Invalid value": ("This value cannot be understood.", 'Put it in quotation marks: "..."'),
    "Invalid hex": ("This code for a character cannot be understood.", "Type the character itself."),
    "Escaped character": ("This code for a character cannot be understood.", "Type the character itself."),
    "Exceeds the limit": ("A number here has thousands of digits.", "Write a shorter number."),
}


class Unreadable(BadInput):
    """The file is not a text that could be looked at; `line` is where that shows."""

    def __init__(self, line: int, what: str, mend: str) -> None:
        self.line = line
        super().__init__(what, mend)


@dataclass(frozen=True)
class Reading:
    """A text as it was understood.

    Attributes:
        document: what the parser made of it; None where it refused.
        structure: the statements and what is odd about them, also where the parser refused.
        refused: the parser's refusal in plain words.
    """

    text: str
    structure: Structure
    positions: Positions
    document: dict[str, object] | None = None
    refused: Unreadable | None = field(default=None)


def read(data: bytes) -> Reading:
    """Read the bytes of a questionnaire's file. Raises: Unreadable."""
    text = text_of(data)
    _refuse_hostile(text)
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return Reading(text, scan(text, recover=True), Positions({}), refused=_in_plain_words(error, text))
    structure = scan(text)
    return Reading(text, structure, positions_of(structure.statements), document)


def text_of(data: bytes) -> str:
    """The text of a file, from UTF-8 or UTF-16, with line ends made alike. Raises: Unreadable."""
    if len(data) > LARGEST:
        raise Unreadable(
            1, "This file is larger than 1 MB; no questionnaire is.", "Give the questionnaire's own .toml file."
        )
    encoding = _encoding_of(data)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unreadable(
            line,
            "This line holds something that is not text in UTF-8, so the file cannot be read.",
            "Save it as UTF-8 (in Notepad: Save as, Encoding, UTF-8).",
        ) from None
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _encoding_of(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data[1:2] == b"\0" and data[:1] != b"\0":
        return "utf-16-le"
    return "utf-16-be" if data[:1] == b"\0" and data[1:2] != b"\0" else "utf-8"


def _refuse_hostile(text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            raise Unreadable(
                number, f"This line is {len(line):,} characters long.", 'Break a long text over lines, within """.'
            )
        if line.count(".") >= MOST_KEY_PARTS and _LONG_KEY.search(line):
            raise Unreadable(
                number, f"A key here has more than {MOST_KEY_PARTS} parts.", "Write [[area.standard]] or the like."
            )


def _in_plain_words(error: Exception, text: str) -> Unreadable:
    """The parser's refusal as a person would say it, with its line."""
    if isinstance(error, RecursionError):
        return Unreadable(1, "Lists or tables lie too deep inside one another.", "Take some of the brackets out.")
    words = str(error)
    place = _PARSER_LINE.search(words)
    number = _LONG_NUMBER.search(text)
    end = number.start() if number and not place else len(text.rstrip())
    line = int(place.group(1)) if place and place.group(1) else text.count("\n", 0, end) + 1
    reason, mend = next(
        (said for start, said in _PARSER_WORDS.items() if words.startswith(start)),
        ("This line cannot be understood.", 'Write key = "value", or a header such as [[area]].'),
    )
    shown = clipped(text.split("\n")[line - 1]) if line <= text.count("\n") + 1 else ""
    return Unreadable(line, f"{reason} The line reads: {shown}" if shown else reason, mend)
