"""Keeps what is typed: drafts within half a second, answers when the person moves on, and nothing lost meanwhile.

The first unsaved key starts a timer of 0.4 s that later keys do not restart, or somebody who types steadily would
never be saved. What the record cannot take stays here and is tried again.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from textual.message_pump import MessagePump
from textual.timer import Timer

from s11tui.audit.view_models import ReturnView
from s11tui.errors import BadInput, Refusal
from s11tui.tui.bridge import Bridge
from s11tui.workspace.session import Session

SAVE_AFTER = 0.4
"""Seconds from the first unsaved key to the draft."""
STILL_AFTER = 60.0
"""Seconds without a key after which what was typed becomes an answer."""
AGAIN_AFTER = 2.0
"""Seconds until the record is tried again."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is typed: a question of a standard; an empty question is the reason of the grade."""

    standard: str
    question: str


class Listener(Protocol):
    """Is told how the keeping goes."""

    def kept(self) -> None:
        """Everything typed is in the record, as drafts or answers."""

    def troubled(self, refusal: Refusal) -> None:
        """Something typed could not be saved yet."""

    def not_an_answer(self, place: Place, refusal: Refusal) -> None:
        """What was typed there is kept, but is no answer to that question."""

    def refused(self, refusal: Refusal) -> None:
        """A choice or another change was not taken."""

    def answered(self, view: ReturnView) -> None:
        """Something became an answer."""

    def later(self, work: Coroutine[object, object, None]) -> None:
        """Do something that waits for the record beside everything else."""


