"""A partnership with somebody of every kind, and a return in every state of its life, for trying who may do what."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from s11tui.audit.handover import Sender
from s11tui.audit.register import Grant, Person
from s11tui.workspace import Workspace
from s11tui.workspace.desks.actions import Done
from s11tui.workspace.desks.library import Described
from s11tui.workspace.desks.meetings import Plan
from s11tui.workspace.entries import Given, Graded
from s11tui.workspace.handovers.parties import fingerprint_of
from s11tui.workspace.session import Session
from support.clocks import HandClock
from support.editions import small_edition
from support.partnership import COMPLETE, Partnership
from support.rights_people import GRANTS, PEOPLE

ROUND = "section-11-2027"
BEFORE = "section-11-2026"
POLICE = Sender(
    "0f0f0f0f-0000-4000-8000-00000000000a", "Exampleshire Police", alone=True, signing="cd" * 32, sealing="age1police"
)
"""The police's own workspace, of which the partnership knows the keys."""


@dataclass
class World(Partnership):
    """The partnership, with the return of the police in one state; see `WORLDS`.

    Attributes:
        name: of the situation; `state`: of the return, in the design's words; `is_in`: whether it was submitted once.
        last: slug of the police's return of the year before.
    """

    name: str = ""
    state: str = ""
    is_in: bool = False
    last: str = ""
    people: dict[str, Session] = field(default_factory=dict)

    def session(self, who: str) -> Session:
        """Somebody at work; who left, as if their session had begun before."""
        if who not in self.people:
            one = PEOPLE[who]
            person = self.ws.registry.person(one.slug) if one.slug else Person("nobody", "nobody", "Nobody")
            self.people[who] = Session(self.ws, person)
        return self.people[who]

    @property
    def paper(self) -> Path:
        """A document to be kept with something."""
        path = self.ws.path.with_name("paper.pdf")
        path.write_bytes(b"%PDF-1.7 a paper")
        return path

    def row(self, sql: str, otherwise: str = "none") -> str:
        """The first value of a row; something that is nothing's where there is none."""
        found = self.ws.store.one(sql)
        return str(found[0]) if found else otherwise

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Nothing of what happens meanwhile stays; what is kept in memory is as before."""
        kept, store, now = dict(self.ws.cases._kept), self.ws.store, self.clock.now
        store.run("SAVEPOINT rights")
        try:
            yield
        finally:
            store.run("ROLLBACK TO rights")
            store.run("RELEASE rights")
            self.ws.cases._kept.clear()
            self.ws.cases._kept.update(kept)
            self.clock.now = now


def begin(path: Path) -> None:
    """Write the partnership: a year that is over, with evidence and actions, and a round that has just begun."""
    clock = HandClock(datetime(2026, 1, 12, 9, 0, tzinfo=UTC))
    with Workspace.create(path, partnership="Exampleshire Partnership", clock=clock, hurried=True) as ws:
        manager = ws.sole("manager")
        manager.people.add_agency("Exampleshire Police", "police", slug_="police", group="forces")
        manager.people.add_agency("Elm School", "school", ("primary",), slug_="elm", group="trust")
        for slug, (name, grants) in GRANTS.items():
            manager.people.add_person(name, grants, slug)
        insides = [Grant("moderator"), Grant("meeting-chair")]
        manager.people.add_person("In Sider", insides, "in-sider", home="police")
        manager.rounds.publish(small_edition())
        manager.rounds.open("section11-small", "Section 11 2026", "2026-03-19")
        _last_year(_opened(ws, clock, BEFORE))
        clock.now = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)
        manager.rounds.open("section11-small", "Section 11 2027", "2027-03-19")
        _this_year(_opened(ws, clock, ROUND))


def _opened(ws: Workspace, clock: HandClock, round_: str) -> World:
    sql = "SELECT a.slug, r.slug FROM returns r JOIN agencies a ON a.id = r.agency JOIN rounds n ON n.id = r.round"
    slugs = dict(ws.store.all(f"{sql} WHERE n.slug = ?", (round_,)))
    last = dict(ws.store.all(f"{sql} WHERE n.slug = ?", (BEFORE,)))
    return World(ws, clock, slugs["police"], slugs["elm"], last=last["police"])


def _last_year(one: World) -> None:
    """Agreed and closed; the police has one action that is open, and one that was said to be done."""
    one.agreed()
    for what in ("Train the rest", "Write it down"):
        one.follow_up.actions.add(one.ref, "policy", what, "Lee Lead", "2027-02-01")
    one.lead.actions.progress("a3", "said done", evidence=[Done("The register")])
    one.manager.moderating.close(one.ref)
    one.manager.rounds.close(BEFORE)
    one.manager.handing_over.know(POLICE, "police", fingerprint_of(POLICE))


def _this_year(one: World) -> None:
    """All that methods need is there, but for the return itself: libraries with files, a sample, meetings."""
    kept = Described("Poster", file=one.paper)
    one.lead.library.add("police", kept)
    one.ws.session("hed-teacher").library.add("elm", kept)
    one.lead.library.add("police", Described("Leaflet"))
    _elm(one)
    one.manager.sampling.pick(one.school, "a new head")
    for title in ("Planned", "Running"):
        one.chair.meetings.plan(ROUND, Plan(title, "2027-03-02", "14:00", chair="cha-irwoman", returns=(one.ref,)))
    one.chair.meetings.start("running")
    one.chair.meetings.turn_to("running", one.ref)
    one.chair.meetings.note("running", "ask", "A list of contacts")


def _elm(one: World) -> None:
    """The school's return is in, so that there is something to draw from."""
    more = (Given("governors", "in-place", "x"), Given("governors", "how-you-know", "y"), Graded("governors", "good"))
    head = one.ws.session("hed-teacher")
    head.answering.fill(one.school, [*COMPLETE, *more])
    head.submitting.submit(one.school, "Head", "Head teacher")


