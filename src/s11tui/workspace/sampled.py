"""Why returns were picked for moderation, read from the table. It is the panel's own."""

import json

from s11tui.workspace.store import Store


def reasons_of(store: Store, round_id: str, return_id: str) -> tuple[str, ...]:
    """Why one return was picked, in words; empty where it was not."""
    row = store.one('SELECT reasons FROM samples WHERE round = ? AND "return" = ?', (round_id, return_id))
    return tuple(json.loads(row[0])) if row else ()


def reasons_in(store: Store, round_id: str) -> dict[str, str]:
    """Why each return of a round was picked, in a line, by its id."""
    rows = store.all('SELECT "return", reasons FROM samples WHERE round = ?', (round_id,))
    return {return_id: "; ".join(json.loads(reasons)) for return_id, reasons in rows}
