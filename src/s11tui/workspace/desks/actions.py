"""Actions: adding one, and saying how far it is until it is really closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from s11tui.audit.action_steps import FOLLOWERS, Step, check_step, roles_on_action, step
from s11tui.audit.chasing import Pace
from s11tui.audit.events import NewEvent
from s11tui.audit.outcome_words import HOW_CHECKED
from s11tui.audit.rights import belongs_to, may_read, sees_panel
from s11tui.audit.state import ActionState
from s11tui.audit.view_models import ActionView, ReturnView
from s11tui.audit.words import Words
from s11tui.clock import day
from s11tui.errors import BadInput, NotAllowed, Unmet
from s11tui.text import admit, admit_line
from s11tui.workspace.desks.desk import Desk, required_line
from s11tui.workspace.desks.editable import require_editable
from s11tui.workspace.entries import Owner, Planned
from s11tui.workspace.finding import find_grade
from s11tui.workspace.planning import action_added, arrangement_added

if TYPE_CHECKING:
    from s11tui.workspace.chases import ActionChase
    from s11tui.workspace.registers import Opened
    from s11tui.workspace.scene import Scene


@dataclass(frozen=True, slots=True)
class Done:
    """What shows that an action was done: a title, where it is held, and the ISO day it is from (or empty)."""

    title: str
    held_at: str = ""
    date: str = ""


class Actions(Desk):
    """The action register."""

    def add(
        self,
        ref: str,
        standard: str | None,
        what: str,
        owner: str,
        due: str,
        *,
        original: str = "",
        owned_by: Owner | None = None,
        meeting: str = "",
    ) -> ReturnView:
        """Add an action about a standard, or (None) about the return as a whole; the due day is ISO.

        Args:
            owned_by: whether the agency, a partner or a sub-group owns it; the agency, where nothing is said.
            meeting: id or slug of the meeting where it was agreed; empty for none.
        """
        with self.session.transaction():
            scene = self.session.changing.scene(ref)
            asked = scene.asked(standard).id if standard else ""
            _require_may_add(scene, asked)
            plan = Planned(asked, what, owner, due)
            at = self.session.sight.meeting_id(meeting) if meeting else ""
            news = [action_added(self.session, scene, plan, original=original, owned_by=owned_by, meeting=at)]
            scene = self.session.changing.record(scene, news)
            return self.session.changing.view(scene, standards=self.workspace.changes_show_standards)

    def add_arrangement(self, what: str, owner: str, due: str, *, owned_by: Owner, meeting: str = "") -> ActionView:
        """Add an action about the partnership's own arrangements, which a partner or a sub-group owns."""
        self.session.require(*FOLLOWERS)
        if owned_by.kind == "agency":
            raise BadInput("An agency's action belongs to its return.", "Say partner or sub-group.")
        at = self.workspace.meetings.id_of(meeting) if meeting else ""
        with self.session.transaction():
            new = arrangement_added(self.session, Planned("", what, owner, due), owned_by, at)
            state = self.workspace.arrangements.record([new], self.session.person.id)
        return self.workspace.arrangements.view(self.session, state)

    def progress(
        self,
        ref: str,
        state: str,
        note: str = "",
        *,
        due: str = "",
        how: str = "",
        evidence: Sequence[Done] = (),
        grade: str = "",
    ) -> ActionView:
        """Say how far an action is, with a note; the owner says done, others verify.

        Args:
            how: how it was checked, to verify it: read, asked or tested.
            evidence: what shows that it was done; that or a note is needed to say so.
            grade: what its standard is graded now, if wished, to verify it.

        Raises:
            NotNow: that state does not follow on the present one.
            NotAllowed: one's own agency never verifies.
            Unmet: a reason, evidence or how it was checked is missing.
        """
        action_id = self.session.sight.action_id(ref)
        if self.workspace.arrangements.is_one(action_id):
            return self._progress_arrangement(action_id, ref, state, _Said(note, due, how, tuple(evidence), grade))
        with self.session.transaction():
            scene = self.session.sight.scene_of_action(action_id)
            now = next((one for one in scene.case.actions if one.id == action_id), None) if scene else None
            if scene is None or now is None or not self._may_know(scene, now):
                raise self.session.sight.no_action(ref)
            said = _Said(note, due, how, tuple(evidence), _grade(scene, now, grade))
            body = self._stepped(now, state, scene.roles, said)
            scene = self.session.changing.record(scene, [NewEvent(f"action/{action_id}", "action_progressed", body)])
            view = self.session.changing.view(scene, standards=False)
        return next(one for one in view.actions if one.id == action_id)

    def open(self, ref: str) -> "Opened":
        """One action with its log, and the grades that it may be given when it is verified.

        Raises:
            NotFound: there is none that this person may know of.
        """
        from s11tui.workspace.registers import one_action

        return one_action(self.session, ref)

    def chase(self, pace: Pace | None = None) -> "tuple[ActionChase, ...]":
        """Who owns actions that are overdue or due soon, with the letter to each; for the manager."""
        from s11tui.workspace.chases import undone_actions

        return undone_actions(self.session, pace or Pace())

    def verify(self, ref: str, how: str, note: str = "", *, grade: str = "") -> ActionView:
        """Verify that what was said to be done is done: how it was checked and, if wished, a new grade."""
        return self.progress(ref, "verified closed", note, how=how, grade=grade)

    def _progress_arrangement(self, action_id: str, ref: str, state: str, said: "_Said") -> ActionView:
        with self.session.transaction():
            now = self.workspace.arrangements.load(action_id)
            self.workspace.arrangements.require_known(self.session, now, ref)
            if said.grade:
                raise BadInput("An action about the arrangements has no grade.", "Leave the grade out.")
            body = self._stepped(now, state, self.session.roles, said)
            news = [NewEvent(f"action/{action_id}", "action_progressed", body)]
            after = self.workspace.arrangements.record(news, self.session.person.id)
        return self.workspace.arrangements.view(self.session, after)

    def _stepped(self, now: ActionState, then: str, roles: frozenset[str], said: "_Said") -> dict[str, object]:
        """The body of the step, or what stands against it."""
        owner = self.workspace.agencies[now.owner_agency] if now.owner_agency else None
        belongs = belongs_to(self.session.person, owner, self.workspace.agencies) if owner else ""
        row = step(now.state, then)
        check_step(row, roles_on_action(roles, now, owns=bool(belongs)), belongs)
        text = admit(said.note).text
        _require_said(row, text, said)
        until = day(said.due).isoformat() if said.due else ""
        body: dict[str, object] = {"state": then, "note": Words(text), "due": until}
        if said.evidence:
            body["evidence"] = [_shown(one) for one in said.evidence]
        if row.says == "how":
            body["how"] = said.how
        if said.grade:
            body["grade"] = said.grade
        return body

    def _may_know(self, scene: "Scene", action: ActionState) -> bool:
        """Not of the panel's actions before sharing, nor of those of a return that one may not open."""
        agencies = self.workspace.agencies
        panel = sees_panel(self.session.person, scene.roles, scene.agency, agencies)
        unknown = action.state == "proposed" or not scene.state.shared_at
        hidden = action.by_panel and not panel and unknown
        return not hidden and may_read(scene.roles, scene.state.revision)


