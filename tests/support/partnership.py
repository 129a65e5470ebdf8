"""An invented partnership in a real workspace file, and the way of a return through it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from s11tui.audit.register import Grant
from s11tui.audit.view_models import ReturnView
from s11tui.questionnaire.models import Edition
from s11tui.workspace import Workspace
from s11tui.workspace.desks.meetings import Plan
from s11tui.workspace.entries import Entry, Given, Graded, Planned, Shown
from s11tui.workspace.session import Session
from support.clocks import HandClock
from support.editions import small_edition

PEOPLE = {
    "manager": "partnership-manager",
    "lead": "lee-lead",
    "contributor": "con-tributor",
    "signatory": "sig-natory",
    "mo": "mo-derator",
    "ada": "ada-moderator",
    "chair": "cha-irwoman",
    "follow_up": "fol-low",
    "scrutineer": "scru-tineer",
    "insider": "in-sider",
    "other_lead": "hed-teacher",
    "trust_lead": "tru-st",
}
"""The people of `Partnership` and their slugs."""

ASKED = ("policy", "lead-role", "training", "recruitment", "context")
"""What a police force without tags is asked."""

GRADED = ASKED[:-1]

COMPLETE: tuple[Entry, ...] = (
    Given("policy", "in-place", "A policy, read by all."),
    Given("policy", "how-you-know", "We ask at supervision."),
    Graded("policy", "good"),
    Given("lead-role", "in-place", "A named lead."),
    Given("lead-role", "how-you-know", "It is in the contract."),
    Given("lead-role", "trained", "yes"),
    Given("lead-role", "trained-on", "2026-09-01"),
    Graded("lead-role", "met"),
    Given("training", "in-place", "Everybody is trained each year."),
    Given("training", "how-you-know", "The register."),
    Given("training", "difference", "More is noticed."),
    Given("training", "rate", "93.5"),
    Graded("training", "ri", "Two teams have not been."),
    Planned("training", "Train the two teams", "Head of training", "2027-06-30"),
    Given("recruitment", "in-place", "Safer recruitment."),
    Given("recruitment", "how-you-know", "Files are checked."),
    Given("recruitment", "checks", ["dbs", "refs"]),
    Given("recruitment", "vacancies", [{"post": "Officer", "since": "2026-05-01", "how-many": "2"}]),
    Graded("recruitment", "outstanding", "Inspected."),
    Shown("recruitment", "Inspection letter", "Intranet", "2026-11-03"),
    Given("context", "people", "412"),
)
"""Everything that a police force has to say."""


@dataclass
class Partnership:
    """A workspace with people in every role and one round opened.

    Sessions: `manager`, `lead`, `contributor`, `signatory` (of the police); `mo` and `ada` (moderators), `chair`,
    `follow_up`, `scrutineer`; `insider` (a moderator employed by the police); `other_lead` (of a school); `trust_lead`
    (group lead of the school's trust, moderator besides).

    Attributes:
        ref: slug of the police's return; `school` that of the school's.
    """

    ws: Workspace
    clock: HandClock
    ref: str
    school: str
    sessions: dict[str, Session] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Session:
        if name not in PEOPLE:
            raise AttributeError(name)
        if name not in self.sessions:
            self.sessions[name] = self.ws.session(PEOPLE[name])
        return self.sessions[name]

    def view(self, who: str = "lead") -> ReturnView:
        session: Session = getattr(self, who)
        return session.reading.open(self.ref)

    def fill(self, entries: tuple[Entry, ...] = COMPLETE) -> ReturnView:
        return self.lead.answering.fill(self.ref, list(entries))

    def submitted(self) -> ReturnView:
        """Everything answered, signed on paper in each role that the edition asks for."""
        view = self.fill()
        first, *others = view.edition.sign_off or ("",)
        view = self.lead.submitting.submit(self.ref, "Chief Officer", first if others else "Chief Constable")
        for office in others:
            view = self.lead.submitting.record_outside(self.ref, f"Signs As {office}", office)
        return view

    def in_moderation(self) -> ReturnView:
        self.submitted()
        return self.chair.moderating.open(self.ref)

    def decided(self) -> ReturnView:
        """One grade lowered, the rest confirmed on reading; nothing shared yet."""
        self.in_moderation()
        self.mo.moderating.propose(self.ref, "policy", "ri", "Not shown to us.", "tested")
        self.chair.moderating.agree(self.ref, "policy", "ri", "Nothing was shown.", "Meeting of 3 April")
        return self.chair.moderating.rest(self.ref, "confirmed")

    def met(self) -> ReturnView:
        """Decided, with a meeting going on over it, and good practice marked; nothing shared yet."""
        self.decided()
        plan = Plan("Follow-up", "2027-03-02", "14:00", chair="cha-irwoman", returns=(self.ref,))
        meeting = self.chair.meetings.plan("section-11-2027", plan).slug
        self.chair.meetings.start(meeting)
        self.chair.meetings.turn_to(meeting, self.ref)
        self.chair.meetings.note(meeting, "ask", "A list of contacts", about=self.ref)
        return self.chair.moderating.mark_practice(self.ref, "policy", "They ask children.", meeting=meeting)

    def met_and_shared(self) -> ReturnView:
        self.met()
        return self.chair.moderating.share(self.ref)

    def shared(self) -> ReturnView:
        self.decided()
        return self.chair.moderating.share(self.ref)

    def agreed(self) -> ReturnView:
        self.shared()
        return self.lead.moderating.accept(self.ref)


def begin(
    path: Path,
    clock: HandClock,
    edition: Edition | None = None,
    *,
    separately: bool = False,
    title: str = "Section 11 2027",
    due: str = "2027-03-19",
) -> None:
    """Write a new workspace with its people and a round."""
    with Workspace.create(path, partnership="Exampleshire Safeguarding Children Partnership", clock=clock) as ws:
        manager = ws.sole("manager")
        manager.people.set("front_door", "01632 960000")
        add = manager.people.add_agency
        add("Exampleshire Police", "police", slug_="police")
        add("Elm School", "school", ("primary",), tags=("academy",), slug_="elm", group="trust")
        person = manager.people.add_person
        person("Lee Lead", [Grant("lead", agency="police")], "lee-lead")
        person("Con Tributor", [Grant("contributor", agency="police")], "con-tributor")
        person("Sig Natory", [Grant("signatory", agency="police")], "sig-natory")
        person("Mo Derator", [Grant("moderator")], "mo-derator")
        person("Ada Moderator", [Grant("moderator", kinds=("police", "health"))], "ada-moderator")
        person("Cha Irwoman", [Grant("meeting-chair")], "cha-irwoman")
        person("Fol Low", [Grant("follow-up")], "fol-low")
        person("Scru Tineer", [Grant("scrutineer")], "scru-tineer")
        person("In Sider", [Grant("moderator"), Grant("meeting-chair")], "in-sider", home="police")
        person("Hed Teacher", [Grant("lead", agency="elm")], "hed-teacher")
        person("Tru St", [Grant("group-lead", group="trust"), Grant("moderator"), Grant("meeting-chair")], "tru-st")
        manager.rounds.publish(edition or small_edition())
        manager.rounds.open("section11-small", title, due, separately=separately)


def opened(path: Path, clock: HandClock) -> Partnership:
    """The partnership of a file that `begin` wrote."""
    ws = Workspace.open(path, clock=clock)
    slugs = dict(ws.store.all("SELECT a.slug, r.slug FROM returns r JOIN agencies a ON a.id = r.agency"))
    return Partnership(ws, clock, slugs["police"], slugs["elm"])


def copied(template: Path, target: Path, start: datetime | None = None) -> Partnership:
    """A partnership of its own, from a file that `begin` wrote once."""
    shutil.copy(template, target)
    return opened(target, HandClock(start or datetime(2027, 3, 1, 10, 0, tzinfo=UTC)))


MakePartnership = Callable[..., Partnership]
