"""A partnership that people sign in to, served to browsers."""

import shutil
from pathlib import Path

import pytest

from support.serving import Door, let_in

PEOPLE = ("lee-lead", "con-tributor", "hed-teacher")


@pytest.fixture(scope="session")
def guarded(template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A workspace whose people have passphrases, made once: each takes a tenth of a second."""
    path = tmp_path_factory.mktemp("guarded") / "guarded.s11"
    shutil.copyfile(template, path)
    return path, let_in(path, *PEOPLE)


@pytest.fixture
def door(guarded: tuple[Path, dict[str, str]], tmp_path: Path) -> Door:
    path, ids = guarded
    copy = tmp_path / "partnership.s11"
    shutil.copyfile(path, copy)
    return Door(copy, dict(ids))
