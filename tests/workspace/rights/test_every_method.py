"""Every method of every desk, tried by somebody of every kind on a return in every state."""

import inspect
import random
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from importlib import import_module
from pathlib import Path

import pytest

from s11tui.errors import NotAllowed, NotFound, NotNow, Unmet
from s11tui.workspace.desks.desk import Desk
from s11tui.workspace.session import Session
from support.quick_passphrases import quick_passphrases
from support.rights_methods import Method
from support.rights_people import PEOPLE
from support.rights_rules import NO, NOT_NOW, UNKNOWN, YES
from support.rights_table import METHODS
from support.rights_world import WORLDS, World, begin, world
from support.thorough import THOROUGH

__all__ = ["quick_passphrases"]

NO_DESKS = {
    "changing": "the five steps, of which the desks' methods are made",
    "sight": "looks up what desks are asked about",
}
"""What a session hands out besides its desks, and is used by these alone."""
_SHARE = 1 if THOROUGH else 8
"""One of how many is tried in the everyday run."""


def desks() -> Iterator[tuple[str, type[Desk]]]:
    """The name and the class of each desk that a session hands out."""
    for name, member in vars(Session).items():
        if isinstance(member, cached_property) and name not in NO_DESKS:
            made = inspect.signature(member.func).return_annotation
            home = next(one for one in inspect.getsource(member.func).split() if one.startswith("s11tui."))
            found = getattr(import_module(home), str(made).strip("'\""))
            assert issubclass(found, Desk), f"What Session.{name} hands out is no desk: name it in NO_DESKS, with why."
            yield name, found


def test_every_method_of_every_desk_is_in_the_table() -> None:
    there = {
        f"{name}.{method}"
        for name, desk in desks()
        for method, _ in inspect.getmembers(desk, inspect.isfunction)
        if not method.startswith("_")
    }
    listed = {one.of for one in METHODS}
    assert there, "no desk was found"
    assert not there - listed, (
        f"Nobody said who may use {', '.join(sorted(there - listed))}. Add each to tests/support/rights_filling.py, "
        "rights_panel.py or rights_register.py, with a call that has sensible arguments and a rule written from the "
        "design; a new desk also to DESKS in rights_table.py. Then make docs/rights.md anew."
    )
    assert not listed - there, f"These are gone, take them out of the table: {', '.join(sorted(listed - there))}."


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rights") / "template.s11"
    begin(path)
    return path


def tried(one: World, who: str, method: Method) -> str:
    """What came of it, in the words of the rules; nothing of it stays. What cannot be understood is a fault here."""
    session = one.session(who)
    with one.undone():
        try:
            method.call(session, one)
        except NotAllowed:
            return NO
        except NotFound:
            return UNKNOWN
        except (NotNow, Unmet):
            return NOT_NOW
        return YES


@pytest.mark.parametrize("name", WORLDS)
def test_who_may_do_what(template: Path, tmp_path: Path, name: str) -> None:
    one = world(template, tmp_path / "world.s11", name)
    before = one.ws.verify()
    wrong = defaultdict(list)
    # By chance, but the same each time: every method and everybody is among them in some state.
    dice = random.Random(f"rights {name}")
    for method in METHODS:
        for who, known in PEOPLE.items():
            if dice.randrange(_SHARE):
                continue
            expected, came = method.rule.expected(known, one), tried(one, who, method)
            if came != expected:
                wrong[f"{method.desk}.{method.name}: {came}, where it should be {expected}"].append(who)
    assert not wrong, dict(wrong)
    assert one.ws.verify() == before, "nothing that was tried may stay"
    one.ws.close()


def test_each_method_goes_through_for_somebody() -> None:
    """A table that says no to everybody would be kept by a program that does nothing."""
    from types import SimpleNamespace

    every = [SimpleNamespace(name=name, state=state, is_in=was) for name, (state, was, _) in WORLDS.items()]
    for method in METHODS:
        said = {method.rule.expected(who, one) for who in PEOPLE.values() for one in every}  # type: ignore[arg-type]
        assert YES in said, method
        assert said != {YES}, f"{method}: somebody who left may do nothing"
