"""The rounds: opened, extended and closed; each with how many are in."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from s11tui.audit.register import Round
from s11tui.text import counted
from s11tui.tui.commands import Command, bindings
from s11tui.tui.screens.register_page import RegisterPage, heading
from s11tui.tui.screens.round_opening import RoundOpening
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import due_of, mark, muted, plain, strong
from s11tui.workspace.lines import ReturnLine
from s11tui.workspace.session import Session


class RoundsScreen(RegisterPage, RoundOpening):
    """Every round; opens one."""

    ABOUT = (
        "Every round, the newest first. F4 opens one: a questionnaire, a day, and which agencies. Enter or a click "
        "opens a round with its returns: there the day is moved for all or for one, a return is exempted, withdrawn, "
        "brought back or amended, one more agency is invited, and the round is closed."
    )
    DOES = (
        Command("open_round", "f4", "open one", "Open a round", "A questionnaire, a day, and which agencies."),
        Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)
    watches = frozenset({"register", "return"})
    HEAD_WIDTH = 44

    def __init__(self) -> None:
        super().__init__()
        self._rounds: tuple[Round, ...] = ()
        self._returns: dict[str, list[ReturnLine]] = {}

    async def fetch(self) -> bool:
        found = await self.attempt(_read)
        if found is not None:
            self._rounds, self._returns = found
        return found is not None

    def show_page(self) -> None:
        super().show_page()
        self.show_top(strong("Rounds"), muted(self.bridge.partnership.name))

    def about(self) -> Content:
        return Content("") if self._rounds else plain("No round has been opened yet. F4 opens one.")

    def rows(self) -> Sequence[Row]:
        shown: list[Row] = []
        for words, closed in (("Open", False), ("Closed", True)):
            some = [one for one in self._rounds if one.closed is closed]
            shown += [heading(words), *map(self._row, some)] if some else []
        return shown

    def _row(self, one: Round) -> Row:
        returns = self._returns.get(one.id, [])
        due = "" if one.closed else due_of(one.due, self.today)
        body = " · ".join(part for part in (round_words(returns), due) if part)
        return Row(f"round {one.slug}", plain(one.title), muted(body), mark("done" if one.closed else "part"))

    def picked(self, action: str, of: str) -> None:
        self.lead(self._open(of))

    async def _open(self, ref: str) -> None:
        from s11tui.tui.screens.round import open_one_round

        await open_one_round(self, ref)

    def opened(self, ref: str, told: str) -> None:
        self.notice.tell(told)


def round_words(returns: Sequence[ReturnLine]) -> str:
    """How many are in: `24 of 30 in · 2 overdue · 1 exempt`."""
    aside = [one for one in returns if one.state in ("exempt", "withdrawn")]
    asked = len(returns) - len(aside)
    overdue = sum("overdue" in one.labels for one in returns)
    parts = [
        f"{sum(bool(one.revision) for one in returns if one not in aside)} of {asked} in",
        f"{overdue} overdue" if overdue else "",
        f"{counted(len(aside), 'return')} set aside" if aside else "",
    ]
    return " · ".join(part for part in parts if part)


def _read(session: Session) -> tuple[tuple[Round, ...], dict[str, list[ReturnLine]]]:
    """The rounds, and the returns of each by its id."""
    returns: dict[str, list[ReturnLine]] = {}
    for one in session.reading.returns():
        returns.setdefault(one.round_id, []).append(one)
    return session.reading.rounds(), returns
