"""The record as it stands, field by field, to compare a worksheet with."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from s11tui.audit.printed import printed
from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.exchange.worksheets.model import worksheet_of
from s11tui.exchange.worksheets.parts import GRADE, REASON, Item, sent, written
from s11tui.exchange.worksheets.understanding import shown, understood
from s11tui.questionnaire.asking import AskedStandard, Facts, asked_of
from s11tui.questionnaire.conditions import Value
from s11tui.questionnaire.models import Edition, Question
from s11tui.workspace.finding import find_grade


def was_sent_as(raw: str, was: str) -> bool:
    """Whether a text is what the sheet was sent out with, going by what `model.sent` said then."""
    return sent(raw) == was or (not raw.strip() and was in ("", sent("")))


class Place:
    """One field of the record that this person may change now.

    Attributes:
        event: id of the event that set what stands; empty where nothing does.
        draft: the viewer's own unfinished text, where it says something else than what stands.
    """

    def __init__(self, item: Item, asked: AskedStandard, question: Question | None, view: StandardView) -> None:
        self.item, self.asked, self.question = item, asked, question
        self.path, self.standard, self.label, self.event = item.path, asked.id, item.label, item.seen
        draft = _draft(item, view)
        self.draft = draft if draft is not None and draft != item.value else ""
        here = next((one for one in view.questions if one.path == item.path), None)
        self.value: Value = (here.value or "") if here else item.value
        self.rivals = here.rivals if here else view.grade_rivals if item.kind == "grade" else ()

    @property
    def before(self) -> str:
        """What stands, in words; an unfinished text before it, as its writer sees it."""
        return self.draft or self.in_words(self.value)

    def in_words(self, value: Value) -> str:
        if self.question is not None:
            return printed(self.question, value or None)
        return shown(replace(self.item, value=str(value)))

    def understood(self, raw: str) -> Value:
        """The value that a text of the sheet stands for.

        Raises:
            BadInput: none of this field's.
        """
        if self.question is not None:
            return understood(self.question, self.item, raw)
        return find_grade(self.asked, raw).id if self.item.kind == "grade" else raw

    def says(self, value: Value) -> bool:
        """Whether the record says so already, and nothing else is being written there."""
        return value == self.value and not self.draft

    def is_kept_beside(self, value: Value) -> bool:
        """Whether a value is the second version of a conflict already."""
        return any(one.value == value for one in self.rivals)

    def stands_as_sent(self, was: str) -> bool:
        """Whether the record still says what the sheet was sent out with, though another event may have set it."""
        return self.meant_when_sent(self.value, was)

    def meant_when_sent(self, value: Value, was: str) -> bool:
        """Whether a value is what the sheet was sent out with, by id or by label."""
        text = written(value, self.item.columns)
        return was in (sent(text), sent(shown(replace(self.item, value=text))))


class Record:
    """A return as its viewer may change it now."""

    def __init__(self, view: ReturnView, edition: Edition) -> None:
        facts = Facts(view.agency.kind, view.agency.phases, view.agency.size, view.agency.tags, view.agency.profile)
        self.view = view
        self.asked = asked_of(edition, facts)
        self._sheet = worksheet_of(view, edition, made_at=view.as_of)
        self._questions = {one.path(each): (one, each) for one in self.asked for each in one.questions}

    def places(self) -> Iterator[Place]:
        """Every field, in order."""
        return iter(self._places)

    @cached_property
    def _places(self) -> tuple[Place, ...]:
        asked = {one.id: one for one in self.asked}
        views = {one.id: one for one in self.view.standards()}
        return tuple(
            Place(item, asked[one.id], self._questions.get(item.path, (None, None))[1], views[one.id])
            for one in self._sheet.standards()
            for item in one.items
        )

    def values(self) -> dict[str, Value]:
        """Every answer to a question that is shown, by path."""
        return {
            one.path: one.value
            for standard in self.view.standards()
            for one in standard.questions
            if one.value is not None
        }

    def grade_path(self, standard: str) -> str:
        return f"{standard}/{GRADE}"

    def is_reason(self, path: str) -> bool:
        return path.endswith(f"/{REASON}")

    def is_graded(self, standard: str) -> bool:
        """Whether a grade stands."""
        view = self.view.standard(standard)
        return view is not None and bool(view.self_grade)

    def editable(self, standard: str) -> StandardView | None:
        """A standard, where this person may change it now."""
        view = self.view.standard(standard)
        return view if view is not None and view.editable else None

    def where(self, path: str) -> str:
        """A field in words, for one that cannot be filled in."""
        name, _, question = path.partition("/")
        view = self.view.standard(name)
        called = f"{view.number} {view.title}".strip() if view else name
        asked = self._questions.get(path)
        return f"{called}: {asked[1].text}" if asked else f"{called}: {question}" if question else called

    def why_not(self, path: str) -> str:
        """Why nothing may be changed there."""
        name = path.partition("/")[0]
        if self.view.standard(name) is None:
            return "this standard is not asked of the agency"
        if self.editable(name) is None:
            return f"you may not change this standard now (the return is {self.view.state})"
        return "the standard has no such question"


def _draft(item: Item, view: StandardView) -> str | None:
    if item.kind == "grade":
        return None
    if item.kind == "reason":
        return view.reason_draft
    return next((one.draft for one in view.questions if one.path == item.path), None)
