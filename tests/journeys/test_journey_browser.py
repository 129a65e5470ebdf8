"""The app in a real browser: a return by keyboard and by mouse, two people at once, and a server that dies."""

import http.server
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.browser import browsing, browsing_both
from support.partnership import COMPLETE, Partnership
from support.serving import let_in
from support.site import Site, Sitter, gone, site

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(sys.platform == "win32", reason="what a signal does is tried where there are some"),
]

WRITTEN = "Two people know where it is kept."


@pytest.fixture
def open_to(partnership: Partnership) -> Partnership:
    """A partnership whose lead and contributor may come in by their browsers, with all but one answer given."""
    let_in(partnership.ws.path, "lee-lead", "con-tributor")
    partnership.fill(COMPLETE[:-1])
    return partnership


@contextmanager
def sits(served: Site, folder: Path, name: str) -> Iterator[Sitter]:
    with browsing(folder / name, served=True) as window:
        sitter = Sitter(window, served.address)
        sitter.signs_in(name)
        sitter.sees("Section 11 2027")
        yield sitter
        assert window.faults == []
        assert [one for one in window.asked_for if not one.startswith((served.address, "ws", "data:"))] == []


def answer(partnership: Partnership, standard: str, question: str) -> object:
    found = partnership.view().standard(standard)
    assert found is not None
    return next(one for one in found.questions if one.id == question).value


def pdf_of(sitter: Sitter, key: str) -> bytes:
    with sitter.window.page.expect_download() as caught:
        sitter.window.press(key)
    assert caught.value.suggested_filename.endswith(".pdf")
    return caught.value.path().read_bytes()


def test_by_keyboard_from_signing_in_to_the_pdf(open_to: Partnership, tmp_path: Path) -> None:
    with site(open_to.ws.path) as served, sits(served, tmp_path, "lee-lead") as lead:
        lead.window.press("Enter")
        lead.sees("3.1 Context")
        lead.window.type("412")
        lead.window.press("F8")
        lead.sees("Nothing is missing")
        lead.window.press("F6")
        lead.sees("Who signed?")
        lead.window.type("Chief Officer")
        lead.window.press("F4")
        lead.sees("Reference code")
        assert open_to.view().state == "submitted"
        lead.window.press("Enter")
        lead.sees("Receipt (F8)", "F9 report")
        assert pdf_of(lead, "F9").startswith(b"%PDF")
        told = lead.window.page.locator("#told")
        assert ".pdf was sent to your browser" in told.inner_text()
        lead.window.press("Escape")
        # From the app to the links above it, and out, without a mouse.
        lead.window.press("Control+F6")
        lead.window.tab_to(".bar button")
        lead.window.press("Enter")
        lead.window.page.wait_for_url("**/signed-out")
        gone(served.apps())
    assert answer(open_to, "context", "people") == "412"
    assert open_to.ws.verify().ok


def test_by_mouse_from_signing_in_to_the_pdf(open_to: Partnership, tmp_path: Path) -> None:
    with site(open_to.ws.path) as served, browsing(tmp_path / "lead", served=True) as window:
        lead = Sitter(window, served.address)
        page = window.page
        page.goto(served.address)
        page.locator("#name").click()
        window.type("Lee Lead")
        page.locator("#passphrase").click()
        window.type("not the right one")
        page.get_by_role("button", name="Sign in").click()
        assert "do not belong together" in page.get_by_role("alert").inner_text()
        page.locator("#passphrase").click()
        window.type("seven quiet herons by the weir")
        page.get_by_role("button", name="Sign in").click()
        lead.clicks("Section 11 2027")
        lead.sees("3.1 Context")
        with page.expect_download() as caught:
            lead.clicks("F9 report")
        assert caught.value.path().read_bytes().startswith(b"%PDF")
        with page.context.expect_page() as opened:
            page.locator(".bar").get_by_role("link", name="Your files").click()
        files = opened.value
        with files.expect_download() as again:
            files.get_by_role("link", name=caught.value.suggested_filename).click()
        assert again.value.path().read_bytes() == caught.value.path().read_bytes()
        lead.clicks("Close (Esc)")
        lead.until(lambda: "Close (Esc)" not in lead.screen, "it was not closed")
        window.type("412")
        lead.clicks("review")
        lead.sees("Nothing is missing")
        lead.clicks("F6")
        lead.sees("Who signed?")
        window.type("Chief Officer")
        lead.clicks("Record and submit")
        lead.sees("Reference code")
        files.get_by_role("button", name="Sign out Lee Lead").click()
        lead.told("over", "You are signed out")
    assert open_to.view().state == "submitted"


