"""What a return leans on and may be new here: its agency, its questionnaire, its people, whom to call about a child."""

from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.fold_register import fold_partnership, fold_person, person_body
from s11tui.audit.handover import HandOver
from s11tui.audit.register import CONTACTS, Agency, Person
from s11tui.audit.words import Words
from s11tui.errors import BadInput
from s11tui.questionnaire.publishing import read_published
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES, TAGS
from s11tui.text import admit_line, slug
from s11tui.workspace.desks.people import PARTNERSHIP_STREAM
from s11tui.workspace.rows_of_register import rows_of_partnership, rows_of_person

if TYPE_CHECKING:
    from s11tui.workspace.session import Session
    from s11tui.workspace.workspace import Workspace

_LONGEST_NAME = 300


def publish(session: "Session", handover: HandOver, sha256: str) -> str:
    """Publish the questionnaire that came, if it is not here; its title, or empty where it was.

    Raises:
        BadInput: it is none, or another is published here under its id and version.
    """
    workspace = session.workspace
    if workspace.store.one("SELECT 1 FROM editions WHERE sha256 = ?", (sha256,)) is not None:
        return ""
    edition = read_published(handover.edition.encode())
    there = workspace.store.one("SELECT 1 FROM editions WHERE id = ? AND version = ?", (edition.id, edition.version))
    if there is not None:
        raise BadInput(
            f"Another questionnaire is published here as “{edition.id}” {edition.version}.",
            "Ask the partnership to publish its own under a version of its own; nothing was changed.",
        )
    body = {"sha256": sha256, "id": edition.id, "version": edition.version}
    news = [NewEvent(f"register/edition/{sha256}", "edition_published", body)]
    at = workspace.ledger.append(news, session.person.id)[0].at
    workspace.store.run(
        "INSERT INTO editions (sha256, id, version, title, canonical, published_at) VALUES (?, ?, ?, ?, ?, ?)",
        (sha256, edition.id, edition.version, edition.title, handover.edition, at),
    )
    return edition.title


def admitted_agency(told: Agency) -> Agency:
    """An agency as a partnership tells of it, let in through the one door.

    Raises:
        BadInput: a word of it is not in the vocabulary.
    """
    words = [(told.kind, KINDS), *((one, PHASES) for one in told.phases), *((one, TAGS) for one in told.tags)]
    words += [(told.size, SIZES)] if told.size else []
    name = admit_line(told.name).text[:_LONGEST_NAME]
    if not name or any(word not in known for word, known in words):
        raise BadInput(
            "The agency that this hand-over is about is told in words that are not known.", "Ask its sender."
        )
    return Agency(told.id, slug(told.slug), name, told.kind, tuple(told.phases), told.size, tuple(told.tags))


def register_people(session: "Session", named: dict[str, str], sender: str) -> tuple[str, ...]:
    """Enter those whom events name and nobody knows here: without any role, so that only their names are shown."""
    workspace, new = session.workspace, []
    for person_id, told in named.items():
        if workspace.store.one("SELECT 1 FROM people WHERE id = ?", (person_id,)) is not None:
            continue
        name = admit_line(told).text[:_LONGEST_NAME] or f"Somebody of {sender}"
        person = Person(person_id, workspace.registry.free_slug("people", slug(name)), name, active=False)
        body = person_body(person, Words(name))
        news = NewEvent(f"register/person/{person_id}", "person_registered", body)
        session.changing.register([news], {}, lambda events: rows_of_person(_made(fold_person(None, events))))
        new.append(name)
    return tuple(new)


def _made(person: Person | None) -> Person:
    assert person is not None
    return person


def is_own(workspace: "Workspace", person: str) -> bool:
    """Whether somebody holds, or ever held, a role here: nobody else can say anything in their name."""
    row = workspace.store.one(
        "SELECT 1 FROM events WHERE stream = ? AND json_array_length(body, '$.grants') > 0 LIMIT 1",
        (f"register/person/{person}",),
    )
    return row is not None


def take_contacts(session: "Session", handover: HandOver) -> None:
    """Whom to call about a child, where this workspace says nothing of its own."""
    for name in CONTACTS:
        before = session.workspace.registry.partnership()
        told = admit_line(handover.sender.contacts.get(name, "")).text[:_LONGEST_NAME]
        if not told or before.settings.get(name, "").strip():
            continue
        news = NewEvent(PARTNERSHIP_STREAM, "setting_changed", {"name": name, "value": Words(told)})
        session.changing.register(
            [news],
            rows_of_partnership(before),
            lambda events, before=before: rows_of_partnership(fold_partnership(before, events) or before),  # type: ignore[misc]  # bound now
        )
