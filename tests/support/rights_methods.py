"""Every method of every desk: a call with sensible arguments, and who may do it (see `rights_rules`)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from s11tui.workspace.session import Session
from support.rights_rules import Rule, gone

if TYPE_CHECKING:
    from support.rights_world import World


@dataclass(frozen=True)
class Method:
    """One way to use a desk.

    Attributes:
        desk: the desk's name at the session.
        name: the method's, perhaps with what tells two uses of it apart: `query panel`.
        words: what it is, for people.
    """

    desk: str
    name: str
    words: str
    rule: Rule
    call: "Callable[[Session, World], object]"

    @property
    def of(self) -> str:
        """Desk and method, as the session has them."""
        return f"{self.desk}.{self.name.split()[0]}"


class Desk:
    """Collects the methods of one desk."""

    def __init__(self, name: str, title: str) -> None:
        self.name, self.title = name, title
        self.methods: list[Method] = []

    def add(self, name: str, words: str, rule: Rule, call: "Callable[[Session, World], object]") -> None:
        self.methods.append(Method(self.name, name, words, gone(rule), call))
