"""What the ordinary tables should hold of meetings and samples, worked out from the state."""

import json

from s11tui.audit.meeting import MeetingState
from s11tui.audit.sample import SampleState
from s11tui.workspace.rows import Rows


def rows_of_meeting(state: MeetingState) -> Rows:
    """One meeting with its agenda, the people at the table, and what was noted."""
    rows: Rows = {}
    rows["meetings", (state.id,)] = (
        state.slug,
        state.title,
        state.round,
        state.day,
        state.starts,
        state.minutes,
        state.place,
        state.chair,
        state.stage,
        state.started_at,
        state.ended_at,
        state.head,
        state.seq,
    )
    for number, item in enumerate(state.items, 1):
        opened, closed = (item.spans[0][0], item.spans[-1][1]) if item.spans else ("", "")
        rows["meeting_returns", (state.id, item.return_id)] = (number, opened, closed)
    at_the_table = [(one, 1) for one in state.attendance] + [(one, 0) for one in state.apologies]
    for number, (one, present) in enumerate(at_the_table, 1):
        rows["meeting_people", (state.id, number)] = (one.name, one.role, one.person, one.stands_for, present)
    for note in state.notes:
        about = (state.id, note.return_id, note.standard)
        rows["meeting_notes", (note.id,)] = (*about, note.kind, note.text, note.action, note.at)
    return rows


def rows_of_sample(state: SampleState) -> Rows:
    """Which returns of a round were picked, and why; the reasons as a list in JSON."""
    return {
        ("samples", (state.round, one.return_id)): (number, json.dumps(one.reasons, ensure_ascii=False))
        for number, one in enumerate(state.picked, 1)
    }
