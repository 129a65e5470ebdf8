"""Who may do and see what; rule 6: nobody judges their own agency, group or host body."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.register import ROLES, Agency, Grant, Person
from s11tui.audit.rights import (
    SEES_PANEL,
    bar,
    belongs_to,
    is_for_agency,
    may_read,
    require_readable,
    roles_on,
    sees_panel,
    sees_presence,
)
from s11tui.audit.state import PanelState
from s11tui.errors import NotAllowed

NAMES = ("a", "b", "c", "d")
names = st.sampled_from(NAMES)
maybe = st.sampled_from(("", *NAMES))
groups = st.sampled_from(("", "trust", "force"))
agencies = st.fixed_dictionaries(
    {
        name: st.builds(
            lambda group, host, kind, phases, name=name: Agency(name, name, name, kind, phases, "", (), group, host),
            groups, maybe, st.sampled_from(("school", "police")), st.sampled_from(((), ("primary",), ("middle",))),
        )
        for name in NAMES
    }
)  # fmt: skip
grants = st.builds(
    Grant,
    st.sampled_from(sorted(ROLES)),
    maybe,
    groups,
    st.sampled_from(((), ("school",), ("police", "health"))),
    st.sampled_from(((), ("primary",), ("middle",))),
)
people = st.builds(lambda held, home: Person("p", "p", "P", tuple(held), home), st.lists(grants, max_size=3), maybe)


def connected(person: Person, agency: Agency, known: dict[str, Agency]) -> bool:
    """The rule in other words: own agency, own group, or a host body either way."""
    own = {name for name in (person.home, *(grant.agency for grant in person.grants)) if name}
    my_groups = {grant.group for grant in person.grants} | {known[name].group for name in own}
    hosts = any(known[name].host == agency.id or agency.host == name for name in own)
    return agency.id in own or (agency.group != "" and agency.group in my_groups) or hosts


@given(people, agencies, names)
def test_whoever_is_connected_is_barred_and_told_why(person: Person, known: dict[str, Agency], name: str) -> None:
    said = belongs_to(person, known[name], known)
    assert bool(said) == connected(person, known[name], known)
    assert bar(person, known[name], known, PanelState("r")) == said


@given(people, agencies, names)
def test_nobody_connected_sees_the_panel_except_a_manager(person: Person, known: dict[str, Agency], name: str) -> None:
    roles = roles_on(person, known[name])
    seen = sees_panel(person, roles, known[name], known)
    if "manager" in roles:
        assert seen
    elif connected(person, known[name], known) or not roles & {"moderator", "meeting-chair", "follow-up"}:
        assert not seen
    else:
        assert seen


@given(people, agencies, names)
def test_roles_reach_as_far_as_they_were_given(person: Person, known: dict[str, Agency], name: str) -> None:
    agency = known[name]
    expected = set()
    for grant in person.grants:
        if grant.role in ("lead", "contributor", "signatory"):
            reaches = grant.agency == name
        elif grant.role == "group-lead":
            reaches = grant.group != "" and grant.group == agency.group
        elif grant.role in ("moderator", "meeting-chair"):
            kinds = not grant.kinds or agency.kind in grant.kinds
            reaches = kinds and (not grant.phases or bool(set(grant.phases) & set(agency.phases)))
        else:
            reaches = True
        if reaches:
            expected.add(grant.role)
    assert roles_on(person, agency) == expected
    assert roles_on(replace(person, active=False), agency) == frozenset()


@given(people, agencies, names, st.sampled_from(("", "my sister works there")))
def test_a_declared_conflict_bars(person: Person, known: dict[str, Agency], name: str, said: str) -> None:
    panel = PanelState("r", conflicts={"p": said, "other": "theirs"})
    why = bar(person, known[name], known, panel)
    assert bool(why) == (bool(said) or connected(person, known[name], known))


@pytest.mark.parametrize("role", ROLES)
def test_what_is_not_submitted_is_the_agencys_own(role: str) -> None:
    ours = role in ("lead", "contributor", "signatory", "manager", "group-lead")
    assert may_read(frozenset({role}), 0) == ours
    assert may_read(frozenset({role}), 1)
    assert not may_read(frozenset(), 1)


def test_scrutineers_and_group_leads_see_what_is_decided_only() -> None:
    assert not SEES_PANEL & {"scrutineer", "group-lead", "lead", "contributor", "signatory"}


def test_require_readable_says_whose_it_is() -> None:
    with pytest.raises(NotAllowed, match="Exampleshire Police"):
        require_readable(frozenset({"moderator"}), 0, Agency("a", "a", "Exampleshire Police", "police"))


@given(people, people, agencies, names, st.booleans(), st.integers(0, 2))
def test_an_agency_is_never_told_that_the_panel_looks(
    looker: Person, other: Person, known: dict[str, Agency], name: str, answers: bool, revision: int
) -> None:
    agency = known[name]
    mine, theirs = roles_on(looker, agency), roles_on(other, agency)
    panel, other_panel = (sees_panel(one, roles, agency, known) for one, roles in ((looker, mine), (other, theirs)))
    there = is_for_agency(theirs, panel=other_panel, answers=answers)
    told = sees_presence(mine, revision, panel=panel, for_agency=there)
    if told:
        assert may_read(mine, revision)
    if told and not panel:
        assert not other_panel or ("manager" in theirs and answers)
        assert theirs & {"lead", "contributor", "signatory", "group-lead", "manager"}
    if panel and may_read(mine, revision):
        assert told
