"""Where a workspace is looked for when nobody says."""

import os
from pathlib import Path

import platformdirs

from s11tui.text import named_path

VARIABLE = "S11TUI_WORKSPACE"


def usual_path(given: str | None = None) -> Path:
    """The file that was named, else the one in the environment, else the usual place of this system's applications."""
    named = given or os.environ.get(VARIABLE)
    if named:
        return named_path(named)
    return usual_folder() / "workspace.s11"


def usual_folder() -> Path:
    """The folder for this person's own data."""
    return Path(platformdirs.user_data_dir("s11tui", appauthor=False))
