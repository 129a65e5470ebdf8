"""One standard in full, as lines of text: all that it asks and holds."""

from collections.abc import Iterator

from s11tui.audit.outcome_words import UNVERIFIED
from s11tui.audit.view_models import EarlierView, EvidenceView, QueryView, QuestionView, StandardView
from s11tui.cli.printing import moment_in_words
from s11tui.text import counted


def standard_in_full(one: StandardView) -> Iterator[str]:
    """The lines, from the title to the outcome."""
    yield f"{one.number} {one.title}".strip()
    yield f"({one.id})"
    if one.change:
        yield one.change
    if one.assigned:
        yield f"Assigned to {'; '.join(f'{who.name}, since {moment_in_words(who.since)}' for who in one.assigned)}"
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
    for then in one.earlier:
        yield ""
        yield from earlier_in_full(then, "Last year: ")
    if one.warnings:
        yield ""
        yield from (f"Look again: {warning}" for warning in one.warnings)
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
    yield from _answer(question)
    for rival in question.rivals:
        yield f"  Another version by {rival.who}, {moment_in_words(rival.at)}: {rival.value}"
    for warning in question.warnings:
        yield f"  Look again: {warning}"


def _answer(question: QuestionView) -> Iterator[str]:
    """What was answered, and last year's answer where it waits to be confirmed or says something else."""
    carried = question.carried
    if carried is not None and carried.to_confirm:
        yield "  ? Last year’s answer, to be confirmed or changed:"
        yield from _indented(carried.printed)
    else:
        yield from _indented(question.printed or "(not answered)")
        if carried is not None and carried.printed != question.printed:
            yield "  Last year:"
            yield from (f"  {line}" for line in _indented(carried.printed))
    if carried is not None and carried.changed:
        yield f"  Since last year: {carried.changed}"


def earlier_in_full(then: EarlierView, when: str = "") -> Iterator[str]:
    """What was said in an earlier round about a standard that one of today comes from."""
    yield f"{when}{f'{then.number} {then.title}'.strip()}  ({then.standard})"
    if then.self_label:
        yield from _with_reason(f"  Grade: {then.self_label}", then.self_reason)
    if then.outcome:
        unverified = UNVERIFIED.get(then.outcome, "").capitalize()
        yield from _with_reason(
            f"  {unverified or f'Agreed: {then.agreed_label} ({then.outcome})'}", then.agreed_reason
        )
    for asked, said in then.answers:
        yield f"  {asked}"
        yield from (f"  {line}" for line in _indented(said))
    for item in then.evidence:
        here = "here this year too" if item.here else "not here this year"
        parts = (item.title, item.held_at, item.date)
        yield f"  Evidence, {here}: {', '.join(part for part in parts if part)}  [{item.id}]"
    for action in then.actions:
        late = " (overdue)" if action.overdue else ""
        yield f"  Action {action.slug}: {action.what}, by {action.owner}, due {action.due}{late}: {action.state}"


def _with_reason(line: str, reason: str) -> Iterator[str]:
    yield line
    if reason:
        yield from (f"  {one}" for one in _indented(reason))


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
        yield from _evidence(item)
    for action in one.actions:
        late = " (overdue)" if action.overdue else ""
        yield f"Action {action.slug}: {action.what}, by {action.owner}, due {action.due}{late}: {action.state}"


def _evidence(item: EvidenceView) -> Iterator[str]:
    yield f"Evidence: {', '.join(part for part in (item.title, item.held_at, item.date) if part)}  [{item.id}]"
    if item.shows:
        yield from _indented(f"Shows: {item.shows}")
    if item.file is not None:
        yield f"  File: {item.file.name} ({item.file.size:,} bytes)"
    beside = [
        f"{'out of date since' if item.expired else 'look again by'} {item.review_by}" if item.review_by else "",
        f"also at {counted(item.elsewhere, 'other standard')}" if item.elsewhere else "",
        "evidence last year too" if item.earlier else "",
    ]
    if any(beside):
        yield f"  ({'; '.join(one for one in beside if one)})"


def _what_was_said(one: StandardView) -> Iterator[str]:
    if one.returned_reason:
        yield f"Returned: {one.returned_reason}"
    if one.returned_reply:
        yield f"Reply: {one.returned_reply}"
    for who, at, text in one.comments:
        yield f"Comment by {who}, {moment_in_words(at)}: {text}"
    for query in one.queries:
        sees = "panel only" if query.audience == "panel" else "agency and panel see it"
        yield f"Question by {query.who} ({sees}; {_turn(query)}): {query.text}  [{query.id}]"
        for who, _, text in query.replies:
            yield f"  Reply by {who} ({sees}): {text}"


def _turn(query: QueryView) -> str:
    return "settled" if query.resolved else f"waits for the {query.waits_for}"


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
    stands = UNVERIFIED.get(outcome.outcome) or f"{outcome.outcome}, {outcome.label}"
    place = f", {outcome.meeting}" if outcome.meeting else ""
    yield f"Outcome: {stands}{by}{place}. {outcome.reason}".rstrip()
    if outcome.agency_view:
        yield f"The agency's view: {outcome.agency_view}"


def _indented(text: str) -> Iterator[str]:
    yield from (f"  {line}" for line in text.split("\n"))
