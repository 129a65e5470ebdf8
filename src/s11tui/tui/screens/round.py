"""One round with its returns: time, invitations, what is set aside or amended, and its end."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from s11tui.audit.register import Round
from s11tui.text import counted
from s11tui.tui.commands import Command, bindings, key_of
from s11tui.tui.going import open_return
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.choices import Choices, one_of
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.keeping_steps import ask_keeping, keeping_menu
from s11tui.tui.screens.picking import Picking
from s11tui.tui.screens.register_list import AGAIN, FIND, RegisterList
from s11tui.tui.screens.rounds import round_words
from s11tui.tui.widgets.line_list import Line
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import due_of, line, muted, plain, strong
from s11tui.workspace.lines import ReturnLine
from s11tui.workspace.session import Session

_ASIDE, _OVER = ("exempt", "withdrawn"), ("agreed", "acknowledged", "closed", "exempt", "withdrawn")
FILTERS: Mapping[str, tuple[str, Callable[[ReturnLine], bool]]] = {
    "all": ("every return", lambda one: True),
    "out": ("not in yet", lambda one: not one.revision and one.state not in _ASIDE),
    "overdue": ("overdue", lambda one: "overdue" in one.labels),
    "in": ("in, and not over", lambda one: bool(one.revision) and one.state not in _OVER),
    "over": ("agreed, acknowledged or closed", lambda one: one.state in _OVER and one.state not in _ASIDE),
    "aside": ("exempt or withdrawn", lambda one: one.state in _ASIDE),
}
"""By name: words, and which returns."""
_EMPTY = "No return is shown. {filter} shows others, {invite} invites an agency; Esc ends a search."
_CLOSING = (
    "Nothing in it is amended any more, and no agency is invited to it. What was submitted and agreed stays readable "
    "for ever. This cannot be taken back."
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A round with its returns."""

    round: Round
    returns: tuple[ReturnLine, ...]


