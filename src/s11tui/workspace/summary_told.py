"""What was said to the partnership in a round: barriers, what is asked of it, what is put to the partners."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from s11tui.audit.round_summary import Said
from s11tui.questionnaire.models import Edition
from s11tui.workspace.lines import ReturnLine

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_NOTES = """SELECT n.kind, n.text, n."return", m.title, coalesce(c.slug, '') FROM meeting_notes n
    JOIN meetings m ON m.id = n.meeting LEFT JOIN actions c ON c.id = n.action
    WHERE m.round = ? AND m.state <> 'cancelled' ORDER BY m.day, n.at, n.rowid"""
_ANSWERS = """SELECT a.question, a.value, a."return", a.standard FROM returns r JOIN answers a ON a."return" = r.id
    WHERE r.round = ? AND r.revision > 0 AND NOT a.hidden AND a.question IN ({marks}) ORDER BY a.standard"""

_ASKED_AS = {"barriers": "barrier", "ask-of-partnership": "ask"}
"""Questions whose answers are meant for the partners, by id, and the kind of note that an answer is like."""

_FIRST = ("decision", "ask")


def told(
    session: "Session", round_id: str, edition: Edition, lines: Mapping[str, ReturnLine], known: frozenset[str]
) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """The barriers that agencies named; and what is put to the partners, decisions first.

    Args:
        lines: the returns to be looked at, by id.
        known: ids of those of which what was said at a meeting may be known.
    """
    found = [*_noted(session, round_id, lines, known), *_answered(session, round_id, edition, lines)]
    asked = sorted((one for one in found if one.kind in _FIRST), key=lambda one: _FIRST.index(one.kind))
    return tuple(one for one in found if one.kind == "barrier"), tuple(asked)


def _noted(session: "Session", round_id: str, lines: Mapping[str, ReturnLine], known: frozenset[str]) -> Iterable[Said]:
    for kind, text, return_id, meeting, action in session.workspace.store.all(_NOTES, (round_id,)):
        line = lines.get(return_id)
        if not return_id or (line is not None and return_id in known):
            yield Said(kind, text, line.agency_name if line else "", line.slug if line else "", meeting, action)


def _answered(session: "Session", round_id: str, edition: Edition, lines: Mapping[str, ReturnLine]) -> Iterable[Said]:
    sql = _ANSWERS.format(marks=",".join("?" * len(_ASKED_AS)))
    for question, value, return_id, standard in session.workspace.store.all(sql, (round_id, *_ASKED_AS)):
        line, about = lines.get(return_id), edition.standard_by_id.get(standard)
        if line is not None and about is not None and value.strip():
            where = f"{about.number} {about.title}".strip()
            yield Said(_ASKED_AS[question], value, line.agency_name, line.slug, where)
