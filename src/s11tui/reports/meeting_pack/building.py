"""Puts the pack together."""

from collections.abc import Mapping

from s11tui.audit.meeting_view import MeetingView
from s11tui.audit.view_models import ReturnView
from s11tui.reports.document import Document
from s11tui.reports.meeting_pack.agency import agency_section
from s11tui.reports.meeting_pack.opening import MARK, agenda, cover, how_to_read
from s11tui.reports.meeting_words import day_words, last_moment, planned_turns
from s11tui.reports.phrases import dated, latest
from s11tui.text import safe_name

Returns = Mapping[str, ReturnView]

_FEW = 3
"""So many agencies are found without a list of contents."""


def pack_document(meeting: MeetingView, returns: Returns) -> Document:
    """The pack of a meeting, dated by the last event of what is in it.

    Args:
        returns: those on the agenda, by id, without those that the reader takes no part in.
    """
    turns = tuple(
        agency_section(item, time, returns.get(item.about.return_id))
        for item, time in zip(meeting.items, planned_turns(meeting), strict=True)
    )
    separately = any(view.separately for view in returns.values())
    return Document(
        title=f"Meeting pack: {meeting.title}",
        subtitle=f"{day_words(meeting.day)}, {meeting.round_title}",
        created=dated(latest((last_moment(meeting), *(_last(view) for view in returns.values())))),
        author=meeting.partnership,
        subject=f"What the panel needs to know for {meeting.title}",
        state_banner=MARK,
        reference=meeting.head,
        cover=cover(meeting, returns),
        sections=(agenda(meeting, returns), how_to_read(separately), *turns),
        contents_depth=int(len(meeting.items) > _FEW),
    )


def pack_file_name(meeting: MeetingView) -> str:
    """`pack-follow-up-meeting.pdf`."""
    return safe_name(f"pack-{meeting.slug}.pdf")


def _last(view: ReturnView) -> str:
    """The stamp of the last thing about a return that the pack may tell of."""
    standards = view.standards()
    return latest(
        (
            view.as_of,
            *(one.outcome.at for one in standards if one.outcome),
            *(query.at for one in standards for query in one.queries),
            *(proposal.at for one in standards for proposal in one.proposals),
        )
    )
