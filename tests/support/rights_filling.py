"""Filling in, signing and submitting: who may do it, method by method."""

from s11tui.workspace.entries import Given
from support.rights_methods import Desk
from support.rights_people import Who
from support.rights_rules import NO, NOT_NOW, ROUND_CLOSED, UNKNOWN, YES, Rule, on_return, reading_return
from support.rights_world import World

LETTER = "Letter of 3 March"
"""What a manager types from."""
NEW = {"not started", "in progress"}
"""Where nothing of last year's was answered yet."""
SUBMITTED = "submitted"

answering = Desk("answering", "Filling in")
_add = answering.add


def _standing(one: World) -> str:
    return one.row("SELECT event FROM answers a JOIN returns r ON r.id = a.\"return\" WHERE r.slug = "
                   f"'{one.ref}' AND standard = 'policy' AND question = 'in-place'")  # fmt: skip


def _evidence(one: World) -> str:
    return one.row(f"SELECT e.id FROM evidence e JOIN returns r ON r.id = e.\"return\" WHERE r.slug = '{one.ref}' "
                   "AND standard = 'policy'")  # fmt: skip


def _last_evidence(one: World) -> str:
    return one.row(f"SELECT e.id FROM evidence e JOIN returns r ON r.id = e.\"return\" WHERE r.slug = '{one.last}'")


def _drafted(who: Who, world: World) -> str | None:
    """Whether it can be changed is looked at before whose it is, of texts that are being typed."""
    if who.is_bounded and not who.here:
        return UNKNOWN
    if world.state not in ("not started", "in progress", "ready", "returned"):
        return NOT_NOW
    writes = who.here & {"lead", "manager"} or (who.here == {"contributor"} and world.name != "not started")
    return YES if writes else NO


def _reads(who: Who, world: World) -> str:
    if who.is_bounded and not who.here:
        return UNKNOWN
    return YES if who.reads(world) else NO


FILLING = ("lead", "contributor", "manager")

_add(
    "answer",
    "Answer a question",
    on_return("answer"),
    lambda s, w: s.answering.answer(w.ref, "policy", "in-place", "other", original=LETTER),
)
_add(
    "answer_text",
    "Answer a question in text",
    on_return("answer"),
    lambda s, w: s.answering.answer_text(w.ref, "policy", "in-place", "other", original=LETTER),
)
_add(
    "fill",
    "Give many answers at once",
    on_return("answer"),
    lambda s, w: s.answering.fill(w.ref, [Given("policy", "in-place", "other")], original=LETTER),
)
_add(
    "clear",
    "Empty an answer",
    on_return("clear"),
    lambda s, w: s.answering.clear(w.ref, "policy", "in-place", original=LETTER),
)
_add(
    "grade",
    "Grade a standard",
    on_return("grade"),
    lambda s, w: s.answering.grade(w.ref, "policy", "ri", "why", original=LETTER),
)
_add(
    "settle_conflict",
    "Choose between two versions",
    on_return("settle conflict", ready=("ready", "returned")).but(
        "",
        lambda who, world: (
            UNKNOWN
            if who.here & set(FILLING)
            and world.name in NEW
            and (who.here != {"contributor"} or world.name != "not started")
            else None
        ),
    ),
    lambda s, w: s.answering.settle_conflict(w.ref, "policy", "in-place", _standing(w), original=LETTER),
)
_add(
    "confirm",
    "Say that last year's answer is still true",
    on_return("confirm", ready=NEW),
    lambda s, w: s.answering.confirm(w.ref, "policy", "in-place", original=LETTER),
)
_add(
    "add_evidence",
    "Add evidence",
    on_return("add evidence"),
    lambda s, w: s.answering.add_evidence(w.ref, "policy", "Poster", original=LETTER),
)
_add(
    "attach",
    "Attach evidence from the library",
    on_return("add evidence"),
    lambda s, w: s.answering.attach(w.ref, "policy", "e3", original=LETTER),
)
_add(
    "bring_evidence",
    "Bring last year's evidence over",
    on_return("add evidence", ready={"in progress"}).but(
        "",
        lambda who, world: (
            NO
            if who.here == {"contributor"}
            and world.state in ("not started", "in progress", "ready")
            and world.name != ROUND_CLOSED
            else (YES if who.here & {"lead", "manager"} and world.name == "not started" else None)
        ),
    ),
    lambda s, w: s.answering.bring_evidence(w.ref, "recruitment", _last_evidence(w), original=LETTER),
)
_add(
    "remove_evidence",
    "Take evidence off",
    on_return("remove evidence").but(
        "", lambda who, world: UNKNOWN if who.here & {"lead", "manager"} and world.name == "not started" else None
    ),
    lambda s, w: s.answering.remove_evidence(w.ref, "policy", _evidence(w), original=LETTER),
)
_add(
    "assign",
    "Give standards to colleagues",
    on_return("assign"),
    lambda s, w: s.answering.assign(w.ref, ["training"], ["con-tributor"]),
)
_add(
    "assign_each",
    "Give each standard to colleagues of its own",
    on_return("assign"),
    lambda s, w: s.answering.assign_each(w.ref, {"training": ["con-tributor"]}),
)
_add(
    "comment",
    "Comment beside a standard",
    on_return("comment"),
    lambda s, w: s.answering.comment(w.ref, "policy", "hm"),
)
_add(
    "reply_to_return",
    "Reply to why a standard was returned",
    on_return("reply to return"),
    lambda s, w: s.answering.reply_to_return(w.ref, "policy", "so"),
)
_add(
    "allow_trace",
    "Say that what looks like a trace of a child is none",
    on_return("allow trace"),
    lambda s, w: s.answering.allow_trace(w.ref, "policy", "in-place", "postcode", "SW1A 1AA"),
)
_add(
    "attach_original",
    "Keep the original that the partnership types from",
    on_return("attach original"),
    lambda s, w: s.answering.attach_original(w.ref, "Another letter"),
)
_add(
    "save_draft",
    "Keep what is being typed",
    Rule(
        lambda who, world: _drafted(who, world) or NO,
        FILLING,
        ("not started", "in progress", "ready", "returned"),
        "a contributor only at standards given to them",
    ),
    lambda s, w: s.answering.save_draft(w.ref, "policy", "in-place", "begun", None),
)
_add(
    "commit_drafts",
    "Make one's own unfinished texts answers",
    Rule(_reads, FILLING, (), "whoever may open the return; only their own texts, where they may answer"),
    lambda s, w: s.answering.commit_drafts(w.ref),
)
_add(
    "commit_own",
    "The same, as a part of something greater",
    Rule(
        lambda who, world: UNKNOWN if who.is_bounded and not who.here else YES,
        FILLING,
        (),
        "only their own texts, where they may answer",
    ),
    lambda s, w: s.answering.commit_own(s.changing.scene(w.ref)),
)

