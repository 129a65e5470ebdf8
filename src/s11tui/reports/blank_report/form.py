"""What stands on a blank form, whether it is made for a return or for a kind of agency without one."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_lowercase

from s11tui.audit.published_view import Settings, published
from s11tui.audit.register import CONTACTS, SETTINGS
from s11tui.audit.view_models import QuestionView, ReturnView, StandardView
from s11tui.questionnaire.asking import AskedStandard, Facts, asked_of, edition_fits
from s11tui.questionnaire.condition_words import Occasions
from s11tui.questionnaire.models import Ask, Edition, Question
from s11tui.questionnaire.publishing import filled
from s11tui.questionnaire.vocabulary import PLACEHOLDERS


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """A question on paper.

    Attributes:
        letter: what other questions of the standard call it by.
        asked: the question as it was published.
        only_if: when it is to be answered, in words; empty for always.
        needed: when it must be answered, in words; empty for never.
    """

    letter: str
    view: QuestionView
    asked: Question
    only_if: str
    needed: str


@dataclass(frozen=True, slots=True)
class FormStandard:
    """A standard on paper, with every question that may be asked of it."""

    view: StandardView
    questions: tuple[FormQuestion, ...]


@dataclass(frozen=True, slots=True)
class FormArea:
    """An area on paper; `number` is that of the whole questionnaire."""

    id: str
    number: str
    title: str
    guidance: str
    standards: tuple[FormStandard, ...]


def facts_of(view: ReturnView) -> Facts:
    """The facts that were frozen into a return."""
    agency = view.agency
    return Facts(agency.kind, agency.phases, agency.size, agency.tags, agency.profile)


def settings_of(view: ReturnView) -> Settings:
    """The partnership's numbers, as far as a return shows them."""
    names = {SETTINGS[name]: name for name in CONTACTS}
    return tuple(sorted((names[what], number) for what, number in view.contacts if what in names and number.strip()))


def asked_standards(edition: Edition, facts: Facts | None) -> tuple[AskedStandard, ...]:
    """The standards that are asked of an agency; of any kind of agency where none is named, all where there is none."""
    if facts is None:
        return asked_of(_relaxed(edition, lambda ask: Ask()), Facts(""))
    if not facts.kind:
        return asked_of(_relaxed(edition, lambda ask: ask.model_copy(update={"kinds": (), "not_kinds": ()})), facts)
    return asked_of(edition, facts) if edition_fits(edition, facts.kind) else ()


def _relaxed(edition: Edition, ask: Callable[[Ask], Ask]) -> Edition:
    """The edition with other rules of who is asked."""
    areas = []
    for area in edition.areas:
        standards = tuple(one.model_copy(update={"ask": ask(one.ask)}) for one in area.standards)
        areas.append(area.model_copy(update={"ask": ask(area.ask), "standards": standards}))
    return edition.model_copy(update={"areas": tuple(areas)})


def areas_of(
    edition: Edition,
    asked: Sequence[AskedStandard],
    settings: Settings,
    wanted: Collection[str] | None = None,
    shown: Mapping[str, StandardView] | None = None,
) -> tuple[FormArea, ...]:
    """The areas of a form.

    Args:
        settings: the partnership's numbers; what is not set is said in words, such as “the front door”.
        wanted: ids of the standards that are printed; all where it is None.
        shown: standards as a return shows them, which win over those published.
    """
    values = {**PLACEHOLDERS, **{name: text for name, text in settings if text.strip()}}
    maker = _Maker(asked, values, shown or {})
    found = []
    for number, area in enumerate(edition.areas, 1):
        here = [one for one in asked if one.area.id == area.id and (wanted is None or one.id in wanted)]
        if here:
            standards = tuple(maker.standard(one) for one in here)
            title, guidance = filled(area.title, values), filled(area.guidance, values)
            found.append(FormArea(area.id, str(number), title, guidance, standards))
    return tuple(found)


class _Maker:
    """Makes the standards of one form."""

    def __init__(
        self, asked: Sequence[AskedStandard], values: Mapping[str, str], shown: Mapping[str, StandardView]
    ) -> None:
        self._values = values
        self._shown = shown
        self._occasions = Occasions(asked)
        self._numbers = {one.id: one.standard.number or one.standard.title for one in asked}

    def standard(self, asked: AskedStandard) -> FormStandard:
        plain = published(asked, tuple(sorted(self._values.items())))
        view = self._shown.get(asked.id, plain.standard)
        views = {**plain.questions, **{question.id: question for question in view.questions}}
        own = [one for one in asked.questions if self._occasions.may_be_asked(asked.path(one))]
        letters = {asked.path(one): _letter(at) for at, one in enumerate(own)}
        return FormStandard(
            view,
            tuple(
                FormQuestion(
                    letters[asked.path(one)],
                    views[one.id],
                    one,
                    self._only_if(asked, one, letters),
                    _needed(asked, one),
                )
                for one in own
            ),
        )

    def _only_if(self, asked: AskedStandard, question: Question, letters: Mapping[str, str]) -> str:
        def named(path: str, other: Question) -> str:
            if path in letters:
                return f"question {letters[path]}"
            return f"“{other.text}” (in {self._numbers[path.partition('/')[0]]})"

        return filled(self._occasions.only_if(asked.path(question), named), self._values)


def _letter(at: int) -> str:
    """a, b, ... z, aa, ab, ..."""
    ahead, last = divmod(at, len(ascii_lowercase))
    return (_letter(ahead - 1) if ahead else "") + ascii_lowercase[last]


def _needed(asked: AskedStandard, question: Question) -> str:
    """When an answer must be given, in words; empty where it never must."""
    if asked.is_required(question, None):
        return "Needed then." if question.show_if or question.show_if_any else "Needed."
    grades = asked.scale.grades
    below = [at for at, grade in enumerate(grades) if asked.is_required(question, grade.id)]
    if not below or not below[0] or not asked.standard.graded:
        return ""
    return f"Needed if you grade this standard below “{grades[below[0] - 1].label}”."
