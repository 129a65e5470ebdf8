"""The sample of a round: how it was drawn, what was picked and why, what was passed over, and the rest."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from s11tui.errors import BadInput
from s11tui.text import counted
from s11tui.tui.commands import Command, bindings
from s11tui.tui.going import open_return
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.choices import Told
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.sampling_words import (
    checked_rows,
    drawn_words,
    rest_words,
    rows_of,
    strata_table,
    summary,
    unpicked_rows,
)
from s11tui.tui.widgets.figures import Figures
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.candidates import STRATA
from s11tui.workspace.samples import SampleLine, SampleView

_FIRST_GUESS = 5
"""One in this many is offered as a number to moderate where nothing was drawn before."""


class SamplingScreen(Desk):
    """Draws a sample and shows why each return is in it; picks by hand; acknowledges the rest.

    Args:
        round_ref: id or slug of the round.
    """

    CSS_PATH = "sampling.tcss"
    ABOUT = (
        "Where there are too many returns to moderate all, a sample is drawn: some by hand, most by risk, one in five "
        "by chance. The same seed gives the same sample from the same returns, so that anybody can check it. What is "
        "not picked is not moderated: its self-grades stand, unverified, and are printed so. Nothing of this is seen "
        "by an agency. Enter on a line opens the return, picks it, or takes it out."
    )
    DOES = (
        Command("draw", "f4", "draw", "Draw the sample", "Asks how many and the seed; what was picked by hand stays."),
        Command("pick", "f3", "pick by hand", "Pick a return by hand", "Adds one to the sample, with the reason."),
        Command(
            "rest", "f8", "the rest", "Acknowledge the rest", "What was not picked is acknowledged, not moderated."
        ),
        Command("check", "f7", "check", "Draw it again from the record", "Says whether every draw comes out the same."),
        Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, round_ref: str) -> None:
        super().__init__()
        self._round = round_ref
        self._view: SampleView | None = None

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield Figures(id="drawn")
            yield PickList(id="lines", head_width=34)

    def begin(self) -> None:
        self.show_top(strong("Sample"))
        self.query_one("#lines").focus(scroll_visible=False)

    def on_screen_resume(self) -> None:
        self.action_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        view = self._view
        can = view.can if view is not None else frozenset()
        if action in ("draw", "check"):
            return "draw" in can
        if action == "pick":
            return view is not None and "pick" in can and bool(view.unpicked)
        if action == "rest":
            return view is not None and "acknowledge" in can and bool(view.picks and view.rest)
        return super().check_action(action, parameters)

    def action_again(self) -> None:
        self.later(self._fetch())

    async def _fetch(self) -> None:
        view = await self.attempt(lambda session: session.sampling.show(self._round))
        if view is not None and self.is_mounted:
            self._show(view)

    def _show(self, view: SampleView) -> None:
        self._view = view
        self.show_top(strong(f"Sample · {view.round_title}"), muted(summary(view)))
        tables = [strata_table(view)] if view.strata_lines else []
        self.query_one("#drawn", Figures).show([drawn_words(view, self.zone)], tables)
        self.query_one("#lines", PickList).show(rows_of(view))
        self.show_keys()

    # Drawing.

    def action_draw(self) -> None:
        view = self._view
        if view is None:
            return
        guess = view.wanted if view.wanted is not None else max(1, -(-view.submitted // _FIRST_GUESS))
        fields = (
            Field("number", "How many can be moderated?", value=str(guess), hint="what is picked by hand counts"),
            Field(
                "seed",
                "Seed",
                value="" if view.seed is None else str(view.seed),
                hint="a whole number, best said before; empty: a new one",
            ),
            Field("strata", "Which returns are alike?", "choice", view.strata, choices=tuple(STRATA.items())),
        )

        async def do(given: Mapping[str, str]) -> None:
            number, strata = _whole(given["number"], "How many"), given["strata"]
            seed = _whole(given["seed"], "The seed") if given["seed"] else None
            self._show(await self.bridge.call(lambda session: session.sampling.draw(self._round, number, seed, strata)))
            self.notice.tell("Drawn. Every draw stays in the record.")

        words = f"{counted(view.submitted, 'return')} submitted. What is picked by hand or opened for moderation stays."
        self.app.push_screen(Ask("Draw the sample", words, fields, "Draw", do))

    def action_check(self) -> None:
        self.later(self._check())

    async def _check(self) -> None:
        found = await self.attempt(lambda session: session.sampling.check(self._round))
        if found is not None:
            await self.app.push_screen(Told("Drawn again from the record", checked_rows(found, self.zone)))

    # By hand.

    def action_pick(self) -> None:
        view = self._view
        if view is None:
            return

        def chosen(ref: str | None) -> None:
            found = next((one for one in view.unpicked if one.ref == ref), None)
            if found is not None:
                self._ask_why(found, pick=True)

        self.app.push_screen(Menu("Pick by hand", "Which return?", unpicked_rows(view)), chosen)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        view = self._view
        if view is None:
            return
        if message.row == "rest":
            self.action_rest()
            return
        lines = (*view.picks, *view.passed_over, *view.since)
        found = next((one for one in lines if one.ref == message.row.partition(" ")[2]), None)
        if found is not None:
            rows = [Row("open", plain("Open the return"))]
            if "pick" in view.can:
                rows += _by_hand(found)
            title = f"{found.agency} · {found.state}"
            self.app.push_screen(Menu(title, "; ".join(found.reasons), rows), lambda what: self._do(found, what))

    def _do(self, one: SampleLine, what: str | None) -> None:
        if what == "open":
            self.lead(open_return(self, one.ref))
        elif what is not None:
            self._ask_why(one, pick=what == "pick")

    def _ask_why(self, one: SampleLine, *, pick: bool) -> None:
        async def do(given: Mapping[str, str]) -> None:
            why = given["reason"]
            self._show(
                await self.bridge.call(
                    lambda session: (
                        session.sampling.pick(one.ref, why) if pick else session.sampling.unpick(one.ref, why)
                    )
                )
            )

        title = "Pick by hand" if pick else "Take out of the sample"
        about = "It stays when the sample is drawn again." if pick else "The next draw may pick it again."
        fields = (Field("reason", "Why?", hint="the panel sees it; the agency does not"),)
        self.app.push_screen(Ask(title, f"{one.agency}\n{about}", fields, "Record", do))

    # The rest.

    def action_rest(self) -> None:
        view = self._view
        if view is None or not self.check_action("rest", ()):
            return

        async def do(given: Mapping[str, str]) -> None:
            done = await self.bridge.call(lambda session: session.moderating.acknowledge_rest(self._round))
            await self._fetch()
            self.notice.tell(f"{counted(len(done), 'return')} acknowledged, not moderated. Each is owed a letter.")

        self.app.push_screen(Ask("Acknowledge the rest", rest_words(view), (), "Acknowledge", do))


def _by_hand(one: SampleLine) -> list[Row]:
    if not one.how:
        return [Row("pick", plain("Pick it by hand"))]
    if one.opened:
        return []
    rows = [Row("unpick", plain("Take it out of the sample"))]
    return rows if one.how == "by hand" else [Row("pick", plain("Keep it, whatever is drawn next")), *rows]


def _whole(given: str, what: str) -> int:
    """A whole number as it was typed.

    Raises:
        BadInput: it is none.
    """
    digits = given.replace(" ", "")
    # Longer than any seed can be; and Python refuses to read numbers of thousands of digits.
    if not digits.isdecimal() or len(digits) > 16:
        raise BadInput(f"{what}: “{given}” is no whole number.", "Give digits alone, for example 40.")
    return int(digits)
