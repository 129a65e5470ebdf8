"""Two workspaces that hand returns over to each other."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.two_sides import Sides, begin_agency, between


@pytest.fixture(scope="session")
def agency_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An agency's own workspace, made once and copied by whoever needs one."""
    path = tmp_path_factory.mktemp("agency") / "agency.s11"
    begin_agency(path)
    return path


@pytest.fixture
def sides(template: Path, agency_template: Path, tmp_path: Path) -> Iterator[Sides]:
    """A partnership and an agency, which know nothing of each other yet."""
    one = between(template, agency_template, tmp_path)
    yield one
    one.close()
