"""Adding an action from the register: what it is about, then what, who and when."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from s11tui.audit.action_steps import FOLLOWERS, OWNER_KINDS
from s11tui.errors import NotFound
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.picking import Picking
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, plain
from s11tui.workspace.entries import Owner

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_ARRANGEMENTS, _WHOLE = "arrangements", "whole"


class ActionAdding(Desk):
    """A screen from which actions are added."""

    def action_add(self) -> None:
        self.lead(self._choose_return())

    def added(self, words: str) -> None:
        """Show what was added; told by the screen."""

    async def _choose_return(self) -> None:
        lines = await self.attempt(lambda session: session.reading.returns())
        if lines is None:
            return
        rows = [
            Row(one.slug, plain(one.agency_name), muted(f"{one.round_title} · {one.state}"))
            for one in lines
            if one.revision
        ]
        person = self.bridge.person
        if person is not None and any(grant.role in FOLLOWERS for grant in person.grants):
            about = muted("what partners or sub-groups do, of no return")
            rows.insert(0, Row(_ARRANGEMENTS, plain("The partnership's own arrangements"), about))

        def chosen(ref: str | None) -> None:
            if ref == _ARRANGEMENTS:
                self._ask("", "", "About the arrangements of the partnership")
            elif ref is not None:
                self.lead(self._choose_standard(ref))

        self.app.push_screen(Picking("What is the action about?", rows), chosen)

    async def _choose_standard(self, ref: str) -> None:
        view = await self.attempt(lambda session: session.reading.open(ref))
        if view is None:
            return
        named = {one.id: f"{one.number} {one.title}".strip() for one in view.standards()}
        rows = [Row(_WHOLE, plain("The return as a whole")), *(Row(name, plain(x)) for name, x in named.items())]

        def chosen(standard: str | None) -> None:
            if standard is not None:
                about = [view.agency.name, view.round.title, named.get(standard, "")]
                self._ask(ref, "" if standard == _WHOLE else standard, " · ".join(filter(None, about)))

        self.app.push_screen(Picking(f"{view.agency.name}: about which standard?", rows), chosen)

    def _ask(self, ref: str, standard: str, about: str) -> None:
        kinds = {kind: words for kind, words in OWNER_KINDS.items() if ref or kind != "agency"}
        fields = (
            Field("what", "What will be done", "text"),
            Field("kind", "Who owns it", "choice", next(iter(kinds)), choices=tuple(kinds.items())),
            Field("owner", "Who does it", hint="a role or a name"),
            Field("agency", "The partner's own agency", hint="name or short name, where it is in the register"),
            Field("due", "By when", hint="year-month-day"),
        )

        async def do(given: Mapping[str, str]) -> None:
            await self.bridge.call(lambda session: _add(session, ref, standard, given))
            self.added(f"Added: {given['what'].splitlines()[0]}")

        self.app.push_screen(Ask("Add an action", about, fields, "Add", do))


def _add(session: "Session", ref: str, standard: str, given: Mapping[str, str]) -> None:
    kind = given["kind"]
    owned = Owner(kind, "" if kind == "agency" else _agency(session, given["agency"]))
    if ref:
        plan = (given["what"], given["owner"], given["due"])
        session.actions.add(ref, standard or None, *plan, owned_by=owned)
    else:
        session.actions.add_arrangement(given["what"], given["owner"], given["due"], owned_by=owned)


def _agency(session: "Session", named: str) -> str:
    """The id of an agency by its name or short name; empty for none.

    Raises:
        NotFound: there is none.
    """
    wanted = named.strip().casefold()
    if not wanted:
        return ""
    for one in session.reading.agencies():
        if wanted in (one.slug, one.name.casefold()):
            return one.id
    raise NotFound(f"There is no agency “{named}”.", "Leave it empty, or write its name as in the register.")
