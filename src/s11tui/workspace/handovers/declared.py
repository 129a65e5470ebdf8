"""What was declared elsewhere stands here: before a sign-off arrives, what was written here meanwhile gives way to it.

A signature is for a content, which is known by the events that gave it. So the content must come out the same here, or
the signature would be for something that nobody signed.
"""

from collections.abc import Iterator
from typing import Any

from s11tui.audit.completeness import contradictions, grade_of, progress
from s11tui.audit.content import Content
from s11tui.audit.events import Event, NewEvent
from s11tui.audit.incoming import Versions
from s11tui.audit.printed import printed
from s11tui.audit.signature_view import still_to_sign
from s11tui.audit.state import Answer, SelfGrade, StandardState
from s11tui.errors import NotNow, Unmet
from s11tui.questionnaire.asking import AskedStandard
from s11tui.workspace.handovers.merging import Merging

SIGN_OFF = frozenset({"sent_for_sign_off", "signed", "submitted"})

Settling = tuple[NewEvent, Versions | None]
"""The event that has the declared version stand, and what a person is told of it; None where both said the same."""


def settling(merging: Merging) -> Iterator[Settling]:
    """For each question, grade and evidence that differ from what is being declared: the event that settles it."""
    state = merging.here.answers
    for asked in merging.their_content.asked:
        if state.stage == "returned" and asked.id not in state.reopened:
            continue
        here, theirs = state.standard(asked.id), merging.theirs.standard(asked.id)
        for question in dict.fromkeys((*here.answers, *theirs.answers)):
            yield from _settled(merging, asked, question, here.answers.get(question), theirs.answers.get(question))
        yield from _settled(merging, asked, "", here.grade, theirs.grade)
        if {one.id for one in here.evidence} != {one.id for one in theirs.evidence}:
            yield _evidence(merging, asked, here, theirs)


Stands = Answer | SelfGrade | None


def _settled(merging: Merging, asked: AskedStandard, question: str, here: Stands, theirs: Stands) -> Iterator[Settling]:
    chosen = theirs.event if theirs else ""
    differs = chosen != (here.event if here else "")
    more = {one.event for one in here.rivals} - {one.event for one in theirs.rivals} if here and theirs else set()
    if not differs and not more:
        return
    every = {here.event, *(one.event for one in (*here.twins, *here.rivals))} if here else set()
    body = {
        "standard": asked.id,
        "question": question,
        "chosen": chosen,
        "over": sorted(every - {chosen}),
        "declared": True,
    }
    found = asked.question(question)
    other = here if differs or here is None else here.rivals[0]
    words = (_said(asked, question, theirs), _said(asked, question, other))
    told = Versions(_title(asked), found.text if found else question, *words) if words[0] != words[1] else None
    yield NewEvent(f"return/{merging.here.answers.id}", "conflict_settled", body), told


def _evidence(merging: Merging, asked: AskedStandard, here: StandardState, theirs: StandardState) -> Settling:
    pieces = [one.id for one in theirs.evidence]
    body: dict[str, Any] = {"standard": asked.id, "question": "", "chosen": "", "over": [], "declared": True}
    told = ["; ".join(one.title for one in some.evidence) for some in (theirs, here)]
    event = NewEvent(f"return/{merging.here.answers.id}", "conflict_settled", body | {"evidence": pieces})
    return event, Versions(_title(asked), "evidence", *told)


def _said(asked: AskedStandard, question: str, one: Any) -> str:
    """What somebody gave, as people read it; empty for nothing."""
    if one is None:
        return ""
    found = asked.question(question)
    if found is not None:
        return printed(found, one.value)
    value = one.grade if isinstance(one, SelfGrade) else str(one.value)
    grade = grade_of(asked, value)
    return f"{grade.label if grade else value}{f': {one.reason}' if one.reason else ''}"


def versions_in(content: Content, arrived: frozenset[str]) -> Iterator[Versions]:
    """The questions and grades that have two versions, with what came and what stood here."""
    for asked in content.asked:
        state = content.state.standard(asked.id)
        shown = [question.id for question in content.shown[asked.id]]
        for question, now in [*((name, state.answers.get(name)) for name in shown), ("", state.grade)]:
            if now is None or not now.rivals:
                continue
            every = [now, *now.rivals]
            came = next((one for one in every if one.event in arrived), every[-1])
            here = next(one for one in every if one is not came)
            found = asked.question(question)
            words = (_said(asked, question, came), _said(asked, question, here))
            yield Versions(_title(asked), found.text if found else "", *words)


def _title(asked: AskedStandard) -> str:
    return f"{asked.standard.number} {asked.standard.title}".strip()


def require_signable(merging: Merging, event: Event) -> None:
    """Raise where a return cannot be signed as an event says: incomplete, by another role, or for another content.

    Raises:
        Unmet: something is missing, or what was signed is not what came.
        NotNow: that role does not sign now.
    """
    content = merging.content
    missing = [one for each in progress(content, merging.here.actions).values() for one in each.missing]
    stops = contradictions(content)[1]
    if missing or stops:
        words = tuple(f"{content.by_id[one.standard].standard.number} {one.what}" for one in missing) + stops
        raise Unmet(f"it is not complete here: {words[0]}.", "", words)
    if event.kind == "sent_for_sign_off":
        return
    waiting = still_to_sign(merging.here.answers, content.edition.sign_off)
    office = event.body.get("office", "")
    left = [one for one in waiting if one != office]
    if (office and office not in waiting) or bool(left) != (event.kind == "signed"):
        raise NotNow("somebody signs it who need not, or others have still to sign.")
    if event.kind == "submitted" and event.body["content"] != dict(content.digests):
        names = [one for one in content.by_id if event.body["content"].get(one) != content.digests[one]]
        raise Unmet(f"what was signed is not what came, at {', '.join(names[:3]) or 'another standard'}.", "")
