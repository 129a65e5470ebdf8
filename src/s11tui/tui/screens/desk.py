"""What all screens have in common: where am I at the top, what can I do at the foot, and how a thing is done."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import suppress
from datetime import date
from inspect import isawaitable
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen

from s11tui.clock import today
from s11tui.errors import Refusal
from s11tui.tui.commands import Command, bindings
from s11tui.tui.widgets.key_bar import KeyBar
from s11tui.tui.widgets.notice import Banner, Notice
from s11tui.tui.widgets.split_line import SplitLine
from s11tui.tui.words import muted

if TYPE_CHECKING:
    from s11tui.tui.app import PartnershipApp
    from s11tui.tui.bridge import Bridge
    from s11tui.workspace.news import Topic
    from s11tui.workspace.presences import Presence, Whereabouts
    from s11tui.workspace.session import Session

Result = TypeVar("Result")

HELP = Command("help", "f1", "help", "Help", "Says what this screen is for and which keys work here.")
AT_RISK = Command(
    "at_risk", "f12", "child at risk", "If a child is at risk", "Shows who to call about a child, at once."
)
BACK = Command("back", "escape", "back", "Go back", "Goes back to the screen before; everything is saved.")
EVERYTHING = Command(
    "everything", "ctrl+p", "all", "Everything that can be done", "Lists all commands; type to find one."
)
_BOTTOM = 2
"""Screens on the stack when the person is at the first: the app's own empty one, and the first."""

LEAVE = Command("leave", "ctrl+q", "leave", "Leave the program", "Saves everything and leaves.")
COMMON = (HELP, AT_RISK, BACK, EVERYTHING, LEAVE)
"""What every screen can do."""


