"""Looking while others work: what they changed, who else is here, and where one was before.

None of it counts as doing something: a screen asks by itself, whether anybody sits before it or not.
"""

from dataclasses import dataclass

from s11tui.audit.rights import (
    READS_ALL,
    is_for_agency,
    may_read,
    roles_on,
    sees_panel,
    sees_presence,
)
from s11tui.workspace.desks.desk import Desk
from s11tui.workspace.news import Mark, News, mark_now, news_since
from s11tui.workspace.presences import Presence, Whereabouts

_NOT_FOR_AGENCIES = ("panel", "meeting", "sample", "access")
"""Kinds of streams of which whoever belongs to agencies only is not even told that something was written."""


@dataclass(frozen=True, slots=True)
class _Sight:
    """How one person sees a return: from what the tables say, without reading the return itself."""

    revision: int
    roles: frozenset[str]
    panel: bool


class Watching(Desk):
    """What a screen asks for between what a person does."""

    def mark(self) -> Mark:
        """Where one stands who has seen everything up to now."""
        return mark_now(self.workspace.store)

    def news(self, mark: Mark) -> News | None:
        """What others wrote since, as far as this person may know of it; None where nobody wrote anything."""
        found = news_since(self.workspace.store, mark)
        if found is None or found.pieces is None or self.session.roles & READS_ALL:
            return found
        own = {one.id for one in self.session.reading.agencies()}
        known = [one for one in found.pieces if one.stream.partition("/")[0] not in _NOT_FOR_AGENCIES]
        return News(found.mark, tuple(one for one in known if not one.agencies or one.agencies & own))

    def arrive(self, session: str, where: Whereabouts) -> bool:
        """Say that this person has a return open; whether it was written.

        It is not where they may not open it, and not while something else is being written: nobody waits for it, and
        nothing is refused that nobody asked for.

        Args:
            session: known to no other session.
        """
        sight = self._sight(where.return_id)
        if sight is None:
            return False
        there = is_for_agency(sight.roles, panel=sight.panel, answers=where.answers)
        return self.workspace.presences.arrive(session, self.session.person.id, where, for_agency=there)

    def leave(self, session: str, *, keep_place: bool = False) -> None:
        """Say that no return is open any more; `keep_place` where the session was ended from outside."""
        self.workspace.presences.leave(session, self.session.person.id, keep_place=keep_place)

    def others(self, session: str, return_id: str) -> tuple[Presence, ...]:
        """Who else has a return open, as far as this person may know, each once."""
        sight, names = self._sight(return_id), self.workspace.names
        found: dict[str, Presence] = {}
        if sight is None:
            return ()
        for other, person, standard, for_agency in self.workspace.presences.here(return_id):
            if other == session or person == self.session.person.id:
                continue
            if sees_presence(sight.roles, sight.revision, panel=sight.panel, for_agency=for_agency):
                found[person] = Presence(person, names.get(person, ""), standard)
        return tuple(found.values())

    def place(self) -> Whereabouts | None:
        """Where this person was when a session of theirs ended without leaving, if they may still go there."""
        found = self.workspace.presences.place(self.session.person.id)
        return found if found is not None and self._sight(found.return_id) is not None else None

    def _sight(self, return_id: str) -> _Sight | None:
        """None where there is no such return, or none that this person may open."""
        row = self.workspace.store.one("SELECT agency, revision FROM returns WHERE id = ?", (return_id,))
        if row is None:
            return None
        person, agencies = self.session.person, self.workspace.agencies
        roles = roles_on(person, agencies[row[0]])
        if not may_read(roles, row[1]):
            return None
        return _Sight(row[1], roles, sees_panel(person, roles, agencies[row[0]], agencies))
