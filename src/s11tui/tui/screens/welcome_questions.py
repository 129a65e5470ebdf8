"""What the welcome asks, one thing at a time, and what is made of the answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Protocol

from s11tui.clock import day, day_in_words
from s11tui.errors import BadInput
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES
from s11tui.text import admit_line, counted, named_path
from s11tui.tui import beginning
from s11tui.tui.bridge import Bridge

_SIX_WEEKS = timedelta(weeks=6)
_FULL = "full"
"""Stands for no profile; an empty id could not be told from nothing chosen."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is asked.

    Attributes:
        name: under which the answer is kept.
        label: what it is called when it stands above the next question.
        choices: (id, words, what is said of it); none where a line is to be written.
        value: what stands there to begin with.
        many: several may be chosen; the answer is their ids with commas.
    """

    name: str
    label: str
    question: str
    hint: str = ""
    choices: tuple[tuple[str, str, str], ...] = ()
    value: str = ""
    many: bool = False

    def admitted(self, raw: str, today: date) -> str:
        """The answer as it is taken.

        Raises:
            BadInput: nothing was given, or no day that is still to come where a day was asked for.
        """
        if self.choices:
            if not raw:
                raise BadInput("Nothing is marked.", "Mark at least one, then go on.")
            return raw
        text = admit_line(raw).text.strip()
        if not text:
            raise BadInput("Nothing was written.", f"{self.question} Write it, then press Enter.")
        if self.name == "due" and day(text) < today:
            raise BadInput(f"{day_in_words(day(text), today)} is past.", "Give a day that is still to come.")
        return day(text).isoformat() if self.name == "due" else text

    def in_words(self, value: str, today: date) -> str:
        """The answer as it stands above the next question."""
        if self.name == "due":
            return day_in_words(day(value), today)
        words = {name: words for name, words, _ in self.choices}
        return ", ".join(words.get(one, one) for one in value.split(",")) if self.choices else value


class Questions(Protocol):
    """A way through the welcome."""

    TITLE: ClassVar[str]
    MAKING: ClassVar[str]
    """Said while it is made."""

    async def next(self, given: Mapping[str, str], bridge: Bridge, today: date) -> Step | None:
        """What is asked after these answers; None where they are all that is needed."""

    async def make(self, given: Mapping[str, str], bridge: Bridge) -> None:
        """Make or open the workspace."""


_YOU = Step("person", "You", "What is your name?", "It stands beside everything you write.")
_NAME = Step("agency", "Agency", "What is your agency, school or setting called?", "As it should stand on the report.")
_KIND = Step(
    "kind",
    "Kind",
    "What kind of agency is it?",
    "Arrow keys or the first letters, then Enter. It decides which questions fit you.",
    tuple((name, words, "") for name, words in KINDS.items()),
)
_SIZE = Step(
    "size",
    "Size",
    "How many people work or volunteer there?",
    "Small bodies are asked less.",
    tuple((name, words, "") for name, words in SIZES.items()),
    "medium",
)
_PHASES = Step(
    "phases",
    "Phases",
    "Which phases do you have?",
    "Enter or Space marks each one that you have; then Tab to “Go on”, or F4.",
    tuple((name, words, "") for name, words in PHASES.items()),
    many=True,
)


class AgencyQuestions:
    """An audit for one agency: a few answers, then its first standard."""

    TITLE: ClassVar[str] = "An audit for my agency"
    MAKING: ClassVar[str] = "Making your audit…"

    async def next(self, given: Mapping[str, str], bridge: Bridge, today: date) -> Step | None:
        for one in (_NAME, _KIND, _YOU):
            if one.name not in given:
                return one
        kind = given["kind"]
        editions = await bridge.aside(lambda: beginning.fitting(kind))
        if "questionnaire" not in given and len(editions) > 1:
            titles = tuple((name, one.title, "") for name, one in editions.items())
            return Step("questionnaire", "Questionnaire", "Which questionnaire do you fill in?", choices=titles)
        edition = editions[given.get("questionnaire", next(iter(editions)))]
        if "size" not in given and beginning.asks_by_size(edition, kind):
            return _SIZE
        if "phases" not in given and beginning.asks_by_phase(edition, kind):
            return _PHASES
        if "profile" not in given and beginning.has_light_form(edition, kind):
            return _form_step(
                {
                    one: beginning.standards_asked(
                        edition, kind, one, beginning.phases_in(given), given.get("size", "")
                    )
                    for one in (beginning.LIGHT, "")
                }
            )
        if "due" not in given:
            return _due_step(today)
        return None

    async def make(self, given: Mapping[str, str], bridge: Bridge) -> None:
        first = next(iter(beginning.fitting(given["kind"])))
        profile = "" if given.get("profile", _FULL) == _FULL else given["profile"]
        whole = {"questionnaire": first, **given, "profile": profile}
        await bridge.make(bridge.path, beginning.agency_from(whole))


class PartnershipQuestions:
    """A partnership's workspace: two answers, then the manager's home."""

    TITLE: ClassVar[str] = "A partnership's workspace"
    MAKING: ClassVar[str] = "Making the workspace…"

    async def next(self, given: Mapping[str, str], bridge: Bridge, today: date) -> Step | None:
        name = Step("partnership", "Partnership", "What is the partnership called?", "As it should stand on reports.")
        return next((one for one in (name, _YOU) if one.name not in given), None)

    async def make(self, given: Mapping[str, str], bridge: Bridge) -> None:
        await bridge.make(bridge.path, beginning.partnership_from(given))


class FileQuestions:
    """A workspace that is there already."""

    TITLE: ClassVar[str] = "Open a workspace file"
    MAKING: ClassVar[str] = "Opening it…"

    async def next(self, given: Mapping[str, str], bridge: Bridge, today: date) -> Step | None:
        hint = "Its name with its folder. Next time “s11tui -w FILE” opens it at once."
        return None if given else Step("file", "File", "Which file is it?", hint)

    async def make(self, given: Mapping[str, str], bridge: Bridge) -> None:
        await bridge.make(named_path(given["file"]), beginning.found)


WAYS: Mapping[str, Callable[[], Questions]] = {
    "agency": AgencyQuestions,
    "partnership": PartnershipQuestions,
    "open": FileQuestions,
}
"""By what was chosen on the welcome."""


def _form_step(standards: Mapping[str, int]) -> Step:
    choices = (
        (beginning.LIGHT, "Light form", f"{counted(standards[beginning.LIGHT], 'standard')}: for a few people, or one"),
        (_FULL, "Full form", f"{counted(standards[''], 'standard')}: if the partnership asks you for it"),
    )
    hint = "The light form is enough for most small bodies; the partnership can say."
    return Step("profile", "Form", "Which form do you fill in?", hint, choices, beginning.LIGHT)


def _due_step(today: date) -> Step:
    when = (today + _SIX_WEEKS).isoformat()
    hint = "Year-month-day. Six weeks from today is filled in; change it, or just press Enter."
    return Step("due", "Due", "On which day is it due?", hint, value=when)
