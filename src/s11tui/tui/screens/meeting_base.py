"""What every part of the meeting room has: the meeting and the return whose turn it is, and how a step is made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from s11tui.audit.mattering import waits
from s11tui.audit.meeting_view import MeetingView
from s11tui.audit.track import TrackView
from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.clock import stamp
from s11tui.tui.meeting_keeping import MeetingDrafts
from s11tui.tui.screens.desk import Desk
from s11tui.tui.widgets.meeting_rows import matters_of
from s11tui.workspace.news import Topic
from s11tui.workspace.presences import Whereabouts
from s11tui.workspace.session import Session

_TURNS = ("return", "panel")
"""The streams of a return that is on the agenda."""
AT = "at"
"""The key under which the standard is kept at which the room stood."""


@dataclass(frozen=True)
class Seen:
    """All that the room shows, read in one go: `view` is the return whose turn it is; `track` of the standard."""

    meeting: MeetingView
    view: ReturnView | None = None
    standard: str = ""
    track: tuple[TrackView, ...] = ()


def look(session: Session, ref: str, standard: str = "") -> Seen:
    """Read a meeting and the return whose turn it is, with the earlier rounds of a standard of it."""
    meeting = session.meetings.open(ref)
    item = meeting.open_item
    if item is None or item.about.barred:
        return Seen(meeting)
    view = session.reading.open(item.about.return_id)
    known = standard if view.standard(standard) else ""
    return Seen(meeting, view, known, session.reading.track(view.id, known) if known else ())


class MeetingBase(Desk):
    """The part of the room that reads and records.

    Args:
        seen: the meeting as it was opened.
        texts: what this person was typing before.
    """

    def __init__(self, seen: Seen, texts: dict[str, str]) -> None:
        super().__init__()
        self.meeting, self.view, self.tracks = seen.meeting, seen.view, dict[str, tuple[TrackView, ...]]()
        self._texts = texts
        self.current = ""
        self.goes_along = True
        """Whether this screen goes where the chair goes; until the next turn not after it was led by hand."""
        self.revealed: set[tuple[str, str]] = set()
        self.shows_every = False
        self._mattering: tuple[ReturnView | None, Mapping[str, tuple[str, ...]]] = (None, {})

    @property
    def watches(self) -> frozenset[Topic]:  # type: ignore[override]  # of a screen that shows one thing all its life
        agenda = [one.about.return_id for one in self.meeting.items]
        return frozenset({f"meeting/{self.meeting.id}", *(f"{kind}/{one}" for kind in _TURNS for one in agenda)})

    @property
    def whereabouts(self) -> Whereabouts | None:  # type: ignore[override]  # as above
        return Whereabouts(self.view.id, self.current, kept=False) if self.view is not None else None

    @property
    def drafts(self) -> MeetingDrafts:
        """What is typed here and not recorded."""
        raise NotImplementedError

    @property
    def ref(self) -> str:
        return self.meeting.slug

    @property
    def now(self) -> str:
        """The present moment, as a stamp."""
        return stamp(self.bridge.clock())

    @property
    def standard(self) -> StandardView | None:
        """The standard that is talked about; None between agencies."""
        return self.view.standard(self.current) if self.view else None

    @property
    def is_revealed(self) -> bool:
        return self.view is not None and (self.view.id, self.current) in self.revealed

    @property
    def mattering(self) -> Mapping[str, tuple[str, ...]]:
        """By standard, why it is talked about."""
        if self._mattering[0] is not self.view:
            self._mattering = (self.view, matters_of(self.view) if self.view else {})
        return self._mattering[1]

    @property
    def names(self) -> list[str]:
        """The standards that are gone through: those that matter, or every one."""
        if self.view is None:
            return []
        every, mattering = [one.id for one in self.view.standards()], self.mattering
        matter = [name for name in every if name in mattering]
        return every if self.shows_every or not matter else matter

    def place(self, what: str) -> str:
        """The key under which something typed at the present standard is kept."""
        return f"{self.view.id if self.view else ''}/{self.current}/{what}"

    def keep(self) -> None:
        """Take what is chosen and written, should its message still be on its way."""
        raise NotImplementedError

    def refill(self) -> None:
        """Show all of it as it stands."""
        raise NotImplementedError

    async def step(self, work: Callable[[Session], object], words: str = "") -> bool:
        """Make one step and show what is then; whether it was made."""
        seen = await self.attempt(partial(self._stepped, work))
        if seen is None:
            return False
        self.take(seen)
        if words and self.is_mounted:
            self.notice.tell(words)
        return True

    async def step_or_raise(self, work: Callable[[Session], object], words: str) -> None:
        """As `step`, for a form that tells a refusal itself.

        Raises:
            Refusal: it cannot be done.
        """
        self.take(await self.bridge.call(partial(self._stepped, work)))
        if self.is_mounted:
            self.notice.tell(words)

    def _stepped(self, work: Callable[[Session], object], session: Session) -> Seen:
        work(session)
        return look(session, self.ref, self.current)

    def take(self, seen: Seen) -> None:
        """Show the meeting as it was read."""
        if self.is_mounted:
            self.keep()
        before = self.view.id if self.view else ""
        self.meeting, self.view = seen.meeting, seen.view
        if seen.standard:
            self.tracks[seen.standard] = seen.track
        after = self.view.id if self.view else ""
        if after != before:
            self.tracks.clear()
            self.shows_every, self.goes_along = False, True
            self.current = self.first_standard()
        if self.is_mounted:
            self.refill()

    def first_standard(self) -> str:
        """Where a turn begins: where it stood before, else the first that matters and waits."""
        if self.view is None:
            return ""
        return_id, _, standard = self.drafts.text(AT).partition("/")
        if return_id == self.view.id and self.view.standard(standard):
            return standard
        waiting = [name for name in self.names if (one := self.view.standard(name)) and waits(one)]
        return (waiting or self.names or [""])[0]
