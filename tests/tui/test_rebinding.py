"""Keys of one's own: those that are free work and are shown everywhere; the others are refused with the reason."""

from collections.abc import Iterator

import pytest
from textual.widgets import TextArea

from s11tui.tui.commands import Command, in_words, key_of, use_keys
from s11tui.tui.preferences import Settings
from s11tui.tui.rebinding import all_screens, in_groups, keymap, usable, why_not
from s11tui.tui.screens.desk import COMMON
from s11tui.tui.widgets.key_bar import KeyBar
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.partnership import Partnership

EDITING = ("ctrl+u", "ctrl+e", "ctrl+w", "ctrl+a", "ctrl+k", "ctrl+d", "ctrl+f", "ctrl+x", "ctrl+c", "ctrl+v")
EDITING += ("ctrl+z", "ctrl+y", "backspace", "delete", "enter", "tab", "left", "home", "end", "space")


@pytest.fixture(autouse=True)
def usual_keys() -> Iterator[None]:
    yield
    use_keys({})


def why(action: str, key: str, **others: str) -> str:
    return why_not(action, key, others, all_screens())


@pytest.mark.parametrize("key", [*EDITING, "ctrl+n", "ctrl+t", "ctrl+j", "ctrl+m", "ctrl+i", "ctrl+h", "ctrl+s"])
def test_keys_that_others_need_are_refused(key: str) -> None:
    assert why("evidence", key).startswith(in_words(key))


def test_no_key_of_a_text_box_is_free() -> None:
    box = {key for one in TextArea.BINDINGS for key in getattr(one, "key", "").split(",")}
    free = {key for key in box if not why("assign", key)}
    assert free <= {f"f{number}" for number in range(1, 13)} | {"pageup", "pagedown"}


@pytest.mark.parametrize("key", ["a", "7", "A", "?", "full_stop", "ctrl+q", "ctrl+p", "nonsense", "f99"])
def test_letters_and_the_keys_of_the_app_are_refused(key: str) -> None:
    assert why("evidence", key)


@pytest.mark.parametrize("key", ["ctrl+g", "ctrl+l", "ctrl+o", "shift+f4", "ctrl+f9"])
def test_free_keys_are_given(key: str) -> None:
    assert why("evidence", key) == ""


def test_a_key_of_another_command_on_the_same_screen_is_refused() -> None:
    assert "“Find” on the same screen" in why("evidence", "f7")
    assert why("evidence", "f7", find="ctrl+g") == "", "it is free once the other has moved away"
    assert "same screen" in why("evidence", "ctrl+g", find="ctrl+g")
    assert "Go back" in why("evidence", "escape")
    assert "child is at risk" in why("evidence", "f12", at_risk="ctrl+o"), "F12 always shows who to call"


def test_a_key_that_is_taken_on_another_screen_only_is_given() -> None:
    assert why("switch", "pagedown") == "", "PgDn goes on on other screens, and does nothing on this one"


def test_what_is_no_command_is_refused() -> None:
    assert why("fly", "ctrl+g") == "There is no command “fly”."


def test_of_the_settings_only_the_usable_keys_are_taken() -> None:
    taken, refused = usable(
        {"evidence": "ctrl+g", "find": "ctrl+w", "review": "ctrl+g", "fly": "ctrl+o", "explain": "f7"}
    )
    assert taken == {}, "what clashes with each other is given to neither, and F7 stays where it is"
    assert len(refused) == 5
    assert usable({"evidence": "ctrl+g"}) == ({"evidence": "ctrl+g"}, [])


def test_one_command_has_the_same_key_on_every_screen() -> None:
    keys: dict[str, set[str]] = {}
    for commands in all_screens().values():
        for one in commands:
            keys.setdefault(one.action, set()).update({one.key} - {""})
    assert {action: found for action, found in keys.items() if len(found) > 1} == {}


