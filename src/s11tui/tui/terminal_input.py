"""What Textual stumbles over at a terminal: bytes that are no letters, control codes in a paste, its end."""

import codecs
import os
import signal
import sys
import time

_BEGINS, _ENDS = "\x1b[200~", "\x1b[201~"
"""How a terminal says where a paste begins and ends."""
_PAUSE = 0.5
"""Seconds between two looks at a terminal that is gone, while the program saves and ends."""


class TerminalReader:
    """Reads what comes in pieces: U+FFFD stands for what is no UTF-8, and a paste loses its escape characters.

    With them Textual 8.2 would lose the letters behind each, or take them for keys.
    """

    def __init__(self) -> None:
        self._letters = codecs.getincrementaldecoder("utf-8")("replace")
        self._pasting = False
        self._held = ""

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text that is whole by now."""
        if not data and not final:
            _terminal_is_gone()
        rest = self._held + self._letters.decode(data, final)
        self._held = ""
        found = ""
        while rest:
            here, mark, rest = rest.partition(_ENDS if self._pasting else _BEGINS)
            if self._pasting and not mark:
                here, self._held = _without_begun_mark(here)
            found += (here.replace("\x1b", "") if self._pasting else here) + mark
            self._pasting ^= bool(mark)
        return found


def _terminal_is_gone() -> None:
    """End as after a dropped line: a terminal that gives nothing is closed, and reading on would never end."""
    os.kill(os.getpid(), signal.SIGHUP)
    time.sleep(_PAUSE)


def _without_begun_mark(text: str) -> tuple[str, str]:
    """A text without what may be the first letters of the end of a paste, and these."""
    for length in range(len(_ENDS) - 1, 0, -1):
        if text.endswith(_ENDS[:length]):
            return text[:-length], text[-length:]
    return text, ""


def read_terminals_forgivingly() -> None:
    """Keep the app running, and pastes whole, whatever a terminal sends.

    Textual 8.2 reads a terminal strictly, ends the program at the first byte that is no UTF-8, and leaves no way to say
    otherwise. Its driver for Windows is given letters by the system.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    from s11tui.tui.terminal_output import PatientWriter

    linux_driver.WriterThread = PatientWriter  # type: ignore[attr-defined]  # as below
    linux_driver.getincrementaldecoder = lambda _: TerminalReader  # type: ignore[assignment,attr-defined]  # see above
