"""What can be done next: chosen by a number, by a word, or by enough of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from s11tui.cli.plain.prompts import alike
from s11tui.cli.plain.talk import Talk, quoted
from s11tui.errors import BadInput


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is: the return, a standard (by its id), the review, or out of it."""

    kind: str
    standard: str = ""


MENU = ("menu", "m", "again", "where")
"""Says again where one is, and what can be done."""

RETURN, REVIEW = Place("return"), Place("review")

Doing = Callable[[str], Place | None]
"""Does it, given what was typed after the word; says where one is then, None for where one was."""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that can be done.

    Attributes:
        word: what is typed for it.
        label: what is read out; the word itself where it is empty: those are read in one line.
        also: other words for it.
        takes_more: whether more may be typed after the word.
    """

    word: str
    do: Doing
    label: str = ""
    also: tuple[str, ...] = ()
    takes_more: bool = False


def read_out(talk: Talk, options: Sequence[Option], *, whole: bool = True) -> None:
    """The options with their numbers: those with a label a line each, the others (where `whole`) together."""
    others = []
    for number, one in enumerate(options, 1):
        if one.label:
            talk.say(f"{number}. {one.label}")
        else:
            others.append(f"{number} {one.word}")
    if others and whole:
        talk.say(f"More: {'; '.join(others)}.")


def understood(options: Sequence[Option], line: str) -> tuple[Option, str]:
    """The option that a line names, and what was typed after its word.

    Raises:
        BadInput: it names none, or several.
    """
    given = alike(line)
    if given.isdecimal() and len(given) < 6 and 1 <= int(given) <= len(options):
        return options[int(given) - 1], ""
    for one in options:
        if given in map(alike, (one.word, *one.also)):
            return one, ""
    longest = sorted(((name, one) for one in options if one.takes_more for name in (one.word, *one.also)), key=_length)
    for name, one in longest:
        if given.startswith(f"{alike(name)} "):
            return one, line.split(maxsplit=len(name.split()))[-1]
    return _by_its_beginning(options, given), ""


def _by_its_beginning(options: Sequence[Option], given: str) -> Option:
    begin = [one for one in options if given and alike(one.word).startswith(given)]
    if len(begin) == 1:
        return begin[0]
    shown = given[:60]
    if begin:
        raise BadInput(
            f"{quoted(shown)} could be several things.", f"Type one of: {', '.join(one.word for one in begin)}."
        )
    raise BadInput(f"{quoted(shown)} is not understood here.", "Type “menu” to hear what can be typed.")


def _length(named: tuple[str, Option]) -> int:
    return -len(named[0])
