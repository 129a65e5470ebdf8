"""What every desk has: the session it belongs to."""

from typing import TYPE_CHECKING

from s11tui.errors import BadInput
from s11tui.text import admit, admit_line

if TYPE_CHECKING:
    from s11tui.workspace.session import Session
    from s11tui.workspace.workspace import Workspace


class Desk:
    """A kind of work that a session hands out."""

    def __init__(self, session: "Session") -> None:
        self.session = session

    @property
    def workspace(self) -> "Workspace":
        return self.session.workspace


def required_text(raw: str, what: str) -> str:
    """Admitted text that must not be empty.

    Raises:
        BadInput: nothing but white space was given.
    """
    text = admit(raw).text
    if not text.strip():
        raise BadInput(f"{what} is missing.", "Write it, then try again.")
    return text


def required_line(raw: str, what: str) -> str:
    """Admitted text on one line that must not be empty."""
    return required_text(admit_line(raw).text, what)
