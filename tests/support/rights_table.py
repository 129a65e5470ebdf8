"""All methods of all desks, and the document that tells people of them."""

from collections.abc import Iterator
from types import SimpleNamespace

from support import rights_beside, rights_filling, rights_meetings, rights_panel, rights_reading, rights_register
from support.rights_methods import Desk, Method
from support.rights_people import PEOPLE, Who
from support.rights_rules import YES
from support.rights_world import WORLDS

DESKS: tuple[Desk, ...] = (
    rights_reading.reading,
    rights_filling.answering,
    rights_register.library,
    rights_filling.submitting,
    rights_panel.moderating,
    rights_meetings.sampling,
    rights_meetings.meetings,
    rights_register.actions,
    rights_register.rounds,
    rights_register.people,
    rights_register.access,
    rights_beside.watching,
    rights_beside.jotting,
    rights_beside.handing_over,
)
METHODS: tuple[Method, ...] = tuple(one for desk in DESKS for one in desk.methods)

_LETTERS = {
    "lead": "L", "contributor": "C", "signatory": "S", "group-lead": "G", "manager": "M", "moderator": "P",
    "chair": "H", "follow-up": "F", "scrutineer": "I",
}  # fmt: skip
_WORDS = {
    "chair": "meeting chair",
    "follow-up": "follow-up group",
    "meeting-chair": "meeting chair",
    "group-lead": "group lead",
}
_STATES = tuple(dict.fromkeys(state for state, _, _ in WORLDS.values()))
_SHORT = {
    "awaiting sign-off": "awaiting",
    "in moderation": "moderation",
    "grades shared": "shared",
    "acknowledged": "acknowl.",
}

_BEGINNING = """# Who may do what

Every way to use the record, with who may use it. This page is made from the table that the tests try: each of them as
somebody of every kind, on a return in every state. It is kept in `tests/support/rights_*.py`, written from the design
and not taken from the program, and made anew with

```sh
S11TUI_REWRITE=1 .venv/bin/pytest tests/workspace/rights/test_rights_document.py
```

Rights are looked at in the record itself (`workspace.Session` and its desks), by no screen and no command. They are
looked at anew with each thing that somebody does: a role that is taken away ends at once, also where the person is at
work, and for somebody who left nothing is done or shown at all.

## What one agency may know of another

Whoever belongs to agencies only (safeguarding leads, contributors, signatories, group leads) knows of these agencies
and of nothing beyond them. Another agency, its people, returns, actions, evidence and meetings are to them *as if they
were not there*: what they name is “not found”, in the same words as what never was, and near names are offered from
their own alone.

What they do know beyond their own agencies, because it is the partnership's or was shared with everybody:

- the partnership's name, its telephone numbers, its rounds and its questionnaires;
- the names of those of the partnership who asked, decided or shared something with them;
- the good practice bank: what another agency agreed to have shared, with its name only where it agreed to that too;
- that numbers run through the whole workspace: an action called `a41` tells that there are forty others, and of whom it
  tells nothing.

A group lead reads the agencies of the group, and is told of no others. Somebody who is of an agency and of the panel as
well knows the register as the panel does, and of their own agency what the agency knows.
"""


def document() -> str:
    """`docs/rights.md`."""
    parts = [_BEGINNING]
    for desk in DESKS:
        parts.append(f"\n## {desk.title}\n\n| what | who | states of the return | besides |\n|---|---|---|---|\n")
        parts += [f"| {one.words} | {_roles(one)} | {_when(one)} | {one.rule.besides} |\n" for one in desk.methods]
    return "".join([*parts, *_matrix()])


def _roles(one: Method) -> str:
    return ", ".join(_WORDS.get(role, role) for role in one.rule.roles)


def _when(one: Method) -> str:
    return ", ".join(one.rule.states) or "any"


def _matrix() -> Iterator[str]:
    """Letters of those for whom something goes through, by what they do and the state of the return."""
    yield "\n## By state\n\nWhat goes through for whom, where all that it needs besides is there. "
    yield ", ".join(f"{letter}: {_WORDS.get(role, role)}" for role, letter in _LETTERS.items())
    yield ". What is not listed here does not depend on the state of a return.\n\n"
    yield f"| what | {' | '.join(_SHORT.get(state, state) for state in _STATES)} |\n|---|{'---|' * len(_STATES)}\n"
    for one in METHODS:
        cells = [_who(one, state) for state in _STATES]
        if len(set(cells)) > 1:
            yield f"| {one.words} | {' | '.join(cells)} |\n"


def _who(one: Method, state: str) -> str:
    return "".join(letter for role, letter in _LETTERS.items() if _goes_through(one, PEOPLE[role], state))


def _goes_through(one: Method, who: Who, state: str) -> bool:
    """Whether it does in any of the situations in which the return is in this state."""
    found = [
        SimpleNamespace(name=name, state=state, is_in=was) for name, (now, was, _) in WORLDS.items() if now == state
    ]
    return any(one.rule.expected(who, world) == YES for world in found)  # type: ignore[arg-type]  # what rules look at
