"""What every desk has: the session it belongs to."""

from types import FunctionType
from typing import TYPE_CHECKING, Any

from s11tui.audit.words import Words
from s11tui.errors import BadInput, Unmet
from s11tui.text import admit, admit_line
from s11tui.workspace.door import through_the_door

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene
    from s11tui.workspace.session import Session
    from s11tui.workspace.workspace import Workspace


class Desk:
    """A kind of work that a session hands out. Each of its methods that others may call goes through the door."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for name, member in list(vars(cls).items()):
            if isinstance(member, FunctionType) and not name.startswith("_"):
                setattr(cls, name, through_the_door(member, name))

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


def on_behalf(scene: "Scene", original: str) -> dict[str, Any]:
    """What an event adds when a manager types for the agency: the agency is the author, the manager the typist.

    Raises:
        Unmet: the manager does not say what it was typed from.
    """
    if scene.roles & {"lead", "contributor"}:
        return {}
    if not original.strip():
        raise Unmet(
            "The partnership may type an agency's answer only from the agency's own original.",
            "Say what it is, for example with --original “e-mail of 3 March”.",
        )
    return {"author": scene.agency.id, "original": Words(admit_line(original).text)}
