"""What is heard: a person at a terminal, or the lines of a script, whichever editor wrote it."""

import io
import sys
from typing import BinaryIO, Protocol

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class Lines(Protocol):
    """Whatever gives one line after the other, and an empty text at its end."""

    def readline(self) -> str: ...


class Script:
    """Lines of a script as they come in: UTF-8, UTF-16 told by its first bytes, else as a Windows file.

    Read line by line, so that whoever writes it may wait for what is said to each.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream: BinaryIO = stream
        self._decoded: io.StringIO | None = None
        self._begun = False

    def readline(self) -> str:
        if self._decoded is not None:
            return self._decoded.readline()
        data = self._stream.readline()
        if not self._begun and data.startswith(_UTF_16):
            whole = (data + self._stream.read()).decode("utf-16", errors="replace")
            self._decoded = io.StringIO(whole)
            return self._decoded.readline()
        if not self._begun:
            data = data.removeprefix(b"\xef\xbb\xbf")
            self._begun = True
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data.decode("cp1252", errors="replace")


def heard(typed: bool) -> Lines:
    """Standard input, typed by a person or not."""
    if sys.stdin is None:
        return io.StringIO()
    if typed and isinstance(sys.stdin, io.TextIOWrapper):
        # A byte that is no letter must not end the conversation: it is left out, and the person is told.
        sys.stdin.reconfigure(errors="surrogateescape")
    stream = getattr(sys.stdin, "buffer", None)
    return Script(stream) if not typed and stream is not None else sys.stdin
