"""The app behind a real nginx with TLS, with its own accounts and with single sign-on, by the files of `deploy/`."""

import asyncio
import http.client
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiohttp import ClientSession, WSServerHandshakeError

from support.host import Host, host
from support.partnership import copied
from support.proxied import SECRET, Site, basic, past_the_proxy, quiet, site
from support.serving import let_in
from support.terminal import PATIENCE

pytestmark = pytest.mark.xdist_group("proxy")


@pytest.fixture
def made(template: Path) -> Iterator[Host]:
    """A host with a workspace in which two people have a login and a passphrase."""
    with host() as one:
        partnership = copied(template, one.workspace)
        partnership.manager.access.set_login("partnership-manager", "manager")
        partnership.manager.access.set_login("lee-lead", "llead")
        partnership.ws.close()
        let_in(one.workspace, "lee-lead", "partnership-manager")
        one.owned()
        yield one


@pytest.fixture
def own(made: Host) -> Iterator[Site]:
    """People sign in with a passphrase of the program."""
    with site(made, "nginx.conf", "s11tui.service") as one:
        yield one


@pytest.fixture
def single(made: Host) -> Iterator[Site]:
    """People are signed in by the council."""
    with site(made, "nginx-sso.conf", "s11tui-sso.conf") as one:
        yield one


async def test_people_sign_in_and_nobody_comes_past_the_proxy(own: Site) -> None:
    async with own.browser() as lee:
        assert (await lee.get("/")).headers["Location"] == "/sign-in"
        forged = await lee.get("/", X_S11tui_Login="partnership-manager", X_S11tui_Secret=SECRET)
        assert forged.headers["Location"] == "/sign-in"
        answer = await lee.sign_in("lee-lead")
        assert answer.status == 303
        assert answer.headers.getall("Strict-Transport-Security") == ["max-age=63072000"]
        assert "nginx/" not in str(answer.headers)
        window = await lee.window(width=120, height=40)
        await window.sees("Lee Lead")
        with pytest.raises(WSServerHandshakeError):
            await lee.line(Origin="https://evil.example")
        assert (await lee.post("/sign-in", b"x" * 200_000)).status == 413
        await _only_tls(own)
        await window.socket.close()
    async with own.browser() as guesser:
        answers = await asyncio.gather(*(guesser.get("/sign-in") for _ in range(80)))
        assert {one.status for one in answers} == {200, 429}
    _local_users(own)
    _ends(own)


async def _only_tls(own: Site) -> None:
    plain = http.client.HTTPConnection("127.0.0.1", own.plain, timeout=PATIENCE)
    plain.request("GET", "/sign-in?x=1", headers={"Host": "audit.example.org"})
    answer = plain.getresponse()
    assert (answer.status, answer.headers["Location"]) == (301, f"{own.address}/sign-in?x=1")
    plain.close()
    async with ClientSession() as session, session.get(f"http://127.0.0.1:{own.port}/") as refused:
        assert refused.status == 400


def _local_users(own: Site) -> None:
    assert b"PermissionError" in past_the_proxy(own, own.outside).stderr
    assert past_the_proxy(own, own.outside).stdout == b""
    assert past_the_proxy(own, own.proxy).stdout.startswith(b"HTTP/1.1 303")


def _ends(own: Site) -> None:
    server = own.server
    assert server is not None
    assert own.host.processes()
    server.send_signal(signal.SIGTERM)
    assert server.wait(PATIENCE) == 0
    own.host.until_quiet()
    assert quiet(own.socket)


async def test_single_sign_on_says_who_it_is_and_nobody_else_does(single: Site) -> None:
    async with single.browser(X_S11tui_Login="manager", X_S11tui_Secret=SECRET) as outside:
        answer = await outside.get("/")
        assert (answer.status, answer.headers["Location"]) == (302, f"{single.address}/oauth2/start?rd=/")
        assert (await outside.get("/app")).status == 302
        assert (await outside.get("/oauth2/auth")).status == 404
        assert "the council's own page" in await (await outside.get("/oauth2/start")).text()
        with pytest.raises(WSServerHandshakeError):
            await outside.line()
    async with single.browser(Authorization=basic("llead"), X_S11tui_Login="manager") as lee:
        assert (await lee.get("/sign-in")).headers["Location"] == "/"
        answer = await lee.get("/")
        assert (answer.status, answer.headers["Location"]) == (303, "/app")
        window = await lee.window(width=120, height=40)
        await window.sees("Lee Lead")
        assert "Partnership manager" not in window.drawn
        assert (await lee.get("/here")).status == 204
        # The same cookie in the hands of somebody else who is signed in is worth nothing.
        assert (await lee.get("/here", Authorization=basic("manager"))).status == 401
    async with single.browser(Authorization=basic("stranger")) as stranger:
        answer = await stranger.get("/")
        assert answer.status == 403
        assert "stranger" in await answer.text()
    forged = past_the_proxy(single, single.proxy, "X-S11tui-Login: manager")
    assert forged.stdout.startswith(b"HTTP/1.1 403"), forged
    assert b"PermissionError" in past_the_proxy(single, single.outside, f"X-S11tui-Secret: {SECRET}").stderr
    _ends(single)
