"""Sending for sign-off, signing, and submitting."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.views import ReturnView
from s11tui.audit.words import Words
from s11tui.clock import day, today
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow, Unmet
from s11tui.text import admit
from s11tui.workspace.desks.desk import Desk, required_line, required_text
from s11tui.workspace.desks.signing import Signing, office_of, offices_in_words, require_complete, signing_event

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene

HOW_SHOWN = ("paper", "e-mail")


class Submitting(Desk):
    """From ready to submitted."""

    def send(self, ref: str) -> ReturnView:
        """Send a complete return to its signatories.

        Raises:
            Unmet: something is missing; what, is listed.
        """
        with self.session.transaction():
            scene = self.session.answering.commit_own(self.session.changing.scene(ref))
            _say_what_is_missing(scene, "lead")
            return self.session.changing.change(ref, "send for sign-off", _sent)

    def recall(self, ref: str) -> ReturnView:
        """Take a return back from its signatories, to change it; signatures given so far fall away."""
        return self.session.changing.change(ref, "recall", lambda scene: [scene.new("recalled")])

    def decline(self, ref: str, reason: str) -> ReturnView:
        """A signatory sends it back, saying why; signatures given so far fall away."""
        why = Words(required_text(reason, "The reason"))
        return self.session.changing.change(ref, "decline", lambda scene: [scene.new("declined", reason=why)])

    def declare(
        self, ref: str, seen_head: str, name: str | None = None, role: str | None = None, *, report: str = ""
    ) -> ReturnView:
        """Declare it true; with the last of the signatures that are asked for, it is submitted.

        Args:
            seen_head: the reference code of what was read.
            role: the role in which it is signed, by id or in words; needed only where one person could sign in several.
            report: SHA-256 of the report that was read, where one was written.

        Raises:
            NotAllowed: a signatory has to do it.
            NotNow: it was changed since it was read, or that role has signed already.
        """

        def make(scene: "Scene") -> Sequence[NewEvent]:
            signs = "signatory" in scene.roles
            if not signs and scene.content.edition.sign_off:
                raise NotAllowed(
                    f"This return has to be declared by: {offices_in_words(scene)}.",
                    "Send it for sign-off, or record a signature on paper or by e-mail.",
                )
            if scene.state.head != seen_head:
                raise NotNow("This return was changed since you read it.", "Read it again, then sign.")
            require_complete(scene)
            office = office_of(scene, role)
            who = self.session.person.name if signs or not name else name
            words = office.words if signs else (role or "safeguarding lead")
            signing = Signing(office.id, who, words, "signed in" if signs else "by the lead", report=report)
            # With several to sign, the first signature begins the time in which nothing can be changed.
            begun = [] if scene.words == "awaiting sign-off" else [scene.new("sent_for_sign_off")]
            event = signing_event(scene, signing)
            return [*begun, event] if event.kind == "signed" else [event]

        return self.session.changing.change(ref, "declare", make)

    def record_outside(
        self,
        ref: str,
        name: str,
        role: str,
        *,
        shown: str = "paper",
        signed_on: str = "",
        reason: str = "",
        evidence: str = "",
        scan: Path | None = None,
    ) -> ReturnView:
        """Record that it was signed outside the program, on paper or by e-mail; never shown as a sign-in.

        Args:
            signed_on: ISO day of the signature; today where it is not given.
            evidence: where the signed original is held.
            scan: a copy of the signed original, kept with the record.
        """
        signer, as_role = required_line(name, "The name of who signed"), required_line(role, "The role of who signed")
        if shown not in HOW_SHOWN:
            raise BadInput(f"“{shown}” is no way to have signed.", "Say paper or e-mail.")
        now = today(self.workspace.clock, self.workspace.registry.partnership().zone)
        when = day(signed_on) if signed_on.strip() else now
        if when > now:
            raise BadInput(f"{when.isoformat()} has not come yet.", "Give the day it was signed.")

        def make(scene: "Scene") -> Sequence[NewEvent]:
            require_complete(scene)
            why = admit(reason).text.strip() or f"Signed outside the program ({shown})."
            office = office_of(scene, as_role)
            kept = self.workspace.files.keep(scan) if scan is not None else None  # last: of what is refused, nothing
            signing = Signing(office.id, signer, office.words, shown, when.isoformat(), evidence, why, scan=kept)
            return [signing_event(scene, signing)]

        return self.session.changing.change(ref, "record outside sign-off", make)

    def submit(
        self,
        ref: str,
        name: str,
        role: str,
        *,
        shown: str = "paper",
        signed_on: str = "",
        evidence: str = "",
        scan: Path | None = None,
    ) -> ReturnView:
        """Send for sign-off and declare in one step, as far as this person may do both."""
        with self.session.transaction():
            scene = self.session.answering.commit_own(self.session.changing.scene(ref))
            _say_what_is_missing(scene, "lead", "signatory")
            if "signatory" in scene.roles or ("lead" in scene.roles and not scene.content.edition.sign_off):
                return self.declare(ref, scene.state.head, name, role)
            if scene.words != "awaiting sign-off":
                self.session.changing.change_unseen(ref, "send for sign-off", _sent)
            return self.record_outside(ref, name, role, shown=shown, signed_on=signed_on, evidence=evidence, scan=scan)

    def expect_ratification(self, ref: str, body: str, by: str) -> ReturnView:
        """Say that a governing body must still confirm what was submitted, and by which day (ISO)."""
        named, when = required_line(body, "Who must confirm it"), day(by).isoformat()
        return self.session.changing.change(
            ref,
            "expect ratification",
            lambda scene: [scene.new("ratification_due", body=Words(named), by=when)],
        )

    def ratify(self, ref: str, on: str, minute: str = "") -> ReturnView:
        """Record that the governing body has confirmed it, on which day (ISO) and in which minute."""
        when = day(on)
        if when > today(self.workspace.clock, self.workspace.registry.partnership().zone):
            raise BadInput(f"{when.isoformat()} has not come yet.", "Give the day of the meeting.")
        words = Words(admit(minute).text.strip())

        def make(scene: "Scene") -> Sequence[NewEvent]:
            if scene.state.ratification is None or scene.state.ratification.on:
                raise NotNow("No governing body has to confirm this return.", "Nothing was changed.")
            return [scene.new("ratified", on=when.isoformat(), minute=words)]

        return self.session.changing.change(ref, "ratify", make)

    def scan_of(self, ref: str, number: int) -> tuple[str, bytes]:
        """The name and the bytes of the scan that is kept with a signature, the first being 1.

        Raises:
            NotFound: no scan is kept with it.
        """
        signatures = self.session.reading.open(ref).signatures
        scan = signatures[number - 1].scan if 0 < number <= len(signatures) else None
        if scan is None:
            raise NotFound("No scan is kept with that signature.", "Look at the signatures in the report.")
        return scan.name, self.workspace.files.read(scan)


def _say_what_is_missing(scene: "Scene", *roles: str) -> None:
    """To somebody whose part it is, what is missing says more than the name of the state."""
    if scene.words in ("not started", "in progress", "returned") and scene.roles.intersection(roles):
        require_complete(scene)


def _sent(scene: "Scene") -> Sequence[NewEvent]:
    require_complete(scene)
    if "lead" not in scene.roles and not scene.state.originals:
        raise Unmet(
            "A return that the partnership typed for an agency needs the original that it was typed from.",
            "Attach the original first, then send it.",
        )
    return [scene.new("sent_for_sign_off")]
