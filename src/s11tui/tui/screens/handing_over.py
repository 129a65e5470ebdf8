"""Giving an agency another lead in the place of one who goes."""

from collections.abc import Mapping

from s11tui.audit.register import Person
from s11tui.tui.screens.ask import Ask
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.picking import Picking
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, plain

_INTRO = (
    "Standards that were theirs to answer are the new lead's, and texts that they had begun wait in the form. What was "
    "answered keeps the name of whoever answered it. Who is left without a role is no longer active."
)


class HandingOver(Desk):
    """A screen from which a lead's work is handed over."""

    def hand_over(self, agency: str, old: Person) -> None:
        """Ask to whom, and do it. `agency`: its id."""
        self.lead(self._to_whom(agency, old))

    async def _to_whom(self, agency: str, old: Person) -> None:
        found = await self.attempt(lambda session: session.reading.people())
        rows = [
            Row(f"id {one.id}", plain(one.name), muted(one.slug))
            for one in found or ()
            if one.active and one.id != old.id
        ]

        def chosen(row: str | None) -> None:
            if row is not None:
                new = row.removeprefix("id ")
                name = next(one.name for one in found or () if one.id == new)
                self._confirm(agency, old, new, name)

        if found is not None:
            self.app.push_screen(Picking(f"Who takes over from {old.name}? Add them first.", rows), chosen)

    def _confirm(self, agency: str, old: Person, new: str, name: str) -> None:
        told: list[str] = []

        async def do(given: Mapping[str, str]) -> None:
            done = await self.bridge.call(lambda session: session.people.hand_over(agency, old.id, new))
            told.extend(done.told)

        def handed(yes: bool | None) -> None:
            if yes:
                self.notice.tell(" ".join(told))

        self.app.push_screen(Ask(f"{name} takes over from {old.name}?", _INTRO, (), "Hand over", do), handed)
