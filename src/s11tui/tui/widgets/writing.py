"""A box to write in that keeps what it is given and lets nothing dangerous in."""

import unicodedata

from textual import events
from textual.widgets import TextArea

from s11tui.text import admit, is_admissible


class Writing(TextArea):
    """A text area for what people write, of as many lines as they like.

    A paste may bring control codes that would command the terminal: they are left out, and the person is told.

    Args:
        single: Enter moves on instead of beginning a line (numbers, dates, names).
    """

    DEFAULT_CSS = """
    Writing {
        height: auto; min-height: 3; max-height: 14; border: none; border-left: outer $rule;
        background: $surface; padding: 0 1; scrollbar-size-vertical: 1;
        &:focus { border: none; border-left: outer $accent; background: $panel; }
        &.-single { min-height: 1; max-height: 4; }
        &.-small { min-height: 1; max-height: 8; }
    }
    """

    is_written_in = True
    """Keys wait here until they are read (see `Desk.after_typing`)."""

    def __init__(self, *, single: bool = False, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes, highlight_cursor_line=False, tab_behavior="focus", max_checkpoints=200)
        self.single = single

    @property
    def single(self) -> bool:
        """Whether Enter moves on instead of beginning a line."""
        return self.has_class("-single")

    @single.setter
    def single(self, single: bool) -> None:
        self.set_class(single, "-single")

    def show(self, text: str, *, stay: bool = False) -> None:
        """Show another text without telling anybody; the cursor stays where it is if the text is the same.

        Args:
            stay: it stays in its line and column too where the text is another, as far as that has them.
        """
        text = admit(text).text
        if text != self.text:
            at, scrolled = self.cursor_location, self.scroll_offset
            with self.prevent(TextArea.Changed):
                self.load_text(text)
            if stay and self.has_focus:
                line = min(at[0], self.document.line_count - 1)
                self.move_cursor((line, min(at[1], len(self.document.get_line(line)))))
                self.scroll_to(y=scrolled.y, animate=False)
            elif self.single:
                self.move_cursor(self.document.end)

    def replace_all(self, text: str) -> None:
        """Put another text in the place of all that stands here, as if it had been typed: it can be undone."""
        self.replace(admit(text).text, self.document.start, self.document.end)

    def action_delete_to_start_of_line(self) -> None:
        """Delete back to the start; of one line that is wrapped over several, all of it and not only its last part."""
        if self.single and not self.read_only:
            self._delete_via_keyboard(self.document.start, self.selection.end)
        else:
            super().action_delete_to_start_of_line()

    def action_delete_to_end_of_line(self) -> None:
        """The same to the end."""
        if self.single and not self.read_only:
            self._delete_via_keyboard(self.selection.end, self.document.end)
        else:
            super().action_delete_to_end_of_line()

    async def _on_key(self, event: events.Key) -> None:
        if self.single and event.key == "enter":
            event.stop()
            event.prevent_default()
            self.screen.focus_next()
            return
        if _is_unseen_letter(event) and not self.read_only:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard(str(event.character), *self.selection)
            return
        await super()._on_key(event)

    async def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        admitted = admit(event.text)
        if self.read_only:
            return
        if result := self._replace_via_keyboard(admitted.text, *self.selection):
            self.move_cursor(result.end_location)
        if admitted.notice:
            self.notify(admitted.notice, markup=False)


def _is_unseen_letter(event: events.Key) -> bool:
    """Whether a key gives a character that has no shape of its own, which a text area takes for a command and drops.

    Joiners hold families of emoji and the letters of several scripts together; there are spaces of other widths, and
    letters newer than this Python.
    """
    letter = event.character
    if letter is None or len(letter) != 1 or event.is_printable:
        return False
    return unicodedata.category(letter) != "Cc" and is_admissible(letter)
