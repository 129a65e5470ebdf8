"""Moderating one return: what the agency says beside the descriptors, proposals, questions, and the outcome."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import HorizontalGroup, ScrollableContainer, VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static, TextArea

from s11tui.audit.mattering import waits
from s11tui.audit.outcome_words import HOW_CHECKED
from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.tui.barring import conflict_words
from s11tui.tui.commands import bindings
from s11tui.tui.judgement import IMPACTS
from s11tui.tui.screens.moderate_beside import next_words
from s11tui.tui.screens.moderate_commands import ABOUT, DOES
from s11tui.tui.screens.moderate_keeping import ModerateKeeping
from s11tui.tui.widgets.judging_rows import (
    declared_words,
    descriptor_rows,
    may_propose,
    outcome_text,
    proposal_rows,
    query_rows,
    reason_heading,
    said_words,
)
from s11tui.tui.widgets.old_new import OldNew
from s11tui.tui.widgets.page_rows import explanation
from s11tui.tui.widgets.pick_list import PickList
from s11tui.tui.widgets.segments import Segments
from s11tui.tui.widgets.writing import Writing
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.session import Session


class Moderate(ModerateKeeping):
    """Where moderators propose and the meeting chair decides, standard by standard.

    Args:
        view: the return, as a member of the panel sees it.
        standard: where to begin; empty for the first that waits to be decided.
    """

    CSS_PATH = "moderate.tcss"
    ABOUT = ABOUT
    DOES = DOES
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self, view: ReturnView, standard: str = "") -> None:
        super().__init__()
        self.view = view
        waiting = next((one.id for one in view.standards() if waits(one)), "")
        self._current = standard or waiting or view.standards()[0].id

    def body(self) -> ComposeResult:
        yield Static("", id="title", markup=False)
        with ScrollableContainer(id="middle", can_focus=False):
            with VerticalScroll(id="said", can_focus=True):
                yield from self._said()
            with VerticalScroll(id="judged", can_focus=False):
                yield from self._judged()

    def _said(self) -> ComposeResult:
        """Why it matters; what the agency says, has changed, and said before; and what it was asked."""
        yield Static("", id="matters", markup=False)
        yield Static("", id="explained", classes="note", markup=False)
        yield Static("", id="changed-head", classes="note", markup=False)
        yield OldNew(id="changed")
        with VerticalGroup(id="years"):
            yield Static("", id="words", markup=False)
            with VerticalGroup(id="earlier"):
                yield Static(strong("Earlier rounds"), classes="section", id="before-head")
                yield Static("", id="before", markup=False)
        yield Static(strong("Questions"), classes="section", id="queries-head")
        yield PickList(id="queries", head_width=24)

    def _judged(self) -> ComposeResult:
        """What the panel makes of it."""
        yield Static("", id="challenged", classes="note", markup=False)
        yield PickList(id="grades", head_width=24)
        yield Static(strong("Before"), classes="section", id="track-head")
        yield Static("", id="track", markup=False)
        yield Static(strong("Proposals"), classes="section", id="proposals-head")
        yield PickList(id="proposals", head_width=24)
        yield Segments("How checked", HOW_CHECKED, id="how")
        yield Segments("Impact", IMPACTS, id="impact")
        yield Static("", classes="section", id="why-head", markup=False)
        yield Writing(id="why")
        yield Static("", id="declared", markup=False)
        with HorizontalGroup(classes="buttons", id="judging"):
            yield Button(Content("Propose (F4)"), id="propose")
            yield Button(Content("Record outcome (F5)"), id="decide")
        with HorizontalGroup(classes="buttons", id="telling"):
            yield Button(Content("Cannot tell from what was seen"), id="cannot_tell")
        yield Static("", id="outcome", classes="note", markup=False)

    def begin(self) -> None:
        self._refill()
        self.query_one("#said").focus(scroll_visible=False)
        self.later(self.take_up())

    @property
    def standard(self) -> StandardView:
        """The standard that is open."""
        found = self.view.standard(self._current)
        return found if found is not None else self.view.standards()[0]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        can, standard = self.view.can, self.standard
        match action:
            case "propose":
                return may_propose(self.view, standard)
            case "decide" | "cannot_tell":
                return "record outcome" in can and standard.graded
            case "meeting":
                return "record outcome" in can
            case "ask":
                return bool({"query the agency", "query the panel"} & can)
        return super().check_action(action, parameters)

    def places(self) -> Iterator[tuple[str, str, Callable[[], object]]]:
        for one in self.view.standards():
            yield f"Go to {one.number} {one.title}", "Opens this standard.", partial(self.go, one.id)

    def go(self, standard: str) -> None:
        """Open a standard, once the keys that were pressed before are in."""
        self.after_typing(partial(self._go, standard))

    def _go(self, standard: str) -> None:
        self.keep()
        self._current = standard
        self.notice.clear()
        self._refill()
        self.query_one("#said").focus(scroll_visible=False)
        for name in ("#said", "#judged", "#middle"):
            self.query_one(name).scroll_home(animate=False)

    def action_next(self) -> None:
        self._turn(1)

    def action_previous(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        names = [one.id for one in self.view.standards()]
        at = names.index(self.standard.id) + by
        if 0 <= at < len(names):
            self.go(names[at])
        else:
            self.notice.tell("This is the last standard. F8 shows what comes next." if by > 0 else "This is the first.")

    def action_explain(self) -> None:
        self.toggle_class("-explained")
        self.query_one("#said").scroll_home(animate=False)
        self.query_one("#middle").scroll_home(animate=False)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        if message.list.id == "grades":
            self.judge(replace(self.judgement, grade=message.row))
        elif message.list.id == "queries":
            self.open_query(message.row)
        elif message.list.id == "proposals" and message.row == "mine":
            self.later(self.change(lambda session: session.moderating.withdraw(self.view.id, self.standard.id)))

    def on_segments_chosen(self, message: Segments.Chosen) -> None:
        if message.segments.id == "how":
            self.judge(replace(self.judgement, how=message.value))
        else:
            self.judge(replace(self.judgement, impact="" if message.value == IMPACTS[0] else message.value))

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        self.judge(replace(self.judgement, reason=message.text_area.text), show=False)

    def on_button_pressed(self, message: Button.Pressed) -> None:
        self.call_later(self.run_action, str(message.button.id))

    def action_propose(self) -> None:
        self.after_typing(self._propose)

    def _propose(self) -> None:
        self.keep()
        mine, standard = self.judgement, self.standard.id
        self.later(
            self.send(
                lambda session: session.moderating.propose(
                    self.view.id, standard, mine.grade, mine.reason, mine.how, mine.impact
                ),
                "Proposed.",
            )
        )

    async def send(self, work: Callable[[Session], ReturnView], words: str) -> None:
        """Record a judgement on the standard that is open, and forget what was not sent of it."""
        place = self.place_here
        view = await self.attempt(work)
        if view is None:
            return
        self.sent(place)
        self.take(view)
        self.notice.tell(f"{words} {next_words()}")

    async def change(self, work: Callable[[Session], ReturnView]) -> None:
        """Make a change and show the return as it stands then."""
        view = await self.attempt(work)
        if view is not None:
            self.take(view)

    def take(self, view: ReturnView) -> None:
        """Show the return as it stands now."""
        before, self.view = self.view, view
        if self.is_mounted:
            if before.conflict_declared and not view.conflict_declared:
                self.banner.over()
            self._refill()

    def _refill(self) -> None:
        view, standard = self.view, self.standard
        where = self.where_words()
        decided = sum(one.outcome is not None for one in view.standards() if one.graded)
        counts = f"{decided} of {view.counts.to_grade} decided · {view.state}"
        left = Content.assemble(strong(view.agency.name), muted(f" · {view.round.title}"))
        self.show_top(left, muted(f"{where} · {counts}"), muted(where), muted(view.state))
        self.query_one("#title", Static).update(plain(f"{standard.number}  {standard.title}"))
        self.query_one("#explained", Static).update(explanation(standard))
        self.query_one("#words", Static).update(said_words(standard))
        challenged = self.query_one("#challenged", Static)
        challenged.display = standard.outcome is not None and bool(standard.outcome.challenged)
        if standard.outcome is not None and standard.outcome.challenged:
            ask = Content.assemble(("The agency asks for this grade to be looked at again. ", "bold"))
            challenged.update(Content.assemble(ask, plain(standard.outcome.challenged)))
        outcome = self.query_one("#outcome", Static)
        outcome.display = standard.outcome is not None
        outcome.update(outcome_text(standard))
        self.query_one("#proposals", PickList).show(proposal_rows(view, standard))
        self.query_one("#queries", PickList).show(query_rows(view, standard))
        if view.conflict_declared:
            self.banner.tell(conflict_words(view))
        self.show_judgement()
        self.show_beside()
        self.show_keys()

    def show_judgement(self) -> None:
        mine, standard = self.judgement, self.standard
        judges = self.check_action("propose", ()) or self.check_action("decide", ())
        for name in ("#how", "#impact", "#why", "#why-head", "#judging"):
            self.query_one(name).display = bool(judges)
        self.query_one("#why-head", Static).update(reason_heading(standard, mine))
        self.query_one("#declared").display = bool(self.check_action("propose", ()))
        self.query_one("#declared", Static).update(declared_words(self.view))
        self.query_one("#propose").display = bool(self.check_action("propose", ()))
        self.query_one("#decide").display = bool(self.check_action("decide", ()))
        self.query_one("#telling").display = bool(self.check_action("cannot_tell", ()))
        self.query_one("#grades").display = standard.graded
        self.query_one("#grades", PickList).show(descriptor_rows(self.view, standard, mine if judges else None))
        self.query_one("#how", Segments).choose(mine.how)
        self.query_one("#impact", Segments).choose(mine.impact or IMPACTS[0])
        self.query_one("#why", Writing).show(mine.reason)
