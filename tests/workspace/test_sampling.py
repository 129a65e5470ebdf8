"""Drawing a sample of a round from the record, and acknowledging the rest."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from s11tui.audit.events import event_hash
from s11tui.audit.register import Grant
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow
from s11tui.workspace import Workspace
from s11tui.workspace.candidates import submitted_in
from s11tui.workspace.samples import SampleView
from s11tui.workspace.store import sqlite3
from support.dumps import dump
from support.many_schools import Many, copied_many, many_schools
from support.tampering import meddling
from support.two_years import TwoYears

COUNT, WAITING = 24, 2
STAYS = "moderation was opened before the draw"


@pytest.fixture(scope="module")
def many_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("many") / "many.s11"
    many_schools(path, COUNT, WAITING)
    return path


@pytest.fixture
def many(many_template: Path, tmp_path: Path) -> Iterator[Many]:
    one = copied_many(many_template, tmp_path / "many.s11")
    yield one
    one.ws.close()


def refs(view: SampleView, how: str = "") -> list[str]:
    return [one.ref for one in view.picks if how in ("", one.how)]


def test_a_sample_is_drawn_from_what_is_submitted_and_says_why(many: Many) -> None:
    view = many.manager.sampling.draw(many.round, 8, seed=7)
    assert (view.seed, view.wanted, view.draws, view.drawn_by) == (7, 8, 1, "Partnership manager")
    assert {one.stratum: one.there for one in view.strata_lines} == {
        "School, primary": 14, "School, secondary": 4, "School, special": 4
    }  # fmt: skip
    assert sum(one.picked for one in view.strata_lines) == len(view.picks) == 8
    assert {many.refs[3], many.refs[7]} <= set(refs(view, "by risk"))
    assert view.picks[0].reasons == ("gives 1 standard the lowest grade",)
    assert len(refs(view, "at random")) >= 2
    assert not set(refs(view)) & set(many.refs[-WAITING:])
    assert len(view.rest) == view.submitted - 8
    assert view == many.manager.sampling.show(many.round)
    assert many.ws.verify().ok


def test_the_record_alone_gives_the_sample_again(many: Many) -> None:
    first = many.manager.sampling.draw(many.round, 8, seed=7)
    assert refs(many.chair.sampling.draw(many.round, 8, seed=7)) == refs(first)
    other = many.chair.sampling.draw(many.round, 8, seed=8, strata="none")
    assert [one.stratum for one in other.strata_lines] == ["All"]
    many.manager.moderating.acknowledge_rest(many.round)
    checked = many.manager.sampling.check(many.round)
    assert [(one.seed, one.candidates, one.picks, one.differences) for one in checked] == [
        (7, 22, 8, ()), (7, 22, 8, ()), (8, 22, 8, ())
    ]  # fmt: skip


def test_without_a_seed_one_is_made_and_kept_for_the_next_draw(many: Many) -> None:
    seed = many.manager.sampling.draw(many.round, 4).seed
    assert seed is not None
    again = many.manager.sampling.draw(many.round, 6)
    assert (again.seed, again.draws) == (seed, 2)


def test_what_is_picked_by_hand_or_opened_stays_when_it_is_drawn_again(many: Many) -> None:
    desk = many.chair.sampling
    drawn = desk.draw(many.round, 4, seed=1)
    by_chance = drawn.picks[0]
    beside = drawn.unpicked[-1].ref
    assert desk.pick(beside, "A visit in March.").picks[-1].reasons == ("A visit in March.",)
    many.chair.moderating.open(by_chance.ref)
    many.chair.moderating.open(drawn.unpicked[-2].ref)
    again = {one.ref: one for one in desk.draw(many.round, 4, seed=999).picks}
    assert again[beside].reasons == ("A visit in March.",)
    assert again[by_chance.ref].reasons == (f"{STAYS}; picked before: {'; '.join(by_chance.reasons)}",)
    assert again[drawn.unpicked[-2].ref].reasons == (STAYS,)
    assert many.ws.verify().ok


def test_what_is_taken_out_is_told_with_its_reason(many: Many) -> None:
    desk = many.manager.sampling
    drawn = desk.draw(many.round, 4, seed=1)
    ref = drawn.picks[0].ref
    view = desk.unpick(ref, "The head is away.")
    assert ref not in refs(view)
    (out,) = view.taken_out
    assert (out.ref, out.reason, out.who) == (ref, "The head is away.", "Partnership manager")
    assert ref in view.rest
    assert view.passed_over[0].ref == ref
    back = desk.pick(ref, "She is back.")
    assert (back.taken_out, back.picks[-1].reasons) == ((), ("She is back.",))
    pinned = desk.pick(drawn.picks[1].ref, "We know them.")
    assert pinned.picks[-1].reasons == ("We know them.", *drawn.picks[1].reasons)


def test_what_cannot_be_picked_is_refused(many: Many) -> None:
    desk = many.manager.sampling
    with pytest.raises(NotNow, match="not started"):
        desk.pick(many.refs[-1], "x")
    with pytest.raises(BadInput, match="reason"):
        desk.pick(many.refs[0], " ")
    with pytest.raises(NotFound, match="not in the sample"):
        desk.unpick(many.refs[0], "x")
    desk.pick(many.refs[0], "x")
    with pytest.raises(NotNow, match="already"):
        desk.pick(many.refs[0], "y")
    many.chair.moderating.open(many.refs[0])
    with pytest.raises(NotNow, match="stays"):
        desk.unpick(many.refs[0], "z")
    for wanted, seed, strata in ((0, 1, "kind"), (3, -1, "kind"), (3, 1, "colour")):
        with pytest.raises(BadInput):
            desk.draw(many.round, wanted, seed, strata)
    assert desk.show(many.round).draws == 0


def test_the_rest_is_acknowledged_as_not_moderated_and_late_comers_wait_for_a_draw(many: Many) -> None:
    with pytest.raises(NotNow, match="No sample"):
        many.manager.moderating.acknowledge_rest(many.round)
    drawn = many.manager.sampling.draw(many.round, 6, seed=3)
    many.submit(COUNT - 1, {"policy": "inadequate"})
    late = many.refs[-1]
    view = many.manager.sampling.show(many.round)
    assert ([one.ref for one in view.since], view.rest) == ([late], drawn.rest)
    assert late in [one.ref for one in view.passed_over]
    done = many.manager.moderating.acknowledge_rest(many.round)
    assert set(done) == set(drawn.rest)
    with pytest.raises(NotNow, match="picked for moderation"):
        many.manager.moderating.acknowledge(drawn.picks[0].ref)
    for ref in done[:2]:
        seen = many.manager.reading.open(ref)
        assert (seen.state, {one.outcome.outcome for one in seen.standards() if one.outcome}) == (
            "acknowledged", {"not moderated"}
        )  # fmt: skip
    states = {line.slug: line.state for line in many.manager.reading.returns()}
    assert {states[ref] for ref in (*refs(drawn), late)} == {"submitted"}
    again = many.manager.sampling.draw(many.round, 7)
    assert late in refs(again, "by risk")
    assert again.since == ()
    assert many.ws.verify().ok


def test_the_panel_sees_it_and_only_who_leads_draws(many: Many) -> None:
    many.manager.people.add_person("Pri Mary", [Grant("meeting-chair", phases=("primary",))], "pri-mary")
    many.manager.people.add_person("Both", [Grant("lead", agency="school-003"), Grant("moderator")], "both")
    many.manager.people.add_person("Own", [Grant("meeting-chair")], "own", home="school-003")
    drawn = many.manager.sampling.draw(many.round, 6, seed=3)
    assert many.session("mo-derator").sampling.show(many.round).picks == drawn.picks
    for who in ("scru-tineer", "lead-0"):
        with pytest.raises(NotAllowed):
            many.session(who).sampling.show(many.round)
    mo = many.session("mo-derator").sampling
    for call in (
        lambda: mo.draw(many.round, 5),
        lambda: mo.pick(many.refs[0], "x"),
        lambda: mo.unpick(many.refs[3], "x"),
        lambda: mo.check(many.round),
        lambda: many.session("pri-mary").sampling.draw(many.round, 5),
        lambda: many.session("pri-mary").sampling.pick(many.refs[2], "x"),
        lambda: many.session("own").sampling.unpick(many.refs[3], "x"),
    ):
        with pytest.raises(NotAllowed):
            call()
    assert {one.stratum for one in many.session("pri-mary").sampling.show(many.round).strata_lines} == {
        "School, primary"
    }
    assert many.refs[3] in refs(drawn)


@pytest.mark.parametrize("who", ["both", "own"])
def test_of_ones_own_agency_nothing_of_the_sample_is_seen(many: Many, who: str) -> None:
    many.manager.people.add_person("Both", [Grant("lead", agency="school-003"), Grant("moderator")], "both")
    many.manager.people.add_person("Own", [Grant("meeting-chair")], "own", home="school-003")
    session = many.session(who)

    def looks() -> tuple[str, ...]:
        own = next(row for row in session.reading.board(many.round).rows if row.line.slug == many.refs[3])
        sample = session.sampling.show(many.round)
        return dump(session.reading.open(many.refs[3])), dump(own), dump(session.reading.home()), dump(sample)

    before = looks()
    many.manager.sampling.pick(many.refs[3], "SECRET")
    assert looks() == before
    assert many.refs[3] not in before[3]
    many.manager.sampling.draw(many.round, 2, seed=3)
    after = looks()
    assert after[:3] == before[:3]
    assert many.refs[3] not in after[3]
    assert many.chair.reading.open(many.refs[3]).sampled == ("SECRET",)
    row = next(row for row in many.chair.reading.board(many.round).rows if row.line.slug == many.refs[3])
    assert row.sampled == "SECRET"


def test_what_is_looked_at_comes_from_this_year_and_the_last(two_years: TwoYears) -> None:
    two_years.complete()
    two_years.lead.answering.grade(two_years.ref, "policy", "outstanding", "All read it.")
    two_years.lead.submitting.submit(two_years.ref, "Chief Officer", "Chief Constable")
    here = two_years.ws.registry.round("section-11-2027")

    def candidate() -> tuple[object, ...]:
        (found,) = submitted_in(two_years.ws, here)
        one = found.candidate
        return one.stratum, one.graded, one.lowest, one.highest, one.jumps, one.overdue, one.new_lead

    graded = sum(one.self_grade not in (None, "n-a") for one in two_years.view().standards())
    bare = sum(one.self_grade is not None and not one.evidence for one in two_years.view().standards())
    (found,) = submitted_in(two_years.ws, here)
    assert found.candidate.unevidenced == bare
    # Policy was agreed as "ri" and is "outstanding" now; the scale of training is another, so that is no jump.
    # Of 2025 two actions are late: one of the agency's own, one that the panel planned for it.
    assert candidate() == (("police",), graded, 0, found.candidate.highest, 1, 2, False)
    two_years.manager.people.add_person("New Lead", [Grant("contributor", agency="police")], "new-lead")
    two_years.manager.people.hand_over("police", "lee-lead", "new-lead")
    assert candidate()[-1] is True


def test_a_sample_that_never_was_a_draw_is_named(many: Many) -> None:
    """The chain is made anew by somebody who knows how: only drawing again tells."""
    drawn = many.manager.sampling.draw(many.round, 6, seed=3)
    out = next(one for one in drawn.picks if one.how == "by risk")
    instead = drawn.unpicked[-1]
    many.ws.close()

    def forge(connection: sqlite3.Connection) -> None:
        row = connection.execute(
            "SELECT previous, id, stream, seq, kind, version, at, who, body FROM events WHERE kind = 'sample_drawn'"
        ).fetchone()
        previous, event_id, stream, seq, kind, version, at, who, body = row
        told = json.loads(body)
        for pick in told["picks"]:
            pick["return"] = instead.id if pick["return"] == out.id else pick["return"]
        forged = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        hashed = event_hash(event_id, stream, seq, previous, kind, version, at, who, forged)
        connection.execute("UPDATE events SET body = ?, hash = ? WHERE id = ?", (forged, hashed, event_id))
        connection.execute('UPDATE samples SET "return" = ? WHERE "return" = ?', (instead.id, out.id))

    with meddling(many.ws.path) as connection:
        forge(connection)
    with Workspace.open(many.ws.path, clock=many.clock) as ws:
        found = ws.verify()
        assert [one for one in found.problems if out.id in one and "is drawn in this way" in one], found.problems
        assert all("sample_drawn" in one for one in found.problems)
        (checked,) = ws.session("partnership-manager").sampling.check(many.round)
        assert checked.differences


def test_an_altered_row_of_the_sample_is_named(many: Many) -> None:
    ref = many.manager.sampling.draw(many.round, 6, seed=3).picks[0].id
    many.ws.close()
    with meddling(many.ws.path) as connection:
        connection.execute('UPDATE samples SET reasons = \'["no reason"]\' WHERE "return" = ?', (ref,))
    with Workspace.open(many.ws.path, clock=many.clock) as ws:
        assert any(ref in one and "reasons" in one for one in ws.verify().problems)
