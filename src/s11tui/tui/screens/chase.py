"""Who is late, in which stage, and the letter to each: to be copied, or written out for a mail merge."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from s11tui.audit.chasing import LATE_LONG, STAGES, Contact, Letter
from s11tui.exchange.chasing_files import actions_csv, returns_csv
from s11tui.text import capital, counted
from s11tui.tui.commands import Command, bindings
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.modal import Modal
from s11tui.tui.screens.saving_files import save_file
from s11tui.tui.widgets.line_list import Line, LineList
from s11tui.tui.words import line, muted, plain, strong
from s11tui.workspace.chases import ActionChase, ReturnChase
from s11tui.workspace.session import Session

_NOBODY = "Nobody is late, and nothing is due in the next two weeks."


@dataclass(frozen=True, slots=True)
class Chase:
    """One letter, whatever it is about, and to whom."""

    id: str
    who: str
    about: str
    lead: Contact
    second: Contact
    letter: Letter

    @property
    def addresses(self) -> str:
        """Whom it goes to, as mail programs take it; empty where no address is known."""
        both = (self.lead, self.second) if self.letter.stage >= LATE_LONG else (self.lead,)
        return "; ".join(one.email for one in both if one.email)

    @property
    def to(self) -> str:
        """Whom it goes to, by name or office."""
        second = self.second.name or self.second.role
        both = (self.lead.name or "the safeguarding lead", second if self.letter.stage >= LATE_LONG else "")
        return " and ".join(part for part in both if part)


class ChaseScreen(Desk):
    """Late returns and actions, for the manager."""

    CSS_PATH = "actions.tcss"
    ABOUT = (
        "Whose return is not in, and who owns actions that are overdue or due soon. Each has a letter: a reminder "
        "before the due day, then three stages. Enter opens the letter, to be copied into a mail; F9 writes all of "
        "them for a mail merge. Nothing is ever sent from here. A late return can be handed in until the round closes."
    )
    DOES = (
        Command("turn", "f6", "returns, actions", "Returns or actions", "Changes between late returns and actions."),
        Command(
            "mail_merge", "f9", "for a mail merge", "Write all letters for a mail merge", "A CSV file of this list."
        ),
        Command("again", "f5", "refresh", "Look again", "Fetches what others did meanwhile.", footer=False),
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(DOES)

    def __init__(self) -> None:
        super().__init__()
        self._returns: tuple[ReturnChase, ...] = ()
        self._actions: tuple[ActionChase, ...] = ()
        self._shown: dict[str, Chase] = {}
        self._of_actions = False

    def body(self) -> ComposeResult:
        yield Static("", id="filters", markup=False)
        yield LineList(id="list")
        yield Static("", id="here", markup=False)

    def begin(self) -> None:
        self.show_top(strong("Chase"), muted(self.bridge.partnership.name))
        self.query_one("#list").focus(scroll_visible=False)
        self.action_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "mail_merge":
            return bool(self._shown)
        return super().check_action(action, parameters)

    def action_again(self) -> None:
        self.later(self._fetch())

    def action_turn(self) -> None:
        self._of_actions = not self._of_actions
        self._show()

    async def _fetch(self) -> None:
        found = await self.attempt(lambda session: (session.rounds.chase(), session.actions.chase()))
        if found is not None and self.is_mounted:
            self._returns, self._actions = found
            # What there is comes first: actions, where every return is in.
            self._of_actions = self._of_actions or (not self._returns and bool(self._actions))
            self._show()

    def _show(self) -> None:
        chases = [_of_action(one) for one in self._actions] if self._of_actions else map(_of_return, self._returns)
        self._shown = {one.id: one for one in chases}
        lines: list[Line | str] = []
        for stage in reversed(STAGES):
            some = [one for one in self._shown.values() if one.letter.stage == stage]
            if some:
                style = "bold $error" if stage >= LATE_LONG else "bold"
                words = Content.assemble(Content.styled(capital(STAGES[stage]), style), muted(f"  {len(some)}"))
                lines += [Line(f"stage {stage}", words, heading=True), *(one.id for one in some)]
        self.query_one("#list", LineList).show(lines, lambda one: _line(self._shown[one]))
        returns = counted(len(self._returns), "return")
        owners = f"actions of {counted(len(self._actions), 'owner')}"
        shown, other = (owners, returns) if self._of_actions else (returns, owners)
        self.query_one("#filters", Static).update(plain(f"{shown}, late or due soon (and {other})"))
        self.show_keys()

    def on_line_list_moved(self) -> None:
        one = self._shown.get(self.query_one("#list", LineList).current)
        self.query_one("#here", Static).update(_here(one) if one is not None else muted(_NOBODY))

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        one = self._shown.get(message.line)
        if one is not None:
            self.app.push_screen(LetterText(one), self._copied)

    def _copied(self, what: str | None) -> None:
        if what:
            self.notice.tell(f"Copied: {what}. Paste it into your mail program.")

    def action_mail_merge(self) -> None:
        data = actions_csv(self._actions) if self._of_actions else returns_csv(self._returns)
        name = "chase-actions.csv" if self._of_actions else "chase-returns.csv"

        def made(session: Session) -> tuple[str, bytes]:
            return name, data

        self.later(save_file(self, made))


class LetterText(Modal[str]):
    """A letter to read and copy; gives back what was copied, in words."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "close", show=False),
        Binding("f4", "copy('letter')", "copy", show=False),
    ]

    def __init__(self, chase: Chase) -> None:
        super().__init__()
        self._chase = chase

    def compose(self) -> ComposeResult:
        letter, addresses = self._chase.letter, self._chase.addresses
        with VerticalScroll(classes="dialog"):
            yield Static(strong(letter.subject))
            yield Static(muted(f"To {self._chase.to} · {addresses or 'no e-mail address is known'}"))
            with Horizontal(classes="buttons"):
                yield Button(Content("Copy the letter (F4)"), id="letter", variant="primary")
                yield Button(Content("Subject"), id="subject")
                if addresses:
                    yield Button(Content("Addresses"), id="addresses")
                yield Button(Content("Close (Esc)"), id="close")
            yield Static("")
            yield Static(plain(letter.text))

    def on_mount(self) -> None:
        self.query_one("#letter").focus(scroll_visible=False)

    def on_button_pressed(self, message: Button.Pressed) -> None:
        if message.button.id == "close":
            self.action_close()
        else:
            self.action_copy(message.button.id or "")

    def action_copy(self, what: str) -> None:
        letter = self._chase.letter
        texts = {"letter": letter.text, "subject": letter.subject, "addresses": self._chase.addresses}
        self.app.copy_to_clipboard(texts[what])
        self.dismiss(f"the {what}")

    def action_close(self) -> None:
        self.dismiss("")


