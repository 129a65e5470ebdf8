"""A partnership in its second round in which everything that people, files and questionnaires can say is hostile.

One answer of the new return waits to be confirmed; `sign` gives it.
"""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from s11tui.audit.register import Grant
from s11tui.questionnaire.checking import check
from s11tui.questionnaire.models import Edition
from s11tui.workspace import Workspace
from s11tui.workspace.desks.library import Described
from s11tui.workspace.entries import Given, Graded, Planned, Shown
from support.clocks import HandClock
from support.hostile import EVERYTHING, LONG, called
from support.partnership import Partnership

BEGAN = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
AGAIN = datetime(2027, 1, 12, 9, 0, tzinfo=UTC)
PDF = b"%PDF-1.7 [/] [@click=app.quit]"

_TOML = """
[questionnaire]
id = "hostile"
version = "2027.1"
title = {name}
sign_off = ["chief-officer"]
introduction = {text}
declaration = {text}

[[reference]]
id = "wt"
title = {name}
edition = "2026"

[[scale]]
id = "own"
grades = [
  {{ id = "high", label = {name}, short = "[/]", score = 2 }},
  {{ id = "low", label = "Low", short = "[b]", score = 1, needs = ["action", "reason"], urgent = true }},
]

[[area]]
id = "area"
title = {name}
guidance = {text}

[[area.standard]]
id = "policy"
number = "[/]"
title = {name}
scale = "own"
guidance = {text}
law = [{{ ref = "wt", part = {name} }}]
typical_evidence = [{name}]
usual = ["in-place"]

[area.standard.looks_like]
high = {text}
low = {name}

[[area.standard.question]]
id = "more"
text = {text}
type = "long-text"
bring = "fill"
warn_if = {{ is_not = "x", say = {name} }}

[[area.standard.question]]
id = "how"
text = {name}
type = "many"
options = [{{ id = "a", label = {name} }}, {{ id = "b", label = "[/]" }}]

[[area.standard.question]]
id = "posts"
text = {name}
type = "table"
columns = [{{ id = "post", title = {name} }}, {{ id = "many", title = "[/]", type = "number" }}]

[[area.standard]]
id = "people"
number = "1.2"
title = {name}
scale = "own"
usual = ["in-place"]

[[area.standard]]
id = "other"
number = "1.3"
title = "Another"
usual = ["in-place"]

[[check]]
id = "odd"
level = "warn"
say = {name}
when = [{{ question = "policy/in-place", answered = true }}]
"""


def in_toml(text: str) -> str:
    """A text as TOML writes it, whatever is in it; a surrogate cannot be written there."""
    letters = (one for one in text if not "\ud800" <= one <= "\udfff")
    return '"' + "".join(one if one.isascii() and one.isalnum() else f"\\U{ord(one):08X}" for one in letters) + '"'


def hostile_toml() -> str:
    """A questionnaire in which all that is read by people is hostile."""
    everything = EVERYTHING.replace("{", "(").replace("}", ")")  # a name in braces would be looked up
    return _TOML.format(name=in_toml(called("N")), text=in_toml(everything))


def hostile_edition() -> Edition:
    """The edition of `hostile_toml`."""
    checked = check(hostile_toml().encode(), "hostile.toml")
    assert checked.edition is not None, checked.problems
    return checked.edition


def begin_hostile(path: Path) -> None:
    """Write the file: a round that is over, and one in which everything is filled in."""
    clock = HandClock(BEGAN)
    with Workspace.create(path, partnership=called("Partnership"), clock=clock) as ws:
        manager = ws.sole("manager")
        for name in ("front_door", "out_of_hours", "lado"):
            manager.people.set(name, called(name))
        manager.people.add_agency(called("Police"), "police", slug_="police")
        manager.people.add_agency(called("School"), "school", ("primary",), slug_="elm")
        for slug, grant in (
            ("lee-lead", Grant("lead", agency="police")),
            ("con-tributor", Grant("contributor", agency="police")),
            ("sig-natory", Grant("signatory", agency="police")),
            ("mo-derator", Grant("moderator")),
            ("cha-irwoman", Grant("meeting-chair")),
        ):
            manager.people.add_person(called(slug), [grant], slug)
        manager.rounds.publish(hostile_edition())
        manager.rounds.open("hostile", called("Round"), "2025-06-30", agencies=["police"])
    one = _of(path, clock)
    _fill(one)
    _judge(one)
    clock.now = AGAIN
    one.manager.rounds.open("hostile", called("Second round"), "2027-06-30")
    one.ws.close()
    one = copied_hostile(path)
    _fill(one)
    one.ws.close()


