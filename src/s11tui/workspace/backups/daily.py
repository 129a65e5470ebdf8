"""The day's backup: made once a day by one process, whoever opens the program first.

Verifying a full partnership takes a core for half a minute, and a thread that computes holds up the one that shows
keys. So it runs as a process of its own, with a low priority: this module, run with the workspace as its only word. It
ends when whoever started it does.
"""

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from s11tui.clock import DEFAULT_ZONE, Clock, moment, stamp, system_clock
from s11tui.errors import CannotStore, Refusal
from s11tui.workspace.backups.shelf import Shelf

_AGAIN = timedelta(hours=1)
"""How long after a failure the next try is made: a hundred sessions must not all find out the same."""


def is_due(workspace: Path, clock: Clock, zone: str = DEFAULT_ZONE) -> bool:
    """Whether no backup was made today; by the names in the folder alone.

    Today's is asked for and not the newest: a clock that was once far ahead must not keep backups away for years.
    """
    here = ZoneInfo(zone)
    today = clock().astimezone(here).date()
    return all(at.astimezone(here).date() != today for at in Shelf(workspace).moments())


def back_up_daily(workspace: Path, clock: Clock = system_clock) -> str:
    """Make the day's backup, unless it is made or being made; gives `made`, `not due` or `elsewhere`.

    Raises:
        CannotStore: it cannot be made; the earlier ones are as they were, and for an hour it is not tried again.
    """
    from s11tui.workspace.workspace import Workspace

    if not is_due(workspace, clock):
        return "not due"
    shelf = Shelf(workspace)
    with shelf.turn(wait=False) as ours:
        if not ours:
            return "elsewhere"
        if not is_due(workspace, clock):
            return "not due"
        earlier = known_fault(workspace, clock)
        if earlier is not None:
            raise earlier
        try:
            with Workspace.open(workspace, clock=clock) as opened:
                shelf.make(opened)
        except Refusal as refusal:
            fault = CannotStore(f"Today’s backup was not made. {refusal.what}", refusal.mend)
            _write_fault(shelf, clock, fault)
            raise fault from refusal
    return "made"


def known_fault(workspace: Path, clock: Clock, within: timedelta = _AGAIN) -> CannotStore | None:
    """What went wrong with the last try, where that was not long ago; None where the last try went well."""
    try:
        said = json.loads(Shelf(workspace).fault_file.read_text(encoding="utf-8"))
        since = clock() - moment(str(said["at"]))
        fault = CannotStore(str(said["what"]), str(said["mend"]))
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        return None
    return fault if abs(since) < within else None


def _write_fault(shelf: Shelf, clock: Clock, fault: CannotStore) -> None:
    with suppress(OSError):
        said = {"at": stamp(clock()), "what": fault.what, "mend": fault.mend}
        shelf.fault_file.write_text(json.dumps(said), encoding="utf-8")


class DailyBackup:
    """The day's backup of one workspace, in a process of its own."""

    def __init__(self, workspace: Path, clock: Clock = system_clock) -> None:
        self._workspace = workspace
        self._clock = clock
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = threading.Event()
        self._guard = threading.Lock()

    def run(self, after: float = 0.0) -> Refusal | None:
        """Begin and wait for it; gives what went wrong. Called on a thread that nobody waits for.

        Args:
            after: seconds to let pass first, in which it may be stopped.
        """
        if self._stopped.wait(after) or not is_due(self._workspace, self._clock):
            return None
        earlier = known_fault(self._workspace, self._clock)
        if earlier is not None:
            return earlier
        try:
            with self._guard:
                if self._stopped.is_set():
                    return None
                self._process = _started(self._workspace)
            told = self._process.stdout.read() if self._process.stdout else b""
            self._process.wait()
            return None if self._stopped.is_set() else _heard(told)
        except OSError as fault:
            return CannotStore(f"Today’s backup could not be begun ({fault.strerror}).", "Run “s11tui backup”.")
        finally:
            self._let_go()

    def stop(self) -> None:
        """End it, finished or not: nothing half made counts, and it is made when the program is opened again."""
        with self._guard:
            self._stopped.set()
            if self._process is not None:
                self._process.kill()

    def _let_go(self) -> None:
        if self._process is not None:
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()


def _started(workspace: Path) -> "subprocess.Popen[bytes]":
    words = [sys.executable, "-P", "-m", __name__, str(workspace.absolute())]
    if sys.platform == "win32":
        quiet = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
        return subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=quiet
        )
    return subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, process_group=0
    )


def _heard(told: bytes) -> Refusal | None:
    try:
        said = json.loads(told)
        return CannotStore(str(said["what"]), str(said["mend"])) if said else None
    except (ValueError, RecursionError, KeyError, TypeError):
        return CannotStore(
            "Today’s backup was not made: the program that makes it ended before its time.",
            "Run “s11tui backup”, which tells why.",
        )


def _end_with_the_other() -> None:
    """Whoever started this holds its standard input open; when that ends, so does this."""
    with suppress(OSError):
        while os.read(0, 1024):
            pass
    os._exit(1)


def main() -> None:
    """Be the process that makes the backup, and say what went wrong as JSON, `null` for nothing."""
    threading.Thread(target=_end_with_the_other, daemon=True).start()
    if sys.platform != "win32":
        os.nice(10)
    said: dict[str, str] | None = None
    try:
        back_up_daily(Path(sys.argv[1]))
    except Refusal as refusal:
        said = {"what": refusal.what, "mend": refusal.mend}
    sys.stdout.write(json.dumps(said))
    sys.stdout.flush()


if __name__ == "__main__":
    main()
