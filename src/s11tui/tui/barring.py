"""Why a member of the panel may read a return but not judge it."""

from collections.abc import Mapping

from s11tui.audit.register import Agency, Person
from s11tui.audit.rights import belongs_to, roles_on
from s11tui.audit.view_models import ReturnView

_JUDGES = frozenset({"moderator", "meeting-chair", "manager"})
_JUDGED_IN = ("submitted", "in moderation", "grades shared")


def barred_words(view: ReturnView, person: Person, agencies: Mapping[str, Agency]) -> str:
    """What somebody is told who would judge this return, were they not barred; empty for everybody else."""
    if view.state not in _JUDGED_IN:
        return ""
    agency = agencies.get(view.agency.id)
    if agency is None or not roles_on(person, agency) & _JUDGES:
        return ""
    return _words(belongs_to(person, agency, agencies)) or conflict_words(view)


def conflict_words(view: ReturnView) -> str:
    """What somebody is told who declared a conflict of interest; empty where they did not."""
    declared = view.conflict_declared
    return _words(f"you declared a conflict of interest ({declared})") if declared else ""


def _words(why: str) -> str:
    if not why:
        return ""
    return f"You may read this return, but not judge it: {why}. Another member of the panel judges it."
