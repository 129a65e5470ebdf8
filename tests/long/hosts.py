"""One host of several is killed; what it served is brought back on others, and its people go on.

    python tests/long/hosts.py                 (Linux, as root; needs nginx, openssl, ip and litestream)

Three hosts, a proxy and the people are network namespaces of this machine. Four partnerships, a file each, are served
by `s11tui serve` behind one nginx (deploy/proxy/nginx-many.conf) and sent by Litestream (deploy/litestream) to a third
place. Somebody writes over HTTPS in the app, word by word, while the first host is killed. Its two partnerships are
restored on the two other hosts, verified and served, the proxy is told, the person signs in again and finds what they
wrote. Prints each step with its time, and how much was lost; exit 1 where something does not hold, 0 with a word where
this machine cannot do it.
"""

import asyncio
import os
import re
import shutil
import sys
import time
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from support.distant import Person, person
from support.estate import LEAD, Estate
from support.namespaces import Network, network

SERVED = {"north": "one", "south": "one", "east": "two", "west": "three"}
MOVES = {"north": "two", "south": "three"}
HOSTS = ("proxy", "one", "two", "three", "people")
FORM = "How you know"
FIRST = "Two people know where it is kept."
EVERY, FOR = 0.1, 8.0
"""Seconds between two words that somebody writes, and until the host is killed."""
MOST_LOST = 2.0
"""Seconds of writing: half a one until the app saves, one until Litestream sends, and half a one for a busy machine."""


class Steps:
    """Says what is done, and when."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def __call__(self, words: str) -> None:
        sys.stdout.write(f"{time.monotonic() - self._began:6.1f} s  {words}\n")
        sys.stdout.flush()


def impossible() -> str:
    """Why this machine cannot do it; empty where it can."""
    if sys.platform != "linux" or os.getuid() != 0:
        return "it needs Linux and root"
    os.environ["PATH"] = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"], "/usr/sbin", "/sbin"))
    missing = [name for name in ("ip", "sysctl", "nginx", "openssl", "litestream") if shutil.which(name) is None]
    return f"it needs {', '.join(missing)}" if missing else ""


async def write(lee: Person) -> list[float]:
    """A sentence that has time to arrive, then word after word until the host is killed; when each was typed."""
    await lee.types("\r")
    await lee.sees(FORM)
    await lee.types(FIRST)
    await lee.sees(FIRST)
    await lee.types("\x1b")
    await lee.no_longer_sees(FORM)
    await asyncio.sleep(3)
    await lee.types("\r")
    await lee.sees(FORM)
    typed: list[float] = []
    end = time.monotonic() + FOR
    while time.monotonic() < end:
        await lee.types(f"word{len(typed)} ")
        typed.append(time.monotonic())
        await asyncio.sleep(EVERY)
    return typed


async def story(estate: Estate, say: Steps) -> list[str]:
    """All of it; what did not hold."""
    proxy = estate.network.way_out("people")
    async with AsyncExitStack() as stack:

        async def come(name: str) -> Person:
            one = await stack.enter_async_context(person(estate.address(name), proxy, estate.certificate))
            await one.finds_it()
            await one.signs_in(LEAD)
            return one

        lee, other = await come("north"), await come("east")
        say(f"signed in through the proxy: {lee.address} on host one, {other.address} on host two")
        typed = await write(lee)
        killed = time.monotonic()
        say(f"host one is killed: {estate.network.kill('one')} processes; {len(typed)} words had been typed")
        await other.types("\r")
        await other.sees(FORM)
        await other.types("undisturbed")
        await other.sees("undisturbed")
        say("who is at the partnership on host two goes on writing")
        for name, host in MOVES.items():
            began = time.monotonic()
            estate.restore(name, host)
            say(f"{name} restored on host {host}, verified, served there: {time.monotonic() - began:.1f} s")
        estate.point()
        again = await come("north")
        say(f"signed in at {again.address} again, {time.monotonic() - killed:.1f} s after the host was killed")
        await again.types("\r")
        await again.sees("word0")
        say("and goes on where the last words stand")
        await come("south")
        wrong = lost(estate, typed, killed, say)
        await asyncio.sleep(2)
    return wrong


def lost(estate: Estate, typed: list[float], killed: float, say: Steps) -> list[str]:
    """What of the writing did not arrive."""
    text = estate.words_in("north")
    kept = [int(number) for number in re.findall(r"word(\d+) ", text)]
    many = len(typed) - len(kept)
    seconds = killed - typed[len(kept)] if many else 0.0
    say(f"in the restored record: the sentence, and {len(kept)} of {len(typed)} words; lost: the last {seconds:.2f} s")
    wrong = [] if FIRST in text else ["the sentence is lost"]
    wrong += [] if kept == list(range(len(kept))) else ["words are lost in between"]
    wrong += [] if seconds <= MOST_LOST else [f"{seconds:.2f} s are lost"]
    say("the record of every partnership verifies" if all(estate.words_in(name) is not None for name in SERVED) else "")
    return wrong


def tried(net: Network, folder: Path, say: Steps) -> list[str]:
    """Make the hosts, and live through it; what did not hold."""
    estate = Estate(net, folder, SERVED)
    estate.make()
    estate.start()
    say("three hosts serve four partnerships behind one proxy; Litestream sends each to a third place")
    net.enter("people")
    return asyncio.run(story(estate, say))


def main() -> int:
    """Run it; gives the exit code."""
    why = impossible()
    if why:
        sys.stdout.write(f"Not tried here: {why}.\n")
        return 0
    with TemporaryDirectory(prefix="s11tui-hosts-") as folder, network(*HOSTS) as net:
        wrong = tried(net, Path(folder), Steps())
    for fault in wrong:
        sys.stdout.write(f"FAULT {fault}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
