"""What the ordinary tables should hold, worked out from the state.

Rows are kept as `{(table, key): values}`, so that bringing the tables up to a new state is: write what differs.
"""

import json
from collections.abc import Mapping
from typing import Any

from s11tui.audit.completeness import counts, progress, state_in_words
from s11tui.audit.content import Content
from s11tui.audit.panel_view import practices_of
from s11tui.audit.practice import Practice
from s11tui.audit.state import (
    ActionState,
    Case,
    Evidence,
    PanelState,
    Query,
    ReturnState,
    Signature,
    StandardState,
)
from s11tui.questionnaire.models import Question

Key = tuple[str, tuple[str | int, ...]]
Row = tuple[Any, ...]
Rows = dict[Key, Row]


def rows_of_case(case: Case, content: Content) -> Rows:
    """Every row that one return accounts for."""
    state = case.answers
    rows: Rows = {("returns", (state.id,)): _return(case, content)}
    for name, standard in state.standards.items():
        rows.update(_remembered(content, state.id, name, standard))
    for submission in state.submissions:
        last = submission.last
        rows["submissions", (state.id, submission.revision)] = (
            last.name,
            last.role,
            last.how,
            submission.at,
            submission.head,
        )
        _signature_rows(rows, state.id, submission.revision, submission.signatures)
    _signature_rows(rows, state.id, state.revision + 1, state.signed)
    _panel_rows(rows, state.id, case.panel)
    for action in case.actions:
        rows.update(rows_of_action(action))
    for practice in practices_of(case):
        rows["practices", (practice.id,)] = _practice(state, practice)
    return rows


def _signature_rows(rows: Rows, return_id: str, revision: int, signatures: tuple[Signature, ...]) -> None:
    for number, one in enumerate(signatures, 1):
        row = (one.office, one.name, one.role, one.how, one.signed_on, one.at)
        rows["signatures", (return_id, revision, number)] = row


def _return(case: Case, content: Content) -> Row:
    state, panel = case.answers, case.panel
    each = progress(content, case.actions)
    count = counts(content, each)
    facts = state.facts
    open_queries = [one for name in state.standards for one in state.standard(name).queries if not one.resolved]
    return (
        state.slug,
        state.round,
        state.agency,
        state.edition,
        facts.kind,
        listed(facts.phases),
        facts.size,
        listed(facts.tags),
        facts.profile,
        state_in_words(state, each),
        state.revision,
        state.head,
        state.seq,
        state.due,
        count.asked,
        count.answered,
        count.graded,
        count.missing,
        count.done,
        _urgent(content, state),
        len(panel.outcomes),
        sum(one.outcome in ("raised", "lowered") for one in panel.outcomes.values()),
        sum(content.is_stale(name, one.content) for name, one in panel.outcomes.items()),
        len(open_queries),
        state.submissions[-1].at if state.submissions else "",
        state.submissions[0].at if state.submissions else "",
        state.shared_at,
        state.reply_by,
        state.last_at,
        panel.head,
        panel.seq,
        state.origin.return_id if state.origin else "",
        count.to_confirm,
        state.ratification.by if state.ratification and not state.ratification.on else "",
    )


def _urgent(content: Content, state: ReturnState) -> int:
    """How many standards carry a grade that asks for help at once."""
    urgent = {scale.id: {grade.id for grade in scale.grades if grade.urgent} for scale in content.edition.scales}
    return sum(
        one.grade.grade in urgent[content.by_id[name].scale.id]
        for name, one in state.standards.items()
        if one.grade is not None and name in content.by_id
    )


def _remembered(content: Content, return_id: str, name: str, state: StandardState) -> Rows:
    shown = content.shown.get(name, ())
    return content.remembered(f"rows {name}", (state, shown), lambda: _standard_rows(return_id, name, state, shown))


