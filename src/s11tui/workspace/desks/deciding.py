"""What the meeting chair does: outcomes, sharing, deciding challenges."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from s11tui.audit.events import NewEvent
from s11tui.audit.practice import practice_body
from s11tui.audit.register import ROLES
from s11tui.audit.state import Outcome
from s11tui.audit.views import ReturnView
from s11tui.audit.words import Words
from s11tui.clock import stamp, today
from s11tui.errors import BadInput, NotNow, Unmet
from s11tui.questionnaire.asking import AskedStandard
from s11tui.text import admit, admit_line
from s11tui.workspace.desks.desk import Desk, required_text
from s11tui.workspace.finding import find_grade, position
from s11tui.workspace.slipping import slip_back

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene

BY_CORRESPONDENCE = "by correspondence"
REST = ("confirmed", "not-moderated")
_SHARED_NOTES = frozenset({"ask", "offer", "undertaking", "barrier"})
"""What an agency is told of what was noted about it: what it said itself, and what was undertaken for it."""


class Deciding(Desk):
    """The meeting chair."""

    def agree(self, ref: str, standard: str, grade: str, reason: str = "", meeting: str = "") -> ReturnView:
        """Record the agreed grade of a standard; a reason is compulsory where it differs from the self-grade."""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = scene.asked(standard)
            _require_undisputed(scene, asked)
            chosen = find_grade(asked, grade).id
            outcome = self._outcome(scene, asked, chosen, admit(reason).text, meeting)
            return [scene.new_for_panel("outcome_recorded", **outcome)]

        return self.session.changing.change(ref, "record outcome", make)

    def cannot_tell(self, ref: str, standard: str, reason: str, meeting: str = "") -> ReturnView:
        """Record that the grade cannot be told from what was seen: the self-grade stands, unverified."""
        why = required_text(reason, "The reason")

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = scene.asked(standard)
            _require_undisputed(scene, asked)
            claimed = _claimed(scene, asked)
            outcome = self._body(scene, asked, "cannot tell", claimed, why, "discussed", meeting)
            return [scene.new_for_panel("outcome_recorded", **outcome)]

        return self.session.changing.change(ref, "record outcome", make)

    def rest(self, ref: str, how: str, meeting: str = "") -> ReturnView:
        """All standards without an outcome at once: `confirmed` on reading, or `not-moderated`."""
        if how not in REST:
            raise BadInput(f"“{how}” is no outcome for the rest.", "Choose confirmed or not-moderated.")

        def make(scene: "Scene") -> Sequence[NewEvent]:
            outcomes = []
            for asked in _undecided(scene):
                claimed = _claimed(scene, asked)
                word, basis = ("confirmed", "on reading") if how == "confirmed" else ("not moderated", "")
                outcomes.append(self._body(scene, asked, word, claimed, "", basis, meeting))
            if not outcomes:
                raise NotNow("Every standard has an outcome already.", "Share the grades.")
            return [scene.new_for_panel("rest_recorded", outcomes=outcomes)]

        return self.session.changing.change(ref, "record outcome", make)

    def share(self, ref: str) -> ReturnView:
        """Share grades and reasons with the agency; its time to reply begins."""

        def make(scene: "Scene") -> Sequence[NewEvent]:
            _require_decided(scene)
            days = self.workspace.registry.round(scene.state.round).reply_days
            until = today(self.workspace.clock, self.workspace.registry.partnership().zone) + timedelta(days=days)
            panel = scene.case.panel
            shared = [
                _carried(one.id, panel.outcomes[one.id]) for one in scene.content.asked if one.id in panel.outcomes
            ]
            body = {"outcomes": shared, "practices": _practices(scene), "notes": self._notes(scene)}
            return [scene.new("shared", reply_by=until.isoformat(), **body)]

        with self.session.transaction():
            view = self.session.changing.change(ref, "share", make)
            slip_back(self.session, self.session.changing.scene(ref))
        return view

    def _notes(self, scene: "Scene") -> list[dict[str, Any]]:
        """What was said about the return at meetings, as sharing copies it for the agency to keep."""
        found = self.workspace.meetings.notes_about(scene.id)
        return [
            {"note": one.kind, "text": Words(one.text), "meeting": Words(one.meeting)}
            for one in found
            if one.kind in _SHARED_NOTES
        ]

    def decide(self, ref: str, standard: str, grade: str, reason: str, meeting: str = "") -> ReturnView:
        """Decide a challenge, having heard the agency; what it still disputes is kept as its view."""
        why = required_text(reason, "The reason")

        def make(scene: "Scene") -> Sequence[NewEvent]:
            asked = scene.asked(standard)
            here = scene.state.standard(asked.id)
            if here.challenge is None or here.challenge.decision or here.shared is None:
                raise NotNow("The agency did not ask for this grade to be looked at again.", "Nothing was changed.")
            chosen = find_grade(asked, grade).id
            decision = "the outcome stands" if chosen == here.shared.grade else "the outcome was changed"
            outcome = self._outcome(scene, asked, chosen, why, meeting)
            return [
                scene.new_for_panel("outcome_recorded", **outcome),
                scene.new("decided", standard=asked.id, decision=decision, outcome=outcome),
            ]

        return self.session.changing.change(ref, "decide", make)

    def _outcome(self, scene: "Scene", asked: AskedStandard, chosen: str, reason: str, meeting: str) -> dict[str, Any]:
        claimed = _claimed(scene, asked)
        if chosen == claimed:
            word = "confirmed"
        else:
            word = "raised" if position(asked, chosen) < position(asked, claimed) else "lowered"
            if not reason.strip():
                raise Unmet(
                    "An agreed grade that differs from the self-grade needs a reason.",
                    "Say what was seen, or not seen.",
                )
        return self._body(scene, asked, word, chosen, reason, "discussed", meeting)

    def _body(
        self, scene: "Scene", asked: AskedStandard, word: str, grade: str, reason: str, basis: str, meeting: str
    ) -> dict[str, Any]:
        person = self.session.person
        decided = word != "not moderated"
        return {
            "standard": asked.id,
            "outcome": word,
            "grade": grade,
            "reason": Words(reason),
            "basis": basis,
            "decider": person.id if decided else "",
            "decider_was": Words(f"{person.name}, {ROLES['meeting-chair']}" if decided else ""),
            "at": stamp(self.workspace.clock()),
            **self._place(meeting, decided),
            "content": scene.content.digests[asked.id],
            "revision": scene.state.revision,
        }

    def _place(self, meeting: str, decided: bool) -> dict[str, Any]:
        """Where it is decided: a meeting of the record, given by id or slug; one that is only named; or neither."""
        if not decided:
            return {"meeting": ""}
        known = self.workspace.meetings.find(meeting) if meeting.strip() else ""
        if known:
            return {"meeting": Words(self.workspace.meetings.title_of(known)), "meeting_id": known}
        return {"meeting": Words(admit_line(meeting).text or BY_CORRESPONDENCE)}


def _require_undisputed(scene: "Scene", asked: AskedStandard) -> None:
    """What was shared stands until the agency disputes it, or it was returned and submitted again."""
    if scene.state.standard(asked.id).shared is not None:
        raise NotNow(
            f"The outcome of “{asked.standard.title}” was shared with the agency and stands.",
            "Decide it where the agency asked for it to be looked at again, or have the return amended.",
        )


def _claimed(scene: "Scene", asked: AskedStandard) -> str:
    grade = scene.state.standard(asked.id).grade
    if grade is None:
        raise NotNow(f"“{asked.standard.title}” has no self-grade.", "Return it to the agency first.")
    return grade.grade


def _require_decided(scene: "Scene") -> None:
    """Raise where a standard has no outcome for what stands now, or a challenge has not been decided."""
    if scene.state.challenged:
        raise NotNow("The agency asked for grades to be looked at again.", "Decide those first, each with a reason.")
    waiting = _undecided(scene)
    if waiting:
        words = tuple(f"{one.standard.number} {one.standard.title}" for one in waiting)
        what = "1 standard has" if len(waiting) == 1 else f"{len(waiting)} standards have"
        raise Unmet(
            f"{what} no outcome for what stands now, the first is {words[0]}.",
            "Decide them, or record the rest as confirmed or not moderated.",
            words,
        )


def _undecided(scene: "Scene") -> list[AskedStandard]:
    """Graded standards without an outcome for the content that stands now."""
    outcomes = scene.case.panel.outcomes
    return [
        one
        for one in scene.content.asked
        if one.standard.graded and (one.id not in outcomes or scene.content.is_stale(one.id, outcomes[one.id].content))
    ]


def _practices(scene: "Scene") -> list[dict[str, Any]]:
    """What the panel would like to share, as sharing copies it; what the agency has answered to already stays."""
    known = {one.id for state in scene.state.standards.values() for one in state.practices if one.consent}
    return [practice_body(one) for one in scene.case.panel.practices if one.id not in known]


def _carried(standard: str, outcome: Outcome) -> dict[str, Any]:
    """An outcome as sharing copies it from the panel to the return."""
    return {
        "standard": standard,
        "outcome": outcome.outcome,
        "grade": outcome.grade,
        "reason": Words(outcome.reason),
        "basis": outcome.basis,
        "decider": outcome.decider,
        "decider_was": Words(outcome.decider_was),
        "at": outcome.at,
        "meeting": Words(outcome.meeting),
        **({"meeting_id": outcome.meeting_id} if outcome.meeting_id else {}),
        "content": outcome.content,
        "revision": outcome.revision,
    }
