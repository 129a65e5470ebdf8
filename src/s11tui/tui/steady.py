"""What a person looks at stays where it is on the screen, whatever grows or shrinks above it."""

from collections.abc import Generator
from contextlib import contextmanager

from textual.widget import Widget


@contextmanager
def held_still(anchor: Widget | None, *, exactly: bool = True) -> Generator[None, None, None]:
    """Change what stands on a page that scrolls, and have one widget of it stay in its line of the screen.

    Args:
        anchor: None lets every page stay where it is scrolled to.
        exactly: false where what comes above should be seen: then the widget only stays on the screen.
    """
    if anchor is None:
        yield
        return
    before = anchor.region.y

    def back() -> None:
        if not exactly:
            anchor.scroll_visible(animate=False)
            return
        moved = anchor.region.y - before
        page = next((one for one in anchor.ancestors if isinstance(one, Widget) and one.max_scroll_y > 0), None)
        if moved and page is not None and anchor.is_attached and anchor.display:
            page.scroll_to(y=page.scroll_offset.y + moved, animate=False, force=True, immediate=True)

    try:
        yield
    finally:
        anchor.call_after_refresh(back)
