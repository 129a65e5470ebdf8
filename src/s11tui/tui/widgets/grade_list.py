"""Grades to choose from: the cursor is the choice."""

from textual import events

from s11tui.tui.widgets.pick_list import PickList

_FORGOTTEN_AFTER = 1.0
"""Seconds after which a letter begins a new grade."""


class GradeList(PickList):
    """A list whose cursor is the choice, so that a letter or an arrow is all that a grade needs.

    Rows begin with the grade's own letters, which go before the words of others: I is Inadequate, though Requires
    improvement has a word that begins so.
    """

    DEFAULT_CSS = """
    GradeList { height: auto; }
    """
    is_written_in = True
    """Letters wait here until they are read, and choose (see `Desk.after_typing`)."""

    def watch_cursor(self) -> None:
        super().watch_cursor()
        # Also where the focus has gone on already: a letter may be read after the key that was pressed next.
        self.action_pick()

    def on_key(self, event: events.Key) -> None:
        if event.character is None or not event.character.isalnum():
            return
        event.stop()
        event.prevent_default()
        fresh = event.time - self._typed_at > _FORGOTTEN_AFTER
        self._letters = ("" if fresh else self._letters) + event.character.casefold()
        self._typed_at = event.time
        words = [row.head.plain.casefold().split() for row in self.rows]
        ways = (
            [one[:1] == [self._letters] for one in words],
            [any(word.startswith(self._letters) for word in one) for one in words],
        )
        found = next((way.index(True) for way in ways if True in way), None)
        if found is not None:
            self.cursor = found
