"""One-time codes: one shown once, large, to be read out or copied down; or letters, a page for each person."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from s11tui.errors import Refusal
from s11tui.text import counted
from s11tui.tui.delivering import write_out
from s11tui.tui.screens.modal import Modal
from s11tui.tui.screens.printing import WritesAtOnce, where_it_is
from s11tui.tui.words import moment_of, muted, plain, strong
from s11tui.workspace.desks.access import Given

if TYPE_CHECKING:
    from s11tui.tui.app import PartnershipApp
    from s11tui.tui.bridge import Bridge
    from s11tui.workspace.session import Session

_GOOD_ONCE = "A code is good once, for 14 days. It is kept nowhere in plain: one that is lost is replaced by a new one."
_FROM_THEN_ON = "From the first code on, everybody who opens this workspace has to show who they are."
_STEPS = (
    "Give it to its person and to nobody else: by hand or by telephone, not with the address in one message.",
    "They choose “I have a one-time code” where they sign in, and type their name and the code.",
    "Then they choose a passphrase for the next times. A passphrase that they have now stays good until then.",
)
_AFTERWARDS = "Print it, hand out its pages, then destroy the file."


def codes_intro(is_guarded: bool) -> str:
    """What is said before codes are given."""
    return _GOOD_ONCE if is_guarded else f"{_GOOD_ONCE}\n{_FROM_THEN_ON}"


class CodeShown(Modal[None]):
    """Shows one code, this once."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "close", show=False)]
    DEFAULT_CSS = """
    CodeShown #code {
        width: auto; padding: 1 4; margin: 1 0; background: $panel; color: $foreground; text-style: bold;
    }
    CodeShown Static { height: auto; }
    CodeShown .step { margin-top: 1; }
    """
    AUTO_FOCUS = ""

    def __init__(self, given: Given, where: str, zone: str) -> None:
        super().__init__()
        self._given, self._where, self._zone = given, where, zone

    def compose(self) -> ComposeResult:
        given = self._given
        with VerticalScroll(classes="dialog", can_focus=False):
            yield Static(strong(f"One-time code for {given.person.name}"))
            yield Static(plain(_apart(given.code)), id="code")
            name = Content.assemble("Their name there: ", strong(given.person.slug))
            yield Static(name if not self._where else Content.assemble("Sign in at: ", strong(self._where), "\n", name))
            yield Static(plain(f"Good once, until {moment_of(given.until, self._zone)}. It is not shown again."))
            for one in _STEPS:
                yield Static(Content.assemble(muted("· "), plain(one)), classes="step")
            yield Static("")
            yield Button(Content("Close (Esc)"), id="close")

    def on_button_pressed(self) -> None:
        self.dismiss()


def _apart(code: str) -> str:
    """`K 7 M Q   -   3 X R T`: large enough to be read out."""
    return "   -   ".join(" ".join(part) for part in code.split("-"))


class WritesCodes(WritesAtOnce):
    """Gives codes to people, and writes the letters with them: both, or neither.

    Args:
        people: ids or slugs of those who get one.
    """

    TITLE_WORDS = "One-time codes"

    def __init__(self, people: Sequence[str]) -> None:
        super().__init__()
        self._people = tuple(people)

    async def write(self) -> None:
        """Give and write them, and say where the file is."""
        app, words = cast("PartnershipApp", self.app), self.query_one("#words", Static)
        try:
            path = await app.bridge.call(partial(give_on_paper, app.bridge, self._people))
        except Refusal as refusal:
            why = plain(str(refusal))
            words.update(Content.assemble(("Not written, and no code was given. ", "bold $warning"), why))
        else:
            told = f"{counted(len(self._people), 'page')} in it. {_AFTERWARDS}"
            words.update(Content.assemble(where_it_is(app, path), "\n\n", plain(told)))
        self.query_one("#progress").display = False


def give_on_paper(bridge: "Bridge", people: Sequence[str], session: "Session") -> Path:
    """Give codes and write the letters with them; where they lie.

    Raises:
        Refusal: somebody cannot be given one, or the file cannot be written; then no code was given.
    """
    from s11tui.exchange.code_papers import code_paper
    from s11tui.reports.papers import write_paper

    # Codes that could not be written down anywhere must not have been given.
    with session.batch():
        paper = code_paper(session.workspace, session.access.give_codes(people))
        return write_out(bridge, partial(write_paper, paper))
