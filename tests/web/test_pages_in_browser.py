"""The pages in a real browser: read by a checker of accessibility, narrow and wide, light and dark, without scripts."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.browser import Window, browsing
from support.serving import Door
from support.site import Site, Sitter, site

PLAIN = ("/sign-in", "/code", "/signed-out", "/nothing-here")


@pytest.fixture(scope="module")
def served(guarded: tuple[Path, dict[str, str]]) -> Iterator[tuple[Site, Door]]:
    """One server for all: the pages change nothing."""
    door = Door(*guarded)
    folder = door.folder("lee-lead")
    for side, name in (("in", "Policy.pdf"), ("out", "Report of a return with a name that goes on and on.pdf")):
        (folder / side).mkdir(parents=True, exist_ok=True)
        (folder / side / name.replace(" ", "-")).write_bytes(b"%PDF")
    with site(door.path) as one:
        yield one, door


@contextmanager
def open_at(one: Site, folder: Path, **how: object) -> Iterator[Window]:
    with browsing(folder, served=True, **how) as window:  # type: ignore[arg-type]  # by name
        yield window
        assert [address for address in window.asked_for if not address.startswith(one.address)] == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_accessibility_checker_finds_nothing(served: tuple[Site, Door], tmp_path: Path, dark: bool) -> None:
    one, _ = served
    with open_at(one, tmp_path, dark=dark) as window:
        sitter = Sitter(window, one.address)
        for path in PLAIN:
            window.page.goto(one.address + path)
            assert window.complaints() == [], path
        window.page.goto(one.address + "/sign-in")
        window.page.locator("#name").fill("lee-lead")
        window.page.locator("#passphrase").fill("not the right one")
        window.press("Enter")
        window.page.get_by_role("alert").wait_for()
        assert window.complaints() == []
        sitter.signs_in("lee-lead")
        sitter.sees("Section 11 2027")
        window.page.goto(one.address + "/files")
        assert window.complaints() == []
        window.page.get_by_role("button", name="Bring them in").click()
        window.page.get_by_role("alert").wait_for()
        assert window.complaints() == []


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_scrolls_sideways(served: tuple[Site, Door], tmp_path: Path, width: int) -> None:
    one, _ = served
    with open_at(one, tmp_path, width=width) as window:
        Sitter(window, one.address).signs_in("lee-lead")
        window.page.wait_for_url("**/app*")
        for path in (*PLAIN, "/files", "/app"):
            window.page.goto(one.address + path)
            assert window.page.evaluate("document.documentElement.scrollWidth") == width, path


def test_all_but_the_app_works_without_scripts(served: tuple[Site, Door], tmp_path: Path) -> None:
    one, _ = served
    with open_at(one, tmp_path) as window:
        context = window.page.context
        context.route("**/*.js", lambda route: route.abort())
        Sitter(window, one.address).signs_in("con-tributor")
        window.page.wait_for_url("**/app")
        window.page.goto(one.address + "/files")
        document = tmp_path / "Notes of ours.txt"
        document.write_text("Notes.", encoding="utf-8")
        window.page.locator("#documents").set_input_files(document)
        window.page.get_by_role("button", name="Bring them in").click()
        assert "Brought in: Notes-of-ours.txt." in window.page.get_by_role("status").inner_text()
        with window.page.expect_download() as caught:
            window.page.get_by_role("link", name="Notes-of-ours.txt").click()
        assert caught.value.path().read_text(encoding="utf-8") == "Notes."
        window.page.get_by_role("button", name="Remove Notes-of-ours.txt").click()
        assert "Removed: Notes-of-ours.txt." in window.page.get_by_role("status").inner_text()
        window.page.get_by_role("button", name="Sign out Con Tributor").click()
        window.page.wait_for_url("**/signed-out")
