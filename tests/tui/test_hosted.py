"""Somebody on a host: their files go to their own folder, only what they brought is read; nothing leads to a shell."""

import os
from pathlib import Path

import pytest
from textual.app import SuspendNotSupported

import s11tui
from s11tui.errors import BadInput, NotAllowed
from s11tui.tui.delivering import file_hint, hand_over, named_file, write_out
from s11tui.tui.editor import edited, has_editor
from s11tui.tui.screens.form import Form
from s11tui.tui.screens.menu import Menu
from s11tui.tui.widgets.notice import Notice
from s11tui.tui.widgets.pick_list import PickList
from s11tui.workspace.folders import PersonFolder
from support.driving import Driven
from support.hosted import PDF, come, folder_of, given_to, nothing_elsewhere, words_of
from support.partnership import Partnership
from support.quick_passphrases import quick_passphrases  # noqa: F401

GOOD = "copper lantern orbit"


@pytest.fixture(params=["ssh", "browser"])
def via(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def host(partnership: Partnership, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Partnership:
    """A workspace in which people are known by their login; nothing is to land in the folder one is in."""
    partnership.manager.access.set_login("partnership-manager", "manager")
    partnership.manager.access.set_login("lee-lead", "llead")
    here = tmp_path / "here"
    (here / "exports").mkdir(parents=True)
    monkeypatch.chdir(here)
    return partnership


async def test_a_report_goes_to_its_persons_folder(
    host: Partnership, monkeypatch: pytest.MonkeyPatch, via: str
) -> None:
    async with come(host, monkeypatch, via) as lead:
        given = given_to(lead, monkeypatch)
        await lead.press("enter")
        assert lead.where == "Form"
        await lead.press("f9")
        await lead.until(lambda: "report-" in lead.shown or ".pdf" in lead.shown)
        (report,) = folder_of(host).files()
        assert (report.side, report.path.read_bytes()[:4]) == ("out", b"%PDF")
        if via == "browser":
            assert given == {report.name: report.path.read_bytes()}
            assert f"Downloaded as {report.name}" in words_of(lead)
        else:
            assert given == {}
            assert f"ssh audit.example.org get {report.name} > {report.name}" in words_of(lead)
    assert nothing_elsewhere(host)
    assert folder_of(host, "partnership-manager").files() == ()


async def test_a_worksheet_goes_and_comes_by_the_folder(
    host: Partnership, monkeypatch: pytest.MonkeyPatch, via: str
) -> None:
    async with come(host, monkeypatch, via) as lead:
        given = given_to(lead, monkeypatch)
        await lead.press("enter")
        for row in ("all", "html"):
            if row == "all":
                await lead.app.screen.run_action("worksheet")
            await lead.until(lambda: isinstance(lead.app.screen, Menu))
            await lead.settled()
            menu = lead.app.screen.query_one("#menu", PickList)
            menu.point_at(row)
            await lead.press("enter")
        await lead.until(lambda: any(one.name.endswith(".html") for one in folder_of(host).files()))
        await lead.until(lambda: "worksheet-" in lead.shown)
        (sheet,) = folder_of(host).files()
        assert list(given) == ([sheet.name] if via == "browser" else [])
        assert folder_of(host).bring(sheet.name, sheet.path.read_bytes()).side == "in"
        await _bring_back(lead, "/etc/passwd")
        assert "no file that you brought" in lead.shown
        assert "root:" not in lead.shown
        await _bring_back(lead, sheet.name)
        await lead.until(lambda: lead.where == "WorksheetIn")
    assert nothing_elsewhere(host)


async def _bring_back(lead: Driven, named: str) -> None:
    if lead.where != "Ask":
        await lead.app.screen.run_action("worksheet")
        await lead.until(lambda: isinstance(lead.app.screen, Menu))
        await lead.settled()
        lead.app.screen.query_one("#menu", PickList).point_at("in")
        await lead.press("enter")
    await lead.press("ctrl+u")
    await lead.paste(named)
    await lead.press("f4")


def hostile_names(host: Partnership) -> list[str]:
    """What somebody may type who wants another file of the host than their own."""
    own, path = folder_of(host), host.ws.path
    place = own.side("in")
    other = folder_of(host, "partnership-manager")
    other.bring("secret.pdf", PDF)
    (place / "link.pdf").symlink_to("/etc/passwd")
    (place / "other.pdf").symlink_to(other.find("in", "secret.pdf").path)
    (place / "folder.pdf").mkdir()
    (place / ".hidden.pdf").write_bytes(PDF)
    return [
        "/etc/passwd", "../../../etc/passwd", "..", ".", "~/.bashrc", "~root/.profile", str(path), f"../{path.name}",
        f"../../{host.ws.registry.person('partnership-manager').id}/in/secret.pdf", "link.pdf", "other.pdf",
        "folder.pdf", ".hidden.pdf", "in/minutes.pdf", "./minutes.pdf", "out/minutes.pdf", "C:\\Windows\\win.ini",
        str(place / "minutes.pdf"), "secret.pdf", "settings.toml",
        "\x1b[2J/etc/passwd", "minutes.pdf/",
    ]  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="a host is never a Windows machine")
async def test_only_what_a_person_brought_is_read(host: Partnership, monkeypatch: pytest.MonkeyPatch, via: str) -> None:
    async with come(host, monkeypatch, via) as lead:
        bridge = lead.app.bridge
        how = "“Your files”" if via == "browser" else "ssh audit.example.org put"
        assert how in file_hint(bridge)
        folder_of(host).bring("Board minutes.pdf", PDF)
        folder_of(host).bring("minutes.pdf", PDF)
        for named in hostile_names(host):
            with pytest.raises(BadInput, match="no file that you brought") as refused:
                named_file(bridge, named)
            assert "minutes.pdf" in str(refused.value)
            assert how in str(refused.value)
            assert "\x1b" not in str(refused.value)
        assert named_file(bridge, "  ") is None
        assert named_file(bridge, '"minutes.pdf"') == folder_of(host).find("in", "minutes.pdf").path
        assert named_file(bridge, "Board minutes.pdf") == folder_of(host).find("in", "Board-minutes.pdf").path
        assert "Board-minutes.pdf" in file_hint(bridge)


async def test_evidence_is_attached_by_its_bare_name(
    host: Partnership, monkeypatch: pytest.MonkeyPatch, via: str
) -> None:
    folder_of(host).bring("minutes.pdf", PDF)
    async with come(host, monkeypatch, via) as lead:
        given = given_to(lead, monkeypatch)
        await lead.press("enter", "f4")
        assert lead.where == "Ask"
        assert "minutes.pdf" in lead.shown
        await lead.paste("Board minutes")
        for _ in range(6):
            await lead.press("tab")
        await lead.paste("/etc/passwd")
        await lead.press("f4")
        assert "no file that you brought" in lead.shown
        await lead.press("ctrl+u")
        await lead.paste("minutes.pdf")
        await lead.press("f4")
        await lead.until(lambda: lead.where == "Form")
        form = lead.app.screen
        assert isinstance(form, Form)
        await lead.until(lambda: bool(form.standard.evidence))
        (kept,) = form.standard.evidence
        assert kept.file is not None
        assert host.ws.files.read(kept.file) == PDF
        form.picked_evidence(kept.id)
        await lead.settled()
        lead.app.screen.query_one("#menu", PickList).point_at("save")
        await lead.press("enter")
        await lead.until(lambda: len(folder_of(host).files()) == 2)
        await lead.until(lambda: "minutes.pdf" in str(lead.app.screen.query_one("#notice", Notice).content))
        assert given == ({"minutes.pdf": PDF} if via == "browser" else {})
    assert nothing_elsewhere(host)


async def test_many_files_are_left_to_be_fetched(host: Partnership, monkeypatch: pytest.MonkeyPatch, via: str) -> None:
    def paper(folder: Path) -> Path:
        (folder / "letter.pdf").write_bytes(PDF)
        return folder / "letter.pdf"

    async with come(host, monkeypatch, via, "manager") as manager:
        given = given_to(manager, monkeypatch)
        paths = [write_out(manager.app.bridge, paper) for _ in range(6)]
        words = hand_over(manager.app, paths)
        assert len({one.name for one in paths}) == 6
        assert given == {}
        assert ("“Your files”" in words) == (via == "browser")
        assert ("get letter-6.pdf > letter-6.pdf" in words) == (via == "ssh")


async def test_nothing_leads_to_a_shell(host: Partnership, monkeypatch: pytest.MonkeyPatch, via: str) -> None:
    monkeypatch.setenv("EDITOR", "vi")
    signals: list[int] = []
    monkeypatch.setattr(os, "kill", lambda _, number: signals.append(number))
    async with come(host, monkeypatch, via) as lead:
        monkeypatch.setattr(type(lead.app), "is_headless", property(lambda _: False))
        if via == "ssh":
            opened: list[str] = []
            driver = lead.app._driver
            assert driver is not None
            monkeypatch.setattr(driver, "open_url", lambda url, *_: opened.append(url))
            lead.app.open_url("https://example.org")
            assert opened == []
        await lead.press("enter")
        assert not has_editor(lead.app)
        assert "editor" not in [one.action for one in lead.app.screen.commands_now()]
        with pytest.raises(SuspendNotSupported), lead.app.suspend():
            pass
        assert edited(lead.app, "before", lead.app.screen.query_one(Notice)) is None
        lead.app.action_suspend_process()
        await lead.press("ctrl+z")
        assert signals == []
        assert lead.app.is_running


async def test_everybody_has_their_own_choices(host: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("S11TUI_SETTINGS")
    monkeypatch.setenv("HOME", str(Path.cwd() / "service"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(Path.cwd() / "service"))
    async with come(host, monkeypatch, "ssh") as lead:
        lead.app.settings.choose(colours="light")
    async with come(host, monkeypatch, "ssh", "manager") as manager:
        assert manager.app.settings.now.colours == "dark"
    async with come(host, monkeypatch, "ssh") as lead:
        assert lead.app.settings.now.colours == "light"
    assert folder_of(host).root.joinpath("settings.toml").stat().st_mode & 0o077 == 0
    assert folder_of(host).root.stat().st_mode & 0o077 == 0
    assert not (Path.cwd() / "service").exists()


async def test_a_stranger_signs_in_and_gets_their_own_folder_and_choices(
    host: Partnership, monkeypatch: pytest.MonkeyPatch
) -> None:
    (code,) = host.manager.access.give_codes(["lee-lead"])
    host.ws.access.redeem("lee-lead", code.code, GOOD, "app")
    async with come(host, monkeypatch, "ssh") as lead:
        lead.app.settings.choose(colours="light")
    async with come(host, monkeypatch, "ssh", "stranger") as one:
        assert one.where == "SignIn"
        with pytest.raises(NotAllowed):
            await one.app.bridge.sign_in("lee-lead")
        with pytest.raises(NotAllowed, match="signed in"):
            named_file(one.app.bridge, "minutes.pdf")
        one.app.settings.choose(colours="high-contrast")
        await one.pilot.press(*"lee-lead", "enter", *GOOD, "enter")
        await one.settled()
        assert one.where == "Home"
        assert one.app.settings.now.colours == "light"
        await one.press("f2")
        assert one.where == "SignIn"
    assert PersonFolder(host.ws.path, host.ws.registry.person("lee-lead").id).root.exists()


async def test_who_is_known_by_a_login_cannot_become_somebody_else(
    host: Partnership, monkeypatch: pytest.MonkeyPatch, via: str
) -> None:
    async with come(host, monkeypatch, via) as lead:
        with pytest.raises(NotAllowed):
            await lead.app.bridge.sign_in("partnership-manager")
        await lead.press("f2")
        assert lead.where == "Home"


def test_only_one_door_opens_what_a_person_names() -> None:
    """A screen that opened a path by itself would open any file of the host."""
    room = Path(s11tui.__file__).parent / "tui"
    own = {"delivering.py", "preferences.py", "welcome_questions.py"}  # the welcome is on one's own computer only
    for path in room.rglob("*.py"):
        if path.name not in own:
            text = path.read_text(encoding="utf-8")
            for opening in ("named_path", "default_folder", "expanduser", "shutil.copy"):
                assert opening not in text, path