class RoundScreen(RegisterList):
    """The returns of a round, and what the manager does with them."""

    ABOUT = (
        "One round with its returns. Enter or a click on one offers what can be done: open it, give it more time, "
        "exempt or withdraw it, bring it back, or open standards of an agreed one again for a mistake; each with a "
        "reason. F6 moves the day for all. F8 closes the round, when all is done."
    )
    DOES = (
        Command("filter", "f3", "filter", "Filter the returns", "Not in yet, overdue, in, over, set aside."),
        FIND,
        Command("invite", "f4", "invite", "Invite one more agency", "One that joined later, or was left out."),
        Command("extend", "f6", "more time", "Give everybody more time", "Another day for the whole round."),
        Command("close_round", "f8", "close", "Close the round", "Nothing in it is amended any more."),
        AGAIN,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)
    watches = frozenset({"register", "return"})

    def __init__(self, seen: Seen) -> None:
        super().__init__()
        self.seen = seen
        self._shown = "all"
        self._lines = {one.id: one for one in seen.returns}

    def title_words(self) -> str:
        return f"{self.seen.round.title}{' · closed' if self.seen.round.closed else ''}"

    async def fetch(self) -> bool:
        found = await self.attempt(partial(_read, self.seen.round.id))
        if found is not None:
            self.seen, self._lines = found, {one.id: one for one in found.returns}
        return found is not None

    def found(self) -> Sequence[Line | str]:
        fits = FILTERS[self._shown][1]
        return [one.id for one in self._lines.values() if fits(one) and self.has_letters(_letters(one))]

    def line_of(self, one: str) -> Line:
        found = self._lines[one]
        labels = "".join(f" · {label}" for label in found.labels)
        sign = "! " if "overdue" in found.labels else ""
        return Line(one, line(found.agency_name), plain(f"{sign}{_day(found.due)}"), muted(f"{found.state}{labels}"))

    def here_of(self, one: str) -> Content:
        found = self._lines.get(one)
        if found is None:
            return muted(_EMPTY.format(filter=key_of("filter", "f3"), invite=key_of("invite", "f4")))
        labels = "".join(f" · {label}" for label in found.labels)
        far = f"{found.done} of {counted(found.asked, 'standard')} done · {due_of(found.due, self.today)}"
        return Content.assemble(
            strong(found.agency_name), muted(f"  {found.slug}\n"), plain(f"{found.state}{labels}"), muted(f" · {far}")
        )

    def filter_words(self) -> str:
        words = round_words(self.seen.returns)
        due = "" if self.seen.round.closed else f" · {due_of(self.seen.round.due, self.today)}"
        if self._shown == "all":
            return f"{words}{due}"
        fitting = sum(map(FILTERS[self._shown][1], self.seen.returns))
        return f"{fitting} of {counted(len(self.seen.returns), 'return')}: {FILTERS[self._shown][0]}"

    def show_found(self, at: str = "", *, hold: bool = False) -> None:
        super().show_found(at, hold=hold)
        self.show_top(strong(self.title_words()), muted("Rounds"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("invite", "extend", "close_round"):
            return not self.seen.round.closed
        return super().check_action(action, parameters)

    def action_filter(self) -> None:
        def rows() -> list[Row]:
            return [
                Row(name, plain(words), muted(str(sum(map(fits, self.seen.returns)))), one_of(name == self._shown))
                for name, (words, fits) in FILTERS.items()
            ]

        def pick(name: str) -> None:
            self._shown = name
            self.show_found()

        self.app.push_screen(Choices("Which returns?", rows, pick, self.filter_words, "f3"))

    # One return.

    def open_line(self, one: str) -> None:
        self.lead(self._offer(one))

    async def _offer(self, ref: str) -> None:
        view = await self.attempt(lambda session: session.reading.open(ref))
        if view is None:
            return

        def chosen(name: str | None) -> None:
            if name == "open":
                self.lead(open_return(self, ref))
            elif name:
                self.app.push_screen(ask_keeping(self, view, name, lambda after: self.notice.tell("Recorded.")))

        opens = Row("open", strong("Open the return"), muted("What it says, and where it stands."))
        await self.app.push_screen(keeping_menu(view, opens), chosen)

    # The round.

    def action_extend(self) -> None:
        one = self.seen.round
        fields = (Field("due", "New day", value=one.due, hint="year-month-day"), Field("reason", "Why?", "text"))

        async def do(given: Mapping[str, str]) -> None:
            await self.bridge.call(lambda session: session.rounds.extend(one.id, given["due"], given["reason"]))

        intro = "For every agency in it, but for those that have a day of their own."
        self._ask(Ask(f"More time for {one.title}", intro, fields, "Record", do), "Recorded.")

    def action_invite(self) -> None:
        self.lead(self._invite())

    async def _invite(self) -> None:
        found = await self.attempt(lambda session: session.reading.agencies())
        there = {one.agency_id for one in self.seen.returns}
        rows = [Row(f"id {one.id}", plain(one.name), muted(one.slug)) for one in found or () if one.id not in there]

        def chosen(row: str | None) -> None:
            if row is not None:
                agency = row.removeprefix("id ")
                name = next(one.name for one in found or () if one.id == agency)
                self.lead(self._ask_invitation(agency, name))

        if found is not None:
            self.app.push_screen(Picking("Invite which agency?", rows), chosen)

    async def _ask_invitation(self, agency: str, name: str) -> None:
        from s11tui.tui.screens.round_opening import chosen_profile, profile_field

        one = self.seen.round
        edition = await self.attempt(lambda session: session.reading.edition(one.edition))
        if edition is None:
            return

        async def do(given: Mapping[str, str]) -> None:
            await self.bridge.call(lambda session: session.rounds.invite(one.id, agency, chosen_profile(given)))

        self._ask(Ask(f"Invite {name}?", one.title, profile_field(edition), "Invite", do), f"{name} is invited.")

    def action_close_round(self) -> None:
        """Close it, when that was asked twice."""
        one = self.seen.round
        waiting = sum(line.state not in _OVER for line in self.seen.returns)
        told = f"{counted(waiting, 'return')} in it {'is' if waiting == 1 else 'are'} not over yet." if waiting else ""

        async def nothing(given: Mapping[str, str]) -> None:
            pass

        def agreed(yes: bool | None) -> None:
            if yes:
                self._close_really()

        intro = f"{_CLOSING}\n{told}".strip()
        self.app.push_screen(Ask(f"Close {one.title}?", intro, (), "Go on", nothing), agreed)

    def _close_really(self) -> None:
        one = self.seen.round

        async def do(given: Mapping[str, str]) -> None:
            await self.bridge.call(lambda session: session.rounds.close(one.id))

        self._ask(Ask(f"Really close {one.title}?", _CLOSING, (), "Close it for good", do), f"{one.title} is closed.")

    def _ask(self, form: Ask, told: str) -> None:
        def done(yes: bool | None) -> None:
            if yes:
                self.notice.tell(told)

        self.app.push_screen(form, done)


def _day(iso: str) -> str:
    """`19 Mar 2027`; what is no date stays as it is."""
    try:
        return f"{date.fromisoformat(iso):%d %b %Y}"
    except ValueError:
        return iso


def _letters(one: ReturnLine) -> str:
    return "\n".join((one.agency_name, one.slug, one.kind, one.state, *one.labels, *one.phases))


async def open_one_round(desk: Desk, ref: str) -> None:
    """Open a round over a screen, which tells where that cannot be done."""
    found = await desk.attempt(partial(_read, ref))
    if found is not None:
        await desk.app.push_screen(RoundScreen(found))


def _read(ref: str, session: Session) -> Seen:
    one = session.workspace.registry.round(ref)
    return Seen(one, session.reading.returns(round=one.id))
