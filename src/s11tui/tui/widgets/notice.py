"""What a screen tells the person, in the screen itself: a refusal, a thing done, a trouble that lasts."""

from textual import events
from textual.content import Content
from textual.widgets import Static

from s11tui.errors import Refusal, Unmet
from s11tui.tui.words import muted, plain

_LISTED = 6


class Notice(Static):
    """A few lines above the keys; a click or the next thing that is done takes them away."""

    DEFAULT_CSS = """
    Notice {
        display: none; height: auto; max-height: 8; width: 100%; padding: 0 1;
        background: $panel; border-left: outer $success;
        &.-shown { display: block; }
        &.-refused { border-left: outer $warning; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)

    def tell(self, words: str) -> None:
        """Tell of a thing that was done."""
        self.remove_class("-refused")
        self._show(plain(words))

    def refuse(self, refusal: Refusal) -> None:
        """Tell what could not be done, and what to do about it."""
        parts = [Content.assemble(("Not done. ", "bold $warning"), plain(refusal.what))]
        if refusal.mend:
            parts.append(plain(refusal.mend))
        if isinstance(refusal, Unmet):
            parts += [Content.assemble("  · ", plain(one)) for one in refusal.missing[:_LISTED]]
            if len(refusal.missing) > _LISTED:
                parts.append(muted(f"  and {len(refusal.missing) - _LISTED} more"))
        self.add_class("-refused")
        self._show(Content("\n").join(parts))

    def clear(self) -> None:
        """Take the words away."""
        self.remove_class("-shown")

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.clear()

    def _show(self, words: Content) -> None:
        self.update(words)
        self.add_class("-shown")


class Banner(Static):
    """What lasts, at the top, until it is over: a trouble, or something that one has to know here."""

    DEFAULT_CSS = """
    Banner {
        display: none; height: auto; width: 100%; padding: 0 1; background: $error 25%;
        &.-shown { display: block; }
        &.-calm { background: $panel; border-left: outer $warning; }
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__("", id=id, markup=False)

    def tell(self, words: str) -> None:
        """Say something that holds for as long as the screen is open, and is no trouble."""
        self.update(plain(words))
        self.add_class("-shown", "-calm")

    def trouble(self, refusal: Refusal) -> None:
        """Say that something typed is not in the record yet, and why."""
        words = Content.assemble(
            ("! Not saved yet. ", "bold"),
            plain(refusal.what),
            " ",
            plain(refusal.mend),
            " Your words stay on the screen and are tried again by themselves.",
        )
        self.update(words)
        self.remove_class("-calm")
        self.add_class("-shown")

    def over(self) -> None:
        """The trouble is over."""
        self.remove_class("-shown")
