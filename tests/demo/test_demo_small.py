"""The small demo: what a newcomer meets in it, and that it is a sound record."""

import hashlib
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from s11tui.audit.lifecycle import STATES
from s11tui.audit.view_models import ReturnView
from s11tui.questionnaire.vocabulary import PHASES
from s11tui.workspace import Workspace
from support.quickly import RUN

CURRENT = ("section-11-2027", "section-175-2027", "early-years-2027")
SUBMITTED = frozenset(STATES) - {"not started", "in progress", "ready", "awaiting sign-off", "exempt", "withdrawn"}


@pytest.fixture(scope="module")
def views(demo: Workspace) -> list[ReturnView]:
    """Every return as the manager sees it."""
    reading = demo.sole("manager").reading
    return [reading.open(line.id) for line in reading.returns()]


def test_it_verifies(demo: Workspace) -> None:
    verified = demo.verify()
    assert verified.problems == ()
    assert verified.ok
    assert verified.returns == 38


def test_its_size(demo: Workspace) -> None:
    kinds = Counter(agency.kind for agency in demo.sole("manager").reading.agencies())
    schools = kinds["school"] + kinds["college"]
    assert schools == 12
    assert sum(kinds.values()) - schools - kinds["early-years"] == 6
    assert kinds["early-years"] == 1


def test_this_years_returns_stand_in_every_state(demo: Workspace) -> None:
    reading = demo.sole("manager").reading
    found = {line.state for name in CURRENT for line in reading.returns(round=name)}
    assert found == set(STATES)


def test_every_derived_label_but_stale_is_there(views: list[ReturnView]) -> None:
    found = {label for view in views for label in view.labels}
    assert {"overdue", "late", "resubmitted"} <= found


def test_last_years_rounds_are_closed(demo: Workspace) -> None:
    rounds = {one.slug: one.closed for one in demo.sole("manager").reading.rounds()}
    assert rounds == {
        **dict.fromkeys(CURRENT, False),
        **dict.fromkeys(("section-11-2026", "section-175-2026", "early-years-2026"), True),
    }


def test_schools_cover_every_phase(demo: Workspace) -> None:
    phases = {phase for agency in demo.sole("manager").reading.agencies() for phase in agency.phases}
    assert phases == set(PHASES)


def test_what_was_submitted_is_complete(views: list[ReturnView]) -> None:
    submitted = [view for view in views if view.revision and view.state != "returned"]
    assert {view.state for view in submitted} == SUBMITTED - {"returned"}
    for view in submitted:
        assert view.missing == (), view.slug
        assert view.counts.asked == view.counts.answered == view.counts.done
        assert view.stops == ()


def test_counts_add_up(demo: Workspace, views: list[ReturnView]) -> None:
    assert len(views) == len({view.slug for view in views})
    for view in views:
        assert view.counts.asked == len(view.standards())
        assert view.counts.missing == len({one.standard for one in view.missing})


def test_a_school_is_asked_neither_too_little_nor_too_much(views: list[ReturnView]) -> None:
    asked = [view.counts.asked for view in views if view.edition.id == "section175"]
    assert min(asked) >= 45
    assert max(asked) <= 65


def test_moderation_is_in_full_swing(views: list[ReturnView]) -> None:
    council = next(view for view in views if view.slug == "exampleshire-council-section-11-2027")
    assert council.state == "in moderation"
    standards = council.standards()
    assert len({proposal.person for one in standards for proposal in one.proposals}) == 2
    assert any(not query.resolved and query.audience == "agency" for one in standards for query in one.queries)
    reasons = [p.reason for one in standards for p in one.proposals if p.grade != one.self_grade]
    assert reasons
    assert all(reasons)


def test_outcomes_of_every_sort_have_their_reasons(views: list[ReturnView]) -> None:
    outcomes = [one.outcome for view in views for one in view.standards() if one.outcome]
    assert {one.outcome for one in outcomes} == {"confirmed", "raised", "lowered", "cannot tell", "not moderated"}
    for one in outcomes:
        if one.outcome in ("raised", "lowered", "cannot tell"):
            assert one.reason
            assert one.decider
            assert one.meeting


def test_a_challenge_waits_and_others_are_decided(views: list[ReturnView]) -> None:
    outcomes = [one.outcome for view in views for one in view.standards() if one.outcome]
    assert any(one.challenged and not one.decision for one in outcomes)
    decided = [one for one in outcomes if one.decision]
    assert {one.decision for one in decided} == {"the outcome stands", "the outcome was changed"}
    assert all(one.agency_view for one in decided)


def test_actions_are_in_many_states_and_some_are_overdue(demo: Workspace) -> None:
    actions = demo.sole("manager").reading.actions()
    assert {"open", "in hand", "said done", "verified closed"} <= {one.state for one in actions}
    assert any(one.overdue for one in actions)
    assert max(one.due for one in actions) > "2027-09"


def test_signed_here_and_on_paper(views: list[ReturnView]) -> None:
    assert {"signed in", "paper", "e-mail"} <= {one.how for view in views for one in view.signatures}


def test_work_is_shared_and_a_text_is_half_written(demo: Workspace, views: list[ReturnView]) -> None:
    assert any(one.assigned for view in views for one in view.standards())
    lead = demo.sole("lead", "exampleshire-police-section-11-2027")
    drafts = [
        question.draft
        for one in lead.reading.open("exampleshire-police-section-11-2027").standards()
        for question in one.questions
        if question.draft
    ]
    assert len(drafts) == 1


def test_nobody_judges_their_own(demo: Workspace) -> None:
    reading = demo.sole("manager").reading
    own = {person.name: person.home for person in demo.people() if person.home}
    for line in reading.returns(round="section-11-2027"):
        agency = demo.registry.agency(line.agency).id
        for one in reading.open(line.id).standards():
            assert all(own.get(proposal.who) != agency for proposal in one.proposals)


def test_nothing_happens_after_the_last_day(demo: Workspace) -> None:
    reading = demo.sole("manager").reading
    stamps = [line.changed_at for line in reading.returns()]
    assert max(stamps) < "2026-11-21"
    assert min(stamps) > "2025-09"


def test_every_contact_is_of_the_range_kept_for_drama(demo: Workspace) -> None:
    settings = demo.partnership().settings
    for name in ("front_door", "out_of_hours", "lado"):
        assert "01632 960" in settings[name]


def heads(path: Path) -> str:
    """One digest of every return's reference code."""
    with Workspace.open(path) as workspace:
        lines = workspace.sole("manager").reading.returns()
        found = sorted(f"{line.id} {workspace.sole('manager').reading.open(line.id).head}" for line in lines)
    return hashlib.sha256("\n".join(found).encode()).hexdigest()


def test_the_command_makes_the_same_every_time_whatever_python_hashes_with(small_demo: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.s11"
    words = ["demo", "--size", "small", "-w", str(again), "--no-open"]
    environment = {**os.environ, "PYTHONHASHSEED": "1234", "TZ": "Asia/Kathmandu"}
    made = subprocess.run(
        [sys.executable, "-c", RUN, *words], check=True, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert made.stdout == f"{again}\n"
    assert list(tmp_path.iterdir()) == [again]
    assert heads(again) == heads(small_demo)
