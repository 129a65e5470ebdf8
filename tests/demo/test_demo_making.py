"""Making the demo's file: whole, or not at all."""

from pathlib import Path

import pytest

from s11tui.demo import build
from s11tui.errors import CannotStore


class Stop(BaseException):
    """What a person's Ctrl+C is, without its name."""


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "mine.s11"
    path.write_text("mine")
    with pytest.raises(CannotStore, match="exists already"):
        build(path)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("after", [0, 3])
def test_nothing_is_left_of_a_demo_that_was_interrupted(tmp_path: Path, after: int) -> None:
    told: list[float] = []

    def progress(share: float, words: str) -> None:
        assert words
        told.append(share)
        if len(told) > after:
            raise Stop

    with pytest.raises(Stop):
        build(tmp_path / "demo.s11", "small", progress)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_made_or_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(CannotStore):
        build(tmp_path / "file" / "demo.s11")


def test_the_finished_file_stands_alone(small_demo: Path) -> None:
    beside = {path.name for path in small_demo.parent.iterdir()} - {small_demo.name}
    assert not {name for name in beside if "being-made" in name}
