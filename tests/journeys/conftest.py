"""Whole journeys through the real program, as people sit before it."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from support.windows import Window

SitsDown = Callable[[Path, str], "Window"]


@pytest.fixture
def sits_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SitsDown]:
    """Starts the real program for a person, in a process and a terminal of 120 by 40 of their own."""
    if sys.platform == "win32":
        pytest.skip("pseudo-terminals are of Unix")
    from support.windows import Window

    monkeypatch.chdir(tmp_path)
    opened: list[Window] = []

    def start(path: Path, person: str) -> Window:
        opened.append(Window(path, person))
        return opened[-1]

    yield start
    for one in opened:
        one.close()
