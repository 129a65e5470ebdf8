"""A list of people is entered: all of them or none, and nobody twice."""

import pytest

from s11tui.audit.register import Grant
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow, Refusal, Unmet
from s11tui.workspace.desks.entering import NewPerson
from support.hostile import CALLED, admitted
from support.partnership import Partnership

MODERATOR, CHAIR = Grant("moderator"), Grant("meeting-chair", kinds=("school",))


def test_a_list_is_entered_with_all_that_it_says(partnership: Partnership) -> None:
    people, registry = partnership.manager.people, partnership.ws.registry
    done = people.add_people(
        [
            NewPerson("Al One", (Grant("lead", agency="police"), MODERATOR), email="al@x.example", login="al1"),
            NewPerson(CALLED, (CHAIR,), slug="hostile", home="elm"),
        ]
    )
    assert [(one.is_new, one.given) for one in done] == [
        (True, (Grant("lead", agency=registry.agency("police").id), MODERATOR)),
        (True, (CHAIR,)),
    ]
    one, two = registry.person("al-one"), registry.person("hostile")
    assert [each.person for each in done] == [one, two]
    assert (one.email, one.login) == ("al@x.example", "al1")
    assert (two.name, two.home) == (" ".join(admitted(CALLED).split()), registry.agency("elm").id)
    assert partnership.ws.verify().problems == ()


def test_who_is_there_gets_the_roles_that_they_lack_and_nothing_else_changes(partnership: Partnership) -> None:
    people, registry = partnership.manager.people, partnership.ws.registry
    people.change_person("lee-lead", email="lee@x.example", login="llee")
    before = registry.person("lee-lead")
    wanted = [
        NewPerson("lee lead", (MODERATOR,), email="Lee@X.example", home="elm"),
        NewPerson("Lee Lead", (MODERATOR, CHAIR), login="llee", email="other@x.example"),
        NewPerson("Lee Lead", (Grant("scrutineer"),), slug="lee-lead"),
        NewPerson("Mo Derator", (MODERATOR,)),
    ]
    done = people.add_people(wanted)
    after = registry.person("lee-lead")
    assert (after.email, after.home, after.login, after.name) == ("lee@x.example", "", "llee", "Lee Lead")
    assert set(after.grants) == {*before.grants, MODERATOR, CHAIR, Grant("scrutineer")}
    assert not any(one.is_new for one in done)
    assert sorted(grant.role for one in done for grant in one.given) == ["meeting-chair", "moderator", "scrutineer"]
    count = partnership.ws.store.all("SELECT count(*) FROM events")
    assert all(one.given == () for one in people.add_people(wanted)), "the same list once more"
    assert partnership.ws.store.all("SELECT count(*) FROM events") == count


@pytest.mark.parametrize(
    ("wrong", "kind"),
    [
        (NewPerson(" ", (MODERATOR,)), BadInput),
        (NewPerson("Al", ()), BadInput),
        (NewPerson("Al", (Grant("king"),)), BadInput),
        (NewPerson("Al", (Grant("lead"),)), Unmet),
        (NewPerson("Al", (Grant("lead", agency="nowhere"),)), NotFound),
        (NewPerson("Al", (Grant("group-lead", group="no trust"),)), NotFound),
        (NewPerson("Al", (Grant("moderator", kinds=("king",)),)), BadInput),
        (NewPerson("Al", (MODERATOR,), email="al"), BadInput),
        (NewPerson("Al", (MODERATOR,), login="a l"), BadInput),
        (NewPerson("Al", (MODERATOR,), login="llee"), BadInput),
        (NewPerson("Al", (MODERATOR,), slug="lee-lead"), BadInput),
        (NewPerson("Al", (MODERATOR,), slug="A L"), BadInput),
        (NewPerson("Al", (MODERATOR,), home="nowhere"), NotFound),
        (NewPerson("Mo Derator", (CHAIR,)), BadInput),
        (NewPerson("Gon E", (MODERATOR,), slug="gon-e"), NotNow),
    ],
)
def test_all_or_none(partnership: Partnership, wrong: NewPerson, kind: type[Refusal]) -> None:
    people = partnership.manager.people
    people.change_person("lee-lead", login="llee")
    people.add_person("Gon E", [MODERATOR], "gon-e")
    people.change_person("gon-e", active=False)
    before = partnership.ws.registry.people()
    give = NewPerson("Hed Teacher", (MODERATOR,), slug="hed-teacher")
    with pytest.raises(kind):
        people.add_people([NewPerson("Good One", (MODERATOR,)), give, wrong])
    assert partnership.ws.registry.people() == before
    assert partnership.ws.verify().problems == ()


def test_an_id_that_is_given_is_not_taken_by_one_that_is_made(partnership: Partnership) -> None:
    done = partnership.manager.people.add_people(
        [
            NewPerson("Al", (MODERATOR,), email="1@x.example"),
            NewPerson("Al", (MODERATOR,), email="2@x.example"),
            NewPerson("Bo", (MODERATOR,), slug="al"),
        ]
    )
    assert [one.person.slug for one in done] == ["al-2", "al-3", "al"]


@pytest.mark.parametrize("who", ["lead", "contributor", "signatory", "mo", "chair", "follow_up", "trust_lead"])
def test_it_is_for_the_manager(partnership: Partnership, who: str) -> None:
    with pytest.raises(NotAllowed):
        getattr(partnership, who).people.add_people([NewPerson("Me Too", (Grant("manager"),))])
    assert partnership.ws.registry.find_person("Me Too") is None
