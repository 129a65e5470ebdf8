"""Who else has a return open, in words."""

from collections.abc import Callable, Sequence

from textual.content import Content

from s11tui.text import counted
from s11tui.tui.words import plain
from s11tui.workspace.presences import Presence


def also_here(others: Sequence[Presence], number_of: Callable[[str], str]) -> tuple[Content, ...]:
    """From the longest wording to the shortest; none where nobody else is here.

    Args:
        number_of: gives a standard's number by its id.
    """
    if not others:
        return ()
    named = [_named(one, number_of) for one in others]
    wordings = [f"Also here: {', '.join(named)}"]
    if len(named) > 1:
        rest = len(named) - 1
        wordings += [f"Also here: {named[0]} and {counted(rest, 'other')}", f"Also here: {len(named)} others"]
    return tuple(map(plain, wordings))


def _named(one: Presence, number_of: Callable[[str], str]) -> str:
    number = number_of(one.standard) if one.standard else ""
    return f"{one.name} ({number})" if number else one.name
