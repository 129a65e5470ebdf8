"""Moderating, from submission to closing: who may do it, method by method."""

from support.rights_methods import Desk
from support.rights_people import Who
from support.rights_rules import NO, UNKNOWN, anywhere, on_return
from support.rights_world import ROUND, World

moderating = Desk("moderating", "Moderating, sharing, replying, keeping in order")
_add = moderating.add

_MODERATED = {"in moderation", "decided"}


def _of_return(one: World, table: str, more: str = "") -> str:
    """The id of the first thing of the police's return in a table."""
    sql = f'SELECT t.id FROM {table} t JOIN returns r ON r.id = t."return"'
    return one.row(f"{sql} WHERE r.slug = '{one.ref}' {more}")


def _query(one: World, audience: str) -> str:
    return _of_return(one, "queries", f"AND t.audience = '{audience}'")


def _practice(one: World) -> str:
    return _of_return(one, "practices")


_add("open", "Open moderation", on_return("open moderation"), lambda s, w: s.moderating.open(w.ref))
_add(
    "declare_conflict",
    "Declare a conflict of interest",
    on_return("declare conflict"),
    lambda s, w: s.moderating.declare_conflict(w.ref, "my sister works there"),
)
_add(
    "propose", "Propose a grade", on_return("propose"), lambda s, w: s.moderating.propose(w.ref, "policy", "ri", "why")
)
_add(
    "withdraw",
    "Take one's proposal back",
    on_return("withdraw proposal"),
    lambda s, w: s.moderating.withdraw(w.ref, "policy"),
)
_add(
    "query",
    "Ask the agency a question",
    on_return("query the agency"),
    lambda s, w: s.moderating.query(w.ref, "policy", "?"),
)
_add(
    "query panel",
    "Ask the panel a question",
    on_return("query the panel"),
    lambda s, w: s.moderating.query(w.ref, "policy", "?", "panel"),
)
_add(
    "reply",
    "Reply to a question to the agency",
    on_return("reply to query", besides="a member of the panel not for the own agency").but(
        "", lambda who, world: _about_query(who, world, "reply")
    ),
    lambda s, w: s.moderating.reply(w.ref, _query(w, "agency"), "Six."),
)
_add(
    "reply panel",
    "Reply to a question within the panel",
    on_return("reply to query", besides="never the agency, which does not know of it").but(
        "", lambda who, world: _about_query(who, world, "reply panel")
    ),
    lambda s, w: s.moderating.reply(w.ref, _query(w, "panel"), "Yes."),
)
_add(
    "resolve",
    "Settle a question",
    on_return("resolve query").but("", lambda who, world: _about_query(who, world, "resolve")),
    lambda s, w: s.moderating.resolve(w.ref, _query(w, "agency")),
)
_add(
    "mark_practice",
    "Mark good practice",
    on_return("mark practice"),
    lambda s, w: s.moderating.mark_practice(w.ref, "policy", "They ask children."),
)
_add(
    "unmark_practice",
    "Take the mark back",
    on_return("mark practice").but(
        "",
        lambda who, world: (
            UNKNOWN
            if world.state == "submitted" and not who.belongs and who.here & {"moderator", "meeting-chair", "manager"}
            else None
        ),
    ),
    lambda s, w: s.moderating.unmark_practice(w.ref, _practice(w)),
)
_add(
    "consent",
    "Say whether good practice may be shared",
    on_return("consent to sharing", besides="once it was shared with the agency").but(
        "",
        lambda who, world: (
            UNKNOWN
            if "lead" in who.here
            and world.state in ("submitted", "in moderation", "acknowledged", "returned")
            and world.name != "challenged"
            else None
        ),
    ),
    lambda s, w: s.moderating.consent(w.ref, _practice(w), "unnamed"),
)
_add(
    "agree",
    "Record an agreed grade",
    on_return("record outcome", ready=_MODERATED),
    lambda s, w: s.moderating.agree(w.ref, "policy", "ri", "why"),
)
_add(
    "cannot_tell",
    "Record that a grade cannot be told",
    on_return("record outcome", ready=_MODERATED),
    lambda s, w: s.moderating.cannot_tell(w.ref, "policy", "why"),
)
_add(
    "rest",
    "Record all others at once",
    on_return("record outcome", ready={"in moderation"}),
    lambda s, w: s.moderating.rest(w.ref, "not-moderated"),
)
_add(
    "share",
    "Share grades with the agency",
    on_return("share", ready={"decided"}),
    lambda s, w: s.moderating.share(w.ref),
)
_add("accept", "Accept the agreed grades", on_return("accept"), lambda s, w: s.moderating.accept(w.ref))
_add(
    "challenge",
    "Ask for a grade to be looked at again",
    on_return("challenge", ready={"grades shared"}),
    lambda s, w: s.moderating.challenge(w.ref, {"policy": "no"}),
)
_add(
    "decide",
    "Decide what was asked to be looked at again",
    on_return("decide", ready={"challenged"}),
    lambda s, w: s.moderating.decide(w.ref, "policy", "good", "heard"),
)
_add(
    "settle",
    "Settle as “no reply received”",
    on_return("settle", ready={"time over"}),
    lambda s, w: s.moderating.settle(w.ref),
)
_add(
    "settle_silent",
    "Settle all of a round whose time is over",
    anywhere("manager"),
    lambda s, w: s.moderating.settle_silent(ROUND),
)
_add(
    "return_standards",
    "Return standards to the agency",
    on_return("return standards"),
    lambda s, w: s.moderating.return_standards(w.ref, {"policy": "more"}),
)
_add(
    "acknowledge",
    "Acknowledge without moderation",
    on_return("acknowledge"),
    lambda s, w: s.moderating.acknowledge(w.ref),
)
_add(
    "acknowledge_rest",
    "Acknowledge all that is not in the sample",
    anywhere("manager"),
    lambda s, w: s.moderating.acknowledge_rest(ROUND),
)
_add("close", "Close a return", on_return("close"), lambda s, w: s.moderating.close(w.ref))
_add(
    "amend",
    "Reopen standards for a mistake",
    on_return("amend"),
    lambda s, w: s.moderating.amend(w.ref, ["policy"], "a mistake"),
)
_add("exempt", "Exempt an agency", on_return("exempt"), lambda s, w: s.moderating.exempt(w.ref, "why"))
_add(
    "withdraw_return",
    "Withdraw a return",
    on_return("withdraw"),
    lambda s, w: s.moderating.withdraw_return(w.ref, "why"),
)
_add(
    "reinstate",
    "Bring it back to where it was",
    on_return("reinstate"),
    lambda s, w: s.moderating.reinstate(w.ref, "why"),
)
_add(
    "extend",
    "Give it another due day",
    on_return("extend"),
    lambda s, w: s.moderating.extend(w.ref, "2027-09-01", "why"),
)


def _about_query(who: Who, world: World, how: str) -> str | None:
    """Questions that are there, but not for everybody: the panel's own, and those of others to whom one belongs."""
    if world.state not in ("in moderation", "returned"):
        return None
    agency, panel = who.here & {"lead", "contributor"}, who.here & {"moderator", "meeting-chair"}
    if how.startswith("reply") and panel and not agency and who.belongs:
        return NO
    if (
        world.name == "returned"
        and (agency or panel)
        and (how != "resolve" or not who.belongs)
        and not (how == "resolve" and not panel)
    ):
        return UNKNOWN
    if how == "reply panel" and agency:
        return UNKNOWN
    return None
