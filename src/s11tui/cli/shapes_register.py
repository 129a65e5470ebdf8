"""The JSON of the register: agencies, people, rounds. Add keys, never rename them."""

from typing import Any

from s11tui.audit.register import Agency, Grant, Person, Round

Shape = dict[str, Any]


def agency(one: Agency) -> Shape:
    """An agency of the register."""
    return {
        "agency": one.slug,
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "phases": list(one.phases),
        "size": one.size,
        "tags": list(one.tags),
        "group": one.group,
        "active": one.active,
    }


def person(one: Person, agencies: dict[str, str]) -> Shape:
    """Somebody of the register. `agencies` gives the short name of each agency by its id."""
    return {
        "person": one.slug,
        "id": one.id,
        "name": one.name,
        "active": one.active,
        "home": agencies.get(one.home, one.home),
        "email": one.email,
        "login": one.login,
        "roles": [role(grant, agencies) for grant in one.grants],
    }


def role(grant: Grant, agencies: dict[str, str]) -> Shape:
    """A role that somebody holds. `agencies` as above."""
    return {
        "role": grant.role,
        "agency": agencies.get(grant.agency, grant.agency),
        "group": grant.group,
        "kinds": list(grant.kinds),
        "phases": list(grant.phases),
    }


def round_(one: Round) -> Shape:
    """A round."""
    return {
        "round": one.slug,
        "id": one.id,
        "title": one.title,
        "edition": one.edition,
        "due": one.due,
        "separately": one.separately,
        "reply_days": one.reply_days,
        "closed": one.closed,
    }
