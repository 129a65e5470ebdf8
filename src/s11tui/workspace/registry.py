"""Looking up people, agencies, rounds and editions, by uuid or slug."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from s11tui.audit.register import Agency, Grant, Partnership, Party, Person, Round
from s11tui.errors import NotFound
from s11tui.text import admit_line
from s11tui.workspace.store import Store

if TYPE_CHECKING:
    from s11tui.questionnaire.models import Edition

_AGENCY = "id, slug, name, kind, phases, size, tags, grouped, host, active"
_PERSON = "id, slug, name, home, active, email, login"
_ROUND = "id, slug, title, edition, due, opened_at, separately, reply_days, closed"


class Registry:
    """Reads the register's tables; keeps nothing but editions, which never change."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._editions: dict[str, Edition] = {}

    def partnership(self) -> Partnership:
        """Whose workspace this is."""
        row = self._store.one("SELECT id, name, alone FROM partnership")
        if row is None:
            raise NotFound("The workspace has no partnership in it.", "Restore a backup: this file is not whole.")
        settings = dict(self._store.all("SELECT name, value FROM settings"))
        return Partnership(row[0], row[1], bool(row[2]), settings)

    def agency(self, ref: str) -> Agency:
        """An agency by id or slug.

        Raises:
            NotFound: there is none; near names are offered.
        """
        return _agency(self._row("agencies", _AGENCY, ref, "agency"))

    def agencies(self) -> tuple[Agency, ...]:
        return tuple(_agency(row) for row in self._store.all(f"SELECT {_AGENCY} FROM agencies ORDER BY name"))

    def person(self, ref: str) -> Person:
        """A person by id or slug.

        Raises:
            NotFound: there is none.
        """
        return self._person(self._row("people", _PERSON, ref, "person"))

    def as_now(self, person: Person) -> Person:
        """Somebody as the register knows them now; as given, where it does not know them."""
        row = self._store.one(f"SELECT {_PERSON} FROM people WHERE id = ?", (person.id,))
        return self._person(row) if row is not None else person

    def find_person(self, ref: str) -> Person | None:
        """Somebody by id, slug or name; None where nobody, or more than one, is known so."""
        wanted = admit_line(ref).text
        rows = self._store.all(
            f"SELECT {_PERSON} FROM people WHERE id = ? OR slug = ? OR name = ? COLLATE NOCASE",
            (wanted, wanted.casefold(), wanted),
        )
        return self._person(rows[0]) if len(rows) == 1 else None

    def person_of_email(self, email: str) -> Person | None:
        """Somebody by their e-mail address; None where nobody, or more than one, has it."""
        rows = self._store.all(
            f"SELECT {_PERSON} FROM people WHERE email = ? COLLATE NOCASE AND email <> ''", (admit_line(email).text,)
        )
        return self._person(rows[0]) if len(rows) == 1 else None

    def people(self) -> tuple[Person, ...]:
        grants = self._grants("")
        rows = self._store.all(f"SELECT {_PERSON} FROM people ORDER BY name")
        return tuple(_person(row, grants.get(row[0], ())) for row in rows)

    def person_of_login(self, login: str) -> Person | None:
        """Whom a manager said a login of the operating system to be; None for nobody."""
        row = self._store.one(f"SELECT {_PERSON} FROM people WHERE login = ? AND login <> ''", (login,))
        return self._person(row) if row else None

    def parties(self) -> tuple[Party, ...]:
        """Whoever hand-overs go to and come from."""
        rows = self._store.all("SELECT id, name, agency, signing, sealing FROM parties ORDER BY name")
        return tuple(Party(*row) for row in rows)

    def people_with(self, role: str) -> tuple[Person, ...]:
        """Everybody who holds a role anywhere."""
        rows = self._store.all(
            f"SELECT {_PERSON} FROM people WHERE active "
            "AND id IN (SELECT person FROM grants WHERE role = ?) ORDER BY name",
            (role,),
        )
        return tuple(self._person(row) for row in rows)

    def round(self, ref: str) -> Round:
        """A round by id or slug.

        Raises:
            NotFound: there is none.
        """
        return _round(self._row("rounds", _ROUND, ref, "round"))

    def rounds(self) -> tuple[Round, ...]:
        """Every round, the newest first."""
        rows = self._store.all(f"SELECT {_ROUND} FROM rounds ORDER BY opened_at DESC, title")
        return tuple(_round(row) for row in rows)

    def return_id(self, ref: str) -> str:
        """The id of a return given by id or slug.

        Raises:
            NotFound: there is none.
        """
        return str(self._row("returns", "id", ref, "return")[0])

    def find(self, table: str, columns: str, ref: str) -> tuple[Any, ...] | None:
        """Columns of what has an id or slug in a table; None where nothing has."""
        wanted = admit_line(ref).text
        return self._store.one(f"SELECT {columns} FROM {table} WHERE id = ? OR slug = ?", (wanted, wanted.casefold()))

    def edition(self, sha256: str) -> "Edition":
        """A published edition by its hash."""
        if sha256 not in self._editions:
            row = self._store.one("SELECT canonical FROM editions WHERE sha256 = ?", (sha256,))
            if row is None:
                raise NotFound(
                    "This return's edition is not in the workspace.", "Restore a backup: this file is not whole."
                )
            # Reading an edition takes pydantic, which no list needs: the first screen does not wait for it.
            from s11tui.questionnaire.publishing import read_published

            self._editions[sha256] = read_published(row[0].encode())
        return self._editions[sha256]

    def is_taken(self, table: str, slug: str) -> bool:
        return self._store.one(f"SELECT 1 FROM {table} WHERE slug = ?", (slug,)) is not None

    def free_slug(self, table: str, wanted: str) -> str:
        """The slug, or the slug with the first free number behind it."""
        slug, number = wanted, 1
        while self.is_taken(table, slug):
            number += 1
            slug = f"{wanted}-{number}"
        return slug

    def _row(self, table: str, columns: str, ref: str, what: str) -> tuple[Any, ...]:
        row = self.find(table, columns, ref)
        if row is not None:
            return row
        raise nothing(what, ref, [slug for (slug,) in self._store.all(f"SELECT slug FROM {table}")])

    def _person(self, row: tuple[Any, ...]) -> Person:
        return _person(row, self._grants(row[0]).get(row[0], ()))

    def _grants(self, person: str) -> dict[str, tuple[Grant, ...]]:
        where = "WHERE person = ?" if person else ""
        rows = self._store.all(
            f"SELECT person, role, agency, grouped, kinds, phases FROM grants {where} ORDER BY person, number",
            (person,) if person else (),
        )
        found: dict[str, list[Grant]] = {}
        for who, role, agency, group, kinds, phases in rows:
            found.setdefault(who, []).append(Grant(role, agency, group, tuple(kinds.split()), tuple(phases.split())))
        return {who: tuple(grants) for who, grants in found.items()}


