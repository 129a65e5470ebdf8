"""What stands in the lists of a standard's page."""

from textual.content import Content

from s11tui.audit.view_models import GradeView, QueryView, QuestionView, ReturnView, StandardView
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import count, day_of, grade_words, muted, plain, strong

ADD = "+add"
COMMENT = "+comment"
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


def origin_words(standard: StandardView) -> Content:
    """One quiet line under the title: how much there is to read behind F2."""
    sources = count(len(standard.law), "law or guidance behind it", "laws and guidance behind it")
    return muted(f"F2 explains it · {sources}" if standard.law else "F2 explains it")


def grade_rows(standard: StandardView) -> list[Row]:
    """The grades with their descriptors, and what each asks for."""
    return [
        Row(
            grade.id,
            grade_words(grade),
            _descriptor(grade),
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
    rows = [
        Row(
            one.id,
            plain(one.title),
            muted(" · ".join(part for part in (one.held_at, day_of(one.date)) if part)),
            Content("·"),
        )
        for one in standard.evidence
    ]
    if standard.editable:
        rows.append(_adding(ADD, "Add evidence"))
    return rows or [Row("none", muted("none given"), heading=True)]


def action_rows(standard: StandardView) -> list[Row]:
    """The actions, and a row that adds one."""
    rows = []
    for one in standard.actions:
        late = Content.styled(" · overdue", "$error") if one.overdue else Content("")
        body = Content.assemble(muted(f"{one.owner} · by {day_of(one.due)} · {one.state}"), late)
        rows.append(Row(one.id, plain(one.what), body, Content("·")))
    if standard.editable:
        rows.append(_adding(ADD, "Add an action"))
    return rows or [Row("none", muted("none"), heading=True)]


def query_words(one: QueryView) -> Content:
    """A question from the partnership and what was replied."""
    parts = [plain(one.text)]
    parts += [Content.assemble(muted(f"{who}: "), plain(text)) for who, _, text in one.replies]
    if one.resolved:
        parts.append(muted("settled"))
    return Content("\n").join(parts)


def talk_rows(view: ReturnView, standard: StandardView) -> list[Row]:
    """Questions from the partnership, comments, and rows to reply and to comment."""
    rows = []
    for one in standard.queries:
        sign = Content("·") if one.resolved or one.replies else Content.styled("!", "bold $error")
        rows.append(Row(one.id, plain(f"Question from {one.who}"), query_words(one), sign))
    rows += [
        Row(f"comment-{number}", plain(f"{who}"), plain(text), Content("·"))
        for number, (who, _, text) in enumerate(standard.comments)
    ]
    if standard.returned_reason and "reply to return" in view.can:
        rows.append(_adding(REPLY_TO_RETURN, "Reply to why it was returned"))
    if "comment" in view.can:
        rows.append(_adding(COMMENT, "Write a comment"))
    return rows or [Row("none", muted("nothing"), heading=True)]


def missing_words(standard: StandardView) -> Content:
    """What is still missing here."""
    lines = [Content.assemble(("Still needed here", "bold"))]
    lines += [plain(f"· {one.what}") for one in standard.missing]
    return Content("\n").join(lines)
