"""Returns told event by event, without any database."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from s11tui.audit.carrying import Source
from s11tui.audit.completeness import Progress, counts, progress, state_in_words
from s11tui.audit.content import Content
from s11tui.audit.events import Event
from s11tui.audit.fold_action import fold_action
from s11tui.audit.fold_panel import fold_panel
from s11tui.audit.fold_return import fold_return
from s11tui.audit.register import Agency, Grant, Partnership, Person, Round
from s11tui.audit.state import ActionState, Case, PanelState, ReturnState
from s11tui.audit.view_models import Counts, ReturnView
from s11tui.audit.views import Context, view_for
from s11tui.questionnaire.models import Edition
from support.editions import small_edition

POLICE = Agency("police", "police", "Exampleshire Police", "police")
LEAD = Person("lead", "lead", "Lee Lead", (Grant("lead", agency="police"),))
MODERATOR = Person("mo", "mo", "Mo Derator", (Grant("moderator"),))
CHAIR = Person("chair", "chair", "Cha Irwoman", (Grant("meeting-chair"),))
NAMES = {one.id: one.name for one in (LEAD, MODERATOR, CHAIR)}


@dataclass
class Story:
    """One return of a police force, as its events are told; `source` is what it carries forward."""

    edition: Edition = field(default_factory=small_edition)
    case: Case = field(default_factory=lambda: Case(ReturnState("r"), PanelState("r")))
    told: int = 0
    source: Source | None = None

    def __post_init__(self) -> None:
        facts = {"kind": "police", "phases": [], "size": "", "tags": [], "profile": ""}
        body = {"round": "round", "agency": "police", "edition": "sha", "slug": "r", "agency_name": "Police"}
        self.tell("invited", **body, facts=facts)

    def event(self, stream: str, kind: str, who: str, body: dict[str, Any]) -> Event:
        self.told += 1
        at = f"2027-03-01T09:00:00.{self.told:03d}Z"
        return Event(f"e{self.told}", stream, self.told, "", f"h{self.told}", kind, 1, at, who, body)

    def tell(self, kind: str, *, who: str = "lead", **body: Any) -> str:
        """Something in the return's own stream; gives the id of the event."""
        event = self.event("return/r", kind, who, body)
        self.case = Case(fold_return(self.case.answers, [event]), self.case.panel, self.case.actions)
        return event.id

    def judge(self, kind: str, *, who: str = "mo", **body: Any) -> str:
        """Something in the panel's stream."""
        event = self.event("panel/r", kind, who, body)
        self.case = Case(self.case.answers, fold_panel(self.case.panel, [event]), self.case.actions)
        return event.id

    def plan(self, standard: str, *, by_panel: bool = False, state: str = "open") -> str:
        """An action about a standard."""
        body = {
            "slug": "a1", "return": "r", "agency": "police", "standard": standard, "what": "Train", "owner": "Ow Ner",
            "due": "2027-06-01", "state": state, "by_panel": by_panel,
        }  # fmt: skip
        event = self.event("action/x", "action_added", "lead", body)
        made = fold_action(ActionState(event.id), [event])
        self.case = Case(self.case.answers, self.case.panel, (*self.case.actions, made))
        return event.id

    def answer(self, path: str, value: Any) -> str:
        standard, question = path.split("/")
        now = self.case.answers.standard(standard).answers.get(question)
        return self.tell("answered", standard=standard, question=question, value=value, seen=now.event if now else None)

    def grade(self, standard: str, grade: str, reason: str = "") -> str:
        now = self.case.answers.standard(standard).grade
        return self.tell("graded", standard=standard, grade=grade, reason=reason, seen=now.event if now else None)

    @property
    def content(self) -> Content:
        return Content(self.edition, self.case.answers, source=self.source)

    @property
    def progress(self) -> dict[str, Progress]:
        return progress(self.content, self.case.actions)

    @property
    def counts(self) -> Counts:
        return counts(self.content, self.progress)

    @property
    def words(self) -> str:
        return state_in_words(self.case.answers, self.progress)

    def missing(self, standard: str) -> list[str]:
        return [one.what for one in self.progress[standard].missing]

    def view(self, person: Person = LEAD, *, today: date = date(2027, 3, 2), separately: bool = False) -> ReturnView:
        context = Context(
            partnership=Partnership("p", "Exampleshire", settings={"front_door": "01632 960000"}),
            agency=POLICE,
            agencies={"police": POLICE},
            round=Round("round", "round", "Round 2027", "sha", "2027-03-19", separately=separately),
            edition=self.edition,
            edition_sha="sha",
            names=NAMES,
            today=today,
            content=self.content,
        )
        return view_for(self.case, person, context)
