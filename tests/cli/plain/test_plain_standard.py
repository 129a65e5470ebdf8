"""Grades, evidence, actions, colleagues, two versions, history, privacy: what belongs to a standard."""

from pathlib import Path

import pytest

from s11tui.audit.view_models import StandardView
from s11tui.workspace.desks.library import Described
from support.partnership import COMPLETE, Partnership
from support.plain import talked


def standard(one: Partnership, name: str) -> StandardView:
    found = one.view().standard(name)
    assert found is not None
    return found


def test_a_grade_is_chosen_in_every_way_and_its_reason_given(partnership: Partnership) -> None:
    for given, grade in (("3", "ri"), ("g", "good"), ("outstanding", "outstanding"), ("n-a", "n-a"), ("Good", "good")):
        talked(partnership, "1.1", "grade", given, "Because", "so.", ".")
        assert standard(partnership, "policy").self_grade == grade
        assert standard(partnership, "policy").self_reason == "Because\nso."
    talked(partnership, "1.1", "grade", "keep", "empty")
    assert (standard(partnership, "policy").self_grade, standard(partnership, "policy").self_reason) == ("good", "")
    talked(partnership, "1.1", "grade", "empty")
    assert standard(partnership, "policy").self_grade is None


def test_what_the_grade_needs_is_said_at_once(partnership: Partnership) -> None:
    said = talked(partnership, "2.1", "grade", "1", "keep", "grade", "ri", "keep")
    assert "1. Outstanding. It needs evidence." in said.lines
    assert "Still missing: “Outstanding” needs at least one piece of evidence." in said.lines
    assert "Still missing: “Requires improvement” needs an action: what will be done, by whom, by when." in said.lines


def test_the_lowest_grade_says_at_once_who_to_call(partnership: Partnership) -> None:
    said = talked(partnership, "1.1", "grade", "inadequate", "keep")
    saved = said.lines.index("Saved: Inadequate.")
    assert "do not wait for this return" in said.lines[saved + 1]
    assert "Immediate danger: call 999." in said.lines[saved : saved + 6]
    assert "It needs an action and a reason." in said.lines


def test_evidence_is_added_attached_and_taken_away(partnership: Partnership, tmp_path: Path) -> None:
    file = tmp_path / "minutes.pdf"
    file.write_bytes(b"%PDF-1.7 minutes")
    given = ("Minutes", "Shared drive", "2027-01-05", "Decisions changed.", "2027-12-31", str(file))
    said = talked(partnership, "1.1", "evidence", "add", *given, "2.2", "evidence", "library", "1")
    (one,) = standard(partnership, "policy").evidence
    assert (one.title, one.held_at, one.date, one.shows) == given[:4]
    assert one.review_by == "2027-12-31"
    assert one.file is not None
    assert one.file.name == "minutes.pdf"
    (same,) = standard(partnership, "recruitment").evidence
    assert same.item == one.item
    assert "Saved this time: 2 pieces of evidence." in said.text
    again = talked(partnership, "1.1", "evidence", "remove", "minutes")
    assert "Also at 1 other standard." in again.text
    assert not standard(partnership, "policy").evidence


@pytest.mark.parametrize(
    ("given", "mend"),
    [
        (("", "", "", "", "", ""), "What is it is needed"),
        (("Minutes", "", "in May", "", "", ""), "Write year-month-day"),
        (("Minutes", "", "", "", "", "/nowhere/minutes.pdf"), "Check its name"),
    ],
)
def test_a_refused_piece_of_evidence_leaves_nothing(
    partnership: Partnership, given: tuple[str, ...], mend: str
) -> None:
    said = talked(partnership, "1.1", "evidence", "add", *given)
    assert mend in said.refusals()[0]
    assert len(said.refusals()) == 1
    assert not standard(partnership, "policy").evidence
    assert partnership.lead.library.lines("police") == ()


def test_evidence_out_of_date_is_said(partnership: Partnership) -> None:
    described = Described(title="Old audit", review_by="2026-12-31")
    partnership.lead.library.add_to(partnership.ref, "policy", described)
    assert "It is out of date." in talked(partnership, "1.1", "evidence").text


def test_actions_are_added_about_a_standard_and_the_whole(partnership: Partnership) -> None:
    said = talked(partnership, "actions", "add", "Meet", "Chair", "2027-09-01", "1.1", "actions", "1", "Train", "", "x")
    (whole,) = partnership.view().actions
    assert (whole.what, whole.owner, whole.due, whole.standard) == ("Meet", "Chair", "2027-09-01", None)
    assert "By whom is needed" in said.refusals()[0]
    talked(partnership, "1.1", "action", "add", "Train", "", "Head", "soon", "2027-09-02", typed=True)
    (one,) = standard(partnership, "policy").actions
    assert (one.owner, one.due) == ("Head", "2027-09-02")


def test_a_standard_and_an_area_are_given_to_colleagues(partnership: Partnership) -> None:
    talked(partnership, "1.1", "assign", "1", "2")
    assert [one.name for one in standard(partnership, "lead-role").assigned] == ["Con Tributor"]
    said = talked(partnership, "1.1", "assign", "nobody", "standard")
    assert "It is with Con Tributor now." in said.text
    assert standard(partnership, "policy").assigned == ()
    assert standard(partnership, "lead-role").assigned


def conflicted(one: Partnership) -> None:
    """Two people answer the same question, and grade the same standard, without seeing each other."""
    one.lead.answering.answer(one.ref, "policy", "in-place", "The first version.", seen=None)
    one.manager.answering.answer(one.ref, "policy", "in-place", "The second version.", seen=None, original="A call")
    one.lead.answering.grade(one.ref, "policy", "good", "All is well.", seen=None)
    one.manager.answering.grade(one.ref, "policy", "ri", "Not all is well.", seen=None, original="A call")


