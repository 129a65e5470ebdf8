"""What moderators do: open a return, declare conflicts, propose grades, ask questions."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.lifecycle import AGENCY
from s11tui.audit.outcome_words import HOW_CHECKED
from s11tui.audit.state import Query
from s11tui.audit.views import ReturnView
from s11tui.audit.words import Words
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow, Unmet
from s11tui.text import admit
from s11tui.workspace.desks.desk import Desk, required_text
from s11tui.workspace.finding import find_grade

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene

IMPACTS = ("", "shown", "claimed", "absent")
AUDIENCES = ("agency", "panel")


class Proposing(Desk):
    """Moderators and the meeting chair before a decision."""

    def open(self, ref: str) -> ReturnView:
        """Open moderation of a submitted return."""
        if self.workspace.registry.partnership().alone:
            raise NotNow(
                "This is one agency's own workspace, which has no moderation.", "The partnership moderates in its own."
            )
        return self.session.changing.change(ref, "open moderation", lambda scene: [scene.new("moderation_opened")])

    def declare_conflict(self, ref: str, conflict: str) -> ReturnView:
        """Declare a conflict of interest with this agency, in words; it bars one from judging it. Empty: none."""
        said = Words(admit(conflict).text.strip())

        def make(scene: "Scene") -> Sequence[NewEvent]:
            return [scene.new_for_panel("conflict_declared", conflict=said)]

        return self.session.changing.change(ref, "declare conflict", make)

    def propose(
        self, ref: str, standard: str, grade: str, reason: str = "", how: str = "read", impact: str = ""
    ) -> ReturnView:
        """Propose a grade; a reason is compulsory where it differs from the self-grade.

        The first proposal declares that there is no conflict of interest, where nothing was declared before.
        """
        if how not in HOW_CHECKED:
            raise BadInput(f"“{how}” is no way of checking.", f"Choose from: {', '.join(HOW_CHECKED)}.")
        if impact not in IMPACTS:
            raise BadInput(f"“{impact}” says nothing about impact.", "Choose from: shown, claimed, absent.")

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = scene.asked(standard)
            chosen = find_grade(asked, grade).id
            why = _reasoned(scene, asked.id, chosen, admit(reason).text)
            _require_unseen(scene, asked.id)
            news = []
            if self.session.person.id not in scene.case.panel.conflicts:
                news.append(scene.new_for_panel("conflict_declared", conflict=Words("")))
            proposed = scene.new_for_panel(
                "proposed",
                standard=asked.id,
                grade=chosen,
                reason=Words(why),
                how=how,
                impact=impact,
                content=scene.content.digests[asked.id],
                revision=scene.state.revision,
            )
            return [*news, proposed]

        return self.session.changing.change(ref, "propose", make)

    def withdraw(self, ref: str, standard: str) -> ReturnView:
        """Take back one's own proposal."""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = scene.asked(standard)
            if self.session.person.id not in scene.case.panel.proposals.get(asked.id, {}):
                raise NotFound("You made no proposal on this standard.", "Nothing was changed.")
            return [scene.new_for_panel("proposal_withdrawn", standard=asked.id)]

        return self.session.changing.change(ref, "withdraw proposal", make)

    def query(self, ref: str, standard: str, text: str, audience: str = "agency") -> ReturnView:
        """Ask a question at a standard: of the agency, or (audience `panel`) of the panel only."""
        if audience not in AUDIENCES:
            raise BadInput(f"“{audience}” is no audience.", "Choose agency or panel.")
        said = Words(required_text(text, "The question"))

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = scene.asked(standard)
            if audience == "agency":
                return [scene.new("agency_queried", standard=asked.id, text=said)]
            return [scene.new_for_panel("panel_queried", standard=asked.id, text=said)]

        return self.session.changing.change(ref, f"query the {audience}", make)

    def reply(self, ref: str, query_id: str, text: str) -> ReturnView:
        """Reply to a question, whoever was asked; one that was resolved is open again then."""
        said = Words(required_text(text, "The reply"))

        def make(scene: "Scene") -> Sequence[NewEvent]:
            side = "agency" if scene.roles.intersection(AGENCY) else "panel"
            if side == "panel" and scene.barred:
                raise NotAllowed(
                    f"You may not reply here: {scene.barred}.", "Another member of the panel has to do it."
                )
            query = _query(scene, query_id)
            # A settled question is open again when somebody says more.
            more = {"reopens": True} if query is not None and query.resolved else {}
            return [self._about_query(scene, "query_replied", query_id, text=said, side=side, **more)]

        return self.session.changing.change(ref, "reply to query", make)

    def resolve(self, ref: str, query_id: str) -> ReturnView:
        """Mark a question as settled."""
        return self.session.changing.change(
            ref, "resolve query", lambda scene: [self._about_query(scene, "query_resolved", query_id)]
        )

    def _about_query(self, scene: "Scene", kind: str, query_id: str, **body: object) -> NewEvent:
        for name, state in scene.state.standards.items():
            if any(one.id == query_id for one in state.queries):
                return scene.new(kind, standard=name, query=query_id, **body)
        of_panel = next((one for one in scene.case.panel.queries if one.id == query_id), None)
        if of_panel is not None and scene.roles & {"moderator", "meeting-chair"} and not scene.barred:
            return scene.new_for_panel(kind, standard=of_panel.standard, query=query_id, **body)
        raise NotFound("There is no such question in this return.", "Look at the standard again.")


def _query(scene: "Scene", query_id: str) -> Query | None:
    """A question of the return or of the panel, by its id."""
    asked = (one for state in scene.state.standards.values() for one in state.queries)
    return next((one for one in (*asked, *scene.case.panel.queries) if one.id == query_id), None)


def _require_unseen(scene: "Scene", standard: str) -> None:
    """Raise for a chair who sees the proposals of a round graded separately first, and would add one after them.

    Raises:
        NotNow: others have proposed, and this person sees what.
    """
    made = scene.case.panel.proposals.get(standard, {})
    if scene.round.separately and made and "moderator" not in scene.roles and scene.person.id not in made:
        raise NotNow(
            "This round is graded separately first, and as meeting chair you see what others proposed.",
            "Record the outcome instead.",
        )


def _reasoned(scene: "Scene", standard: str, grade: str, reason: str) -> str:
    """The reason; it may be empty only where the grade is the agency's own."""
    claimed = scene.state.standard(standard).grade
    if (claimed is None or claimed.grade != grade) and not reason.strip():
        raise Unmet("A grade that differs from the self-grade needs a reason.", "Say what you saw, or did not see.")
    return reason
