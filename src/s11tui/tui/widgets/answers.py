"""What stands in the box of a question: its answer as text, its choices, the versions of a conflict, last year's."""

from textual.content import Content

from s11tui.audit.printed import as_typed
from s11tui.audit.view_models import QuestionView, RivalView
from s11tui.questionnaire.conditions import Value
from s11tui.tui.commands import key_of
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import moment_of, muted, plain, strong

CHOICES = ("yes-no", "one", "many")
SINGLE = ("text", "number", "date")
_YES_NO = (("yes", "Yes"), ("no", "No"))
_NUMBERS = {2: "Two", 3: "Three", 4: "Four"}
_MOST_SHOWN = 700
"""Characters of last year's answer beside the box; the whole of it is one key away."""


def written(question: QuestionView) -> str:
    """An answer as it stands in a text box: the unfinished text, the answer, or last year's that is to be confirmed."""
    if question.draft is not None:
        return question.draft
    if question.type in CHOICES:
        return question.value if isinstance(question.value, str) else ""
    return as_typed(question.columns, standing(question))


def standing(question: QuestionView) -> Value | None:
    """What stands in the box: the answer, or last year's that waits to be confirmed."""
    if question.value is None and question.carried is not None and question.carried.to_confirm:
        return question.carried.value
    return question.value


def last_year(question: QuestionView) -> Content:
    """Last year's answer, for beside the box; empty where there is none, or where it stands in the box already."""
    carried = question.carried
    if carried is None:
        return Content("")
    shown = carried.printed if len(carried.printed) <= _MOST_SHOWN else f"{carried.printed[: _MOST_SHOWN - 1]}…"
    hint = f"   {key_of('still_true', 'f6')}: still true" if carried.holds and question.value is None else ""
    parts = [Content.assemble(strong("Last year"), muted(hint)), muted(shown)]
    if carried.changed:
        parts.append(muted(f"({carried.changed})"))
    return Content("\n").join(parts)


def hint(question: QuestionView) -> list[str]:
    """How an answer is written, where that is not plain."""
    if question.type == "date":
        return ["Year-month-day, for example 2027-03-19."]
    if question.type == "table":
        titles = ", ".join(title for _, title, _ in question.columns)
        return [f"First line: {titles}. Then one row a line, with commas between."]
    if question.type == "many":
        return ["Choose as many as are true."]
    return []


def option_rows(question: QuestionView) -> list[Row]:
    """The choices; what was chosen last year and waits to be confirmed is marked as such."""
    options = _YES_NO if question.type == "yes-no" else question.options
    value = standing(question)
    waits = question.value is None and value is not None
    picked = {value} if isinstance(value, str) else {one for one in value or () if isinstance(one, str)}
    on, off = ("[x]", "[ ]") if question.type == "many" else ("(•)", "( )")
    if waits:
        on = on.replace("x", "?").replace("•", "?")
    return [
        Row(name, plain(label), mark=Content.styled(on, "bold $accent") if name in picked else Content(off))
        for name, label in options
    ]


def rival_rows(question: QuestionView, zone: str) -> list[Row]:
    """The versions of a conflicted answer, each with its number, who gave it and when."""
    standing = RivalView(question.value or "", question.event or "", question.who, question.at, question.printed)
    return [
        Row(one.event, _given(one, zone), plain(one.printed or "(empty)"), Content(f"( ) {number}"))
        for number, one in enumerate((standing, *question.rivals), 1)
    ]


def _given(one: RivalView, zone: str) -> Content:
    when = moment_of(one.at, zone)
    return Content.assemble(strong(one.who or "somebody"), muted(f" · {when}" if when else ""))


def rivals_foot(question: QuestionView) -> str:
    """What is asked of the person while several versions stand."""
    number = len(question.rivals) + 1
    versions = f"{_NUMBERS.get(number, str(number))} versions of this answer were kept."
    if question.type in CHOICES:
        return f"{versions} Choose the one that stands."
    return f"{versions} Choose the one that stands; to put them together, write it in the box first."


def chosen(question: QuestionView, row: str) -> str | list[str]:
    """The answer after a row was picked: of several choices, one more or one less."""
    if question.type != "many":
        return row
    value = standing(question)
    now = [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
    return [one for one in now if one != row] if row in now else [*now, row]
