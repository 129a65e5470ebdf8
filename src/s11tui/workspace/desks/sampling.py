"""Which returns of a round are moderated, where there are too many for all."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.rights import SEES_PANEL, roles_on
from s11tui.audit.sample import SampleState, fold_sample
from s11tui.audit.sampling import ByHand, Terms, body_of, differences, draw
from s11tui.audit.words import Words
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow
from s11tui.workspace import projections
from s11tui.workspace.candidates import Submitted, submitted_in
from s11tui.workspace.desks.desk import Desk, required_line
from s11tui.workspace.rows_of_meeting import rows_of_sample
from s11tui.workspace.samples import SampleView, load_sample, sample_view

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene

_PICKABLE = ("submitted", "in moderation", "returned")
_OPENED = "moderation was opened before the draw"


@dataclass(frozen=True, slots=True)
class Checked:
    """One draw of the record, drawn again.

    Attributes:
        number: 1 for the first draw of the round.
        differences: what of it does not come out, in words; empty where all of it does.
    """

    number: int
    at: str
    who: str
    seed: int
    wanted: int
    candidates: int
    picks: int
    differences: tuple[str, ...]


class Sampling(Desk):
    """The manager and the meeting chair, who decide what is looked at; the panel sees it."""

    def show(self, round_ref: str) -> SampleView:
        """The sample of a round, with what was passed over; nobody sees it of their own agency.

        Raises:
            NotAllowed: this person takes no part in moderation.
        """
        self.session.require(*sorted(SEES_PANEL))
        one = self.workspace.registry.round(round_ref)
        return sample_view(self.session, one, load_sample(self.workspace, one.id))

    def draw(self, round_ref: str, wanted: int, seed: int | None = None, strata: str = "kind-and-phase") -> SampleView:
        """Draw the sample of a round; again, where it was drawn before.

        In the hat is what is submitted. What was picked by hand stays; so does what was opened for moderation.

        Args:
            wanted: how many returns, those that stay among them.
            seed: a whole number; None for that of the draw before, or a fresh one where there was none.
            strata: one of `candidates.STRATA`.

        Raises:
            BadInput: a number or the strata will not do.
            NotNow: nothing is submitted.
        """
        self._require_drawer()
        if wanted < 1:
            raise BadInput(f"{wanted} returns cannot be drawn.", "Say how many can be moderated.")
        with self.session.transaction():
            one = self.workspace.registry.round(round_ref)
            before = load_sample(self.workspace, one.id)
            hat = self._hat(before, submitted_in(self.workspace, one, strata))
            chosen = seed if seed is not None else before.seed
            drawn = draw(
                Terms(
                    candidates=tuple(found.candidate for found in hat),
                    wanted=wanted,
                    seed=self.workspace.source.new_seed() if chosen is None else chosen,
                    by_hand=tuple(_kept(before, hat)),
                )
            )
            body = {**body_of(drawn), "strata": strata}
            after = self._record(before, NewEvent(f"sample/{one.id}", "sample_drawn", body))
            return sample_view(self.session, one, after)

    def pick(self, return_ref: str, reason: str) -> SampleView:
        """Pick a return by hand, whatever chance says, with the reason."""
        why = Words(required_line(reason, "The reason"))
        with self.session.transaction():
            scene = self._scene(return_ref)
            before = load_sample(self.workspace, scene.round.id)
            stands = before.pick_of(scene.id)
            if scene.words not in _PICKABLE:
                raise NotNow(f"This return is “{scene.words}”.", "Pick one that is submitted or in moderation.")
            if stands is not None and stands.by_hand:
                raise NotNow(f"{scene.agency.name} was picked by hand already.", "Nothing was changed.")
            return self._change(before, scene, "sample_added", why)

    def unpick(self, return_ref: str, reason: str) -> SampleView:
        """Take a return out of the sample, with the reason; until the next draw, in which it may be drawn again."""
        why = Words(required_line(reason, "The reason"))
        with self.session.transaction():
            scene = self._scene(return_ref)
            before = load_sample(self.workspace, scene.round.id)
            if before.pick_of(scene.id) is None:
                raise NotFound(f"{scene.agency.name} is not in the sample.", "Nothing was changed.")
            if scene.state.moderated:
                raise NotNow("Its moderation was opened, so it stays in the sample.", "Moderate it to the end.")
            return self._change(before, scene, "sample_removed", why)

    def check(self, round_ref: str) -> tuple[Checked, ...]:
        """Draw every sample of a round again, from the terms that the record holds of it.

        Raises:
            CannotStore: the record holds a draw that this version of the program cannot draw again.
        """
        self._require_drawer()
        one = self.workspace.registry.round(round_ref)
        drawn = [event for event in self.workspace.ledger.read(f"sample/{one.id}") if event.kind == "sample_drawn"]
        return tuple(
            Checked(
                number,
                event.at,
                self.workspace.names.get(event.who, ""),
                event.body["seed"],
                event.body["wanted"],
                len(event.body["candidates"]),
                len(event.body["picks"]),
                differences(event.body),
            )
            for number, event in enumerate(drawn, 1)
        )

    def _require_drawer(self) -> None:
        self.session.require("manager", "meeting-chair")
        if self.workspace.registry.partnership().alone:
            raise NotNow(
                "This is one agency's own workspace, which has no moderation.", "The partnership moderates in its own."
            )

    def _hat(self, before: SampleState, found: Sequence[Submitted]) -> list[Submitted]:
        """What can be drawn, and what was picked by hand and is still in the round.

        Raises:
            NotAllowed: this person is the meeting chair of some of them only.
            NotNow: there is nothing.
        """
        agencies = self.workspace.agencies
        agencies.look_up([one.agency_id for one in found])
        for one in found:
            if not roles_on(self.session.person, agencies[one.agency_id]) & {"manager", "meeting-chair"}:
                raise NotAllowed(
                    f"You are not the meeting chair for {one.agency_name}.",
                    "Ask the manager to draw, or a chair who has every kind of agency in the round.",
                )
        stays = {one.return_id for one in before.picked if one.by_hand}
        hat = [one for one in found if one.can_be_drawn or (one.id in stays and one.state in _PICKABLE)]
        if not hat:
            raise NotNow("Nothing is submitted in this round that could be drawn.", "Draw when returns are in.")
        return hat

    def _scene(self, return_ref: str) -> "Scene":
        """The return, for somebody who may say whether it is looked at.

        Raises:
            NotAllowed: they may not, or it is their own agency's.
        """
        self._require_drawer()
        scene = self.session.changing.scene(return_ref)
        if not scene.roles & {"manager", "meeting-chair"}:
            raise NotAllowed(f"You are not the meeting chair for {scene.agency.name}.", "Ask the manager.")
        if scene.barred:
            raise NotAllowed(f"You may not pick here: {scene.barred}.", "Another member of the panel has to do it.")
        return scene

    def _change(self, before: SampleState, scene: "Scene", kind: str, why: Words) -> SampleView:
        new = NewEvent(f"sample/{scene.round.id}", kind, {"return": scene.id, "reason": why})
        return sample_view(self.session, scene.round, self._record(before, new))

    def _record(self, before: SampleState, new: NewEvent) -> SampleState:
        after = fold_sample(before, self.workspace.ledger.append([new], self.session.person.id))
        projections.write(self.workspace.store, rows_of_sample(before), rows_of_sample(after))
        return after


def _kept(before: SampleState, hat: Sequence[Submitted]) -> list[ByHand]:
    """What is in the sample whatever chance says now, each with why."""
    kept = []
    for one in hat:
        pick = before.pick_of(one.id)
        reasons = "; ".join(pick.reasons) if pick else ""
        if pick is not None and pick.by_hand:
            kept.append(ByHand(one.id, reasons))
        elif one.opened:
            kept.append(ByHand(one.id, f"{_OPENED}; picked before: {reasons}" if reasons else _OPENED))
    return kept
