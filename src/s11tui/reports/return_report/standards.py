"""Every standard in full: what was asked and answered, the evidence, the grades and how they came about."""

from collections.abc import Callable

from s11tui.audit.view_models import (
    AreaView,
    EvidenceView,
    OutcomeView,
    QuestionView,
    ReturnView,
    StandardView,
)
from s11tui.reports.document import Block, Bullets, GradeLine, Notice, Paragraph, Section
from s11tui.reports.return_report import wording

NotAskedOf = Callable[[StandardView], tuple[str, ...]]
"""The questions of a standard that were not asked, as texts."""


def area_section(view: ReturnView, area: AreaView, not_asked: NotAskedOf) -> Section:
    """An area with all its standards."""
    guidance = (Paragraph(area.guidance, "lead"),) if area.guidance.strip() else ()
    inner = tuple(_standard(view, standard, not_asked(standard)) for standard in area.standards)
    title = wording.heading_of(area.number, area.title)
    return Section(title, 1, f"area-{area.id}", guidance, inner, new_page=True)


def _standard(view: ReturnView, standard: StandardView, not_asked: tuple[str, ...]) -> Section:
    blocks: list[Block] = []
    if standard.law:
        blocks.append(Paragraph("Law and guidance: " + "; ".join(standard.law), "small"))
    blocks += _returned(standard)
    for question in standard.questions:
        blocks += _question(view, question)
    for text in not_asked:
        blocks += [Paragraph(text, "label"), Paragraph(wording.NOT_ASKED, "note")]
    blocks += _evidence(standard)
    blocks += _self_grade(standard)
    blocks += _agreed(view, standard)
    blocks += _queries(view, standard)
    title = wording.heading_of(standard.number, standard.title)
    return Section(title, 2, f"standard-{standard.id}", tuple(blocks))


def _returned(standard: StandardView) -> list[Block]:
    """Why the partnership sent a standard back, and what the agency replied."""
    if not standard.returned_reason:
        return []
    blocks: list[Block] = [Notice("The partnership asked for this standard to be looked at again", tone="warning")]
    blocks += [Paragraph("What it asked", "label"), Paragraph(standard.returned_reason)]
    reply = Paragraph(standard.returned_reply) if standard.returned_reply else Paragraph("No reply yet.", "note")
    return [*blocks, Paragraph("The agency’s reply", "label"), reply]


def _question(view: ReturnView, question: QuestionView) -> list[Block]:
    answer = Paragraph(question.printed) if question.printed.strip() else Paragraph(wording.NOT_ANSWERED, "note")
    blocks: list[Block] = [Paragraph(question.text, "label"), answer]
    for rival in question.rivals:
        said = (
            f"A second answer was given by {rival.who or 'a colleague'} on {wording.moment_words(rival.at, view.zone)}."
        )
        blocks.append(Paragraph(f"{said} The agency has not chosen between them yet.", "note"))
        blocks.append(Paragraph(rival.printed, "quote"))
    return blocks


def _evidence(standard: StandardView) -> list[Block]:
    listed = Bullets(tuple(_one_evidence(one) for one in standard.evidence))
    return [Paragraph("Evidence", "label"), listed if standard.evidence else Paragraph("None is listed.", "note")]


def _one_evidence(one: EvidenceView) -> str:
    held = f"held at {one.held_at}" if one.held_at else ""
    dated = f"dated {wording.date_words(one.date)}" if one.date else ""
    return " – ".join(part for part in (one.title, held, dated) if part)


def _self_grade(standard: StandardView) -> list[Block]:
    if not standard.graded:
        return [Paragraph("This standard is not graded.", "note")]
    grade = standard.grade(standard.self_grade)
    if grade is None:
        return [GradeLine("Self-grade", wording.NOT_GRADED_YET, "grey")]
    line = GradeLine("Self-grade", grade.label, wording.grade_colour(grade.id, grade.colour), grade.descriptor)
    blocks: list[Block] = [line, Paragraph("Reason for the self-grade", "label")]
    blocks.append(Paragraph(standard.self_reason) if standard.self_reason.strip() else Paragraph("None given.", "note"))
    for rival in standard.grade_rivals:
        other = standard.grade(rival.value if isinstance(rival.value, str) else None)
        if other is not None:
            colour = wording.grade_colour(other.id, other.colour)
            who = f"Given by {rival.who or 'a colleague'}; the agency has not chosen yet."
            blocks.append(GradeLine("Second self-grade", other.label, colour, who))
    return blocks


def _agreed(view: ReturnView, standard: StandardView) -> list[Block]:
    """The outcome and how it came about; nothing before it is shared."""
    outcome = wording.shared_outcome(standard)
    if not standard.graded:
        return []
    words, colour = wording.agreed_words(view, standard)
    if outcome is None:
        remark = wording.UNVERIFIED if words == "Not moderated" else ""
        return [GradeLine("Agreed grade", words, "grey", remark)]
    unverified = outcome.outcome in ("not moderated", "cannot tell")
    remark = wording.UNVERIFIED if unverified else f"{outcome.outcome.capitalize()}."
    blocks: list[Block] = [GradeLine("Agreed grade", words, colour or "grey", remark)]
    if outcome.reason.strip():
        blocks += [Paragraph("Reason for the agreed grade", "label"), Paragraph(outcome.reason)]
    return [*blocks, *_decided(view, outcome), *_challenge(outcome)]


def _decided(view: ReturnView, outcome: OutcomeView) -> list[Block]:
    """Who decided, when and how; nobody does where a standard was not moderated."""
    if not outcome.decider:
        return []
    how = f" ({outcome.basis})" if outcome.basis else ""
    place = f", {outcome.meeting}" if outcome.meeting else ""
    when = wording.moment_words(outcome.at, view.zone)
    return [Paragraph(f"Decided by {outcome.decider} on {when}{place}{how}.", "small")]


def _challenge(outcome: OutcomeView) -> list[Block]:
    """What the agency holds against the outcome, and what was decided of it."""
    view = outcome.agency_view or outcome.challenged
    if not view.strip():
        return []
    blocks: list[Block] = [Paragraph("The agency’s view", "label"), Paragraph(view, "quote")]
    if outcome.decision.strip():
        return [*blocks, Paragraph("Decision on the agency’s view", "label"), Paragraph(outcome.decision)]
    return [*blocks, Paragraph("The agency asked for this grade to be looked at again. Not decided yet.", "note")]


def _queries(view: ReturnView, standard: StandardView) -> list[Block]:
    """What the partnership asked the agency, and the replies; never what the panel asked itself."""
    blocks: list[Block] = []
    for query in standard.queries:
        if query.audience != "agency":
            continue
        blocks += [Paragraph("Question from the partnership", "label"), Paragraph(query.text)]
        for who, at, text in query.replies:
            blocks += [
                Paragraph(f"Reply by {who or 'the agency'}, {wording.moment_words(at, view.zone)}", "small"),
                Paragraph(text),
            ]
        if not query.replies:
            blocks.append(Paragraph("No reply yet.", "note"))
    return blocks
