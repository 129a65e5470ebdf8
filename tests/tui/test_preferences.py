"""What a person chose is remembered, and a broken file of choices costs nothing but the choices."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from s11tui.errors import CannotWrite
from s11tui.tui.preferences import COLOURS, Preferences, Settings, settings_path

BY_HAND = """\
# mine
colours = "light"  # easier on the train
other = [1, 2]

[keys]
# the old one is taken by my terminal
evidence = "f10"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "settings.toml"


def written(path: Path, text: str | bytes) -> Settings:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Settings(path)


def test_without_a_file_all_is_as_usual(path: Path) -> None:
    settings = Settings(path)
    assert settings.now == Preferences()
    assert settings.trouble == ""
    assert not path.parent.exists(), "reading makes nothing"


@pytest.mark.parametrize("colours", COLOURS)
def test_what_was_chosen_is_there_the_next_time(path: Path, colours: str) -> None:
    Settings(path).choose(colours=colours)
    Settings(path).choose(mouse=False, keys={"evidence": "f10"})
    assert Settings(path).now == Preferences(colours, mouse=False, keys={"evidence": "f10"})


def test_comments_and_what_is_not_ours_stay(path: Path) -> None:
    settings = written(path, BY_HAND)
    assert settings.now.keys == {"evidence": "f10"}
    settings.choose(colours="terminal", keys={"evidence": "f10", "find": "ctrl+g"})
    text = path.read_text(encoding="utf-8")
    for kept in ("# mine", "# easier on the train", "other = [1, 2]", "# the old one is taken by my terminal"):
        assert kept in text
    assert Settings(path).now == Preferences("terminal", keys={"evidence": "f10", "find": "ctrl+g"})
    settings.choose(keys={})
    assert Settings(path).now.keys == {}


@pytest.mark.parametrize(
    "content",
    [b"colours = ", b"\xff\xfe\x00", b"= 1\n" * 3, b"x" * 70_000, b"a=" + b"[" * 5000, b"\x00" * 20],
    ids=["cut", "no-utf8", "no-toml", "huge", "deep", "nul"],
)
def test_a_broken_file_is_told_left_alone_and_kept(path: Path, content: bytes) -> None:
    settings = written(path, content)
    assert settings.now == Preferences()
    assert str(path) in settings.trouble
    assert path.read_bytes() == content, "nothing is written before somebody chooses something"
    settings.choose(colours="light")
    assert Settings(path).now.colours == "light"
    assert Settings(path).trouble == ""
    assert path.with_name("settings.toml.broken").read_bytes() == content


def test_an_older_broken_file_is_not_lost_by_a_newer(path: Path) -> None:
    written(path, b"first = ").choose(mouse=False)
    written(path, b"second = ").choose(mouse=False)
    assert path.with_name("settings.toml.broken").read_bytes() == b"first = "
    assert path.with_name("settings.toml.broken-2").read_bytes() == b"second = "


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('colours = "purple"', "colours"),
        ("colours = 3", "colours"),
        ("mouse = 1", "mouse"),
        ('welcomed = "yes"', "welcomed"),
        ('keys = "f10"', "keys"),
        ("[keys]\nfind = 7", "keys"),
        ('[keys]\nfind = "\\u001b[2J"', "keys"),
        (f'[keys]\nfind = "{"f" * 100}"', "keys"),
    ],
)
def test_one_wrong_value_is_named_and_the_others_hold(path: Path, line: str, named: str) -> None:
    right = "" if named == "colours" else 'colours = "light"'
    settings = written(path, f"{right}\n{line}\n")
    assert f"what stands for {named} is not understood" in settings.trouble
    assert settings.now.colours == ("dark" if named == "colours" else "light")
    assert settings.now.mouse
    assert settings.now.keys == {}
    assert "\x1b" not in settings.trouble


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir(parents=True)
    settings = Settings(path)
    assert "could not be read" in settings.trouble
    with pytest.raises(CannotWrite, match="could not be written"):
        settings.choose(colours="light")
    assert settings.now.colours == "light", "it holds until the program ends"
    assert list(path.parent.iterdir()) == [path], "nothing half written is left"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights of folders")
def test_a_place_that_may_not_be_written_is_told(path: Path) -> None:
    settings = written(path, BY_HAND)
    path.parent.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        if not _is_refused(path.parent):
            pytest.skip("this user may write everywhere")
        with pytest.raises(CannotWrite):
            settings.choose(colours="dark")
    finally:
        path.parent.chmod(stat.S_IRWXU)
    assert path.read_text(encoding="utf-8") == BY_HAND


def _is_refused(folder: Path) -> bool:
    try:
        (folder / "try").touch()
    except OSError:
        return True
    (folder / "try").unlink()
    return False


def test_the_environment_names_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("S11TUI_SETTINGS", str(tmp_path / "mine.toml"))
    assert settings_path() == tmp_path / "mine.toml"
    monkeypatch.delenv("S11TUI_SETTINGS")
    assert settings_path().name == "settings.toml"
    assert "s11tui" in str(settings_path())


def test_reading_does_not_load_what_writes() -> None:
    code = "import sys; from s11tui.tui.preferences import Settings; Settings(); print('tomlkit' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
