"""What holds for every request, whatever it is for."""

import socket

import pytest
from aiohttp import ClientWebSocketResponse, WSServerHandshakeError

from s11tui.web.hosting import SECRET_HEADER
from s11tui.web.pages import static
from support.serving import PASSPHRASE, Browser, Door, hidden

PUBLIC = "https://audit.example.org"
SECRET = "0123456789abcdef0123456789abcdef"
PAGES = ("/", "/sign-in", "/code", "/signed-out", "/here", "/healthy", "/static/pages.css", "/nothing-here", "/app")


async def refused(browser: Browser, **headers: str) -> int:
    """With which status the line is refused."""
    with pytest.raises(WSServerHandshakeError) as caught:
        await browser.line(**headers)
    return caught.value.status


async def test_every_answer_has_careful_headers(door: Door) -> None:
    async with door.served(public_url=PUBLIC) as site:
        browser = await site.browser()
        for path in PAGES:
            headers = (await browser.get(path)).headers
            assert headers["X-Content-Type-Options"] == "nosniff", path
            assert headers["Referrer-Policy"] == "same-origin", path
            assert headers["Cross-Origin-Opener-Policy"] == "same-origin", path
            assert headers["Cross-Origin-Resource-Policy"] == "same-origin", path
            assert headers["Strict-Transport-Security"] == "max-age=31536000", path
            assert headers["Server"] == "s11tui", path
            policy = headers["Content-Security-Policy"]
            assert "frame-ancestors 'none'" in policy, path
            assert "unsafe" not in policy, path
            usual = "no-cache" if path.startswith("/static/") else "no-store"
            assert headers["Cache-Control"] == usual, path


async def test_the_app_page_runs_only_our_scripts(door: Door) -> None:
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        first, second = [await browser.get("/app") for _ in range(2)]
        policy = first.headers["Content-Security-Policy"]
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert policy != second.headers["Content-Security-Policy"]
        html = await first.text()
        assert "http:" not in html
        assert "https:" not in html
        assert " style=" not in html
        assert not any(f" on{event}=" in html.lower() for event in ("click", "load", "error", "submit"))


async def test_only_the_address_that_was_chosen_is_answered(door: Door) -> None:
    async with door.served(public_url=PUBLIC) as site:
        browser = await site.browser()
        for host in ("evil.example", "audit.example.org:8080", "127.0.0.1", "AUDIT.example.org.", ""):
            answer = await browser.get("/sign-in", Host=host)
            assert answer.status == 421, host
            assert PUBLIC in await answer.text()
        assert (await browser.get("/healthy", Host="anything")).status == 200


async def test_no_other_page_can_send_a_form(door: Door) -> None:
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        form = {"name": "lee-lead", "passphrase": PASSPHRASE}
        for origin in (
            "http://evil.example",
            "null",
            "-",
            f"{site.hosting.public_url}.evil.example",
            "http://127.0.0.1",
        ):
            for path in ("/sign-in", "/code", "/sign-out", "/files", "/files/remove"):
                assert (await browser.post(path, form, Origin=origin)).status == 403, (origin, path)
        assert (await browser.post("/sign-out", Sec_Fetch_Site="cross-site")).status == 403
        assert (await browser.get("/here")).status == 204


async def test_no_other_page_can_open_the_line(door: Door) -> None:
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        for origin in ("http://evil.example", "null", "-", "http://127.0.0.1"):
            assert await refused(browser, Origin=origin) == 403
        assert await refused(browser, Sec_Fetch_Site="same-site") == 403
        assert await refused(browser, Host="evil.example") == 421
        assert await refused(await site.browser()) == 403
        assert isinstance(await browser.line(), ClientWebSocketResponse)


