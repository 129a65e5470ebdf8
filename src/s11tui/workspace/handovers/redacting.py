"""Words that were taken out of the record elsewhere are taken out here too."""

import json
from collections.abc import Collection
from typing import TYPE_CHECKING

from s11tui.audit.travelling import Coming
from s11tui.audit.words import digests_in

if TYPE_CHECKING:
    from s11tui.workspace.workspace import Workspace

_SHORTEST = 3
"""Letters: a draft is not searched for less."""


def may_be_taken_out(workspace: "Workspace", return_id: str, digests: Collection[str], coming: Coming) -> bool:
    """Whether these words stand in a return or its actions, and, from an agency, in nothing that the panel said."""
    open_streams = [f"return/{return_id}"]
    open_streams += [
        f"action/{action}"
        for (action,) in workspace.store.all('SELECT id FROM actions WHERE "return" = ?', (return_id,))
    ]
    theirs: set[str] = set()
    panels: set[str] = set()
    for stream in (*open_streams, f"panel/{return_id}"):
        for kind, body in workspace.store.all("SELECT kind, body FROM events WHERE stream = ?", (stream,)):
            is_panels = stream.startswith("panel/") or kind in _PANELS
            (panels if is_panels else theirs).update(digests_in(json.loads(body)))
    wanted = set(digests)
    return wanted <= theirs | panels if not coming.from_agency else wanted <= theirs - panels


_PANELS = frozenset(
    {"invited", "returned", "agency_queried", "shared", "decided", "amended", "exempted", "withdrawn", "reinstated"}
)


def take_out(workspace: "Workspace", return_id: str, digests: Collection[str]) -> int:
    """Take words out of the record, and drafts of that return that hold them; how many were there.

    Inside a transaction; the tables follow when the return is folded again.
    """
    found = [text for text in workspace.ledger.texts(digests).values() if text is not None]
    workspace.ledger.take_out(digests)
    for text in found:
        if len(text.strip()) >= _SHORTEST:
            workspace.store.run(
                'DELETE FROM drafts WHERE "return" = ? AND instr(text, ?) > 0', (return_id, text.strip())
            )
    return len(found)
