"""Home lines about follow-up meetings: one that is going on, and the next that the person chairs."""

from datetime import timedelta

from s11tui.audit.rights import READS_ALL
from s11tui.clock import day_in_words, local
from s11tui.text import counted
from s11tui.workspace.home_builder import Builder
from s11tui.workspace.lines import HomeLine

_MEETINGS = """SELECT m.slug, m.title, m.state, m.day, m.starts, m.place, m.chair, m.started_at,
    (SELECT count(*) FROM meeting_returns i WHERE i.meeting = m.id) FROM meetings m
    WHERE m.state = 'running' OR (m.state = 'planned' AND m.day BETWEEN ? AND ?) ORDER BY m.day, m.starts"""
_SOON = timedelta(days=14)
"""How long before a meeting its chair reads of it first thing."""


def meetings(builder: Builder) -> None:
    """A meeting that is going on, for everybody of the panel; one that is near, for its chair."""
    if not builder.session.roles & READS_ALL:
        return
    near = (builder.now.isoformat(), (builder.now + _SOON).isoformat())
    for slug, title, state, day, starts, place, chair, started_at, agencies in builder.session.workspace.store.all(
        _MEETINGS, near
    ):
        about = counted(agencies, "agency", "agencies")
        if state == "running":
            began = local(started_at, builder.zone)
            since = f"{began:%H:%M}" if began.date() == builder.now else day_in_words(began.date(), builder.now)
            words = f"{about} · began {since}"
            builder.todo.append(HomeLine("meeting", f"A meeting is going on: {title}", words, "needs-you", slug, state))
        elif chair == builder.session.person.id:
            words = " · ".join(part for part in (starts, place, about) if part)
            builder.todo.append(HomeLine("planned", title, words, "part", slug, state, day, builder.due(day)))
