"""Where it is kept: one SQLite file for a partnership or for one agency on its own."""

from s11tui.workspace.source import SeededSource, Source
from s11tui.workspace.usual import usual_folder, usual_path
from s11tui.workspace.workspace import Workspace

__all__ = ["SeededSource", "Source", "Workspace", "usual_folder", "usual_path"]
