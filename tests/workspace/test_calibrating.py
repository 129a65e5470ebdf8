"""Calibration from the record, and what of it each person may know."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from s11tui.audit.register import Grant
from s11tui.errors import NotAllowed
from s11tui.workspace.calibrating import CalibrationView
from s11tui.workspace.calibration_words import agreements, tables
from support.clocks import HandClock
from support.dumps import dump
from support.many_schools import copied_many, many_schools
from support.partnership import MakePartnership, Partnership, begin, opened

ROUND = "section-11-2027"


def seen(one: Partnership, who: str) -> CalibrationView:
    return getattr(one, who).reading.calibration(ROUND)


def judged(one: Partnership) -> None:
    """Policy lowered, training raised, the rest confirmed on reading; two moderators proposed for both."""
    one.in_moderation()
    one.mo.moderating.propose(one.ref, "policy", "ri", "Not shown.")
    one.ada.moderating.propose(one.ref, "policy", "good")
    one.mo.moderating.propose(one.ref, "training", "good", "Seen.")
    one.chair.moderating.agree(one.ref, "policy", "ri", "Not shown.")
    one.chair.moderating.agree(one.ref, "training", "good", "Seen.")
    one.chair.moderating.rest(one.ref, "confirmed")


def test_every_graded_standard_is_counted_once(partnership: Partnership) -> None:
    judged(partnership)
    view = seen(partnership, "chair")
    told = view.calibration
    assert (told.total.total, told.total.same, told.total.raised, told.total.lowered) == (4, 2, 1, 1)
    assert list(told.by_standard) == ["policy", "lead-role", "training", "recruitment"]
    assert told.by_standard["policy"].lowered == told.by_kind["police"].lowered == told.by_phases[()].lowered == 1
    assert {view.names[one] for one in told.by_decider} == {"Cha Irwoman"}
    compared = {view.names[one.moderator]: one for one in told.moderators}
    assert (compared["Mo Derator"].against_self.lower, compared["Mo Derator"].against_self.higher) == (1, 1)
    assert (compared["Mo Derator"].against_agreed.same, compared["Ada Moderator"].against_agreed.higher) == (2, 1)
    assert view == replace(seen(partnership, "manager"), names=view.names)
    for line in agreements(view):
        assert line.words.startswith("nothing is said: fewer than 10 cases")
    rows = {table.title: table.rows for table in tables(view)}
    assert rows["By kind"] == (("Police", "4", "2", "1", "1", "0", "0", "0"),)
    assert rows["By standard"][0] == ("1.1 Policy", "1", "0", "0", "1", "0", "0", "0")


def test_what_is_undecided_stale_or_not_moderated_is_counted_so(partnership: Partnership) -> None:
    partnership.submitted()
    assert seen(partnership, "manager").calibration.total.undecided == 4
    partnership.manager.moderating.acknowledge(partnership.ref)
    assert seen(partnership, "manager").calibration.total.not_moderated == 4


def test_what_was_judged_before_the_answers_changed_does_not_count(partnership: Partnership) -> None:
    judged(partnership)
    partnership.manager.moderating.return_standards(partnership.ref, {"policy": "Say more."})
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "More.")
    partnership.lead.answering.reply_to_return(partnership.ref, "policy", "We did.")
    partnership.lead.submitting.submit(partnership.ref, "Chief Officer", "Chief Constable")
    told = seen(partnership, "chair").calibration
    assert (told.total.undecided, told.by_standard["policy"].undecided) == (1, 1)
    assert sum(one.against_self.total for one in told.moderators) == 1


def test_who_may_see_it_and_how_much(partnership: Partnership) -> None:
    judged(partnership)
    for who in ("lead", "contributor", "signatory", "mo", "follow_up", "other_lead"):
        with pytest.raises(NotAllowed):
            seen(partnership, who)
    outside = seen(partnership, "scrutineer")
    assert (outside.only_shared, outside.calibration.total.undecided, dict(outside.names)) == (True, 4, {})
    insider = seen(partnership, "insider")
    assert insider.calibration.total.undecided == 4
    partnership.chair.moderating.share(partnership.ref)
    shared = seen(partnership, "scrutineer")
    assert (shared.calibration.total.lowered, dict(shared.names)) == (1, {})
    assert "By who decided" not in [table.title for table in tables(shared)]
    partnership.manager.rounds.close(ROUND)
    assert seen(partnership, "mo").calibration.moderators != ()
    assert seen(partnership, "insider").calibration.moderators == ()


def test_before_sharing_it_tells_nobody_outside_the_panel_what_the_panel_does(
    make_partnership: MakePartnership,
) -> None:
    one = make_partnership()
    one.manager.people.add_person("Bo Th", [Grant("scrutineer"), Grant("moderator")], "bo-th")
    one.in_moderation()
    both = one.ws.session("bo-th")

    def looks() -> tuple[str, ...]:
        return dump(both.reading.calibration(ROUND)), dump(seen(one, "scrutineer")), dump(seen(one, "insider"))

    before = looks()
    acts: tuple[Callable[[], object], ...] = (
        lambda: one.mo.moderating.propose(one.ref, "policy", "ri", "No."),
        lambda: one.chair.moderating.agree(one.ref, "policy", "ri", "No."),
        lambda: one.chair.moderating.rest(one.ref, "confirmed"),
    )
    for act in acts:
        act()
        assert looks() == before


def test_graded_separately_no_proposal_is_told_before_ones_own(tmp_path: Path) -> None:
    """A chair who moderates as well waits like every moderator; the manager makes none, and is told at the end."""
    begin(tmp_path / "separately.s11", HandClock(), separately=True)
    one = opened(tmp_path / "separately.s11", HandClock())
    one.manager.people.add_person("Bo Th", [Grant("moderator"), Grant("meeting-chair")])
    both = one.ws.session("bo-th")
    one.in_moderation()
    before = both.reading.calibration(ROUND), seen(one, "manager")
    one.mo.moderating.propose(one.ref, "policy", "ri", "No.")
    assert (both.reading.calibration(ROUND), seen(one, "manager")) == before
    assert len(seen(one, "chair").calibration.moderators) == 1
    both.moderating.propose(one.ref, "policy", "good")
    assert len(both.reading.calibration(ROUND).calibration.moderators) == 2
    one.ws.close()


def test_ten_cases_are_enough_for_a_verdict(tmp_path: Path) -> None:
    path = tmp_path / "many.s11"
    many_schools(path, 4)
    one = copied_many(path, tmp_path / "copy.s11")
    for number, ref in enumerate(one.refs):
        one.chair.moderating.open(ref)
        if number == 0:
            one.chair.moderating.agree(ref, "policy", "ri", "Not shown.")
        if number == 3:
            one.chair.moderating.agree(ref, "policy", "inadequate")
        one.chair.moderating.rest(ref, "confirmed")
    view = one.chair.reading.calibration(one.round)
    quadratic = one.chair.reading.calibration(one.round, "quadratic")
    (line,) = agreements(view)
    assert line.words.startswith("kappa 0.7")
    assert "strong agreement · 16 cases, 15 the same" in line.words
    kappas = [each.calibration.scales[0].self_and_agreed.kappa for each in (view, quadratic)]
    assert [f"{kappa or 0:.2f}" for kappa in kappas] == ["0.78", "0.88"]
    assert one.manager.reading.calibration(one.round).calibration.by_phases[("primary",)].total == 12
    one.ws.close()
