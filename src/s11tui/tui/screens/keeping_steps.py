"""What the manager does with a return at any time: exempts, withdraws or reinstates it, gives it time, amends it."""

from collections.abc import Callable, Mapping

from s11tui.audit.view_models import ReturnView
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.desk import Desk
from s11tui.tui.screens.menu import Menu
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import muted, strong
from s11tui.workspace.session import Session

Values = Mapping[str, str]
Take = Callable[[ReturnView], None]
"""Is given the return as it stands then."""

KEEPING: Mapping[str, tuple[str, str, str]] = {
    "exempt": ("exempt", "Exempt the agency from this round", "It need not answer; a reason is kept."),
    "withdraw": ("withdraw", "Withdraw the return", "It leaves the round, for example because the agency closed."),
    "reinstate": ("reinstate", "Reinstate the return", "It comes back to where it was before."),
    "extend": ("extend", "Give more time", "Another day by which the return is due."),
    "amend": (
        "amend",
        "Amend: open standards again",
        "Of a return that was agreed or closed, for a mistake that was found. The agency changes them and submits "
        "again; what was agreed of the others stands.",
    ),
}
"""By name: the lifecycle's word for it, the words people see, and what it means."""


def keeping_menu(view: ReturnView, *others: Row) -> Menu:
    """What this person may do of it with this return now.

    Args:
        others: what else is offered, before it.
    """
    can = [(name, title, about) for name, (action, title, about) in KEEPING.items() if action in view.can]
    rows = [*others, *(Row(name, strong(title), muted(about)) for name, title, about in can)]
    intro = f"{view.agency.name} · {view.state}"
    return Menu("Keep the return in order", intro if rows else f"{intro}\nThere is nothing that you can do.", rows)


def ask_keeping(desk: Desk, view: ReturnView, name: str, take: Take) -> Ask:
    """Asks why, and does it."""

    async def do(given: Values) -> None:
        take(await desk.bridge.call(lambda session: _kept(session, view.id, name, given)))

    fields = [Field("reason", "Why?", "text")]
    if name == "extend":
        fields.insert(0, Field("due", "New day", value=view.round.due, hint="year-month-day"))
    if name == "amend":
        standards = tuple((one.id, f"{one.number} {one.title}".strip()) for one in view.standards())
        fields.append(Field("standards", "Which standards?", "several", hint="Enter marks one", choices=standards))
    _, title, about = KEEPING[name]
    return Ask(title, f"{view.agency.name} · {view.state}\n{about}", fields, "Record", do)


def _kept(session: Session, ref: str, name: str, given: Values) -> ReturnView:
    desk, reason = session.moderating, given["reason"]
    match name:
        case "exempt":
            return desk.exempt(ref, reason)
        case "withdraw":
            return desk.withdraw_return(ref, reason)
        case "reinstate":
            return desk.reinstate(ref, reason)
        case "amend":
            return desk.amend(ref, [one for one in given["standards"].split(",") if one], reason)
    return desk.extend(ref, given["due"], reason)
