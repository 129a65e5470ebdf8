"""A worksheet: what of a return goes out to be filled in without the program, and what stands there now."""

from collections.abc import Collection, Iterable
from functools import partial

from s11tui.audit.register import CONTACTS
from s11tui.audit.view_models import AreaView, ReturnView, StandardView
from s11tui.exchange.worksheets import conditions
from s11tui.exchange.worksheets.parts import (
    FORMAT,
    GRADE,
    REASON,
    Area,
    Choice,
    Item,
    Line,
    Standard,
    Worksheet,
    sent,
    table,
    written,
)
from s11tui.questionnaire.asking import AskedStandard, Facts, asked_of
from s11tui.questionnaire.condition_words import Occasions
from s11tui.questionnaire.conditions import Value, full_path
from s11tui.questionnaire.models import Edition, Question
from s11tui.questionnaire.publishing import filled
from s11tui.questionnaire.vocabulary import PLACEHOLDERS

__all__ = [
    "FORMAT",
    "GRADE",
    "REASON",
    "Area",
    "Choice",
    "Item",
    "Line",
    "Standard",
    "Worksheet",
    "sent",
    "table",
    "worksheet_of",
    "written",
]


def worksheet_of(
    view: ReturnView,
    edition: Edition,
    *,
    made_at: str,
    made_for: str = "",
    standards: Collection[str] | None = None,
) -> Worksheet:
    """The worksheet of a return: the standards that the viewer may change now, or those of them that are named.

    Questions that are hidden at the moment are in it, without what may once have been said to them: an answer given in
    the sheet may bring them up.
    """
    making = _Making(view, edition)
    chosen = {one.id for one in view.standards() if one.editable and (standards is None or one.id in standards)}
    return Worksheet(
        format=FORMAT,
        return_id=view.id,
        slug=view.slug,
        round_title=view.round.title,
        agency=view.agency.name,
        partnership=view.partnership,
        edition_id=view.edition.id,
        edition_version=view.edition.version,
        edition_sha256=view.edition.sha256,
        title=view.edition.title,
        head=view.head,
        made_at=made_at,
        made_for=made_for,
        due=view.round.due,
        contacts=view.contacts,
        introduction=view.edition.introduction,
        areas=tuple(making.area(one, chosen) for one in view.areas if chosen & {each.id for each in one.standards}),
        elsewhere=making.elsewhere(chosen),
    )


class _Making:
    """Makes the parts of one worksheet."""

    def __init__(self, view: ReturnView, edition: Edition) -> None:
        facts = view.agency
        self.view = view
        self.asked = {
            one.id: one
            for one in asked_of(edition, Facts(facts.kind, facts.phases, facts.size, facts.tags, facts.profile))
        }
        # A view holds the numbers to call; the rest of the settings are named rather than shown as unset.
        numbers = {name: number for name, (_, number) in zip(CONTACTS, view.contacts, strict=True)}
        self.fill = partial(filled, settings=PLACEHOLDERS | numbers)
        self.occasions = Occasions(tuple(self.asked.values()), self.fill)

    def area(self, area: AreaView, chosen: Collection[str]) -> Area:
        standards = tuple(self.standard(one) for one in area.standards if one.id in chosen)
        return Area(area.id, area.number, area.title, area.guidance, standards)

    def standard(self, view: StandardView) -> Standard:
        asked = self.asked[view.id]
        questions = [self.question(view, asked, one) for one in asked.questions if self._can_be_asked(asked, one)]
        return Standard(
            id=view.id,
            number=view.number,
            title=view.title,
            guidance=view.guidance,
            law=view.law,
            typical_evidence=view.typical_evidence,
            graded=view.graded,
            items=(*questions, *(_grading(view) if view.graded else ())),
            evidence=tuple(Line(one.id, (one.title, one.held_at, one.date)) for one in view.evidence),
            actions=tuple(Line(one.id, (one.what, one.owner, one.due)) for one in view.actions if one.shared),
            evidence_needed=view.evidence_needed,
            needs={one.id: one.needs for one in view.grades if one.needs},
        )

    def question(self, view: StandardView, asked: AskedStandard, question: Question) -> Item:
        shown = next((one for one in view.questions if one.id == question.id), None)
        columns = tuple((one.id, one.title, one.type) for one in question.columns)
        options = [(one.id, self.fill(one.label)) for one in question.options]
        if question.type == "yes-no":
            options = [("yes", "Yes"), ("no", "No")]
        return Item(
            path=asked.path(question),
            kind=question.type,
            label=self.fill(question.text) if shown is None else shown.text,
            required=asked.is_required(question, view.self_grade),
            required_with=tuple(one.id for one in view.grades if asked.is_required(question, one.id)),
            value=written(shown.value, columns) if shown else "",
            seen=(shown.event if shown else None) or "",
            choices=tuple(Choice(name, label) for name, label in options),
            columns=columns,
            max_words=question.max_words,
            unit=question.unit,
            only_if=self.only_if(asked, question),
            show_if=conditions.as_data(question.show_if, asked.id),
            show_if_any=conditions.as_data(question.show_if_any, asked.id),
            last=shown.carried.printed if shown and shown.carried else "",
        )

    def only_if(self, asked: AskedStandard, question: Question) -> str:
        """When it is asked, to be read after “only if”; empty for always, and where it never can be."""
        path = asked.path(question)
        if not self.occasions.may_be_asked(path):
            return ""

        def named(other: str, about: Question) -> str:
            standard = self.asked[other.partition("/")[0]]
            number = standard.standard.number or standard.standard.title
            return f"“{self.fill(about.text)}”" + ("" if standard.id == asked.id else f" (under {number})")

        return self.occasions.only_if(path, named).removeprefix("Only if ").removesuffix(".")

    def elsewhere(self, chosen: Collection[str]) -> dict[str, Value]:
        """What conditions of the sheet's questions lean on outside it, as it stands."""
        named = {
            full_path(condition.question, name)
            for name in chosen
            for question in self.asked[name].questions
            for condition in (*question.show_if, *question.show_if_any)
        }
        outside = (one for one in self.view.standards() if one.id not in chosen)
        return {
            each.path: each.value
            for one in outside
            for each in one.questions
            if each.value is not None and each.path in named
        }

    def _can_be_asked(self, asked: AskedStandard, question: Question) -> bool:
        return self.occasions.may_be_asked(asked.path(question))


def _grading(view: StandardView) -> Iterable[Item]:
    """The self-grade and its reason."""
    grade = view.grade(view.self_grade)
    seen = view.grade_event or ""
    choices = tuple(Choice(one.id, one.label, one.descriptor) for one in view.grades)
    needs_reason = grade is not None and "reason" in grade.needs
    before = view.earlier[0] if len(view.earlier) == 1 else None  # of standards that were merged none is its grade
    why = (before.agreed_reason if before.agreed_label else before.self_reason) if before else ""
    said = before.agreed_label or before.self_label if before else ""
    yield Item(f"{view.id}/{GRADE}", "grade", "Your grade", True, view.self_grade or "", seen, choices, last=said)
    yield Item(f"{view.id}/{REASON}", "reason", "Why this grade", needs_reason, view.self_reason, seen, last=why)
