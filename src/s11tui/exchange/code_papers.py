"""One-time codes on paper: what the letters say is looked up here, for commands and screens alike."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from s11tui.audit.register import CONTACTS, SETTINGS
from s11tui.audit.register_words import roles_in_full
from s11tui.clock import stamp
from s11tui.workspace import Workspace
from s11tui.workspace.desks.access import Given

if TYPE_CHECKING:
    from s11tui.reports.papers import Paper


def code_paper(workspace: Workspace, given: Sequence[Given]) -> "Paper":
    """The letters with these codes, a page for each person, in the order given."""
    from s11tui.reports.code_letters import CodeLetter, Host, code_letters_paper

    known = workspace.partnership()
    contacts = tuple((SETTINGS[name], known.settings.get(name, "")) for name in CONTACTS)
    host = Host(known.name, known.settings.get("sign_in_at", ""), known.zone, contacts)
    names = {one.id: one.name for one in workspace.registry.agencies()}
    letters = [
        CodeLetter(one.person.name, one.person.slug, roles_in_full(one.person, names), one.code, one.until)
        for one in given
    ]
    return code_letters_paper(host, letters, stamp(workspace.clock()))