class Agencies(Mapping[str, Agency]):
    """Agencies by id, each looked up when it is first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: dict[str, Agency] = {}

    def __getitem__(self, agency: str) -> Agency:
        if agency not in self._found:
            row = self._store.one(f"SELECT {_AGENCY} FROM agencies WHERE id = ?", (agency,))
            if row is None:
                raise KeyError(agency)
            self._found[agency] = _agency(row)
        return self._found[agency]

    def look_up(self, wanted: Sequence[str]) -> None:
        """Look up several at once, before they are asked for one by one."""
        missing = sorted(set(wanted) - set(self._found))
        marks = ",".join("?" * len(missing))
        for row in self._store.all(f"SELECT {_AGENCY} FROM agencies WHERE id IN ({marks})", tuple(missing)):
            self._found[row[0]] = _agency(row)

    def __iter__(self) -> Iterator[str]:
        return iter([agency for (agency,) in self._store.all("SELECT id FROM agencies")])

    def __len__(self) -> int:
        return len(list(iter(self)))


class Names(Mapping[str, str]):
    """People's names by id, each looked up when it is first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: dict[str, str] = {}

    def __getitem__(self, person: str) -> str:
        if person not in self._found:
            row = self._store.one("SELECT name FROM people WHERE id = ?", (person,))
            if row is None:
                raise KeyError(person)
            self._found[person] = row[0]
        return self._found[person]

    def __iter__(self) -> Iterator[str]:
        return iter([person for (person,) in self._store.all("SELECT id FROM people")])

    def __len__(self) -> int:
        return len(list(iter(self)))


def nothing(what: str, ref: str, slugs: Iterable[str]) -> NotFound:
    """What is said where nothing is known by an id or slug; near ones of these are offered."""
    wanted = admit_line(ref).text
    near = get_close_matches(wanted.casefold(), list(slugs), n=3, cutoff=0.5)
    mend = f"Did you mean {' or '.join(near)}?" if near else "Look it up in the list."
    return NotFound(f"There is no {what} “{wanted}” in this workspace.", mend)


def _agency(row: tuple[Any, ...]) -> Agency:
    return Agency(
        row[0],
        row[1],
        row[2],
        row[3],
        tuple(row[4].split()),
        row[5],
        tuple(row[6].split()),
        row[7],
        row[8],
        bool(row[9]),
    )


def _person(row: tuple[Any, ...], grants: tuple[Grant, ...]) -> Person:
    return Person(row[0], row[1], row[2], grants, row[3], bool(row[4]), row[5], row[6])


def _round(row: tuple[Any, ...]) -> Round:
    return Round(row[0], row[1], row[2], row[3], row[4], row[5], bool(row[6]), row[7], bool(row[8]))
