"""Coming in and going out: nothing is shown before, and what the browser held is worth nothing after."""

import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from s11tui.errors import NotNow
from s11tui.web import ending
from s11tui.web.keeper import Keeper
from s11tui.web.visits import MOST_OF_ONE
from s11tui.workspace import Workspace
from support.serving import PASSPHRASE, Door, hidden

BEHIND = ("/app", "/files", "/files/out/report.pdf", "/download/abc", "/files/in/x.pdf")


async def test_nothing_is_shown_before_somebody_signs_in(door: Door) -> None:
    async with door.served() as site:
        browser = await site.browser()
        for path in BEHIND:
            answer = await browser.get(path)
            assert (answer.status, answer.headers["Location"]) == (303, "/"), path
        assert (await browser.post("/files", {"x": "y"})).status == 303
        assert (await browser.post("/files/remove", {"side": "in", "name": "x"})).status == 303
        assert (await browser.get("/here")).status == 401
        assert (await browser.get("/")).headers["Location"] == "/sign-in"
        page = hidden(await (await browser.get("/sign-in")).text())
        assert "Exampleshire Safeguarding Children Partnership" in page
        assert "01632 960000" in page
        assert "Nobody watches these pages." in page
        assert "Exampleshire Police" not in page


async def test_a_name_and_its_passphrase(door: Door) -> None:
    async with door.served() as site:
        browser = await site.browser()
        wrong = await browser.sign_in("lee-lead", "not the right one")
        unknown = await browser.sign_in("nobody-here", "not the right one")
        assert wrong.status == unknown.status == 403
        told = [hidden(await one.text()).replace("nobody-here", "lee-lead") for one in (wrong, unknown)]
        assert told[0] == told[1]
        assert "do not belong together" in told[0]
        assert PASSPHRASE not in told[0]
        assert browser.cookie == ""
        answer = await browser.sign_in("Lee Lead")
        assert (answer.status, answer.headers["Location"]) == (303, "/app")
        assert (await browser.get("/here")).status == 204
        assert "Sign out Lee Lead" in hidden(await (await browser.get("/files")).text())
    with Workspace.open(door.path) as workspace:
        kinds = [one.kind for one in workspace.ledger.read(f"access/{door.ids['lee-lead']}")]
        assert kinds[-2:] == ["sign_in_refused", "signed_in"]


async def test_the_cookie_is_secret_and_goes_nowhere_else(door: Door) -> None:
    async with door.served() as site:
        answer = await (await site.browser()).sign_in("lee-lead")
        cookie = answer.headers["Set-Cookie"]
        assert cookie.startswith("s11tui=")
        assert {"HttpOnly", "Path=/", "SameSite=Strict"} <= set(cookie.split("; "))
        token = cookie.split(";")[0].partition("=")[2]
        assert len(token) == 43
        assert token not in repr(site.parts.visits.all())


async def test_over_https_no_other_host_can_set_it(door: Door) -> None:
    async with door.served(public_url="https://audit.example.org") as site:
        answer = await (await site.browser()).sign_in("lee-lead")
        cookie = answer.headers["Set-Cookie"]
        assert cookie.startswith("__Host-s11tui=")
        assert {"HttpOnly", "Path=/", "SameSite=Strict", "Secure"} <= set(cookie.split("; "))
        assert "Domain" not in cookie
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


async def test_signing_in_again_makes_another_cookie_and_ends_the_first(door: Door) -> None:
    async with door.served() as site:
        browser = await site.browser(Cookie="s11tui=chosen-by-somebody-else")
        await browser.sign_in("lee-lead")
        browser.headers.clear()
        first = browser.cookie
        assert first != "chosen-by-somebody-else"
        window = await browser.window()
        await window.sees("ready")
        await browser.sign_in("con-tributor")
        assert browser.cookie != first
        assert await window.ended() == ending.SIGNED_OUT
        old = await site.browser(Cookie=f"s11tui={first}")
        assert (await old.get("/here")).status == 401


async def test_signing_out_ends_everything_of_it(door: Door) -> None:
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        held = browser.cookie
        window = await browser.window()
        await window.sees("ready")
        await window.type("kept")
        await window.sees("[kept]")
        answer = await browser.post("/sign-out")
        assert answer.headers["Location"] == "/signed-out"
        assert await window.ended() == ending.SIGNED_OUT
        assert (door.folder("lee-lead") / "saved").read_text(encoding="utf-8") == "kept"
        assert (await browser.get("/here")).status == 401
        assert "Everything that you wrote is kept." in await (await browser.get("/signed-out")).text()
        thief = await site.browser(Cookie=f"s11tui={held}")
        assert (await thief.get("/files")).status == 303


async def test_a_code_and_the_passphrase_chosen_with_it(door: Door) -> None:
    with Workspace.open(door.path) as workspace:
        person = workspace.registry.person("sig-natory")
        with workspace.store.atomic():
            code = workspace.access.give_code(person, person.id)
    async with door.served() as site:
        browser = await site.browser()
        given = {"name": "Sig Natory", "code": code, "passphrase": PASSPHRASE, "again": PASSPHRASE + "x"}
        assert "not the same" in await (await browser.post("/code", given)).text()
        given |= {"again": PASSPHRASE, "code": "WRONG-CODE"}
        assert (await browser.post("/code", given)).status == 403
        given |= {"code": code, "passphrase": "short", "again": "short"}
        assert (await browser.post("/code", given)).status == 422
        given |= {"passphrase": PASSPHRASE, "again": PASSPHRASE}
        assert (await browser.post("/code", given)).headers["Location"] == "/app"
        again = await site.browser()
        assert (await again.post("/code", given)).status == 403
        assert (await again.sign_in("sig-natory")).status == 303