HOSTILE = """<!doctype html><meta charset="utf-8"><p id="told">waiting</p><script>
const told = document.getElementById("told");
const line = new WebSocket("ws://127.0.0.1:PORT/ws");
line.onopen = () => { line.send('["sit","",{"width":80,"height":24}]'); told.textContent = "open"; };
line.onclose = () => { told.textContent = "refused"; };
</script>
<form method="post" action="http://127.0.0.1:PORT/sign-out"><button>Win a prize</button></form>"""


@contextmanager
def hostile_page(port: int) -> Iterator[str]:
    """A page of somebody else on this machine: to browsers the same site, with the same cookies, of another origin."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(HOSTILE.replace("PORT", str(port)).encode())

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_page_of_another_origin_reaches_nothing(open_to: Partnership, tmp_path: Path) -> None:
    with (
        site(open_to.ws.path) as served,
        hostile_page(served.port) as address,
        browsing(tmp_path / "lead", served=True) as window,
    ):
        lead = Sitter(window, served.address)
        lead.signs_in("lee-lead")
        lead.sees("Section 11 2027")
        assert len(served.apps()) == 1
        other = window.page.context.new_page()
        other.goto(address)
        other.wait_for_function("document.getElementById('told').textContent !== 'waiting'")
        assert other.locator("#told").inner_text() == "refused"
        other.locator("button").click()
        assert "did not come from these pages" in other.locator("main").inner_text()
        assert len(served.apps()) == 1
        window.press("Enter")  # still signed in
        lead.sees("3.1 Context")


def test_what_one_writes_the_other_sees(open_to: Partnership, tmp_path: Path) -> None:
    open_to.lead.answering.assign_each(open_to.ref, {"policy": [open_to.contributor.person.id]})
    with (
        site(open_to.ws.path) as served,
        browsing_both(tmp_path / "lead", tmp_path / "colleague") as windows,
    ):
        lead, colleague = (Sitter(one, served.address) for one in windows)
        for one, name in ((lead, "lee-lead"), (colleague, "con-tributor")):
            one.signs_in(name)
            one.sees("Section 11 2027")
            one.window.press("Enter")
            _to_policy(one)
        lead.clicks("A policy, read by all.")
        lead.window.press("Control+End")
        lead.window.type(f" {WRITTEN}")
        lead.window.press("Tab")
        colleague.sees(WRITTEN)


def _to_policy(sitter: Sitter) -> None:
    sitter.sees("Esc back")
    sitter.window.press("F7")
    sitter.sees("Find")
    sitter.window.type("policy")
    sitter.sees("1.1")
    sitter.window.press("Enter")
    sitter.sees("1.1 Policy", "A policy, read by all.")


def _place(partnership: Partnership) -> str:
    """The standard at which the record knows the lead."""
    found = partnership.ws.store.one("SELECT standard FROM places")
    return "" if found is None else str(found[0])


def _type_and_die(partnership: Partnership, served: Site, lead: Sitter, number: int) -> None:
    lead.window.press("Enter")
    _to_policy(lead)
    lead.clicks("A policy, read by all.")
    lead.window.press("Control+End")
    lead.window.type(WRITTEN)
    lead.sees(WRITTEN)
    lead.until(lambda: _place(partnership) == "policy", "where they are was never said")
    lead.window.type(WRITTEN)
    lead.sees(WRITTEN + WRITTEN)
    apps = served.apps()
    assert apps
    served.end(number)
    gone(apps)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=["TERM", "KILL"])
def test_a_server_that_dies_leaves_no_process_and_loses_no_text(
    open_to: Partnership, tmp_path: Path, number: int
) -> None:
    path = open_to.ws.path
    with browsing(tmp_path / "lead", served=True) as window:
        with site(path) as served:
            lead = Sitter(window, served.address)
            lead.signs_in("lee-lead")
            lead.sees("Section 11 2027")
            _type_and_die(open_to, served, lead, number)
        assert WRITTEN + WRITTEN in str(answer(open_to, "policy", "in-place"))
        lead.told("lost", "What you wrote is kept.")
        with site(path, port=served.port):
            lead.told("over", "sign in again to go on where you were")
            window.press("Enter")
            window.page.wait_for_url("**/sign-in")
            lead.drawn.take(b"\x1b[2J")
            lead.fills_sign_in("lee-lead")
            lead.sees("1.1 Policy", WRITTEN)
    assert open_to.ws.verify().ok
