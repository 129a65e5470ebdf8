"""Fixtures that every room's tests may use; the helpers themselves stand in `support/`."""

import gc
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

from support import quickly
from support.clocks import HandClock
from support.partnership import MakePartnership, Partnership, begin, copied
from support.thorough import THOROUGH
from support.two_years import TwoYears, begin_two_years, copied_two_years

# The heap of a test run is large and lives long; looking through it as often as usual takes a sixth of the time.
gc.set_threshold(50_000, 20, 20)
# What is compiled once serves all programs that tests start, also where Python was told to keep nothing.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

_QUIET = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
settings.register_profile("usual", max_examples=25, deadline=None, suppress_health_check=_QUIET)
settings.register_profile("thorough", max_examples=1500, deadline=None, suppress_health_check=_QUIET)
settings.load_profile("thorough" if THOROUGH else "usual")


def pytest_unconfigure() -> None:
    """The server of quick programs ends with the tests that use it."""
    quickly.end()


@pytest.fixture(autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody's real settings are read or written by a test; the file is made only by a test that writes to it."""
    monkeypatch.setenv("S11TUI_SETTINGS", str(tmp_path_factory.getbasetemp() / uuid4().hex / "settings.toml"))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace file with people and a round, made once and copied by whoever needs one."""
    path = tmp_path_factory.mktemp("template") / "template.s11"
    begin(path, HandClock())
    return path


@pytest.fixture
def make_partnership(template: Path, tmp_path: Path) -> Iterator[MakePartnership]:
    """Makes partnerships in files of their own; they are closed at the end."""
    made: list[Partnership] = []

    def make(name: str = "partnership.s11") -> Partnership:
        made.append(copied(template, tmp_path / name))
        return made[-1]

    yield make
    for one in made:
        one.ws.close()


@pytest.fixture
def partnership(make_partnership: MakePartnership) -> Partnership:
    """A workspace with people in every role and one round opened (see `support.partnership.Partnership`)."""
    return make_partnership()


@pytest.fixture(scope="session")
def two_years_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file in its second round, made once and copied by whoever needs one."""
    path = tmp_path_factory.mktemp("two-years") / "template.s11"
    begin_two_years(path)
    return path


@pytest.fixture
def two_years(two_years_template: Path, tmp_path: Path) -> Iterator[TwoYears]:
    """A partnership in its second round (see `support.two_years`)."""
    one = copied_two_years(two_years_template, tmp_path / "two.s11")
    yield one
    one.ws.close()
