"""Which role somebody gets, and for what: an agency, a group, or kinds and phases of agencies."""

from collections.abc import Callable, Mapping

from s11tui.audit.register import AGENCY_ROLES, ROLES, Agency, Grant
from s11tui.errors import Unmet
from s11tui.questionnaire.vocabulary import KINDS, PHASES
from s11tui.text import capital
from s11tui.tui.people_words import role_rows
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.picking import Picking
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, plain

_OF_KINDS = ("moderator", "meeting-chair")
_NEW = (
    Field("name", "Their name"),
    Field("email", "E-mail address", hint="for letters; nothing is ever sent from here"),
    Field("slug", "Short name", hint="to sign in with; made from the name where it stays empty"),
)

_MANY = Row("many", plain("Many people at once"), muted("a list, copied from a spreadsheet"))

Then = Callable[[Grant], None]
"""Is given the role that was chosen."""


class RoleChoosing(Desk):
    """A screen on which roles are given."""

    def choose_role(self, then: Then, agency: Agency | None = None, many: Callable[[], None] | None = None) -> None:
        """Ask which role, and for what.

        Args:
            agency: only the roles at this one are offered.
            many: adds many people at once, and is offered besides the roles.
        """
        roles = tuple(one for one in ROLES if agency is None or one in AGENCY_ROLES)

        def chosen(role: str | None) -> None:
            if role is None:
                return
            if role == _MANY.id and many is not None:
                many()
            elif agency is not None:
                then(Grant(role, agency=agency.id))
            elif role in AGENCY_ROLES:
                self.lead(self._at_which_agency(role, then))
            elif role == "group-lead":
                self.lead(self._of_which_group(then))
            elif role in _OF_KINDS:
                self._of_which_kinds(role, then)
            else:
                then(Grant(role))

        rows = [*role_rows(roles), *([_MANY] if many is not None else [])]
        self.app.push_screen(Menu("Which role?", agency.name if agency else "", rows), chosen)

    def pick_agency(self, title: str, then: Callable[[str], None], none: str = "") -> None:
        """Ask for an agency, of which there may be hundreds.

        Args:
            then: is given its id; an empty one for none.
            none: what choosing none is called; empty where one has to be chosen.
        """
        self.lead(self._pick_agency(title, then, none))

    async def _pick_agency(self, title: str, then: Callable[[str], None], none: str) -> None:
        found = await self.attempt(lambda session: session.reading.agencies())
        if found is None:
            return
        rows = [Row(f"id {one.id}", plain(one.name), muted(f"{KINDS[one.kind]} · {one.slug}")) for one in found]
        if none:
            rows.insert(0, Row("id ", plain(none)))

        def chosen(row: str | None) -> None:
            if row is not None:
                then(row.removeprefix("id "))

        self.app.push_screen(Picking(title, rows), chosen)

    async def _at_which_agency(self, role: str, then: Then) -> None:
        title = f"{capital(ROLES[role])} of which agency?"
        await self._pick_agency(title, lambda one: then(Grant(role, agency=one)), "")

    async def _of_which_group(self, then: Then) -> None:
        found = await self.attempt(lambda session: session.reading.agencies())
        groups = sorted({one.group for one in found or () if one.group})
        if not groups:
            self.notice.refuse(Unmet("No agency belongs to a group yet.", "Add agencies with their group first."))
            return
        numbers = {str(number): group for number, group in enumerate(groups)}

        def chosen(number: str | None) -> None:
            if number is not None:
                then(Grant("group-lead", group=numbers[number]))

        rows = [Row(number, plain(group)) for number, group in numbers.items()]
        self.app.push_screen(Picking("Group lead of which group?", rows), chosen)

    def _of_which_kinds(self, role: str, then: Then) -> None:
        given: dict[str, str] = {}

        async def do(values: Mapping[str, str]) -> None:
            given.update(values)

        def done(yes: bool | None) -> None:
            if yes:
                kinds, phases = (tuple(filter(None, given[one].split(","))) for one in ("kinds", "phases"))
                then(Grant(role, kinds=kinds, phases=phases))

        fields = (
            Field("kinds", "Of which kinds of agency?", "several", choices=tuple(KINDS.items())),
            Field("phases", "Of which phases?", "several", choices=tuple(PHASES.items())),
        )
        intro = "Enter marks one, and takes the mark away. Where nothing is marked, it is for all."
        self.app.push_screen(Ask(capital(ROLES[role]), intro, fields, "Go on", do), done)

    def ask_new_person(self, grant: Grant, then: Callable[[str], None]) -> None:
        """Ask who it is that gets a role, and enter them.

        Args:
            then: is given the id of whoever was entered.
        """
        made: list[str] = []

        async def do(given: Mapping[str, str]) -> None:
            name, slug, email = given["name"], given["slug"] or None, given["email"]
            person = await self.bridge.call(lambda session: session.people.add_person(name, [grant], slug, email=email))
            made.append(person.id)

        def added(yes: bool | None) -> None:
            if yes:
                then(made[-1])

        self.app.push_screen(Ask("Add somebody", f"As {ROLES[grant.role]}", _NEW, "Add", do), added)
