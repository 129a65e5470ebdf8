"""Small parts of a meeting, as a person gives them."""

import re
from typing import TYPE_CHECKING

from s11tui.audit.meeting import Attendee
from s11tui.errors import BadInput
from s11tui.text import admit_line
from s11tui.workspace.desks.desk import required_line

if TYPE_CHECKING:
    from s11tui.workspace.workspace import Workspace

_TIME = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")


def clock_time(raw: str) -> str:
    """`14:00` from what a person writes (`9.30` too); empty for nothing.

    Raises:
        BadInput: it is no time of day.
    """
    text = admit_line(raw).text.strip()
    if not text:
        return ""
    found = _TIME.fullmatch(text)
    if found is None:
        raise BadInput(f"“{text}” is no time of day.", "Write for example 14:00.")
    return f"{int(found[1]):02d}:{found[2]}"


def attendee(workspace: "Workspace", one: Attendee) -> Attendee:
    """Somebody at the table with admitted words; a person or an agency may be given by id or slug."""
    registry = workspace.registry
    person = registry.person(one.person) if one.person else None
    return Attendee(
        name=required_line(one.name or (person.name if person else ""), "The name of who came"),
        role=admit_line(one.role).text,
        person=person.id if person else "",
        stands_for=registry.agency(one.stands_for).id if one.stands_for else "",
    )
