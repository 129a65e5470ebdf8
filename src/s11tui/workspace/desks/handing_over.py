"""Handing a return over to another workspace, and taking one in."""

from typing import TYPE_CHECKING

from s11tui.audit.handover import HandOver, Sender
from s11tui.audit.incoming import Incoming, Passage
from s11tui.audit.register import Party
from s11tui.clock import stamp
from s11tui.errors import BadInput, NotAllowed, NotNow
from s11tui.workspace.desks.desk import Desk
from s11tui.workspace.handovers.outgoing import gather
from s11tui.workspace.handovers.parties import is_known, own_sender, party, party_of_agency, pin, require_trust
from s11tui.workspace.handovers.records import enter, inviting_party, passages

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene

_OPEN_TO_ANYBODY = frozenset({"invited", "facts_changed", "extended", "handed_over", "received"})
"""What an invitation may hold that goes to somebody whose keys are not known: anybody on its way could read it."""


class HandingOver(Desk):
    """Hand-overs between an agency's own workspace and the partnership's."""

    def me(self) -> Sender:
        """This workspace as others know it, with its public keys."""
        return own_sender(self.workspace)

    def invitation(self, ref: str) -> HandOver:
        """A return on its way to its agency for the first time, for the manager.

        Its receiver is empty where the agency's keys are not known: then it holds nothing but the invitation.

        Raises:
            NotNow: something was written in the return already, and nobody's keys are known.
        """
        self._require_partnership()
        self.session.require("manager")
        scene = self.session.changing.scene(ref)
        known = party_of_agency(self.workspace, scene.agency.id)
        if known is not None:
            return gather(self.workspace, scene, known.id)
        made = gather(self.workspace, scene, "")
        begun = any(one.kind not in _OPEN_TO_ANYBODY for one in made.links if one.stream == f"return/{scene.id}")
        if begun or any(one.stream.startswith("action/") for one in made.links):
            raise NotNow(
                f"{scene.agency.name} has begun to fill in its return, which only it may read.",
                "Have them send you their public keys, and make these known first.",
            )
        return made

    def outgoing(self, ref: str) -> HandOver:
        """A return on its way to the other side: the agency's lead sends it, or the partnership's manager or chair.

        Raises:
            NotAllowed: somebody else would send it.
            NotNow: nobody's keys are known to whom it could go.
        """
        scene = self.session.changing.scene(ref)
        self._require_may_send(scene)
        return gather(self.workspace, scene, self._receiver(scene).id)

    def sent(self, handover: HandOver) -> None:
        """Record that a hand-over went: in the history of the return, and in the list of hand-overs."""
        with self.session.transaction():
            scene = self.session.changing.scene(handover.return_id)
            self._require_may_send(scene)
            if handover.sender.id != self.workspace.partnership().id:
                raise BadInput("This hand-over was not made here.", "Receive it instead.")
            if any(one.id == handover.id for one in passages(self.workspace)):
                return
            own = [link for link in handover.links if link.stream == f"return/{scene.id}"]
            body = {"id": handover.id, "number": handover.number, "party": handover.receiver}
            at = {"head": handover.head, "seq": own[-1].seq}
            self.session.changing.record(scene, [scene.new("handed_over", **body, **at)])
            enter(self.workspace, handover, handover.receiver, "sent", stamp(self.workspace.clock()))

    def know(self, sender: Sender, agency_ref: str = "", trust: str = "") -> Party:
        """Pin somebody's keys before anything came from them.

        Args:
            agency_ref: in a partnership's workspace, the agency whose own workspace it is.
            trust: the fingerprint that they read out over the telephone.

        Raises:
            Unmet: the fingerprint is missing or is another.
            NotAllowed: other keys are known of them.
        """
        self._require_may_receive()
        alone = self.workspace.partnership().alone
        if not alone and not agency_ref:
            raise BadInput("An agency's own workspace belongs to an agency.", "Say which agency.")
        with self.session.transaction():
            agency = "" if alone else self.workspace.registry.agency(agency_ref).id
            if not is_known(self.workspace, sender):
                require_trust(sender, trust)
            return pin(self.session, sender, agency)

    def look(self, handover: HandOver) -> Incoming:
        """What a hand-over would change. Nothing is changed; whose keys are not known yet is told.

        Raises:
            Refusal: it cannot be taken in.
        """
        from s11tui.workspace.handovers import receiving

        self._require_may_receive()
        return receiving.look(self.session, handover)

    def take(self, handover: HandOver, trust: str = "") -> Incoming:
        """Take a hand-over in: all of it, or nothing.

        Args:
            trust: the fingerprint that its sender read out over the telephone; needed the first time only.

        Raises:
            Refusal: it cannot be taken in; nothing was changed.
        """
        from s11tui.workspace.handovers import receiving

        self._require_may_receive()
        return receiving.take(self.session, handover, trust)

    def history(self) -> tuple[Passage, ...]:
        """Every hand-over that went or came, the newest first."""
        self._require_may_receive()
        return passages(self.workspace)

    def _require_partnership(self) -> None:
        if self.workspace.partnership().alone:
            raise NotNow("This is an agency's own workspace, which invites nobody.", "Send the return instead.")

    def _require_may_receive(self) -> None:
        if self.workspace.partnership().alone:
            self.session.require("lead", "manager")
        else:
            self.session.require("manager", "meeting-chair")

    def _require_may_send(self, scene: "Scene") -> None:
        alone = self.workspace.partnership().alone
        senders = {"lead", "manager"} if alone else {"manager", "meeting-chair"}
        if not scene.roles & senders:
            words = "safeguarding lead" if alone else "manager or the meeting chair"
            raise NotAllowed(f"A return is handed over by the {words}.", "Ask them.")
        scene.require_readable()

    def _receiver(self, scene: "Scene") -> Party:
        if self.workspace.partnership().alone:
            found = party(self.workspace, inviting_party(self.workspace, scene.id))
            if found is None:
                raise NotNow(
                    "This return was opened here, and no partnership waits for it.",
                    "Only what a partnership invited you to can be handed over to it.",
                )
            return found
        known = party_of_agency(self.workspace, scene.agency.id)
        if known is None:
            raise NotNow(
                f"The keys of {scene.agency.name} are not known here.",
                "Have them send you their public keys, or wait for their first hand-over.",
            )
        return known
