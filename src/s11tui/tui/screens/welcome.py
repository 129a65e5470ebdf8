"""The very first screen, where there is no workspace yet: who to call, and what would you like to do?"""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from s11tui.errors import Refusal
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.welcome_questions import WAYS
from s11tui.tui.screens.welcome_steps import Steps
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.words import muted, plain, strong

_CHOICES = (
    ("agency", "Fill in an audit for my agency", "A few short questions, then you begin."),
    ("partnership", "Start a partnership's workspace", "If you run the audits of many."),
    ("example", "Look round in an example", "Everybody in it is invented."),
    ("open", "Open a workspace file", "One that is there already."),
    ("leave", "Quit", "Nothing is made."),
)
_MISSING = "There is no workspace at {path}. If it was moved, open it where it is now."

_CALL = Content.assemble(
    ("999", "bold $error"),
    "  if a child is in immediate danger. Nobody watches what is written here.\n",
    ("Your partnership's own numbers are not known here yet: ask it for its front door.", "$quiet"),
)


class Welcome(Desk):
    """Gets somebody who has nothing to the first answer, or to wherever they want to be."""

    CSS_PATH = "welcome.tcss"
    ABOUT = (
        "s11tui keeps your safeguarding self-audit in one file on this computer. Choose with the arrow keys and Enter, "
        "or click. To fill in an audit you answer a few short questions and are then at the first standard."
    )

    def __init__(self) -> None:
        super().__init__()
        self._is_making = False
        """Whether the example is being made: nothing else is begun meanwhile."""

    def body(self) -> ComposeResult:
        with VerticalScroll(id="page", classes="page", can_focus=False):
            yield Static(strong("What would you like to do?"))
            yield Static("", id="intro", classes="quiet")
            yield PickList(id="choices", head_width=34)
        yield Static(_CALL, id="call")

    def begin(self) -> None:
        self.show_top(strong("Welcome to s11tui"), muted("safeguarding self-audits"))
        intro = "Everything you write stays in a file on this computer. Arrow keys and Enter, or a click."
        if self.partnership_app.settings.now.welcomed:
            intro = _MISSING.format(path=self.bridge.path)
        self.query_one("#intro", Static).update(plain(intro))
        choices = self.query_one("#choices", PickList)
        choices.show([Row(name, plain(title), muted(body)) for name, title, body in _CHOICES])
        choices.focus(scroll_visible=False)

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        if self._is_making:
            return
        if message.row == "example":
            self._is_making = True
            self.notice.tell("Making the example. This takes some seconds.")
            self.later(self._example())
        elif message.row == "leave":
            self.later(self.action_leave())
        else:
            self.app.push_screen(Steps(WAYS[message.row]()))

    async def _example(self) -> None:
        from s11tui.tui import beginning

        try:
            await self.bridge.make(beginning.example_path(), beginning.example)
        except Refusal as refusal:
            self._is_making = False
            self.notice.refuse(refusal)
            return
        await self.partnership_app.begin()
