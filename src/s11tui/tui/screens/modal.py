"""What every dialog is: it closes once, and closes nothing else."""

from typing import TYPE_CHECKING, TypeVar, cast

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

if TYPE_CHECKING:
    from s11tui.tui.app import PartnershipApp
    from s11tui.tui.type_ahead import TypeAhead

Result = TypeVar("Result")


class Modal(ModalScreen[Result]):
    """A dialog over a screen."""

    @property
    def type_ahead(self) -> "TypeAhead":
        """The keys that wait for what a dialog does."""
        return cast("PartnershipApp", self.app).type_ahead

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close it, with what is over it; a second time, as by a key that repeats or a double click, does nothing.

        Textual takes away whatever screen is on top, which would then be the one below.
        """
        if self not in self.app.screen_stack:
            return AwaitComplete()
        while not self.is_active:
            self.app.pop_screen()
        return super().dismiss(result)
