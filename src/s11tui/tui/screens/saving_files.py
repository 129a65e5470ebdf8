"""Saving a copy of a kept file where reports go."""

import asyncio
from collections.abc import Callable
from typing import BinaryIO

from s11tui.errors import Refusal
from s11tui.reports.writing import write_file
from s11tui.tui.delivering import hand_over, write_out
from s11tui.tui.screens.desk import Desk
from s11tui.workspace.session import Session


async def save_file(desk: Desk, fetch: Callable[[Session], tuple[str, bytes]]) -> None:
    """Fetch a name and bytes from the record, write them, and tell where the file is now."""
    found = await desk.attempt(fetch)
    if found is None:
        return
    name, data = found

    def write(target: BinaryIO) -> None:
        target.write(data)

    try:
        path = await asyncio.to_thread(write_out, desk.bridge, lambda folder: write_file(folder, name, write))
    except Refusal as refusal:
        desk.notice.refuse(refusal)
    else:
        desk.notice.tell(hand_over(desk.partnership_app, (path,)) or f"Saved as {path}")
