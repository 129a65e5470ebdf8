"""What holds of every comparison, however standards are renamed, moved, joined, taken apart and given up."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from s11tui.questionnaire.comparing import compare
from s11tui.questionnaire.comparing.changes import QUESTION_FLAGS, STANDARD_FLAGS
from s11tui.questionnaire.models import Area, Dropped, Edition, Option, Question, Standard
from s11tui.questionnaire.scales import BUILT_IN, DEFAULT_USUAL, USUAL_QUESTIONS

NAMES = st.sampled_from([f"n{number}" for number in range(8)])
WORDS = st.sampled_from(["", "One", "One\n", "Another"])
OPTIONS = st.lists(st.sampled_from("abc"), max_size=3, unique=True).map(
    lambda ids: tuple(Option(id=one, label=one.upper()) for one in ids)
)
QUESTIONS = st.lists(
    st.builds(
        Question,
        id=st.sampled_from("xyz"),
        type=st.sampled_from(["long-text", "text", "one", "many"]),
        text=WORDS,
        options=OPTIONS,
    ),
    max_size=3,
    unique_by=lambda one: one.id,
).map(tuple)
STANDARDS = st.lists(
    st.builds(
        Standard,
        id=NAMES,
        title=WORDS,
        guidance=WORDS,
        scale=st.sampled_from(["four", "met"]),
        usual=st.just(DEFAULT_USUAL),
        was=st.lists(NAMES, max_size=3).map(tuple),
        compare=st.booleans(),
        graded=st.booleans(),
        questions=QUESTIONS,
    ),
    max_size=6,
    unique_by=lambda one: one.id,
)


def edition(standards: list[Standard], version: str, follows: str = "", dropped: tuple[str, ...] = ()) -> Edition:
    return Edition(
        id="q",
        version=version,
        follows=follows,
        title="T",
        scales=(BUILT_IN["four"], BUILT_IN["met"]),
        usual_questions=USUAL_QUESTIONS,
        areas=(Area(id="a", title="A", standards=tuple(standards)),),
        dropped=tuple(Dropped(id=one, why="Why") for one in dropped),
    )


@given(STANDARDS, st.data())
def test_with_itself_everything_is_the_same_and_nothing_ended(standards: list[Standard], data: st.DataObject) -> None:
    moved = data.draw(st.permutations(standards))
    one, again = edition(standards, "2", "1"), edition(moved, "2", "1")
    for other in (one, again):
        found = compare(one, other)
        assert found.ended == ()
        assert list(found.standards) == [each.id for area in other.areas for each in area.standards]
        for name, change in found.standards.items():
            assert (change.sources, change.flags, change.was_title) == ((name,), (), "")
            assert change.compared == other.standard_by_id[name].graded
            assert len(change.questions) == 3 + len(other.standard_by_id[name].questions)
            assert all(not each.flags and each.can_carry for each in change.questions)


@given(STANDARDS, STANDARDS, st.lists(NAMES, max_size=3).map(tuple))
def test_every_standard_is_accounted_for(old: list[Standard], new: list[Standard], dropped: tuple[str, ...]) -> None:
    before, after = edition(old, "1"), edition(new, "2", "1", dropped)
    found = compare(before, after)
    assert list(found.standards) == [one.id for one in new]
    heirs = Counter(source for change in found.standards.values() for source in change.sources)
    ended = [name for name, _, _ in found.ended]
    assert sorted([*heirs, *ended]) == sorted(before.standard_by_id), "each old id has heirs or ended, never both"
    for name, change in found.standards.items():
        flags = set(change.flags)
        assert [one for one in STANDARD_FLAGS if one in flags] == list(change.flags)
        assert ("new" in flags) == (not change.sources)
        assert ("merged" in flags) == (len(change.sources) > 1)
        assert ("split" in flags) == any(heirs[one] > 1 for one in change.sources)
        assert ("renamed" in flags) == (len(change.sources) == 1 and "split" not in flags and change.sources != (name,))
        assert bool(change.was_title) <= bool(flags & {"reworded", "renamed"})
        assert not (change.compared and flags & {"new", "merged", "split", "scale changed"})


@given(STANDARDS, STANDARDS)
def test_every_question_that_has_a_source_is_there_and_carries_only_alone(
    old: list[Standard], new: list[Standard]
) -> None:
    before, after = edition(old, "1"), edition(new, "2", "1")
    for change in compare(before, after).standards.values():
        mixed = {"merged", "split"} & set(change.flags)
        for one in change.questions:
            assert [flag for flag in QUESTION_FLAGS if flag in one.flags] == list(one.flags)
            assert one.source_standard in change.sources
            assert one.source_question == one.question
            assert {"merged", "split"} & set(one.flags) == mixed
            assert bool(one.lost_options) == ("options lost" in one.flags)
            assert not (one.can_carry and (mixed or one.lost_options))
        asked = [each.id for each in after.standard_by_id[change.standard].questions]
        known = {each.id for name in change.sources for each in before.standard_by_id[name].questions}
        if "merged" not in change.flags:
            assert [one.question for one in change.questions[3:]] == [one for one in asked if one in known]


@given(STANDARDS, st.permutations(range(8)))
def test_renaming_alone_renames_and_nothing_more(standards: list[Standard], order: list[int]) -> None:
    before = edition(standards, "1")
    renamed = [
        one.model_copy(update={"id": f"new-{order[int(one.id[1:])]}", "was": (one.id,)}) for one in reversed(standards)
    ]
    found = compare(before, edition(renamed, "2", "1"))
    assert found.ended == ()
    for one in renamed:
        change = found.standards[one.id]
        assert (change.sources, change.flags) == (one.was, ("renamed",))
        assert change.was_title == one.title
        assert change.compared == one.graded
        assert all(each.can_carry for each in change.questions)