async def test_only_the_files_that_pages_load_are_given(door: Door) -> None:
    async with door.served() as site:
        browser = await site.browser()
        for name in ("textual.js", "xterm.css", "RobotoMono.ttf", "pages.css", "terminal.css", "line.js", "window.js"):
            answer = await browser.get(f"/static/{name}")
            assert answer.status == 200, name
            found = static(name)
            assert found is not None
            assert await answer.read() == found.data
            tag = answer.headers["ETag"]
            assert (await browser.get(f"/static/{name}", If_None_Match=tag)).status == 304
        for name in (
            "",
            "..%2fhosting.py",
            "%2e%2e/hosting.py",
            "js/textual.js",
            "..%5chosting.py",
            "pages.css%00",
            ".",
        ):
            assert (await browser.get(f"/static/{name}")).status == 404, name


async def test_refusals_are_told_in_words(door: Door) -> None:
    async with door.served() as site:
        browser = await site.browser()
        for path, status in (("/nothing", 404), ("/download/x/y", 404), ("/?" + "x" * 3000, 414)):
            answer = await browser.get(path)
            assert answer.status == status
            page = hidden(await answer.text())
            assert "If a child is at risk of harm" in page
            assert "Traceback" not in page
        assert (await browser.post("/sign-in/", {})).status == 404
        assert (await browser.post("/signed-out")).status == 405


async def test_a_fault_is_told_without_its_words(
    door: Door, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async with door.served() as site:
        browser = await site.browser()

        def fail(*_: object) -> None:
            raise RuntimeError("Sam's words")

        monkeypatch.setattr(site.parts.visits, "find", fail)
        answer = await browser.get("/here", Cookie="s11tui=x")
        assert answer.status == 500
        assert "Sam" not in await answer.text()
        assert "Sam" not in caplog.text
        assert "RuntimeError" in caplog.text


async def test_a_proxys_word_counts_only_with_the_secret(door: Door) -> None:
    from s11tui.workspace import Workspace

    with Workspace.open(door.path) as workspace:
        workspace.sole("manager").people.change_person("lee-lead", login="lee@example.org")
    async with door.served(public_url=PUBLIC, trust_header="X-User", secret=SECRET) as site:
        good = {"X_User": "lee@example.org", SECRET_HEADER: SECRET}
        for wrong in ({}, {SECRET_HEADER: ""}, {SECRET_HEADER: SECRET[:-1]}, {SECRET_HEADER: SECRET + "x"}):
            answer = await (await site.browser(X_User="lee@example.org", **wrong)).get("/")
            assert answer.status == 403
        nobody = await site.browser(**{SECRET_HEADER: SECRET})
        assert (await nobody.get("/")).status == 403
        stranger = await site.browser(**{**good, "X_User": "who@example.org"})
        assert (await stranger.get("/")).status == 403
        browser = await site.browser(**good)
        assert (await browser.get("/sign-in")).headers["Location"] == "/"
        assert (await browser.sign_in("lee-lead")).headers["Location"] == "/"
        answer = await browser.get("/")
        assert answer.headers["Location"] == "/app"
        token = answer.headers["Set-Cookie"].split(";")[0]
        held = {**good, "Cookie": token}
        assert (await (await site.browser(**held)).get("/here")).status == 204
        # Somebody else signed in to the proxy, with the same browser.
        assert (await (await site.browser(**{**held, "X_User": "con@example.org"})).get("/here")).status == 401
        assert (await (await site.browser(**held)).get("/here")).status == 401


async def test_a_header_that_nobody_trusts_says_nothing(door: Door) -> None:
    async with door.served() as site:
        browser = await site.browser(X_User="lee-lead", X_Forwarded_User="lee-lead", X_Remote_User="lee-lead")
        assert (await browser.get("/")).headers["Location"] == "/sign-in"


async def test_what_is_no_request_ends_nothing(door: Door) -> None:
    async with door.served() as site:
        for raw in (
            b"\x16\x03\x01" + bytes(200),
            b"GET / HTTP/9.9\r\n\r\n",
            b"X" * 100_000,
            b"GET /\x00 HTTP/1.1\r\n",
        ):
            with socket.create_connection(("127.0.0.1", site.hosting.port)) as line:
                line.sendall(raw)
        assert (await (await site.browser()).get("/healthy")).status == 200
