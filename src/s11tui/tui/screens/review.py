"""Review and sign-off: what is missing, what is odd, what it adds up to, what is declared, and submitting it."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from s11tui.audit.guard import Found, traces_of_return
from s11tui.audit.view_models import ReturnView
from s11tui.tui.commands import bindings
from s11tui.tui.screens.review_commands import ABOUT, DOES
from s11tui.tui.screens.review_steps import ReviewSteps
from s11tui.tui.screens.saving_files import save_file
from s11tui.tui.screens.signing import DECLARES
from s11tui.tui.steady import held_still
from s11tui.tui.widgets.old_new import OldNew
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.widgets.review_grades import grades_by_area
from s11tui.tui.widgets.review_rows import (
    WHOLE,
    colleagues,
    ended,
    is_handed_in,
    missing_rows,
    odd_rows,
    standard_of,
    step_rows,
    summary,
)
from s11tui.tui.widgets.review_signing import ORIGINAL, SCAN, signing_rows
from s11tui.tui.words import muted, plain, strong

_CHANGED = (
    "It was changed since you opened it. Here stands what you opened; signing shows it anew before anything else."
)
_SEVERAL = "That is about several standards together: change one of the answers that it speaks of."


class Review(ReviewSteps):
    """The whole return at a glance, and the steps to submission that this person may do now.

    Args:
        view: the return.
        go: opens a standard in the form below; None where there is no form below.
    """

    CSS_PATH = "review.tcss"
    ABOUT = ABOUT
    DOES = DOES
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, view: ReturnView, go: Callable[[str], None] | None = None) -> None:
        super().__init__()
        self.view = view
        self._go = go
        self._was_shown = False
        self._looked_at = ""
        self._found: tuple[Found, ...] = ()

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield Static("", id="head", markup=False)
            yield PickList(id="steps", head_width=38)
            yield from _part("missing", "Missing", PickList(id="missing", head_width=40))
            yield from _part("odd", "Look again", PickList(id="odd", head_width=30))
            yield from _part("changed", "Changed since it was submitted before", OldNew(id="changed"))
            yield from _part("signing", "Sign-off", PickList(id="signing", head_width=30))
            yield from _part("colleagues", "Colleagues", Static("", id="colleagues", markup=False))
            yield from _part("declaration", "What is declared", Static("", id="declaration", markup=False))
            yield from _part("grades", "Grades by area", Static("", id="grades", markup=False))
            yield Static("", id="grades-beside", markup=False)
            yield from _part("ended", "No longer asked", Static("", id="ended", markup=False))

    def begin(self) -> None:
        self._show_part("changed", False)
        self.show_return()
        lists = [self.query_one(f"#{name}", PickList) for name in ("steps", "missing", "odd", "signing")]
        first = lists[1:2] if self.view.missing else lists
        next((one for one in first if one.rows), lists[0]).focus(scroll_visible=False)

    def on_screen_resume(self) -> None:
        if self._was_shown and "answer" in self.view.can:
            self.later(self._look_again())
        self._was_shown = True

    async def others_changed(self) -> None:
        # Whoever may change it sees what was changed meanwhile. A signatory goes on seeing what they have read: what
        # they declare is that, and the record refuses it where something else stands by then.
        if "declare" in self.view.can and "answer" not in self.view.can:
            now = await self.read_again()
            if now is not None and now.head != self.view.head and self.is_mounted:
                self.notice.tell(_CHANGED)
            return
        with held_still(self.focused):
            await self._look_again()

    async def _look_again(self) -> None:
        view = await self.read_again()
        if view is not None and self.is_mounted:
            self.view = view
            self.show_return()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        can = self.can_do(action)
        return super().check_action(action, parameters) if can is None else can

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        match message.list.id:
            case "steps":
                self.call_later(self.run_action, message.row)
            case "missing":
                self._jump(message.row)
            case "odd":
                self._look_at(standard_of(message.row))
            case "signing":
                self._save(message.row)

    def _look_at(self, standard: str) -> None:
        if standard == WHOLE:
            self.notice.tell(_SEVERAL)
        else:
            self._jump(standard)

    def _jump(self, standard: str) -> None:
        if self._go is not None:
            self.app.pop_screen()
            self._go(standard)
        else:
            self._open_form(standard)

    def _save(self, row: str) -> None:
        """Save a copy of the file that is kept with a signature or an original."""
        ref = self.view.id
        if row.startswith(SCAN) and self.view.signatures[int(row.removeprefix(SCAN)) - 1].scan is not None:
            number = int(row.removeprefix(SCAN))
            self.later(save_file(self, lambda session: session.submitting.scan_of(ref, number)))
        elif row.startswith(ORIGINAL) and self.view.originals[int(row.removeprefix(ORIGINAL)) - 1].file is not None:
            number = int(row.removeprefix(ORIGINAL))
            self.later(save_file(self, lambda session: session.reading.original_file(ref, number)))

    def _open_form(self, standard: str) -> None:
        from s11tui.tui.screens.form import Form

        self.app.push_screen(Form(self.view, standard))

    def action_read(self) -> None:
        self._open_form(self.view.standards()[0].id)

    # Showing.

    def show_return(self) -> None:
        view = self.view
        left = Content.assemble(strong(f"Review · {view.round.title}"), muted(f" · {view.agency.name}"))
        self.show_top(left, muted(f"{view.state} · {view.counts.done} of {view.counts.asked} done"), muted(view.state))
        signs = self.can_do("sign")
        steps = [one for one in self.DOES if (signs or one.action != "report") and self.check_action(one.action, ())]
        self.query_one("#steps", PickList).show(step_rows(steps))
        self._show_rows("missing", missing_rows(view))
        self._show_rows("signing", signing_rows(view, self.zone))
        self._show_words("colleagues", colleagues(view))
        self._show_words("ended", ended(view))
        self.query_one("#grades", Static).update(grades_by_area(view))
        self.query_one("#grades-beside", Static).update(grades_by_area(view, beside=True))
        self._show_words("declaration", plain(view.edition.declaration or "Nothing is declared."))
        self._show_odd()
        self.show_keys()
        if view.revision:
            self.later(self._look_for_changes(view))
        if self._looked_at != view.head and not is_handed_in(view):
            self._looked_at = view.head
            self.later(self._look_for_traces(view))

    async def _look_for_changes(self, view: ReturnView) -> None:
        """What is other than it was submitted before, for whoever submits or signs it again."""
        found = await self.attempt(lambda session: session.reading.changes(view.id))
        if found is None or not self.is_mounted:
            return
        # Of what is not in yet, only that; else what the last submission brought.
        last = 0 if any(not one.revision for one in found) else view.revision
        changed = [one for one in found if one.revision == last]
        differences = [
            replace(each, what=f"{one.number or one.title} · {each.what}")
            for one in changed
            for each in one.differences
        ]
        self.query_one("#changed", OldNew).show(differences)
        self._show_part("changed", bool(differences))

    async def _look_for_traces(self, view: ReturnView) -> None:
        """A long return takes a while to be read through, so a thread of its own does it."""
        found = await asyncio.to_thread(traces_of_return, view)
        if self.is_mounted and self.view.head == view.head:
            self._found = found
            self._show_odd()

    def _show_odd(self) -> None:
        rows = odd_rows(self.view, self._found)
        self._show_rows("odd", rows)
        head = summary(self.view, self.zone, self.today, len(rows))
        declares = "\n" + DECLARES if self.can_do("sign") else ""
        self.query_one("#head", Static).update(Content.assemble(head, declares))

    def _show_rows(self, name: str, rows: list[Row]) -> None:
        self.query_one(f"#{name}", PickList).show(rows)
        self._show_part(name, bool(rows))

    def _show_words(self, name: str, words: Content) -> None:
        self.query_one(f"#{name}", Static).update(words)
        self._show_part(name, bool(words))

    def _show_part(self, name: str, shown: bool) -> None:
        self.query_one(f"#{name}").display = self.query_one(f"#{name}-head").display = shown


def _part(name: str, title: str, widget: Widget) -> ComposeResult:
    yield Static(strong(title), id=f"{name}-head", classes="section")
    yield widget
