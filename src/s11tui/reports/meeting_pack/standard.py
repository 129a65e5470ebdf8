"""One standard that matters: why, what the agency says, last year, what the panel thinks, and room for notes."""

from s11tui.audit.view_earlier import EarlierView
from s11tui.audit.view_models import EvidenceView, ProposalView, QueryView, ReturnView, StandardView
from s11tui.reports.document import Block, Bullets, GradeLine, Notice, Paragraph, Section, WritingSpace
from s11tui.reports.phrases import heading, several
from s11tui.reports.return_report import wording
from s11tui.text import capital, counted

_REVEALED = "They are revealed together at the meeting."


def standard_section(view: ReturnView, standard: StandardView, why: tuple[str, ...], anchor: str) -> Section:
    """A standard with why it is looked at."""
    reasons = tuple(f"{capital(one)}." for one in why)
    blocks: list[Block] = [Notice("Why it is on the table", reasons), *_self_grade(standard), *_answers(standard)]
    blocks += [Paragraph("Evidence", "label"), _evidence(standard)]
    blocks += several(_earlier(one, standard) for one in standard.earlier)
    blocks += [*_outcome(view, standard), *_proposals(view, standard), *_queries(view, standard)]
    blocks += [*_descriptors(standard), Paragraph("Your notes", "label"), WritingSpace(3)]
    return Section(heading(standard), 2, anchor, tuple(blocks))


def _self_grade(standard: StandardView) -> list[Block]:
    grade = standard.grade(standard.self_grade)
    if grade is None:
        return [GradeLine("Self-grade", wording.NOT_GRADED_YET, "grey")]
    line = GradeLine("Self-grade", grade.label, wording.grade_colour(grade.id, grade.colour))
    reason = Paragraph(standard.self_reason) if standard.self_reason.strip() else Paragraph("No reason given.", "note")
    return [line, reason]


def _answers(standard: StandardView) -> list[Block]:
    """What was answered, in full; then, in one line, what was not."""
    blocks: list[Block] = []
    for question in standard.questions:
        if question.printed.strip():
            blocks += [Paragraph(question.text, "label"), Paragraph(question.printed)]
    silent = [one.text for one in standard.questions if not one.printed.strip()]
    return [*blocks, *((Paragraph(f"Not answered: {'; '.join(silent)}", "note"),) if silent else ())]


def _evidence(standard: StandardView) -> Block:
    if not standard.evidence:
        return Paragraph("None is named.", "note")
    return Bullets(tuple(map(_one_evidence, standard.evidence)))


def _one_evidence(one: EvidenceView) -> str:
    held = f"held at {one.held_at}" if one.held_at else ""
    dated = f"dated {wording.date_words(one.date)}" if one.date else ""
    expired = "its day to be looked at again has passed" if one.expired else ""
    return " – ".join(part for part in (one.title, one.shows, held, dated, expired) if part)


def _earlier(one: EarlierView, standard: StandardView) -> list[Block]:
    """How it stood last year; what cannot be compared says so."""
    named = wording.heading_of(one.number, one.title)
    label = "Last year" if named == heading(standard) else f"Last year ({named})"
    said = f"Self-grade “{one.self_label}”." if one.self_label else "Not self-graded."
    if one.outcome:
        said += f" {one.outcome.capitalize()}: “{one.agreed_label}”." if one.agreed_label else f" {one.outcome}."
    if not one.compared:
        said += " The two years cannot be compared."
    blocks: list[Block] = [Paragraph(label, "label"), Paragraph(said)]
    if one.agreed_reason.strip():
        blocks.append(Paragraph(one.agreed_reason, "quote"))
    waiting = tuple(f"{action.what} ({action.state})" for action in one.actions)
    return [*blocks, *((Paragraph("Actions of last year that are open", "label"), Bullets(waiting)) if waiting else ())]


def _outcome(view: ReturnView, standard: StandardView) -> list[Block]:
    """What is decided already, and what the agency holds against it."""
    outcome = standard.outcome
    if outcome is None:
        return []
    stale = " The answers changed since." if outcome.stale else ""
    when = wording.moment_words(outcome.at, view.zone)
    said = outcome.outcome.capitalize()
    is_judged = outcome.outcome not in ("cannot tell", "not moderated")
    colour = wording.grade_colour(outcome.grade, outcome.colour) if is_judged else "grey"
    remark = f"{said if is_judged else wording.UNVERIFIED.rstrip('.')}, {when}.{stale}"
    line = GradeLine("Decided", outcome.label if is_judged else said, colour, remark)
    blocks: list[Block] = [line, *((Paragraph(outcome.reason),) if outcome.reason.strip() else ())]
    if outcome.challenged.strip():
        blocks += [Paragraph("The agency’s view", "label"), Paragraph(outcome.challenged, "quote")]
    return blocks


def _proposals(view: ReturnView, standard: StandardView) -> list[Block]:
    number = len(standard.proposals) + standard.hidden_proposals
    if not number:
        return []
    if view.separately:
        made = f"{counted(number, 'proposal was', 'proposals were')} made. {_REVEALED}"
        return [Paragraph("Proposals", "label"), Paragraph(made, "note")]
    return several(_proposal(standard, one) for one in standard.proposals)


def _proposal(standard: StandardView, one: ProposalView) -> list[Block]:
    grade = standard.grade(one.grade)
    colour = wording.grade_colour(grade.id, grade.colour) if grade else "grey"
    checked = f"Checked by having {one.how} it" if one.how != "asked" else "Checked by asking"
    impact = f"; impact on children {one.impact}" if one.impact else ""
    stale = " The answers changed since." if one.stale else ""
    line = GradeLine("Proposed", one.label, colour, f"By {one.who or 'a moderator'}. {checked}{impact}.{stale}")
    return [line, *((Paragraph(one.reason),) if one.reason.strip() else ())]


def _queries(view: ReturnView, standard: StandardView) -> list[Block]:
    """Questions that are not settled."""
    return several(_query(view, one) for one in standard.queries if not one.resolved)


def _query(view: ReturnView, one: QueryView) -> list[Block]:
    to_whom = "within the panel" if one.audience == "panel" else "to the agency"
    blocks: list[Block] = [
        Paragraph(f"Open question {to_whom}, by {one.who or 'a moderator'}", "label"),
        Paragraph(one.text),
    ]
    for who, at, text in one.replies:
        blocks += [
            Paragraph(f"Reply by {who or 'the agency'}, {wording.moment_words(at, view.zone)}", "small"),
            Paragraph(text, "quote"),
        ]
    return blocks if one.replies else [*blocks, Paragraph("No reply yet.", "note")]


def _descriptors(standard: StandardView) -> list[Block]:
    told = tuple(f"{one.label}: {one.descriptor}" for one in standard.grades if one.descriptor.strip())
    return [Paragraph("What the grades look like here", "label"), Bullets(told, small=True)] if told else []
