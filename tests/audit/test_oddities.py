"""Contradictions that every questionnaire has: told in words, and never in the way."""

from datetime import date

import pytest

from support.cases import Story
from support.editions import small_edition

DESCRIPTOR = "Everybody is trained each year, and it is checked that they were."


def described() -> Story:
    """A return whose training standard has a descriptor for “good”; “outstanding” needs evidence there."""
    edition = small_edition().model_dump()
    for area in edition["areas"]:
        for standard in area["standards"]:
            if standard["id"] == "training":
                standard["looks_like"] = {"good": DESCRIPTOR, "ri": "Too few."}
    return Story(type(small_edition()).model_validate(edition))


def warnings(story: Story, today: date = date(2027, 3, 2), standard: str = "training") -> tuple[str, ...]:
    found = story.view(today=today).standard(standard)
    assert found is not None
    return found.warnings


def show(story: Story, title: str, review_by: str = "", standard: str = "training") -> str:
    body = {"title": title, "held_at": "", "date": "", "review_by": review_by}
    return story.tell("evidence_added", standard=standard, **body)


def test_nothing_is_odd_to_begin_with_or_where_all_is_well() -> None:
    story = described()
    assert all(not one.warnings for one in story.view().standards())
    story.grade("training", "outstanding", "The inspection said so.")
    show(story, "Inspection letter", "2027-03-02")
    story.plan("training")
    assert warnings(story) == ()


def test_a_grade_above_what_its_evidence_allows() -> None:
    story = described()
    story.grade("training", "outstanding")
    assert warnings(story) == ("“Outstanding” may not be claimed without evidence, and none is named.",)
    piece = show(story, "Letter")
    assert warnings(story) == ()
    story.tell("evidence_removed", standard="training", evidence=piece)
    assert len(warnings(story)) == 1
    story.grade("training", "good")
    assert warnings(story) == ()


def test_a_grade_that_rests_on_nothing_but_old_evidence() -> None:
    story = described()
    story.grade("training", "outstanding")
    show(story, "Old letter", "2027-03-01")
    assert warnings(story) == (
        "“Outstanding” rests on evidence, and all that is named is out of date.",
        "“Old letter” was to be looked at again by 2027-03-01.",
    )
    show(story, "New letter", "2028-03-01")
    assert warnings(story) == ("“Old letter” was to be looked at again by 2027-03-01.",)


@pytest.mark.parametrize(("day", "count"), [(1, 0), (2, 0), (3, 1)])
def test_evidence_is_good_until_its_day_ends(day: int, count: int) -> None:
    story = described()
    show(story, "Letter", "2027-03-02", "policy")
    assert len(warnings(story, date(2027, 3, day), "policy")) == count


def test_a_long_title_is_shortened() -> None:
    story = described()
    show(story, "long " * 40, "2027-01-01")
    (said,) = warnings(story)
    assert len(said) < 120
    assert "…" in said


def plan(story: Story, **more: str) -> None:
    body = {
        "slug": "a2", "return": "r", "agency": "police", "standard": "training", "what": "Train them", "owner": "Me",
        "due": "2027-06-01", "state": "open", "by_panel": False, **more,
    }  # fmt: skip
    event = story.event("action/y", "action_added", "lead", body)
    from s11tui.audit.fold_action import fold_action
    from s11tui.audit.state import ActionState, Case

    made = fold_action(ActionState(event.id), [event])
    story.case = Case(story.case.answers, story.case.panel, (*story.case.actions, made))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"owner": " "}, "The action “Train them” has no owner."),
        ({"due": ""}, "The action “Train them” has no day."),
        ({"owner": "", "due": ""}, "The action “Train them” has no owner and no day."),
    ],
)
def test_an_action_without_owner_or_day(given: dict[str, str], said: str) -> None:
    """The desk takes none; one that came from elsewhere may be so."""
    story = described()
    plan(story, **given)
    assert warnings(story) == (said,)


@pytest.mark.parametrize("state", ["verified closed", "not proceeding"])
def test_an_action_that_is_over_is_not_odd(state: str) -> None:
    story = described()
    plan(story, owner="", state=state)
    assert warnings(story) == ()


@pytest.mark.parametrize(
    ("reason", "copied"),
    [
        (DESCRIPTOR, True),
        (f"  {DESCRIPTOR.upper()}  \n", True),
        (DESCRIPTOR.replace(",", ";").replace(".", "!"), True),
        (f"Yes: {DESCRIPTOR}", True),
        ("Everybody is trained each year, and it is checked", True),
        (f"{DESCRIPTOR} The register of March shows 214 of 220, and the six are booked for April.", False),
        ("Everybody is", False),
        ("Our register says so.", False),
        ("", False),
    ],
)
def test_a_reason_that_is_the_descriptor_itself(reason: str, copied: bool) -> None:
    story = described()
    story.grade("training", "good", reason)
    assert any("own description" in one for one in warnings(story)) is copied


def test_another_grades_descriptor_is_no_copy() -> None:
    story = described()
    story.grade("training", "outstanding", DESCRIPTOR)
    assert not any("own description" in one for one in warnings(story))


def test_what_is_odd_is_missing_nowhere_and_stops_nothing() -> None:
    story = described()
    story.answer("training/in-place", "Training.")
    story.grade("training", "good", DESCRIPTOR)
    show(story, "Old", "2020-01-01")
    assert len(warnings(story)) == 2
    assert story.missing("training") == []
    view = story.view()
    assert view.stops == ()
