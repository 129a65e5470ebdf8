"""Grades to choose from: the cursor chooses, and Enter takes the choice and goes on to the reason."""

from dataclasses import dataclass

from s11tui.tui.widgets.pick_list import PickList


class GradeList(PickList):
    """A list whose cursor is the choice, so that a letter or an arrow is all that a grade needs."""

    DEFAULT_CSS = """
    GradeList { height: auto; }
    """

    @dataclass
    class Taken(PickList.Picked):
        """Enter was pressed, or a row clicked: the choice is made."""

    def watch_cursor(self) -> None:
        super().watch_cursor()
        if self.has_focus and self.current is not None:
            self.post_message(self.Picked(self, self.current.id))

    def action_pick(self) -> None:
        if self.current is not None and not self.current.heading:
            self.post_message(self.Taken(self, self.current.id))
