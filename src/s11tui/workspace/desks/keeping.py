"""What the manager does with returns: sending back, acknowledging, closing, extending, putting aside."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.views import ReturnView
from s11tui.audit.words import Words
from s11tui.clock import day, today
from s11tui.errors import BadInput, NotNow
from s11tui.workspace.candidates import submitted_in
from s11tui.workspace.desks.desk import Desk, required_text
from s11tui.workspace.samples import load_sample, the_rest

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene


class Keeping(Desk):
    """The manager, and the meeting chair where the lifecycle says so."""

    def return_standards(self, ref: str, reasons: Mapping[str, str]) -> ReturnView:
        """Return standards to the agency, with a reason for each."""
        if not reasons:
            raise BadInput("No standard was named.", "Say which standards go back, and why.")
        said = {name: Words(required_text(why, "The reason")) for name, why in reasons.items()}

        def make(scene: "Scene") -> Sequence[NewEvent]:
            body = [{"standard": scene.asked(name).id, "reason": why} for name, why in said.items()]
            return [scene.new("returned", standards=body)]

        return self.session.changing.change(ref, "return standards", make)

    def acknowledge(self, ref: str) -> ReturnView:
        """Acknowledge a return that is not moderated: its self-grades stand, unverified."""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            if scene.state.moderated:
                raise NotNow("This return was picked for moderation.", "Moderate it again, or share its grades.")
            if self._is_sampled(scene):
                raise NotNow(
                    "This return was picked for moderation.", "Open its moderation, or take it out of the sample first."
                )
            return [scene.new("acknowledged", outcomes=_unverified(scene))]

        return self.session.changing.change(ref, "acknowledge", make)

    def acknowledge_rest(self, round_ref: str) -> tuple[str, ...]:
        """Acknowledge every submitted return of a round that is not in its sample; gives their slugs.

        What was submitted after the last draw is left: it had no chance yet of being picked.

        Raises:
            NotNow: no sample was drawn, so that nobody said which returns are moderated.
        """
        self.session.require("manager")
        one = self.workspace.registry.round(round_ref)
        with self.session.batch(standards=False):
            sample = load_sample(self.workspace, one.id)
            if not sample.picked:
                raise NotNow("No sample was drawn in this round.", "Draw it first, or acknowledge returns one by one.")
            rest = sorted(the_rest(sample, submitted_in(self.workspace, one)), key=lambda found: found.ref)
            for found in rest:
                self.acknowledge(found.id)
        return tuple(found.ref for found in rest)

    def settle_silent(self, round_ref: str | None = None) -> tuple[str, ...]:
        """Settle every return whose agency did not reply in time, as “no reply received”; gives their slugs."""
        self.session.require("manager")
        now = today(self.workspace.clock, self.workspace.registry.partnership().zone).isoformat()
        chosen = self.workspace.registry.round(round_ref).id if round_ref else ""
        rows = self.workspace.store.all(
            "SELECT id, slug FROM returns WHERE state = 'grades shared' AND reply_by < ? AND (? = '' OR round = ?) "
            "ORDER BY slug",
            (now, chosen, chosen),
        )
        with self.session.batch(standards=False):
            for return_id, _ in rows:
                self.settle(return_id)
        return tuple(slug for _, slug in rows)

    def _is_sampled(self, scene: "Scene") -> bool:
        where = (scene.round.id, scene.id)
        return self.workspace.store.one('SELECT 1 FROM samples WHERE round = ? AND "return" = ?', where) is not None

    def close(self, ref: str) -> ReturnView:
        """Close a return that is agreed or acknowledged."""
        return self.session.changing.change(ref, "close", lambda scene: [scene.new("closed")])

    def settle(self, ref: str) -> ReturnView:
        """Settle a return whose agency did not reply in time, as “no reply received”."""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            zone = self.workspace.registry.partnership().zone
            if today(self.workspace.clock, zone) <= date.fromisoformat(scene.state.reply_by):
                raise NotNow(f"The agency may reply until {scene.state.reply_by}.", "Settle it after that day.")
            return [scene.new("settled")]

        return self.session.changing.change(ref, "settle", make)

    def amend(self, ref: str, standards: Sequence[str], reason: str) -> ReturnView:
        """Reopen standards of a return that was agreed or closed, for a mistake that was found."""
        why = Words(required_text(reason, "The reason"))
        if not standards:
            raise BadInput("No standard was named.", "Say which standards are to be amended.")

        def make(scene: "Scene") -> Sequence[NewEvent]:
            if self.workspace.registry.round(scene.state.round).closed:
                raise NotNow("The round is closed.", "A closed round is not changed any more.")
            return [scene.new("amended", standards=[scene.asked(one).id for one in standards], reason=why)]

        return self.session.changing.change(ref, "amend", make)

    def exempt(self, ref: str, reason: str) -> ReturnView:
        """Exempt the agency from this round."""
        return self._with_reason(ref, "exempt", "exempted", reason)

    def withdraw_return(self, ref: str, reason: str) -> ReturnView:
        """Withdraw the return from the round, for example because the agency closed."""
        return self._with_reason(ref, "withdraw", "withdrawn", reason)

    def reinstate(self, ref: str, reason: str) -> ReturnView:
        """Bring an exempt or withdrawn return back to where it was."""
        return self._with_reason(ref, "reinstate", "reinstated", reason)

    def extend(self, ref: str, due: str, reason: str) -> ReturnView:
        """Give a return another due day (ISO)."""
        when, why = day(due).isoformat(), Words(required_text(reason, "The reason"))
        return self.session.changing.change(ref, "extend", lambda scene: [scene.new("extended", due=when, reason=why)])

    def _with_reason(self, ref: str, action: str, kind: str, reason: str) -> ReturnView:
        why = Words(required_text(reason, "The reason"))
        return self.session.changing.change(ref, action, lambda scene: [scene.new(kind, reason=why)])


def _unverified(scene: "Scene") -> list[dict[str, str]]:
    """What stands of each graded standard when nobody moderates it: the self-grade, and the content that it is of."""
    return [
        {"standard": asked.id, "grade": grade.grade, "content": scene.content.digests[asked.id]}
        for asked in scene.content.asked
        if (grade := scene.state.standard(asked.id).grade) is not None
    ]
