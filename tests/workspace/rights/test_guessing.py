"""Whoever names something of another agency is refused in the same words as for what never was."""

import dataclasses
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest

from support.quick_passphrases import quick_passphrases
from support.rights_methods import Method
from support.rights_showing import INNER, shown
from support.rights_table import METHODS
from support.rights_world import World, begin, world
from support.thorough import THOROUGH

__all__ = ["quick_passphrases"]

OTHERS = ("other lead", "other contributor", "other signatory", "other group", "nobody")
"""They know nothing of the police, whose things the methods of the table name."""
STATES = ("not started", "awaiting sign-off", "in moderation", "grades shared", "returned", "closed")
_NAMED = """
    SELECT id, slug FROM returns WHERE agency = :police UNION ALL SELECT id, slug FROM agencies WHERE id = :police
    UNION ALL SELECT id, slug FROM actions WHERE agency = :police
    UNION ALL SELECT id, slug FROM library WHERE agency = :police
    UNION ALL SELECT id, slug FROM meetings
    UNION ALL SELECT id, slug FROM people WHERE id NOT IN (SELECT person FROM grants WHERE agency <> :police)"""
_INNER_IDS = ("evidence", "queries", "practices", "meeting_notes")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("guessing") / "template.s11"
    begin(path)
    return path


class Renamed:
    """A session that is told other names than it is called with."""

    def __init__(self, thing: Any, names: Mapping[str, str]) -> None:
        self._thing, self._names = thing, names

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._thing, name)
        if name in ("person", "workspace"):
            return found
        return self._calling(found) if callable(found) else Renamed(found, self._names)

    def _calling(self, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            return method(*map(self._other, args), **{key: self._other(value) for key, value in kwargs.items()})

        return call

    def _other(self, thing: Any) -> Any:
        """With each name in it replaced."""
        if isinstance(thing, str):
            return self._names.get(thing, thing)
        if isinstance(thing, list | tuple):
            return type(thing)(map(self._other, thing))
        if isinstance(thing, dict):
            return {self._other(key): self._other(value) for key, value in thing.items()}
        if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
            fields = {field.name: getattr(thing, field.name) for field in dataclasses.fields(thing) if field.init}
            return dataclasses.replace(thing, **{name: self._other(value) for name, value in fields.items()})
        return thing


def names_of(one: World) -> dict[str, str]:
    """Slug and id of everything of the police and of the panel, each with one that is nobody's."""
    police = one.ws.registry.agency("police").id
    rows = one.ws.store.all(_NAMED, {"police": police})  # type: ignore[arg-type]  # names instead of question marks
    inner = [row for table in _INNER_IDS for row in one.ws.store.all(f"SELECT id, id FROM {table}")]
    return {name: _nobodys(name) for row in (*rows, *inner) for name in row}


def _nobodys(name: str) -> str:
    """A name that is nothing's, as long and as like others as the real one."""
    if len(name) == 36:
        return str(uuid5(NAMESPACE_URL, name))
    return f"{name[0]}{'9' * len(name[1:])}" if name[1:].isdigit() else name.translate(str.maketrans("aeiou", "eaouy"))


def by_id(one: World) -> dict[str, str]:
    """The id of everything of the police, by its slug."""
    police = one.ws.registry.agency("police").id
    rows = one.ws.store.all(_NAMED, {"police": police})  # type: ignore[arg-type]  # as above
    return {slug: name for name, slug in rows}


def told(one: World, who: str, method: Method, names: Mapping[str, str]) -> str:
    """What somebody is told who calls things so; these names taken out of it."""
    said = shown(one, Renamed(one.session(who), names), method)
    for name in sorted(names.values(), key=len, reverse=True):
        said = said.replace(f"“{name}”", "“…”")
    return said


@pytest.mark.parametrize("state", STATES if THOROUGH else STATES[2:3])
def test_what_is_anothers_is_as_if_it_were_not_there(template: Path, tmp_path: Path, state: str) -> None:
    one = world(template, tmp_path / "world.s11", state)
    invented, ids = names_of(one), by_id(one)
    invented_ids = invented | {slug: invented[name] for slug, name in ids.items()}
    real = {name: name for name in invented}
    wrong = {}
    for method in METHODS:
        for who in OTHERS:
            if method.of in INNER:
                continue
            for there, never in ((real, invented), (ids, invented_ids)):
                of_theirs, of_nothing = (told(one, who, method, names) for names in (there, never))
                if of_theirs != of_nothing:
                    wrong[method.of, who] = (of_theirs, of_nothing)
    assert not wrong, "\n".join(map(str, wrong.items()))
    one.ws.close()
