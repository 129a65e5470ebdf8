"""The form: an outline beside one standard, saved while it is typed."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from s11tui.audit.view_models import AreaView, ReturnView, StandardView
from s11tui.tui.commands import bindings, key_of
from s11tui.tui.editor import has_editor
from s11tui.tui.keeping import Keeper
from s11tui.tui.screens.at_risk import who_to_call
from s11tui.tui.screens.form_colleagues import FormColleagues
from s11tui.tui.screens.form_commands import ABOUT, DOES
from s11tui.tui.screens.form_dialogs import FormDialogs
from s11tui.tui.screens.form_evidence import FormEvidence
from s11tui.tui.screens.form_history import FormHistory
from s11tui.tui.screens.form_worksheets import FormWorksheets
from s11tui.tui.widgets.outline import Outline
from s11tui.tui.widgets.page_rows import explanation
from s11tui.tui.widgets.split_line import SplitLine
from s11tui.tui.widgets.standard_page import PART, StandardPage
from s11tui.tui.words import mark, muted, plain, strong


class Form(FormEvidence, FormHistory, FormColleagues, FormWorksheets, FormDialogs):
    """Where the safeguarding lead and the contributors answer, standard by standard.

    Args:
        view: the return.
        standard: id of the standard to begin at; empty for the first that needs something.
    """

    CSS_PATH = "form.tcss"
    ABOUT = ABOUT
    DOES = DOES
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, view: ReturnView, standard: str = "") -> None:
        super().__init__()
        self.view = view
        first = next((one.id for one in view.standards() if one.mark != "done" and one.editable), "")
        self._current = standard or first or next(iter(view.standards())).id
        self._part = 0

    def body(self) -> ComposeResult:
        yield SplitLine(id="where")
        with Horizontal(id="middle"):
            yield Outline(id="outline")
            yield StandardPage(id="page")
            with VerticalScroll(id="side", can_focus=False):
                yield Static("", id="side-words", markup=False)

    def begin(self) -> None:
        self.keeper = Keeper(self.bridge, self.view, self, self)
        self.later(self._begin())

    async def _begin(self) -> None:
        await self.refill(focus=True)
        self.begin_on_behalf()
        if self.may_type_for_them:
            return
        if not ("answer" in self.view.can and any(map(_has_leftovers, self.view.standards()))):
            return
        # Left behind by a session that ended in the middle of a word: the person has moved on since.
        made = await self.change(lambda session: session.answering.commit_drafts(self.view.id))
        if made and not self.greeting:
            self.notice.tell("What you were typing last time was kept, and stands in the form.")

    @property
    def open_standard(self) -> str:
        return self.standard.id

    @property
    def standard(self) -> StandardView:
        """The standard that is open."""
        found = self.view.standard(self._current)
        return found if found is not None else self.view.standards()[0]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("evidence", "add_action"):
            return self.standard.editable
        if action == "worksheet":
            return any(one.editable for one in self.view.standards())
        if action == "still_true":
            return self.can_bring(self.standard)
        if action == "to_confirm":
            return bool(self.view.earlier)
        if action == "mine":
            return any(one.mine for one in self.view.standards())
        if action == "editor":
            return self.standard.editable and has_editor(self.app)
        if action == "assign":
            return "assign" in self.view.can
        if action == "on_behalf":
            return self.may_type_for_them and not self.keeper.original
        return super().check_action(action, parameters)

    def places(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        for one in self.view.standards():
            title = f"Go to {one.number} {one.title}".replace("  ", " ")
            yield title, "Opens this standard.", partial(self.go, one.id)

    # Moving about.

    def go(self, standard: str, part: int = 0) -> None:
        """Open a standard, once the keys that were pressed before are in."""
        self.after_typing(partial(self._go, standard, part))

    async def _go(self, standard: str, part: int, needed: bool = False) -> None:
        self._current, self._part = standard, part
        self.notice.clear()
        await self.refill(focus=True, needed=needed)
        self.later(self.keeper.commit())

    def on_outline_chosen(self, message: Outline.Chosen) -> None:
        self.go(message.standard)

    def action_next(self) -> None:
        self._turn(1)

    def action_previous(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        part = self._part + by
        if 0 <= part * PART < max(1, len(self.standard.questions)):
            self.go(self._current, part)
            return
        names = [one.id for one in self.view.standards()]
        at = names.index(self.standard.id) + by
        if 0 <= at < len(names):
            self.go(names[at])
        else:
            self.notice.tell("This is the last standard. F8 shows what is missing." if by > 0 else "This is the first.")

    def action_unanswered(self) -> None:
        # A contributor is led through what they were given; everybody else through the whole return.
        mine = any(one.editable for one in self.view.standards())
        words = f"Nothing is missing. {key_of('review', 'f8')} goes to review and sign-off."
        self.go_to_next(lambda one: one.mark != "done" and (one.editable or not mine), words)

    def go_to_next(self, wanted: Callable[[StandardView], bool], otherwise: str) -> None:
        standards = self.view.standards()
        at = standards.index(self.standard)
        found = next((one for one in (*standards[at + 1 :], *standards[: at + 1]) if wanted(one)), None)
        if found is None:
            self.notice.tell(otherwise)
            return
        self.after_typing(partial(self._go, found.id, 0, True))

    def action_explain(self) -> None:
        # Where the screen is narrow, last year's answers are behind the same key.
        self.page.toggle_class("-explained", "-earlier")
        if self.page.has_class("-explained"):
            self.page.scroll_home(animate=False)

    # Showing.

    async def refill(self, *, focus: bool = False, needed: bool = False) -> None:
        while self.is_mounted and not self.page.has_room(self.standard, self._part):
            await self.page.make_room(self.standard, self._part)
        if not self.is_mounted:
            return
        standard = self.standard  # after the waiting, in which the person may have gone on
        if not self.page.shows(standard, self._part):
            self.sweep()
        urgent = Content.assemble(
            ("This is the lowest grade. Is a child at risk now?\n", "bold"), who_to_call(self.bridge.partnership)
        )
        self.page.show(self.view, standard, self._part, self.keeper.typed_texts, urgent)
        self.query_one("#outline", Outline).show(self.view, standard.id)
        self.query_one("#side-words", Static).update(explanation(standard))
        self._show_where(standard)
        self.show_saved()
        self.show_keys()
        if focus:
            self.page.scroll_home(animate=False)
            self.page.focus_first(needed=needed)

    def _area(self, standard: StandardView) -> AreaView:
        return next(area for area in self.view.areas if area.id == standard.area)

    def _show_where(self, standard: StandardView) -> None:
        area = self._area(standard)
        where = Content.assemble(plain(f"{area.number} {area.title} › {standard.number} "), mark(standard.mark))
        self.query_one("#where", SplitLine).show(where, muted(f"{area.done} of {len(area.standards)} here"))

    def show_saved(self) -> None:
        view, area = self.view, self._area(self.standard)
        counts = f"{view.counts.done} of {view.counts.asked} done"
        state = self.saved if self.standard.editable else f"{view.state} · read only"
        here = f"{area.title} {area.done} of {len(area.standards)}"
        left = Content.assemble(strong(view.round.title), muted(f" · {view.agency.name}"))
        self.show_top(
            left, *(muted(" · ".join(filter(None, one))) for one in ((here, counts, state), (counts, state), (state,)))
        )


def _has_leftovers(standard: StandardView) -> bool:
    """Whether there are drafts of an earlier session that could be answers."""
    reason = standard.reason_draft is not None and standard.self_grade is not None
    return reason or any(one.draft is not None for one in standard.questions)
