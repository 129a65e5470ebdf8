"""Whether events can be understood: they are folded once, as the receiver's record will fold them."""

from collections.abc import Iterable
from itertools import groupby

from s11tui.audit.events import Event
from s11tui.audit.fold_action import fold_action
from s11tui.audit.fold_register import fold_round
from s11tui.audit.fold_return import fold_return
from s11tui.audit.state import ActionState, ReturnState
from s11tui.exchange.handover.faults import Unfit


def require_foldable(events: Iterable[Event]) -> None:
    """Raise where an event cannot be understood, in its place among the others.

    Raises:
        Unfit: one cannot.
    """
    streams = groupby(sorted(events, key=lambda one: (one.stream, one.seq)), lambda one: one.stream)
    for stream, found in streams:
        if not _is_foldable(stream, list(found)):
            raise Unfit(f"What it tells of the {stream.split('/')[-2]} is nothing that can have happened")


def _is_foldable(stream: str, events: list[Event]) -> bool:
    sort, _, name = stream.rpartition("/")
    try:
        if sort == "return":
            fold_return(ReturnState(name), events)
        elif sort == "action":
            fold_action(ActionState(name), events)
        else:
            return fold_round(None, events) is not None and all(one.kind.startswith("round_") for one in events)
    except Exception:  # noqa: BLE001 - a body from another machine can be wrong in every way that there is
        return False
    return True