def test_every_command_is_listed_once() -> None:
    listed = [one.action for group in in_groups(all_screens()).values() for one in group]
    assert len(listed) == len(set(listed))
    assert set(listed) == {one.action for commands in all_screens().values() for one in commands}


def test_help_and_going_back_keep_their_usual_key_besides() -> None:
    assert keymap({"at_risk": "ctrl+o", "find": "ctrl+g"}) == {"at_risk": "ctrl+o,f12", "find": "ctrl+g"}


def test_a_command_shows_the_key_that_it_has_now() -> None:
    command = Command("evidence", "f4", "evidence", "Add evidence", "Adds it.")
    use_keys({"evidence": "ctrl+g"})
    assert (command.shown_key, command.key_now, key_of("evidence", "f4")) == ("Ctrl+G", "ctrl+g", "Ctrl+G")
    use_keys({})
    assert (command.shown_key, command.key_now, key_of("evidence", "f4")) == ("F4", "f4", "F4")
    assert in_words("shift+pagedown") == "Shift+PgDn"


async def test_a_key_from_the_settings_works_and_is_shown(partnership: Partnership) -> None:
    Settings().choose(keys={"review": "ctrl+g", "assign": "ctrl+l"})
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        assert "Ctrl+G review" in lead.shown
        await lead.press("f8")
        assert lead.where == "Form", "the usual key is free now"
        await lead.press("ctrl+g")
        assert lead.where == "Review"
        await lead.press("escape", "ctrl+l")
        assert lead.where != "Form", "a command without a key can be given one"
        await lead.press("escape", "f1")
        heads = [row.head.plain for row in lead.app.screen.query_one("#help-keys", PickList).rows]
        assert "Ctrl+G  review" in heads
        assert any(head.startswith("Ctrl+L  ") for head in heads)


async def test_a_key_that_may_not_be_used_is_told_and_the_usual_one_stays(partnership: Partnership) -> None:
    Settings().choose(keys={"review": "ctrl+e"})
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        told = [one.message for one in lead.app._notifications]
        await lead.press("enter", "f8")
        assert lead.where == "Review"
    assert told == ["Ctrl+E cannot be used: it edits text in a text box. Its usual key stays."]


async def _point_at_review(lead: Driven) -> None:
    await lead.app.run_action("keys")
    await lead.settled()
    lead.app.screen.query_one("#commands", PickList).point_at("review")


async def test_a_key_is_changed_on_the_screen_and_remembered(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await _point_at_review(lead)
        await lead.press("enter", "f7")
        assert "F7 is taken" in lead.shown
        await lead.press("enter", "ctrl+g")
        assert "“Review and sign-off” is on Ctrl+G now" in lead.shown
        assert "usually F8" in lead.shown
        await lead.press("escape")
        assert lead.where == "Form"
        assert "Ctrl+G review" in lead.app.screen.query_one(KeyBar).render().plain
        assert Settings().now.keys == {"review": "ctrl+g"}
        await lead.press("ctrl+g")
        assert lead.where == "Review"
        await lead.press("escape")
        await _point_at_review(lead)
        await lead.press("delete", "escape")
        assert "F8 review" in lead.shown
    assert Settings().now.keys == {}


async def test_escape_leaves_the_key_as_it_is(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.app.run_action("keys")
        await lead.settled()
        await lead.press("enter", "escape")
        assert lead.where == "Keys"
        await lead.press("escape")
        assert lead.where == "Home"
    assert not Settings().path.exists()


async def test_the_palette_shows_the_key_that_works(partnership: Partnership) -> None:
    Settings().choose(keys={"review": "ctrl+g"})
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter", "ctrl+p")
        await lead.type("sign-off")
        await lead.until(lambda: "Review and sign-off (Ctrl+G)" in " ".join(lead.shown.split()))


def test_the_common_commands_are_part_of_every_screen() -> None:
    for commands in all_screens().values():
        assert set(COMMON) <= set(commands)
