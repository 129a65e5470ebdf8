"""What hands do on a driven screen: pick a row of a list, fill in a form, open a line of the first screen."""

from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven


async def pick(someone: Driven, row: str, of: str = "#menu") -> None:
    """Pick a row of a list by its id."""
    found = someone.app.screen.query_one(of, PickList)
    found.focus()
    await someone.settled()
    found.point_at(row)
    assert found.current is not None, f"“{row}” is not in the list"
    assert found.current.id == row, f"“{row}” is not in the list, but {[one.id for one in found.rows]}"
    await someone.press("enter")


async def write(someone: Driven, **fields: str) -> None:
    """Fill in boxes of the form that is open."""
    for name, text in fields.items():
        someone.app.screen.query_one(f"#field-{name}").focus()
        await someone.paste(text)


async def open_line(someone: Driven, *words: str) -> None:
    """Open the line of the first screen in whose title all of these stand."""
    rows = someone.app.screen.query_one("#work", PickList).rows
    found = [one.id for one in rows if not one.heading and all(word in one.head.plain for word in words)]
    assert found, f"{words} stand in none of {[one.head.plain for one in rows]}"
    await pick(someone, found[0], "#work")


async def step(someone: Driven, name: str, **fields: str) -> None:
    """Take a step of F8 with what it asks for."""
    await someone.press("f8")
    await pick(someone, name)
    await write(someone, **fields)
    await someone.press("f4")
