"""The first events of a workspace: whose it is, and the first person."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.fold_register import agency_body, fold_agency, fold_partnership, fold_person, person_body
from s11tui.audit.register import Agency, Grant, Partnership, Person
from s11tui.audit.words import Words
from s11tui.questionnaire.vocabulary import PHASES, SIZES
from s11tui.text import slug
from s11tui.workspace import projections
from s11tui.workspace.desks.desk import required_line
from s11tui.workspace.desks.entering import made
from s11tui.workspace.desks.people import PARTNERSHIP_STREAM
from s11tui.workspace.desks.staffing import known
from s11tui.workspace.rows_of_register import rows_of_agency, rows_of_partnership, rows_of_person

if TYPE_CHECKING:
    from s11tui.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Founded:
    """The agency that a workspace is made for."""

    name: str
    kind: str
    phases: tuple[str, ...] = ()
    size: str = ""


def found(workspace: "Workspace", partnership: str | None, agency: Founded | None, manager: str | None) -> None:
    """Make a partnership with its manager, or one agency on its own with its lead; inside a transaction."""
    new_id = workspace.source.new_id
    name = required_line(partnership or (agency.name if agency else ""), "The name")
    whose = Partnership(new_id(), name, alone=agency is not None)
    own = _agency(new_id(), name, agency) if agency is not None else None
    grants = [Grant("manager")] + ([Grant("lead", agency=own.id)] if own else [])
    called = manager or ("Safeguarding lead" if own else "Partnership manager")
    first = Person(new_id(), slug(called), required_line(called, "The name"), tuple(grants))
    body = {"id": whose.id, "name": Words(name), "alone": whose.alone}
    news = [NewEvent(PARTNERSHIP_STREAM, "partnership_named", body)]
    if own is not None:
        news.append(NewEvent(f"register/agency/{own.id}", "agency_registered", agency_body(own, Words(name))))
    registered = person_body(first, Words(first.name))
    news.append(NewEvent(f"register/person/{first.id}", "person_registered", registered))
    events = workspace.ledger.append(news, first.id)
    rows = rows_of_partnership(made(fold_partnership(None, events[:1])))
    if own is not None:
        rows |= rows_of_agency(made(fold_agency(None, events[1:2])))
    rows |= rows_of_person(made(fold_person(None, events[-1:])))
    projections.write(workspace.store, {}, rows)


def _agency(agency_id: str, name: str, given: Founded) -> Agency:
    known("phase", given.phases, PHASES)
    known("size", (given.size,) if given.size else (), SIZES)
    return Agency(agency_id, slug(name), name, given.kind, given.phases, given.size)
