"""One agency of the register: what it is, its people, its returns."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from s11tui.audit.register import Agency, Person
from s11tui.audit.register_words import grant_words
from s11tui.tui.commands import Command, bindings
from s11tui.tui.going import open_return
from s11tui.tui.screens.agencies import agency_words
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.handing_over import HandingOver
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.person import open_person
from s11tui.tui.screens.register_page import RegisterPage, heading
from s11tui.tui.screens.role_choosing import RoleChoosing
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import day_of, muted, plain, strong
from s11tui.workspace.lines import ReturnLine
from s11tui.workspace.session import Session


@dataclass(frozen=True, slots=True)
class Seen:
    """An agency, what its host is called (empty for none), its people, its returns."""

    agency: Agency
    host: str
    people: tuple[Person, ...]
    returns: tuple[ReturnLine, ...]


class AgencyScreen(RegisterPage, HandingOver, RoleChoosing):
    """An agency, and what can be done about it."""

    ABOUT = (
        "One agency: what it is, who works on its returns, and its returns. Enter or a click opens one of them. "
        "F4 adds somebody who is not in the register yet. F6 hands a lead's work to somebody else, who need not wait "
        "for the one who goes."
    )
    DOES = (
        Command("add_person", "f4", "add somebody", "Add somebody", "A lead, contributor or signatory of this agency."),
        Command("over", "f6", "hand over", "Hand the lead over", "To somebody who is the lead from now on."),
        Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)
    watches = frozenset({"register", "return"})
    HEAD_WIDTH = 40

    def __init__(self, seen: Seen) -> None:
        super().__init__()
        self.seen = seen

    async def fetch(self) -> bool:
        found = await self.attempt(partial(_read, self.seen.agency.id))
        if found is not None:
            self.seen = found
        return found is not None

    def show_page(self) -> None:
        super().show_page()
        self.show_top(strong(self.seen.agency.name), muted("Agencies"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "over":
            return bool(self._leads())
        return super().check_action(action, parameters)

    def about(self) -> Content:
        one = self.seen.agency
        return Content.assemble(plain(agency_words(one, self.seen.host)), muted(f"  {one.slug}"))

    def rows(self) -> Sequence[Row]:
        people = [Row(f"person {one.id}", plain(one.name), muted(self._roles(one))) for one in self.seen.people]
        returns = [
            Row(f"return {one.slug}", plain(one.round_title), muted(_return_words(one))) for one in self.seen.returns
        ]
        return [
            heading("People"),
            *people,
            Row("add_person", muted("Add somebody" if people else "Nobody yet: add its lead")),
            *([heading("Returns"), *returns] if returns else []),
        ]

    def _roles(self, person: Person) -> str:
        here = [grant_words(one, {}) for one in person.grants if one.agency == self.seen.agency.id]
        return ", ".join(word.partition(" (")[0] for word in here)

    def picked(self, action: str, of: str) -> None:
        match action:
            case "person":
                self.lead(open_person(self, of))
            case "return":
                self.lead(open_return(self, of))
            case _:
                self.action_add_person()

    def action_add_person(self) -> None:
        self.choose_role(
            lambda grant: self.ask_new_person(grant, lambda one: self.lead(open_person(self, one))), self.seen.agency
        )

    def _leads(self) -> list[Person]:
        here = self.seen.agency.id
        return [one for one in self.seen.people if any((x.role, x.agency) == ("lead", here) for x in one.grants)]

    def action_over(self) -> None:
        leads = self._leads()
        if len(leads) == 1:
            self.hand_over(self.seen.agency.id, leads[0])
            return

        def chosen(person: str | None) -> None:
            if person is not None:
                self.hand_over(self.seen.agency.id, next(one for one in leads if one.id == person))

        self.app.push_screen(Menu("Whose work is handed over?", "", [Row(x.id, plain(x.name)) for x in leads]), chosen)


def _return_words(one: ReturnLine) -> str:
    labels = "".join(f" · {label}" for label in one.labels)
    return f"{one.state}{labels} · due {day_of(one.due)}"


async def open_agency(desk: Desk, agency: str) -> None:
    """Open an agency over a screen, which tells where that cannot be done."""
    found = await desk.attempt(partial(_read, agency))
    if found is not None:
        await desk.app.push_screen(AgencyScreen(found))


def _read(agency: str, session: Session) -> Seen:
    agencies = {one.id: one for one in session.reading.agencies()}
    known = session.sight.agency(agency)
    people = tuple(
        one for one in session.reading.people() if one.active and any(grant.agency == known.id for grant in one.grants)
    )
    host = agencies[known.host].name if known.host in agencies else ""
    return Seen(known, host, people, session.reading.returns(agency=known.id))
