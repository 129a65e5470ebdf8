"""Folding `register/...`: the partnership, agencies, people, rounds and editions."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from s11tui.audit.events import Event, version_of
from s11tui.audit.register import Agency, Grant, Partnership, Party, Person, Round
from s11tui.audit.words import Words


def fold_partnership(state: Partnership | None, events: Iterable[Event]) -> Partnership | None:
    """The partnership after these events."""
    for event in events:
        version_of(event.kind)
        if event.kind == "partnership_named":
            state = Partnership(event.body["id"], event.body["name"], event.body["alone"])
        elif event.kind == "setting_changed" and state is not None:
            state = replace(state, settings={**state.settings, event.body["name"]: event.body["value"]})
    return state


def fold_agency(state: Agency | None, events: Iterable[Event]) -> Agency | None:
    """An agency after these events."""
    for event in events:
        version_of(event.kind)
        body = event.body
        state = Agency(
            id=body["id"],
            slug=body["slug"],
            name=body["name"],
            kind=body["kind"],
            phases=tuple(body["phases"]),
            size=body["size"],
            tags=tuple(body["tags"]),
            group=body["group"],
            host=body["host"],
            active=body["active"],
        )
    return state


def agency_body(agency: Agency, name: Any) -> dict[str, Any]:
    """An agency as an event carries it; `name` is its name, to be sealed."""
    return {
        "id": agency.id,
        "slug": agency.slug,
        "name": name,
        "kind": agency.kind,
        "phases": list(agency.phases),
        "size": agency.size,
        "tags": list(agency.tags),
        "group": agency.group,
        "host": agency.host,
        "active": agency.active,
    }


def fold_person(state: Person | None, events: Iterable[Event]) -> Person | None:
    """A person after these events."""
    for event in events:
        version_of(event.kind)
        body = event.body
        state = Person(
            id=body["id"],
            slug=body["slug"],
            name=body["name"],
            grants=tuple(_grant(one) for one in body["grants"]),
            home=body["home"],
            active=body["active"],
            email=body.get("email", ""),
            login=body.get("login", ""),
        )
    return state


def person_body(person: Person, name: Any) -> dict[str, Any]:
    """A person as an event carries them; `name` is their name, to be sealed."""
    return {
        "id": person.id,
        "slug": person.slug,
        "name": name,
        "grants": [
            {
                "role": grant.role,
                "agency": grant.agency,
                "group": grant.group,
                "kinds": list(grant.kinds),
                "phases": list(grant.phases),
            }
            for grant in person.grants
        ],
        "home": person.home,
        "active": person.active,
        "email": Words(person.email),
        "login": person.login,
    }


def _grant(body: Mapping[str, Any]) -> Grant:
    return Grant(body["role"], body["agency"], body["group"], tuple(body["kinds"]), tuple(body["phases"]))


def fold_party(state: Party | None, events: Iterable[Event]) -> Party | None:
    """Whoever hand-overs go to and come from, after these events."""
    for event in events:
        version_of(event.kind)
        body = event.body
        state = Party(body["id"], body["name"], body["agency"], body["signing"], body["sealing"])
    return state


def fold_round(state: Round | None, events: Iterable[Event]) -> Round | None:
    """A round after these events."""
    for event in events:
        version_of(event.kind)
        body = event.body
        if event.kind == "round_opened":
            state = Round(
                id=body["id"],
                slug=body["slug"],
                title=body["title"],
                edition=body["edition"],
                due=body["due"],
                opened_at=event.at,
                separately=body["separately"],
                reply_days=body["reply_days"],
            )
        elif state is not None and event.kind == "round_extended":
            state = replace(state, due=body["due"])
        elif state is not None and event.kind == "round_closed":
            state = replace(state, closed=True)
    return state
