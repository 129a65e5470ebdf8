"""A screen read from top to foot by somebody who trusts nothing that stands on it."""

from textual.geometry import Size

from support.driving import Driven
from support.hostile import obeyed

_MOST = 400
"""Steps after which a page that still goes on is a fault of its own."""


def squeezed(text: str) -> str:
    """Without what wrapping and the rules at the edges put in between."""
    return "".join(letter for letter in text if not letter.isspace() and letter not in "▌▐▎│┃▍█▁▔▕▏▋▊▉")


def seen(someone: Driven) -> str:
    """What stands on the screen now, of which a terminal would obey nothing and a click would begin nothing."""
    assert someone.app.is_running
    assert someone.app.return_code is None
    drawn = someone.drawn()
    for strip in drawn:
        for segment in strip:
            assert not obeyed(segment.text), f"{segment.text!r} reaches the terminal on {someone.where}"
            assert segment.style is None or segment.style.link is None
            acts = segment.style is not None and "@click" in segment.style.meta
            assert not acts, f"{segment.text!r} acts on {someone.where}"
    return squeezed("".join(strip.text for strip in drawn))


async def read(someone: Driven, selector: str = "#page", *, most: int = _MOST) -> str:
    """All that a scrolled part of the screen shows, from its top (at most so many steps of it)."""
    part = someone.app.screen.query(selector).first()
    found = ""
    for step in range(most):
        part.scroll_to(y=step * _step(part.size), animate=False, immediate=True, force=True)
        await someone.settled()
        found += seen(someone)
        if part.scroll_offset.y >= part.max_scroll_y:
            break
    return found


def _step(size: Size) -> int:
    return max(1, size.height - 1)
