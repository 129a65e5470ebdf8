"""The small demo, made once for all tests of the room."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from s11tui.demo import build
from s11tui.workspace import Workspace

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of them run in one process, since making the demo takes seconds."""
    for one in items:
        if HERE in one.path.parents:
            one.add_marker(pytest.mark.xdist_group("demo"))


@pytest.fixture(scope="session")
def small_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a small demo; not to be written to."""
    path = tmp_path_factory.mktemp("demo") / "small.s11"
    build(path, "small")
    return path


@pytest.fixture(scope="session")
def demo(small_demo: Path) -> Iterator[Workspace]:
    """The small demo, opened."""
    with Workspace.open(small_demo) as workspace:
        yield workspace
