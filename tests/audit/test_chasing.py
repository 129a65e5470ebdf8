"""Whom to write to about what is late, and in which words."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.audit.chasing import (
    ESCALATED,
    LATE,
    LATE_LONG,
    REMINDER,
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

TODAY = date(2027, 3, 20)
PACE = Pace(before=14, second=8, third=22)
SENDER = Sender("Exampleshire SCP", Contact("Pat Manager", "pat@example.org"), "Policy 4")
RETURN = Behind(
    ref="police-2027",
    agency="Exampleshire Police",
    kind="police",
    round_title="Section 11 2027",
    state="in progress",
    due="2027-03-19",
    asked=52,
    done=18,
    lead=Contact("Lee Lead", "lee@example.org"),
    second=Contact("Sig Natory", "sig@example.org", "Chief officer"),
)


def about(late: int, one: Behind = RETURN) -> Letter:
    due = (TODAY - timedelta(days=late)).isoformat()
    letter = letter_about(replace(one, due=due), TODAY, PACE, SENDER)
    assert letter is not None
    return letter


@pytest.mark.parametrize(
    ("late", "stage"),
    [
        (-15, None), (-14, REMINDER), (-1, REMINDER), (0, REMINDER), (1, LATE), (7, LATE), (8, LATE_LONG),
        (21, LATE_LONG), (22, ESCALATED), (400, ESCALATED),
    ],
)  # fmt: skip
def test_the_stage_goes_by_days(late: int, stage: int | None) -> None:
    assert stage_of((TODAY - timedelta(days=late)).isoformat(), TODAY, PACE) == stage


def test_before_the_due_day_it_is_a_reminder() -> None:
    letter = about(-5)
    assert (letter.stage, letter.days_late) == (REMINDER, 0)
    assert letter.subject == "Section 11 2027: due on Thu 25 March 2027"
    assert "friendly reminder" in letter.text
    assert "18 of 52 standards are done, 34 left to do." in letter.text
    assert "give you more time" in letter.text
    assert "late" not in letter.text


def test_the_three_stages_grow_in_earnest_and_each_says_how_to_hand_in_late() -> None:
    first, second, third = about(1), about(8), about(22)
    assert first.text.startswith("Dear Lee Lead\n\n")
    assert second.text.startswith("Dear Lee Lead and Sig Natory\n\n")
    assert third.text.startswith("Dear Sig Natory and Lee Lead\n\n")
    assert "It is 1 day late." in first.text
    assert [one.subject.endswith("taken further") for one in (first, second, third)] == [False, False, True]
    assert "change of lead" in second.text
    assert "escalation policy (Policy 4)" in third.text
    assert "escalation" not in first.text + second.text
    for letter in (first, second, third):
        assert "Late returns are accepted, and marked as late, until the partnership closes the round." in letter.text
        assert "Pat Manager (pat@example.org)" in letter.text


@pytest.mark.parametrize(
    ("state", "done", "words"),
    [
        ("awaiting sign-off", 52, "only the sign-off by Sig Natory"),
        ("ready", 52, "send it for sign-off"),
        ("not started", 0, "not been begun yet"),
        ("in progress", 1, "1 of 52 standards is done"),
    ],
)
def test_what_is_missing_is_said(state: str, done: int, words: str) -> None:
    assert words in about(3, replace(RETURN, state=state, done=done)).text


def test_nobody_known_is_addressed_by_their_office() -> None:
    unknown = replace(RETURN, lead=Contact(), second=Contact(role="Head teacher or principal"))
    assert about(30, unknown).text.startswith("Dear Head teacher or principal and safeguarding lead\n")
    several = replace(RETURN, lead=Contact("Lee Lead; Con Lead"))
    assert about(1, several).text.startswith("Dear Lee Lead and Con Lead\n")
    assert "If you need help, please speak to the partnership." in _text(unknown, Sender("SCP"))


def _text(one: Behind, sender: Sender) -> str:
    letter = letter_about(one, TODAY, PACE, sender)
    assert letter is not None
    return letter.text


def test_one_letter_names_every_action_of_an_owner() -> None:
    some = [
        Undone("a2", "Ask\nall families", "Head", "2027-04-01", "Elm School"),
        Undone("a1", "Train two teams", "DCI Hill", "2027-03-01", ""),
        Undone("a3", "Later", "DCI Hill", "2027-09-01", ""),
    ]
    letter = letter_of_actions("Lee Lead", some, TODAY, PACE, SENDER, "Sig Natory")
    assert letter is not None
    assert (letter.stage, letter.days_late, letter.subject) == (LATE_LONG, 19, "1 safeguarding action overdue")
    assert letter.text.startswith("Dear Lee Lead and Sig Natory\n")
    assert letter.text.index("Train two teams: DCI Hill") < letter.text.index("Ask all families (Elm School): Head")
    assert "Later" not in letter.text
    assert letter_of_actions("Lee", some[2:], TODAY, PACE, SENDER) is None
    soon = letter_of_actions("Lee", some[:1], TODAY, PACE, SENDER)
    assert soon is not None
    assert soon.subject == "1 safeguarding action due soon"


@given(late=st.integers(-400, 400), second=st.integers(2, 50), more=st.integers(1, 50), before=st.integers(0, 60))
def test_stages_never_go_back_as_days_go_by(late: int, second: int, more: int, before: int) -> None:
    pace, due = Pace(before, second, second + more), TODAY - timedelta(days=late)
    stages = [stage_of(due.isoformat(), TODAY + timedelta(days=day), pace) for day in (0, 1)]
    order = [-1 if stage is None else stage for stage in stages]
    assert order == sorted(order)
    assert (stages[0] is None) == (late < -before)
