"""What may be done with a meeting, written down a second time by hand, and never copied from the program.

The chair and the manager run a meeting and nobody else; everybody of the partnership may look.
"""

RUNNERS = {"manager", "meeting-chair"}
LOOKERS = {"manager", "meeting-chair", "moderator", "follow-up", "scrutineer"}
STAGES = {"planned", "running", "ended", "cancelled"}

MEETING_DESIGN: dict[str, set[str]] = {
    "change the plan": {"planned", "running"},
    "cancel": {"planned"},
    "start": {"planned", "ended"},
    "record attendance": {"planned", "running"},
    "note a conflict": {"planned", "running"},
    "turn to an agency": {"running"},
    "note": {"running"},
    "take back a note": {"running"},
    "make an action": {"running", "ended"},
    "end": {"running"},
}
"""By action, the stages of the meeting in which it may be done."""
