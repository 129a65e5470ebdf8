"""The server: made of its parts, run until it is told to end, ended so that nobody loses a word."""

import asyncio
import logging
import os
import signal
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from aiohttp import web

from s11tui.errors import CannotStore, Refusal
from s11tui.web.filing import Filing
from s11tui.web.guarding import careful, guard
from s11tui.web.hosting import Hosting
from s11tui.web.keeper import Keeper
from s11tui.web.serving import Serving
from s11tui.web.signing import Signing
from s11tui.web.terminal import Terminal

_LARGEST_FORM = 16 * 1024
_NO_REQUEST = 75.0
"""Seconds that a connection may stay open without asking for anything."""
_EACH_SECOND, _EACH_WHILE, _EACH_HOUR = 1, 30, 3600
_SOCKET_MODE = 0o660

SERVING = web.AppKey("serving", Serving)

_log = logging.getLogger(__name__)


def application(hosting: Hosting, keeper: Keeper, now: Callable[[], float] = time.monotonic) -> web.Application:
    """The pages and lines of one workspace; `keeper` is open."""
    serving = Serving.of(hosting, keeper, now)
    app = web.Application(client_max_size=_LARGEST_FORM, middlewares=[guard(hosting, serving.pages)])
    app[SERVING] = serving
    for part in (Signing(serving), Filing(serving), Terminal(serving, now)):
        app.add_routes(part.routes())
    app.on_response_prepare.append(partial(careful, hosting=hosting))
    app.cleanup_ctx.append(_looking_round)
    app.on_shutdown.append(_all_leave)
    return app


async def _looking_round(app: web.Application) -> AsyncIterator[None]:
    task = asyncio.create_task(_look_round(app[SERVING]))
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def _look_round(serving: Serving) -> None:
    second = 0
    while True:
        try:
            await serving.sittings.look_round()
            if second % _EACH_WHILE == 0:
                await serving.end_those_who_left()
            if second % _EACH_HOUR == 0:
                await serving.keeper.tidy()
        except Refusal as refusal:
            _log.warning("%s", refusal.what)
        except Exception as fault:  # noqa: BLE001  # one bad moment must leave nobody signed in for ever
            _log.error("a fault while looking round (%s)", type(fault).__name__)
        second += _EACH_SECOND
        await asyncio.sleep(_EACH_SECOND)


async def _all_leave(app: web.Application) -> None:
    await app[SERVING].sittings.close()


def serve(hosting: Hosting, ready: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT comes.

    Args:
        ready: is told where, as soon as it answers.

    Raises:
        Refusal: the workspace cannot be served, or its address cannot be taken.
    """
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    for noisy in ("asyncio", "aiohttp"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL)  # they tell what people sent
    keeper = Keeper(hosting.workspace)
    keeper.open()
    try:
        asyncio.run(_serve(hosting, keeper, ready))
    finally:
        keeper.close()


async def _serve(hosting: Hosting, keeper: Keeper, ready: Callable[[str], None]) -> None:
    ended = asyncio.Event()
    _on_ending(ended.set)
    runner = web.AppRunner(
        application(hosting, keeper), access_log=None, keepalive_timeout=_NO_REQUEST, shutdown_timeout=5.0
    )
    await runner.setup()
    try:
        await _listen(hosting, runner)
        ready(str(hosting.socket) if hosting.socket is not None else hosting.public_url)
        await ended.wait()
        _log.info("ending: everybody's app saves and leaves")
    finally:
        await runner.cleanup()
        if hosting.socket is not None:
            with suppress(OSError):
                hosting.socket.unlink()


async def _listen(hosting: Hosting, runner: web.AppRunner) -> None:
    try:
        if hosting.socket is None:
            await web.TCPSite(runner, hosting.host, hosting.port).start()
        else:
            await _listen_on(hosting.socket, runner)
    except OSError as fault:
        where = hosting.socket or f"{hosting.host}:{hosting.port}"
        raise CannotStore(
            f"{where} cannot be listened on ({(fault.strerror or str(fault)).lower()}).",
            "Is it being served already? Otherwise choose another with --port or --socket.",
        ) from None


async def _listen_on(path: Path, runner: web.AppRunner) -> None:
    """Listen on a unix socket that its owner and group may use; never on one that another server listens on."""
    with socket.socket(socket.AF_UNIX) as trying:
        if trying.connect_ex(str(path)) == 0:
            raise OSError("somebody listens there")
    before = os.umask(0o117)
    try:
        await web.UnixSite(runner, str(path)).start()
    finally:
        os.umask(before)
    path.chmod(_SOCKET_MODE)


def _on_ending(end: Callable[[], None]) -> None:
    """Have the server end when it is told to; what has no such signals has Ctrl+C, which ends `asyncio.run`."""
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None:
            with suppress(NotImplementedError):
                loop.add_signal_handler(number, end)
