"""Calibration on the screen: what moderation did to the grades of a round, and how far those who grade agree."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from s11tui.audit.agreement import LINEAR, QUADRATIC, Weighting
from s11tui.text import counted
from s11tui.tui.commands import Command, bindings
from s11tui.tui.screens.desk import Desk
from s11tui.tui.widgets.figures import Figures
from s11tui.tui.words import muted, strong
from s11tui.workspace.calibrating import CalibrationView
from s11tui.workspace.calibration_words import WEIGHTS, agreements, tables

_SHARED = "Only what was shared with agencies is counted here, and nobody is named."
_NOT_WHO = "The figures tell where to talk, not who is wrong. On fewer than ten cases nothing is said."


class CalibrationScreen(Desk):
    """Tables and kappas of one round.

    Args:
        round_ref: id or slug of the round.
    """

    ABOUT = (
        "How many self-grades stood, were raised or lowered, by standard, kind, phases and who decided; each "
        "moderator’s proposals beside the self-grades and the agreed grades; and weighted kappa: how much more two "
        "sides agree than chance alone would give, 1 for completely. Every figure stands with its number of cases. "
        "Not decided, cannot tell and not moderated are self-grades that nobody has verified."
    )
    DOES = (
        Command(
            "weights", "f4", "weights", "Linear or quadratic weights", "Changes how much a wide difference counts."
        ),
        Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
        Command("down", "pagedown", "down", "Further down", "Scrolls down by a screen.", footer=False),
        Command("up", "pageup", "up", "Further up", "Scrolls up by a screen.", footer=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, round_ref: str) -> None:
        super().__init__()
        self._round = round_ref
        self._weighting: Weighting = LINEAR

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page"):
            yield Figures(id="figures")

    def begin(self) -> None:
        self.show_top(strong("Calibration"))
        self.query_one("#page").focus(scroll_visible=False)
        self.action_again()

    def action_again(self) -> None:
        self.later(self._fetch())

    def action_weights(self) -> None:
        self._weighting = QUADRATIC if self._weighting == LINEAR else LINEAR
        self.action_again()

    def action_down(self) -> None:
        self.query_one("#page").scroll_page_down(animate=False)

    def action_up(self) -> None:
        self.query_one("#page").scroll_page_up(animate=False)

    async def _fetch(self) -> None:
        weighting = self._weighting
        view = await self.attempt(lambda session: session.reading.calibration(self._round, weighting))
        if view is not None and self.is_mounted:
            self._show(view)

    def _show(self, view: CalibrationView) -> None:
        how_many = counted(view.returns, "submitted return")
        self.show_top(strong(f"Calibration · {view.round_title}"), muted(how_many))
        notes = [_SHARED, _NOT_WHO] if view.only_shared else [_NOT_WHO]
        lines = [(line.between, line.words, line.scale) for line in agreements(view)]
        if not lines:
            notes = ["Nothing is submitted in this round yet, so there is nothing to count."]
        self.query_one("#figures", Figures).show(notes, tables(view), f"Agreement, {WEIGHTS[view.weighting]}", lines)
        self.show_keys()
