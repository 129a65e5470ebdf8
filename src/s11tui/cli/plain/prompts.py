"""Kinds of questions that are put: choosing from a list, short fields, long texts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import click

from s11tui.cli.plain.talk import END, TAKEN, Back, Keep, Stop, Talk, quoted, sentence, unescaped
from s11tui.errors import BadInput

Thing = TypeVar("Thing")


class Unfinished(Stop):
    """The person left in the middle of a text."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What came: one of the words that were offered, or a text."""

    word: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be chosen by its number, its id or its label."""

    id: str
    label: str
    more: str = ""


class Check(Protocol):
    """Gives back a value as it will be kept, or raises why it will not be."""

    def __call__(self, raw: str, /) -> str: ...


@dataclass(frozen=True, slots=True)
class Field:
    """One short thing that is asked. `check` is tried at once where a person types."""

    prompt: str
    explained: str
    needed: bool = False
    check: Check | None = None


def until(talk: Talk, prompt: str, explained: str, understand: Callable[[str], Thing]) -> Thing:
    """Ask until it is understood; a script is told once, and goes on with its next line.

    Raises:
        Back: the person goes back, or a script was not understood.
    """
    while True:
        line = talk.ask(prompt, explained)
        try:
            return understand(line)
        except BadInput as refusal:
            talk.refuse(refusal)
            if not talk.interactive:
                raise Back from None


def say_choices(talk: Talk, choices: Sequence[Choice]) -> None:
    """Each choice with its number."""
    for number, one in enumerate(choices, 1):
        talk.say(f"{number}. {sentence(one.label)}{f' {one.more}' if one.more else ''}")


def chosen(choices: Sequence[Choice], given: str) -> Choice:
    """The choice that a number, an id or a label names.

    Raises:
        BadInput: it names none.
    """
    wanted = alike(given)
    if wanted.isdecimal() and len(wanted) < 6 and 1 <= int(wanted) <= len(choices):
        return choices[int(wanted) - 1]
    for names in ([one.id for one in choices], [one.label for one in choices]):
        for one, name in zip(choices, names, strict=True):
            if wanted and wanted == alike(name):
                return one
    if not choices:
        raise BadInput("There is nothing to choose from.", "Type back.")
    raise BadInput(f"“{wanted[:200]}” is not one of them.", f"Type a number from 1 to {len(choices)}, or back.")


def alike(text: str) -> str:
    """A text as it is compared: small letters, hyphens as spaces, one space between words."""
    return " ".join(text.casefold().replace("-", " ").split())


def several(choices: Sequence[Choice], given: str) -> list[Choice]:
    """The choices that are named, by commas.

    Raises:
        BadInput: one of them is none.
    """
    try:
        return [chosen(choices, given)]
    except BadInput:
        found = [chosen(choices, one) for one in given.split(",") if one.strip()]
    if not found:
        raise BadInput("Nothing was chosen.", f"Type numbers from 1 to {len(choices)} with commas, or back.")
    return list({one.id: one for one in found}.values())


def fields(talk: Talk, asked: Sequence[Field]) -> list[str]:
    """Short texts, one after the other.

    From a script all are read before any is refused: else the next line would be taken for what it is not.

    Raises:
        Back: the person goes back.
    """
    given = [_field(talk, one) for one in asked]
    try:
        return [_checked(one, text) for one, text in zip(asked, given, strict=True)]
    except BadInput as refusal:
        talk.refuse(refusal)
        raise Back from None


def _field(talk: Talk, field: Field) -> str:
    while True:
        line = unescaped(talk.ask(field.prompt, field.explained), TAKEN)
        text = talk.admit_line(line)
        if not talk.interactive:
            return text
        try:
            return _checked(field, text)
        except BadInput as refusal:
            talk.refuse(refusal)


def _checked(field: Field, text: str) -> str:
    if not text:
        if field.needed:
            raise BadInput(f"{field.prompt} is needed, and nothing was typed.", "Type it, or back.")
        return ""
    return field.check(text) if field.check else text


def long_text(
    talk: Talk, prompt: str, explained: str, words: Sequence[str] = (), keep: Keep | None = None, start: str = ""
) -> Heard:
    """A text of any length: lines up to one that is a full stop alone, or what an editor gave back.

    Args:
        words: what else may be said on the first line; `edit` is always understood.
        keep: is given what stands so far, line by line where a person types, and when they leave in the middle.
        start: what the editor begins with.

    Raises:
        Unfinished: the person left in the middle; what they had typed was kept.
    """
    lines: list[str] = []
    talk.pending = ""
    try:
        heard = _first_line(talk, prompt, explained, (*words, "edit"), start, lines)
        return heard or Heard(text=talk.admit(_until_the_end(talk, lines, keep)))
    except (Stop, KeyboardInterrupt) as leaving:
        if talk.pending.strip() not in ("", END):
            lines.append(talk.pending)
        if keep is not None and lines:
            keep("\n".join(lines))
        if isinstance(leaving, KeyboardInterrupt) or not lines:
            raise
        raise Unfinished from None


def _first_line(
    talk: Talk, prompt: str, explained: str, known: Sequence[str], start: str, lines: list[str]
) -> Heard | None:
    """A word, or what an editor gave back; None where a text begins, the first line of which goes into `lines`."""
    while True:
        first = talk.ask(prompt, explained)
        word = first.strip().casefold()
        if word in known:
            talk.pending = ""
        if word == "edit":
            edited = _edited(talk, start)
            if edited is not None:
                return Heard(text=talk.admit(edited))
        elif word in known:
            return Heard(word=word)
        elif word == END:
            return Heard()
        else:
            lines.append(unescaped(first, (*TAKEN, *known)))
            talk.pending = ""
            return None


def _until_the_end(talk: Talk, lines: list[str], keep: Keep | None) -> str:
    while True:
        if keep is not None and talk.interactive:
            keep("\n".join(lines))
        line = talk.line()
        if line.strip() == END:
            return "\n".join(lines)
        lines.append(unescaped(line, (END,)))
        talk.pending = ""


def _edited(talk: Talk, start: str) -> str | None:
    """What the person's own editor gave back; None where there is none, or nothing was saved in it."""
    if not talk.has_editor:
        talk.refuse(BadInput("There is no terminal here to open an editor in.", f"Type the text, then {quoted(END)}."))
        if not talk.interactive:
            raise Back
        return None
    try:
        edited = click.edit(start, extension=".txt")
    except click.ClickException as fault:
        talk.refuse(BadInput(f"The editor could not be opened ({fault.message}).", "Type the text here instead."))
        return None
    if edited is None:
        talk.say("Nothing was saved in the editor, so nothing was changed.")
        return None
    return edited if start.endswith("\n") else edited.removesuffix("\n")


def yes_or_no(talk: Talk, prompt: str, explained: str) -> bool:
    """Yes or no, by word or number."""
    talk.say("1. Yes.", "2. No.")
    both = (Choice("yes", "Yes"), Choice("no", "No"))
    return until(talk, prompt, f"{explained} Type 1 or yes, 2 or no.", lambda line: chosen(both, line).id == "yes")


def one_of(talk: Talk, prompt: str, explained: str, choices: Sequence[Choice]) -> Choice:
    """Say the choices, and ask for one."""
    say_choices(talk, choices)
    return until(talk, prompt, f"{explained} Type its number.", lambda line: chosen(choices, line))
