"""Watching what others do, and handing returns over to other workspaces: who may, method by method."""

from dataclasses import replace

from s11tui.audit.handover import HandOver, Sender
from s11tui.workspace.handovers.parties import fingerprint_of
from s11tui.workspace.presences import Whereabouts
from support.rights_methods import Desk
from support.rights_people import Who
from support.rights_rules import NO, UNKNOWN, YES, Rule, anywhere, everybody, reading_return
from support.rights_world import POLICE, World

watching = Desk("watching", "While others work")
_watch = watching.add


def _return(one: World) -> str:
    return one.row(f"SELECT id FROM returns WHERE slug = '{one.ref}'")


_watch("mark", "Remember up to where one has seen everything", everybody(), lambda s, w: s.watching.mark())
_watch(
    "news",
    "Hear what others wrote",
    everybody("of what they may read"),
    lambda s, w: s.watching.news(s.watching.mark()),
)
_watch("arrive", "Say that one has a return open", everybody("nothing comes of it where they may not open it"),
       lambda s, w: s.watching.arrive("a session", Whereabouts(_return(w))))  # fmt: skip
_watch("leave", "Say that one has left it", everybody(), lambda s, w: s.watching.leave("a session"))
_watch("others", "See who else has a return open",
       everybody("of a return that they may open; the agency not who of the panel reads it"),
       lambda s, w: s.watching.others("a session", _return(w)))  # fmt: skip
_watch("place", "Go back to where one was", everybody("their own"), lambda s, w: s.watching.place())

jotting = Desk("jotting", "What is not sent yet")
_jot = jotting.add
_jot("keep", "Keep what one is writing about a return beside its form", reading_return(),
     lambda s, w: s.jotting.keep(w.ref, "policy/reason", "Half a reason"))  # fmt: skip
_jot("kept", "Find again what one was writing", reading_return(), lambda s, w: s.jotting.kept(w.ref))

handing_over = Desk("handing_over", "Hand-overs")
_hand = handing_over.add
_SCHOOL = Sender("school-of-its-own", "Elm School", alone=True, signing="ab" * 32, sealing="age1school")


def _sends(who: Who, world: World) -> str:
    if who.is_bounded and not who.here:
        return UNKNOWN
    return YES if who.here & {"manager", "meeting-chair"} and who.reads(world) else NO


def _come(one: World) -> HandOver:
    """The return as it comes from the agency's own workspace, which had all of it and wrote nothing since."""
    went = one.manager.handing_over.outgoing(one.ref)
    return replace(went, id="c0ffee00-0000-4000-8000-000000000000", sender=POLICE, receiver=went.sender.id)


_SENDING = Rule(_sends, ("manager", "meeting-chair"), (), "the chair once it is submitted")
_RECEIVING = anywhere("manager", "meeting-chair")

_hand("me", "See the public keys of the workspace", everybody(), lambda s, w: s.handing_over.me())
_hand("invitation", "Invite an agency to fill in its own workspace", anywhere("manager"),
      lambda s, w: s.handing_over.invitation(w.ref))  # fmt: skip
_hand("outgoing", "Hand a return over", _SENDING, lambda s, w: s.handing_over.outgoing(w.ref))
_hand("sent", "Record that it went", _SENDING, lambda s, w: s.handing_over.sent(w.manager.handing_over.outgoing(w.ref)))
_hand("know", "Enter somebody's keys", _RECEIVING,
      lambda s, w: s.handing_over.know(_SCHOOL, "elm", fingerprint_of(_SCHOOL)))  # fmt: skip
_hand("look", "See what a hand-over would change", _RECEIVING, lambda s, w: s.handing_over.look(_come(w)))
_hand("take", "Take a hand-over in", _RECEIVING, lambda s, w: s.handing_over.take(_come(w)))
_hand("history", "See which hand-overs went and came", _RECEIVING, lambda s, w: s.handing_over.history())
