"""Looking at things: who sees what, method by method."""

from support.rights_methods import Desk
from support.rights_people import Who
from support.rights_rules import NO, ROUND_CLOSED, UNKNOWN, YES, Rule, anywhere, everybody, reading_return
from support.rights_world import ROUND, World

reading = Desk("reading", "Reading")
_read = reading.add
_EVIDENCE = """SELECT e.id FROM evidence e JOIN returns r ON r.id = e."return" WHERE r.slug = '{}' AND e.item <> ''"""
_WRITERS = ("lead", "contributor", "signatory", "group-lead", "manager")


def _versions(who: Who, world: World) -> str:
    if who.is_bounded and not who.here:
        return UNKNOWN
    return YES if who.here & set(_WRITERS) else NO


_read("open", "Open a return", reading_return(), lambda s, w: s.reading.open(w.ref))
_read("history", "Read its history", reading_return(), lambda s, w: s.reading.history(w.ref))
_read("actions one", "Read its actions", reading_return(), lambda s, w: s.reading.actions(w.ref))
_read("changes", "See what was changed since it was submitted", reading_return(), lambda s, w: s.reading.changes(w.ref))
_read("track", "See earlier years at a standard", reading_return(), lambda s, w: s.reading.track(w.ref, "policy"))
_read(
    "evidence_file",
    "Read a file of evidence",
    reading_return().but("", lambda who, world: UNKNOWN if world.name == "not started" and who.reads(world) else None),
    lambda s, w: s.reading.evidence_file(w.ref, "policy", w.row(_EVIDENCE.format(w.ref))),
)
_read(
    "original_file",
    "Read the original that was typed from",
    reading_return().but("", lambda who, world: UNKNOWN if world.name == "not started" and who.reads(world) else None),
    lambda s, w: s.reading.original_file(w.ref, 1),
)
_read(
    "versions",
    "Read all that was ever answered to a question",
    Rule(_versions, _WRITERS, (), "what was written before it was submitted is the agency's own"),
    lambda s, w: s.reading.versions(w.ref, "policy", "in-place"),
)
_read(
    "returns",
    "List returns",
    everybody("those of their own agencies and groups, and those that they moderate"),
    lambda s, w: s.reading.returns(),
)
_read(
    "returns of",
    "List the returns of an agency",
    Rule(
        lambda who, world: UNKNOWN if who.is_bounded and not who.here else YES,
        ("everybody",),
        (),
        "an agency that they know of",
    ),
    lambda s, w: s.reading.returns(agency="police"),
)
_read("home", "See what is to do", everybody("their own"), lambda s, w: s.reading.home())
_read("actions", "List actions", everybody("those that they may look at"), lambda s, w: s.reading.actions())
_read("action_plan", "Print actions", everybody("those that they may look at"), lambda s, w: s.reading.action_plan())
_OF_OTHERS = everybody("an agency that they know of").but(
    "", lambda who, world: UNKNOWN if who.is_bounded and not who.here else None
)
_read(
    "action_plan of",
    "Print the actions of an agency",
    _OF_OTHERS,
    lambda s, w: s.reading.action_plan(agency="police"),
)
_read(
    "action_plan at",
    "Print what was agreed at a meeting",
    everybody("people of agencies only a meeting at which an action of theirs was agreed").but(
        "", lambda who, world: UNKNOWN if who.is_bounded else None
    ),
    lambda s, w: s.reading.action_plan(meeting="running"),
)
_read(
    "practices",
    "Read the good practice bank",
    everybody("what an agency agreed to share; the panel all but of their own agencies"),
    lambda s, w: s.reading.practices(),
)
_read(
    "agencies",
    "List agencies",
    everybody("their own and their group's; the partnership and the panel all"),
    lambda s, w: s.reading.agencies(),
)
_read(
    "people",
    "List people",
    everybody("colleagues of the same agency; the manager all"),
    lambda s, w: s.reading.people(),
)
_read("rounds", "List rounds", everybody(), lambda s, w: s.reading.rounds())
_read("editions", "List questionnaires", everybody(), lambda s, w: s.reading.editions())
_read(
    "edition", "Read a questionnaire", everybody(), lambda s, w: s.reading.edition(w.row("SELECT sha256 FROM editions"))
)
_read(
    "board",
    "See the moderation board",
    anywhere(
        "manager",
        "moderator",
        "meeting-chair",
        "follow-up",
        "scrutineer",
        besides="of their own agencies only what was shared",
    ),
    lambda s, w: s.reading.board(ROUND),
)
_read(
    "summary",
    "See a round at a glance",
    anywhere("manager", "meeting-chair", "follow-up", "scrutineer"),
    lambda s, w: s.reading.summary(ROUND),
)
_read(
    "calibration",
    "See how far those who grade agree",
    Rule(
        lambda who, world: _calibration(who, world),
        ("manager", "moderator", "meeting-chair", "scrutineer"),
        (),
        "moderators once the round is closed",
    ),
    lambda s, w: s.reading.calibration(ROUND),
)


def _calibration(who: Who, world: World) -> str:
    if who.roles & {"manager", "meeting-chair", "scrutineer"}:
        return YES
    return YES if "moderator" in who.roles and world.name == ROUND_CLOSED else NO
