"""What the ordinary tables should hold of the register and the evidence libraries, worked out from the state."""

from s11tui.audit.library import LibraryItem
from s11tui.audit.register import Agency, Partnership, Party, Person, Round
from s11tui.workspace.rows import Rows, listed


def rows_of_partnership(partnership: Partnership) -> Rows:
    """The partnership and its settings."""
    rows: Rows = {("partnership", (partnership.id,)): (partnership.name, int(partnership.alone))}
    rows.update({("settings", (name,)): (value,) for name, value in partnership.settings.items()})
    return rows


def rows_of_agency(agency: Agency) -> Rows:
    """One agency."""
    return {
        ("agencies", (agency.id,)): (
            agency.slug,
            agency.name,
            agency.kind,
            listed(agency.phases),
            agency.size,
            listed(agency.tags),
            agency.group,
            agency.host,
            int(agency.active),
        )
    }


def rows_of_person(person: Person) -> Rows:
    """One person and the roles they hold."""
    rows: Rows = {}
    rows["people", (person.id,)] = (
        person.slug,
        person.name,
        person.home,
        int(person.active),
        person.email,
        person.login,
    )
    for number, grant in enumerate(person.grants):
        rows["grants", (person.id, number)] = (
            grant.role,
            grant.agency,
            grant.group,
            listed(grant.kinds),
            listed(grant.phases),
        )
    return rows


def rows_of_party(party: Party) -> Rows:
    """Whoever hand-overs go to and come from."""
    return {("parties", (party.id,)): (party.name, party.agency, party.signing, party.sealing)}


def rows_of_round(one: Round) -> Rows:
    """One round."""
    return {
        ("rounds", (one.id,)): (
            one.slug,
            one.title,
            one.edition,
            one.due,
            one.opened_at,
            int(one.separately),
            one.reply_days,
            int(one.closed),
        )
    }


def rows_of_item(item: LibraryItem) -> Rows:
    """One piece of evidence of a library."""
    file = item.file
    return {
        ("library", (item.id,)): (
            item.slug,
            item.agency,
            item.title,
            item.shows,
            item.place,
            item.held_at,
            item.date,
            item.owner,
            item.review_by,
            file.sha256 if file else "",
            file.name if file else "",
            file.size if file else 0,
            int(item.retired),
            item.changed_at,
            item.head,
            item.seq,
        )
    }