class Keeper:
    """What was typed into one return and is not an answer yet.

    Args:
        view: the return as it was opened.
        pump: whose timers are used.
    """

    def __init__(self, bridge: Bridge, view: ReturnView, pump: MessagePump, listener: Listener) -> None:
        self._bridge = bridge
        self._ref = view.id
        self._view = view
        self._pump = pump
        self._listener = listener
        self.original = ""
        """What the partnership's manager types from, on the agency's behalf; empty for the agency itself."""
        self._typed: dict[Place, str] = {}
        self._seen: dict[Place, str | None] = {}
        self._graded: dict[Place, str | None] = {}
        """The grade for which a reason was begun."""
        self._own: set[str | None] = set()
        """Events that were made here: whoever goes on has seen them, also where no screen showed them yet."""
        self._unsaved: set[Place] = set()
        self._timer: Timer | None = None
        self._still: Timer | None = None
        self._turn = asyncio.Lock()

    @property
    def unsaved(self) -> bool:
        """Whether something typed is nowhere but on the screen."""
        return bool(self._unsaved)

    @property
    def typed_texts(self) -> Mapping[Place, str]:
        """What was typed and is not an answer yet."""
        return self._typed

    def typed(self, place: Place, text: str, seen: str | None) -> None:
        """Take what stands in a box now. `seen` is the event of the answer on which the person types."""
        if self._typed.get(place) == text:
            return
        if place not in self._typed:
            self._seen[place], self._graded[place] = self.last_seen(place, seen), self._grade(place)
        self._typed[place] = text
        self._unsaved.add(place)
        self._start(SAVE_AFTER)
        if self._still is None:
            self._still = self._pump.set_timer(STILL_AFTER, self._is_still)
        else:
            self._still.reset()

    def forget(self, place: Place) -> str | None:
        """Give back what was typed there, and keep it no more: it is being recorded otherwise."""
        self._unsaved.discard(place)
        return self._typed.pop(place, None)

    async def save(self) -> None:
        """Write the drafts of what is unsaved."""
        self._timer = None
        async with self._turn:
            await self._save()

    async def commit(self, places: Iterable[Place] | None = None) -> None:
        """Make what was typed (everywhere, or at these places) answers."""
        async with self._turn:
            for place in list(self._typed) if places is None else list(places):
                if place in self._typed:
                    await self._commit_one(place)
            await self._save()

    async def choose(self, place: Place, value: str | list[str], seen: str | None) -> None:
        """Record a choice at once; what was typed before it is a draft by then or stays here.

        Args:
            seen: the event of the answer that stood there when it was chosen.
        """
        async with self._turn:
            last = self.last_seen(place, seen)
            if await self._record(lambda session: self._chosen(session, place, value, last)):
                self.saw(place)

    async def change(self, work: Callable[[Session], ReturnView]) -> bool:
        """Make another change to the return, in turn with what is typed; whether it was made."""
        async with self._turn:
            return await self._record(work)

    async def look_again(self) -> ReturnView | None:
        """Take the return as it stands now, in turn with what is typed; None where it cannot be read, which is told."""
        async with self._turn:
            try:
                self._view = await self._bridge.call(lambda session: session.reading.open(self._ref))
            except Refusal as refusal:
                self._listener.refused(refusal)
                return None
            return self._view

    async def _record(self, work: Callable[[Session], ReturnView]) -> bool:
        try:
            view = await self._bridge.call(work)
        except Refusal as refusal:
            self._listener.refused(refusal)
            return False
        self._view = view
        self._listener.kept()
        self._listener.answered(view)
        return True

    def _chosen(self, session: Session, place: Place, value: str | list[str], seen: str | None) -> ReturnView:
        if not value:
            return session.answering.clear(self._ref, place.standard, place.question, seen=seen, original=self.original)
        return session.answering.answer(
            self._ref, place.standard, place.question, value, seen=seen, original=self.original
        )

    async def _save(self) -> None:
        batch = {place: self._typed[place] for place in self._unsaved if place in self._typed}
        self._unsaved.clear()
        if not batch:
            return
        seen = dict(self._seen)

        def write(session: Session) -> None:
            for place, text in batch.items():
                session.answering.save_draft(self._ref, place.standard, place.question, text, seen.get(place))

        try:
            await self._bridge.call(write)
        except Refusal as refusal:
            self._unsaved.update(place for place in batch if place in self._typed)
            self._trouble(refusal)
        else:
            self._listener.kept()

    async def _commit_one(self, place: Place) -> None:
        text = self._typed[place]
        if not place.question and self._grade(place) is None:
            return  # a reason without a grade yet: it stays a draft
        try:
            view = await self._bridge.call(lambda session: self._answer(session, place, text))
        except BadInput as refusal:
            self._listener.not_an_answer(place, refusal)
            return
        except Refusal as refusal:
            self._unsaved.add(place)
            self._trouble(refusal)
            return
        self._view = view
        self._seen[place] = self.saw(place)
        if self._typed.get(place) == text:
            self.forget(place)
        self._listener.kept()
        self._listener.answered(view)

    def _answer(self, session: Session, place: Place, text: str) -> ReturnView:
        desk, seen, original = session.answering, self._seen.get(place), self.original
        if not place.question:
            # The reason is for the grade that its writer had chosen, whatever somebody else chose since.
            grade = self._graded.get(place) or self._grade(place) or ""
            return desk.grade(self._ref, place.standard, grade, text, seen=seen, original=original)
        if not text.strip():
            return desk.clear(self._ref, place.standard, place.question, seen=seen, original=original)
        return desk.answer(self._ref, place.standard, place.question, text, seen=seen, original=original)

    def take(self, view: ReturnView) -> None:
        """The return as it stands after another change."""
        self._view = view

    def saw(self, place: Place) -> str | None:
        """Take what stands there now for seen, since it was made here; gives back its event."""
        now = self._event(place)
        self._own.add(now)
        return now

    def last_seen(self, place: Place, shown: str | None) -> str | None:
        """The event that the person saw last there: what was shown, or what they made themselves since."""
        now = self._event(place)
        return now if now in self._own else shown

    def _grade(self, place: Place) -> str | None:
        standard = self._view.standard(place.standard)
        return standard.self_grade if standard else None

    def _event(self, place: Place) -> str | None:
        standard = self._view.standard(place.standard)
        if standard is None:
            return None
        if not place.question:
            return standard.grade_event
        return next((one.event for one in standard.questions if one.id == place.question), None)

    def _trouble(self, refusal: Refusal) -> None:
        self._listener.troubled(refusal)
        self._start(AGAIN_AFTER)

    def _is_still(self) -> None:
        self._still = None
        self._listener.later(self.commit())

    def _start(self, seconds: float) -> None:
        if self._timer is None:
            # A timer calls in the turn of its screen, which would read no key while the record is waited for.
            self._timer = self._pump.set_timer(seconds, lambda: self._listener.later(self.save()))
