"""What the manager opens from home of the register: people, agencies, rounds, settings; and one's own passphrase."""

from s11tui.tui.commands import Command
from s11tui.tui.screens.desk import Desk

_MANAGERS = ("people", "agencies", "rounds", "settings")

COMMANDS = (
    Command("people", "f11", "people", "People", "Everybody, with their roles and how they come in; one-time codes."),
    Command("agencies", "", "agencies", "Agencies", "The register of agencies, schools and settings.", footer=False),
    Command("rounds", "", "rounds", "Rounds", "Opens, extends and closes rounds; sets returns aside.", footer=False),
    Command(
        "settings",
        "",
        "settings",
        "The partnership's settings",
        "Who to call about a child, where people sign in, when a session is locked.",
        footer=False,
    ),
    Command(
        "own_passphrase",
        "",
        "passphrase",
        "Change my passphrase",
        "Asks for the old one, and twice for the new one.",
        footer=False,
    ),
)


class HomeKeeping(Desk):
    """A home from which the register is kept."""

    @property
    def manages(self) -> bool:
        """Whether the person is the manager."""
        person = self.bridge.person
        return person is not None and any(grant.role == "manager" for grant in person.grants)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in _MANAGERS:
            return self.manages
        if action == "own_passphrase":
            return self.bridge.is_guarded
        return super().check_action(action, parameters)

    def action_people(self, shown: str = "everybody") -> None:
        from s11tui.tui.screens.people import PeopleScreen

        self.app.push_screen(PeopleScreen(shown))

    def action_agencies(self) -> None:
        from s11tui.tui.screens.agencies import AgenciesScreen

        self.app.push_screen(AgenciesScreen())

    def action_rounds(self) -> None:
        from s11tui.tui.screens.rounds import RoundsScreen

        self.app.push_screen(RoundsScreen())

    def action_settings(self) -> None:
        from s11tui.tui.screens.partnership_settings import ask_settings

        self.lead(ask_settings(self))

    def action_own_passphrase(self) -> None:
        from s11tui.tui.screens.own_passphrase import ask_passphrase

        self.lead(ask_passphrase(self))
