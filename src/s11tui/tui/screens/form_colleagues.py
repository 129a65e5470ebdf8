"""Who answers what: giving standards and areas to colleagues, and taking them back."""

from collections.abc import Sequence

from s11tui.audit.register import Person
from s11tui.audit.view_models import StandardView
from s11tui.text import counted
from s11tui.tui.screens.form_part import FormPart
from s11tui.tui.screens.menu import Menu
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import mark, moment_of, muted, plain

_NOBODY = "No contributor of your agency is known. The partnership’s manager adds people."


class FormColleagues(FormPart):
    """The part of the form in which the lead shares out the work."""

    def action_assign(self) -> None:
        self.lead(self._assign())

    async def _assign(self) -> None:
        agency = self.view.agency.id
        everybody = await self.attempt(lambda session: session.reading.people())
        people = [
            one
            for one in everybody or ()
            if any(grant.role == "contributor" and grant.agency == agency for grant in one.grants)
        ]
        rows = [Row(one.id, plain(one.name), muted(self._has(one.id))) for one in people]

        def chosen(person: str | None) -> None:
            found = next((one for one in people if one.id == person), None)
            if found is not None:
                self._what_for(found)

        intro = "Each colleague sees their own list; you go on seeing everything." if rows else _NOBODY
        self.app.push_screen(Menu("Who answers what?", intro, rows), chosen)

    def _given_to(self, person: str) -> list[StandardView]:
        return [one for one in self.view.standards() if any(given.person == person for given in one.assigned)]

    def _has(self, person: str) -> str:
        """How many standards somebody has, how many are done, and since when the first waits."""
        mine = self._given_to(person)
        if not mine:
            return "has nothing yet"
        done = sum(one.is_done for one in mine)
        since = min(given.since for one in mine for given in one.assigned if given.person == person)
        return f"has {counted(len(mine), 'standard')}, {done} done, since {moment_of(since, self.zone)}"

    def _what_for(self, person: Person) -> None:
        """What is to be given to somebody, or taken back."""
        standard = self.standard
        area = next(one for one in self.view.areas if one.id == standard.area)
        has_this = any(given.person == person.id for given in standard.assigned)
        verb = "Take back" if has_this else "Give"
        rows = [
            Row("this", plain(f"{verb} {self.heading}")),
            Row(
                "area",
                plain(f"Give all of {area.number} {area.title}"),
                muted(counted(len(area.standards), "standard")),
            ),
        ]
        mine = self._given_to(person.id)
        if mine:
            rows.append(Row("head", muted("What they have"), heading=True))
            rows += [Row(f"go:{one.id}", plain(f"{one.number} {one.title}"), mark=mark(one.mark)) for one in mine]

        def chosen(row: str | None) -> None:
            if row is None:
                return
            if row.startswith("go:"):
                self.go(row.removeprefix("go:"))
            elif row == "this":
                self.later(self._give([standard], person, take=has_this))
            else:
                self.later(self._give(area.standards, person))

        self.app.push_screen(Menu(person.name, self._has(person.id), rows), chosen)

    async def _give(self, standards: Sequence[StandardView], person: Person, *, take: bool = False) -> None:
        """Give standards to somebody beside those who have them, or take them back from this one."""
        wanted: dict[str, list[str]] = {}
        for one in standards:
            others = [given.person for given in one.assigned if given.person != person.id]
            wanted[one.id] = others if take else [*others, person.id]
        words = "Taken back." if take else f"Given. It stands on the first screen of {person.name}."
        await self.changed(lambda session: session.answering.assign_each(self.view.id, wanted), words)
