"""The good practice bank: extracts of all returns of a round, or of all rounds, read from the tables."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from s11tui.audit.practice import SHARED_CONSENTS
from s11tui.audit.practice_bank import BankLine
from s11tui.audit.register import Agency
from s11tui.audit.rights import roles_on, sees_panel
from s11tui.questionnaire.publishing import filled

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_PRACTICES = """SELECT p.id, p.standard, p.kind, p.extract, p.why, p.consent, p.consent_by, p.shared, r.id, r.slug,
    r.agency, r.edition, n.title FROM practices p JOIN returns r ON r.id = p."return" JOIN rounds n ON n.id = r.round
    WHERE ? IN ('', r.round) AND r.state NOT IN ('exempt', 'withdrawn') ORDER BY n.opened_at DESC, p.rowid"""


class _Found(NamedTuple):
    """One row."""

    id: str
    standard: str
    kind: str
    extract: str
    why: str
    consent: str
    consent_by: str
    shared: int
    return_id: str
    ref: str
    agency: str
    edition: str
    round_title: str


def bank(session: "Session", round_id: str = "", *, outside: bool = False) -> tuple[BankLine, ...]:
    """The extracts that a person may read, the newest round first, each round in the order of its standards.

    Args:
        round_id: only of this round; empty for all.
        outside: as readers outside the panel have it, whoever asks: what may be shared, and no name that may not.
    """
    rows = [_Found(*row) for row in session.workspace.store.all(_PRACTICES, (round_id,))]
    agencies = session.workspace.agencies
    agencies.look_up([one.agency for one in rows])
    # The order in which they were marked would tell readers outside which of them belong together.
    places = {one.id: _place(session, one) for one in rows}
    rounds = list(dict.fromkeys(one.round_title for one in rows))
    rows.sort(key=lambda one: (rounds.index(one.round_title), places[one.id].at, one.extract))
    found = (_line(session, one, agencies[one.agency], places[one.id], outside) for one in rows)
    return tuple(line for line in found if line is not None)


class _Place(NamedTuple):
    """Where a standard stands in its edition."""

    at: int
    number: str
    title: str
    area: str


def _place(session: "Session", one: _Found) -> _Place:
    registry = session.workspace.registry
    settings = registry.partnership().settings
    at = 0
    for area in registry.edition(one.edition).areas:
        for standard in area.standards:
            at += 1
            if standard.id == one.standard:
                return _Place(at, standard.number, filled(standard.title, settings), area.title)
    return _Place(at + 1, "", one.standard, "")


def _line(session: "Session", one: _Found, agency: Agency, place: _Place, outside: bool) -> BankLine | None:
    roles = frozenset() if outside else roles_on(session.person, agency)
    panel = bool(roles) and sees_panel(session.person, roles, agency, session.workspace.agencies)
    if not panel and not one.shared:
        return None
    full = panel or "scrutineer" in roles
    if not full and one.consent not in SHARED_CONSENTS:
        return None
    named = full or one.consent == "named"
    return BankLine(
        id=one.id if full else "",
        ref=one.ref if full else "",
        agency=agency.name if named else "",
        round_title=one.round_title,
        standard=one.standard,
        number=place.number,
        title=place.title,
        area=place.area,
        kind=one.kind,
        extract=one.extract,
        why=one.why if panel else "",
        consent=one.consent,
        consent_by=one.consent_by if full else "",
        shared=bool(one.shared),
    )


def counted(lines: tuple[BankLine, ...], by: str) -> Iterator[tuple[str, int]]:
    """How many there are of each kind, or with each consent, as (id, number)."""
    found: dict[str, int] = {}
    for one in lines:
        name = str(getattr(one, by))
        found[name] = found.get(name, 0) + 1
    yield from sorted(found.items())
