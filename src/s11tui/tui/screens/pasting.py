"""Adding many at once: a table is pasted, looked at, shown as what it would add, and only then added."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from s11tui.errors import Unmet
from s11tui.exchange.named_columns import LineProblem
from s11tui.text import counted
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.desk import Desk
from s11tui.workspace.session import Session

PASTE = (
    "Copy the cells in your spreadsheet, with the line that names the columns, and paste them here; or paste the text "
    "of a CSV file."
)


class Looked(Protocol):
    """What was read out of a table."""

    @property
    def problems(self) -> Sequence[LineProblem]:
        """All that is wrong with it."""


Read = TypeVar("Read", bound=Looked)


class Pasting(Desk):
    """A screen from which many are added."""

    def ask_table(
        self, title: str, intro: str, look: Callable[[Session, str], Read], then: Callable[[Read], None]
    ) -> None:
        """Ask for a table until nothing is wrong with it.

        Args:
            look: reads it.
            then: is given what it says.
        """
        read: list[Read] = []

        async def do(given: Mapping[str, str]) -> None:
            found = await self.bridge.call(lambda session: look(session, given["table"]))
            if found.problems:
                wrong = tuple(f"line {one.line}: {one.says}" for one in found.problems)
                raise Unmet(
                    f"It has {counted(len(wrong), 'problem')}, and nothing was added.", "Mend the lines here.", wrong
                )
            read.append(found)

        def looked(yes: bool | None) -> None:
            if yes:
                then(read[-1])

        self.app.push_screen(Ask(title, intro, (Field("table", "The table", "text"),), "Look at it", do), looked)

    def confirm_many(self, question: str, shown: str, add: Callable[[Session], str]) -> None:
        """Show what would be added; add it, if it is agreed to.

        Args:
            add: adds it, and says what was done.
        """
        said: list[str] = []

        async def do(given: Mapping[str, str]) -> None:
            said.append(await self.bridge.call(add))

        def done(yes: bool | None) -> None:
            if yes:
                self.notice.tell(said[-1])

        self.app.push_screen(Ask(question, shown, (), "Add", do), done)
