"""Hosts that are only network namespaces of this machine: each has its own addresses, and dies by itself."""

import ctypes
import os
import secrets
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

_CLONE_NEWNET = 0x40000000
PATIENCE = 30.0


class Network:
    """Namespaces of one name each, all of them joined to the first, through which they reach each other."""

    def __init__(self, names: Sequence[str]) -> None:
        self._tag = f"s11{secrets.token_hex(2)}"
        self.names = tuple(names)

    def namespace(self, name: str) -> str:
        """What the system calls it."""
        return f"{self._tag}-{name}"

    def address(self, name: str) -> str:
        """Where the others reach it; not the first, which has an address at each wire."""
        return f"10.77.{self.names.index(name)}.2"

    def way_out(self, name: str) -> str:
        """Where that one reaches the first."""
        return f"10.77.{self.names.index(name)}.1"

    def make(self) -> None:
        """Make them and the wires between."""
        first = self.namespace(self.names[0])
        for name in self.names:
            _ip("netns", "add", self.namespace(name))
            self._in(name, "link", "set", "lo", "up")
        self._run(self.names[0], ["sysctl", "-qw", "net.ipv4.ip_forward=1"])
        for at, name in enumerate(self.names[1:], 1):
            here, there = f"{self._tag}{at}a", f"{self._tag}{at}b"
            _ip("link", "add", here, "netns", first, "type", "veth",
                "peer", "name", there, "netns", self.namespace(name))  # fmt: skip
            for where, wire, address in ((self.names[0], here, 1), (name, there, 2)):
                self._in(where, "address", "add", f"10.77.{at}.{address}/24", "dev", wire)
                self._in(where, "link", "set", wire, "up")
            self._in(name, "route", "add", "default", "via", f"10.77.{at}.1")

    def start(self, name: str, words: Sequence[str], log: Path) -> "subprocess.Popen[bytes]":
        """Start a program on a host."""
        with log.open("ab") as output:
            return subprocess.Popen(
                ["ip", "netns", "exec", self.namespace(name), *words],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True,
            )  # fmt: skip

    def kill(self, name: str) -> int:
        """Pull the plug: everything that runs there is killed and its wire is cut; how many processes there were."""
        at = self.names.index(name)
        if at:
            self._in(self.names[0], "link", "set", f"{self._tag}{at}a", "down")
        return self._end(name)

    def take_away(self) -> None:
        """End all of it."""
        for name in self.names:
            self._end(name)
            subprocess.run(["ip", "netns", "delete", self.namespace(name)], capture_output=True, check=False)

    def enter(self, name: str) -> None:
        """Have this thread, and what it starts, be on that host."""
        handle = os.open(f"/run/netns/{self.namespace(name)}", os.O_RDONLY)
        try:
            if ctypes.CDLL(None, use_errno=True).setns(handle, _CLONE_NEWNET):
                raise OSError(ctypes.get_errno(), "setns")
        finally:
            os.close(handle)

    def _end(self, name: str) -> int:
        found = self._pids(name)
        for pid in found:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        limit = time.monotonic() + PATIENCE
        while self._pids(name) and time.monotonic() < limit:
            time.sleep(0.02)
        return len(found)

    def _pids(self, name: str) -> list[int]:
        """What runs there, this process aside."""
        said = subprocess.run(["ip", "netns", "pids", self.namespace(name)], capture_output=True, check=False)
        return [pid for pid in map(int, said.stdout.split()) if pid != os.getpid()]

    def _in(self, name: str, *words: str) -> None:
        _ip("-n", self.namespace(name), *words)

    def _run(self, name: str, words: Sequence[str]) -> None:
        subprocess.run(["ip", "netns", "exec", self.namespace(name), *words], check=True, capture_output=True)


def _ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True, capture_output=True)


@contextmanager
def network(*names: str) -> Iterator[Network]:
    """Namespaces, taken away at the end with all that runs in them."""
    made = Network(names)
    try:
        made.make()
        yield made
    finally:
        made.take_away()
