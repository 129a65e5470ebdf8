"""The line to the app: how it is found again, how much it bears, and how it ends."""

import asyncio
import json
import os
import sys
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from aiohttp import WSMsgType
from hypothesis import given, settings
from hypothesis import strategies as st

from s11tui.web import ending, lines, sitting
from s11tui.web.lines import Allowance
from support.serving import STAND_IN, Door, Hand


def process_of(drawn: str) -> psutil.Process:
    """The process of the app that drew this first."""
    return psutil.Process(int(drawn.split()[3]))


async def gone(process: psutil.Process) -> None:
    async with asyncio.timeout(20):
        while process.is_running():
            await asyncio.sleep(0.01)


async def test_the_app_is_begun_with_words_and_not_by_a_shell(door: Door) -> None:
    async with door.served() as site:
        window = await (await site.signed_in("lee-lead")).window(width=100, height=30)
        assert f"ready {door.ids['lee-lead']} 100x30" in await window.sees("ready")
        await window.type(".words")
        words, folder, own_group = json.loads((await window.sees("]")).partition("\n")[2])
        assert words[-1] == str(door.path)
        assert Path(folder) == door.folder("lee-lead")
        assert own_group or sys.platform == "win32"


async def test_the_app_is_given_no_more_than_it_needs(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_PASSWORD", "secret")
    async with door.served() as site:
        window = await (await site.signed_in("lee-lead")).window()
        await window.sees("ready")
        await window.type(".environment")
        given = json.loads((await window.sees("}")).partition("\n")[2])
        assert "DATABASE_PASSWORD" not in given
        assert given["S11TUI_PERSON"] == door.ids["lee-lead"]


async def test_a_window_finds_its_app_again_and_loses_no_key(door: Door) -> None:
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        window = await browser.window()
        process = process_of(await window.sees("ready"))
        key = await window.key()
        await window.type("one")
        await window.sees("[one]")
        window.socket._response.connection.transport.abort()  # type: ignore[union-attr]  # the line breaks
        again = await browser.window(key, 90, 20)
        assert await again.hears("sitting") == ["sitting", key, 1]
        await again.type("one", 1)
        await again.type("two", 2)
        drawn = await again.sees("[two]")
        assert "[one]" not in drawn
        assert "\x1b[?1049h" in drawn
        assert "<resize 90x21><resize 90x20>" in drawn
        assert process.is_running()


async def test_what_was_taken_is_told(door: Door) -> None:
    async with door.served() as site:
        window = await (await site.signed_in("lee-lead")).window()
        await window.sees("ready")
        await window.type("a")
        await window.type("b")
        await window.sees("[b]")
        await site.look_round()
        assert await window.hears("taken") == ["taken", 2]


async def test_nobody_takes_up_anothers_app(door: Door) -> None:
    async with door.served() as site:
        mine, theirs = await site.signed_in("lee-lead"), await site.signed_in("con-tributor")
        again = await site.signed_in("lee-lead")
        window = await mine.window()
        await window.sees("ready")
        for other in (theirs, again):
            stolen = await other.window(await window.key())
            await stolen.sees("ready")
            assert await stolen.key() != await window.key()
        await window.type("still mine")
        await window.sees("[still mine]")


async def test_the_same_app_in_another_window(door: Door) -> None:
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        window = await browser.window()
        await window.sees("ready")
        second = await browser.window(await window.key())
        assert await window.ended() == ending.ELSEWHERE
        await second.type("here now")
        await second.sees("[here now]")


async def test_whose_window_stays_away_is_ended_and_saved(door: Door) -> None:
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        window = await browser.window()
        process = process_of(await window.sees("ready"))
        await window.type("kept")
        await window.sees("[kept]")
        await window.socket.close()
        async with asyncio.timeout(20):
            while site.parts.sittings.running[0].alone_since is None:
                await asyncio.sleep(0.01)
        site.now.at += site.hosting.grace - 1
        await site.look_round()
        assert process.is_running()
        site.now.at += 2
        await site.look_round()
        await gone(process)
        assert (door.folder("lee-lead") / "saved").read_text(encoding="utf-8") == "kept"


async def test_one_person_has_only_so_many(door: Door) -> None:
    async with door.served(most_each=2) as site:
        browser = await site.signed_in("lee-lead")
        first, second = await browser.window(), await browser.window()
        await first.sees("ready")
        await second.sees("ready")
        assert await (await browser.window()).ended() == ending.TOO_MANY_OF_YOURS
        await (await (await site.signed_in("con-tributor")).window()).sees("ready")
        # One that was closed makes room at once.
        await second.socket.close()
        async with asyncio.timeout(20):
            while all(one.alone_since is None for one in site.parts.sittings.running):
                await asyncio.sleep(0.01)
        await (await browser.window()).sees("ready")


async def test_only_so_many_run_in_all(door: Door) -> None:
    async with door.served(most=1) as site:
        window = await (await site.signed_in("lee-lead")).window()
        await window.sees("ready")
        assert await (await (await site.signed_in("con-tributor")).window()).ended() == ending.TOO_MANY
        await window.type(".leave")
        assert await window.ended() == ending.LEFT
        await site.look_round()
        await (await (await site.signed_in("con-tributor")).window()).sees("ready")


async def test_an_app_that_ends_by_itself(door: Door) -> None:
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        for told, why in ((".leave", ending.LEFT), (".fail", ending.FAILED), (".garbage", ending.FAILED)):
            window = await browser.window()
            await window.sees("ready")
            await window.type(told)
            assert await window.ended() == why, told
            await site.look_round()
        assert site.parts.sittings.running == ()


async def test_an_app_that_does_not_start(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    async with door.served(command=(*STAND_IN, "--refuses")) as site:
        assert await (await (await site.signed_in("lee-lead")).window()).ended() == ending.FAILED
    assert "There is no such workspace." in caplog.text
    async with door.served(command=("/nowhere/at/all",)) as site:
        assert await (await (await site.signed_in("lee-lead")).window()).ended() == ending.FAILED
        assert site.parts.sittings.running == ()


@pytest.mark.skipif(sys.platform == "win32", reason="no app there can refuse to be ended")
async def test_an_app_that_does_not_leave_is_ended(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitting, "_TERMINATED", 0.2)
    async with door.served(patience=0.2) as site:
        browser = await site.signed_in("lee-lead")
        window = await browser.window()
        process = process_of(await window.sees("ready"))
        await window.type(".stubborn")
        async with asyncio.timeout(20):
            while not (door.folder("lee-lead") / "stubborn").exists():
                await asyncio.sleep(0.01)
        await browser.post("/sign-out")
        assert await window.ended() == ending.SIGNED_OUT
        await gone(process)


async def test_a_browser_that_takes_nothing_does_not_hold_the_app(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_TO_TAKE", 0.3)
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        window = await browser.window()
        await window.sees("ready")
        key = await window.key()
        transport = window.socket._response.connection.transport  # type: ignore[union-attr]  # a client's own
        assert isinstance(transport, asyncio.ReadTransport)
        transport.pause_reading()
        await window.type(".flood 200")
        async with asyncio.timeout(20):
            while site.parts.sittings.running[0].alone_since is None:
                await asyncio.sleep(0.01)
        again = await browser.window(key)
        await again.type("there", 2)
        await again.sees("[there]")


async def test_who_says_nothing_or_garbage_is_hung_up_on(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "_TO_BEGIN", 0.2)
    async with door.served() as site:
        browser = await site.signed_in("lee-lead")
        for first in (None, "garbage", '["stdin","a",1]'):
            line = await browser.line()
            if first is not None:
                await line.send_str(first)
            assert (await line.receive()).type is WSMsgType.CLOSE
            assert line.close_code == ending.GARBAGE
        window = await browser.window()
        await window.sees("ready")
        for _ in range(20):
            await window.say(["no", "message"])
        assert await window.ended() == ending.GARBAGE
        window = await browser.window(await window.key())
        with suppress(ConnectionError):
            await window.socket.send_str("x" * 5_000_000)
        assert await window.ended() in (1006, 1009)  # by how far it came
        assert (await browser.get("/here")).status == 204


@settings(max_examples=5)
@given(st.lists(st.text(max_size=200) | st.binary(max_size=200), min_size=1, max_size=15))
async def test_whatever_a_browser_says_the_server_goes_on(door: Door, said: list[str | bytes]) -> None:
    async with door.served() as site:
        visit, token = site.parts.visits.begin(door.ids["lee-lead"], "Lee Lead")
        browser = await site.browser(Cookie=f"s11tui={token}")
        window = await browser.window()
        await window.sees("ready")
        for one in said:
            await (window.socket.send_str(one) if isinstance(one, str) else window.socket.send_bytes(one))
        await window.type("well")
        await window.sees("[well]")
        assert not visit.ended


def test_who_takes_too_much_waits() -> None:
    now = Hand()
    allowance = Allowance(10, 100, now)
    assert allowance.take(100) == 0.0
    assert allowance.take(10) == 1.0
    now.at += 2
    assert allowance.take(10) == 0.0
    now.at += 1000
    assert allowance.take(150) == 5.0


async def test_when_the_server_ends_every_app_saves_and_leaves(door: Door) -> None:
    processes = []
    async with door.served() as site:
        for name in ("lee-lead", "con-tributor"):
            window = await (await site.signed_in(name)).window()
            processes.append(process_of(await window.sees("ready")))
            await window.type(f"by {name}")
            await window.sees("]")
        why, _ = await asyncio.gather(window.ended(), site.server.close())
        assert why == ending.CLOSING
    for name, process in zip(("lee-lead", "con-tributor"), processes, strict=True):
        assert not process.is_running()
        assert (door.folder(name) / "saved").read_text(encoding="utf-8") == f"by {name}"
    assert not [one for one in psutil.Process(os.getpid()).children() if "stand_in_app" in " ".join(one.cmdline())]
