"""Drawing on a terminal that may be gone."""

from textual.drivers._writer_thread import WriterThread


class PatientWriter(WriterThread):
    """Draws as its parent does; when the terminal is gone it throws away what it is given, until it is stopped.

    The thread of Textual 8.2 would end, nobody would take what is still drawn, and the program would wait for room for
    ever: it could neither save nor end.
    """

    def run(self) -> None:
        try:
            super().run()
        except (OSError, ValueError):
            while self._queue.get() is not None:
                pass
