"""The first screen where people have to show who they are: a name and a passphrase, or a one-time code."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static

from s11tui.errors import BadInput, Refusal
from s11tui.tui.commands import Command, bindings
from s11tui.tui.screens.at_risk import who_to_call
from s11tui.tui.screens.desk import Desk
from s11tui.tui.words import muted, plain, strong

if TYPE_CHECKING:
    from s11tui.audit.register import Person
    from s11tui.workspace import Workspace

_FIELDS: tuple[tuple[str, str, bool], ...] = (
    ("name", "Your name, short name or e-mail address", False),
    ("passphrase", "Your passphrase", True),
    ("code", "Your one-time code", False),
    ("new", "A passphrase for the next times: three or four words that do not belong together", True),
    ("again", "The same again", True),
)
"""Name, words, and whether it is hidden while it is typed."""

_USUAL, _FIRST = ("name", "passphrase"), ("name", "code", "new", "again")
DOES = (
    Command("come_in", "f4", "sign in", "Sign in", "Takes what you typed and lets you in."),
    Command("other", "f2", "one-time code", "With a one-time code", "For the first time, or a lost passphrase."),
)


class SignIn(Desk):
    """Lets somebody in by what they know."""

    CSS_PATH = "sign_in.tcss"
    ABOUT = (
        "Sign in with your name and passphrase. The first time, or when you have forgotten it, press F2 and use the "
        "one-time code that the partnership's manager gave you. After several wrong tries you have to wait a little."
    )
    DOES = DOES
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(DOES),
        # At once: letters typed right after the name are a passphrase, and must not be seen in the box before.
        Binding("enter", "next", show=False, priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._has_code = False
        self._is_busy = False

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield Static(strong("Sign in"), id="what")
            for name, words, hidden in _FIELDS:
                with Vertical(id=f"{name}-part", classes="part"):
                    yield Static(plain(words))
                    yield Input(password=hidden, id=name, compact=True)
            with Horizontal(classes="buttons"):
                yield Button(Content("Sign in (F4)"), id="come_in", variant="primary")
                yield Button(Content(""), id="other")
        yield Static(who_to_call(self.bridge.partnership), id="call")

    def begin(self) -> None:
        self.show_top(strong(self.bridge.partnership.name), muted("safeguarding self-audits"))
        self._show()

    def action_next(self) -> None:
        """Go to the next box; from the last one, sign in."""
        if isinstance(self.focused, Button):
            self.focused.press()
            return
        wanted, here = self._wanted(), self.focused.id if self.focused else ""
        at = wanted.index(here) if here in wanted else -1
        if at + 1 < len(wanted):
            self.set_focus(self.query_one(f"#{wanted[at + 1]}"))
        else:
            self.action_come_in()

    def on_button_pressed(self, message: Button.Pressed) -> None:
        if message.button.id == "other":
            self.action_other()
        else:
            self.action_come_in()

    def action_other(self) -> None:
        """With a code instead of a passphrase, or the other way round."""
        self._has_code = not self._has_code
        self.notice.clear()
        self._show()

    def action_come_in(self) -> None:
        # The key is read at once, while letters that were pressed just before are on their way into their box.
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if not self._is_busy:
            self._is_busy = True
            self.notice.tell("One moment.")
            self.lead(self._come_in())

    async def _come_in(self) -> None:
        try:
            await self.bridge.come_in(self._asking())
        except Refusal as refusal:
            self.notice.refuse(refusal)
            for name in ("passphrase", "code"):
                self.query_one(f"#{name}", Input).value = ""
            self.query_one(f"#{self._wanted()[1]}").focus()
            return
        finally:
            self._is_busy = False
        for name, _, _ in _FIELDS:
            self.query_one(f"#{name}", Input).value = ""
        self.notice.clear()
        await self.partnership_app.go_home()

    def _asking(self) -> "Callable[[Workspace], Person]":
        """What is asked of the door.

        Raises:
            BadInput: something is missing, or the new passphrase is not the same twice.
        """
        given = {name: self.query_one(f"#{name}", Input).value for name in self._wanted()}
        if not all(one.strip() for one in given.values()):
            raise BadInput("Something is not filled in.", "Fill in every box, then press F4.")
        via, name = self.bridge.known.via, given["name"]
        if not self._has_code:
            return lambda workspace: workspace.access.sign_in(name, given["passphrase"], via)
        if given["new"] != given["again"]:
            raise BadInput("The two new passphrases are not the same.", "Type the new one again, twice.")
        return lambda workspace: workspace.access.redeem(name, given["code"], given["new"], via)

    def _wanted(self) -> tuple[str, ...]:
        return _FIRST if self._has_code else _USUAL

    def _show(self) -> None:
        for name, _, _ in _FIELDS:
            self.query_one(f"#{name}-part").set_class(name not in self._wanted(), "hidden")
        words = "I have a passphrase (F2)" if self._has_code else "I have a one-time code (F2)"
        self.query_one("#other", Button).label = Content(words)
        # Four boxes need the room of a small terminal; F12 shows the numbers, as everywhere.
        self.query_one("#call").set_class(self._has_code, "hidden")
        self.query_one("#what", Static).update(strong("Sign in with a one-time code" if self._has_code else "Sign in"))
        given = self.query_one("#name", Input).value
        self.query_one(f"#{self._wanted()[1] if given else 'name'}").focus()
