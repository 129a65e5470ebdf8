"""A partnership and an agency with a workspace of its own, and what goes to and fro between them."""

import shutil
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from s11tui.audit.handover import HandOver
from s11tui.audit.incoming import Incoming
from s11tui.audit.register import Grant
from s11tui.audit.state import Case
from s11tui.workspace import Workspace
from s11tui.workspace.handovers.parties import fingerprint_of
from s11tui.workspace.session import Session
from support.clocks import HandClock
from support.partnership import COMPLETE, Partnership, opened

START = datetime(2027, 3, 1, 10, 0, tzinfo=UTC)


@dataclass
class Sides:
    """The partnership `p`, the agency's own workspace `ws` with its `lead` (who is no manager), and `ref` in it.

    `went` holds every hand-over, the last one last.
    """

    p: Partnership
    ws: Workspace
    lead: Session
    founder: Session
    ref: str = ""
    went: list[HandOver] = field(default_factory=list)

    @property
    def clock(self) -> HandClock:
        return self.p.clock

    def invite(self) -> Incoming:
        """The partnership invites, and the agency takes it in, having compared the keys."""
        made = self.p.manager.handing_over.invitation(self.p.ref)
        self.p.manager.handing_over.sent(made)
        self.went.append(made)
        incoming = self.lead.handing_over.take(made, fingerprint_of(made.sender))
        self.ref = incoming.ref
        return incoming

    def handed_up(self) -> HandOver:
        """One on its way from the agency."""
        made = self.lead.handing_over.outgoing(self.ref)
        self.lead.handing_over.sent(made)
        self.went.append(made)
        return made

    def up(self) -> Incoming:
        """From the agency to the partnership."""
        made = self.handed_up()
        return self.p.manager.handing_over.take(made, fingerprint_of(made.sender))

    def handed_down(self) -> HandOver:
        """One on its way from the partnership."""
        made = self.p.manager.handing_over.outgoing(self.p.ref)
        self.p.manager.handing_over.sent(made)
        self.went.append(made)
        return made

    def down(self) -> Incoming:
        """From the partnership to the agency."""
        return self.lead.handing_over.take(self.handed_down())

    def submit(self) -> None:
        """Everything answered and signed, in the agency's workspace."""
        self.lead.answering.fill(self.ref, list(COMPLETE))
        self.lead.submitting.submit(self.ref, "Chief Officer", "Chief Constable")

    def submitted(self) -> "Sides":
        """Invited, submitted, and taken in by the partnership."""
        self.invite()
        self.submit()
        self.up()
        return self

    def case(self, *, agency: bool) -> Case:
        """The return as it stands at one side."""
        session, ref = (self.lead, self.ref) if agency else (self.p.manager, self.p.ref)
        return session.changing.scene(ref).case

    def problems(self) -> tuple[str, ...]:
        """What `verify` finds at either side."""
        return (*self.ws.verify().problems, *self.p.ws.verify().problems)

    def close(self) -> None:
        self.ws.close()
        self.p.ws.close()


def begin_agency(path: Path, name: str = "Exampleshire Police") -> None:
    """An agency's own workspace with a founder, a lead and a contributor."""
    with Workspace.create(path, agency=name, kind="police", manager="Fay Founder", clock=HandClock()) as ws:
        founder = ws.sole("manager")
        own = ws.registry.agencies()[0].slug
        founder.people.add_person("Lena Lead", [Grant("lead", agency=own)], "lena")
        founder.people.add_person("Con Tributor", [Grant("contributor", agency=own)], "con")
        founder.people.add_person("Sig Natory", [Grant("signatory", agency=own)], "sig")


def between(partnership: Path, agency: Path, folder: Path) -> Sides:
    """Both sides, in copies of the files of `partnership.begin` and `begin_agency`."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(partnership, folder / "partnership.s11")
    shutil.copy(agency, folder / "agency.s11")
    p = opened(folder / "partnership.s11", HandClock(START))
    ws = Workspace.open(folder / "agency.s11", clock=p.clock)
    return Sides(p, ws, ws.session("lena"), ws.session("fay-founder"))


def everything(ws: Workspace) -> str:
    """All that a workspace file holds, as text."""
    tables = [name for (name,) in ws.store.all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    return "\n".join(f"{name} {row}" for name in tables for row in ws.store.all(f'SELECT * FROM "{name}"'))
