"""What stands on the moderate screen."""

from textual.content import Content

from s11tui.audit.view_models import QuestionView, ReturnView, StandardView
from s11tui.text import counted
from s11tui.tui.judgement import Judgement
from s11tui.tui.query_words import heading, sign, thread
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import day_of, grade_words, muted, outcome_words, plain, strong


def first_judgement(view: ReturnView, standard: StandardView) -> Judgement:
    """What stands there before they touch it: the outcome, their own proposal, or the self-grade."""
    mine = next((one for one in standard.proposals if one.person == view.viewer), None)
    if standard.outcome is not None and "record outcome" in view.can:
        return Judgement(standard.outcome.grade, standard.outcome.reason)
    if mine is not None:
        return Judgement(mine.grade, mine.reason, mine.how, mine.impact)
    return Judgement(standard.self_grade or standard.grades[0].id)


def said_words(standard: StandardView) -> Content:
    """Everything that the agency said about a standard."""
    parts: list[Content] = []
    for question in standard.questions:
        parts += [strong(question.text), _answer(question), Content("")]
    if standard.graded:
        own = standard.grade(standard.self_grade)
        parts += [
            Content.assemble(("Self-grade  ", "bold"), grade_words(own)),
            plain(standard.self_reason),
            Content(""),
        ]
    parts += _shown_and_planned(standard)
    for who, _, text in standard.comments:
        parts += [Content(""), Content.assemble(muted(f"Comment by {who}: "), plain(text))]
    return Content("\n").join(parts)


def _shown_and_planned(standard: StandardView) -> list[Content]:
    """Evidence and actions, a line each."""
    parts = [strong(f"Evidence  {len(standard.evidence)}")]
    for one in standard.evidence:
        place = " · ".join(part for part in (one.held_at, day_of(one.date)) if part)
        parts.append(Content.assemble("· ", plain(one.title), muted(f"  {place}")))
    if not standard.evidence:
        parts.append(muted("none given"))
    if standard.actions:
        parts += [Content(""), strong("Actions")]
    for action in standard.actions:
        when = muted(f"  {action.owner} · by {day_of(action.due)} · {action.state}")
        parts.append(Content.assemble("· ", plain(action.what), when))
    return parts


def _answer(question: QuestionView) -> Content:
    return plain(question.printed) if question.printed else muted("– nothing said")


def descriptor_rows(view: ReturnView, standard: StandardView, mine: Judgement | None) -> list[Row]:
    """The grades with their descriptors, marked with who gave them."""
    rows = []
    for grade in standard.grades:
        signs = ["self"] if grade.id == standard.self_grade else []
        signs += [
            "you" if one.person == view.viewer else one.who for one in standard.proposals if one.grade == grade.id
        ]
        if standard.outcome is not None and standard.outcome.grade == grade.id:
            signs.append("outcome")
        body = plain(grade.descriptor)
        if signs:
            body = Content.assemble(Content.styled(f"◂ {', '.join(signs)}  ", "$accent"), body)
        on = mine is not None and mine.grade == grade.id
        mark = Content.styled("(•)", "bold $accent") if on else Content("( )" if mine is not None else "")
        rows.append(Row(grade.id, grade_words(grade), body, mark))
    return rows


def proposal_rows(view: ReturnView, standard: StandardView) -> list[Row]:
    """The proposals that may be seen; one's own can be taken back."""
    rows = []
    for one in standard.proposals:
        own = one.person == view.viewer
        stale = Content.styled(" · ! the answers changed since", "$warning") if one.stale else Content("")
        impact = f", impact {one.impact}" if one.impact else ""
        back = " · Enter takes it back" if own and "withdraw proposal" in view.can else ""
        body = Content.assemble(
            grade_words(standard.grade(one.grade)), muted(f" · {one.how}{impact}"), stale, muted(back)
        )
        if one.reason:
            body = Content.assemble(body, "\n", plain(one.reason))
        rows.append(Row("mine" if own else f"by-{one.person}", plain("you" if own else one.who), body))
    if standard.hidden_proposals:
        made = counted(standard.hidden_proposals, "other made", "others made")
        rows.append(Row("hidden", muted(f"{made}; shown when you have made yours"), heading=True))
    elif view.separately and not rows:
        rows.append(Row("none", muted("none yet; nobody sees another’s before making their own"), heading=True))
    return rows or [Row("none", muted("none yet"), heading=True)]


def may_propose(view: ReturnView, standard: StandardView) -> bool:
    """Whether somebody may propose here: not a chair who sees what others proposed before making a proposal."""
    if "propose" not in view.can or not standard.graded:
        return False
    people = {one.person for one in standard.proposals}
    return not view.separately or not people or view.viewer in people


def query_rows(view: ReturnView, standard: StandardView) -> list[Row]:
    """The questions asked about a standard, each with who sees it, and a row that asks one."""
    rows = [Row(one.id, heading(one, view), thread(one, view), sign(one, view)) for one in standard.queries]
    if "query the agency" in view.can:
        rows.append(Row("+add", Content.styled("Ask a question (F6)", "$accent"), mark=Content.styled("+", "$accent")))
    return rows or [Row("none", muted("none"), heading=True)]


def reason_heading(standard: StandardView, mine: Judgement) -> Content:
    """Whether a reason has to be given for the grade that is chosen, and why."""
    if mine.grade == standard.self_grade:
        return Content.assemble(strong("Why"), muted("  may be left out: it is the self-grade"))
    needed = Content.styled("  needed: it is not the self-grade", "$accent")
    return Content.assemble(strong("Why"), needed)


def declared_words(view: ReturnView) -> Content:
    """What a member of the panel has declared about this agency, or will with the first proposal."""
    if view.conflict_declared is None:
        return muted(
            "Your first proposal on this return declares that you have no conflict of interest. F8 declares one."
        )
    return muted("You declared that you have no conflict of interest here.")


def outcome_text(standard: StandardView) -> Content:
    """What was decided, by whom and why."""
    outcome = standard.outcome
    if outcome is None:
        return Content("")
    parts = [Content.assemble(("Outcome  ", "bold"), outcome_words(outcome))]
    if outcome.stale:
        parts.append(Content.styled("! The answers changed since; it has to be recorded again.", "$warning"))
    if outcome.reason:
        parts.append(plain(outcome.reason))
    if outcome.decider:
        parts.append(muted(f"{outcome.decider} · {outcome.meeting}"))
    if outcome.decision:
        parts.append(Content.assemble(muted("Decided on the challenge: "), plain(outcome.decision)))
    return Content("\n").join(parts)
