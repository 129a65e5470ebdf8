"""The app, gone through screen by screen as somebody of one agency: nothing of another stands or is held anywhere."""

import dataclasses
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from textual.screen import Screen

from s11tui.tui.screens.desk import Desk
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.rights_changes import MARK, everything_at_the_school
from support.rights_world import World, begin, world
from support.thorough import THOROUGH

LEAVES = {"quit", "leave", "back", "switch", "everything", "mouse", "mouse_always", "colours", "keys"}
"""Commands that end the app or the screen, or are no matter of the record."""
EVERYBODYS = {"Home", "Help", "ActionsScreen"}
"""Screens that everybody of an agency comes to."""
_DEEPEST = 3 if THOROUGH else 2
_ROWS = 4 if THOROUGH else 2
"""How many rows are opened of the beginning and of the end of each list."""
_TALL = (120, 110)
"""A terminal in which next to nothing has to be scrolled; what screens hold is searched as well."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("in-app") / "template.s11"
    begin(path)
    return path


@dataclass
class Walk:
    """Goes wherever a person can go from a screen, and looks at what is there."""

    someone: Driven
    unknown: tuple[str, ...]
    been: set[tuple[str, ...]] = field(default_factory=set)
    screens: set[str] = field(default_factory=set)
    leaks: list[str] = field(default_factory=list)

    async def explore(self, way: tuple[str, ...], depth: int = 0) -> None:
        """Look at the screen that is open, and at all behind it."""
        screen = self.someone.app.screen
        self.look(screen, way)
        if depth < _DEEPEST:
            for step, go in self.steps(screen):
                await go()
                await self.after(screen, (*way, step), depth)
                if self.someone.app.screen is not screen:
                    return

    def steps(self, screen: Screen[object]) -> Iterator[tuple[str, Callable[[], Awaitable[object]]]]:
        """What can be done on a screen that was not done on one of its sort: commands, places, rows of lists."""
        if isinstance(screen, Desk):
            for action in [one.action for one in screen.commands_now() if one.action not in LEAVES]:
                if self.is_new(screen, action):
                    yield action, partial(screen.run_action, action)
            for title, _, go in list(screen.places())[:_ROWS]:
                if self.is_new(screen, title):
                    yield title, partial(self.called, go)
        for listed in list(screen.query(PickList)):
            rows = [one for one in listed.rows if not one.heading]
            for row in dict.fromkeys((*rows[:_ROWS], *rows[-_ROWS:])):
                if listed.is_mounted and listed.display and self.is_new(screen, str(listed.id), row.id):
                    yield row.id, partial(self.picked, listed, row.id)

    async def called(self, go: Callable[[], object]) -> None:
        go()

    async def picked(self, listed: PickList, row: str) -> None:
        listed.focus()
        listed.point_at(row)
        await self.someone.press("enter")

    def is_new(self, screen: Screen[object], *what: str) -> bool:
        """Whether this was not done before on a screen of this sort."""
        key = (type(screen).__name__, *what)
        if key in self.been:
            return False
        self.been.add(key)
        return True

    async def after(self, screen: Screen[object], way: tuple[str, ...], depth: int) -> None:
        """Look at what became of a step, and come back; where the step closed the screen, whoever opened it goes on."""
        await self.someone.settled()
        app = self.someone.app
        assert app.is_running, way
        if app.screen is screen:
            self.look(screen, way)
            return
        if screen in app.screen_stack:
            await self.explore(way, depth + 1)
        while app.screen is not screen and screen in app.screen_stack:
            app.pop_screen()
            await self.someone.settled()

    def look(self, screen: Screen[object], way: tuple[str, ...]) -> None:
        """Search what stands on a screen, and what it and the bridge hold."""
        self.screens.add(type(screen).__name__)
        held = "\n".join(map(repr, (*_plain(screen), *_plain(self.someone.app.bridge))))
        for where, text in (("stands", self.someone.shown), ("is held", held)):
            self.leaks += [f"{one} {where} at {' > '.join(way)} ({screen})" for one in self.unknown if one in text]


def _plain(thing: object) -> Iterator[object]:
    """The plain values among what something holds."""
    for value in vars(thing).values():
        if isinstance(value, str | tuple | list | dict) or dataclasses.is_dataclass(value):
            yield value


def _unknown(one: World) -> tuple[str, ...]:
    """What of the school is nobody else's to know."""
    agency = one.ws.registry.agency("elm")
    people = (one.ws.registry.person(name) for name in ("hed-teacher", "con-elm", "sig-elm"))
    return (MARK, agency.name, agency.id, one.school, one.ws.registry.return_id(one.school),
            *(part for person in people for part in (person.name, person.id)))  # fmt: skip


@pytest.mark.parametrize("state", ["in progress", "grades shared"] if THOROUGH else ["grades shared"])
@pytest.mark.parametrize("who", ["con-tributor", *(["lee-lead", "sig-natory", "gro-up"] if THOROUGH else [])])
async def test_no_screen_shows_or_holds_anything_of_another_agency(
    template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, who: str, state: str
) -> None:
    monkeypatch.chdir(tmp_path)
    one = world(template, tmp_path / "world.s11", state)
    everything_at_the_school(one)
    unknown = _unknown(one)
    one.ws.close()
    async with driven(tmp_path / "world.s11", one.clock, None, _TALL) as somebody:
        assert MARK in somebody.shown, "who says who they are is asked among all"
        await somebody.app.bridge.sign_in(who)
        assert MARK not in repr((somebody.app.bridge.people, somebody.app.bridge.agency_names))
    async with driven(tmp_path / "world.s11", one.clock, who, _TALL) as somebody:
        walk = Walk(somebody, unknown)
        await walk.explore(("home",))
        assert walk.screens >= EVERYBODYS, walk.screens
        assert who == "gro-up" or ("Form" if state == "in progress" else "OutcomeScreen") in walk.screens, walk.screens
        assert not walk.leaks, "\n".join(walk.leaks[:20])
