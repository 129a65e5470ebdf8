"""Partnerships of the tests' own for plain mode: one that begins, and one in its second round."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.clocks import HandClock
from support.partnership import begin
from support.two_years import TwoYears, begin_two_years, copied_two_years


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace file with people and a round."""
    path = tmp_path_factory.mktemp("plain") / "template.s11"
    begin(path, HandClock())
    return path


@pytest.fixture(scope="session")
def second_round(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace file whose round carries last year's answers forward."""
    path = tmp_path_factory.mktemp("plain") / "two.s11"
    begin_two_years(path)
    return path


@pytest.fixture
def two_years(second_round: Path, tmp_path: Path) -> Iterator[TwoYears]:
    """A partnership in its second round, in a file of its own."""
    one = copied_two_years(second_round, tmp_path / "two.s11")
    yield one
    one.ws.close()
