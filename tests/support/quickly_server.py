"""Loads all of ours once, then becomes a program whenever it is asked to (see `quickly`)."""

import atexit
import gc
import io
import marshal
import os
import pkgutil
import selectors
import shutil
import signal
import socket
import sys
import threading
import time
import traceback
from importlib import import_module
from pathlib import Path

_FORGET = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD)


def load() -> None:
    """Import all of ours, and with it what it is built on."""
    import s11tui

    for found in pkgutil.walk_packages(s11tui.__path__, "s11tui."):
        import_module(found.name)
    gc.collect()
    gc.freeze()


class Server:
    """Forks for everybody who asks, until standard input ends.

    Args:
        listens: where the socket is made.
    """

    def __init__(self, listens: str) -> None:
        self.running: dict[int, socket.socket] = {}
        self.waiting = selectors.DefaultSelector()
        self.listener = socket.socket(socket.AF_UNIX)
        self.ended, wakes = os.pipe()
        os.set_blocking(wakes, False)
        signal.set_wakeup_fd(wakes)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self.listener.bind(f"{listens}-")
        self.listener.listen()
        # Only now it can be found.
        Path(f"{listens}-").rename(listens)
        for one in (self.listener, self.ended, 0):
            self.waiting.register(one, selectors.EVENT_READ)

    def serve(self) -> None:
        while True:
            for key, _ in self.waiting.select():
                if key.fileobj == 0:
                    return
                if key.fileobj is self.listener:
                    self._begin()
                elif key.fileobj == self.ended:
                    self._end()
                else:
                    self._forsaken(key.fileobj)

    def _begin(self) -> None:
        asking, _ = self.listener.accept()
        self.running[_forked(asking, self.listener)] = asking
        self.waiting.register(asking, selectors.EVENT_READ)

    def _forsaken(self, asking: object) -> None:
        """Whoever asked is gone, and takes the program with it."""
        for pid in [pid for pid, one in self.running.items() if one is asking]:
            self.waiting.unregister(self.running[pid])
            os.kill(pid, signal.SIGKILL)

    def _end(self) -> None:
        os.read(self.ended, 4096)
        for pid, code in _ended():
            asking = self.running.pop(pid)
            _tell(asking, code)
            if asking in self.waiting.get_map():
                self.waiting.unregister(asking)
            asking.close()


def _ended() -> list[tuple[int, int]]:
    """The processes that ended, with their exit codes."""
    found = []
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return found
        if pid == 0:
            return found
        found.append((pid, os.waitstatus_to_exitcode(status)))


def _tell(asking: socket.socket, number: int) -> None:
    try:
        asking.sendall(b"%d\n" % number)
    except OSError:
        return  # nobody listens any more


def _forked(asking: socket.socket, listener: socket.socket) -> int:
    _, streams, _, _ = socket.recv_fds(asking, 1, 3)
    with asking.makefile("rb") as said:
        asked = marshal.load(said)
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            listener.close()
            asking.close()
            _take_up(streams, asked)
            code = _run(asked["code"])
        finally:
            os._exit(code)
    for one in streams:
        os.close(one)
    _tell(asking, pid)
    return pid


def _take_up(streams: list[int], asked: dict[str, object]) -> None:
    """Be as a process that was just started like that."""
    os.setsid()
    signal.set_wakeup_fd(-1)
    for one in _FORGET:
        signal.signal(one, signal.default_int_handler if one == signal.SIGINT else signal.SIG_DFL)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    gc.unfreeze()
    sys.argv = ["s11tui", *asked["words"]]
    read = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), "utf-8")
    said = io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False)), "utf-8", line_buffering=os.isatty(1))
    told = io.TextIOWrapper(
        io.BufferedWriter(io.FileIO(2, "w", closefd=False)), "utf-8", "backslashreplace", line_buffering=True
    )
    sys.stdin, sys.stdout, sys.stderr = sys.__stdin__, sys.__stdout__, sys.__stderr__ = read, said, told


def _run(code: str) -> int:
    """Run a program to its end, as Python does; its exit code."""
    left = 0
    try:
        exec(compile(code, "<string>", "exec"), {"__name__": "__main__"})
    except SystemExit as leaving:
        left = leaving.code if isinstance(leaving.code, int) else 0 if leaving.code is None else 1
    except BaseException:  # noqa: BLE001 - as Python does, whatever it was
        traceback.print_exc()
        left = 1
    threading._shutdown()  # type: ignore[attr-defined]  # as Python does at its end, before all else
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
    except OSError:
        return 120
    return left


if __name__ == "__main__":
    load()
    try:
        Server(sys.argv[1]).serve()
    finally:
        shutil.rmtree(Path(sys.argv[1]).parent)
