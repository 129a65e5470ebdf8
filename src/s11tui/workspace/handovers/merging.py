"""One return as it becomes, event by event, while a hand-over is taken in: as it is here, and as its sender had it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from s11tui.audit.completeness import progress, state_in_words
from s11tui.audit.content import Content
from s11tui.audit.events import Event
from s11tui.audit.fold_action import fold_action
from s11tui.audit.fold_return import fold_return
from s11tui.audit.state import ActionState, Case, PanelState, ReturnState
from s11tui.audit.travelling import TURNS
from s11tui.workspace.cases import fold_case

if TYPE_CHECKING:
    from s11tui.questionnaire.models import Edition
    from s11tui.workspace.workspace import Workspace


@dataclass
class Merging:
    """The return in both shapes.

    What waits to be confirmed from an earlier return counts for nothing here: its writer may not have that return.

    Attributes:
        here: as it stands in this workspace by now; `theirs`: as the sender had it before the event that is next.
        unheard: ids of turns that were done here and that the sender's chain has not come to yet.
        actions_unheard: the same of every step of an action, by the action's stream.
    """

    edition: "Edition"
    here: Case
    theirs: ReturnState
    unheard: set[str] = field(default_factory=set)
    actions_unheard: dict[str, set[str]] = field(default_factory=dict)
    _content: Content | None = None
    _theirs: Content | None = None

    @property
    def content(self) -> Content:
        """Of the return as it stands here."""
        if self._content is None:
            self._content = Content(self.edition, self.here.answers)
        elif self._content.state is not self.here.answers:
            self._content = self._content.after(self.here.answers)
        return self._content

    @property
    def their_content(self) -> Content:
        """Of the return as its sender had it."""
        if self._theirs is None:
            self._theirs = Content(self.edition, self.theirs)
        elif self._theirs.state is not self.theirs:
            self._theirs = self._theirs.after(self.theirs)
        return self._theirs

    @property
    def words(self) -> str:
        """The state of the return here, in words."""
        if self.here.answers.stage != "open":
            return self.here.answers.stage
        return state_in_words(self.here.answers, progress(self.content, self.here.actions))

    def action(self, stream: str) -> ActionState | None:
        """An action as it stands here."""
        return next((one for one in self.here.actions if one.id == stream.removeprefix("action/")), None)

    def add(self, event: Event) -> None:
        """An event that stands in this workspace from now on."""
        self.here = fold_case(self.here, [event])

    def heard(self, event: Event) -> None:
        """The next event of the sender's chain."""
        self.unheard.discard(event.id)
        self.actions_unheard.get(event.stream, set()).discard(event.id)
        if event.stream.startswith("return/"):
            self.theirs = fold_return(self.theirs, [event])


def merging(workspace: "Workspace", return_id: str, edition: "Edition") -> Merging:
    """A return before anything arrived; its events are read anew, since words of them may have come by now."""
    own = workspace.ledger.read(f"return/{return_id}")
    rows = workspace.store.all('SELECT id FROM actions WHERE "return" = ? ORDER BY rowid', (return_id,))
    steps = {f"action/{action}": workspace.ledger.read(f"action/{action}") for (action,) in rows}
    actions = tuple(fold_action(ActionState(name.removeprefix("action/")), found) for name, found in steps.items())
    return Merging(
        edition,
        Case(fold_return(ReturnState(return_id), own), PanelState(return_id), actions),
        ReturnState(return_id),
        {event.id for event in own if event.kind in TURNS},
        {stream: {event.id for event in found} for stream, found in steps.items()},
    )
