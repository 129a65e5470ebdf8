"""What somebody is shown or told by a method, as text that can be compared to the letter."""

import json
from typing import Any

from s11tui.errors import Refusal
from support.dumps import plain
from support.rights_methods import Method
from support.rights_world import World

INNER = {
    "answering.commit_own": "a part of other methods, which gives them the return itself",
    "watching.mark": "counts all that was ever written, so that a screen knows that there is something to ask for",
}
"""What is shown to nobody."""


def shown(one: World, session: Any, method: Method) -> str:
    """What somebody is shown or told by a method, to the letter; of what writes, only that it did."""
    with one.undone():
        before = one.ws.store.conn.total_changes
        try:
            result = method.call(session, one)
        except Refusal as refusal:
            return f"{type(refusal).__name__}: {refusal}"
        if one.ws.store.conn.total_changes != before:
            return "something was written"
        return json.dumps(plain(result), sort_keys=True, ensure_ascii=False, default=_other)


def _other(thing: Any) -> str:
    """What is no plain value, to the letter."""
    if isinstance(thing, bytes):
        return thing.hex()
    return str(thing.model_dump_json() if hasattr(thing, "model_dump_json") else thing.isoformat())
