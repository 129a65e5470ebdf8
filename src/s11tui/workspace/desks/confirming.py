"""Last year's answers: saying that they are still true, and bringing evidence over."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from s11tui.audit.carrying import CarriedAnswer
from s11tui.audit.earlier_view import is_same
from s11tui.audit.events import NewEvent
from s11tui.audit.files import file_body
from s11tui.audit.values import validated
from s11tui.audit.views import ReturnView
from s11tui.audit.words import Words
from s11tui.errors import NotFound, NotNow
from s11tui.questionnaire.asking import AskedStandard
from s11tui.workspace.desks.desk import Desk, on_behalf
from s11tui.workspace.desks.editable import editable
from s11tui.workspace.desks.filling import sealed_value

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene


class Confirming(Desk):
    """What leads and contributors do with what was said the year before."""

    def confirm(self, ref: str, standard: str, question: str | None = None, *, original: str = "") -> ReturnView:
        """Say that last year's answer is still true: it becomes this year's, and names where it came from.

        Args:
            question: which; None for all of the standard that wait to be confirmed, those aside that the person is just
                writing anew.

        Raises:
            NotFound: nothing was carried to it, or it means something else today.
            NotNow: it was answered meanwhile, or nothing of the standard waits to be confirmed.
        """

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = editable(scene, standard)
            if question is not None:
                return [_confirmed(scene, asked, _held(scene, asked, question), original)]
            waiting = self._waiting(scene, asked)
            if not waiting:
                raise NotNow("Nothing of this standard waits to be confirmed.", "Nothing was changed.")
            return [_confirmed(scene, asked, one, original) for one in waiting]

        scene = self.session.changing.change_unseen(ref, "confirm", make)
        for name in (question,) if question is not None else ():
            self.workspace.drafts.drop(scene.id, scene.asked(standard).id, name, self.session.person.id)
        return self.session.changing.view(scene, standards=self.workspace.changes_show_standards)

    def _waiting(self, scene: "Scene", asked: AskedStandard) -> list[CarriedAnswer]:
        drafts = self.workspace.drafts.list(scene.id, self.session.person.id)
        written = {question for standard, question, _, _ in drafts if standard == asked.id}
        return [one for one in scene.content.to_confirm(asked.id) if one.question not in written]

    def bring_evidence(self, ref: str, standard: str, evidence_id: str, *, original: str = "") -> ReturnView:
        """Bring a piece of last year's evidence over to the standard of today.

        Raises:
            NotFound: last year's standard has no such piece.
            NotNow: it stands at this standard already.
        """

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = editable(scene, standard)
            carried = scene.content.carried(asked.id)
            found = next((one for one in carried.evidence if one.id == evidence_id), None) if carried else None
            if found is None:
                raise NotFound("That piece of evidence was not there last year.", "Look at the standard again.")
            if any(is_same(one, found) for one in scene.state.standard(asked.id).evidence):
                raise NotNow(f"“{found.title}” stands at this standard already.", "Nothing was changed.")
            body = {
                "standard": asked.id,
                "title": Words(found.title),
                "held_at": Words(found.held_at),
                "date": found.date,
                "item": found.item,
                "shows": Words(found.shows),
                "review_by": found.review_by,
                "file": file_body(found.file),
            }
            return [scene.new("evidence_added", **body, **on_behalf(scene, original))]

        return self.session.changing.change(ref, "add evidence", make)


def _held(scene: "Scene", asked: AskedStandard, question: str) -> CarriedAnswer:
    carried = scene.content.carried(asked.id)
    found = carried.answers.get(question) if carried else None
    if found is None or question not in {one.id for one in scene.content.shown[asked.id]}:
        raise NotFound("There is no answer of last year to this question.", "Answer it as it is asked now.")
    if not found.holds:
        raise NotFound(
            "Last year’s answer does not fit the question as it is asked now.", "Read it beside, and answer again."
        )
    if question in scene.state.standard(asked.id).answers:
        raise NotNow("This question has an answer already.", "Empty it first, to take last year’s instead.")
    return found


def _confirmed(scene: "Scene", asked: AskedStandard, one: CarriedAnswer, original: str) -> NewEvent:
    found = asked.question(one.question)
    assert found is not None
    body = {
        "standard": asked.id,
        "question": one.question,
        "value": sealed_value(found, validated(found, one.value)),
        "source": one.event,
        "seen": None,
    }
    return scene.new("confirmed", **body, **on_behalf(scene, original))