def copied_hostile(path: Path, target: Path | None = None) -> Partnership:
    """The partnership of a file that `begin_hostile` wrote, in a copy of its own where one is wanted."""
    if target is not None:
        shutil.copy(path, target)
        shutil.copytree(path.with_name(f"{path.name}.files"), target.with_name(f"{target.name}.files"))
    return _of(target or path, HandClock(AGAIN))


def _of(path: Path, clock: HandClock) -> Partnership:
    """The partnership with its newest round."""
    with Workspace.open(path, clock=clock) as ws:
        slugs = [slug for (slug,) in ws.store.all("SELECT slug FROM returns ORDER BY rowid")]
    police = [slug for slug in slugs if slug.startswith("police")]
    return Partnership(Workspace.open(path, clock=clock), clock, police[-1], slugs[-1])


def hostile_file(folder: Path) -> Path:
    """A document whose name is as hostile as a file system lets it be."""
    file = folder / "..[@click=app.quit]x[ \x1b]0;t\x07 \u202e \u5b89 =1+1.pdf"
    file.write_bytes(PDF)
    return file


def _fill(one: Partnership) -> None:
    ref, lead = one.ref, one.lead
    lead.answering.fill(
        ref,
        [
            Given("policy", "in-place", EVERYTHING),
            Given("policy", "how", ["a", "b"]),
            Given("policy", "posts", [{"post": EVERYTHING, "many": "2"}]),
            Graded("policy", "low", EVERYTHING),
            Shown("policy", EVERYTHING, called("held"), "2026-11-03"),
            Planned("policy", EVERYTHING, called("owner"), "2027-06-30"),
            Given("people", "in-place", called("people")),
            Graded("people", "high", called("reason")),
            Given("other", "in-place", "Plain."),
            Graded("other", "high"),
        ],
    )
    file = hostile_file(one.ws.path.parent)
    said = Described(called("item"), EVERYTHING, held_at=called("held"), owner=called("owner"), file=file)
    lead.library.add_to(ref, "policy", said)
    file.unlink()
    lead.answering.comment(ref, "policy", EVERYTHING)
    lead.answering.assign(ref, ["policy", "people"], ["con-tributor"])
    one.manager.answering.attach_original(ref, called("original"))


def _judge(one: Partnership) -> None:
    """What becomes of it up to the end, with every reason and question hostile."""
    sign(one)
    moderate(one)
    share(one)
    one.lead.moderating.accept(one.ref)


def sign(one: Partnership) -> None:
    """Declined once, then signed on paper with a scan, to be ratified, and ratified."""
    one.lead.answering.answer(one.ref, "policy", "more", LONG)
    one.lead.submitting.send(one.ref)
    one.sessions["signatory"] = one.ws.session("sig-natory")
    one.signatory.submitting.decline(one.ref, EVERYTHING)
    one.lead.submitting.send(one.ref)
    scan = hostile_file(one.ws.path.parent)
    one.lead.submitting.record_outside(
        one.ref, called("Chief"), "chief-officer", reason=EVERYTHING, evidence=called("safe"), scan=scan
    )
    scan.unlink()
    one.lead.submitting.expect_ratification(one.ref, called("governors"), "2027-07-31")
    one.lead.submitting.ratify(one.ref, one.clock.now.date().isoformat(), EVERYTHING)


def moderate(one: Partnership) -> None:
    """A proposal, a question to the agency with its reply, and an outcome."""
    one.chair.moderating.open(one.ref)
    one.mo.moderating.propose(one.ref, "policy", "high", EVERYTHING)
    one.mo.moderating.query(one.ref, "policy", EVERYTHING, "agency")
    (query,) = next(standard for standard in one.view().standards() if standard.id == "policy").queries
    one.lead.moderating.reply(one.ref, query.id, EVERYTHING)
    one.chair.moderating.agree(one.ref, "policy", "high", EVERYTHING, called("Meeting"))


def share(one: Partnership) -> None:
    """Share what the panel decided."""
    one.chair.moderating.rest(one.ref, "confirmed")
    one.chair.moderating.share(one.ref)
