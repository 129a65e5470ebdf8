"""Signals that end a session: a dropped line, a closed window, a machine that shuts down."""

import asyncio
import signal
from collections.abc import Callable

_ENDING = ("SIGTERM", "SIGHUP")


def on_ending(leave: Callable[[], object]) -> None:
    """Call `leave` when the session is being ended from outside.

    Where the system has no such signals (Windows, whose closed window ends a program without asking), nothing is
    done: what was typed is in the record within half a second in any case.
    """
    loop = asyncio.get_running_loop()
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, leave)
        except (NotImplementedError, RuntimeError, ValueError):
            # No signal handlers on this system, or not in this thread (a test, a server): see above.
            return
