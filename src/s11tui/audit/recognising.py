"""Who of the register somebody on a list is: taken for nobody else, and nobody is entered twice."""

import unicodedata
from collections.abc import Iterable, Sequence

from s11tui.audit.register import Grant, Person
from s11tui.errors import BadInput, NotNow
from s11tui.text import listed


def alike(name: str) -> str:
    """What is compared of a name: neither capitals tell people apart, nor how a machine writes an accent."""
    return unicodedata.normalize("NFC", name).casefold()


class KnownPeople:
    """The people of the register, by all that tells one from another.

    Roles are rights, so that where it is not certain who somebody is nothing is guessed: an id says it.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        self._slugs: dict[str, Person] = {}
        self._logins: dict[str, Person] = {}
        self._names: dict[str, dict[str, Person]] = {}
        self._addresses: dict[str, dict[str, Person]] = {}
        for one in people:
            self.add(one)

    def add(self, person: Person) -> None:
        """Know somebody from now on, as they are now."""
        self._slugs[person.slug] = person
        if person.login:
            self._logins[person.login] = person
        if person.email:
            self._addresses.setdefault(person.email.casefold(), {})[person.id] = person
        self._names.setdefault(alike(person.name), {})[person.id] = person

    def with_address(self, email: str) -> list[Person]:
        """Everybody who has an e-mail address; nobody, where it is empty."""
        return list(self._addresses.get(email.casefold(), {}).values())

    def find(self, name: str, *, email: str, login: str, slug: str, grants: Sequence[Grant]) -> Person | None:
        """Who it is: by id, by login, or by name and e-mail address; None for somebody new.

        Args:
            slug: the id that is given for them; empty for none, like e-mail and login.
            grants: the roles that they are to have.

        Raises:
            BadInput: it cannot be told, or what is given belongs to several people.
            NotNow: they have left.
        """
        found = self._by_login_or_id(name, login, slug) or self._by_name(name, email, slug, grants)
        if found is not None and not found.active:
            raise NotNow(
                f"{found.name} ({found.slug}) has left.",
                "Say first that they are back, or give an id of their own where it is somebody else.",
            )
        return found

    def _by_login_or_id(self, name: str, login: str, slug: str) -> Person | None:
        by_login, by_slug = self._logins.get(login), self._slugs.get(slug)
        if by_login is not None and by_slug is not None and by_login.id != by_slug.id:
            raise BadInput(
                f"“{login}” is the login of {by_login.name} ({by_login.slug}), and “{slug}” the id of {by_slug.name}.",
                "Give what is of one person.",
            )
        for found, what, given in ((by_login, "login", login), (by_slug, "id", slug)):
            if found is not None and alike(found.name) != alike(name):
                raise BadInput(
                    f"“{given}” is the {what} of {found.name} in the register, and here of {name}.",
                    f"Give another {what}, or the name as it is there.",
                )
        return by_login or by_slug

    def _by_name(self, name: str, email: str, slug: str, grants: Sequence[Grant]) -> Person | None:
        called = list(self._names.get(alike(name), {}).values())
        same = [one for one in called if email and one.email.casefold() == email.casefold()]
        if slug and not same:
            return None
        if len(same) == 1 and not slug:
            return same[0]
        unclear = same or [one for one in called if not (email and one.email)]
        if len(unclear) == 1 and not slug and set(grants) <= set(unclear[0].grants):
            return unclear[0]
        if not unclear:
            return None
        ids = listed([one.slug for one in unclear])
        raise BadInput(
            f"Somebody called {name} is in the register as {ids}.",
            f"If it is the same person, give the id {ids}; if it is somebody else, give "
            f"{'another e-mail address' if same else 'an id of their own'}.",
        )
