"""Fixtures that every room's tests may use; the helpers themselves stand in `support/`."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

from support.clocks import HandClock
from support.partnership import MakePartnership, Partnership, begin, copied

THOROUGH = os.environ.get("S11TUI_THOROUGH") == "1"

_QUIET = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
settings.register_profile("usual", max_examples=60, deadline=None, suppress_health_check=_QUIET)
settings.register_profile("thorough", max_examples=1500, deadline=None, suppress_health_check=_QUIET)
settings.load_profile("thorough" if THOROUGH else "usual")


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
