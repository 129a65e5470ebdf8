"""How people come in: by a passphrase, by a one-time code, or known by the system they signed in to.

Guessing is slowed, not stopped for good: nobody can lock a colleague out for longer than a quarter of an hour. Each
sign-in and each refusal is an event in `access/PERSON`.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import timedelta

from s11tui.audit.events import NewEvent
from s11tui.audit.register import Person
from s11tui.clock import Clock, moment, stamp
from s11tui.errors import NotAllowed
from s11tui.text import admit_line
from s11tui.workspace import passphrases
from s11tui.workspace.ledger import Ledger
from s11tui.workspace.registry import Registry
from s11tui.workspace.store import Store

FREE_TRIES = 5
_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)
CODE_LASTS = timedelta(days=14)
_NOBODY = "access/nobody"
_NOBODY_EVERY = timedelta(minutes=1)
"""Names that nobody has are noted once a minute at most: guessing must not fill the record."""

_UNKNOWN_LASTS, _MOST_UNKNOWN = timedelta(hours=1), 1000

NO_ONE = "nobody"
"""Who an event is by that nobody did who is known."""

_WRONG = "That name and passphrase do not belong together."
_WRONG_MEND = "Try again, or ask the partnership's manager for a one-time code."
_WRONG_CODE = "That name and code do not belong together, or the code is too old or was used."


@dataclass(frozen=True, slots=True)
class Account:
    """One person's way in. `wait_until` is a stamp; empty for no waiting."""

    person: str
    passphrase: str = ""
    code: str = ""
    code_until: str = ""
    failures: int = 0
    wait_until: str = ""

    @property
    def is_any(self) -> bool:
        """Whether somebody could come in with it."""
        return bool(self.passphrase or self.code)


