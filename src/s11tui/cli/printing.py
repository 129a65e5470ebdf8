"""What goes to standard output and standard error.

Everything that a person or a file said passes `harmless` on its way to the terminal.
"""

import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

import click

from s11tui.clock import local
from s11tui.text import listed as listed
from s11tui.text import near as near

_COMMANDING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_UNSEEN_IN_JSON = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def harmless(text: str) -> str:
    """Text in which nothing can command a terminal: control characters become signs that can be seen."""
    return _COMMANDING.sub(_visible, text)


def one_line(text: str) -> str:
    """Harmless text on one line."""
    return harmless(" ".join(text.split()))


def say(text: str = "") -> None:
    """A line of result, on standard output."""
    click.echo(harmless(text))


def note(text: str) -> None:
    """A line that is not the result (a notice, what to do next), on standard error."""
    click.echo(harmless(text), err=True)


def say_json(value: Any) -> None:
    """The result as JSON, on standard output. Every character arrives, whatever the terminal can show."""
    plain = "utf" not in (getattr(sys.stdout, "encoding", None) or "utf-8").lower()
    written = json.dumps(value, ensure_ascii=plain, indent=2)
    click.echo(_UNSEEN_IN_JSON.sub(lambda found: f"\\u{ord(found.group()):04x}", written))


def say_table(head: Sequence[str], rows: Iterable[Sequence[str]], indent: str = "") -> None:
    """Rows under a head (none: rows only), in columns as wide as they need."""
    lines = [[one_line(cell) for cell in row] for row in ((head, *rows) if head else rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        say(f"{indent}{'  '.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))}".rstrip())


def moment_in_words(stamp: str) -> str:
    """`23 Nov 2026 14:02`, from a stamp of the record; empty for none."""
    return f"{local(stamp):%d %b %Y %H:%M}".lstrip("0") if stamp else ""


def soften(stream: TextIO) -> None:
    """Let a stream write a sign for what its encoding lacks, instead of failing over it."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _visible(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