def test_both_versions_are_read_out_and_one_is_chosen(partnership: Partnership) -> None:
    conflicted(partnership)
    said = talked(partnership, "1.1", "conflict", "2", "conflict", "1")
    assert "1. What is in place. Needed. Two versions: choose one." in said.lines
    first, second = (said.lines.index(words) for words in ("The first version.", "The second version."))
    assert "by Lee Lead" in said.lines[first - 1]
    assert "by Partnership manager, for the agency" in said.lines[second - 1]
    assert "Why: Not all is well." in said.lines
    here = standard(partnership, "policy")
    assert not here.questions[0].rivals
    assert here.self_grade
    assert not here.grade_rivals
    assert here.questions[0].value == said.lines[max(first, second)]
    assert "Nothing here has two versions." not in said.text


def test_two_people_never_overwrite_each_other(partnership: Partnership, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody answers between the reading out and the typing of the answer: both versions are kept."""
    lines = iter(["1.1\n", "in-place\n", "Mine.\n", ".\n"])

    class Heard:
        def readline(self) -> str:
            line = next(lines, "")
            if line == "Mine.\n":
                partnership.manager.answering.answer(
                    partnership.ref, "policy", "in-place", "Theirs.", seen=None, original="A call"
                )
            return line

    monkeypatch.setattr("support.plain.io.StringIO", _either(Heard()))
    said = talked(partnership)
    assert "Somebody else answered this while you did." in said.text
    question = standard(partnership, "policy").questions[0]
    assert {question.value, *(one.value for one in question.rivals)} == {"Mine.", "Theirs."}


def _either(heard: object):
    """The script first, then a real stream for what is said."""
    import io

    real, given = io.StringIO, [heard]
    return lambda *words, **more: given.pop() if given else real(*words, **more)


def test_history_is_read_and_a_version_brought_back(partnership: Partnership) -> None:
    for text in ("One.", "Two.", "Three."):
        partnership.lead.answering.answer(partnership.ref, "policy", "in-place", text)
    said = talked(partnership, "1.1", "history", "1", "3")
    assert [line for line in said.lines if line in ("One.", "Two.", "Three.")] == ["Three.", "Two.", "One."]
    assert standard(partnership, "policy").questions[0].value == "One."
    partnership.lead.answering.grade(partnership.ref, "policy", "good", "Well.")
    partnership.lead.answering.grade(partnership.ref, "policy", "")
    talked(partnership, "1.1", "history", "grade", "2")
    assert (standard(partnership, "policy").self_grade, standard(partnership, "policy").self_reason) == (
        "good",
        "Well.",
    )


def test_traces_of_a_child_are_said_and_can_be_fine(partnership: Partnership) -> None:
    said = talked(partnership, "1.1", "in-place", "NHS number 943 476 5919.", ".", "menu", "privacy", "1", "menu")
    assert "Privacy: in “What is in place”, something looks like an NHS number: 943 476 5919." in said.lines
    assert said.text.count("Privacy. 1 thing looks like a trace of a child.") == 1
    assert standard(partnership, "policy").allowed == {("in-place", "NHS number", "943 476 5919")}
    elsewhere = talked(partnership, "1.1", "grade", "good", "Case of NHS number 943 476 5919.", ".")
    assert "Privacy: in the reason for the grade" in elsewhere.text


def test_comments_queries_and_replies(partnership: Partnership) -> None:
    partnership.in_moderation()
    partnership.mo.moderating.query(partnership.ref, "policy", "Which board?", "agency")
    said = talked(partnership, "1.1", "reply", "The full one.", ".", "comment", "Sent today.", ".", "said")
    assert "Which board?" in said.text
    here = standard(partnership, "policy")
    assert here.queries[0].replies[0][2] == "The full one."
    assert here.comments[0][2] == "Sent today."
    assert any(line.startswith("Comment by Lee Lead") and line.endswith(": Sent today.") for line in said.lines)


def test_a_returned_standard_is_mended_and_replied_to(partnership: Partnership) -> None:
    partnership.submitted()
    partnership.manager.moderating.return_standards(partnership.ref, {"policy": "Which policy?"})
    said = talked(partnership, "1.1", "in-place", "The policy of 2027.", ".", "reply", "Named now.", ".", "1.2", "1")
    assert "1 standard came back to you: 1.1 Policy." in said.text
    assert "It was returned to you. Why: Which policy?" in said.text
    here = standard(partnership, "policy")
    assert (here.questions[0].value, here.returned_reply) == ("The policy of 2027.", "Named now.")
    assert "Only the standards that were returned can be changed now." in said.text


def test_a_manager_types_from_an_original(partnership: Partnership) -> None:
    refused = talked(partnership, "1.1", "in-place", "Theirs.", ".", who="manager")
    assert "original" in refused.refusals()[0]
    assert standard(partnership, "policy").questions[0].value is None
    talked(partnership, "1.1", "in-place", "Theirs.", ".", who="manager", original="Letter of 3 March")
    assert standard(partnership, "policy").questions[0].value == "Theirs."


def test_continue_goes_from_what_is_missing_to_what_is_missing(partnership: Partnership) -> None:
    partnership.fill(COMPLETE[:1])
    said = talked(
        partnership, "c", "c", "We ask.", ".", "c", "ri", "keep", "c", "add", "Train", "Head", "2027-09-01", "c"
    )
    assert standard(partnership, "policy").is_done
    assert "Standard 2 of 5, 1.2 Lead role." in said.text
    assert "or c for the action that it needs" in said.text
    assert not said.refusals()
