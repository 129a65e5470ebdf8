"""What people see in a terminal. Importing this room costs nothing; Textual is loaded when the app is run."""

from pathlib import Path

__all__ = ["run"]


def run(path: Path, person: str | None, *, mouse: bool = True, address: str = "", backs_up: bool = True) -> None:
    """Open the app on a workspace and stay until the person leaves it.

    Args:
        path: the workspace file. Where there is none, a welcome makes or finds one.
        person: slug or id of who is using it; None lets the first screen ask.
        mouse: false leaves the mouse to the terminal.
        backs_up: whether the day's backup is made: not of a demo.
        address: what people type after `ssh` to come here; empty for this machine's own name.

    Raises:
        Refusal: the workspace cannot be opened, or nobody is known by that name.
    """
    from s11tui.tui.bridge import Bridge

    bridge = Bridge(path)
    bridge.address = address or bridge.address
    opening = bridge.open(person) if path.exists() else None
    try:
        # Textual takes as long to load as the record takes to open: both at once.
        from s11tui.tui.app import PartnershipApp
        from s11tui.tui.terminal_input import read_terminals_forgivingly

        read_terminals_forgivingly()
        if opening is not None:
            opening.result()
        app = PartnershipApp(bridge, mouse=mouse)
        app.day_backup.wanted = backs_up
        try:
            app.run(mouse=app.has_mouse)
        finally:
            app.day_backup.stop()
    finally:
        bridge.close()