class Desk(Screen[None]):
    """A screen of the product. Subclasses say what they can do in DOES, and give their widgets in `body`."""

    AUTO_FOCUS = ""
    DOES: ClassVar[tuple[Command, ...]] = ()
    ABOUT: ClassVar[str] = ""
    """What the screen is for, in plain words; shown by F1."""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(COMMON),
        # At once, so that letters typed right after go into the next box and not into the one before.
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    watches: "frozenset[Topic]" = frozenset()
    """What of the record it shows: others changing any of it has it shown anew."""
    follows: ClassVar[bool] = False
    """Whether it is looked at from afar, so that it goes on being brought up to date when nobody touches it."""
    whereabouts: "Whereabouts | None" = None
    """The return that is open in it, and where in it the person is."""
    greeting = ""
    """What is told when it is opened."""
    is_behind = False
    """Whether others changed what it shows, and it was not brought up to date yet."""
    _is_beginning = False
    _top: tuple[Content, ...] = ()
    _others: tuple[Content, ...] = ()

    @property
    def partnership_app(self) -> "PartnershipApp":
        """The app, by its own type."""
        return cast("PartnershipApp", self.app)

    @property
    def bridge(self) -> "Bridge":
        """The way to the record."""
        return self.partnership_app.bridge

    @property
    def is_mounted(self) -> bool:
        """Whether its widgets are there: what was waited for may come when the person has left already.

        Textual's own word stays true for ever; from the moment that a screen is taken away it is not displayed.
        """
        return super().is_mounted and self.display

    @property
    def zone(self) -> str:
        """The partnership's time zone."""
        return self.bridge.partnership.zone

    @property
    def today(self) -> date:
        """The calendar day in that zone."""
        return today(self.bridge.clock, self.zone)

    def compose(self) -> ComposeResult:
        yield SplitLine(id="top")
        yield Banner(id="banner")
        yield from self.body()
        yield Notice(id="notice")
        yield KeyBar(id="keys")

    def body(self) -> ComposeResult:
        """The widgets between top and foot."""
        yield from ()

    def on_mount(self) -> None:
        self.show_keys()
        self._is_beginning = True
        self.begin()
        self._is_beginning = False
        if self.greeting:
            self.notice.tell(self.greeting)

    def begin(self) -> None:
        """Fetch what is to be shown; called once, when the widgets are there."""

    @property
    def notice(self) -> Notice:
        """Where the screen tells what was done or refused."""
        return self.query_one("#notice", Notice)

    @property
    def banner(self) -> Banner:
        """Where the screen tells of a trouble that lasts."""
        return self.query_one("#banner", Banner)

    def show_top(self, left: Content, *rights: Content) -> None:
        """Say where the person is; `rights` from the longest wording to the shortest."""
        self._top = (left, *rights)
        wordings = [Content.assemble(one, muted(" · "), right) for one in self._others for right in rights]
        self.query_one("#top", SplitLine).show(left, *(wordings or rights), *self._others)

    def show_others(self, others: "tuple[Presence, ...]") -> None:
        """Say at the top who else has this return open."""
        from s11tui.tui.presence_words import also_here

        self._others = also_here(others, self.number_of)
        if self._top:
            self.show_top(*self._top)

    def number_of(self, standard: str) -> str:
        """What stands for a standard where only a word fits."""
        return standard

    async def others_changed(self) -> None:
        """Show what others changed, without disturbing anything that is being done here.

        Called while nothing lies over the screen, when something of what it `watches` was written by somebody else.
        """

    def commands_now(self) -> Iterator[Command]:
        """Everything that can be done now, the screen's own things first."""
        for command in (*self.DOES, *COMMON):
            if self.check_action(command.action, ()):
                yield command

    def places(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        """Places that the palette can go to: words, a sentence of help, and what goes there."""
        yield from ()

    def show_keys(self) -> None:
        """Bring the foot up to what can be done now."""
        self.query_one("#keys", KeyBar).show(
            # On the first screen the foot says how to leave, on the others how to go back.
            [one for one in self.commands_now() if one.footer and (one is not LEAVE or not self.can_go_back)]
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "back":
            return self.can_go_back
        return super().check_action(action, parameters)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a screen to go back to; the app's own empty one at the bottom is none."""
        return len(self.app.screen_stack) > _BOTTOM

    def later(self, work: Coroutine[object, object, None]) -> None:
        """Do something that waits for the record, while keys go on being read; not while the screen begins."""
        if self._is_beginning:
            work = self.partnership_app.type_ahead.during(work)
        self.app.run_worker(work, exit_on_error=True)

    def lead(self, work: Coroutine[object, object, None]) -> None:
        """As `later`, for what leads elsewhere: keys that are pressed meanwhile wait, and are read there."""
        self.later(self.partnership_app.type_ahead.during(work))

    async def attempt(self, work: "Callable[[Session], Result]") -> Result | None:
        """Make one call to the record; a refusal is told in the screen, and None given back."""
        try:
            result = await self.bridge.call(work)
        except Refusal as refusal:
            if self.is_mounted:
                self.notice.refuse(refusal)
            return None
        return result

    def after_typing(self, then: Callable[[], object]) -> None:
        """Call something once the keys that were pressed before are in the box they were meant for.

        A key of ours is read by the app at once, while letters typed just before may still wait at their box. Those
        that are pressed after it wait until it is done.
        """
        self._once_typed(self._before_more_keys(then))

    def _once_typed(self, then: Callable[[], object]) -> None:
        waiting = self.focused if getattr(self.focused, "is_written_in", False) else None
        if waiting is None:
            self.call_next(then)
        else:
            waiting.call_next(self.call_next, then)

    def _before_more_keys(self, then: Callable[[], object]) -> Callable[[], Awaitable[None]]:
        ahead = self.partnership_app.type_ahead
        hold = ahead.hold()

        async def done() -> None:
            try:
                made = then()
                if isawaitable(made):
                    await made
            finally:
                ahead.release(hold)

        return done

    async def typing_done(self) -> None:
        """Wait until the keys that were pressed are in their box."""
        done = asyncio.Event()
        self._once_typed(done.set)
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), 1.0)

    def kept(self) -> None:
        """Everything typed is in the record."""
        if self.is_mounted:
            self.banner.over()

    def troubled(self, refusal: Refusal) -> None:
        """Something typed could not be saved yet."""
        if self.is_mounted:
            self.banner.trouble(refusal)

    async def settle(self) -> None:
        """Bring everything typed here into the record. Called before leaving, quitting, and being ended."""

    def on_key_bar_pressed(self, message: KeyBar.Pressed) -> None:
        message.stop()
        self.call_later(self.run_action, message.command.action)

    def action_help(self) -> None:
        from s11tui.tui.screens.help import Help

        self.app.push_screen(Help(self.ABOUT, tuple(self.commands_now()), self.bridge.partnership))

    def action_at_risk(self) -> None:
        from s11tui.tui.screens.at_risk import AtRisk

        self.app.push_screen(AtRisk(self.bridge.partnership))

    def action_everything(self) -> None:
        self.app.action_command_palette()

    async def action_leave(self) -> None:
        await self.app.action_quit()

    def action_back(self) -> None:
        self.lead(self._leave())

    async def _leave(self) -> None:
        await self.settle()
        if self.app.screen is self and self.can_go_back:
            self.app.pop_screen()
