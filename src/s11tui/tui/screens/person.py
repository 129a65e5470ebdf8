"""One person of the register: who they are, what they are, how they come in, and what came of it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from s11tui.audit.events import Event
from s11tui.audit.register import Grant
from s11tui.clock import local
from s11tui.tui.commands import Command, bindings
from s11tui.tui.people_words import ROLES_ABOUT, access_words, role_words, way_words
from s11tui.tui.screens.ask import Field
from s11tui.tui.screens.choices import Told
from s11tui.tui.screens.codes import CodeShown, WritesCodes, codes_intro
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.handing_over import HandingOver
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.register_page import RegisterPage, fact, heading
from s11tui.tui.screens.role_choosing import RoleChoosing
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import moment_of, muted, plain, strong
from s11tui.workspace.desks.access import WayIn
from s11tui.workspace.session import Session

_LINES = {
    "name": ("What are they called?", ""),
    "email": ("E-mail address", "for letters; nothing is ever sent from here; empty takes it away"),
    "login": ("Login", "by which a host knows them, for example over SSH; empty takes it away"),
}
"""By what it is of a person: how it is asked for, and a hint."""
_LEFT = "What they did stays theirs, with their name. They cannot come in any more, until you say that they are back."
_WHEN = 18
"""Cells of the moments in the list of sign-ins."""
_TAKE = "Passphrase and code are taken away. What they did stays theirs, and a login goes on working."


class PersonScreen(RegisterPage, HandingOver, RoleChoosing):
    """Somebody, and what can be changed about them.

    Args:
        way: the person, with how they come in.
        agencies: what agencies are called, by their ids.
    """

    ABOUT = (
        "One person. Enter or a click on a line changes it: name, e-mail address, employer, roles, login. F4 gives a "
        "new one-time code, shown once or as a letter; F3 shows their sign-ins and what was refused. Who leaves keeps "
        "everything that they did; say so with F8."
    )
    DOES = (
        Command("give_code", "f4", "new code", "New one-time code", "Shown once, or as a letter; good for 14 days."),
        Command("add_role", "f6", "add a role", "Give another role", "Beside those that they have."),
        Command("log", "f3", "sign-ins", "Sign-ins and refusals", "When they came, and what was refused."),
        Command("leaves", "f8", "left / back", "They left, or are back", "What they did stays theirs."),
        Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)
    watches = frozenset({"register"})

    def __init__(self, way: WayIn, agencies: Mapping[str, str]) -> None:
        super().__init__()
        self.way, self.agencies = way, agencies

    async def fetch(self) -> bool:
        found = await self.attempt(partial(_read, self.way.person.id))
        if found is not None:
            self.way, self.agencies = found
        return found is not None

    def show_page(self) -> None:
        super().show_page()
        gone = "" if self.way.may_come else " · does not work here any more"
        self.show_top(strong(f"{self.way.person.name}{gone}"), muted("People"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "give_code":
            return self.way.may_come
        return super().check_action(action, parameters)

    def rows(self) -> Sequence[Row]:
        one = self.way.person
        roles = [
            Row(f"role {number}", plain(role_words(grant, self.agencies)), muted(ROLES_ABOUT[grant.role]))
            for number, grant in enumerate(one.grants)
        ]
        return [
            heading("Who they are"),
            fact("line name", "Name", f"{one.name} · {one.slug}"),
            fact("line email", "E-mail", one.email),
            fact("home", "Employed by", self.agencies.get(one.home, one.home)),
            heading("What they are"),
            *roles,
            Row("add_role", muted("Give another role")),
            heading("How they come in"),
            *self._ways(),
            heading("Now"),
            Row("log", plain("Sign-ins and refusals"), muted(self._came())),
            Row("leaves", plain("They left" if one.active else "They are back"), muted("" if one.active else "left")),
        ]

    def _ways(self) -> list[Row]:
        way = self.way
        code = f"not used yet, good until {moment_of(way.code_until, self.zone)}" if way.code_until else ""
        rows = [fact("close", "Passphrase", "chosen" if way.has_passphrase else "", "none yet")]
        if way.may_come:
            rows.append(fact("give_code", "One-time code", code, "none; Enter gives one"))
        return [*rows, fact("line login", "Login", way.person.login, "none")]

    def _came(self) -> str:
        return f"came last {moment_of(self.way.last_came, self.zone)}" if self.way.last_came else "never came"

    def picked(self, action: str, of: str) -> None:
        if action == "line":
            self._ask_line(of)
        elif action == "role":
            self._ask_role(self.way.person.grants[int(of)])
        else:
            getattr(self, f"action_{action}")()

    # Who and what they are.

    def _ask_line(self, name: str) -> None:
        label, hint = _LINES[name]
        person = self.way.person

        def change(session: Session, given: Mapping[str, str]) -> None:
            if name == "login":
                session.access.set_login(person.id, given[name])
            elif name == "email":
                session.people.change_person(person.id, email=given[name])
            else:
                session.people.change_person(person.id, name=given[name])

        self.ask_change(person.name, "", (Field(name, label, value=getattr(person, name), hint=hint),), "Save", change)

    def action_home(self) -> None:
        person = self.way.person.id

        def chosen(agency: str) -> None:
            self.later(self.change_now(lambda session: session.people.change_person(person, home=agency)))

        self.pick_agency("Who employs them?", chosen, "Nobody in the register")

    def action_add_role(self) -> None:
        person = self.way.person.id

        def chosen(grant: Grant) -> None:
            self.later(self.change_now(lambda session: session.people.change_person(person, give=[grant])))

        self.choose_role(chosen)

    def _ask_role(self, grant: Grant) -> None:
        rows = [Row("take", strong("Take it away"), muted("What they did in it stays theirs."))]
        if grant.role == "lead":
            rows.insert(0, Row("over", strong("Hand it over"), muted("To somebody who is the lead from now on.")))

        def chosen(row: str | None) -> None:
            if row == "take":
                person = self.way.person.id
                take: Callable[[Grant], bool] = grant.__eq__
                self.later(self.change_now(lambda session: session.people.change_person(person, take=take)))
            elif row == "over":
                self.hand_over(grant.agency, self.way.person)

        self.app.push_screen(Menu(role_words(grant, self.agencies), self.way.person.name, rows), chosen)

    def action_leaves(self) -> None:
        person = self.way.person

        def change(session: Session, given: Mapping[str, str]) -> None:
            session.people.change_person(person.id, active=not person.active)

        title = f"{person.name} has left?" if person.active else f"{person.name} is back?"
        intro = _LEFT if person.active else "They can come in again as before."
        self.ask_change(title, intro, (), "They left" if person.active else "They are back", change)

    # How they come in.

    def action_give_code(self) -> None:
        rows = [
            Row("show", strong("Show it here, once"), muted("To be read out, or copied down.")),
            Row("letter", strong("As a letter"), muted("A PDF with one page, to be handed to them.")),
        ]
        intro = f"{way_words(self.way, self.zone)}\n{codes_intro(self.bridge.is_guarded)}"

        def chosen(row: str | None) -> None:
            if row == "letter":
                self.app.push_screen(WritesCodes([self.way.person.id]))
            elif row == "show":
                self.lead(self._show_code())

        self.app.push_screen(Menu(f"New one-time code for {self.way.person.name}", intro, rows), chosen)

    async def _show_code(self) -> None:
        given = await self.attempt(lambda session: session.access.give_codes([self.way.person.id]))
        if given:
            where = self.bridge.partnership.settings.get("sign_in_at", "")
            await self.app.push_screen(CodeShown(given[0], where, self.zone))

    def action_close(self) -> None:
        person = self.way.person
        if not (self.way.has_passphrase or self.way.code_until):
            self.notice.tell("There is no passphrase and no code to take away.")
            return

        def change(session: Session, given: Mapping[str, str]) -> None:
            session.access.close_account(person.id)

        self.ask_change(f"Take away the passphrase of {person.name}?", _TAKE, (), "Take it away", change)

    def action_log(self) -> None:
        self.lead(self._show_log())

    async def _show_log(self) -> None:
        found = await self.attempt(lambda session: session.access.log(self.way.person.id))
        if found is not None:
            rows = [self._logged(one) for one in found]
            empty = [Row("none", muted("Nothing yet: they never tried to sign in."))]
            await self.app.push_screen(Told(f"Sign-ins of {self.way.person.name}", rows or empty, _WHEN))

    def _logged(self, event: Event) -> Row:
        when = f"{local(event.at, self.zone):%d %b %Y %H:%M}"
        return Row(event.id, muted(when), plain(access_words(event.kind, event.body)))


async def open_person(desk: Desk, person: str) -> None:
    """Open somebody over a screen, which tells where that cannot be done."""
    found = await desk.attempt(partial(_read, person))
    if found is not None:
        await desk.app.push_screen(PersonScreen(*found))


def _read(person: str, session: Session) -> tuple[WayIn, Mapping[str, str]]:
    """The person by id, with how they come in; and what agencies are called.

    Raises:
        NotFound: there is none.
    """
    known = session.workspace.registry.person(person).id
    way = next(one for one in session.access.ways_in() if one.person.id == known)
    return way, {one.id: one.name for one in session.reading.agencies()}
