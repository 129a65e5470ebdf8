"""What stands in the lists of a standard's page."""

from collections.abc import Sequence

from textual.content import Content

from s11tui.audit.guard import Found
from s11tui.audit.outcome_words import UNVERIFIED
from s11tui.audit.view_models import (
    ActionView,
    EarlierEvidence,
    EvidenceView,
    GradeView,
    QuestionView,
    ReturnView,
    StandardView,
)
from s11tui.text import counted
from s11tui.tui.commands import key_of
from s11tui.tui.query_words import heading, sign, thread
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import day_of, grade_words, moment_of, muted, plain, strong

ADD = "+add"
BRING = "bring:"
"""Before the id of a piece of last year's evidence, in the row that brings it over."""
COMMENT = "+comment"
EARLIER = "earlier:"
"""Before the id of an action of last year."""
REPLY_TO_RETURN = "+reply"


def _adding(row_id: str, words: str) -> Row:
    return Row(row_id, Content.styled(words, "$accent"), mark=Content.styled("+", "$accent"))


def explanation(standard: StandardView) -> Content:
    """Guidance, and the evidence that is usual."""
    parts = [plain(standard.guidance or "There is no more guidance on this standard.")]
    if standard.law:
        parts += [Content(""), strong("Where it comes from")]
        parts += [plain(f"· {one}") for one in standard.law]
    if standard.typical_evidence:
        parts += [Content(""), strong("Evidence that is usual")]
        parts += [plain(f"· {one}") for one in standard.typical_evidence]
    return Content("\n").join(parts)


def origin_words(standard: StandardView, zone: str) -> Content:
    """A quiet line under the title: how much there is to read, what became of it since last year, and who has it."""
    parts = [f"{key_of('explain', 'f2')} explains it"]
    if standard.law:
        parts.append(counted(len(standard.law), "law or guidance behind it", "laws and guidance behind it"))
    parts += [f"with {one.name} since {moment_of(one.since, zone)}" for one in standard.assigned]
    words = muted(" · ".join(parts))
    return Content.assemble(words, "\n", plain(standard.change)) if standard.change else words


def grade_rows(standard: StandardView) -> list[Row]:
    """The grades with their descriptors, and what each asks for."""
    return [
        Row(
            grade.id,
            grade_words(grade),
            Content.assemble(_descriptor(grade), _last_year(standard, grade)),
            Content.styled("(•)", "bold $accent") if grade.id == standard.self_grade else Content("( )"),
        )
        for grade in standard.grades
    ]


def _descriptor(grade: GradeView) -> Content:
    needs = {"reason": "a reason", "action": "an action", "evidence": "evidence"}
    asked = [needs.get(one, one) for one in grade.needs]
    words = f"needs {' and '.join(asked)}" if asked else ""
    if not grade.descriptor:
        return muted(words)
    return Content.assemble(plain(grade.descriptor), muted(f" · {words}" if words else ""))


def _last_year(standard: StandardView, grade: GradeView) -> Content:
    """Says of a grade that it was last year's; nothing where several standards came together."""
    if len(standard.earlier) != 1:
        return Content("")
    then = standard.earlier[0]
    words = []
    if then.self_label == grade.label:
        words.append("your grade last year")
    if then.agreed_label == grade.label:
        words.append(f"{then.outcome} last year" if then.outcome in UNVERIFIED else "agreed last year")
    return Content.styled(f"  ◂ {', '.join(words)}", "$accent") if words else Content("")


def rival_rows(standard: StandardView) -> list[Row]:
    """The grades between which a person has to choose."""
    rows = [Row(standard.grade_event or "", Content("standing now"), _grade_named(standard, standard.self_grade or ""))]
    rows += [
        Row(one.event, plain(one.who), _grade_named(standard, one.value if isinstance(one.value, str) else ""))
        for one in standard.grade_rivals
    ]
    return rows


def _grade_named(standard: StandardView, grade: str) -> Content:
    return grade_words(standard.grade(grade)) if standard.grade(grade) else muted("no grade")


def reason_question(standard: StandardView) -> QuestionView:
    """The reason of the grade, as if it were a question."""
    grade = standard.grade(standard.self_grade)
    return QuestionView(
        id="",
        path=f"{standard.id}/",
        type="long-text",
        text=f"Why {grade.label}" if grade else "Why this grade",
        required=grade is not None and "reason" in grade.needs,
        value=standard.self_reason or None,
        event=standard.grade_event,
        draft=standard.reason_draft,
    )