def _standard_rows(return_id: str, name: str, state: StandardState, shown: tuple[Question, ...]) -> Rows:
    """The rows of one standard; of one that is not asked, nothing is shown."""
    rows: Rows = {}
    seen = {question.id for question in shown}
    for question, answer in state.answers.items():
        rows["answers", (return_id, name, question)] = (
            value_text(answer.value),
            answer.event,
            answer.who,
            answer.at,
            int(question not in seen),
            int(bool(answer.rivals)),
        )
    if state.grade or state.shared or state.returned_reason:
        rows["grades", (return_id, name)] = _grade(state)
    for item in state.evidence:
        rows["evidence", (item.id,)] = _evidence(return_id, name, item)
    for person, at in state.assigned:
        rows["assignments", (return_id, name, person)] = (at,)
    for query in state.queries:
        rows["queries", (query.id,)] = _query(return_id, query, "agency")
    return rows


def _evidence(return_id: str, standard: str, item: Evidence) -> Row:
    file = item.file
    return (
        return_id,
        standard,
        item.title,
        item.held_at,
        item.date,
        item.who,
        item.at,
        item.item,
        item.shows,
        item.review_by,
        file.sha256 if file else "",
        file.name if file else "",
    )


def _grade(state: StandardState) -> Row:
    grade, shared, challenge = state.grade, state.shared, state.challenge
    return (
        grade.grade if grade else "",
        grade.reason if grade else "",
        grade.event if grade else "",
        grade.at if grade else "",
        int(bool(grade and grade.rivals)),
        shared.grade if shared else "",
        shared.outcome if shared else "",
        shared.reason if shared else "",
        challenge.view if challenge else "",
        state.returned_reason,
    )


def _panel_rows(rows: Rows, return_id: str, panel: PanelState) -> None:
    for standard, made in panel.proposals.items():
        for person, one in made.items():
            rows["proposals", (return_id, standard, person)] = (
                one.grade,
                one.reason,
                one.how,
                one.impact,
                one.content,
                one.revision,
                one.at,
            )
    for standard, outcome in panel.outcomes.items():
        rows["outcomes", (return_id, standard)] = (
            outcome.outcome,
            outcome.grade,
            outcome.reason,
            outcome.basis,
            outcome.decider,
            outcome.decider_was,
            outcome.meeting,
            outcome.meeting_id,
            outcome.content,
            outcome.revision,
            outcome.at,
        )
    for query in panel.queries:
        rows["queries", (query.id,)] = _query(return_id, query, "panel")


def _query(return_id: str, query: Query, audience: str) -> Row:
    last = query.replies[-1][1] if query.replies else ""
    return (
        return_id,
        query.standard,
        audience,
        query.text,
        query.who,
        query.at,
        len(query.replies),
        last,
        int(query.resolved),
        query.waits_for,
    )


def _practice(state: ReturnState, one: Practice) -> Row:
    shared = any(one.id == other.id for other in state.standard(one.standard).practices)
    return (
        state.id,
        one.standard,
        one.kind,
        one.extract,
        one.why,
        one.consent,
        one.consent_by,
        int(shared),
        one.at,
    )


def rows_of_action(action: ActionState) -> Rows:
    """One action, whatever it is about."""
    return {("actions", (action.id,)): _action(action)}


def _action(action: ActionState) -> Row:
    return (
        action.slug,
        action.return_id,
        action.agency,
        action.standard,
        action.what,
        action.owner,
        action.due,
        action.state,
        int(action.by_panel),
        action.head,
        action.seq,
        action.log[-1].at if action.log else "",
        action.owner_kind,
        action.owner_agency,
        action.meeting,
        action.added_at,
        len(action.evidence),
        action.grade,
    )


def value_text(value: Any) -> str:
    """A value as the tables hold it: text as it is, lists as JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def listed(items: tuple[str, ...]) -> str:
    """Words of a closed list as the tables hold them."""
    return " ".join(items)


def differing(before: Mapping[Key, Row], after: Mapping[Key, Row]) -> tuple[list[Key], list[Key]]:
    """Keys to write and keys to delete."""
    write = [key for key, row in after.items() if before.get(key) != row]
    return write, [key for key in before if key not in after]
