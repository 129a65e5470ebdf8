"""The register, ways in, actions and the library: who may, method by method."""

from s11tui.audit.register import Grant
from s11tui.workspace.desks.actions import Done
from s11tui.workspace.desks.entering import NewPerson
from s11tui.workspace.desks.library import Described
from s11tui.workspace.entries import Owner
from support.editions import small_edition
from support.rights_filling import _drafted
from support.rights_methods import Desk
from support.rights_people import Who
from support.rights_rules import (
    NO,
    NOT_NOW,
    ROUND_CLOSED,
    UNKNOWN,
    YES,
    Rule,
    anywhere,
    everybody,
    item_of_library,
    on_action,
    own_agency,
)
from support.rights_world import ROUND, World

people = Desk("people", "People and agencies")
_keep = people.add
_MANAGER = anywhere("manager")
_LEE = NewPerson("Lee Lead", (Grant("manager"), Grant("lead", agency="police")), "lee-lead")

_keep("add_agency", "Enter an agency", _MANAGER, lambda s, w: s.people.add_agency("New", "charity"))
_keep("add_person", "Enter a person", _MANAGER, lambda s, w: s.people.add_person("New", [Grant("moderator")]))
_keep(
    "add_people",
    "Enter a list of people, and give who is there the roles that they lack",
    _MANAGER,
    lambda s, w: s.people.add_people([NewPerson("New", (Grant("moderator"),)), _LEE]),
)
_keep(
    "change_person",
    "Change somebody's name, address, roles",
    _MANAGER,
    lambda s, w: s.people.change_person("con-tributor", email="con@example.org"),
)
_keep(
    "hand_over",
    "Make somebody the lead in another's place",
    _MANAGER,
    lambda s, w: s.people.hand_over("police", "lee-lead", "con-tributor"),
)
_keep("set", "Change the partnership's settings", _MANAGER, lambda s, w: s.people.set("lado", "01632 960001"))
_keep(
    "checked_grant",
    "Look up what a role is for",
    Rule(
        lambda who, world: UNKNOWN if who.is_bounded and not who.here else YES,
        ("everybody",),
        (),
        "only for agencies that they know of; nothing is changed",
    ),
    lambda s, w: s.people.checked_grant(Grant("lead", agency="police")),
)

rounds = Desk("rounds", "Rounds")
_run = rounds.add
_OPEN_ROUND = anywhere("manager").but(
    "", lambda who, world: NOT_NOW if "manager" in who.roles and world.name == ROUND_CLOSED else None
)

_run("publish", "Publish a questionnaire", _MANAGER, lambda s, w: s.rounds.publish(small_edition("2028.1")))
_run("open", "Open a round", _MANAGER, lambda s, w: s.rounds.open("section11-small", "Next", "2028-01-01"))
_run("invite", "Invite one more agency", _OPEN_ROUND, lambda s, w: s.rounds.invite(ROUND, _newcomer(w)))
_run("extend", "Give a round another due day", _OPEN_ROUND, lambda s, w: s.rounds.extend(ROUND, "2027-04-01", "why"))
_run("close", "Close a round", _OPEN_ROUND, lambda s, w: s.rounds.close(ROUND))
_run("chase", "See who is late, with letters", _MANAGER, lambda s, w: s.rounds.chase(ROUND))
_run("edition_sha", "Look up a questionnaire", everybody(), lambda s, w: s.rounds.edition_sha("section11-small"))


def _newcomer(one: World) -> str:
    """An agency that is not in the round yet."""
    if not one.ws.registry.is_taken("agencies", "newcomer"):
        one.manager.people.add_agency("Newcomer", "police", slug_="newcomer")
    return "newcomer"


access = Desk("access", "Ways in")
_let = access.add

_let("give_codes", "Give one-time codes", _MANAGER, lambda s, w: s.access.give_codes(["con-tributor"]))
_let("close_account", "Take somebody's way in away", _MANAGER, lambda s, w: s.access.close_account("con-tributor"))
_let("set_login", "Enter somebody's login", _MANAGER, lambda s, w: s.access.set_login("partnership-manager", "pat"))
_let(
    "change_passphrase",
    "Choose one's own passphrase",
    everybody("their own"),
    lambda s, w: s.access.change_passphrase("", "some words that nobody guesses"),
)
_let("ways_in", "See how everybody comes in", _MANAGER, lambda s, w: s.access.ways_in())
_let("log", "Read who came in and what was refused", _MANAGER, lambda s, w: s.access.log())
_let(
    "log of",
    "Read somebody else's",
    anywhere("manager").but(
        "", lambda who, world: UNKNOWN if who.is_bounded and not who.here - {"group-lead"} else None
    ),
    lambda s, w: s.access.log("sig-natory" if s.person.slug != "sig-natory" else "lee-lead"),
)
_let(
    "log own",
    "Read one's own",
    everybody("their own").but("", lambda who, world: None if who.slug else UNKNOWN),
    lambda s, w: s.access.log(s.person.id),
)