submitting = Desk("submitting", "Signing and submitting")
_say = submitting.add


_say(
    "send",
    "Send for sign-off",
    on_return("send for sign-off", ready={"ready"}, besides="nothing missing; the manager only with the original"),
    lambda s, w: s.submitting.send(w.ref),
)
_say("recall", "Take it back from the signatories", on_return("recall"), lambda s, w: s.submitting.recall(w.ref))
_say("decline", "Send it back unsigned", on_return("decline"), lambda s, w: s.submitting.decline(w.ref, "no"))
_say(
    "declare",
    "Declare it true",
    on_return(
        "declare",
        ready={"ready", "awaiting sign-off"},
        besides="nothing missing; the lead only where the questionnaire asks no sign-off",
    ).but(
        "",
        lambda who, world: (
            NO if "lead" in who.here and world.name in ("ready", "awaiting sign-off", "returned") else None
        ),
    ),
    lambda s, w: s.submitting.declare(w.ref, w.view("manager").head),
)
_say(
    "record_outside",
    "Record a signature on paper or by e-mail",
    on_return("record outside sign-off"),
    lambda s, w: s.submitting.record_outside(w.ref, "Chief Officer", "Chief Constable"),
)
_say(
    "submit",
    "Send for sign-off and sign in one step",
    Rule(
        lambda who, world: _submit(who, world),
        ("lead", "signatory", "manager"),
        ("ready", "awaiting sign-off", "returned"),
        "as far as they may do both",
    ),
    lambda s, w: s.submitting.submit(w.ref, "Chief Officer", "Chief Constable"),
)
_say(
    "expect_ratification",
    "Say that a governing body must still confirm it",
    on_return("expect ratification"),
    lambda s, w: s.submitting.expect_ratification(w.ref, "Full governors", "2027-06-01"),
)
_say(
    "ratify",
    "Record that it has confirmed it",
    on_return("ratify", ready={"to be ratified"}),
    lambda s, w: s.submitting.ratify(w.ref, "2027-03-01"),
)
_say(
    "scan_of",
    "Read the scan of a signature",
    reading_return(found={"to be ratified"}),
    lambda s, w: s.submitting.scan_of(w.ref, 1),
)


def _submit(who: Who, world: World) -> str:
    if who.is_bounded and not who.here:
        return UNKNOWN
    if who.here & {"lead", "signatory"} and world.state in ("not started", "in progress", "returned"):
        return NOT_NOW
    if not who.here & {"lead", "signatory", "manager"}:
        return NO
    return YES if world.name in ("ready", "awaiting sign-off") else NOT_NOW
