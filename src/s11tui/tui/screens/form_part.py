"""What the parts of the form share: the standard that is open, and asking in small forms."""

from collections.abc import Awaitable, Callable, Mapping

from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.form_saving import FormSaving
from s11tui.workspace.session import Session

Values = Mapping[str, str]
Change = Callable[[Session, Values], ReturnView]


class FormPart(FormSaving):
    """A part of the form that opens other screens."""

    @property
    def standard(self) -> StandardView:
        """The standard that is open."""
        raise NotImplementedError

    def go(self, standard: str, part: int = 0) -> None:
        """Open a standard."""
        raise NotImplementedError

    def go_to_next(self, wanted: Callable[[StandardView], bool], otherwise: str) -> None:
        """Open the next standard of a kind, going round; say something where there is none."""
        raise NotImplementedError

    @property
    def heading(self) -> str:
        """Number and title of the standard that is open."""
        return f"{self.standard.number} {self.standard.title}".strip()

    def ask(self, title: str, intro: str, fields: tuple[Field, ...], button: str, change: Change) -> None:
        """Ask for a few things, and make the change with what is given."""
        self.app.push_screen(Ask(title, intro, fields, button, self.doing(change)))

    def doing(self, change: Change) -> Callable[[Values], Awaitable[None]]:
        """Makes a change with what was given, and shows the return as it stands then."""

        async def do(given: Values) -> None:
            view = await self.bridge.call(lambda session: change(session, given))
            self.keeper.take(view)
            self.answered(view)

        return do

    async def changed(self, work: Callable[[Session], ReturnView], words: str) -> None:
        """Make a change, and tell that it was made; a refusal is told by the keeper."""
        if await self.change(work):
            self.notice.tell(words)
