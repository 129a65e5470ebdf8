"""What the papers of a meeting and the letters after it are made of: views, as one person may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from s11tui.audit.meeting_view import MeetingView
from s11tui.audit.view_models import ActionView, ReturnView
from s11tui.errors import NotAllowed

if TYPE_CHECKING:
    from s11tui.workspace.session import Session


@dataclass(frozen=True, slots=True)
class MeetingPapers:
    """A meeting with the returns on its agenda.

    Attributes:
        returns: by id; those that the reader takes no part in are left out.
        arrangements: actions agreed at it that are about no single agency.
    """

    meeting: MeetingView
    returns: Mapping[str, ReturnView]
    arrangements: tuple[ActionView, ...] = ()


def papers_of(session: "Session", ref: str) -> MeetingPapers:
    """What the papers of a meeting, given by id or slug, are made of.

    Raises:
        NotFound: there is no such meeting.
        NotAllowed: this person does not see meetings.
    """
    meeting = session.meetings.open(ref)
    returns: dict[str, ReturnView] = {}
    for item in meeting.items:
        if item.about.barred:
            continue
        try:
            view = session.reading.open(item.about.return_id)
        except NotAllowed:
            continue
        if view.sees_panel and not view.conflict_declared:
            returns[view.id] = view
    made = tuple(one for one in session.reading.actions() if one.meeting == meeting.id and not one.ref)
    return MeetingPapers(meeting, returns, made)
