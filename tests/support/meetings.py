"""Three agencies in moderation, for a meeting about all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from s11tui.audit.register import Grant
from support.partnership import COMPLETE, Partnership

ROUND = "section-11-2027"


@dataclass(frozen=True)
class Three:
    """The returns of three police forces, each with a proposal; `third` was submitted and is not in moderation yet."""

    first: str
    second: str
    third: str


TWO_FORCES = (("Northtown Police", "northtown", "police"), ("Southsea Police", "southsea", "police"))
"""Name, slug and kind of the agencies that join the police."""


def three_submitted(one: Partnership, others: Sequence[tuple[str, str, str]] = TWO_FORCES) -> list[str]:
    """Others join the round and submit, and so does the police; gives back the returns, that of the police first."""
    refs = [one.ref]
    for name, slug, kind in others:
        one.manager.people.add_agency(name, kind, slug_=slug)
        one.manager.people.add_person(f"Lead of {name}", [Grant("lead", agency=slug)], f"{slug}-lead")
        refs.append(one.manager.rounds.invite(ROUND, slug).slug)
        lead = one.ws.session(f"{slug}-lead")
        lead.answering.fill(refs[-1], list(COMPLETE))
        lead.submitting.submit(refs[-1], "Chief Officer", "Chief Constable")
    one.submitted()
    return refs


def three_agencies(one: Partnership) -> Three:
    """Two more forces join the round and submit; two moderators differ about the first, one about the second."""
    refs = three_submitted(one)
    for ref in refs[:2]:
        one.chair.moderating.open(ref)
        one.mo.moderating.propose(ref, "policy", "ri", "Not shown to us.", "tested", "claimed")
    one.ada.moderating.propose(refs[0], "policy", "good", "", "read")
    one.mo.moderating.query(refs[1], "lead-role", "Who covers holidays?")
    return Three(*refs)
