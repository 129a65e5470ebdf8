"""What one person may see of what the panel asked, proposed and decided about a standard."""

from s11tui.audit.completeness import grade_of
from s11tui.audit.practice import Practice
from s11tui.audit.reader import Reader
from s11tui.audit.rights import sees_proposals
from s11tui.audit.state import Case, Outcome, Query, StandardState
from s11tui.audit.view_models import OutcomeView, PracticeView, ProposalView, QueryView
from s11tui.questionnaire.asking import AskedStandard
from s11tui.questionnaire.models import Grade


def queries_of(reader: Reader, asked: AskedStandard, state: StandardState) -> tuple[QueryView, ...]:
    def view(one: Query, audience: str) -> QueryView:
        replies = tuple((reader.name(who), at, text) for who, at, text in one.replies)
        return QueryView(one.id, one.text, reader.name(one.who), one.at, audience, replies, one.resolved, one.waits_for)

    seen = [view(one, "agency") for one in state.queries]
    if reader.panel:
        seen += [view(one, "panel") for one in reader.case.panel.queries if one.standard == asked.id]
    return tuple(sorted(seen, key=lambda one: one.at))


def proposals_of(reader: Reader, asked: AskedStandard) -> tuple[tuple[ProposalView, ...], int]:
    """The proposals that the reader may see, and how many there are besides."""
    if not reader.panel:
        return (), 0
    made = reader.case.panel.proposals.get(asked.id, {})
    hide = not sees_proposals(reader.person, reader.roles, made, separately=reader.separately)
    seen = [] if hide else list(made.values())
    views = tuple(
        ProposalView(
            who=reader.name(one.who),
            person=one.who,
            grade=one.grade,
            label=_label(asked, one.grade),
            reason=one.reason,
            how=one.how,
            impact=one.impact,
            at=one.at,
            stale=reader.content.is_stale(asked.id, one.content),
        )
        for one in seen
    )
    return views, 0 if not hide else len(made)


def outcome_of(reader: Reader, asked: AskedStandard, state: StandardState) -> OutcomeView | None:
    """The panel sees what it decided; the agency what was shared with it."""
    shared = state.shared
    outcome: Outcome | None = reader.case.panel.outcomes.get(asked.id) if reader.panel else None
    outcome = shared if outcome is None or (shared and shared.revision > outcome.revision) else outcome
    if shared is not None and state.challenge is not None and state.challenge.decision:
        outcome = shared
    if outcome is None:
        return None
    grade = grade_of(asked, outcome.grade) or Grade(id=outcome.grade, label=outcome.grade, short="?", score=None)
    challenge = state.challenge
    return OutcomeView(
        outcome=outcome.outcome,
        grade=outcome.grade,
        label=grade.label,
        short=grade.short,
        colour=grade.colour or "grey",
        reason=outcome.reason,
        decider=outcome.decider_was,
        at=outcome.at,
        meeting=outcome.meeting,
        basis=outcome.basis,
        stale=reader.panel and reader.content.is_stale(asked.id, outcome.content),
        challenged=challenge.view if challenge else "",
        agency_view=challenge.view if challenge and challenge.decision else "",
        decision=challenge.decision if challenge else "",
        shared=shared is not None
        and (shared.at, shared.grade, shared.content) == (outcome.at, outcome.grade, outcome.content),
        meeting_id=outcome.meeting_id,
    )


def practice_views(reader: Reader, asked: AskedStandard, state: StandardState) -> tuple[PracticeView, ...]:
    """What the panel would like to share of a standard; the agency sees what was shared with it, without the why."""
    known = practices_of(reader.case) if reader.panel else state.practices
    shared = {one.id for one in state.practices}
    return tuple(
        PracticeView(
            id=one.id,
            standard=one.standard,
            kind=one.kind,
            extract=one.extract,
            why=one.why if reader.panel else "",
            consent=one.consent,
            consent_by=one.consent_by,
            meeting=one.meeting,
            shared=one.id in shared,
        )
        for one in known
        if one.standard == asked.id
    )


def practices_of(case: Case) -> tuple[Practice, ...]:
    """Every practice that was marked, each as it stands: what the agency said to one that was shared comes last."""
    known = {one.id: one for one in case.panel.practices}
    for state in case.answers.standards.values():
        for one in state.practices:
            if one.consent or one.id not in known:
                known[one.id] = one
    return tuple(known.values())


def _label(asked: AskedStandard, grade: str) -> str:
    found = grade_of(asked, grade)
    return found.label if found else grade