actions = Desk("actions", "Actions")
_act = actions.add
_FOLLOWERS = {"follow-up", "meeting-chair", "manager"}
_OWNERS = {"lead", "contributor"} | _FOLLOWERS


def _may_add(who: Who, world: World) -> str:
    """The agency while it may change the standard; afterwards whoever judges it, or follows up."""
    if who.is_bounded and not who.here:
        return UNKNOWN
    if world.state in ("not started", "in progress", "ready", "returned"):
        if "lead" in who.here or (who.here == {"contributor"} and world.name != "not started"):
            return YES
        if "manager" in who.here and not world.is_in:
            return YES
    judges = who.here & {"moderator", *_FOLLOWERS}
    return YES if judges and world.is_in and not who.belongs else NO


_act(
    "add",
    "Add an action",
    Rule(
        _may_add,
        ("lead", "contributor", "manager", "moderator", "meeting-chair", "follow-up"),
        (),
        "the agency while it fills in, the manager on its behalf; the panel once it is submitted, but for its own "
        "agencies; a moderator's is a proposal",
    ),
    lambda s, w: s.actions.add(w.ref, "policy", "Do it", "Lee Lead", "2027-09-01", original="Letter"),
)
_act(
    "add at",
    "Add an action that was agreed at a meeting",
    Rule(
        lambda who, world: UNKNOWN if who.is_bounded and _may_add(who, world) == YES else _may_add(who, world),
        ("manager", "moderator", "meeting-chair", "follow-up"),
        (),
        "people of agencies only at a meeting that they know of by another action",
    ),
    lambda s, w: s.actions.add(w.ref, "policy", "Do it", "Lee", "2027-09-01", original="Letter", meeting="running"),
)
_act(
    "add_arrangement",
    "Add an action of the partnership",
    anywhere(*_FOLLOWERS),
    lambda s, w: s.actions.add_arrangement("Do it", "The board", "2027-09-01", owned_by=Owner("sub-group")),
)
_act(
    "progress",
    "Say how far it is",
    on_action(_OWNERS),
    lambda s, w: s.actions.progress("a1", "said done", evidence=[Done("The register")]),
)
_act(
    "verify",
    "Verify that it is done",
    on_action(_FOLLOWERS, verifying=True),
    lambda s, w: s.actions.verify("a3", "tested"),
)
_act(
    "open",
    "Look at an action",
    Rule(
        lambda who, world: YES if who.here else UNKNOWN,
        ("lead", "contributor", "signatory", "group-lead", "manager"),
        (),
        "moderators, chairs, follow-up group and scrutineers once its return is submitted",
    ),
    lambda s, w: s.actions.open("a1"),
)
_act("chase", "See which are late, with letters", _MANAGER, lambda s, w: s.actions.chase())

library = Desk("library", "Evidence library")
_shelve = library.add
_KEEPERS = ("lead", "contributor", "manager")
_READERS = ("lead", "contributor", "signatory", "group-lead", "manager")


def _add_to(who: Who, world: World) -> str:
    before = _drafted(who, world) or NO
    return NOT_NOW if before == YES and world.name == ROUND_CLOSED else before


_shelve("lines", "See what is in it", own_agency(*_READERS), lambda s, w: s.library.lines("police"))
_shelve("add", "Enter evidence", own_agency(*_KEEPERS), lambda s, w: s.library.add("police", Described("New")))
_shelve(
    "change", "Describe it anew", item_of_library(*_KEEPERS), lambda s, w: s.library.change("e1", Described("Newer"))
)
_shelve("retire", "Take it out", item_of_library(*_KEEPERS), lambda s, w: s.library.retire("e1"))
_shelve("file_of", "Read its file", item_of_library(*_READERS), lambda s, w: s.library.file_of("e1"))
_shelve(
    "add_to",
    "Enter it and attach it at once",
    Rule(
        _add_to,
        _KEEPERS,
        ("not started", "in progress", "ready", "returned"),
        "a contributor only at standards given to them",
    ),
    lambda s, w: s.library.add_to(w.ref, "policy", Described("New"), original="Letter"),
)
