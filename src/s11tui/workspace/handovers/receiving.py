"""Taking a hand-over in: all of it, or nothing. Looking at one does the same and then gives it up."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from s11tui.audit.content import Content
from s11tui.audit.handover import HandOver
from s11tui.audit.incoming import Incoming
from s11tui.audit.travelling import Coming
from s11tui.audit.withholding import hidden_in
from s11tui.errors import NotAllowed, NotFound, NotNow, Unmet
from s11tui.text import admit_line
from s11tui.workspace import projections
from s11tui.workspace.handovers import newcomers, parties
from s11tui.workspace.handovers.arriving_files import Arriving
from s11tui.workspace.handovers.bringing import Bringing
from s11tui.workspace.handovers.declared import versions_in
from s11tui.workspace.handovers.looking_over import Body, bodies_of, broken
from s11tui.workspace.handovers.merging import merging
from s11tui.workspace.handovers.outgoing import people_in
from s11tui.workspace.handovers.proving import chain_of
from s11tui.workspace.handovers.receipt import record_receipt
from s11tui.workspace.handovers.records import inviting_party, receipts
from s11tui.workspace.rows import Rows
from s11tui.workspace.same_body import is_guest, register_guest

if TYPE_CHECKING:
    from s11tui.workspace.session import Session
    from s11tui.workspace.workspace import Workspace


class _GivenUp(Exception):
    """Carries what a hand-over would change out of the transaction that is given up."""

    def __init__(self, incoming: Incoming) -> None:
        self.incoming = incoming
        super().__init__()


def look(session: "Session", handover: HandOver) -> Incoming:
    """What a hand-over would change; nothing is changed."""
    person = session.person
    try:
        with session.transaction():
            raise _GivenUp(_Receiving(session, handover).received())
    except _GivenUp as given_up:
        return given_up.incoming
    finally:
        session.person = person


def take(session: "Session", handover: HandOver, trust: str) -> Incoming:
    """Take it in."""
    person = session.person
    try:
        with session.transaction():
            return _Receiving(session, handover, trust, taken=True).received()
    except BaseException:
        session.person = person
        raise


@dataclass
class _Receiving:
    """One hand-over, inside a transaction."""

    session: "Session"
    handover: HandOver
    trust: str = ""
    taken: bool = False
    bodies: dict[str, Body] = field(default_factory=dict)

    @property
    def workspace(self) -> "Workspace":
        return self.session.workspace

    @property
    def return_id(self) -> str:
        return self.handover.return_id

    @cached_property
    def from_agency(self) -> bool:
        return not self.workspace.partnership().alone

    @cached_property
    def invited(self) -> Body:
        return next(self.bodies[one.id] for one in self.handover.links if one.kind == "invited")

    def received(self) -> Incoming:
        """Bring all of it into the record."""
        known = parties.is_known(self.workspace, self.handover.sender)
        self.bodies = bodies_of(self.handover)
        before = self.workspace.store.one("SELECT state, slug FROM returns WHERE id = ?", (self.return_id,))
        self._require_for_us(is_new=before is None, known=known)
        self._require_fresh()
        if not known:
            if self.taken:
                parties.require_trust(self.handover.sender, self.trust)
            parties.pin(self.session, self.handover.sender, self.handover.agency.id if self.from_agency else "")
        rows: Rows = self.workspace.cases.load(self.return_id).rows if before else {}
        edition, people = self._newcomers()
        bringing = self._brought(is_new=before is None)
        files = Arriving(self.workspace, self.handover, self.bodies, bringing).checked()
        record_receipt(bringing, self.invited, files.withheld, before[1] if before else "")
        self._bring_up_tables(bringing, rows)
        if self.taken:
            files.keep()
        told = Incoming(
            **self._told(),
            known=known,
            is_new=before is None,
            before=before[0] if before else "",
            people=people,
            edition=edition,
            files=files.names,
        )
        return self._with_what_became(told, bringing)

    def _newcomers(self) -> tuple[str, tuple[str, ...]]:
        """Publish and register what is new here: the title of the questionnaire, and people's names."""
        edition = newcomers.publish(self.session, self.handover, self.invited["edition"])
        if not self.from_agency:
            self._require_their_agency()
            register_guest(self.session, newcomers.admitted_agency(self.handover.agency))
            newcomers.take_contacts(self.session, self.handover)
        people = newcomers.register_people(self.session, self._named_people(), self._sender_name)
        self.session.person = self.workspace.registry.person(self.session.person.id)
        return edition, people

    def _bring_up_tables(self, bringing: Bringing, before: Rows) -> None:
        """Everything is folded again: words of what was here before may have come, or gone."""
        cases = self.workspace.cases
        cases.forget_all()
        loaded = cases.fold(self.return_id, [one.id for one in bringing.merging.here.actions])
        projections.write(self.workspace.store, before, loaded.rows)
        cases.keep(self.return_id, loaded)

    def _told(self) -> dict[str, Any]:
        """What the hand-over says of itself."""
        return {
            "id": self.handover.id,
            "number": self.handover.number,
            "made_at": self.handover.made_at,
            "sender": self._sender_name,
            "fingerprint": parties.fingerprint_of(self.handover.sender),
            "return_id": self.return_id,
            "withheld": len(self.handover.withheld),
            "taken": self.taken,
        }

    def _with_what_became(self, told: Incoming, bringing: Bringing) -> Incoming:
        scene = self.session.changing.scene(self.return_id)
        return replace(
            told,
            ref=scene.state.slug,
            agency=scene.agency.name,
            round=scene.round.title,
            due=scene.state.due or scene.round.due,
            after=scene.words,
            revision=scene.state.revision,
            arrived=tuple(bringing.arrived),
            conflicts=tuple(versions_in(scene.content, frozenset(bringing.brought))),
            settled=tuple(bringing.settled),
            redacted=bringing.redacted,
        )

    @property
    def _sender_name(self) -> str:
        return admit_line(self.handover.sender.name).text

    def _require_for_us(self, *, is_new: bool, known: bool) -> None:
        """Raise where it is for somebody else, or of a return that its sender has nothing to do with."""
        mine, sender = self.workspace.partnership(), self.handover.sender
        if self.handover.receiver != mine.id and (self.handover.receiver or self.from_agency):
            raise NotAllowed("This hand-over is for somebody else.", "Give it to whom it is for; nothing was changed.")
        if not self.from_agency:
            if not is_new and inviting_party(self.workspace, self.return_id) != sender.id:
                raise NotAllowed(
                    f"This return was not invited by {self._sender_name}.", "Nothing was changed; telephone them."
                )
            return
        row = self.workspace.store.one("SELECT agency FROM returns WHERE id = ?", (self.return_id,))
        if row is None:
            raise NotFound("There is no such return in this workspace.", "Ask the agency which round it is of.")
        party = parties.party(self.workspace, sender.id)
        if row[0] != self.handover.agency.id or (known and party is not None and party.agency != row[0]):
            raise NotAllowed(
                f"{self._sender_name} may hand over its own returns only, and this one is of another agency.",
                "Nothing was changed; telephone them.",
            )

    def _require_their_agency(self) -> None:
        """Raise where a partnership names as its own an agency that is here for another reason."""
        agency = self.handover.agency.id
        if self.workspace.store.one("SELECT 1 FROM agencies WHERE id = ?", (agency,)) is None:
            return
        returns = self.workspace.store.all("SELECT id FROM returns WHERE agency = ?", (agency,))
        others = {inviting_party(self.workspace, one) for (one,) in returns} - {self.handover.sender.id}
        if others or not is_guest(self.workspace, agency):
            raise NotAllowed("It is about an agency that this partnership does not know.", "Telephone whoever sent it.")

    def _require_fresh(self) -> None:
        """Raise for one that was received already, an older one, and one whose chain does not go on from the last."""
        handed = self.handover
        row = self.workspace.store.one(
            "SELECT at FROM events WHERE stream = ? AND kind = 'received' AND json_extract(body, '$.id') = ?",
            (f"return/{self.return_id}", handed.id),
        )
        if row is not None:
            raise NotNow(
                f"This hand-over was received already, on {row[0][:10]} at {row[0][11:16]} (UTC).",
                "Nothing was changed.",
            )
        before = [body for body in receipts(self.workspace, self.return_id) if body["party"] == handed.sender.id]
        if before and handed.number <= before[-1]["number"]:
            raise NotNow(
                f"This is hand-over {handed.number} of this return, and a later one was received already.",
                "Receive the newest only; nothing was changed.",
            )
        there = {(link.stream, link.seq): (link.id, link.hash) for link in handed.links}
        for stream, links in chain_of(before, handed.sender.id).items():
            event_id, seq, hashed = links[-1]
            if there.get((stream, seq)) != (event_id, hashed):
                raise broken("its history is not the one that was received before")

    def _named_people(self) -> dict[str, str]:
        """Those whom events name, who did something first."""
        named = [link.who for link in self.handover.links]
        for body in self.bodies.values():
            named += sorted(people_in(body))
        return {one: self.handover.people.get(one, "") for one in dict.fromkeys(named)}

    def _brought(self, *, is_new: bool) -> Bringing:
        ledger, handed = self.workspace.ledger, self.handover
        ledger.keep_words(handed.words)
        events = {one.id: one for one in ledger.opened(handed.links)}
        edition = self.workspace.registry.edition(self.invited["edition"])
        closed = self.workspace.store.one("SELECT closed FROM rounds WHERE id = ?", (self.invited["round"],))
        coming = Coming(self.from_agency, begins=is_new, round_closed=bool(closed and closed[0]))
        state = merging(self.workspace, self.return_id, edition)
        bringing = Bringing(self.session, handed, self.bodies, events, state, coming)
        bringing.bring()
        taken = {digest for one in handed.links if one.kind == "redacted" for digest in self.bodies[one.id]["digests"]}
        gone = {digest for digest, text in ledger.texts(handed.redacted).items() if text is None}
        if set(handed.redacted) - taken - gone:
            raise broken("words are missing that nobody took out of the record")
        ledger.take_out(set(handed.redacted))
        self._require_rightly_withheld(bringing.merging.their_content)
        return bringing

    def _require_rightly_withheld(self, theirs: Content) -> None:
        """Raise where the words of something that is shown were left out, and are not here."""
        here = self.workspace.ledger.texts(self.handover.withheld)
        sealed = ((link.stream, link.kind, self.bodies[link.id]) for link in self.handover.links)
        if (
            set(self.handover.withheld)
            - set(here)
            - hidden_in(theirs, sealed, in_the_open=not self.handover.receiver).words
        ):
            raise Unmet("Words of answers that are shown were left out of this hand-over.", "Have it sent again.")
