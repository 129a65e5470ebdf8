"""What every dialog is: it closes once, and closes nothing else."""

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Modal(ModalScreen[Result]):
    """A dialog over a screen."""

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close it, with what is over it; a second time, as by a key that repeats or a double click, does nothing.

        Textual takes away whatever screen is on top, which would then be the one below.
        """
        if self not in self.app.screen_stack:
            return AwaitComplete()
        while not self.is_active:
            self.app.pop_screen()
        return super().dismiss(result)