def _of_return(one: ReturnChase) -> Chase:
    about = one.about
    words = f"{about.round_title} · {about.state}, {about.done} of {counted(about.asked, 'standard')} done"
    return Chase(about.ref, about.agency, words, about.lead, about.second, one.letter)


def _of_action(one: ActionChase) -> Chase:
    late = sum(each.overdue for each in one.actions)
    words = f"{counted(len(one.actions), 'action')}, {late} overdue"
    key = f"{one.owner_kind} {one.agency} {one.owner}"
    return Chase(key, one.owner, words, one.lead, one.second, one.letter)


def _line(one: Chase) -> Line:
    late = one.letter.days_late
    when = Content.styled(f"! {counted(late, 'day')} late", "$error") if late else plain("due soon")
    to = " · ".join(part for part in (one.lead.name, one.lead.email) if part) or "nobody is known"
    return Line(one.id, line(f"{one.who}: {one.about}"), when, Content.styled(line(to).plain, "$quiet"))


def _here(one: Chase) -> Content:
    known = one.addresses or "no e-mail address is known: s11tui person change PERSON --email"
    return Content.assemble(
        Content.styled(line(one.letter.subject).plain, "bold"),
        plain(f"\n{one.who}: {one.about}"),
        muted(f"\nTo {one.to} · {known}"),
    )
