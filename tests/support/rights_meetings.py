"""Meeting and sampling: who may do it, method by method."""

from s11tui.audit.meeting import Attendee
from s11tui.workspace.desks.meetings import Plan, Task
from s11tui.workspace.entries import Owner
from support.rights_methods import Desk
from support.rights_people import Who
from support.rights_rules import NO, NOT_NOW, YES, Rule, anywhere, on_meeting
from support.rights_world import ROUND, World

meetings = Desk("meetings", "Meetings")
_meet = meetings.add

_TASK = Task("The board", "2027-09-01", Owner("sub-group"))
_PLAN = Plan("Next", "2027-04-02", "14:00", chair="cha-irwoman")
_SEES = ("manager", "moderator", "meeting-chair", "follow-up", "scrutineer")


def _note(one: World) -> str:
    return one.row("SELECT n.id FROM meeting_notes n JOIN meetings m ON m.id = n.meeting WHERE m.slug = 'running'")


_meet("plan", "Plan a meeting", on_meeting(), lambda s, w: s.meetings.plan(ROUND, _PLAN))
_meet("change", "Plan it otherwise", on_meeting(), lambda s, w: s.meetings.change("planned", _PLAN))
_meet("cancel", "Call it off", on_meeting(), lambda s, w: s.meetings.cancel("planned", "snow"))
_meet("start", "Begin it", on_meeting(), lambda s, w: s.meetings.start("planned"))
_meet("end", "End it", on_meeting(), lambda s, w: s.meetings.end("running"))
_meet(
    "attend",
    "Record who is at the table",
    on_meeting(),
    lambda s, w: s.meetings.attend("running", [Attendee("", "", "lee-lead", "police")]),
)
_meet("turn_to", "Turn to an agency", on_meeting(agenda=True), lambda s, w: s.meetings.turn_to("running", w.ref))
_meet("close_turn", "Close its turn", on_meeting(), lambda s, w: s.meetings.close_turn("running"))
_meet(
    "declare_conflict",
    "Note a conflict of interest",
    on_meeting(agenda=True),
    lambda s, w: s.meetings.declare_conflict("running", "ada", w.ref, "a friend"),
)
_meet(
    "note",
    "Note what was said",
    on_meeting(agenda=True),
    lambda s, w: s.meetings.note("running", "ask", "More contacts", about=w.ref),
)
_meet("take_back", "Take a note back", on_meeting(), lambda s, w: s.meetings.take_back("running", _note(w)))
_meet(
    "make_action",
    "Make a note an action",
    on_meeting(),
    lambda s, w: s.meetings.make_action("running", _note(w), _TASK),
)
_meet("list", "See which meetings there are", anywhere(*_SEES), lambda s, w: s.meetings.list(ROUND))
_meet(
    "open",
    "Look at a meeting",
    anywhere(*_SEES, besides="without the turn of one's own agency"),
    lambda s, w: s.meetings.open("running"),
)
_meet("candidates", "See which agencies it could be about", anywhere(*_SEES), lambda s, w: s.meetings.candidates(ROUND))
_meet("panel", "See whom to ask to come", anywhere(*_SEES), lambda s, w: s.meetings.panel())
_meet("expected", "See who could be at the table", anywhere(*_SEES), lambda s, w: s.meetings.expected("running"))
_meet(
    "keep_draft",
    "Keep what is being typed at it",
    anywhere(*_SEES),
    lambda s, w: s.meetings.keep_draft("running", "note", "begun"),
)
_meet("drafts", "Find it again", anywhere(*_SEES, besides="their own"), lambda s, w: s.meetings.drafts("running"))

sampling = Desk("sampling", "Sampling")
_draw = sampling.add
_PICKABLE = {"submitted", "in moderation", "returned"}


def _pick(who: Who, world: World) -> str:
    if not who.roles & {"manager", "meeting-chair"} or who.belongs:
        return NO
    return YES if world.state in _PICKABLE else NOT_NOW


_draw(
    "show",
    "See the sample",
    anywhere("manager", "moderator", "meeting-chair", "follow-up", besides="never whether one's own agency is in it"),
    lambda s, w: s.sampling.show(ROUND),
)
_draw("draw", "Draw the sample", anywhere("manager", "meeting-chair"), lambda s, w: s.sampling.draw(ROUND, 1, 7))
_draw("check", "Draw it again, to check", anywhere("manager", "meeting-chair"), lambda s, w: s.sampling.check(ROUND))
_draw(
    "pick",
    "Pick a return by hand",
    Rule(_pick, ("manager", "meeting-chair"), tuple(sorted(_PICKABLE)), "nobody of the agency, its group or its host"),
    lambda s, w: s.sampling.pick(w.ref, "a new lead"),
)
_draw(
    "unpick",
    "Take a return out of the sample",
    anywhere("manager", "meeting-chair"),
    lambda s, w: s.sampling.unpick(w.school, "a mistake"),
)
