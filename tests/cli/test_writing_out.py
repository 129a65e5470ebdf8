"""Reports, exports, the demo and the app, as far as the command line goes."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from s11tui.cli import app, demo, progress
from s11tui.cli.progress import Progress

RETURN = "police-tiny-2027"


def test_a_report_is_written_and_its_path_is_all_that_is_said(submitted: Path, run, tmp_path: Path) -> None:
    ran = run("report", "return", RETURN, "-o", str(tmp_path / "new" / "folder"))
    path = Path(ran.out.strip())
    assert (ran.code, ran.err, ran.out.count("\n")) == (0, "", 1)
    assert path.parent == tmp_path / "new" / "folder"
    assert path.read_bytes().startswith(b"%PDF-")
    assert run("report", "return", RETURN, "-o", str(path.parent), "--json").json["files"] == [str(path)]


def test_it_lands_in_exports_here_or_beside_the_workspace(
    ready: Path, run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    assert Path(run("report", "return", RETURN).out.strip()).parent == ready.parent / "exports"
    (here / "exports").mkdir()
    assert Path(run("export", "json").out.strip()).parent == here / "exports"


@pytest.mark.parametrize("words", [("report", "return", RETURN), ("export", "json")])
def test_a_folder_that_cannot_be_written_is_refused(words, ready: Path, refused, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("mine")
    refused(*words, "-o", str(blocked))
    refused(*words, "-o", str(blocked / "deeper"))
    assert blocked.read_text() == "mine"


def test_an_export_holds_what_show_says(ready: Path, run, tmp_path: Path) -> None:
    ran = run("export", "json", "-o", str(tmp_path))
    exported = json.loads(Path(ran.out.strip()).read_text(encoding="utf-8"))
    assert exported["partnership"] == "Exampleshire"
    assert exported["returns"] == [run("return", "show", one["return"], "--json").json for one in exported["returns"]]
    assert {one["return"] for one in exported["returns"]} == {RETURN, "club-tiny-2027"}
    one = run("export", "json", RETURN, "-o", str(tmp_path), "--json").json
    assert (one["returns"], len(one["files"])) == (1, 1)
    mine = run("export", "json", "-o", str(tmp_path), "--json", "--as", "lee").json
    assert mine["returns"] == 1


def test_a_bar_waits_for_a_second_and_for_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    now = [100.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    with Progress("Working") as bar:
        now[0] = 102.0
        bar(0.5)
        assert capsys.readouterr().err == "", "no terminal, no bar"
        monkeypatch.setattr(type(progress.sys.stderr), "isatty", lambda _: True, raising=False)
        bar(0.5, "half\x1b[2J")
        assert "Working" in (said := capsys.readouterr().err)
        assert "50%  half\u241b[2J" in said
        bar(0.6)
        assert capsys.readouterr().err == "", "not again at once"
        now[0] = 103.0
        bar(7.0)
        assert "100%" in capsys.readouterr().err
    assert capsys.readouterr().err == "\r\x1b[K", "the line is left clean"
    with Progress("Quick") as bar:
        now[0] += 0.9
        bar(1.0)
    assert capsys.readouterr().err == ""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, str | None]]:
    """What the app was opened on; it is not really opened."""
    calls: list[tuple[Path, str | None]] = []
    for module in (app, demo):
        monkeypatch.setattr(module, "run_app", lambda path, person, **_: calls.append((path, person)))
    return calls


def test_without_a_command_the_app_is_opened(workspace: Path, run, opened) -> None:
    assert run().code == 0
    assert run("--as", "lee", "-w", "other.s11").code == 0
    assert opened == [(workspace, None), (Path("other.s11"), "lee")]


def test_the_app_needs_a_workspace_and_a_terminal(workspace: Path, refused, tmp_path: Path) -> None:
    assert "terminal" in refused().err
    assert "s11tui init" in refused("-w", str(tmp_path / "none.s11")).err
    assert "--json" not in refused("--json").out


def test_the_demo_is_made_where_it_is_wanted(run, refused, tmp_path: Path, opened, monkeypatch) -> None:
    """What is made is looked at in `demo/test_demo_small.py`."""
    path = tmp_path / "demo.s11"
    monkeypatch.setattr("s11tui.demo.build", lambda path, size, progress: path.write_text(size, encoding="utf-8"))
    ran = run("demo", "--size", "full", "-w", str(path), "--no-open")
    assert (ran.code, ran.out, opened) == (0, f"{path}\n", [])
    assert path.read_text(encoding="utf-8") == "full"
    assert "exists already" in refused("demo", "-w", str(path), "--no-open").err
    assert path.read_text(encoding="utf-8") == "full"


def test_the_demo_of_the_usual_place_is_made_once_and_opened_again(run, opened, monkeypatch, tmp_path: Path) -> None:
    made: list[tuple[Path, Any]] = []

    def make(path: Path, size: str) -> None:
        made.append((path, size))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()

    monkeypatch.setattr(demo, "_make", make)
    monkeypatch.setattr(demo, "usual_folder", lambda: tmp_path / "usual")
    monkeypatch.setenv("S11TUI_WORKSPACE", str(tmp_path / "mine.s11"))
    path = tmp_path / "usual" / "demo-small.s11"
    assert run("demo").code == 0
    again = run("demo")
    assert made == [(path, "small")]
    assert opened == [(path, None)] * 2
    assert "made before" in again.err
    assert not (tmp_path / "mine.s11").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_ctrl_c_while_the_demo_is_made_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    folder.mkdir()
    code = "from s11tui.cli.main import run; run()"
    words = ["demo", "--size", "full", "-w", str(folder / "demo.s11"), "--no-open"]
    process = subprocess.Popen([sys.executable, "-c", code, *words], stderr=subprocess.PIPE, text=True)
    try:
        while process.poll() is None and not any(folder.iterdir()):
            time.sleep(0.02)
        assert process.poll() is None, "it was made before it could be stopped"
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 1
    assert "Stopped." in said
    assert "Traceback" not in said
    assert list(folder.iterdir()) == []
