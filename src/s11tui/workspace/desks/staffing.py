"""People who change: names, addresses, roles, leaving; and an agency's work handed from one lead to another."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from s11tui.audit.events import NewEvent
from s11tui.audit.fold_register import fold_person, person_body
from s11tui.audit.register import AGENCY_ROLES, ROLES, Agency, Grant, Person
from s11tui.audit.words import Words
from s11tui.errors import BadInput, NotFound, NotNow, Unmet
from s11tui.questionnaire.vocabulary import KINDS, PHASES
from s11tui.text import admit_line, counted, listed, near
from s11tui.workspace.desks.desk import Desk, required_line
from s11tui.workspace.rows_of_register import rows_of_person
from s11tui.workspace.same_body import widened, without_lost

_OPEN_RETURNS = """SELECT r.id FROM returns r JOIN rounds n ON n.id = r.round
    WHERE r.agency = ? AND NOT n.closed AND r.state NOT IN ('closed', 'exempt', 'withdrawn') ORDER BY n.opened_at"""

_LONGEST_LOGIN = 64


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What passed from one lead to another: slugs of returns with standards that did, and how many texts."""

    agency: Agency
    old: Person
    new: Person
    returns: tuple[str, ...]
    drafts: int

    @property
    def told(self) -> tuple[str, ...]:
        """What was done, in sentences."""
        said = [f"{self.new.name} is the lead of {self.agency.name} now, in the place of {self.old.name}."]
        if self.returns:
            said.append(f"Standards passed on in {listed(self.returns, 'and')}.")
        if self.drafts:
            texts = f"{counted(self.drafts, 'text')} that {self.old.name} had begun"
            said.append(f"{texts}: {self.new.name} will find them there.")
        if not self.old.active:
            said.append(f"{self.old.name} has no other role, and is no longer active.")
        return tuple(said)