class Access:
    """The door of one workspace."""

    def __init__(self, store: Store, ledger: Ledger, registry: Registry, clock: Clock) -> None:
        self._store = store
        self._ledger = ledger
        self._registry = registry
        self._clock = clock

    @property
    def is_guarded(self) -> bool:
        """Whether people have to show who they are: from the first account or login on."""
        row = self._store.one(
            "SELECT EXISTS (SELECT 1 FROM accounts WHERE passphrase <> '' OR code <> '') "
            "OR EXISTS (SELECT 1 FROM people WHERE login <> '')"
        )
        return bool(row and row[0])

    def account(self, person: str) -> Account:
        """How a person comes in; an empty one where they cannot."""
        row = self._store.one(
            "SELECT person, passphrase, code, code_until, failures, wait_until FROM accounts WHERE person = ?",
            (person,),
        )
        return Account(*row) if row else Account(person)

    def sign_in(self, name: str, passphrase: str, via: str) -> Person:
        """Whoever has this name and passphrase.

        Args:
            name: slug, full name or e-mail address.
            via: where they come in, `app` or `browser`.

        Raises:
            NotAllowed: they do not belong together (which of them is wrong, is not told), or one has to wait.
        """
        person = self._who(name)
        account = self._begin_try(person.id if person else _unknown(name))
        if not passphrases.is_right(account.passphrase, passphrase) or person is None:
            self._failed(account, via)
            raise NotAllowed(_WRONG, _WRONG_MEND)
        return self._came_in(person, via, "passphrase")

    def redeem(self, name: str, code: str, passphrase: str, via: str) -> Person:
        """Whoever has this name and one-time code, with the passphrase that they choose for the next times.

        Raises:
            NotAllowed: name and code do not belong together, the code is too old, or one has to wait.
            BadInput: the passphrase is too easy; the code stays good.
        """
        person = self._who(name)
        account = self._begin_try(person.id if person else _unknown(name))
        good = bool(account.code) and account.code_until > stamp(self._clock())
        if person is None or not good or account.code != passphrases.code_digest(person.id, code):
            self._failed(account, via)
            raise NotAllowed(_WRONG_CODE, "Check both, or ask the partnership's manager for a new code.")
        self._forget_failures(person.id)  # the code was right, whatever becomes of the passphrase
        with self._store.atomic():
            self.set_passphrase(person, passphrase)
            return self._came_in(person, via, "code")

    def by_login(self, login: str, via: str) -> Person:
        """Whoever a manager said that a login of the system, or of a trusted proxy, belongs to.

        Raises:
            NotAllowed: nobody is known by it.
        """
        person = self._registry.person_of_login(admit_line(login).text)
        if person is None or not person.active:
            self.refuse_stranger(via)
            raise NotAllowed(
                f"Nobody is known here by the login “{admit_line(login).text}”.",
                "Ask the partnership's manager to enter it for you.",
            )
        return self._came_in(person, via, "login")

    def check(self, person: Person, passphrase: str, via: str) -> None:
        """Raise where this is not the person's passphrase: to go on after a while away, or to change it.

        Raises:
            NotAllowed: it is not, or one has to wait.
        """
        account = self._begin_try(person.id)
        if not passphrases.is_right(account.passphrase, passphrase):
            self._failed(account, via)
            raise NotAllowed("That is not your passphrase.", _WRONG_MEND)
        self._forget_failures(person.id)

    def set_passphrase(self, person: Person, passphrase: str) -> None:
        """Keep a new passphrase; a code that was given falls away.

        Raises:
            BadInput: it is too easy to guess.
        """
        passphrases.require_good(passphrase, person.name, person.slug, person.email, self._registry.partnership().name)
        digest = passphrases.digest_of(passphrase)
        with self._store.atomic():
            self._keep(Account(person.id, digest))
            self.note(person.id, "passphrase_set", {})

    def give_code(self, person: Person, by: str) -> str:
        """A one-time code, good for 14 days; the passphrase that there is stays good until it is used.

        Inside a transaction; `by` is who gives it.
        """
        code, account = passphrases.new_code(), self.account(person.id)
        until = stamp(self._clock() + CODE_LASTS)
        self._keep(Account(person.id, account.passphrase, passphrases.code_digest(person.id, code), until))
        self.note(person.id, "code_given", {"until": until}, by)
        return code

    def close_account(self, person: Person, by: str) -> None:
        """Take away passphrase and code; inside a transaction."""
        self._store.run("DELETE FROM accounts WHERE person = ?", (person.id,))
        self.note(person.id, "account_closed", {}, by)

    def signed_out(self, person: str, via: str) -> None:
        """Somebody left."""
        self.note(person, "signed_out", {"via": via})

    def note(self, person: str, kind: str, body: dict[str, object], by: str = "") -> None:
        """Record something about a person's ways in."""
        with self._store.atomic():
            self._ledger.append([NewEvent(f"access/{person}", kind, body)], by or person)

    def _who(self, name: str) -> Person | None:
        """Somebody active by slug, name or e-mail address; None where nobody, or more than one, is."""
        found = self._registry.find_person(name) or self._registry.person_of_email(name)
        return found if found is not None and found.active else None

    def _came_in(self, person: Person, via: str, by_what: str) -> Person:
        with self._store.atomic():
            self._forget_failures(person.id)
            self.note(person.id, "signed_in", {"via": via, "by": by_what})
        return person

    def _forget_failures(self, person: str) -> None:
        self._store.run(
            "UPDATE accounts SET failures = 0, wait_until = '' WHERE person = ? AND failures > 0", (person,)
        )

    def _begin_try(self, person: str) -> Account:
        """How somebody comes in, with this try counted as a wrong one until it turns out right.

        Counted before it is looked at: many who guess at the same moment count as many. Names that nobody has are
        counted too, or who has to wait would be told that there is such a name.
        """
        with self._store.atomic():
            account = self.account(person)
            self._require_no_wait(account)
            failures = account.failures + 1
            wait = _wait_after(failures)
            until = stamp(self._clock() + wait) if wait else ""
            counted = replace(account, failures=failures, wait_until=until)
            self._keep(counted)
            self._forget_unknown()
        return counted

    def _forget_unknown(self) -> None:
        """Let go of names that nobody has, after an hour, and of the oldest where there are very many."""
        long_ago = stamp(self._clock() - _UNKNOWN_LASTS)
        self._store.run("DELETE FROM accounts WHERE person LIKE '?%' AND changed_at < ?", (long_ago,))
        self._store.run(
            "DELETE FROM accounts WHERE person IN (SELECT person FROM accounts WHERE person LIKE '?%' "
            "ORDER BY changed_at DESC LIMIT -1 OFFSET ?)",
            (_MOST_UNKNOWN,),
        )

    def _require_no_wait(self, account: Account) -> None:
        now = self._clock()
        if account.wait_until and moment(account.wait_until) > now:
            raise NotAllowed(
                f"Too many wrong tries for that name. Try again {_in_words(moment(account.wait_until) - now)}.",
                "If it was not you who tried, tell the partnership's manager.",
            )

    def _failed(self, account: Account, via: str) -> None:
        if not account.is_any:
            self.refuse_stranger(via)
            return
        body = {"via": via, "failures": account.failures, "wait_until": account.wait_until}
        self.note(account.person, "sign_in_refused", body, NO_ONE)

    def refuse_stranger(self, via: str) -> None:
        """Note that somebody who is not known was turned away."""
        with self._store.atomic():
            last = self._store.one("SELECT at FROM events WHERE stream = ? ORDER BY seq DESC LIMIT 1", (_NOBODY,))
            if last is None or moment(last[0]) + _NOBODY_EVERY <= self._clock():
                self._ledger.append([NewEvent(_NOBODY, "sign_in_refused", {"via": via})], NO_ONE)

    def _keep(self, account: Account) -> None:
        self._store.run(
            "INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (person) DO UPDATE SET "
            "passphrase = excluded.passphrase, code = excluded.code, code_until = excluded.code_until, "
            "failures = excluded.failures, wait_until = excluded.wait_until, changed_at = excluded.changed_at",
            (
                account.person,
                account.passphrase,
                account.code,
                account.code_until,
                account.failures,
                account.wait_until,
                stamp(self._clock()),
            ),
        )


def _wait_after(failures: int) -> timedelta | None:
    if failures < FREE_TRIES:
        return None
    doublings: int = min(failures - FREE_TRIES, 10)
    return min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)


def _in_words(wait: timedelta) -> str:
    seconds = int(wait.total_seconds()) + 1
    return f"in {seconds} seconds" if seconds < 100 else f"in {(seconds + 59) // 60} minutes"


def _unknown(name: str) -> str:
    """Under what the tries of a name that nobody has are counted; not the name itself, which may be a passphrase."""
    return "?" + hashlib.sha256(f"s11tui-unknown/1\n{admit_line(name).text.casefold()}".encode()).hexdigest()[:32]
