"""What the home screen opens of follow-up: actions, chasing, and replies that nobody sent."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from s11tui.text import counted
from s11tui.tui.commands import Command
from s11tui.tui.screens import home_keeping
from s11tui.tui.screens.home_keeping import HomeKeeping

if TYPE_CHECKING:
    from s11tui.workspace.lines import HomeLine

COMMANDS = (
    Command("actions", "f3", "actions", "Actions", "What was agreed to be done, over all rounds, until it is closed."),
    Command("chase", "f8", "chase", "Chase", "Who is late with a return or an action, with a letter to each."),
    Command(
        "settle_silent",
        "",
        "settle",
        "Settle what was not replied to",
        "Every return whose time to reply is over, as “no reply received”.",
        footer=False,
    ),
    *home_keeping.COMMANDS,
)


class HomeFollowing(HomeKeeping):
    """A home from which actions and replies are followed up."""

    def action_actions(self, group: str = "") -> None:
        from s11tui.audit.action_groups import Wanted
        from s11tui.tui.screens.actions import ActionsScreen

        self.app.push_screen(ActionsScreen(Wanted(group=group)))

    def action_chase(self) -> None:
        from s11tui.tui.screens.chase import ChaseScreen

        self.app.push_screen(ChaseScreen())

    def action_settle_silent(self) -> None:
        """Settle all at once, when that is confirmed."""
        from s11tui.tui.screens.ask import Ask

        async def do(given: Mapping[str, str]) -> None:
            settled = await self.bridge.call(lambda session: session.moderating.settle_silent())
            self.notice.tell(f"{counted(len(settled), 'return')} settled as “no reply received”.")

        words = "Their agreed grades stand. It is recorded, and printed, that no reply was received in time."
        self.app.push_screen(Ask("Settle every return whose time to reply is over?", words, (), "Settle", do))

    async def open_action(self, chosen: "HomeLine") -> None:
        """Open one action."""
        from s11tui.tui.screens.action import ActionSteps

        found = await self.attempt(lambda session: session.actions.open(chosen.ref))
        if found is not None:
            await self.app.push_screen(ActionSteps(found.action))
