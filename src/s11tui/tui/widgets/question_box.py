"""One question with its answer: a text box or choices, and beneath it what there is to say about it."""

import csv
import io
from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from s11tui.audit.view_models import QuestionView, RivalView
from s11tui.questionnaire.conditions import Value
from s11tui.text import words_in
from s11tui.tui.keeping import Place
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.widgets.split_line import SplitLine
from s11tui.tui.widgets.writing import Writing
from s11tui.tui.words import count, plain

CHOICES = ("yes-no", "one", "many")
_SINGLE = ("text", "number", "date")
_YES_NO = (("yes", "Yes"), ("no", "No"))


def written(question: QuestionView) -> str:
    """An answer as it stands in a text box; a table as rows with commas, its columns named first."""
    if question.draft is not None:
        return question.draft
    if isinstance(question.value, str):
        return question.value
    if question.type != "table" or question.value is None:
        return ""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([title for _, title, _ in question.columns])
    rows = [row for row in question.value if isinstance(row, dict)]
    writer.writerows([[row.get(column, "") for column, _, _ in question.columns] for row in rows])
    return lines.getvalue().rstrip("\n")


class QuestionBox(VerticalGroup):
    """A question that is refilled, never built again. It knows its place, and says what was typed or chosen."""

    DEFAULT_CSS = """
    QuestionBox { margin-top: 1; }
    QuestionBox > SplitLine { text-style: bold; }
    QuestionBox > .foot { height: auto; color: $quiet; padding-left: 1; }
    QuestionBox > .foot.-refused { color: $warning; }
    """

    @dataclass
    class Typed(Message):
        """Something was typed."""

        place: Place
        text: str
        seen: str | None

    @dataclass
    class Chose(Message):
        """An option was chosen, or the answer taken away (an empty value)."""

        place: Place
        value: str | list[str]

    @dataclass
    class Settled(Message):
        """Of several versions one was chosen, by the event that gave it."""

        place: Place
        event: str

    def __init__(self) -> None:
        super().__init__()
        self.place = Place("", "")
        self._question: QuestionView | None = None
        self._editable = False
        self._refused = ""
        self._foot = Content("-")

    def compose(self) -> ComposeResult:
        yield SplitLine()
        yield Writing()
        yield PickList()
        yield Static("", classes="foot", markup=False)

    @property
    def writing(self) -> Writing:
        """The box to write in; hidden where the question is answered by choosing."""
        return self.query_one(Writing)

    @property
    def picks(self) -> PickList:
        """The choices, or the versions of a conflict."""
        return self.query_one(PickList)

    def show(self, place: Place, question: QuestionView, typed: str | None, *, editable: bool) -> None:
        """Show a question; `typed` is what stands in its box and is not an answer yet."""
        moved = place != self.place
        if moved:
            self._refused = ""
        before = None if moved else self._question
        self.place, self._question, self._editable = place, question, editable
        chooses = question.type in CHOICES or bool(question.rivals)
        self.writing.display = question.type not in CHOICES
        self.writing.single = question.type in _SINGLE
        self.writing.read_only = not editable
        self.picks.display = chooses
        rows = _rival_rows(question) if question.rivals else _option_rows(question)
        self.picks.show(rows, (question.value if isinstance(question.value, str) else "") if moved else None)
        if self.writing.display and not self._has_newer(before, question, typed):
            self.writing.show(written(question) if typed is None else typed)
        self._show_head()
        self._show_foot()

    def _has_newer(self, before: QuestionView | None, now: QuestionView, typed: str | None) -> bool:
        """Whether letters stand in the box that nobody has heard of yet: they are never written over.

        Args:
            before: the question as the box showed it, None where it showed another.
        """
        if before is None or not self._editable:
            return False
        text = self.writing.text
        if typed is not None:
            return text != typed
        return text != written(before) and not now.rivals and not before.rivals

    def refuse(self, words: str) -> None:
        """Say under the box why what stands in it is no answer."""
        self._refused = words
        self._show_foot()

    def unheard(self, heard: str | None) -> "QuestionBox.Typed | None":
        """What stands in the box, if it is neither the answer nor what was heard of it."""
        question = self._question
        if question is None or not self._editable or not self.writing.display:
            return None
        known = written(question) if heard is None else heard
        text = self.writing.text
        return None if text == known else self.Typed(self.place, text, question.event)

    def focus_answer(self) -> None:
        """Put the cursor where the answer goes."""
        target = self.writing if self.writing.display else self.picks
        target.focus(scroll_visible=False)

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        message.stop()
        if self._question is not None and self._editable:
            self._refused = ""
            self._show_head()
            self._show_foot()
            self.post_message(self.Typed(self.place, self.writing.text, self._question.event))

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        if self._question is None or not self._editable:
            return
        if self._question.rivals:
            self.post_message(self.Settled(self.place, message.row))
            return
        self._choose(_chosen(self._question, message.row))

    def on_pick_list_removing(self, message: PickList.Removing) -> None:
        message.stop()
        if self._question is not None and self._editable and not self._question.rivals:
            self._choose("")

    def _choose(self, value: str | list[str]) -> None:
        """Show the choice at once; the record's view follows, and stands."""
        if self._question is not None:
            self._question = replace(self._question, value=value or None)
            self.picks.show(_option_rows(self._question))
            self.post_message(self.Chose(self.place, value))

    def _show_head(self) -> None:
        question = self._question
        if question is None:
            return
        left = plain(question.text)
        if question.required and not question.value:
            left = Content.assemble(left, ("  needed", "$quiet not bold"))
        self.query_one(SplitLine).show(left, Content.styled(self._measure(question), "$quiet not bold"))

    def _measure(self, question: QuestionView) -> str:
        if question.type == "long-text":
            number = words_in(self.writing.text)
            return f"{number} of {question.max_words} words" if question.max_words else count(number, "word")
        return question.unit if question.type == "number" else ""

    def _show_foot(self) -> None:
        question = self._question
        foot = self.query_one(".foot", Static)
        if question is None:
            return
        lines = [self._refused] if self._refused else []
        if question.rivals:
            lines.append("Two versions of this answer were kept. Choose the one that stands.")
        lines += [f"! {one}" for one in question.warnings]
        if question.max_words and words_in(self.writing.text) > question.max_words:
            lines.append(f"! More than {question.max_words} words. Nothing is cut; please shorten it.")
        if self._editable and not question.value and not lines:
            lines += _hint(question)
        words = plain("\n".join(lines))
        foot.set_class(bool(self._refused), "-refused")
        if not words.is_same(self._foot):  # drawing it again with every key would lay the whole page out again
            self._foot = words
            foot.display = bool(lines)
            foot.update(words)


