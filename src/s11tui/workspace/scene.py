"""One return with one person before it: what a desk decides on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from s11tui.audit.completeness import Progress, progress, state_in_words
from s11tui.audit.content import Content
from s11tui.audit.events import NewEvent
from s11tui.audit.register import Agency, Person, Round
from s11tui.audit.rights import require_readable
from s11tui.audit.state import Case, ReturnState
from s11tui.questionnaire.asking import AskedStandard
from s11tui.workspace.cases import Loaded
from s11tui.workspace.finding import find_standard


@dataclass(frozen=True)
class Scene:
    """One return with one person before it: what a desk decides on."""

    id: str
    loaded: Loaded
    agency: Agency
    person: Person
    roles: frozenset[str]
    barred: str
    round: Round

    @property
    def case(self) -> Case:
        return self.loaded.case

    @property
    def state(self) -> ReturnState:
        return self.loaded.case.answers

    @property
    def content(self) -> Content:
        return self.loaded.content

    @cached_property
    def progress(self) -> dict[str, Progress]:
        return progress(self.content, self.case.actions)

    @cached_property
    def words(self) -> str:
        """The state of the lifecycle, in words."""
        return state_in_words(self.state, self.progress)

    def require_readable(self) -> None:
        """Raise NotAllowed where this person may not open the return: what cannot be read is not changed either."""
        require_readable(self.roles, self.state.revision, self.agency)

    def asked(self, standard: str) -> AskedStandard:
        """A standard that is asked of this agency, by id or number; NotFound where it is not."""
        return find_standard(self.content, standard)

    def new(self, kind: str, **body: object) -> NewEvent:
        """An event in the return's own stream."""
        return NewEvent(f"return/{self.id}", kind, body)

    def new_for_panel(self, kind: str, **body: object) -> NewEvent:
        """An event that the agency does not see; it quotes the head of the return that was judged."""
        return NewEvent(f"panel/{self.id}", kind, {"judged": self.state.head, **body})


Make = Callable[[Scene], Sequence[NewEvent]]
"""Given the scene, makes the events, or raises what stands against it."""
