"""Which returns of a round are moderated, where there are too many for all."""

from s11tui.audit.events import NewEvent
from s11tui.audit.sample import SampleState, fold_sample
from s11tui.audit.words import Words
from s11tui.workspace import projections
from s11tui.workspace.desks.desk import Desk, required_line
from s11tui.workspace.rows_of_meeting import rows_of_sample


class Sampling(Desk):
    """The manager and the meeting chair, who decide what is looked at."""

    def pick(self, return_ref: str, reason: str) -> SampleState:
        """Pick a return by hand, whatever chance says, with the reason."""
        self.session.require("manager", "meeting-chair")
        why = Words(required_line(reason, "The reason"))
        with self.session.transaction():
            scene = self.session.changing.scene(return_ref)
            before = self._load(scene.round.id)
            body = {"return": scene.id, "reason": why}
            return self._record(before, NewEvent(f"sample/{scene.round.id}", "sample_added", body))

    def _load(self, round_id: str) -> SampleState:
        return fold_sample(SampleState(round_id), self.workspace.ledger.read(f"sample/{round_id}"))

    def _record(self, before: SampleState, new: NewEvent) -> SampleState:
        after = fold_sample(before, self.workspace.ledger.append([new], self.session.person.id))
        projections.write(self.workspace.store, rows_of_sample(before), rows_of_sample(after))
        return after