def evidence_rows(standard: StandardView) -> list[Row]:
    """The pieces of evidence, and a row that adds one."""
    rows = [Row(one.id, plain(one.title), _evidence_words(one), Content("·")) for one in standard.evidence]
    rows += [_gone(item) for then in standard.earlier for item in then.evidence if not item.here]
    if standard.editable:
        rows.append(_adding(ADD, "Add evidence"))
    return rows or [Row("none", muted("none given"), heading=True)]


def _evidence_words(one: EvidenceView) -> Content:
    parts = [one.held_at, day_of(one.date), one.shows]
    if one.file is not None and one.file.name != one.held_at:
        parts.append(one.file.name)
    if one.elsewhere:
        parts.append(f"also at {counted(one.elsewhere, 'other standard')}")
    words = muted(" · ".join(part for part in parts if part))
    late = Content.styled(f" · out of date since {day_of(one.review_by)}", "$error") if one.expired else Content("")
    return Content.assemble(words, late)


def _gone(item: EarlierEvidence) -> Row:
    """A piece of last year's evidence that is not named this year: picking it brings it over."""
    words = " · ".join(part for part in ("evidence last year, not named now", item.held_at, day_of(item.date)) if part)
    return Row(f"{BRING}{item.id}", plain(item.title), muted(words), Content.styled("?", "$accent"))


def odd_rows(standard: StandardView, found: Sequence[Found]) -> list[Row]:
    """What looks odd here, and what looks like a trace of a child; picking a trace says what to do about it."""
    rows = [Row(f"odd-{number}", plain(words), mark=_LOOK) for number, words in enumerate(standard.warnings)]
    rows += [
        Row(f"trace-{number}", plain(f"{one.where.capitalize()}: {one.trace.words}"), muted(_TRACE_HINT), _LOOK)
        for number, one in enumerate(found)
    ]
    return rows


_LOOK = Content.styled("!", "bold $warning")
_TRACE_HINT = "Enter: this is fine"


def action_rows(standard: StandardView) -> list[Row]:
    """The actions, and a row that adds one."""
    rows = []
    for one in standard.actions:
        late = Content.styled(" · overdue", "$error") if one.overdue else Content("")
        body = Content.assemble(muted(f"{one.owner} · by {day_of(one.due)} · {one.state}"), late)
        rows.append(Row(one.id, plain(one.what), body, Content("·")))
    rows += [
        Row(f"{EARLIER}{one.id}", plain(one.what), _earlier_action(one), Content.styled("◂", "$accent"))
        for then in standard.earlier
        for one in then.actions
    ]
    if standard.editable:
        rows.append(_adding(ADD, "Add an action"))
    return rows or [Row("none", muted("none"), heading=True)]


def _earlier_action(one: ActionView) -> Content:
    late = Content.styled(" · overdue", "$error") if one.overdue else Content("")
    return Content.assemble(muted(f"from last year · {one.owner} · by {day_of(one.due)} · {one.state}"), late)


def talk_rows(view: ReturnView, standard: StandardView) -> list[Row]:
    """Questions from the partnership, comments, and a row to comment."""
    rows = []
    for one in standard.queries:
        head = Content.assemble(muted("Question from "), heading(one, view))
        rows.append(Row(one.id, head, thread(one, view), sign(one, view)))
    rows += [
        Row(f"comment-{number}", plain(f"{who}"), plain(text), Content("·"))
        for number, (who, _, text) in enumerate(standard.comments)
    ]
    if "comment" in view.can:
        rows.append(_adding(COMMENT, "Write a comment"))
    return rows or [Row("none", muted("nothing"), heading=True)]


def returned_rows(view: ReturnView, standard: StandardView) -> list[Row]:
    """A row that opens the box for the reply to why a standard was returned; none where none is asked for."""
    if not standard.returned_reason or "reply to return" not in view.can or not standard.editable:
        return []
    if standard.returned_reply:
        return [_adding(REPLY_TO_RETURN, "Change your reply")]
    return [Row(REPLY_TO_RETURN, Content.styled("Write your reply", "$accent"), muted("it is needed"), _NEEDED)]


def returned_words(standard: StandardView) -> Content:
    """Why a standard was returned, and what was replied."""
    reply = plain(standard.returned_reply) if standard.returned_reply else muted("none yet")
    when = strong("Returned to you. " if standard.editable else "Was returned. ")
    return Content.assemble(when, plain(standard.returned_reason), muted("\nYour reply: "), reply)


_NEEDED = Content.styled("!", "bold $error")


def missing_words(standard: StandardView) -> Content:
    """What is still missing here."""
    lines = [Content.assemble(("Still needed here", "bold"))]
    lines += [plain(f"· {one.what}") for one in standard.missing]
    return Content("\n").join(lines)
