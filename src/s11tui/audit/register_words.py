"""How what people are, and how they come in, is said: by commands, on screens and on paper."""

from collections.abc import Mapping
from types import MappingProxyType

from s11tui.audit.register import ROLES, Grant, Person
from s11tui.text import listed

ACCESS: Mapping[str, str] = MappingProxyType(
    {
        "code_given": "a one-time code was given",
        "passphrase_set": "a passphrase was chosen",
        "account_closed": "passphrase and code were taken away",
        "signed_in": "signed in",
        "signed_out": "signed out",
        "sign_in_refused": "a sign-in was refused",
        "session_locked": "the session was locked",
        "session_unlocked": "the session was unlocked",
        "refused": "something was refused",
    }
)
"""What stands in `access/PERSON`, by the kinds of its events."""


def grant_words(grant: Grant, agencies: Mapping[str, str]) -> str:
    """`moderator (school, college)`, `lead (Exampleshire Police)`.

    Args:
        agencies: what agencies are called, by their ids.
    """
    scope = [agencies.get(grant.agency, grant.agency), grant.group, *grant.kinds, *grant.phases]
    named = ", ".join(one for one in scope if one)
    return f"{grant.role} ({named})" if named else grant.role


def roles_in_full(person: Person, agencies: Mapping[str, str]) -> str:
    """`safeguarding lead / DSL · Exampleshire Police and moderator`, for letters."""
    words = [
        " · ".join(part for part in (ROLES[grant.role], agencies.get(grant.agency, grant.group)) if part)
        for grant in person.grants
    ]
    return listed(list(dict.fromkeys(words)), "and")
