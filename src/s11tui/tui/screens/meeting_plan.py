"""Planning a meeting: when, where, who, and which agencies in which order."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import HorizontalGroup, VerticalGroup, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static, TextArea

from s11tui.audit.register import Person
from s11tui.errors import BadInput, Refusal
from s11tui.text import counted
from s11tui.tui.commands import Command, bindings
from s11tui.tui.meeting_keeping import MeetingDrafts
from s11tui.tui.screens.desk import Desk
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.widgets.writing import Writing
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.desks.meeting_parts import Candidate, plan_of
from s11tui.workspace.desks.meetings import Plan
from s11tui.workspace.session import Session

_LINES = (
    ("title", "Title", ""),
    ("day", "Day", "year-month-day, such as 2027-05-04"),
    ("starts", "Begins at", "such as 14:00"),
    ("place", "Place", ""),
    ("minutes", "Minutes each", "planned for each agency"),
)


class MeetingPlan(Desk):
    """Plans a meeting, or plans one otherwise.

    Args:
        round_ref: the round that it is about.
        ref: the meeting; empty for a new one.
        plan: what the form begins with.
        candidates: the returns of the round.
        panel: the people who can be asked.
        texts: what was typed here before and not saved.
    """

    CSS_PATH = "meetings.tcss"
    ABOUT = (
        "Plan a meeting. Enter or Space in a list chooses, and once more takes it back. The agencies that are in and "
        "wait for the panel are chosen already; of a round that was sampled, those that were picked. The number before "
        "an agency is its place on the agenda: take it out and choose it again to put it last. F4 saves the plan."
    )
    DOES = (Command("save_plan", "f4", "save", "Save the plan", "The meeting stands in the list then."),)
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(
        self,
        round_ref: str,
        ref: str,
        plan: Plan,
        candidates: tuple[Candidate, ...],
        panel: tuple[Person, ...],
        texts: dict[str, str],
    ) -> None:
        super().__init__()
        self._round, self._ref, self._plan = round_ref, ref, plan
        self._candidates = {one.line.id: one for one in candidates}
        self._panel, self._texts = panel, texts
        self._drafts: MeetingDrafts | None = None

    @property
    def drafts(self) -> MeetingDrafts:
        """What is filled in and not saved."""
        if self._drafts is None:
            self._drafts = MeetingDrafts(self.bridge, self._ref, self._texts, self, self)
        return self._drafts

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            for name, label, hint in _LINES:
                with HorizontalGroup(classes="line"):
                    yield Static(plain(label), classes="label")
                    yield Writing(single=True, id=f"plan-{name}")
                    yield Static(muted(hint), classes="hint")
            with HorizontalGroup(id="people-lists"):
                with VerticalGroup(classes="column"):
                    yield Static(strong("Agenda"), id="agenda-head")
                    yield PickList(id="returns", head_width=30)
                with VerticalGroup(classes="column"):
                    yield Static(strong("Chair"))
                    yield PickList(id="chair", head_width=26)
                    yield Static(strong("Who is asked to come"), classes="section")
                    yield PickList(id="people", head_width=26)
            with HorizontalGroup(classes="buttons"):
                yield Button(Content("Save the plan (F4)"), id="save_plan", variant="primary")

    def begin(self) -> None:
        self.show_top(strong("Plan a meeting" if not self._ref else "Change the plan"), muted(self._plan.title))
        for name, _, _ in _LINES:
            self.query_one(f"#plan-{name}", Writing).show(self._text(name))
        self._show()
        self.query_one("#plan-title").focus(scroll_visible=False)

    def _text(self, name: str) -> str:
        return self.drafts.text(self._at(name), str(getattr(self._plan, name)))

    def _at(self, name: str) -> str:
        """The key under which a field is kept, for this round."""
        return f"plan/{self._round}/{name}"

    def _chosen(self, name: str) -> list[str]:
        """The ids that are chosen in a list, in their order."""
        kept = self.drafts.text(self._at(name), ",".join(getattr(self._plan, name)))
        return [one for one in kept.split(",") if one.strip()]

    def _show(self) -> None:
        chosen, chair, people = self._chosen("returns"), self._text("chair"), self._chosen("people")
        left = f"{counted(len(chosen), 'agency', 'agencies')}, {self._length(len(chosen))}"
        self.query_one("#agenda-head", Static).update(Content.assemble(strong("Agenda"), muted(f"  {left}")))
        self.query_one("#returns", PickList).show(self._agencies(chosen))
        self.query_one("#chair", PickList).show([_radio(one, one.id == chair) for one in self._panel if _leads(one)])
        others = [one for one in self._panel if one.id != chair]
        self.query_one("#people", PickList).show([_tick(one, one.id in people) for one in others])

    def _agencies(self, chosen: list[str]) -> list[Row]:
        """Those that wait for the panel first."""
        rows: list[Row] = []
        for title, due in (("Wait for the panel", True), ("Others", False)):
            part = [one for one in self._candidates.values() if one.is_due is due]
            if part:
                rows.append(Row(f"heading-{due}", muted(title), heading=True))
            rows += [_agency_row(one, chosen) for one in part]
        return rows

    def _length(self, agencies: int) -> str:
        minutes = self._text("minutes").strip()
        if not minutes.isdecimal():
            return "minutes each are not said"
        hours, rest = divmod(agencies * int(minutes), 60)
        return f"{hours} h {rest:02d} min" if hours else f"{rest} min"

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        message.stop()
        name = str(message.list.id)
        if name == "chair":
            self.drafts.typed(self._at("chair"), message.row)
        elif name == "returns" and self._candidates[message.row].barred:
            self.notice.refuse(Refusal(f"You take no part in this one: {self._candidates[message.row].barred}.", ""))
        else:
            chosen = self._chosen(name)
            after = [one for one in chosen if one != message.row] if message.row in chosen else [*chosen, message.row]
            # A space, not nothing, so that an empty choice is kept as one.
            self.drafts.typed(self._at(name), ",".join(after) or " ")
        self._show()

    def on_text_area_changed(self, message: TextArea.Changed) -> None:
        message.stop()
        self.drafts.typed(self._at(str(message.text_area.id).removeprefix("plan-")), message.text_area.text)
        self._show()

    def on_button_pressed(self, message: Button.Pressed) -> None:
        message.stop()
        self.action_save_plan()

    def action_save_plan(self) -> None:
        self.after_typing(lambda: self.later(self._save()))

    async def _save(self) -> None:
        try:
            plan = self._filled_in()
        except Refusal as refusal:
            self.notice.refuse(refusal)
            return
        view = await self.attempt(
            lambda session: (
                session.meetings.change(self._ref, plan) if self._ref else session.meetings.plan(self._round, plan)
            )
        )
        if view is not None:
            self.drafts.forget(
                *(self._at(name) for name, _, _ in _LINES), self._at("chair"), self._at("people"), self._at("returns")
            )
            await self.drafts.save()
            self.app.pop_screen()

    def _filled_in(self) -> Plan:
        given = {name: self.query_one(f"#plan-{name}", Writing).text.strip() for name, _, _ in _LINES}
        if not given["minutes"].isdecimal():
            raise BadInput("How many minutes each agency has is not said.", "Write a number, for example 20.")
        return replace(
            self._plan,
            **{name: given[name] for name in ("title", "day", "starts", "place")},
            minutes=int(given["minutes"]),
            chair=self._text("chair"),
            people=tuple(self._chosen("people")),
            returns=tuple(self._chosen("returns")),
        )

    async def settle(self) -> None:
        await self.typing_done()
        await self.drafts.save()


async def open_plan(desk: Desk, round_ref: str, ref: str = "") -> None:
    """Open the plan of a meeting, or of a new one of a round, over a screen."""
    found = await desk.attempt(lambda session: _found(session, round_ref, ref))
    if found is not None:
        await desk.app.push_screen(MeetingPlan(round_ref, ref, *found))


def _found(
    session: Session, round_ref: str, ref: str
) -> tuple[Plan, tuple[Candidate, ...], tuple[Person, ...], dict[str, str]]:
    desk = session.meetings
    candidates, panel, texts = desk.candidates(round_ref), desk.panel(), desk.drafts(ref)
    if ref:
        return plan_of(desk.open(ref)), candidates, panel, texts
    waiting = [one for one in candidates if one.is_due and not one.barred]
    picked = [one for one in waiting if one.sampled] or waiting
    leads = session.person if _leads(session.person) else next(filter(_leads, panel), session.person)
    title = f"Follow-up meeting, {candidates[0].line.round_title}" if candidates else "Follow-up meeting"
    return Plan(title, "", chair=leads.id, returns=tuple(one.line.id for one in picked)), candidates, panel, texts


def _leads(person: Person) -> bool:
    return any(grant.role in ("meeting-chair", "manager") for grant in person.grants)


def _agency_row(one: Candidate, chosen: list[str]) -> Row:
    at = chosen.index(one.line.id) + 1 if one.line.id in chosen else 0
    told = [one.line.state, *(["sampled: " + "; ".join(one.sampled)] if one.sampled else [])]
    told += ["you take no part"] if one.barred else []
    sign = Content.styled(f"{at:2}.", "bold $accent") if at else Content(" – ")
    return Row(one.line.id, plain(one.line.agency_name), muted(" · ".join(told)), sign)


def _radio(person: Person, on: bool) -> Row:
    return Row(person.id, plain(person.name), mark=Content.styled("(•)", "bold $accent") if on else Content("( )"))


def _tick(person: Person, on: bool) -> Row:
    return Row(person.id, plain(person.name), mark=Content.styled("[x]", "bold $accent") if on else Content("[ ]"))
