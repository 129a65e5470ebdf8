"""The versions of one answer or grade: what stands, what was given beside it unseen, and what follows on an event.

An event names what its writer had seen; it takes the place of that and of nothing else. So the versions that are left
do not depend on the order in which two workspaces come to know of each other's events.
"""

from collections.abc import Collection

from s11tui.audit.events import Event
from s11tui.audit.state_standard import Answer, Rival, SelfGrade

Versions = tuple[Rival, ...]
"""All that are left, that which stands first; empty for none."""


def given_by(event: Event) -> Rival:
    """An answer or a grade as an event gave it."""
    author: str = event.body.get("author", "")
    who, typist = (author, event.who) if author else (event.who, "")
    if event.kind == "graded":
        return Rival(event.body["grade"], event.body["reason"], event.id, who, event.at, typist)
    source: str = event.body["source"] if event.kind == "confirmed" else ""
    return Rival(event.body["value"], "", event.id, who, event.at, typist, source)


def after_giving(now: Answer | SelfGrade | None, event: Event) -> Versions:
    """The versions once one more was given: in the place of those that its writer saw, else beside them."""
    new = given_by(event)
    if now is None:
        return (new,)
    left, seen = _left(now, event)
    return (new, *left) if now.event in seen else (*left, new)


def after_clearing(now: Answer | SelfGrade, event: Event) -> Versions:
    """The versions once those were taken away that somebody saw."""
    return _left(now, event)[0]


def after_choosing(now: Answer | SelfGrade, chosen: str, over: Collection[str]) -> Versions:
    """The versions once one (by its event) was chosen over others.

    Where that one is not there, since somebody replaced it or took it away meanwhile, what is left stands: nothing,
    where all others were given up.
    """
    every = _every(now)
    pick = tuple(one for one in every if one.event == chosen)
    left = tuple(one for one in every if one.event != chosen and one.event not in over)
    return (*pick, *left)


def answer_of(versions: Versions) -> Answer:
    """The answer that at least one version makes."""
    first, twins, rivals = _sorted(versions)
    return Answer(first.value, first.event, first.who, first.at, rivals, first.typist, first.confirmed_from, twins)


def grade_of(versions: Versions) -> SelfGrade | None:
    """The grade that versions make."""
    if not versions:
        return None
    first, twins, rivals = _sorted(versions)
    return SelfGrade(str(first.value), first.reason, first.event, first.who, first.at, rivals, first.typist, twins)


def seen_besides(now: Answer | SelfGrade | None, seen: str | None) -> dict[str, list[str]]:
    """What an event adds whose writer saw what others had said as well: the same words, from another workspace."""
    return {"also": [one.event for one in now.twins]} if now is not None and now.twins and seen == now.event else {}


def _left(now: Answer | SelfGrade, event: Event) -> tuple[Versions, frozenset[str]]:
    seen = frozenset({event.body["seen"], *event.body.get("also", ())})
    return tuple(one for one in _every(now) if one.event not in seen), seen


def _every(now: Answer | SelfGrade) -> Versions:
    if isinstance(now, SelfGrade):
        stands = Rival(now.grade, now.reason, now.event, now.who, now.at, now.typist)
    else:
        stands = Rival(now.value, "", now.event, now.who, now.at, now.typist, now.confirmed_from)
    return (stands, *now.twins, *now.rivals)


def _sorted(versions: Versions) -> tuple[Rival, Versions, Versions]:
    """What stands, what says the same, and what says something else.

    Of those that say the same that with the smallest id stands, in every workspace.
    """
    said = (versions[0].value, versions[0].reason)
    same = sorted((one for one in versions if (one.value, one.reason) == said), key=lambda one: one.event)
    return same[0], tuple(same[1:]), tuple(one for one in versions if (one.value, one.reason) != said)
