"""People who are entered into the register: one, or a whole list of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from s11tui.audit.events import NewEvent
from s11tui.audit.fold_register import fold_person, person_body
from s11tui.audit.recognising import KnownPeople
from s11tui.audit.register import ROLES, Grant, Person
from s11tui.audit.words import Words
from s11tui.errors import BadInput
from s11tui.text import slug
from s11tui.workspace.desks.desk import required_line
from s11tui.workspace.desks.staffing import Staffing, checked_email, checked_login
from s11tui.workspace.rows_of_register import rows_of_person
from s11tui.workspace.same_body import widened

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be entered. `slug` is None where it is to be made from the name; `home` is an agency's id or slug."""

    name: str
    grants: tuple[Grant, ...]
    slug: str | None = None
    home: str = ""
    email: str = ""
    login: str = ""


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody who is in the register now; `given` are the roles that they did not have before."""

    person: Person
    is_new: bool
    given: tuple[Grant, ...]


class Entering(Staffing):
    """What the manager enters of people."""

    def add_person(
        self, name: str, roles: Sequence[Grant], slug_: str | None = None, home: str = "", email: str = ""
    ) -> Person:
        """Enter a person with the roles they hold.

        Raises:
            BadInput: a role is unknown or lacks its agency, or the e-mail address can be none.
        """
        self.session.require("manager")
        with self.session.transaction():
            return self._enter(NewPerson(name, tuple(roles), slug_, home, email))

    def add_people(self, wanted: Sequence[NewPerson]) -> tuple[Entered, ...]:
        """Enter a list of people: all of them, or none. Who is there already gets the roles that they lack, no more.

        Somebody is known by id, by login, or by name and e-mail address.

        Raises:
            BadInput: a role, an address, a login or an id that is none, or who somebody is cannot be told.
            NotNow: somebody on the list has left.
        """
        self.session.require("manager")
        done: dict[int, Entered] = {}
        with self.session.transaction():
            known = KnownPeople(self.workspace.registry.people())
            # Ids that are given come first: none of them may be taken by one that is made from a name.
            for number, one in sorted(enumerate(wanted), key=lambda each: each[1].slug is None):
                done[number] = self._enter_or_give(one, known)
        return tuple(done[number] for number in range(len(wanted)))

    def _enter_or_give(self, one: NewPerson, known: KnownPeople) -> Entered:
        name, email = required_line(one.name, "The person's name"), checked_email(one.email)
        grants = tuple(self.checked_grant(grant) for grant in one.grants)
        there = known.find(name, email=email, login=checked_login(one.login), slug=one.slug or "", grants=grants)
        if there is None:
            person = self._enter(one)
            known.add(person)
            return Entered(person, is_new=True, given=person.grants)
        before = self.workspace.registry.person(there.id)
        if set(grants) <= set(before.grants):
            return Entered(before, is_new=False, given=())
        after = self.change_person(there.id, give=grants)
        known.add(after)
        return Entered(after, is_new=False, given=tuple(one for one in after.grants if one not in before.grants))

    def _enter(self, one: NewPerson) -> Person:
        """Enter somebody; inside a transaction."""
        registry = self.workspace.registry
        named = required_line(one.name, "The person's name")
        grants = widened(self.workspace, [self.checked_grant(grant) for grant in one.grants])
        if not grants:
            raise BadInput(f"{named} has no role.", f"Give one of: {', '.join(ROLES)}.")
        home = registry.agency(one.home).id if one.home else ""
        chosen, address = self._own_slug("people", one.slug, named), checked_email(one.email)
        person = Person(self.workspace.source.new_id(), chosen, named, grants, home, email=address)
        if one.login:
            person = replace(person, login=self._own_login(person, one.login))
        news = NewEvent(f"register/person/{person.id}", "person_registered", person_body(person, Words(named)))
        self.session.changing.register([news], {}, lambda events: rows_of_person(made(fold_person(None, events))))
        return person

    def _own_slug(self, table: str, given: str | None, name: str) -> str:
        """A short name that nobody else has: the one that is given, else one made from a name."""
        registry = self.workspace.registry
        if given is None:
            return registry.free_slug(table, slug(name))
        wanted = slug(given)
        if wanted != given.strip():
            raise BadInput(
                f"“{given}” cannot be an id.", f"Use small letters, digits and hyphens, for example {wanted}."
            )
        if registry.is_taken(table, wanted):
            raise BadInput(f"The id “{wanted}” is taken.", "Choose another.")
        return wanted


def made(thing: Thing | None) -> Thing:
    """What a fold made of events that begin with a first one."""
    assert thing is not None
    return thing
