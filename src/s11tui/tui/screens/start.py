"""The first screen where nobody was named: who are you? And who to call, before anything else."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from s11tui.audit.register import ROLES, Person
from s11tui.errors import Refusal
from s11tui.tui.screens.at_risk import who_to_call
from s11tui.tui.screens.desk import Desk
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import muted, plain, strong


class Start(Desk):
    """Chooses who one is. Until accounts exist, everybody who may open the file is trusted with this choice."""

    CSS_PATH = "start.tcss"
    ABOUT = "Choose your name with the arrow keys and Enter, or click it. You then see your own work and nothing else."

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield Static(strong("Who are you?"))
            yield Static(muted("Arrow keys or the first letters of your name, then Enter; or click it."))
            yield PickList(id="people", head_width=34)
        yield Static(who_to_call(self.bridge.partnership), id="call")

    def begin(self) -> None:
        self.show_top(strong(self.bridge.partnership.name), muted("safeguarding self-audits"))
        people = self.query_one("#people", PickList)
        people.show([_row(one, self.bridge.agency_names) for one in self.bridge.people if one.active])
        people.focus(scroll_visible=False)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        self.lead(self._sign_in(message.row))

    async def _sign_in(self, person: str) -> None:
        try:
            await self.bridge.sign_in(person)
        except Refusal as refusal:
            self.notice.refuse(refusal)
            return
        await self.partnership_app.go_home()


def _row(person: Person, agencies: Mapping[str, str]) -> Row:
    words = []
    for grant in person.grants:
        where = agencies.get(grant.agency, "")
        words.append(" · ".join(part for part in (ROLES.get(grant.role, grant.role), where) if part))
    return Row(person.id, plain(person.name), Content.styled(", ".join(dict.fromkeys(words)), "$quiet"))
