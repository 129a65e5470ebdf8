"""What of the record one person may know of: what they name is looked up here, and what they are offered for it.

Whoever belongs to agencies only is told of nothing beyond these, by a refusal no more than by a list: what they may not
know of is as if it were not there, in the same words, and near names are offered from what they may know alone.
"""

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from s11tui.audit.register import Agency, Person
from s11tui.audit.rights import READS_ALL
from s11tui.errors import NotFound
from s11tui.text import admit_line
from s11tui.workspace.registry import nothing

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene
    from s11tui.workspace.session import Session


class Sight:
    """One person's sight of the record."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._registry = session.workspace.registry

    @property
    def is_bounded(self) -> bool:
        """Whether the person belongs to agencies only, and knows of these alone."""
        return not self._session.roles & READS_ALL

    def agency(self, ref: str) -> Agency:
        """An agency by id or slug.

        Raises:
            NotFound: there is none that this person may know of; near names are offered.
        """
        if not self.is_bounded:
            return self._registry.agency(ref)
        return self._registry.agency(_named("agency", ref, self.agencies()))

    def agencies(self) -> tuple[Agency, ...]:
        """Every agency, for whoever keeps or reads all of the register; else one's own, and those of one's group."""
        everything = self._registry.agencies()
        return tuple(one for one in everything if self._knows(one)) if self.is_bounded else everything

    def person(self, ref: str) -> Person:
        """A person by id or slug.

        Raises:
            NotFound: there is none that this person may know of; near names are offered.
        """
        if not self.is_bounded:
            return self._registry.person(ref)
        return self._registry.person(_named("person", ref, self.colleagues()))

    def colleagues(self) -> tuple[Person, ...]:
        """The people of one's own agencies, with what they are there."""
        me, own = self._session.person.id, self._own
        return tuple(
            one if one.id == me else _as_colleague(one, own)
            for one in self._registry.people()
            if one.id == me or own & {grant.agency for grant in one.grants}
        )

    def return_id(self, ref: str) -> str:
        """The id of a return given by id or slug.

        Raises:
            NotFound: there is none that this person may know of; near ones are offered.
        """
        if not self.is_bounded:
            return self._registry.return_id(ref)
        row = self._registry.find("returns", "id, agency", ref)
        if row is not None and self._knows(self._session.workspace.agencies[row[1]]):
            return str(row[0])
        raise nothing("return", ref, [line.slug for line in self._session.reading.returns()])

    def action_id(self, ref: str) -> str:
        """The id of an action given by id or slug; whether this person may know of it is still to be asked.

        Raises:
            NotFound: there is none.
        """
        row = self._registry.find("actions", "id", ref)
        if row is None:
            raise self.no_action(ref)
        return str(row[0])

    def scene_of_action(self, action_id: str) -> "Scene | None":
        """The return that an action is about; None where this person may not know of it."""
        row = self._session.workspace.store.one('SELECT "return" FROM actions WHERE id = ?', (action_id,))
        try:
            return self._session.changing.scene(row[0]) if row else None
        except NotFound:
            return None

    def no_action(self, ref: str) -> NotFound:
        """What is said of an action that is not there, and of one that this person must not know of."""
        return nothing("action", ref, [one.slug for one in self._session.reading.actions()])

    def meeting_id(self, ref: str) -> str:
        """The id of a meeting given by id or slug.

        Raises:
            NotFound: there is none; or none at which an action was agreed that somebody of an agency knows of.
        """
        from s11tui.workspace.meetings import no_meeting

        found = self._session.workspace.meetings.id_of(ref)
        if self.is_bounded and found not in {one.meeting for one in self._session.reading.actions()}:
            raise no_meeting(ref)
        return found

    def _knows(self, agency: Agency) -> bool:
        return agency.id in self._own or agency.group in self._groups

    @property
    def _own(self) -> frozenset[str]:
        return frozenset(grant.agency for grant in self._session.person.grants if grant.agency)

    @property
    def _groups(self) -> frozenset[str]:
        return frozenset(grant.group for grant in self._session.person.grants if grant.group)


def _named(what: str, ref: str, known: Sequence[Agency] | Sequence[Person]) -> str:
    """The id of the one that is meant, by id or slug.

    Raises:
        NotFound: it is none of these.
    """
    wanted = admit_line(ref).text
    found = next((one.id for one in known if wanted == one.id or wanted.casefold() == one.slug), None)
    if found is None:
        raise nothing(what, ref, [one.slug for one in known])
    return found


def _as_colleague(person: Person, own: Set[str]) -> Person:
    """Somebody as colleagues know them: what they are elsewhere, and how they sign in, is not theirs to know."""
    return replace(person, grants=tuple(one for one in person.grants if one.agency in own), home="", login="")
