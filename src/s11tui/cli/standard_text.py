"""One standard in full, as lines of text: all that it asks and holds."""

from collections.abc import Iterator

from s11tui.audit.view_models import QuestionView, StandardView
from s11tui.cli.printing import moment_in_words


def standard_in_full(one: StandardView) -> Iterator[str]:
    """The lines, from the title to the outcome."""
    yield f"{one.number} {one.title}".strip()
    yield f"({one.id})"
    if one.guidance:
        yield from ("", one.guidance.strip())
    if one.law:
        yield f"Law: {'; '.join(one.law)}"
    if one.typical_evidence:
        yield f"Typical evidence: {'; '.join(one.typical_evidence)}"
    for question in one.questions:
        yield from _question(one, question)
    yield from _grades(one)
    yield from _evidence_and_actions(one)
    yield from _what_was_said(one)
    yield from _panel(one)
    if one.missing:
        yield ""
        yield from (f"Missing: {missing.what}" for missing in one.missing)


def _question(one: StandardView, question: QuestionView) -> Iterator[str]:
    needed = "required" if question.required else "may be left out"
    yield ""
    yield f"{question.text}  [{one.id}/{question.id}, {question.type}, {needed}]"
    if question.options:
        yield f"  Choices: {'; '.join(f'{name} ({label})' for name, label in question.options)}"
    if question.columns:
        yield f"  Columns: {', '.join(f'{name} ({title}, {kind})' for name, title, kind in question.columns)}"
    yield from _indented(question.printed or "(not answered)")
    for rival in question.rivals:
        yield f"  Another version by {rival.who}, {moment_in_words(rival.at)}: {rival.value}"
    for warning in question.warnings:
        yield f"  Look again: {warning}"


def _grades(one: StandardView) -> Iterator[str]:
    if not one.graded:
        return
    yield ""
    yield "Grades:"
    for grade in one.grades:
        mark = "(•)" if grade.id == one.self_grade else "( )"
        needs = f" [needs {', '.join(grade.needs)}]" if grade.needs else ""
        yield f"  {mark} {grade.id:<12} {grade.label}{needs}{': ' if grade.descriptor else ''}{grade.descriptor}"
    if one.self_reason:
        yield f"  Why: {one.self_reason}"


def _evidence_and_actions(one: StandardView) -> Iterator[str]:
    for item in one.evidence:
        yield f"Evidence: {', '.join(part for part in (item.title, item.held_at, item.date) if part)}  [{item.id}]"
    for action in one.actions:
        late = " (overdue)" if action.overdue else ""
        yield f"Action {action.slug}: {action.what}, by {action.owner}, due {action.due}{late}: {action.state}"


def _what_was_said(one: StandardView) -> Iterator[str]:
    if one.returned_reason:
        yield f"Returned: {one.returned_reason}"
    if one.returned_reply:
        yield f"Reply: {one.returned_reply}"
    for who, at, text in one.comments:
        yield f"Comment by {who}, {moment_in_words(at)}: {text}"
    for query in one.queries:
        settled = " (settled)" if query.resolved else ""
        yield f"Question by {query.who} to the {query.audience}{settled}: {query.text}  [{query.id}]"
        for who, _, text in query.replies:
            yield f"  Reply by {who}: {text}"


def _panel(one: StandardView) -> Iterator[str]:
    for made in one.proposals:
        stale = ", stale: the answers changed since" if made.stale else ""
        yield f"Proposal by {made.who}: {made.label} ({made.how}{stale}) {made.reason}".rstrip()
    if one.hidden_proposals:
        yield f"Other proposals: {one.hidden_proposals}, shown when you have made yours."
    outcome = one.outcome
    if outcome is None:
        return
    by = f", {outcome.decider}" if outcome.decider else ""
    yield f"Outcome: {outcome.outcome}, {outcome.label}{by}, {outcome.meeting}. {outcome.reason}".rstrip()
    if outcome.agency_view:
        yield f"The agency's view: {outcome.agency_view}"


def _indented(text: str) -> Iterator[str]:
    yield from (f"  {line}" for line in text.split("\n"))
