"""Bringing the events of a hand-over into the record, one by one, each checked as it is folded in."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from s11tui.audit.action_steps import following, step
from s11tui.audit.events import Event
from s11tui.audit.handover import HandOver, Link
from s11tui.audit.incoming import Arrived, Versions
from s11tui.audit.sense import is_whole, require_sense
from s11tui.audit.travelling import AGENCY_SIDE, Coming, fits, named, require_theirs
from s11tui.audit.words import digests_in
from s11tui.errors import NotAllowed, NotNow, Refusal
from s11tui.workspace.handovers.declared import SIGN_OFF, require_signable, settling
from s11tui.workspace.handovers.looking_over import Body, broken
from s11tui.workspace.handovers.merging import Merging
from s11tui.workspace.handovers.newcomers import is_own
from s11tui.workspace.handovers.proving import broken_receipts, differing_links
from s11tui.workspace.handovers.redacting import may_be_taken_out, take_out
from s11tui.workspace.handovers.rounds import take_round_event

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_BROKEN = (KeyError, AttributeError, AssertionError, TypeError, ValueError, IndexError, RecursionError)


@dataclass
class Bringing:
    """The events of one hand-over on their way into the record, inside a transaction.

    Attributes:
        events: as the sender has them, by id, words opened.
        brought: ids of those that were not here; `arrived` tells of them.
        settled: where what was declared stands in the place of what was written here.
        redacted: how many texts were taken out.
    """

    session: "Session"
    handover: HandOver
    bodies: dict[str, Body]
    events: dict[str, Event]
    merging: Merging
    coming: Coming
    brought: list[str] = field(default_factory=list)
    arrived: list[Arrived] = field(default_factory=list)
    settled: list[Versions] = field(default_factory=list)
    redacted: int = 0

    def bring(self) -> None:
        """All of them, in the sender's order.

        Raises:
            Refusal: one does not fit, or is here already and says something else.
        """
        workspace, own = self.session.workspace, set[str]()
        for link in self.handover.links:
            event = self.events[link.id]
            if not self._is_here(link):
                if link.who not in own and is_own(workspace, link.who):
                    raise NotAllowed(
                        f"This hand-over says that {self._name(link.who)}, who works here, did something "
                        f"({link.kind.replace('_', ' ')}) of which this record knows nothing.",
                        "Nothing was changed. Telephone whoever sent it, unless this workspace was restored from an "
                        "older backup.",
                    )
                own.add(link.who)
                self._take(link, event)
            self.merging.heard(event)
        if any(broken_receipts(workspace.store, f"return/{self.handover.return_id}")):
            raise broken("what it says to have come before makes no chain")

    def _is_here(self, link: Link) -> bool:
        row = self.session.workspace.store.one(
            "SELECT stream, kind, version, at, who, body FROM events WHERE id = ?", (link.id,)
        )
        if row is not None and row != (link.stream, link.kind, link.version, link.at, link.who, link.body):
            raise broken(f"event {link.seq} ({link.kind}) is here already and says something else")
        return row is not None

    def _take(self, link: Link, event: Event) -> None:
        try:
            if link.stream.startswith("register/round/"):
                take_round_event(self.session, link, event, self.coming)
                self.brought.append(event.id)
                self.arrived.append(Arrived(event.kind, self._name(event.who), event.at))
                return
            sort = link.stream.partition("/")[0]
            kept_only = self._checked_action(event) if sort == "action" else self._checked(link, event)
        except Refusal as refusal:
            raise named(refusal, event.kind, self._name(event.who), event.at) from None
        except _BROKEN as fault:
            raise broken(f"event {link.seq} ({link.kind}) makes no sense ({type(fault).__name__})") from None
        self._append(link, event)
        body = event.body
        self.arrived.append(
            Arrived(
                event.kind, self._name(event.who), event.at, str(body.get("standard", "")),
                str(body.get("question", "")), kept_only,
            )
        )  # fmt: skip

    def _checked(self, link: Link, event: Event) -> bool:
        """Whether an event of the return is only kept, because it crossed something; raises where it does not fit."""
        sealed, state = self.bodies[link.id], self.merging.here.answers
        self._require_author(sealed)
        coming = replace(self.coming, crossed=bool(self.merging.unheard))
        require_theirs(event.kind, coming)
        if event.kind != "invited":
            found = self.session.workspace.ledger.texts(digests_in(sealed))
            require_sense(event, sealed, self.merging.their_content, self.merging.here, whole=is_whole(sealed, found))
        reopened = event.body.get("standard", "") in state.reopened
        if event.kind in SIGN_OFF:
            self._settle()
        is_fit = fits(event.kind, event.body, self.merging.words, coming, reopened=reopened)
        if event.kind in SIGN_OFF:
            require_signable(self.merging, event)
        if event.kind == "received":
            self._require_true(sealed)
        if event.kind == "redacted":
            self._redact(sealed["digests"])
        return not is_fit

    def _checked_action(self, event: Event) -> bool:
        body, now = event.body, self.merging.action(event.stream)
        self._require_author(body)
        if event.kind == "action_added":
            return self._checked_new_action(event)
        assert now is not None
        crossed = bool(self.merging.actions_unheard.get(event.stream))
        require_theirs(event.kind, self.coming)
        if body["state"] not in following(now.state):
            if crossed:
                return True
            raise NotNow(f"an action that is “{now.state}” does not become “{body['state']}”.")
        row = step(now.state, body["state"])
        if self.coming.from_agency and (
            row.verifying or not AGENCY_SIDE & set(row.roles) or now.owner_kind != "agency"
        ):
            raise NotAllowed("an agency does not say that of an action.")
        return False

    def _checked_new_action(self, event: Event) -> bool:
        body, state = event.body, self.merging.here.answers
        if body["agency"] != state.agency or (
            body["standard"] and body["standard"] not in self.merging.their_content.by_id
        ):
            raise NotNow("the action is about something that is not asked.")
        if self.session.workspace.store.one("SELECT 1 FROM events WHERE stream = ?", (event.stream,)) is not None:
            raise broken("an action begins in it that is here already")
        ours = not body["by_panel"]
        if self.coming.from_agency and not (
            ours and body["state"] == "open" and body.get("owner_kind", "agency") == "agency"
        ):
            raise NotAllowed("an agency plans its own actions only.")
        coming = replace(self.coming, crossed=bool(self.merging.unheard))
        if not ours:
            require_theirs(event.kind, coming)
            return False
        reopened = not body["standard"] or body["standard"] in state.reopened
        return not fits(event.kind, body, self.merging.words, coming, reopened=reopened)

    def _require_author(self, body: Any) -> None:
        author = body.get("author", "")
        if author and author != self.handover.agency.id:
            raise NotAllowed("it was typed on behalf of somebody else.")

    def _settle(self) -> None:
        """What was declared stands: recorded by whoever takes it in, before the sign-off."""
        if self.merging.here.answers.stage not in ("open", "returned"):
            return
        for new, told in list(settling(self.merging)):
            (event,) = self.session.workspace.ledger.append([new], self.session.person.id)
            self.merging.add(event)
            self.settled += [told] if told is not None else []

    def _require_true(self, body: Body) -> None:
        """What the other side says that it received from here must be what stands here.

        An agency that begins anew finds what came and went before, between others; that is looked at in the end.
        """
        from_here = body["party"] == self.session.workspace.partnership().id
        if differing_links(self.session.workspace, body) if from_here else not self.coming.begins:
            raise broken("it says that something was received from here that never was here")

    def _redact(self, digests: Iterable[str]) -> None:
        wanted = list(digests)
        if not may_be_taken_out(self.session.workspace, self.handover.return_id, wanted, self.coming):
            raise NotAllowed("it takes out words that are not its writer's to take out.")
        self.redacted += take_out(self.session.workspace, self.handover.return_id, wanted)

    def _append(self, link: Link, event: Event) -> None:
        stored = self.session.workspace.ledger.append_received(event, link.body)
        self.merging.add(stored)
        self.brought.append(event.id)

    def _name(self, person: str) -> str:
        return self.session.workspace.names.get(person, "") or self.handover.people.get(person, "")
