"""The partnership's settings on one form: who to call about a child, where people sign in, when a session is locked."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from s11tui.audit.register import SETTINGS
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.desk import Desk

if TYPE_CHECKING:
    from s11tui.audit.register import Partnership
    from s11tui.workspace.session import Session

_INTRO = (
    "The numbers stand on the first screen, in every form and on every report, and fill the places such as "
    "{front_door} in questionnaires. The address of signing in stands on the letters with one-time codes."
)
_HINTS = {
    "front_door": "for example 01632 960001, 8 am to 6 pm",
    "zone": "in which due days end; Europe/London if you set none",
    "sign_in_at": "for example https://audit.exampleshire.example",
    "idle_minutes": "20 if you set none",
}


async def ask_settings(desk: Desk) -> None:
    """Ask for them over a screen, and record those that were changed."""
    known = await desk.attempt(lambda session: session.workspace.partnership())
    if known is None:
        return
    before = {name: known.settings.get(name, "") for name in SETTINGS}

    async def do(given: Mapping[str, str]) -> None:
        desk.bridge.partnership = await desk.bridge.call(lambda session: _set(session, before, given))

    def done(yes: bool | None) -> None:
        if yes:
            desk.notice.tell("The settings are recorded.")

    fields = [Field(name, words, value=before[name], hint=_HINTS.get(name, "")) for name, words in SETTINGS.items()]
    desk.app.push_screen(Ask("The partnership's settings", _INTRO, fields, "Save", do), done)


def _set(session: "Session", before: Mapping[str, str], given: Mapping[str, str]) -> "Partnership":
    with session.batch():
        for name, value in given.items():
            if value != before[name]:
                session.people.set(name, value)
    return session.workspace.partnership()
