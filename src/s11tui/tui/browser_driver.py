"""The app in a browser: what becomes of it when the server that stands between is gone. Loaded only there."""

import os
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from textual.drivers.web_driver import WebDriver

if TYPE_CHECKING:
    from s11tui.tui.app import PartnershipApp

_LOOK_EVERY = 2.0
"""Seconds between two looks whether the process that started this one still runs."""


class BrowserDriver(WebDriver):
    """Textual's driver for the browser, which has the app save and end when nobody is at the other end any more.

    That of Textual 8.2 stops reading when its input ends, and the app would live on with nobody to see it; and it would
    fall over what it still had to draw, before anything was saved.
    """

    _is_cut_off = False

    def start_application_mode(self) -> None:
        self._send, self._write = self._write, self._send_if_heard  # type: ignore[assignment]  # called alike
        super().start_application_mode()
        parent = os.getppid()
        self._app.set_interval(_LOOK_EVERY, lambda: None if os.getppid() == parent else self._cut_off())

    def _send_if_heard(self, data: bytes) -> int:
        if self._is_cut_off:
            return 0
        try:
            return self._send(data)
        except OSError:
            self._cut_off()
            return 0

    def run_input_thread(self) -> None:
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._cut_off()

    def _cut_off(self) -> None:
        """Have the app save everything and end; from any thread."""
        if self._is_cut_off:
            return
        self._is_cut_off = True
        with suppress(RuntimeError):  # it has ended already
            self._loop.call_soon_threadsafe(cast("PartnershipApp", self._app).leave)
