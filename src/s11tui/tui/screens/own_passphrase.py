"""Choosing another passphrase for oneself."""

from collections.abc import Mapping

from s11tui.errors import BadInput
from s11tui.tui.screens.ask import Ask, Field
from s11tui.tui.screens.desk import Desk
from s11tui.workspace.session import Session

_INTRO = "Three or four words that do not belong together are hard to guess and easy to remember. Nothing is shown."


async def ask_passphrase(desk: Desk) -> None:
    """Ask for the old one, where there is one, and twice for the new one."""
    has_one = await desk.attempt(_has_one)
    if has_one is None:
        return
    fields = [Field("new", "The new passphrase", "secret"), Field("again", "The same again", "secret")]
    if has_one:
        fields.insert(0, Field("old", "The passphrase that you have now", "secret"))

    async def do(given: Mapping[str, str]) -> None:
        if given["new"] != given["again"]:
            raise BadInput("The two new passphrases are not the same.", "Type the new one again, twice.")
        old, new = given.get("old", ""), given["new"]
        await desk.bridge.call(lambda session: session.access.change_passphrase(old, new))

    def done(yes: bool | None) -> None:
        if yes:
            desk.notice.tell("From now on you sign in with the new passphrase.")

    desk.app.push_screen(Ask("Change my passphrase", _INTRO, fields, "Change it", do), done)


def _has_one(session: Session) -> bool:
    return bool(session.workspace.access.account(session.person.id).passphrase)
