"""The JSON of what became of a standard: round after round, and since it was submitted before. Add keys, never rename.

Grades and answers stand in words, as they were then: their ids may mean something else today.
"""

from typing import Any

from s11tui.audit.changes import Difference, StandardChanges
from s11tui.audit.track import TrackView
from s11tui.audit.view_models import EarlierEvidence
from s11tui.cli.shapes_standard import earlier

Shape = dict[str, Any]


def track(one: TrackView) -> Shape:
    """An earlier round of the agency at one standard of today."""
    return {
        "return": one.ref,
        "round_title": one.round_title,
        "state": one.state,
        "standards": [{**earlier(then), "compared": then.compared} for then in one.standards],
    }


def changes(one: StandardChanges) -> Shape:
    """What was changed at a standard; `revision` 0 is not submitted yet."""
    return {
        "standard": one.standard,
        "number": one.number,
        "title": one.title,
        "how": one.how,
        "reason": one.reason,
        "reply": one.reply,
        "revision": one.revision,
        "answers": [_difference(each) for each in one.answers],
        "grade": [_difference(each) for each in one.grade],
        "added": [_evidence(each) for each in one.added],
        "removed": [_evidence(each) for each in one.removed],
    }


def _difference(one: Difference) -> Shape:
    """Empty: nothing was said; None: it was not asked."""
    return {"what": one.what, "before": one.before, "after": one.after}


def _evidence(one: EarlierEvidence) -> Shape:
    return {"id": one.id, "title": one.title, "held_at": one.held_at, "date": one.date}
