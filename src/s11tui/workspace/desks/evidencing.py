"""Evidence at a standard: named there, or a copy of what stands in the agency's library."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.library import attached_body
from s11tui.audit.views import ReturnView
from s11tui.audit.words import Words
from s11tui.clock import day
from s11tui.errors import NotFound, NotNow
from s11tui.text import admit_line
from s11tui.workspace.desks.desk import Desk, on_behalf, required_line
from s11tui.workspace.desks.editable import editable
from s11tui.workspace.libraries import no_item
from s11tui.workspace.same_body import library_of

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene


class Evidencing(Desk):
    """What leads and contributors do with evidence, and a manager on their behalf."""

    def add_evidence(
        self, ref: str, standard: str, title: str, held_at: str = "", date: str = "", *, original: str = ""
    ) -> ReturnView:
        """Add a reference to what shows it: its title, where it is held, the day it is from (ISO)."""
        named = required_line(title, "The title of the evidence")
        when = day(date).isoformat() if date.strip() else ""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = editable(scene, standard)
            body = {"title": Words(named), "held_at": Words(admit_line(held_at).text), "date": when}
            return [scene.new("evidence_added", standard=asked.id, **body, **on_behalf(scene, original))]

        return self.session.changing.change(ref, "add evidence", make)

    def attach(self, ref: str, standard: str, item_ref: str, *, original: str = "") -> ReturnView:
        """Attach an item of the agency's library: the standard takes a copy of what it says now.

        Raises:
            NotFound: the agency's library has no such item.
            NotNow: it stands at this standard already, or is not offered any more.
        """

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = editable(scene, standard)
            item = self.workspace.libraries.item(item_ref)
            if item.agency != library_of(self.workspace, scene.agency.id):
                raise no_item(item_ref)
            if item.retired:
                raise NotNow(f"“{item.title}” was taken out of the library.", "Bring it back first, or choose another.")
            if item.id in {one.item for one in scene.state.standard(asked.id).evidence}:
                raise NotNow(f"“{item.title}” stands at this standard already.", "Nothing was changed.")
            body = attached_body(item) | on_behalf(scene, original)
            return [scene.new("evidence_added", standard=asked.id, **body)]

        return self.session.changing.change(ref, "add evidence", make)

    def remove_evidence(self, ref: str, standard: str, evidence_id: str, *, original: str = "") -> ReturnView:
        """Take a piece of evidence off a standard; it stays in the history."""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = editable(scene, standard)
            if evidence_id not in {one.id for one in scene.state.standard(asked.id).evidence}:
                raise NotFound("That piece of evidence is not there any more.", "Look at the standard again.")
            body = {"standard": asked.id, "evidence": evidence_id}
            return [scene.new("evidence_removed", **body, **on_behalf(scene, original))]

        return self.session.changing.change(ref, "remove evidence", make)
