"""Programs of the machine that a test cannot do without."""

import os
import shutil
import sys

import pytest

from support.browser import TRY_EVERYTHING


def needed(*names: str, root: bool = False) -> tuple[str, ...]:
    """Where these programs are. Without one the test is skipped, or fails where everything is to be tried.

    Args:
        root: whether only root can do what the test does.
    """
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/sbin"])
    found = [shutil.which(name, path=path) for name in names]
    missing = [name for name, where in zip(names, found, strict=True) if where is None]
    if not missing and (not root or (hasattr(os, "getuid") and os.getuid() == 0)):
        return tuple(one for one in found if one is not None)
    why = f"needs {', '.join(missing)}" if missing else "needs root"
    if os.environ.get(TRY_EVERYTHING) == "1" and sys.platform == "linux":
        pytest.fail(why)
    pytest.skip(why)
