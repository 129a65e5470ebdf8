"""Who is late, and the letters to them: returns that are not in, and actions that are overdue or due soon."""

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from s11tui.audit.action_steps import OPEN_STATES
from s11tui.audit.chasing import (
    Behind,
    Contact,
    Letter,
    Pace,
    Sender,
    Undone,
    letter_about,
    letter_of_actions,
    stage_of,
)
from s11tui.audit.view_models import ActionView
from s11tui.clock import today
from s11tui.questionnaire.vocabulary import SIGN_OFF_ROLES
from s11tui.workspace.lines import ReturnLine
from s11tui.workspace.listing import NOT_IN_YET, Wanted, returns
from s11tui.workspace.registers import actions

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_PEOPLE = """SELECT g.agency, p.name, p.email FROM grants g JOIN people p ON p.id = g.person
    WHERE g.role = ? AND g.agency <> '' AND p.active ORDER BY g.agency, p.name"""
_OFFICES = """SELECT r.id, json_extract(e.canonical, '$.sign_off') FROM rounds r
    JOIN editions e ON e.sha256 = r.edition"""


@dataclass(frozen=True, slots=True)
class ReturnChase:
    """A return that is not in, and the letter about it."""

    about: Behind
    letter: Letter


@dataclass(frozen=True, slots=True)
class ActionChase:
    """What one owner has not said to be done yet, and the letter about all of it.

    Attributes:
        owner: who is addressed where no lead is known: the agency, or the partner or sub-group in words.
        agency: name of the agency that owns them, where the record knows it.
        actions: overdue or due soon, the first due first.
    """

    owner: str
    owner_kind: str
    agency: str
    actions: tuple[ActionView, ...]
    lead: Contact
    second: Contact
    letter: Letter


def late_returns(session: "Session", round_ref: str | None, pace: Pace) -> tuple[ReturnChase, ...]:
    """Returns of open rounds that are late or due soon, the latest first."""
    session.require("manager")
    facts = _Facts(session)
    found = []
    for line in returns(session, Wanted(round=round_ref, states=NOT_IN_YET)):
        if line.revision or not line.due or line.round_id in facts.closed:
            continue
        behind = facts.behind(line)
        letter = letter_about(behind, facts.now, pace, facts.sender)
        if letter is not None:
            found.append(ReturnChase(behind, letter))
    return tuple(sorted(found, key=lambda one: (one.about.due, one.about.agency)))


def undone_actions(session: "Session", pace: Pace) -> tuple[ActionChase, ...]:
    """Owners of actions that are overdue or due soon, the latest first.

    What an agency has not been told yet is not chased.
    """
    session.require("manager")
    facts = _Facts(session)
    owners: dict[tuple[str, str, str], list[ActionView]] = {}
    for one in actions(session):
        if one.state in OPEN_STATES and (one.shared or not one.ref):
            owners.setdefault(_owner_of(one), []).append(one)
    found = [chase for key, some in owners.items() if (chase := _chase(facts, key, some, pace)) is not None]
    return tuple(sorted(found, key=lambda one: (one.actions[0].due, one.owner)))


def _owner_of(one: ActionView) -> tuple[str, str, str]:
    """Kind, agency and words: all that an agency owns goes into one letter, whoever in it does it."""
    return one.owner_kind, one.owner_agency, "" if one.owner_kind == "agency" else one.owner


def _chase(facts: "_Facts", key: tuple[str, str, str], some: list[ActionView], pace: Pace) -> ActionChase | None:
    kind, agency, words = key
    lead, second = facts.owner(kind, agency, words)
    named = tuple(one for one in some if stage_of(one.due, facts.now, pace) is not None)
    undone = [Undone(one.slug, one.what, one.owner, one.due, _about(one, agency)) for one in named]
    dear = lead.name or words or agency
    letter = letter_of_actions(dear, undone, facts.now, pace, facts.sender, second.name)
    if letter is None:
        return None
    return ActionChase(words or agency, kind, agency, named, lead, second, letter)


def _about(one: ActionView, to: str) -> str:
    """What it is about, for the agency that is written to: its own name need not be told it."""
    return ", ".join(part for part in (one.agency if one.agency != to else "", one.round_title) if part)


class _Facts:
    """What is looked up once for all letters."""

    def __init__(self, session: "Session") -> None:
        self._workspace = session.workspace
        registry = session.workspace.registry
        partnership = registry.partnership()
        self.now = today(session.workspace.clock, partnership.zone)
        self.closed = frozenset(one.id for one in registry.rounds() if one.closed)
        helper = Contact(session.person.name, session.person.email)
        self.sender = Sender(partnership.name, helper, partnership.settings.get("escalation_policy", ""))

    def behind(self, line: ReturnLine) -> Behind:
        """A return that is not in, with who is to be written to."""
        office = self._office(line)
        return Behind(
            ref=line.slug,
            agency=line.agency_name,
            kind=line.kind,
            round_title=line.round_title,
            state=line.state,
            due=line.due,
            asked=line.asked,
            done=line.done,
            lead=self._leads.get(line.agency_id, Contact(role="safeguarding lead / DSL")),
            second=_with_role(self._signatories.get(line.agency_id, Contact()), office),
        )

    def owner(self, kind: str, agency: str, words: str) -> tuple[Contact, Contact]:
        """Who is written to about what somebody owns, and who with them."""
        known = self._workspace.registry.find_person(words) if words else None
        if known is not None and known.active:
            return Contact(known.name, known.email), Contact()
        agency_id = self._by_name.get(agency, "")
        lead = self._leads.get(agency_id, Contact())
        if kind == "agency":
            return lead, self._signatories.get(agency_id, Contact())
        # A partner or sub-group is addressed by its own words; the letter goes to whoever leads in its agency.
        return Contact(words, lead.email), Contact()

    def _office(self, line: ReturnLine) -> str:
        """What the person is called who signs first in that round."""
        named = self._offices.get(line.round_id) or []
        return SIGN_OFF_ROLES.get(named[0], named[0]) if named else "chief officer or head"

    @cached_property
    def _offices(self) -> dict[str, list[str]]:
        return {one: json.loads(offices) if offices else [] for one, offices in self._workspace.store.all(_OFFICES)}

    @cached_property
    def _leads(self) -> dict[str, Contact]:
        return self._contacts("lead", "safeguarding lead / DSL")

    @cached_property
    def _signatories(self) -> dict[str, Contact]:
        return self._contacts("signatory", "signatory")

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {one.name: one.id for one in self._workspace.registry.agencies()}

    def _contacts(self, role: str, words: str) -> dict[str, Contact]:
        found: dict[str, list[tuple[str, str]]] = {}
        for agency, name, email in self._workspace.store.all(_PEOPLE, (role,)):
            found.setdefault(agency, []).append((name, email))
        return {
            agency: Contact("; ".join(name for name, _ in some), "; ".join(email for _, email in some if email), words)
            for agency, some in found.items()
        }


def _with_role(contact: Contact, office: str) -> Contact:
    return Contact(contact.name, contact.email, office)