def _begun(one: World) -> None:
    """A standard is given to the contributor, evidence with its file attached; the manager keeps an original."""
    one.lead.answering.assign(one.ref, ["policy"], ["con-tributor"])
    one.lead.answering.attach(one.ref, "policy", "e1")
    one.manager.answering.attach_original(one.ref, "Letter", one.paper)


def _awaiting(one: World) -> None:
    one.fill()
    one.lead.submitting.send(one.ref)


def _in_moderation(one: World) -> None:
    """A proposal, a question to the agency and one within the panel, good practice marked; nothing decided."""
    one.in_moderation()
    one.mo.moderating.propose(one.ref, "policy", "ri", "Not shown to us.", "tested")
    one.chair.moderating.propose(one.ref, "policy", "good")
    one.mo.moderating.query(one.ref, "policy", "How many?")
    one.mo.moderating.query(one.ref, "policy", "Do we believe it?", "panel")
    one.mo.moderating.mark_practice(one.ref, "policy", "They ask children.")


def _decided(one: World) -> None:
    _in_moderation(one)
    one.chair.moderating.agree(one.ref, "policy", "ri", "Nothing was shown.")
    one.chair.moderating.rest(one.ref, "confirmed")


def _shared(one: World) -> None:
    _decided(one)
    one.chair.moderating.share(one.ref)


def _over(one: World) -> None:
    _shared(one)
    one.clock.jump(days=15)


def _challenged(one: World) -> None:
    _shared(one)
    one.lead.moderating.challenge(one.ref, {"policy": "We did show it."})


def _agreed(one: World) -> None:
    _shared(one)
    one.lead.moderating.accept(one.ref)


def _ratifying(one: World) -> None:
    one.fill()
    one.lead.submitting.submit(one.ref, "Chief Officer", "Chief Constable", scan=one.paper)
    one.lead.submitting.expect_ratification(one.ref, "Full governors", "2027-06-01")


def _returned(one: World) -> None:
    one.submitted()
    one.manager.moderating.return_standards(one.ref, {"policy": "say more"})


def _closed(one: World) -> None:
    _agreed(one)
    one.manager.moderating.close(one.ref)


def _put_aside(one: World, how: str) -> None:
    one.submitted()
    getattr(one.manager.moderating, how)(one.ref, "merged")


WORLDS: dict[str, tuple[str, bool, Callable[[World], object]]] = {
    # name: (state of the return, whether it was submitted once, how it comes there)
    "not started": ("not started", False, lambda one: None),
    "in progress": ("in progress", False, lambda one: None),
    "ready": ("ready", False, lambda one: one.fill()),
    "round closed": ("ready", False, lambda one: (one.fill(), one.manager.rounds.close(ROUND))),
    "awaiting sign-off": ("awaiting sign-off", False, _awaiting),
    "submitted": ("submitted", True, lambda one: one.submitted()),
    "to be ratified": ("submitted", True, _ratifying),
    "in moderation": ("in moderation", True, _in_moderation),
    "decided": ("in moderation", True, _decided),
    "grades shared": ("grades shared", True, _shared),
    "time over": ("grades shared", True, _over),
    "challenged": ("in moderation", True, _challenged),
    "agreed": ("agreed", True, _agreed),
    "acknowledged": ("acknowledged", True, lambda one: (one.submitted(), one.manager.moderating.acknowledge(one.ref))),
    "closed": ("closed", True, _closed),
    "returned": ("returned", True, _returned),
    "exempt": ("exempt", True, lambda one: _put_aside(one, "exempt")),
    "withdrawn": ("withdrawn", True, lambda one: _put_aside(one, "withdraw_return")),
}


def world(template: Path, path: Path, name: str) -> World:
    """The partnership of `begin` in one of `WORLDS`, in a file of its own."""
    shutil.copy(template, path)
    shutil.copytree(f"{template}.files", f"{path}.files", dirs_exist_ok=True)
    clock = HandClock(datetime(2027, 3, 1, 11, 0, tzinfo=UTC))
    ws = Workspace.open(path, clock=clock)
    ws.store.run("PRAGMA synchronous=OFF")
    one = _opened(ws, clock, ROUND)
    state, submitted, way = WORLDS[name]
    for who in PEOPLE:
        one.session(who)
    if name != "not started":
        _begun(one)
    way(one)
    one.manager.people.change_person("gon-e", active=False)
    one.name, one.state, one.is_in = name, state, submitted
    assert one.view("manager").state == state
    return one
