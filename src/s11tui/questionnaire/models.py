"""An edition: one published, unchangeable version of a questionnaire.

These models are what publishing freezes. Everything is filled in: scales are spelt out, each standard knows
its scale and which usual questions it asks, so that an edition can be read for ever without this program's
defaults of the day.
"""

from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

QuestionType = Literal["yes-no", "one", "many", "text", "long-text", "number", "date", "table", "note"]
Need = Literal["reason", "action", "evidence"]
Bring = Literal["no", "show", "fill"]


class Frozen(BaseModel):
    """A part of an edition: never changed once made, and no key that is not known."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Reference(Frozen):
    """A law or guidance that standards cite."""

    id: str
    title: str
    edition: str = ""
    dated: str = ""
    url: str = ""
    confirmed: bool = True


class Citation(Frozen):
    """A part of a reference, for example its chapter 4."""

    ref: str
    part: str = ""


class Grade(Frozen):
    """One grade of a scale. `score` is None only for not applicable."""

    id: str
    label: str
    short: str
    score: float | None
    needs: tuple[Need, ...] = ()
    urgent: bool = False
    colour: str = ""


class Scale(Frozen):
    """An ordered set of grades, best first. `na` says whether a standard may be found not applicable."""

    id: str
    grades: tuple[Grade, ...]
    na: bool = True

    def position(self, grade: str) -> int | None:
        """0 for the best grade, rising; None for a grade that is not on the scale (or `n-a`)."""
        return next((n for n, one in enumerate(self.grades) if one.id == grade), None)

    @property
    def lowest(self) -> Grade:
        return self.grades[-1]


class Ask(Frozen):
    """Who is asked: every key that is given must hold; within a key any one value does."""

    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    not_phases: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


class Usual(Frozen):
    """Which of the usual questions are asked, which are required, and below which grades all are."""

    ask: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    required_below: tuple[str, ...] = ()


class Condition(Frozen):
    """True or false of what was answered to one question (a path `standard/question`)."""

    question: str
    is_: str | None = Field(default=None, alias="is")
    is_not: str | None = None
    any_of: tuple[str, ...] | None = None
    at_least: float | None = None
    at_most: float | None = None
    before: str | None = None
    after: str | None = None
    answered: bool | None = None


class Warning_(Frozen):
    """A soft check of one answer: `say` is shown where the comparison holds; it never blocks."""

    is_: str | None = Field(default=None, alias="is")
    is_not: str | None = None
    any_of: tuple[str, ...] | None = None
    at_least: float | None = None
    at_most: float | None = None
    before: str | None = None
    after: str | None = None
    say: str


class Option(Frozen):
    """A choice of a question of type `one` or `many`."""

    id: str
    label: str


class Column(Frozen):
    """A column of a question of type `table`."""

    id: str
    title: str
    type: Literal["text", "number", "date"] = "text"


class Question(Frozen):
    """What is asked under a standard."""

    id: str
    type: QuestionType = "long-text"
    text: str
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    required: bool = False
    max_words: int | None = None
    min: float | None = None
    max: float | None = None
    unit: str = ""
    show_if: tuple[Condition, ...] = ()
    show_if_any: tuple[Condition, ...] = ()
    warn_if: tuple[Warning_, ...] = ()
    bring: Bring = "show"
    fill_from: str = ""
    personal: bool = False

    @property
    def is_text(self) -> bool:
        return self.type in ("text", "long-text", "note")


class Standard(Frozen):
    """What is graded. `looks_like` maps a grade to its descriptor, or to a list of tickable statements."""

    id: str
    number: str = ""
    title: str
    guidance: str = ""
    law: tuple[Citation, ...] = ()
    typical_evidence: tuple[str, ...] = ()
    scale: str
    profiles: tuple[str, ...] = ()
    usual: Usual
    ask: Ask = Ask()
    evidence: tuple[str, ...] = ()
    looks_like: dict[str, str | tuple[str, ...]] = {}
    was: tuple[str, ...] = ()
    compare: bool = False
    graded: bool = True
    questions: tuple[Question, ...] = ()

    def descriptor(self, grade: str) -> str:
        """The descriptor of a grade as one text; empty where there is none."""
        words = self.looks_like.get(grade, "")
        return words if isinstance(words, str) else " ".join(words)


class Area(Frozen):
    """A part of a questionnaire that holds standards."""

    id: str
    title: str
    guidance: str = ""
    ask: Ask = Ask()
    standards: tuple[Standard, ...] = ()


class Check(Frozen):
    """A contradiction across standards, shown where every condition holds."""

    id: str
    when: tuple[Condition, ...]
    say: str
    level: Literal["warn", "stop"] = "warn"


class Dropped(Frozen):
    """A standard of the edition that this one follows, given up, and why."""

    id: str
    why: str = ""


class Profile(Frozen):
    """A named subset of the standards, with its own rule for the usual questions where it has one."""

    id: str
    title: str
    usual: Usual | None = None


class Edition(Frozen):
    """One published version of a questionnaire, known by id + version + SHA-256 of its canonical bytes."""

    language: Literal[1] = 1
    id: str
    version: str
    follows: str = ""
    title: str
    sign_off: tuple[str, ...] = ()
    for_: tuple[str, ...] = Field(default=(), alias="for")
    introduction: dict[str, str] = {}
    declaration: dict[str, str] = {}
    profiles: tuple[Profile, ...] = ()
    references: tuple[Reference, ...] = ()
    scales: tuple[Scale, ...] = ()
    usual_questions: tuple[Question, ...] = ()
    areas: tuple[Area, ...]
    checks: tuple[Check, ...] = ()
    dropped: tuple[Dropped, ...] = ()

    @cached_property
    def scale_by_id(self) -> dict[str, Scale]:
        return {scale.id: scale for scale in self.scales}

    @cached_property
    def standard_by_id(self) -> dict[str, Standard]:
        return {standard.id: standard for area in self.areas for standard in area.standards}

    @cached_property
    def reference_by_id(self) -> dict[str, Reference]:
        return {reference.id: reference for reference in self.references}

    def scale_of(self, standard: str) -> Scale:
        return self.scale_by_id[self.standard_by_id[standard].scale]

    def introduction_for(self, kind: str) -> str:
        return self.introduction.get(kind) or self.introduction.get("default", "")

    def declaration_for(self, kind: str) -> str:
        return self.declaration.get(kind) or self.declaration.get("default", "")
