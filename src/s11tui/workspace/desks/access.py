"""Ways in: what a manager gives and takes, and one's own passphrase."""

from collections.abc import Sequence
from dataclasses import dataclass

from s11tui.audit.events import Event
from s11tui.audit.register import Person
from s11tui.clock import stamp
from s11tui.errors import NotNow
from s11tui.workspace.access import Account
from s11tui.workspace.desks.desk import Desk

_MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Given:
    """A one-time code for somebody, to be handed to them and to nobody else; it is kept nowhere in plain."""

    person: Person
    code: str
    until: str


@dataclass(frozen=True, slots=True)
class WayIn:
    """How somebody comes in: with a passphrase, with a code that is still good, by a login of the system.

    `code_until` and `last_came` are stamps; empty for no code, and for never.
    """

    person: Person
    has_passphrase: bool
    code_until: str
    last_came: str

    @property
    def may_come(self) -> bool:
        """Whether they work here at all."""
        return self.person.active and bool(self.person.grants)

    @property
    def has_any(self) -> bool:
        return self.has_passphrase or bool(self.code_until) or bool(self.person.login)

    @property
    def needs_one(self) -> bool:
        """Whether they work here, and have no way in yet."""
        return self.may_come and not self.has_any


class AccessDesk(Desk):
    """Who comes in, and how."""

    def give_codes(self, refs: Sequence[str]) -> tuple[Given, ...]:
        """One-time codes for people, each good for 14 days; who has a passphrase keeps it until the code is used.

        Raises:
            NotAllowed: it is not the manager who gives them.
            NotNow: somebody does not work here any more.
        """
        self.session.require("manager")
        access = self.workspace.access
        with self.session.transaction():
            people = [self._active(ref) for ref in refs]
            codes = [access.give_code(one, self.session.person.id) for one in people]
        return tuple(
            Given(one, code, access.account(one.id).code_until) for one, code in zip(people, codes, strict=True)
        )

    def close_account(self, ref: str) -> Person:
        """Take away somebody's passphrase and code.

        Raises:
            NotNow: no manager could come in any more.
        """
        self.session.require("manager")
        with self.session.transaction():
            person = self.workspace.registry.person(ref)
            self.workspace.access.close_account(person, self.session.person.id)
            self._require_managers_way_in()
        return person

    def set_login(self, ref: str, login: str) -> Person:
        """Enter by which login of the operating system (or of a proxy) somebody is known; an empty one takes it away.

        Raises:
            BadInput: it can be no login, or is somebody else's.
        """
        self.session.require("manager")
        with self.session.transaction():
            after = self.session.people.change_person(ref, login=login)
            self._require_managers_way_in()
        return after

    def change_passphrase(self, old: str, new: str) -> None:
        """Choose another passphrase for oneself; the first needs no old one where the person is known otherwise.

        Raises:
            NotAllowed: the old one is wrong.
            BadInput: the new one is too easy to guess.
        """
        access, person = self.workspace.access, self.session.person
        if access.account(person.id).passphrase:
            access.check(person, old, self.session.door.via)
        access.set_passphrase(person, new)

    def ways_in(self) -> tuple[WayIn, ...]:
        """How everybody comes in."""
        self.session.require("manager")
        found = self.workspace.store.all("SELECT stream, max(at) FROM events WHERE kind = 'signed_in' GROUP BY stream")
        came = {stream.removeprefix("access/"): at for stream, at in found}
        now = stamp(self.workspace.clock())
        return tuple(
            _way(one, self.workspace.access.account(one.id), came.get(one.id, ""), now)
            for one in self.workspace.registry.people()
        )

    def log(self, ref: str | None = None) -> tuple[Event, ...]:
        """Sign-ins and refusals, the newest first, 500 at most; a manager sees everybody's, others their own.

        Raises:
            NotAllowed: it is somebody else's.
        """
        person = self.session.sight.person(ref).id if ref else ""
        if person != self.session.person.id:
            self.session.require("manager")
        where, parameters = ("stream = ?", (f"access/{person}",)) if person else ("stream LIKE 'access/%'", ())
        return tuple(self.workspace.ledger.newest(where, parameters, _MOST_SHOWN))

    def _active(self, ref: str) -> Person:
        person = self.workspace.registry.person(ref)
        if not person.active:
            raise NotNow(f"{person.name} does not work here any more.", "Say first that they are back.")
        return person

    def _require_managers_way_in(self) -> None:
        """Raise where nobody could manage the partnership any more, though people have to show who they are."""
        access = self.workspace.access
        if not access.is_guarded:
            return
        managers = self.workspace.registry.people_with("manager")
        if not any(one.login or access.account(one.id).is_any for one in managers):
            raise NotNow("No manager could come in any more.", "Give a manager a code or a login first.")


def _way(person: Person, account: Account, last: str, now: str) -> WayIn:
    is_good = bool(account.code) and account.code_until > now
    return WayIn(person, bool(account.passphrase), account.code_until if is_good else "", last)
