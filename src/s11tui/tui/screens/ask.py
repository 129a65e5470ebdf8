"""A small form over the screen: asks for a few things, and stays until they are taken or given up."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Static

from s11tui.errors import Refusal
from s11tui.tui.commands import Command, bindings
from s11tui.tui.screens.modal import Modal
from s11tui.tui.widgets.notice import Notice
from s11tui.tui.widgets.pick_list import PickList, Row
from s11tui.tui.widgets.writing import Writing
from s11tui.tui.words import muted, plain, strong

Do = Callable[[Mapping[str, str]], Awaitable[None]]
"""Is given what was filled in, by field; raises Refusal where it cannot be taken."""

DOES = (
    Command("do", "f4", "save", "Save", "Takes what was filled in."),
    Command("cancel", "escape", "cancel", "Cancel", "Closes without taking anything."),
)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked.

    Attributes:
        kind: line, text, secret (hidden while it is typed, and given as it is), choice, or several (any number of
            choices).
        value: what it is at first; of several their ids, with commas.
        choices: (id, words) of a choice, or of several.
    """

    name: str
    label: str
    kind: str = "line"
    value: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()

    @property
    def is_picked(self) -> bool:
        """Whether it is picked from a list, and not typed."""
        return self.kind in ("choice", "several")


class Ask(Modal[bool]):
    """Asks, and does. A refusal is shown in the form, and nothing that was typed is lost.

    Args:
        do: what is to be done with what was filled in.
        button: the word on the button that does it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(DOES),
        # At once, so that letters typed right after go into the next box and not into the one before.
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        # For whoever has no mouse: what is told may be longer than the screen. Boxes and lists have these themselves.
        *(Binding(key, f"scroll_asked('{key}')", show=False) for key in ("pagedown", "pageup", "home", "end")),
    ]

    DEFAULT_CSS = """
    Ask #asked { height: auto; max-height: 66vh; scrollbar-size-vertical: 1; }
    Ask Input { background: $background; border-left: outer $rule; }
    Ask Input:focus { background: $panel; border-left: outer $accent; }
    Ask > .dialog { overflow-y: auto; }
    """

    def __init__(self, title: str, intro: str, fields: Sequence[Field], button: str, do: Do) -> None:
        super().__init__()
        self._title, self._intro, self._fields, self._button, self._do = title, intro, tuple(fields), button, do
        self._chosen = {one.name: one.value for one in fields if one.is_picked}
        self._warned = False
        self._is_busy = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Static(strong(self._title))
            with VerticalScroll(id="asked", can_focus=False):
                if self._intro:
                    yield Static(plain(self._intro), classes="quiet")
                for field in self._fields:
                    yield Static(_label(field), classes="section")
                    yield self._editor(field)
            yield Notice(id="refusal")
            with Horizontal(classes="buttons"):
                yield Button(Content(f"{self._button} (F4)"), id="do", variant="primary")
                yield Button(Content("Cancel (Esc)"), id="cancel")

    def on_mount(self) -> None:
        self.fill()
        # Where the form is longer than the screen, the cursor's line would hide what is asked.
        self.call_after_refresh(self.query_one("#asked").scroll_home, animate=False)

    def fill(self) -> None:
        """Show what stands in the fields at first."""
        for field in self._fields:
            if field.is_picked:
                self._show_choice(field)
            elif field.kind != "secret":
                self.query_one(f"#field-{field.name}", Writing).show(field.value)

    def _editor(self, field: Field) -> Writing | PickList | Input:
        name = f"field-{field.name}"
        if field.is_picked:
            return PickList(id=name)
        if field.kind == "secret":
            return Input(password=True, compact=True, id=name)
        return Writing(id=name, single=field.kind == "line")

    def _typed(self, field: Field) -> str:
        """What stands in a box; a secret as it was typed."""
        if field.kind == "secret":
            return self.query_one(f"#field-{field.name}", Input).value
        return self.query_one(f"#field-{field.name}", Writing).text

    def _show_choice(self, field: Field) -> None:
        chosen = self._chosen[field.name].split(",")
        signs = ("[x]", "[ ]") if field.kind == "several" else ("(•)", "( )")
        rows = [Row(name, plain(words), mark=Content(signs[name not in chosen])) for name, words in field.choices]
        self.query_one(f"#field-{field.name}", PickList).show(rows, chosen[0] if field.kind == "choice" else None)

    def values(self) -> dict[str, str]:
        """What is filled in now; of several their ids, in their order, with commas."""
        typed = {one.name: self._typed(one) for one in self._fields if not one.is_picked}
        secret = {one.name for one in self._fields if one.kind == "secret"}
        return {**{name: text if name in secret else text.strip() for name, text in typed.items()}, **self._chosen}

    def on_pick_list_picked(self, message: PickList.Picked) -> None:
        field = next(one for one in self._fields if message.list.id == f"field-{one.name}")
        self._chosen[field.name] = message.row if field.kind == "choice" else self._toggled(field, message.row)
        self._show_choice(field)

    def _toggled(self, field: Field, row: str) -> str:
        chosen = set(self._chosen[field.name].split(",")) ^ {row}
        return ",".join(name for name, _ in field.choices if name in chosen)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.focus_next()

    def on_button_pressed(self, message: Button.Pressed) -> None:
        if message.button.id == "do":
            self.action_do()
        else:
            self.action_cancel()

    def action_scroll_asked(self, key: str) -> None:
        asked = self.query_one("#asked")
        scroll = {"pagedown": asked.scroll_page_down, "pageup": asked.scroll_page_up, "home": asked.scroll_home}
        scroll.get(key, asked.scroll_end)(animate=False)

    def action_do(self) -> None:
        # The key is read at once, while letters that were pressed just before may still wait at their box.
        waiting = self.focused if isinstance(self.focused, Writing | Input) else self
        waiting.call_next(self.call_next, self._begin)

    def _begin(self) -> None:
        # A key that repeats must not do it twice.
        if not self._is_busy:
            self._is_busy = True
            self.run_worker(self.type_ahead.during(self._try()), exclusive=True)

    def action_cancel(self) -> None:
        """Close; the first time only warn, where something was typed."""
        typed = any(self._typed(one) != one.value for one in self._fields if not one.is_picked)
        if typed and not self._warned:
            self._warned = True
            self.query_one(Notice).tell("You have typed something here. Esc once more throws it away; F4 keeps it.")
            return
        self.dismiss(False)

    async def _try(self) -> None:
        notice = self.query_one(Notice)
        try:
            await self._do(self.values())
        except Refusal as refusal:
            notice.refuse(refusal)
            return
        finally:
            self._is_busy = False
        self.dismiss(True)


def _label(field: Field) -> Content:
    if not field.hint:
        return plain(field.label)
    return Content.assemble(plain(field.label), "  ", muted(field.hint).stylize("not bold"))
