"""What people see in a terminal. Importing this room costs nothing; Textual is loaded when the app is run."""

from pathlib import Path

__all__ = ["run"]


def run(path: Path, person: str | None) -> None:
    """Open the app on a workspace and stay until the person leaves it.

    Args:
        path: the workspace file.
        person: slug or id of who is using it; None lets the first screen ask.

    Raises:
        Refusal: the workspace cannot be opened, or nobody is known by that name.
    """
    from s11tui.tui.bridge import Bridge

    bridge = Bridge(path)
    opening = bridge.open(person)
    try:
        # Textual takes as long to load as the record takes to open: both at once.
        from s11tui.tui.app import PartnershipApp

        opening.result()
        PartnershipApp(bridge).run()
    finally:
        bridge.close()
