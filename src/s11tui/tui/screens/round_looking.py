"""From a screen to what there is of a whole round: its overview, its sample, and its calibration."""

from dataclasses import replace

from s11tui.audit.rights import SEES_PANEL
from s11tui.tui.commands import Command
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.menu import Menu
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, plain

COMMANDS = (
    Command(
        "overview",
        "",
        "overview",
        "Overview of a round",
        "What came in, how it was graded, what is urgent, late or asked; prints the executive summary.",
        footer=False,
    ),
    Command(
        "sample",
        "",
        "sample",
        "Sample of a round",
        "Draws which returns are moderated, shows why, and acknowledges the rest.",
        footer=False,
    ),
    Command(
        "calibration",
        "",
        "calibration",
        "Calibration of a round",
        "What moderation did to the self-grades, and how far those who grade agree.",
        footer=False,
    ),
)


def with_key(key: str) -> tuple[Command, ...]:
    """The commands, the overview with a key of its own and in the footer, for a screen that has one to spare."""
    return tuple(replace(one, key=key, footer=True) if one.action == "overview" else one for one in COMMANDS)


_MAY = {
    "overview": frozenset({"manager", "meeting-chair", "follow-up", "scrutineer"}),
    "sample": SEES_PANEL,
    "calibration": frozenset({"manager", "meeting-chair", "scrutineer", "moderator"}),
}


class RoundLooking(Desk):
    """A screen from which the overview, the sample and the calibration of a round are opened."""

    @property
    def round_here(self) -> str | None:
        """The round that the screen shows; None where it shows none, and has to ask which."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in _MAY:
            person = self.bridge.person
            return person is not None and bool(_MAY[action].intersection(grant.role for grant in person.grants))
        return super().check_action(action, parameters)

    def action_overview(self) -> None:
        # It shows the newest round at first, and offers the others itself.
        from s11tui.tui.screens.overview import OverviewScreen

        self.app.push_screen(OverviewScreen(self.round_here))

    def action_sample(self) -> None:
        self.lead(self._look("sample"))

    def action_calibration(self) -> None:
        self.lead(self._look("calibration"))

    async def _look(self, what: str) -> None:
        if self.round_here is not None:
            self._open_look(what, self.round_here)
            return
        rounds = await self.attempt(lambda session: session.reading.rounds())
        if rounds is None:
            return
        if len(rounds) == 1:
            self._open_look(what, rounds[0].id)
            return
        rows = [Row(one.id, plain(one.title), muted(f"due {one.due}")) for one in rounds]

        def chosen(round_ref: str | None) -> None:
            if round_ref is not None:
                self._open_look(what, round_ref)

        self.app.push_screen(Menu("Which round?", "" if rows else "No round has been opened yet.", rows), chosen)

    def _open_look(self, what: str, round_ref: str) -> None:
        if what == "sample":
            from s11tui.tui.screens.sampling import SamplingScreen

            self.app.push_screen(SamplingScreen(round_ref))
        else:
            from s11tui.tui.screens.calibration import CalibrationScreen

            self.app.push_screen(CalibrationScreen(round_ref))
