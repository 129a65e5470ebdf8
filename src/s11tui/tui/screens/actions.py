"""The action register over all rounds: what is overdue, what waits to be verified, what slipped back."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static

from s11tui.audit.action_groups import GROUPS, OVERDUE, SLIPPED, VERIFY, Wanted, grouped
from s11tui.audit.action_steps import FOLLOWERS, OWNER_KINDS, STATES
from s11tui.audit.view_models import ActionView
from s11tui.exchange.calendar import calendar_bytes
from s11tui.exchange.chasing_files import due_days
from s11tui.text import counted
from s11tui.tui.action_words import heading, here, row
from s11tui.tui.commands import Command, bindings, key_of
from s11tui.tui.screens.action import ActionSteps
from s11tui.tui.screens.action_adding import ActionAdding
from s11tui.tui.screens.choices import Choices, one_of
from s11tui.tui.screens.picking import Picking
from s11tui.tui.screens.saving_files import save_file
from s11tui.tui.widgets.line_list import Line, LineList
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.session import Session

_TOLD = {VERIFY: "to verify", OVERDUE: "overdue", SLIPPED: "slipped back"}
_EMPTY = (
    "There are no actions here. They are agreed where something requires improvement: in a return, in moderation, at a "
    "meeting, or with F4."
)
_NONE_LEFT = "No action is left by what you chose. F3 changes it; Ctrl+P, then “every action”, takes it all away."


class ActionsScreen(ActionAdding):
    """Every action that the person may know of.

    Args:
        wanted: what to begin with; everything, where nothing is said.
    """

    CSS_PATH = "actions.tcss"
    ABOUT = (
        "What was agreed to be done, over all rounds, until it is really closed. The owner says that it is done and "
        "what shows it; the follow-up group, a meeting chair or the manager checks it, never the owner's own agency. "
        "Enter or a click opens an action with all that was said of it. What is overdue has a “!”. Verified actions "
        "slip back when the next round grades the same standard lower."
    )
    DOES = (
        Command("filter", "f3", "filter", "Filter the actions", "By owner, what they need, state, round and agency."),
        Command("find", "f7", "find", "Find an action", "Type letters of what is done, of its owner or its agency."),
        Command("add", "f4", "add", "Add an action", "About a return, a standard, or the arrangements."),
        Command("agency", "f6", "agency", "Actions of one agency", "What is about it, or owned by it."),
        Command("chase", "f8", "chase", "Chase", "Who is late, with a letter to each."),
        Command("calendar", "f9", "calendar", "Write the due days for a calendar", "An ICS file of what is shown."),
        Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
        Command("clear", "", "every action", "Show every action", "Takes all filters away.", footer=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)
    watches = frozenset({"action"})

    def __init__(self, wanted: Wanted | None = None) -> None:
        super().__init__()
        self.wanted = wanted or Wanted()
        self._actions: tuple[ActionView, ...] | None = None
        self._shown: dict[str, ActionView] = {}
        self._own: frozenset[str] = frozenset()

    def body(self) -> ComposeResult:
        yield Static("", id="filters", markup=False)
        yield Input(id="letters", placeholder="letters of what is done, its owner or agency; Enter goes to the list")
        yield LineList(id="list")
        yield Static("", id="here", markup=False)

    def begin(self) -> None:
        self.show_top(strong("Actions"), muted(self.bridge.partnership.name))
        self.query_one("#list").focus(scroll_visible=False)
        self.action_again()

    def on_screen_resume(self) -> None:
        if self._actions is not None:
            self.action_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        person = self.bridge.person
        roles = {grant.role for grant in person.grants} if person else set()
        if action == "chase":
            return "manager" in roles
        if action == "add":
            return bool(roles & {*FOLLOWERS, "moderator"})
        if action == "agency":
            return len(self._agencies()) > 1
        if action == "calendar":
            return bool(self._shown)
        if action == "clear":
            return self.wanted != Wanted()
        return super().check_action(action, parameters)

    # What is shown.

    def action_again(self) -> None:
        self.later(self._fetch())

    async def others_changed(self) -> None:
        await self._fetch(hold=True)

    async def _fetch(self, *, hold: bool = False) -> None:
        found = await self.attempt(_read)
        if found is not None and self.is_mounted:
            self._actions, self._own = found
            self._show(hold=hold)

    def _show(self, *, hold: bool = False) -> None:
        if self._actions is None:
            return
        groups = grouped(self._actions, self.wanted, self.today)
        self._shown = {one.id: one for _, some in groups for one in some}
        lines: list[Line | str] = []
        for group, some in groups:
            lines += [heading(group, len(some)), *(one.id for one in some)]
        self.query_one("#list", LineList).show(lines, self._row, hold=hold)
        told = [f"{len(some)} {_TOLD[group]}" for group, some in groups if group in _TOLD]
        left = Content.assemble(strong("Actions"), muted(f" · {' · '.join(told)}" if told else ""))
        self.show_top(left, muted(self.bridge.partnership.name))
        self.query_one("#filters", Static).update(self._filter_words())
        self.show_keys()

    def _row(self, action: str) -> Line:
        return row(self._shown[action], self.today, self.zone)

    def _filter_words(self) -> Content:
        everything = len(self._actions or ())
        words = " · ".join(_words_of(self.wanted))
        if not words:
            return plain(f"{counted(everything, 'action')} over all rounds")
        return plain(f"{len(self._shown)} of {counted(everything, 'action')}: {words}")

    def on_line_list_moved(self) -> None:
        one = self._shown.get(self.query_one("#list", LineList).current)
        empty = (_NONE_LEFT if self._actions else _EMPTY) if self._actions is not None else ""
        empty = empty.replace("F3", key_of("filter", "f3")).replace("F4", key_of("add", "f4"))
        self.query_one("#here", Static).update(here(one, self.today) if one is not None else muted(empty))

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        one = self._shown.get(message.line)
        if one is not None:
            self.app.push_screen(ActionSteps(one), self._told)

    def _told(self, changed: bool | None) -> None:
        if changed:
            self.notice.tell("Recorded.")

    def added(self, words: str) -> None:
        self.notice.tell(words)

    # Finding and filtering.

    def action_find(self) -> None:
        letters = self.query_one("#letters", Input)
        letters.add_class("-shown")
        letters.focus()

    def on_input_changed(self, message: Input.Changed) -> None:
        self._choose(replace(self.wanted, letters=message.value))

    def on_input_submitted(self) -> None:
        self.query_one("#letters", Input).set_class(bool(self.wanted.letters), "-shown")
        self.query_one("#list").focus()

    def action_clear(self) -> None:
        with self.query_one("#letters", Input).prevent(Input.Changed):
            self.query_one("#letters", Input).value = ""
        self._choose(Wanted())

    def action_filter(self) -> None:
        self.app.push_screen(Choices("Which actions?", self._filter_rows, self._pick, self._how_many, "f3"))

    def action_agency(self) -> None:
        def chosen(name: str | None) -> None:
            if name is not None:
                self._choose(replace(self.wanted, agency=name))

        self.app.push_screen(Picking("Actions of which agency?", [Row(x, plain(x)) for x in self._agencies()]), chosen)

    def _agencies(self) -> list[str]:
        """Names of the agencies that actions are about, or that own them."""
        return sorted({name for one in self._actions or () for name in (one.agency, one.owner_agency) if name})

    def _how_many(self) -> str:
        return f"shows {len(self._shown)} of {len(self._actions or ())}"

    def _choose(self, wanted: Wanted) -> None:
        self.wanted = wanted
        self._show()

    def _filter_rows(self) -> list[Row]:
        rows = [Row("all", plain("everything"), mark=one_of(replace(self.wanted, letters="") == Wanted()))]
        for title, options in self._options().items():
            rows.append(Row(f"heading {title}", strong(title), heading=True))
            rows += [
                Row(f"{title}/{number}", plain(words), mark=one_of(chosen == self.wanted))
                for number, (words, chosen) in enumerate(options)
            ]
        return rows

    def _options(self) -> dict[str, list[tuple[str, Wanted]]]:
        """Every choice with what would be wanted then, by heading."""
        known, wanted = self._actions or (), self.wanted
        rounds = dict.fromkeys(one.round_title for one in reversed(known) if one.round_title)
        owners = [(f"owned by {words}", replace(wanted, owner_kind=kind)) for kind, words in OWNER_KINDS.items()]
        if self._own:
            owners.insert(0, ("owned by my own agency", replace(wanted, owned_by=self._own)))
        return {
            "Owner": owners,
            "What it needs": [(words, replace(wanted, group=group)) for group, words in GROUPS.items()],
            "State": [(state, replace(wanted, state=state)) for state in STATES],
            "Round": [(title, replace(wanted, round=title)) for title in rounds],
        }

    def _pick(self, picked: str) -> None:
        if picked == "all":
            self.action_clear()
            return
        title, _, number = picked.rpartition("/")
        wanted = self._options()[title][int(number)][1]
        # What is chosen again is chosen no longer.
        self._choose(_without(title, wanted) if wanted == self.wanted else wanted)

    # What leaves.

    def action_calendar(self) -> None:
        shown = list(self._shown.values())

        def made(session: Session) -> tuple[str, bytes]:
            partnership = session.workspace.partnership().name
            return "actions.ics", calendar_bytes(f"Actions · {partnership}", due_days(shown), session.workspace.clock())

        self.later(save_file(self, made))

    def action_chase(self) -> None:
        from s11tui.tui.screens.chase import ChaseScreen

        self.app.push_screen(ChaseScreen())


def _read(session: Session) -> tuple[tuple[ActionView, ...], frozenset[str]]:
    """The actions, and the names of the agencies that the person works for."""
    person, agencies = session.person, session.workspace.agencies
    own = {person.home, *(grant.agency for grant in person.grants)} - {""}
    return session.reading.actions(), frozenset(agencies[one].name for one in own)


_NOTHING: dict[str, str] = {"What it needs": "group", "State": "state", "Round": "round"}


def _without(title: str, wanted: Wanted) -> Wanted:
    if title == "Owner":
        return replace(wanted, owner_kind="", owned_by=None)
    return replace(wanted, **{_NOTHING[title]: ""})  # type: ignore[arg-type]  # each of them is a text


def _words_of(wanted: Wanted) -> list[str]:
    """What is chosen, in words."""
    owner = f"owned by {OWNER_KINDS[wanted.owner_kind]}" if wanted.owner_kind else ""
    own = "owned by my own agency" if wanted.owned_by is not None else ""
    letters = f"“{wanted.letters}”" if wanted.letters.strip() else ""
    group = GROUPS.get(wanted.group, "")
    return [part for part in (own, owner, group, wanted.state, wanted.round, wanted.agency, letters) if part]
