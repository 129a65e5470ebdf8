"""Who takes part in the demos."""

import pytest

from s11tui.demo import cast
from s11tui.demo.schedule import SECTION_175, full_rounds, small_rounds
from s11tui.demo.stories import STORIES
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES, TAGS


@pytest.mark.parametrize("make", [cast.small, cast.full])
def test_everybody_has_a_name_and_words_of_their_own(make: object) -> None:
    assert callable(make)
    found = make()
    slugs = [member.slug for member in found.members]
    assert len(slugs) == len(set(slugs))
    people = [name for one in found.members for name in (one.lead, one.colleague, one.signatory) if name]
    assert len(people) == len(set(people))
    assert not set(people) & set(found.spare)
    for member in found.members:
        assert member.kind in KINDS
        assert set(member.phases) <= set(PHASES)
        assert member.size in SIZES
        assert set(member.tags) <= set(TAGS)
        assert member.staff
        assert member.roles
        assert member.teams


def test_the_full_demo_is_as_large_as_a_partnership() -> None:
    found = cast.full()
    schools = [one for one in found.schools if one.kind == "school"]
    assert len(schools) == 300
    assert len(found.members) - len(schools) == 30
    rounds = full_rounds(found)
    assert len({one.named for one in rounds if one.questionnaire == SECTION_175}) == 3
    assert 950 <= sum(len(one.turns) for one in rounds) <= 1050


def test_every_turn_has_a_story_that_there_is() -> None:
    for rounds in (small_rounds(cast.small()), full_rounds(cast.full())):
        for plan in rounds:
            assert plan.opened < plan.due
            for turn in plan.turns:
                assert turn.story in STORIES
