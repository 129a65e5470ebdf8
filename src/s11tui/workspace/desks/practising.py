"""Good practice: the panel marks it, the agency says whether and how it may be shared."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.practice import CONSENTS, PRACTICE_KINDS, Practice, practice_body
from s11tui.audit.views import ReturnView
from s11tui.audit.words import Words
from s11tui.errors import BadInput, NotFound, Unmet
from s11tui.text import admit, admit_line
from s11tui.workspace.desks.desk import Desk, required_text

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene


class Practising(Desk):
    """Strong practice and honest learning that others could use."""

    def mark_practice(
        self,
        ref: str,
        standard: str,
        extract: str,
        kind: str = "strong",
        *,
        why: str = "",
        consent: str = "",
        consent_by: str = "",
        meeting: str = "",
        practice: str = "",
    ) -> ReturnView:
        """Mark something at a standard as worth sharing, with the extract that others would read.

        Args:
            consent: what the agency said to it when asked at the meeting, one of `CONSENTS`; `consent_by`: who said it.
            practice: id of one that was marked before, to word it anew.

        Raises:
            Unmet: a consent is recorded without who gave it.
        """
        _require_known(kind, consent)
        said = required_text(extract, "The extract")
        if consent and not consent_by.strip():
            raise Unmet("Who consented is not said.", "Give the name of who spoke for the agency.")

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = scene.asked(standard)
            met = self.workspace.meetings.id_of(meeting) if meeting else ""
            marked = _find(scene, practice).id if practice else ""
            giver = admit_line(consent_by).text
            one = Practice(marked, asked.id, kind, said, admit(why).text, consent, giver, met)
            return [scene.new_for_panel("practice_marked", **practice_body(one))]

        return self.session.changing.change(ref, "mark practice", make)

    def unmark_practice(self, ref: str, practice: str) -> ReturnView:
        """Take back a mark."""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            return [scene.new_for_panel("practice_unmarked", practice=_find(scene, practice).id)]

        return self.session.changing.change(ref, "mark practice", make)

    def consent(self, ref: str, practice: str, consent: str, extract: str | None = None) -> ReturnView:
        """Say, as the agency, whether an extract may be shared, with the name or without; in its own words if wished.

        Raises:
            NotFound: no such extract was shared with the agency.
        """
        if consent not in CONSENTS or not consent:
            raise BadInput(f"“{consent}” is no answer.", "Choose unnamed, named or no.")

        def make(scene: "Scene") -> Sequence[NewEvent]:
            shared = [one for state in scene.state.standards.values() for one in state.practices]
            found = next((one for one in shared if one.id == practice), None)
            if found is None:
                raise NotFound("There is no such extract in this return.", "Look at what was shared with you.")
            words = found.extract if extract is None else required_text(extract, "The extract")
            body = {"consent": consent, "extract": Words(words), "consent_by": Words(self.session.person.name)}
            return [scene.new("practice_consented", standard=found.standard, practice=found.id, **body)]

        return self.session.changing.change(ref, "consent to sharing", make)


def _require_known(kind: str, consent: str) -> None:
    if kind not in PRACTICE_KINDS:
        raise BadInput(f"“{kind}” is no kind of practice.", f"Choose from: {', '.join(PRACTICE_KINDS)}.")
    if consent not in CONSENTS:
        raise BadInput(f"“{consent}” is no answer.", "Choose unnamed, named or no.")


def _find(scene: "Scene", practice: str) -> Practice:
    found = next((one for one in scene.case.panel.practices if one.id == practice), None)
    if found is None:
        raise NotFound("Nothing of that id was marked in this return.", "Look at the standard again.")
    return found
