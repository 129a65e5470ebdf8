"""Keeps what is typed at a meeting: every text is a draft in the record half a second after its first letter."""

import asyncio
from collections.abc import Coroutine, Mapping
from typing import Protocol

from textual.message_pump import MessagePump
from textual.timer import Timer

from s11tui.errors import Refusal
from s11tui.tui.bridge import Bridge
from s11tui.tui.keeping import AGAIN_AFTER, SAVE_AFTER
from s11tui.workspace.session import Session


class Listener(Protocol):
    """Is told how the keeping goes."""

    def kept(self) -> None:
        """Everything typed is in the record."""

    def troubled(self, refusal: Refusal) -> None:
        """Something typed could not be saved yet."""

    def later(self, work: Coroutine[object, object, None]) -> None:
        """Do something that waits for the record beside everything else."""


class MeetingDrafts:
    """What one person types at one meeting and has not recorded, by a key that says where.

    Args:
        ref: the meeting; empty for one that is being planned.
        texts: what was kept before, by key.
        pump: whose timers are used.
    """

    def __init__(self, bridge: Bridge, ref: str, texts: dict[str, str], pump: MessagePump, listener: Listener) -> None:
        self._bridge, self._ref, self._pump, self._listener = bridge, ref, pump, listener
        self._texts = dict(texts)
        self._unsaved: set[str] = set()
        self._timer: Timer | None = None
        self._turn = asyncio.Lock()

    def text(self, key: str, otherwise: str = "") -> str:
        """What was typed there; what would stand there otherwise, where nothing was."""
        return self._texts.get(key, otherwise)

    def begun_besides(self, *last: str) -> bool:
        """Whether something was typed under a key that ends in none of these words, and is of no plan."""
        keys = (key for key, text in self._texts.items() if text.strip() and not key.startswith("plan/"))
        return any(key.rpartition("/")[2] not in last for key in keys)

    def typed(self, key: str, text: str) -> None:
        """Take what stands in a box now. The first key starts the timer, and later ones do not restart it."""
        if self._texts.get(key, "") == text:
            return
        self._texts[key] = text
        self._unsaved.add(key)
        self._start(SAVE_AFTER)

    def forget(self, *keys: str) -> None:
        """Let go of what was typed there: it is recorded, or not wanted."""
        for key in keys:
            if self._texts.pop(key, None) is not None:
                self._unsaved.add(key)
                self._start(SAVE_AFTER)

    async def save(self) -> None:
        """Write what is unsaved."""
        self._timer = None
        async with self._turn:
            batch = {key: self._texts.get(key, "") for key in self._unsaved}
            self._unsaved.clear()
            if not batch:
                return

            def write(session: Session) -> None:
                for key, text in batch.items():
                    self.keep(session, key, text)

            try:
                await self._bridge.call(write)
            except Refusal as refusal:
                self._unsaved.update(batch)
                self._listener.troubled(refusal)
                self._start(AGAIN_AFTER)
            else:
                self._listener.kept()

    def keep(self, session: Session, key: str, text: str) -> None:
        """Write one of them; on the record's thread."""
        session.meetings.keep_draft(self._ref, key, text)

    def know(self, texts: Mapping[str, str]) -> None:
        """Take what the record holds, where nothing newer was typed."""
        self._texts = {**texts, **self._texts}

    def keys(self) -> tuple[str, ...]:
        """Where something is typed."""
        return tuple(self._texts)

    def _start(self, seconds: float) -> None:
        if self._timer is None:
            # A timer calls in the turn of its screen, which would read no key while the record is waited for.
            self._timer = self._pump.set_timer(seconds, lambda: self._listener.later(self.save()))
