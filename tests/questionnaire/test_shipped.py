"""The questionnaires that come with the program are found by id or by path."""

from pathlib import Path

import pytest

from s11tui.errors import BadInput, NotFound
from s11tui.questionnaire.shipped import find, shipped


def test_they_are_listed_by_id() -> None:
    found = shipped()
    assert "section11" in found
    assert all(path.name == f"{name}.toml" and path.is_file() for name, path in found.items())


def test_by_id_and_by_path(tmp_path: Path) -> None:
    assert find("section11") == shipped()["section11"]
    own = tmp_path / "own.toml"
    own.write_text("")
    assert find(own) == own
    assert find(str(own)) == own


def test_a_file_of_that_name_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("section11").write_text("")
    assert find("section11") == Path("section11")


def test_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="Did you mean section11"):
        find("section-11")
    with pytest.raises(NotFound, match="section175"):
        find("qqqqq.toml")
    with pytest.raises(BadInput, match="folder"):
        find(tmp_path)
