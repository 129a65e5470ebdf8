"""One question with its answer: a text box or choices, and beneath it what there is to say about it."""

from dataclasses import dataclass, replace

from textual.app import ComposeResult
from textual.containers import HorizontalGroup, VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from s11tui.audit.view_models import QuestionView
from s11tui.text import counted, words_in
from s11tui.tui.commands import key_of
from s11tui.tui.keeping import Place
from s11tui.tui.widgets.answers import (
    CHOICES,
    SINGLE,
    chosen,
    hint,
    last_year,
    option_rows,
    rival_rows,
    rivals_foot,
    written,
)
from s11tui.tui.widgets.pick_list import PickList
from s11tui.tui.widgets.split_line import SplitLine
from s11tui.tui.widgets.versions import Versions
from s11tui.tui.widgets.writing import Writing
from s11tui.tui.words import plain


class QuestionBox(VerticalGroup):
    """A question that is refilled, never built again. It knows its place, and says what was typed or chosen."""

    DEFAULT_CSS = """
    QuestionBox { margin-top: 1; }
    QuestionBox > SplitLine { text-style: bold; }
    QuestionBox > .foot { height: auto; color: $quiet; padding-left: 1; }
    QuestionBox > .foot.-refused { color: $warning; }
    QuestionBox > .pair > Writing { width: 1fr; }
    QuestionBox > .pair > .last { width: 40%; height: auto; max-height: 14; padding: 0 0 0 2; display: none; }
    QuestionBox.-with-last > .pair > .last { display: block; }
    QuestionBox.-rivals > .pair { layout: vertical; }
    QuestionBox.-rivals > .pair > Versions { margin: 1 0 1 1; }
    QuestionBox.-rivals > .pair > .last { width: 1fr; max-height: 8; padding: 0 1; }
    QuestionBox.-to-confirm > .pair > Writing { border-left: outer $warning; }
    QuestionBox.-to-confirm > .pair > Writing:focus { border-left: outer $accent; }
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
        seen: str | None

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
        self._seen: str | None = None
        """The event of the answer on which what stands in the box was written."""
        self._refused = ""
        self._foot = Content("-")
        self._last = Content("")
        self.traces: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        yield SplitLine()
        with HorizontalGroup(classes="pair"):
            # First, since of several versions one is chosen before anything more is written.
            yield Versions()
            yield Writing()
            yield Static("", classes="last", markup=False)
        yield Static("", classes="foot", markup=False)

    @property
    def writing(self) -> Writing:
        """The box to write in; hidden where the question is answered by choosing."""
        return self.query_one(Writing)

    @property
    def picks(self) -> Versions:
        """The choices, or the versions of a conflict."""
        return self.query_one(Versions)

    def show(
        self,
        place: Place,
        question: QuestionView,
        typed: str | None,
        *,
        editable: bool,
        zone: str,
        traces: tuple[str, ...] = (),
    ) -> None:
        """Show a question.

        Args:
            typed: what stands in its box and is not an answer yet.
            zone: the partnership's time zone.
            traces: what in the answer could tell who a child is, in words.
        """
        moved = place != self.place
        if moved:
            self._refused = ""
        before = None if moved else self._question
        self.place, self._question, self._editable, self.traces = place, question, editable, traces
        chooses = question.type in CHOICES or bool(question.rivals)
        self.writing.display = question.type not in CHOICES
        self.writing.single = question.type in SINGLE
        self.writing.read_only = not editable
        self.picks.display = chooses
        self._show_picks(question, zone, moved)
        if not self._has_newer(before, question, typed):
            self._seen = question.event
            if self.writing.display:
                self.writing.show(written(question) if typed is None else typed, stay=not moved)
        elif self.writing.text == written(question):
            self._seen = question.event
        self._show_last(question)
        self._show_head()
        self._show_foot()

    def _show_picks(self, question: QuestionView, zone: str, moved: bool) -> None:
        self.set_class(bool(question.rivals), "-rivals")
        if question.rivals:
            self.picks.show_versions(rival_rows(question, zone), "Choose this one" if self._editable else "")
        else:
            at = question.value if isinstance(question.value, str) else ""
            self.picks.show_choices(option_rows(question), at if moved else None)

    def _show_last(self, question: QuestionView) -> None:
        """Last year's answer beside the box; what waits to be confirmed stands in the box itself."""
        waits = question.to_confirm and question.value is None
        self.set_class(waits, "-to-confirm")
        last = Content("") if waits else last_year(question)
        self.set_class(bool(last), "-with-last")
        if not last.is_same(self._last):
            self._last = last
            self.query_one(".last", Static).update(last)

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
        return None if text == known else self.Typed(self.place, text, self._seen)

    def focus_answer(self) -> None:
        """Put the cursor where the answer goes."""
        chooses = self._question is not None and bool(self._question.rivals)
        target = self.writing if self.writing.display and not chooses else self.picks
        target.focus(scroll_visible=False)

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        message.stop()
        if self._question is not None and self._editable:
            self._refused = ""
            self._show_head()
            self._show_foot()
            self.post_message(self.Typed(self.place, self.writing.text, self._seen))

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        if self._question is None or not self._editable:
            return
        if self._question.rivals:
            self.post_message(self.Settled(self.place, message.row))
            return
        self._choose(chosen(self._question, message.row))

    def on_pick_list_removing(self, message: PickList.Removing) -> None:
        message.stop()
        if self._question is not None and self._editable and not self._question.rivals:
            self._choose("")

    def _choose(self, value: str | list[str]) -> None:
        """Show the choice at once; the record's view follows, and stands."""
        if self._question is not None:
            self._question = replace(self._question, value=value or None)
            self.picks.show(option_rows(self._question))
            self.post_message(self.Chose(self.place, value, self._question.event))

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
            return f"{number} of {question.max_words} words" if question.max_words else counted(number, "word")
        return question.unit if question.type == "number" else ""

    def _show_foot(self) -> None:
        question = self._question
        foot = self.query_one(".foot", Static)
        if question is None:
            return
        lines = [self._refused] if self._refused else []
        if question.rivals:
            lines.append(rivals_foot(question))
        if question.to_confirm and question.value is None and self._editable:
            lines.append(f"? From last year, to be confirmed. {key_of('still_true', 'f6')}: still true. Or change it.")
        lines += [f"! {one}" for one in (*question.warnings, *self.traces)]
        if question.max_words and words_in(self.writing.text) > question.max_words:
            lines.append(f"! More than {question.max_words} words. Nothing is cut; please shorten it.")
        if self._editable and not question.value and not lines:
            lines += hint(question)
        words = plain("\n".join(lines))
        foot.set_class(bool(self._refused), "-refused")
        if not words.is_same(self._foot):  # drawing it again with every key would lay the whole page out again
            self._foot = words
            foot.display = bool(lines)
            foot.update(words)
