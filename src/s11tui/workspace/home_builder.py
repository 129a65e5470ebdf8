"""What the lines of the home screen are made with."""

from datetime import date
from typing import TYPE_CHECKING

from s11tui.clock import day_in_words, due_in_words, local, today
from s11tui.workspace.lines import HomeLine, ReturnLine

if TYPE_CHECKING:
    from s11tui.workspace.session import Session


class Builder:
    """Gathers one person's lines."""

    def __init__(self, session: "Session") -> None:
        self.session = session
        self.zone = session.workspace.registry.partnership().zone
        self.now = today(session.workspace.clock, self.zone)
        self.agencies = session.workspace.agencies
        self.todo: list[HomeLine] = []
        self.waiting: list[HomeLine] = []
        self.done: list[HomeLine] = []

    def day(self, stamp: str) -> date:
        """The calendar day of a moment."""
        return local(stamp, self.zone).date()

    def due(self, iso: str) -> str:
        """`due in 12 days, Fri 19 March`; empty where there is no day."""
        if not iso:
            return ""
        when = date.fromisoformat(iso)
        return f"{due_in_words(when, self.now)}, {day_in_words(when, self.now)}"

    def line(
        self,
        one: ReturnLine,
        detail: str,
        mark: str,
        kind: str = "return",
        due: str | None = None,
        standard: str = "",
    ) -> HomeLine:
        """A line about a return; it is due when the return is, where nothing else is said."""
        when = one.due if due is None else due
        title = f"{one.round_title} · {one.agency_name}"
        return HomeLine(kind, title, detail, mark, one.slug, one.state, when, self.due(when), standard)
