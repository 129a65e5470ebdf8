"""What every screen has that shows one return: it goes with what others change in it, and says that it is open."""

from s11tui.audit.view_models import ReturnView
from s11tui.tui.screens.desk import Desk
from s11tui.workspace.news import Topic
from s11tui.workspace.presences import Whereabouts


class OnReturn(Desk):
    """A screen over one return."""

    view: ReturnView

    @property
    def open_standard(self) -> str:
        """Id of the standard that is open; empty for the return as a whole."""
        return ""

    @property
    def watches(self) -> frozenset[Topic]:  # type: ignore[override]  # of a screen that shows one thing all its life
        view = self.view
        topics = {f"return/{view.id}", f"register/round/{view.round.id}"}
        return frozenset(topics | {f"panel/{view.id}"} if view.sees_panel else topics)

    @property
    def whereabouts(self) -> Whereabouts:  # type: ignore[override]  # as above
        return Whereabouts(self.view.id, self.open_standard, answers="answer" in self.view.can)

    def number_of(self, standard: str) -> str:
        found = self.view.standard(standard)
        return found.number or found.title if found is not None else ""

    async def read_again(self) -> ReturnView | None:
        """The return as it stands now; None where it cannot be read, which is told."""
        return await self.attempt(lambda session: session.reading.open(self.view.id))