def _hint(question: QuestionView) -> list[str]:
    if question.type == "date":
        return ["Year-month-day, for example 2027-03-19."]
    if question.type == "table":
        titles = ", ".join(title for _, title, _ in question.columns)
        return [f"First line: {titles}. Then one row a line, with commas between."]
    if question.type == "many":
        return ["Choose as many as are true."]
    return []


def _option_rows(question: QuestionView) -> list[Row]:
    options = _YES_NO if question.type == "yes-no" else question.options
    value = question.value
    chosen = {value} if isinstance(value, str) else {one for one in value or () if isinstance(one, str)}
    on, off = ("[x]", "[ ]") if question.type == "many" else ("(•)", "( )")
    return [
        Row(name, plain(label), mark=Content.styled(on, "bold $accent") if name in chosen else Content(off))
        for name, label in options
    ]


def _rival_rows(question: QuestionView) -> list[Row]:
    standing = RivalView(question.value or "", question.event or "", question.who, question.at)
    return [
        Row(one.event, plain(one.who or "somebody"), plain(_said(question, one.value)), Content("( )"))
        for one in (standing, *question.rivals)
    ]


def _said(question: QuestionView, value: Value) -> str:
    if isinstance(value, str):
        labels = dict(_YES_NO if question.type == "yes-no" else question.options)
        return labels.get(value, value) or "(empty)"
    return ", ".join(one if isinstance(one, str) else "; ".join(one.values()) for one in value) or "(empty)"


def _chosen(question: QuestionView, row: str) -> str | list[str]:
    if question.type != "many":
        return row
    now = [one for one in question.value or () if isinstance(one, str)] if isinstance(question.value, list) else []
    return [one for one in now if one != row] if row in now else [*now, row]
