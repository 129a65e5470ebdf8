"""Sending for sign-off, signing, and submitting."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from s11tui.audit.completeness import contradictions
from s11tui.audit.events import NewEvent
from s11tui.audit.views import ReturnView
from s11tui.audit.words import Words
from s11tui.clock import day, today
from s11tui.errors import BadInput, NotAllowed, NotNow, Unmet
from s11tui.questionnaire.vocabulary import SIGN_OFF_ROLES
from s11tui.text import admit, admit_line
from s11tui.workspace.desks.desk import Desk, required_line, required_text

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene

HOW_SHOWN = ("paper", "e-mail")


class Submitting(Desk):
    """From ready to submitted."""

    def send(self, ref: str) -> ReturnView:
        """Send a complete return to its signatory.

        Raises:
            Unmet: something is missing; what, is listed.
        """
        with self.session.transaction():
            scene = self.session.answering.commit_own(self.session.changing.scene(ref))
            _say_what_is_missing(scene)
            return self.session.changing.change(ref, "send for sign-off", _sent)

    def recall(self, ref: str) -> ReturnView:
        """Take a return back from its signatory, to change it."""
        return self.session.changing.change(ref, "recall", lambda scene: [scene.new("recalled")])

    def decline(self, ref: str, reason: str) -> ReturnView:
        """The signatory sends it back, saying why."""
        why = Words(required_text(reason, "The reason"))
        return self.session.changing.change(ref, "decline", lambda scene: [scene.new("declined", reason=why)])

    def declare(self, ref: str, seen_head: str, name: str | None = None, role: str | None = None) -> ReturnView:
        """Declare it true and submit it; `seen_head` is the reference code of what was read.

        Raises:
            NotAllowed: a signatory has to do it.
            NotNow: it was changed since it was read.
        """

        def make(scene: "Scene") -> Sequence[NewEvent]:
            signs = "signatory" in scene.roles
            if not signs and scene.content.edition.sign_off:
                raise NotAllowed(
                    f"This return has to be declared by: {_sign_off(scene)}.",
                    "Send it for sign-off, or record a signature on paper or by e-mail.",
                )
            if scene.state.head != seen_head:
                raise NotNow("This return was changed since you read it.", "Read it again, then sign.")
            _require_complete(scene)
            who = self.session.person.name if signs or not name else name
            as_role = role or (_sign_off(scene) if signs else "safeguarding lead")
            return [_submitted(scene, who, as_role, "signed in" if signs else "by the lead")]

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
    ) -> ReturnView:
        """Record that it was signed outside the program, on paper or by e-mail; never shown as a sign-in.

        Args:
            signed_on: ISO day of the signature; today where it is not given.
            evidence: where the signed original is held.
        """
        signer, as_role = required_line(name, "The name of who signed"), required_line(role, "The role of who signed")
        if shown not in HOW_SHOWN:
            raise BadInput(f"“{shown}” is no way to have signed.", "Say paper or e-mail.")
        now = today(self.workspace.clock, self.workspace.registry.partnership().zone)
        when = day(signed_on) if signed_on.strip() else now
        if when > now:
            raise BadInput(f"{when.isoformat()} has not come yet.", "Give the day it was signed.")

        def make(scene: "Scene") -> Sequence[NewEvent]:
            _require_complete(scene)
            why = admit(reason).text.strip() or f"Signed outside the program ({shown})."
            return [_submitted(scene, signer, as_role, shown, when.isoformat(), admit_line(evidence).text, why)]

        return self.session.changing.change(ref, "record outside sign-off", make)

    def submit(
        self, ref: str, name: str, role: str, *, shown: str = "paper", signed_on: str = "", evidence: str = ""
    ) -> ReturnView:
        """Send for sign-off and declare in one step, as far as this person may do both."""
        with self.session.transaction():
            scene = self.session.answering.commit_own(self.session.changing.scene(ref))
            _say_what_is_missing(scene)
            if "signatory" in scene.roles or ("lead" in scene.roles and not scene.content.edition.sign_off):
                return self.declare(ref, scene.state.head, name, role)
            if scene.words != "awaiting sign-off":
                self.session.changing.change_unseen(ref, "send for sign-off", _sent)
            return self.record_outside(ref, name, role, shown=shown, signed_on=signed_on, evidence=evidence)


def _say_what_is_missing(scene: "Scene") -> None:
    """To somebody who may submit, what is missing says more than the name of the state."""
    if scene.words in ("not started", "in progress", "returned") and scene.roles & {"lead", "signatory"}:
        _require_complete(scene)


def _sent(scene: "Scene") -> Sequence[NewEvent]:
    _require_complete(scene)
    return [scene.new("sent_for_sign_off")]


def _require_complete(scene: "Scene") -> None:
    """Raise where something is missing, or a contradiction stops submission."""
    missing = [one for each in scene.progress.values() for one in each.missing]
    stops = contradictions(scene.content)[1]
    if not missing and not stops:
        return
    standards = {one.standard for one in missing}
    words = tuple(f"{scene.content.by_id[one.standard].standard.number} {one.what}" for one in missing) + stops
    count = "1 standard is" if len(standards) == 1 else f"{len(standards)} standards are"
    what = f"{count} not complete: {'; '.join(words[:3])}{' …' if len(words) > 3 else ''}." if missing else stops[0]
    raise Unmet(what, "Complete what is missing, then submit.", words)


def _submitted(
    scene: "Scene",
    name: str,
    role: str,
    how: str,
    signed_on: str = "",
    shown: str = "",
    reason: str = "",
) -> NewEvent:
    return scene.new(
        "submitted",
        name=Words(admit_line(name).text),
        role=Words(admit_line(role).text),
        how=how,
        signed_on=signed_on,
        shown=Words(shown),
        reason=Words(reason),
        content=dict(scene.content.digests),
    )


def _sign_off(scene: "Scene") -> str:
    return ", ".join(SIGN_OFF_ROLES.get(one, one) for one in scene.content.edition.sign_off) or "signatory"
