"""The rules that must never break, checked before and after whatever was done to one return."""

from dataclasses import dataclass
from typing import Any

from s11tui.audit.register import Grant
from s11tui.audit.rights import roles_on
from s11tui.audit.state import Case, StandardState
from s11tui.workspace.scene import Scene
from s11tui.workspace.session import Session
from support.partnership import Partnership

AGENCY = {"lead", "contributor", "signatory"}
JUDGING = {
    "proposed", "proposal_withdrawn", "agency_queried", "panel_queried", "outcome_recorded", "rest_recorded", "shared",
    "returned", "decided", "moderation_opened",
}  # fmt: skip
FILLING = (
    "answered", "confirmed", "graded", "cleared", "conflict_settled", "evidence_added", "evidence_removed",
)  # fmt: skip
OPEN = ("not started", "in progress", "ready", "returned")


@dataclass(frozen=True)
class Moment:
    """One return as it stood."""

    scene: Scene
    hashes: tuple[str, ...]
    agency_windows: tuple[object, ...]

    @property
    def case(self) -> Case:
        return self.scene.case


def moment(one: Partnership) -> Moment:
    """How the return of the police stands now, as a fresh look finds it."""
    scene = one.lead.changing.scene(one.ref)
    streams = (f"return/{scene.id}", f"panel/{scene.id}")
    rows = one.ws.store.all("SELECT hash FROM events WHERE stream IN (?, ?) ORDER BY stream, seq", streams)
    return Moment(scene, tuple(digest for (digest,) in rows), agency_windows(one.lead, one.ref))


def agency_windows(session: Session, ref: str) -> tuple[object, ...]:
    """What the agency can look at."""
    reading = session.reading
    return reading.open(ref), reading.returns(), reading.home(), reading.history(ref)


def content(state: StandardState) -> Any:
    """What rule 1 protects."""
    return state.answers, state.grade, state.evidence


def check_step(one: Partnership, before: Moment, after: Moment, session: Session, panel_only: bool) -> None:
    """Rules 1, 2, 6, 9 and 11 of one thing that was tried, refused or not."""
    was, now = before.case.answers, after.case.answers
    assert set(before.hashes) <= set(after.hashes), "what happened stays"
    assert now.submissions[: len(was.submissions)] == was.submissions, "signatures stay as they were"
    touched = {name for name in now.standards if content(now.standard(name)) != content(was.standard(name))}
    if before.scene.words not in OPEN:
        assert not touched, f"rule 1: {touched} changed while {before.scene.words}"
    if was.stage == "returned":
        assert touched <= was.reopened, "rule 1: a standard that was not returned changed"
    check_new_events(one, before, after, session, bool(touched))
    if panel_only:
        assert after.agency_windows == before.agency_windows, "rule 11: the agency sees that the panel did something"


def check_new_events(one: Partnership, before: Moment, after: Moment, session: Session, touched: bool) -> None:
    """Who did it had the right to, and who they were is recorded."""
    agency = after.scene.agency
    roles = roles_on(session.person, agency)
    known = set(before.hashes)
    for event in one.ws.ledger.read(f"return/{after.scene.id}") + one.ws.ledger.read(f"panel/{after.scene.id}"):
        if event.hash in known:
            continue
        assert event.who == session.person.id
        if event.stream.startswith("panel/"):
            assert not roles <= AGENCY, "rule 2: the agency wrote to the panel"
        if event.kind in JUDGING:
            assert not insides(session, agency.id), "rule 6: somebody judged their own"
        if event.kind in FILLING:
            by_agency = bool(roles & {"lead", "contributor"})
            assert by_agency or (event.body["author"] == agency.id and event.body["original"]), "rule 2"
    assert not touched or roles & {"lead", "contributor", "manager"}


def insides(session: Session, agency: str) -> bool:
    grants: tuple[Grant, ...] = session.person.grants
    return session.person.home == agency or any(grant.agency == agency for grant in grants)


def check_state(one: Partnership, now: Moment) -> None:
    """Rules 3, 4, 7, 8 and 10 of the return as it stands."""
    view = one.view("manager")
    digests = now.scene.content.digests
    for standard in view.standards():
        state = now.case.answers.standard(standard.id)
        shared, found = state.shared, standard.outcome
        if now.scene.words == "grades shared":
            assert not standard.graded or shared is not None, "rule 4: something was not shared"
            assert shared is None or shared.content == digests[standard.id], "rule 4: what is shared is stale"
        if found is not None and not found.stale and found.grade != standard.self_grade:
            assert all((found.reason.strip(), found.decider, found.at, found.meeting)), "rule 3"
        shown = {question.id for question in standard.questions}
        assert {one.question for one in standard.missing} <= shown | {""}, "rule 7: something hidden is missing"
    counts = view.counts
    line = next(line for line in one.manager.reading.returns() if line.slug == one.ref)
    assert (line.asked, line.missing) == (counts.asked, counts.missing), "rule 10"
    assert line.state == view.state == now.scene.words
    assert counts.asked == len(view.standards())
    assert counts.answered <= counts.asked
    assert view.edition.version == "2027.1", "rule 8"


def check_agrees(one: Partnership, other: Partnership) -> None:
    """Two connections see the same, and what is kept in memory is what the record says (rules 5 and 9)."""
    for who in ("lead", "chair", "manager"):
        if who == "chair" and not one.view("manager").revision:
            continue
        assert one.view(who) == one.view(who) == other.view(who)
    kept = one.view("manager")
    one.ws.cases.forget()
    assert one.view("manager") == kept
    assert one.ws.verify().problems == ()
