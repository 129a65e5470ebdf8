"""Which screen a return opens in: by who looks at it, and how far it is."""

from typing import TYPE_CHECKING

from s11tui.errors import Refusal
from s11tui.tui.screens.desk import Desk

if TYPE_CHECKING:
    from s11tui.audit.view_models import ReturnView
    from s11tui.workspace.session import Session

_BEFORE_THE_PANEL = ("not started", "in progress", "ready", "awaiting sign-off", "returned", "exempt", "withdrawn")
_AFTER_SHARING = ("grades shared", "agreed", "closed")


async def open_return(desk: Desk, ref: str, standard: str = "", *, greeting: str = "") -> None:
    """Open a return over a screen, which tells where that cannot be done.

    Args:
        standard: where to begin; one that is not asked of this agency is left aside.
        greeting: what the screen tells when it is there.
    """
    opened = await desk.attempt(lambda session: _opened(session, ref))
    if opened is None:
        return
    view, barred = opened
    if not view.standards():
        desk.notice.refuse(Refusal(f"Nothing is asked of {view.agency.name} in this round.", "Ask the partnership."))
        return
    known = standard if standard and view.standard(standard) else ""
    screen = screen_for(view, known)
    screen.greeting = greeting
    await desk.app.push_screen(screen)
    if barred and screen.is_mounted:
        screen.banner.tell(barred)


def _opened(session: "Session", ref: str) -> "tuple[ReturnView, str]":
    """The return, and in words why this person may not judge it; empty where nothing bars them."""
    from s11tui.tui.barring import barred_words

    view = session.reading.open(ref)
    return view, barred_words(view, session.person, session.workspace.agencies)


def _is_asked(view: "ReturnView", standard: str) -> bool:
    """Whether a question at that standard waits for the agency, which replies in its form."""
    found = view.standard(standard) if standard else None
    return found is not None and any(one.waits_for == "agency" for one in found.queries)


def screen_for(view: "ReturnView", standard: str = "") -> Desk:
    """The screen in which this person works on this return now.

    Args:
        standard: where to begin; empty for the first that needs something.
    """
    if view.sees_panel and view.state not in _BEFORE_THE_PANEL:
        from s11tui.tui.screens.moderate import Moderate

        return Moderate(view, standard)
    shared = view.shared_at or view.state in _AFTER_SHARING
    if not view.sees_panel and shared and view.state != "returned" and not _is_asked(view, standard):
        from s11tui.tui.screens.outcome import OutcomeScreen

        return OutcomeScreen(view)
    if view.can & {"decline", "declare"} and "answer" not in view.can and not standard:
        from s11tui.tui.screens.review import Review

        return Review(view)
    from s11tui.tui.screens.form import Form

    return Form(view, standard)
