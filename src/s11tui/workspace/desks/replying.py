"""What the agency does when grades are shared with it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.views import ReturnView
from s11tui.audit.words import Words
from s11tui.clock import today
from s11tui.errors import BadInput, NotNow
from s11tui.workspace.desks.desk import Desk, required_text

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene


class Replying(Desk):
    """The lead, once grades are shared."""

    def accept(self, ref: str) -> ReturnView:
        """Accept the agreed grades."""
        return self.session.changing.change(ref, "accept", lambda scene: [scene.new("accepted")])

    def challenge(self, ref: str, reasons: Mapping[str, str]) -> ReturnView:
        """Ask for grades to be looked at again: a reason for each standard, inside the time to reply.

        Raises:
            NotNow: the time to reply is over, or a standard has no outcome that was shared.
        """
        if not reasons:
            raise BadInput("No standard was named.", "Say which grade should be looked at again, and why.")
        said = {name: Words(required_text(why, "The reason")) for name, why in reasons.items()}

        def make(scene: "Scene") -> Sequence[NewEvent]:
            until = scene.state.reply_by
            zone = self.workspace.registry.partnership().zone
            if until and today(self.workspace.clock, zone) > date.fromisoformat(until):
                raise NotNow(f"The time to reply ended on {until}.", "Speak to the partnership's manager.")
            body = []
            for name, why in said.items():
                asked = scene.asked(name)
                here = scene.state.standard(asked.id)
                if here.shared is None:
                    raise NotNow(f"“{asked.standard.title}” has no outcome.", "Name a standard that was graded.")
                if here.challenge is not None and here.challenge.decision:
                    raise NotNow(
                        f"“{asked.standard.title}” was looked at again already.", "Your view is printed beside it."
                    )
                body.append({"standard": asked.id, "reason": why})
            return [scene.new("challenged", standards=body)]

        return self.session.changing.change(ref, "challenge", make)