async def test_forms_that_are_not_ours(door: Door) -> None:
    async with door.served() as site:
        browser = await site.browser()
        assert (await browser.post("/sign-in", {"name": "x" * 2000, "passphrase": "y"})).status == 400
        assert (await browser.post("/sign-in", {"name": "x" * 20_000})).status == 413
        assert (await browser.post("/sign-in", b"{}", Content_Type="application/json")).status == 400
        assert (await browser.post("/sign-in", {})).status == 403


async def test_quiet_for_too_long(door: Door) -> None:
    async with door.served(idle=600.0) as site:
        browser = await site.signed_in("lee-lead")
        window = await browser.window()
        await window.sees("ready")
        site.now.at += 479
        await site.look_round()
        await window.type("a")
        await window.sees("[a]")
        site.now.at += 479
        await site.look_round()
        assert all(one[0] != "quiet" for one in window.heard)
        site.now.at += 2
        await site.look_round()
        left = (await window.hears("quiet"))[1]
        assert isinstance(left, int)
        assert 100 < left <= 120
        await window.type("\x1b[<35;10;20M")  # the mouse was pushed, by whatever
        await window.sees("[\x1b[<35;10;20M]")
        site.now.at += 120
        await site.look_round()
        assert await window.ended() == ending.IDLE
        assert (await browser.get("/here")).status == 401


async def test_still_here(door: Door) -> None:
    async with door.served(idle=600.0) as site:
        browser = await site.signed_in("lee-lead")
        window = await browser.window()
        await window.sees("ready")
        site.now.at += 500
        await site.look_round()
        await window.hears("quiet")
        window.heard.clear()
        await window.say(["stay"])
        await window.say(["ping", "1"])
        await window.hears("pong")
        await site.look_round()
        assert await window.hears("quiet") == ["quiet", 0]
        site.now.at += 400
        assert (await browser.get("/here")).status == 204


async def test_signed_in_for_too_long(door: Door) -> None:
    async with door.served(idle=3600.0, longest=7200.0) as site:
        browser = await site.signed_in("lee-lead")
        window = await browser.window()
        await window.sees("ready")
        for _ in range(3):
            site.now.at += 2300
            await window.type("a")
            await window.say(["ping", "1"])
            await window.hears("pong")
            window.heard.clear()
            await site.look_round()
        site.now.at += 400
        await site.look_round()
        assert await window.ended() == ending.EXPIRED


async def test_who_left_the_partnership_is_signed_out(door: Door) -> None:
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        window = await browser.window()
        await window.sees("ready")
        with Workspace.open(door.path) as workspace, workspace.store.atomic():
            workspace.access.close_account(workspace.registry.person("lee-lead"), "")
        await site.parts.end_those_who_left()
        assert await window.ended() == ending.SIGNED_OUT
        assert (await browser.get("/here")).status == 401


async def test_visits_of_one_person_do_not_pile_up(door: Door) -> None:
    async with door.served() as site:
        first = await site.signed_in("lee-lead")
        for _ in range(MOST_OF_ONE):
            site.now.at += 1
            site.parts.visits.begin(door.ids["lee-lead"], "Lee Lead")
        assert len(site.parts.visits.all()) == MOST_OF_ONE
        assert (await first.get("/here")).status == 401


async def test_many_at_once_are_asked_to_come_again(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    async with door.served() as site:
        browser = await site.browser()
        await browser.get("/sign-in")  # whose partnership it is, is known from here on
        monkeypatch.setattr("s11tui.web.keeper.MOST_WAITING", 0)
        answer = await browser.sign_in("lee-lead")
        assert answer.status == 422
        assert "Try again in a minute" in await answer.text()


async def test_the_log_tells_nobodys_words(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        await browser.sign_in("lee-lead", "a wrong secret of mine")
        browser = await site.signed_in("lee-lead")
        window = await browser.window()
        await window.sees("ready")
        await window.type("A child called Sam")
        await window.sees("Sam")
        await window.type(".fail")
        assert await window.ended() == ending.FAILED
        kept = [one for one in caplog.records if one.name.startswith(("s11tui", "aiohttp", "textual"))]
        told = " ".join(one.getMessage() for one in kept)
    for word in ("Sam", "secret", "A child", browser.cookie, "lee-lead", "Lee"):
        assert word not in told
    assert "ended with code 3" in told


def test_a_workspace_without_accounts_is_not_served(template: Path) -> None:
    with pytest.raises(NotNow, match="Nobody has to show"):
        Keeper(template).open()


def test_times_of_files_are_told_in_the_partnerships_zone() -> None:
    from s11tui.web.filing import _line
    from s11tui.workspace.folders import FolderFile

    at = datetime(2027, 7, 1, 23, 30, tzinfo=UTC).timestamp()
    line = _line(FolderFile("out", "a.pdf", 1_500_000, at, Path("a.pdf")), "Europe/London")
    assert line["at"] == "Fri 2 July 2027, 00:30"
    assert line["size"] == "1.5 MB"
