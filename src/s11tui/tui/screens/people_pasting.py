"""Adding many people who were copied from a spreadsheet."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from s11tui.text import counted
from s11tui.tui.people_words import role_words
from s11tui.tui.screens.pasting import PASTE, Pasting
from s11tui.workspace.session import Session

if TYPE_CHECKING:
    # The list of people does not wait for what only a change needs.
    from s11tui.exchange.people_file import ListedPerson, PeopleFile

_ABOUT = (
    f"{PASTE} Columns: {{columns}}; name and role must be there. A role is written in words or as its id, an agency as "
    "its name or short name. Several lines with the same name and e-mail address, or the same id, are one person. "
    "Nothing is added before you have seen what would be."
)


class PeoplePasting(Pasting):
    """A screen from which people are added many at once."""

    def action_paste_people(self) -> None:
        """Take a pasted table; show whom it would add; add them."""
        from s11tui.exchange.people_file import COLUMNS, look_at_people

        names: dict[str, str] = {}

        def look(session: Session, table: str) -> "PeopleFile":
            names.update({one.id: one.name for one in session.reading.agencies()})
            return look_at_people(session, table)

        about = _ABOUT.format(columns=", ".join(COLUMNS))
        self.ask_table("Add many people", about, look, lambda read: self._confirm_people(read, names))

    def _confirm_people(self, read: "PeopleFile", agencies: Mapping[str, str]) -> None:
        from s11tui.exchange.people_file import told, told_before

        lines = [_line(one, agencies) for one in read.found]
        look = [one.to_look_at for one in read.found if one.to_look_at]
        shown = "\n".join([*filter(None, (read.notice, told_before(read.found))), *look, "", *lines])
        question = f"Take {counted(len(read.found), 'person', 'people')} from the list?"
        self.confirm_many(question, shown, lambda session: told(session.people.add_people(read.wanted)))


def _line(one: "ListedPerson", agencies: Mapping[str, str]) -> str:
    """Who it is and what they would get, for the list that is looked at first."""
    roles = "; ".join(role_words(grant, agencies) for grant in one.given)
    if one.there is None:
        return f"{one.wanted.name} · {roles}"
    return f"{one.wanted.name} · already there ({one.there.slug}){f' · gets {roles}' if roles else ''}"
