"""A round as a whole: what came in, how it was graded, what is urgent, late, asked, and worth sharing."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from s11tui.audit.round_summary import RoundSummary
from s11tui.tui.commands import Command, bindings
from s11tui.tui.going import open_return
from s11tui.tui.screens import round_looking
from s11tui.tui.screens.menu import Menu
from s11tui.tui.screens.round_looking import RoundLooking
from s11tui.tui.widgets import overview_rows as words
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import muted, plain, strong

_LISTS = {
    "urgent": "Urgent: grades that ask for help at once",
    "challenge": "Asked to be looked at again",
    "area": "Grades by area: self › now",
    "lowered": "Lowered",
    "lowest": "Verified, and the lowest",
    "late": "Overdue actions, and what slipped back",
    "asked": "Asked of the partners",
    "barriers": "Barriers that agencies named",
    "standard": "Grades by standard: self › now",
    "since": "Beside the round before",
    "practice": "Good practice that may be shared",
}
"""The lists of the page, in order, each with what stands above it."""
_NARROW = frozenset({"late", "asked", "barriers", "practice"})
"""Lists of which each row is headed by a name alone."""

_PAPERS = (
    ("shared", "Executive summary", "Two pages, with nothing that agencies have not been told."),
    ("panel", "Executive summary for the panel", "With what agencies do not know of yet; not to be handed out."),
    ("actions", "Action plan of this round", "What will be done, by whom and by when, with what was said of it."),
    ("practice", "Good practice bank", "What agencies allowed to be shared, ready for the annual report."),
)


class OverviewScreen(RoundLooking):
    """One round at a glance.

    Args:
        round_ref: id or slug of the round; None for the newest in which something was submitted.
    """

    CSS_PATH = "overview.tcss"
    ABOUT = (
        "A round as a whole. The numbers add up: invited is submitted, outstanding, exempt and withdrawn. Behind the › "
        "stands how many grades stand now, where that differs from what agencies said themselves; a self-grade that "
        "nobody verified stands, and is counted as it was given. Enter or a click on a grade opens the return there. "
        "F9 writes the executive summary. Whoever does not sit on the panel sees only what was shared with agencies."
    )
    DOES = (
        Command("report", "f9", "print", "Print the summary, actions or good practice", "Writes one of them as PDF."),
        Command("round", "f6", "round", "Another round", "Chooses the round that is shown."),
        Command("down", "pagedown", "down", "Further down", "Scrolls down by a screen.", footer=False),
        Command("up", "pageup", "up", "Further up", "Scrolls up by a screen.", footer=False),
        Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
        *(one for one in round_looking.COMMANDS if one.action != "overview"),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, round_ref: str | None = None) -> None:
        super().__init__()
        self._round = round_ref
        self._found: RoundSummary | None = None
        self._whole: frozenset[str] = frozenset()
        self._rounds = 0

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield Static("", id="head", markup=False)
            for name, title in _LISTS.items():
                yield Static(strong(title), id=f"{name}-head", classes="section")
                if name == "practice":
                    yield Static("", id="practices", markup=False)
                yield PickList(id=name, head_width=30 if name in _NARROW else 46)
            yield Static(strong("Returns by kind of agency"), id="kinds-head", classes="section")
            yield Static("", id="kinds", markup=False)

    def begin(self) -> None:
        self.show_top(strong("Overview"))
        self.query_one("#area").focus(scroll_visible=False)

    def on_screen_resume(self) -> None:
        self.action_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "report":
            return self._found is not None and self._found.round is not None
        if action == "round":
            return self._rounds > 1
        return super().check_action(action, parameters)

    @property
    def round_here(self) -> str | None:
        return self._found.round.id if self._found is not None and self._found.round is not None else None

    def action_again(self) -> None:
        self.later(self._fetch())

    async def _fetch(self) -> None:
        chosen = self._round
        found = await self.attempt(lambda session: (session.reading.summary(chosen), len(session.reading.rounds())))
        if found is not None and self.is_mounted:
            self._found, self._rounds = found
            self._show(self._found)

    def _show(self, found: RoundSummary) -> None:
        title = f"Overview · {found.round.title}" if found.round else "Overview"
        self.show_top(strong(title), muted(found.edition))
        none = muted("No round has been opened yet.")
        self.query_one("#head", Static).update(words.head_words(found) if found.round else none)
        for name, rows in self._rows(found).items():
            shown = words.cut(rows, name, self._whole)
            self.query_one(f"#{name}", PickList).show(shown)
            self._show_part(name, bool(rows) or (name == "practice" and found.round is not None))
        self.query_one("#practices", Static).update(words.practice_words(found))
        self.query_one("#practices").display = found.round is not None
        self.query_one("#kinds", Static).update(words.kind_words(found))
        self._show_part("kinds", bool(found.by_kind))
        self.show_keys()

    def _rows(self, found: RoundSummary) -> dict[str, list[Row]]:
        return {
            "urgent": words.judged_rows(found.urgent, "urgent"),
            "challenge": words.challenge_rows(found),
            "lowered": words.judged_rows(found.lowered, "lowered"),
            "lowest": words.judged_rows(found.lowest, "lowest"),
            "late": words.late_rows(found),
            "asked": words.said_rows(found.asked, "asked"),
            "barriers": words.said_rows(found.barriers, "barriers"),
            "area": words.tally_rows(found.areas, "area"),
            "standard": words.tally_rows(found.standards, "standard"),
            "since": words.since_rows(found),
            "practice": words.practice_rows(found),
        }

    def _show_part(self, name: str, shown: bool) -> None:
        self.query_one(f"#{name}").display = self.query_one(f"#{name}-head").display = shown

    # What is done here.

    def action_down(self) -> None:
        self.query_one("#page").scroll_page_down(animate=False)

    def action_up(self) -> None:
        self.query_one("#page").scroll_page_up(animate=False)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        if message.row.startswith(words.MORE):
            self._whole |= {message.row.removeprefix(words.MORE)}
            if self._found is not None:
                self._show(self._found)
            return
        ref, standard = self._place(message.row)
        if ref:
            self.lead(open_return(self, ref, standard))

    def _place(self, row: str) -> tuple[str, str]:
        """The return and the standard that a row is about; both empty where it is about none."""
        found, (name, _, at) = self._found, row.partition("/")
        if found is None or not at.isdecimal():
            return "", ""
        number = int(at)
        if name in ("late", "slipped"):
            action = found.overdue[number].action if name == "late" else found.slipped[number]
            return action.ref, action.standard or ""
        if name in ("asked", "barriers"):
            return (found.asked if name == "asked" else found.barriers)[number].ref, ""
        if name == "practice":
            return found.practices[number].ref, found.practices[number].standard
        if name == "challenge":
            return found.challenges[number].ref, found.challenges[number].standard
        about = {"urgent": found.urgent, "lowered": found.lowered, "lowest": found.lowest}.get(name)
        return (about[number].ref, about[number].standard) if about is not None else ("", "")

    def action_round(self) -> None:
        self.lead(self._choose_round())

    async def _choose_round(self) -> None:
        rounds = await self.attempt(lambda session: session.reading.rounds())
        rows = [Row(one.id, plain(one.title), muted(f"due {one.due}")) for one in rounds or ()]

        def chosen(name: str | None) -> None:
            if name:
                self._round, self._whole = name, frozenset()
                self.action_again()

        self.app.push_screen(Menu("Which round?", "", rows, self.round_here or ""), chosen)

    def action_report(self) -> None:
        found = self._found
        if found is None or found.round is None:
            return
        ref = found.round.id
        offered = [one for one in _PAPERS if one[0] != "panel" or found.unshared]

        def chosen(name: str | None) -> None:
            if name:
                from s11tui.tui.screens.printing_round import PrintingRound

                self.app.push_screen(PrintingRound(ref, name))

        rows = [Row(name, Content(title), muted(about)) for name, title, about in offered]
        self.app.push_screen(Menu("Print", "Each is a PDF in the usual folder.", rows), chosen)
