"""Which keys a person may give to which command, and why not the others."""

import pkgutil
from collections.abc import Iterable, Mapping
from importlib import import_module

from textual.binding import Binding

from s11tui.tui.commands import Command, in_words
from s11tui.tui.screens.desk import COMMON, Desk

KEPT: Mapping[str, str] = {"at_risk": "f12", "back": "escape"}
"""Keys that go on working whatever else is given to the command: texts, guides and people's hands rely on them."""
_OF_THE_APP = {"ctrl+q", "ctrl+p", "ctrl+c"}
_OF_A_BROWSER = {"ctrl+n", "ctrl+t", "ctrl+w"}
_OF_AN_EDITOR = {"ctrl+f", "ctrl+y", "ctrl+z", "ctrl+x", "ctrl+v", "ctrl+a", "ctrl+d"}
"""Keys that edit text in other programs, whether or not they do so in these boxes; hands press them unasked."""
_OF_A_TERMINAL = {"ctrl+j", "ctrl+m", "ctrl+i", "ctrl+h", "ctrl+b", "ctrl+s", "ctrl+z"}
"""Keys that many terminals send as Enter, Tab or Backspace, or keep for themselves."""
_FOR_MOVING = {
    *("tab", "shift+tab", "enter", "space", "backspace", "delete", "insert", "home", "end"),
    *("up", "down", "left", "right"),
}
_MOVES_ONLY = {"pageup", "pagedown"}
"""Keys with which a text box only moves its cursor, and which the form uses for going on."""
_FUNCTION_KEYS = {f"f{number}" for number in range(1, 25)}
_EVERYWHERE, _SEVERAL = "On every screen", "On several screens"
_TITLES = {
    "Home": "Home: your work",
    "Form": "The form",
    "Review": "Review and sign-off",
    "BoardScreen": "Board of all returns",
    "Moderate": "Moderation",
    "OutcomeScreen": "The agreed grades",
    "SamplingScreen": "The sample of a round",
    "CalibrationScreen": "Calibration",
    "MeetingsScreen": "Follow-up meetings",
    "MeetingPlan": "Planning a meeting",
    "MeetingRoom": "The meeting room",
    "MeetingAfter": "After a meeting",
    "PeopleScreen": "People",
    "PersonScreen": "One person",
    "AgenciesScreen": "Agencies",
    "AgencyScreen": "One agency",
    "RoundsScreen": "Rounds",
    "RoundScreen": "One round",
}


def all_screens() -> dict[str, tuple[Command, ...]]:
    """What every screen can do, by the name of its class. Loads every screen."""
    from s11tui.tui import screens

    for module in pkgutil.iter_modules(screens.__path__):
        import_module(f"{screens.__name__}.{module.name}")
    return {one.__name__: (*one.DOES, *COMMON) for one in _below(Desk) if one.__module__.startswith(screens.__name__)}


def in_groups(on: Mapping[str, tuple[Command, ...]]) -> dict[str, list[Command]]:
    """Every command once, under the heading that says where it works."""
    groups: dict[str, list[Command]] = {_EVERYWHERE: list(COMMON), _SEVERAL: []}
    common = {one.action for one in COMMON}
    where: dict[str, list[str]] = {}
    first: dict[str, Command] = {}
    for screen, commands in on.items():
        for one in commands:
            where.setdefault(one.action, []).append(screen)
            if not first.setdefault(one.action, one).key:
                first[one.action] = one
    for action, screens in where.items():
        if action not in common:
            heading = _SEVERAL if len(screens) > 1 else _TITLES.get(screens[0], screens[0])
            groups.setdefault(heading, []).append(first[action])
    return {heading: commands for heading, commands in groups.items() if commands}


def keymap(keys: Mapping[str, str]) -> dict[str, str]:
    """The keys as Textual takes them: with those that go on working besides."""
    return {action: f"{key},{KEPT[action]}" if action in KEPT else key for action, key in keys.items()}


def why_not(action: str, key: str, keys: Mapping[str, str], on: Mapping[str, tuple[Command, ...]]) -> str:
    """Why this command may not have this key, in a sentence; empty where it may.

    Args:
        keys: what the person gave to other commands.
        on: what every screen can do (see `all_screens`).
    """
    usual = {one.key for commands in on.values() for one in commands if one.action == action}
    if not usual:
        return f"There is no command “{action}”."
    return ("" if key in usual else _of_others(key)) or _clash(action, key, keys, on)


def usable(keys: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Of the keys that stand in the settings those that may be used, and why the others may not.

    Screens are loaded for it, so it is asked only where there are such keys.
    """
    if not keys:
        return {}, []
    on, taken, refused = all_screens(), dict(keys), list[str]()
    # One that falls out gives its usual key back to its command, which may clash with another: so until all is well.
    while wrong := {action: why for action, key in taken.items() if (why := why_not(action, key, taken, on))}:
        refused += wrong.values()
        taken = {action: key for action, key in taken.items() if action not in wrong}
    return taken, refused


def _below(desk: type[Desk]) -> Iterable[type[Desk]]:
    for one in desk.__subclasses__():
        yield one
        yield from _below(one)


def _of_others(key: str) -> str:
    """Who else needs that key on any screen."""
    words = in_words(key)
    if len(key) == 1 or (len(key.split("+")[-1]) > 1 and not _is_named(key)):
        return f"{words} cannot be used. Choose a function key, PgUp or PgDn, or Ctrl with a letter."
    if key in _FOR_MOVING:
        return f"{words} cannot be used: it is needed for moving about and typing."
    if key in _OF_THE_APP:
        return f"{words} always leaves, copies, or lists everything, so it cannot be given to something else."
    if key in _OF_A_BROWSER:
        return f"{words} cannot be used: a web browser keeps it for itself."
    if key in _of_a_text_box():
        return f"{words} cannot be used: it edits text in a text box."
    if key in _OF_A_TERMINAL:
        return f"{words} cannot be used: many terminals keep it for themselves, or send another key for it."
    return ""


def _is_named(key: str) -> bool:
    """Whether a key of more than one letter is one that types nothing: a function key, PgUp, Esc."""
    return key.split("+")[-1] in _FUNCTION_KEYS | _MOVES_ONLY | _FOR_MOVING | {"escape"}


def _of_a_text_box() -> set[str]:
    from textual.widgets import Input, TextArea

    keys: set[str] = set()
    for one in (*TextArea.BINDINGS, *Input.BINDINGS):
        keys.update((one.key if isinstance(one, Binding) else one[0]).split(","))
    return (keys | _OF_AN_EDITOR) - _FUNCTION_KEYS - _MOVES_ONLY


def _clash(action: str, key: str, keys: Mapping[str, str], on: Mapping[str, tuple[Command, ...]]) -> str:
    """Which other command of a screen has that key already."""
    for commands in on.values():
        if not any(one.action == action for one in commands):
            continue
        for other in commands:
            if other.action != action and key in {keys.get(other.action, other.key), KEPT.get(other.action)}:
                return f"{in_words(key)} is taken: it stands for “{other.title}” on the same screen."
    return ""
