"""The round of a return that was invited elsewhere."""

from dataclasses import replace
from typing import TYPE_CHECKING

from s11tui.audit.events import Event
from s11tui.audit.fold_register import fold_round
from s11tui.audit.handover import Link
from s11tui.audit.travelling import Coming
from s11tui.errors import NotAllowed
from s11tui.workspace import projections
from s11tui.workspace.handovers.looking_over import broken
from s11tui.workspace.rows_of_register import rows_of_round

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_LONGEST_REPLY = 366


def take_round_event(session: "Session", link: Link, event: Event, coming: Coming) -> None:
    """Bring in an event of a round, inside a transaction.

    Raises:
        NotAllowed: an agency would change the partnership's round.
    """
    if coming.from_agency:
        raise NotAllowed("a round is the partnership's.")
    workspace, round_id = session.workspace, link.stream.removeprefix("register/round/")
    before = next((one for one in workspace.registry.rounds() if one.id == round_id), None)
    if (before is None) != (event.kind == "round_opened"):
        raise broken("its round does not begin as rounds do")
    if event.kind == "round_opened" and not 1 <= event.body["reply_days"] <= _LONGEST_REPLY:
        raise broken("its round gives no proper time to reply")
    stored = workspace.ledger.append_received(event, link.body)
    after = fold_round(before, [stored])
    assert after is not None
    if before is None:
        after = replace(after, slug=workspace.registry.free_slug("rounds", after.slug))
    projections.write(workspace.store, rows_of_round(before) if before else {}, rows_of_round(after))
