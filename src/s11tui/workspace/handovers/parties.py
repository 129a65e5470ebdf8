"""Whoever hand-overs go to and come from: their keys are pinned when somebody has compared them over the telephone."""

from dataclasses import replace
from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.fold_register import fold_party
from s11tui.audit.handover import Sender
from s11tui.audit.register import CONTACTS, Party
from s11tui.audit.words import Words
from s11tui.errors import NotAllowed, Unmet
from s11tui.text import admit_line
from s11tui.workspace.keys import PublicKeys
from s11tui.workspace.rows_of_register import rows_of_party

if TYPE_CHECKING:
    from s11tui.workspace.session import Session
    from s11tui.workspace.workspace import Workspace


def own_sender(workspace: "Workspace") -> Sender:
    """This workspace, as others know it."""
    whose, public = workspace.partnership(), workspace.keys.public()
    contacts = {} if whose.alone else {name: admit_line(whose.settings.get(name, "")).text for name in CONTACTS}
    told = {name: text for name, text in contacts.items() if text}
    return Sender(whose.id, whose.name, whose.alone, public.signing, public.sealing, told)


def fingerprint_of(sender: Sender) -> str:
    """What is compared over the telephone."""
    return PublicKeys(sender.signing, sender.sealing).fingerprint


def party(workspace: "Workspace", party_id: str) -> Party | None:
    """A party by its id; None where it is not known."""
    return next((one for one in workspace.registry.parties() if one.id == party_id), None)


def party_of_agency(workspace: "Workspace", agency: str) -> Party | None:
    """The party whose own workspace is that of an agency; None where none is known."""
    return next((one for one in workspace.registry.parties() if agency and one.agency == agency), None)


def is_known(workspace: "Workspace", sender: Sender) -> bool:
    """Whether exactly these keys are known.

    Raises:
        NotAllowed: others are known, or it is this workspace itself, or of a sort that nothing comes from.
    """
    whose = workspace.partnership()
    if sender.id == whose.id:
        raise NotAllowed("This hand-over was made here.", "Give it to whom it is for.")
    if sender.alone == whose.alone:
        sort = "an agency's own workspace" if whose.alone else "a partnership's workspace"
        raise NotAllowed(
            f"This is {sort}, and so is that of “{admit_line(sender.name).text}”.",
            "Hand-overs go between an agency and a partnership.",
        )
    found = party(workspace, sender.id)
    if found is None:
        return False
    if (found.signing, found.sealing) != (sender.signing, sender.sealing):
        raise NotAllowed(
            f"This hand-over says that it is from {found.name}, but it was signed with another key than theirs.",
            "Telephone them, on a number that you had before, and ask what they sent; nothing was changed.",
        )
    return True


def require_trust(sender: Sender, trust: str) -> None:
    """Raise unless what somebody was told over the telephone is the fingerprint of the sender's keys.

    Raises:
        Unmet: nothing was given, or something else.
    """
    fingerprint, name = fingerprint_of(sender), admit_line(sender.name).text
    given = "".join(trust.split())
    if not given:
        raise Unmet(
            f"{name} is not known here yet. The fingerprint of their keys is {fingerprint}.",
            "Telephone them, have them read theirs out, and give it with what you receive.",
        )
    if given != "".join(fingerprint.split()):
        raise Unmet(
            f"That is not the fingerprint of the keys of {name}.",
            "Telephone them and compare all six groups; if they differ, somebody else sent this.",
        )


def pin(session: "Session", sender: Sender, agency: str) -> Party:
    """Record the keys of a party, inside a transaction; an agency has one party at a time."""
    workspace = session.workspace
    new = Party(sender.id, admit_line(sender.name).text, agency, sender.signing, sender.sealing)
    last = party_of_agency(workspace, agency)
    if last is not None and last.id != new.id:
        _record(session, last, replace(last, agency=""))
    before = party(workspace, new.id)
    if before != new:
        _record(session, before, new)
    return new


def _record(session: "Session", before: Party | None, after: Party) -> None:
    body = {
        "id": after.id,
        "name": Words(after.name),
        "agency": after.agency,
        "signing": after.signing,
        "sealing": after.sealing,
    }
    news = NewEvent(f"register/party/{after.id}", "party_known", body)
    session.changing.register(
        [news], rows_of_party(before) if before else {}, lambda events: rows_of_party(fold_party(None, events) or after)
    )
