"""Which standards of a return a meeting looks at, and why; without giving proposals away before they are revealed."""

from dataclasses import replace

from s11tui.audit.mattering import why_it_matters
from s11tui.audit.view_models import ReturnView, StandardView

Picked = tuple[tuple[StandardView, tuple[str, ...]], ...]


def picked(view: ReturnView) -> Picked:
    """Standards that matter, in the order they are asked, each with why."""
    found = ((one, why_it_matters(_open(view, one))) for one in view.standards() if one.graded)
    return tuple((one, why) for one, why in found if why)


def _open(view: ReturnView, standard: StandardView) -> StandardView:
    """A standard without proposals where these are revealed at the meeting: who sees them all must not print a hint."""
    return replace(standard, proposals=()) if view.separately else standard