class Staffing(Desk):
    """What the manager changes about people who are in the register already."""

    def change_person(
        self,
        ref: str,
        *,
        name: str | None = None,
        email: str | None = None,
        home: str | None = None,
        login: str | None = None,
        active: bool | None = None,
        give: Sequence[Grant] = (),
        take: Callable[[Grant], bool] | None = None,
    ) -> Person:
        """Change somebody's name, address, employer and login (empty for none), roles, or whether they work here.

        Args:
            give: roles that they hold from now on, beside the others.
            take: which roles they lose; asked before the new ones are given.

        Raises:
            BadInput: an address, a login or a role that is none, or a login that somebody else has.
            NotNow: nobody would be left to manage the partnership.
        """
        self.session.require("manager")
        with self.session.transaction():
            before = self.workspace.registry.person(ref)
            kept = [grant for grant in before.grants if take is None or not take(grant)]
            kept = without_lost(self.workspace, before.grants, kept)
            given = [self.checked_grant(grant) for grant in give]
            after = replace(
                before,
                name=before.name if name is None else required_line(name, "The person's name"),
                email=before.email if email is None else checked_email(email),
                home=before.home if home is None else (self.workspace.registry.agency(home).id if home else ""),
                login=before.login if login is None else self._own_login(before, login),
                active=before.active if active is None else active,
                grants=widened(self.workspace, dict.fromkeys([*kept, *given])),
            )
            if after.active and not after.grants:
                raise BadInput(f"{after.name} would have no role left.", "Say that they have left, or give another.")
            return self._changed(before, after)

    def hand_over(self, agency: str, old: str, new: str) -> HandedOver:
        """Make somebody the lead of an agency in the place of another, who need not be there.

        The new lead gets the standards that were the old one's to answer, and the texts that they had begun. Who is
        left without any role is no longer active.

        Raises:
            BadInput: the old one is not a lead of that agency, or both are the same person.
        """
        self.session.require("manager")
        with self.session.transaction():
            found = self.workspace.registry.agency(agency)
            leaving, coming = self._both(found, old, new)
            roles = widened(self.workspace, [Grant("lead", agency=found.id)])
            gained = tuple(role for role in roles if role not in coming.grants)
            coming = self._changed(coming, replace(coming, grants=(*coming.grants, *gained)))
            left = tuple(grant for grant in leaving.grants if grant not in roles)
            after = self._changed(leaving, replace(leaving, grants=left, active=bool(left)))
            returns = [one for role in roles for (one,) in self.workspace.store.all(_OPEN_RETURNS, (role.agency,))]
            passed = [slug for one in returns if (slug := self._pass_on(one, leaving.id, coming.id))]
            texts = sum(self.workspace.drafts.pass_on(one, leaving.id, coming.id) for one in returns)
        return HandedOver(found, after, coming, tuple(passed), texts)

    def checked_grant(self, grant: Grant) -> Grant:
        """A role with its agency looked up and its words checked.

        Raises:
            BadInput: there is no such role, kind or phase.
            Unmet: the role is for an agency or a group, and none is named.
            NotFound: no agency belongs to that group.
        """
        if grant.role not in ROLES:
            raise BadInput(f"“{grant.role}” is no role.", f"Give one of: {', '.join(ROLES)}.")
        if grant.role in AGENCY_ROLES and not grant.agency:
            raise Unmet(f"A {ROLES[grant.role]} belongs to an agency.", "Say which, with its name or id.")
        known("kind", grant.kinds, KINDS)
        known("phase", grant.phases, PHASES)
        agency = self.session.sight.agency(grant.agency).id if grant.agency else ""
        group = self._own_group(grant.group) if grant.role == "group-lead" else ""
        return Grant(grant.role, agency, group, grant.kinds, grant.phases)

    def _own_group(self, given: str) -> str:
        """A group as its agencies name it."""
        wanted = admit_line(given).text
        groups = sorted({one.group for one in self.session.sight.agencies() if one.group})
        found = next((one for one in groups if one.casefold() == wanted.casefold()), None)
        if found is not None:
            return found
        if not groups:
            raise NotFound("No agency belongs to a group yet.", "Add agencies with their group first.")
        mend = f"The groups are: {', '.join(groups)}."
        if not wanted:
            raise Unmet("A group lead is for a group.", f"Say which. {mend}")
        raise NotFound(f"No agency belongs to a group “{wanted}”.", near(wanted, groups, mend))

    def _own_login(self, person: Person, raw: str) -> str:
        login = checked_login(raw)
        other = self.workspace.registry.person_of_login(login)
        if other is not None and other.id != person.id:
            raise BadInput(f"“{login}” is the login of {other.name}.", "Take it away there first.")
        return login

    def _both(self, agency: Agency, old: str, new: str) -> tuple[Person, Person]:
        leaving, coming = self.workspace.registry.person(old), self.workspace.registry.person(new)
        if leaving.id == coming.id:
            raise BadInput(f"{coming.name} cannot take over from themselves.", "Name the old lead and the new one.")
        if not any((grant.role, grant.agency) == ("lead", agency.id) for grant in leaving.grants):
            raise BadInput(f"{leaving.name} is no safeguarding lead of {agency.name}.", "Look them up in the list.")
        if not coming.active:
            raise NotNow(f"{coming.name} does not work here any more.", "Say first that they are back.")
        return leaving, coming

    def _changed(self, before: Person, after: Person) -> Person:
        """Record what a person is now; nothing, where nothing changed."""
        if after == before:
            return before
        if _manages(before) and not _manages(after):
            self._require_other_manager(before)
        news = NewEvent(f"register/person/{before.id}", "person_changed", person_body(after, Words(after.name)))
        self.session.changing.register(
            [news], rows_of_person(before), lambda events: rows_of_person(fold_person(before, events) or after)
        )
        return after

    def _require_other_manager(self, person: Person) -> None:
        if not any(one.id != person.id for one in self.workspace.registry.people_with("manager")):
            raise NotNow("Nobody would be left to manage the partnership.", "Make somebody else its manager first.")

    def _pass_on(self, return_id: str, old: str, new: str) -> str:
        """Give the standards of one return that were one person's to another; its slug, or empty for none."""
        scene = self.session.changing.scene(return_id)
        news = []
        for asked in scene.content.asked:
            people = [person for person, _ in scene.state.standard(asked.id).assigned]
            if old in people:
                others = dict.fromkeys(new if person == old else person for person in people)
                news.append(scene.new("assigned", standard=asked.id, people=list(others)))
        self.session.changing.record(scene, news)
        return self.workspace.store.all("SELECT slug FROM returns WHERE id = ?", (return_id,))[0][0] if news else ""


def checked_email(raw: str) -> str:
    """An address for letters; empty for none. It is only looked at, never written to.

    Raises:
        BadInput: it can be no address.
    """
    text = admit_line(raw).text
    before, at, behind = text.partition("@")
    if text and (not at or not before or not behind or "@" in behind or " " in text):
        raise BadInput(f"“{text}” is no e-mail address.", "Write for example lee.lead@example.org.")
    return text


def checked_login(raw: str) -> str:
    """By which login the system knows somebody; empty for none.

    Raises:
        BadInput: it can be none.
    """
    text = admit_line(raw).text
    if len(text) > _LONGEST_LOGIN or any(one.isspace() or one in ':/\\"' for one in text):
        raise BadInput(f"“{text}” can be no login.", "Write it as the system does, for example sam.lead.")
    return text


def known(what: str, given: Iterable[str], vocabulary: dict[str, str]) -> None:
    """Raise where a word is not in a vocabulary."""
    for word in given:
        if word not in vocabulary:
            raise BadInput(f"“{word}” is no {what}.", f"Choose from: {', '.join(vocabulary)}.")


def _manages(person: Person) -> bool:
    return person.active and person.holds("manager")
