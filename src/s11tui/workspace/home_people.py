"""The manager's line about people who have no way in yet."""

from typing import TYPE_CHECKING

from s11tui.clock import stamp
from s11tui.text import counted
from s11tui.workspace.lines import HomeLine

if TYPE_CHECKING:
    from s11tui.workspace.home_builder import Builder

_WITHOUT = """SELECT count(*) FROM people p WHERE p.active AND p.login = ''
    AND EXISTS (SELECT 1 FROM grants g WHERE g.person = p.id)
    AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.person = p.id
        AND (a.passphrase <> '' OR (a.code <> '' AND a.code_until > ?)))"""


def people_without_way_in(builder: "Builder") -> None:
    """One line, where people have to show who they are and some cannot yet."""
    workspace = builder.session.workspace
    if "manager" not in builder.session.roles or not workspace.access.is_guarded:
        return
    row = workspace.store.one(_WITHOUT, (stamp(workspace.clock()),))
    if row is not None and row[0]:
        have = "has" if row[0] == 1 else "have"
        title = f"{counted(row[0], 'person', 'people')} {have} no way in yet"
        builder.todo.append(HomeLine("people", title, "give them one-time codes, a page for each", "empty", "new"))