@dataclass(frozen=True, slots=True)
class _Said:
    """What is said with a step."""

    note: str
    due: str
    how: str
    evidence: tuple[Done, ...]
    grade: str


def _shown(one: Done) -> dict[str, object]:
    title = Words(required_line(one.title, "What shows that it was done"))
    when = day(one.date).isoformat() if one.date.strip() else ""
    return {"title": title, "held_at": Words(admit_line(one.held_at).text), "date": when}


def _require_said(row: Step, note: str, said: _Said) -> None:
    """Raise where what a step needs was not said, or something that it cannot take was."""
    if row.says == "note" and not note.strip():
        raise Unmet("Nothing is said about how far it is.", "Write what was done since.")
    if row.says == "reason" and not note.strip():
        raise Unmet(f"“{row.then}” needs a reason.", "Say why in the note.")
    if row.says == "evidence" and not note.strip() and not said.evidence:
        raise Unmet("To say that it is done, show what was done.", "Write a note, or name the evidence.")
    if row.says == "how" and said.how not in HOW_CHECKED:
        raise Unmet("How it was checked is not said.", f"Choose from: {', '.join(HOW_CHECKED)}.")
    if said.grade and row.then != "verified closed":
        raise BadInput("A new grade is given only when an action is verified.", "Leave the grade out.")


def _grade(scene: "Scene", action: ActionState, given: str) -> str:
    """The id of the grade that a standard is given when an action about it is verified."""
    if not given.strip():
        return ""
    if not action.standard:
        raise BadInput("This action is about no single standard.", "Leave the grade out.")
    return find_grade(scene.asked(action.standard), given).id


def _require_may_add(scene: "Scene", standard: str) -> None:
    """The agency while it may change the standard; afterwards whoever judges it, or follows up."""
    writers = {"lead", "contributor"} if scene.state.revision else {"lead", "contributor", "manager"}
    if scene.state.stage in ("open", "returned") and scene.roles & writers:
        if standard:
            require_editable(scene, standard)
        return
    judges = scene.roles & {"meeting-chair", "manager", "moderator", "follow-up"}
    if judges and scene.state.revision and not scene.barred:
        return
    raise NotAllowed("You may not add an action to this return now.", "Ask the safeguarding lead or the meeting chair.")
