"""Drawing a sample, picking by hand and acknowledging the rest on the screen; and the calibration of a round."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from s11tui.tui.screens.calibration import CalibrationScreen
from s11tui.tui.screens.sampling import SamplingScreen
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.many_schools import Many, copied_many, many_schools


@pytest.fixture(scope="module")
def schools_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("schools") / "schools.s11"
    many_schools(path, 12, waiting=1)
    return path


@pytest.fixture
def many(schools_template: Path, tmp_path: Path) -> Iterator[Many]:
    one = copied_many(schools_template, tmp_path / "schools.s11")
    yield one
    one.ws.close()


async def at(one: Driven, action: str, screen: type) -> None:
    await one.app.screen.run_action(action)
    await one.until(lambda: isinstance(one.app.screen, screen))
    await one.settled()


async def retype(one: Driven, field: str, text: str) -> None:
    box = one.app.screen.query_one(f"#field-{field}")
    box.focus()
    box.select_all()  # type: ignore[attr-defined]  # a text box
    await one.paste(text)


async def on_line(one: Driven, row: str, what: str) -> None:
    """Choose what is done with a return of the list."""
    one.app.screen.query_one("#lines", PickList).point_at(row)
    await one.press("enter")
    menu = one.app.screen.query_one("#menu", PickList)
    assert what in [each.id for each in menu.rows]
    menu.point_at(what)
    await one.press("enter")


async def test_a_sample_from_the_draw_to_the_rest(many: Many) -> None:
    sampling = many.manager.sampling
    async with driven(many.ws.path, many.clock, "partnership-manager") as one:
        await at(one, "sample", SamplingScreen)
        assert "No sample was drawn yet" in one.shown
        assert "A lowest grade is claimed" in one.shown
        await one.press("f4")
        await retype(one, "number", "many")
        await one.press("f4")
        assert "no whole number" in one.shown
        await retype(one, "number", "4")
        await retype(one, "seed", "7")
        await one.press("f4")
        drawn = sampling.show(many.round)
        assert (drawn.seed, drawn.wanted, len(drawn.picks)) == (7, 4, 4)
        assert "with the seed 7, 4 wanted, by kind and phase" in " ".join(one.shown.split())
        assert "gives 1 standard the lowest grade" in one.shown
        await on_line(one, f"picked {many.refs[3]}", "unpick")
        await one.paste("Seen last week.")
        await one.press("f4")
        assert [out.ref for out in sampling.show(many.round).taken_out] == [many.refs[3]]
        assert "somebody should look" in one.shown
        await on_line(one, f"passed {many.refs[3]}", "pick")
        await one.paste("A visit.")
        await one.press("f4")
        assert sampling.show(many.round).picks[-1].reasons == ("A visit.",)
        await one.press("f3")
        one.app.screen.query_one("#menu", PickList).point_at(many.refs[0])
        await one.press("enter", "f4")
        assert "reason is missing" in one.shown
        await one.press("escape")
        await one.press("f7")
        assert "It comes out." in one.shown
        await one.press("escape", "f8")
        left = sampling.show(many.round).rest
        assert f"{len(left)} returns submitted and not picked" in " ".join(one.shown.split())
        await one.press("f4")
        assert "acknowledged, not moderated" in one.shown
        assert sampling.show(many.round).rest == ()
        states = [line.state for line in many.manager.reading.returns()]
        assert states.count("acknowledged") == len(left)


async def test_the_panel_looks_and_does_not_draw(many: Many) -> None:
    many.manager.sampling.draw(many.round, 3, seed=7)
    async with driven(many.ws.path, many.clock, "mo-derator", (120, 40)) as one:
        await one.press("f6")
        assert "◆ School 003" in one.shown
        await at(one, "sample", SamplingScreen)
        assert "3 of 11 submitted picked" in one.shown
        await one.press("f4", "f3", "f8")
        assert one.where == "SamplingScreen"
        one.app.screen.query_one("#lines", PickList).point_at(f"picked {many.refs[3]}")
        await one.press("enter", "enter")
        await one.until(lambda: one.where == "Moderate")
        await one.settled()
        assert "In the sample: gives 1 standard the lowest grade" in one.shown


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_calibration_shows_numbers_of_cases(many: Many, size: tuple[int, int]) -> None:
    for number in (0, 3, 7):
        many.chair.moderating.open(many.refs[number])
        many.chair.moderating.agree(many.refs[number], "policy", "ri", "Not shown.")
        many.chair.moderating.rest(many.refs[number], "confirmed")
    async with driven(many.ws.path, many.clock, "cha-irwoman", size) as one:
        await one.press("f6")
        await at(one, "calibration", CalibrationScreen)
        assert "All graded standards" in one.shown
        assert "44     9       1        2" in one.shown
        await one.press("end")
        assert "linear weights" in one.shown
        assert "12 cases, 9 the same" in one.shown
        before = one.shown
        await one.press("f4", "end")
        assert "quadratic weights" in one.shown
        assert one.shown != before
