"""What of the panel's work the board shows to whom, and how it is written and said in words."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from s11tui.audit.register import Grant
from s11tui.workspace.board_areas import with_areas
from s11tui.workspace.board_filters import Filter
from s11tui.workspace.board_lines import Board, BoardCell, BoardRow
from s11tui.workspace.board_marks import AREA_MARKS, MARKS, row_words, text, words
from s11tui.workspace.board_order import Arrangement, arrange
from s11tui.workspace.entries import Given, Graded
from s11tui.workspace.session import Session
from support.boards import COLUMNS, cell
from support.clocks import HandClock
from support.dumps import dump
from support.partnership import Partnership, begin, opened


@pytest.fixture
def separate(tmp_path: Path) -> Iterator[Partnership]:
    """A return in moderation in a round that is graded separately first; `Bo Th` moderates and chairs as well."""
    path = tmp_path / "separately.s11"
    begin(path, HandClock(), separately=True)
    one = opened(path, HandClock())
    one.manager.people.add_person("Bo Th", [Grant("moderator"), Grant("meeting-chair")])
    one.in_moderation()
    yield one
    one.ws.close()


def row_of(board: Board, agency: str = "police") -> BoardRow:
    return next(row for row in board.rows if row.line.agency == agency)


def policy(session: Session) -> BoardCell:
    return row_of(session.reading.board()).cells["policy"]


def test_of_a_separate_round_the_board_tells_nothing_before_ones_own_proposal(separate: Partnership) -> None:
    both = separate.ws.session("bo-th")
    blind = (separate.ada, both, separate.manager, separate.follow_up, separate.scrutineer, separate.insider)
    before = [dump(session.reading.board()) for session in blind]
    separate.mo.moderating.propose(separate.ref, "policy", "inadequate", "Nothing was shown.")
    assert [dump(session.reading.board()) for session in blind] == before, "not a sign, not a number"
    for session in blind:
        assert not arrange(session.reading.board(), Arrangement(filters=(Filter("disagreement"),))).rows
    for session in (separate.mo, separate.chair):
        assert (policy(session).proposed, policy(session).disagrees, text(policy(session))) == (("I",), True, "G≠")
    separate.ada.moderating.propose(separate.ref, "policy", "good")
    assert policy(separate.ada).proposed == ("I", "G")
    assert policy(both).proposals == 0
    separate.ada.moderating.withdraw(separate.ref, "policy")
    assert [dump(session.reading.board()) for session in blind] == before, "blind again"


def test_a_disagreement_is_over_when_it_is_decided(partnership: Partnership) -> None:
    partnership.in_moderation()
    partnership.mo.moderating.propose(partnership.ref, "policy", "ri", "Thin.")
    partnership.ada.moderating.propose(partnership.ref, "training", "ri")
    board = partnership.manager.reading.board()
    assert [name for name, one in row_of(board).cells.items() if one.disagrees] == ["policy"], "the same is none"
    assert "1 with proposals that disagree" in row_words(row_of(board))
    partnership.chair.moderating.agree(partnership.ref, "policy", "ri", "Thin.")
    assert text(policy(partnership.chair)) == "G›RI"
    assert row_of(partnership.chair.reading.board()).count("disagrees") == 0


def test_feedback_is_owed_from_submission_until_it_is_shared(partnership: Partnership) -> None:
    partnership.submitted()
    partnership.clock.now += timedelta(days=19)
    assert row_of(partnership.mo.reading.board()).waiting == 19
    assert row_of(partnership.mo.reading.board(), "elm").waiting is None
    assert "feedback owed to 1, oldest 19 days" in partnership.mo.reading.board().summary
    partnership.chair.moderating.open(partnership.ref)
    partnership.chair.moderating.rest(partnership.ref, "confirmed")
    assert row_of(partnership.mo.reading.board()).waiting == 19
    partnership.chair.moderating.share(partnership.ref)
    partnership.clock.now += timedelta(days=1)
    assert row_of(partnership.mo.reading.board()).waiting is None
    partnership.lead.moderating.challenge(partnership.ref, {"policy": "Look again."})
    found = row_of(partnership.mo.reading.board())
    assert (found.line.state, found.waiting) == ("in moderation", None), "it waits for a decision, not for feedback"


def test_what_nobody_moderated_says_so(partnership: Partnership) -> None:
    partnership.submitted()
    partnership.manager.moderating.acknowledge(partnership.ref)
    for who in ("mo", "scrutineer"):
        board = getattr(partnership, who).reading.board()
        found = row_of(board)
        assert {(one.outcome, text(one)[-1]) for one in found.cells.values()} == {("not moderated", "–")}
        assert found.unverified == len(found.cells)
        assert arrange(board, Arrangement(filters=(Filter("not moderated"),))).rows == (found,)


def test_each_outcome_has_a_sign_and_words(partnership: Partnership) -> None:
    partnership.in_moderation()
    partnership.chair.moderating.agree(partnership.ref, "policy", "ri", "Thin.", "Panel")
    partnership.chair.moderating.cannot_tell(partnership.ref, "training", "The register was not there.")
    partnership.chair.moderating.agree(partnership.ref, "lead-role", "met")
    partnership.chair.moderating.rest(partnership.ref, "not-moderated")
    partnership.mo.moderating.query(partnership.ref, "policy", "Who wrote it?", "panel")
    board = with_areas(partnership.chair.reading.board())
    found = row_of(board)
    shown = {column.number: text(found.cell(column.id)) for column in board.columns if found.cell(column.id)}
    assert shown == {"1.1": "G›RI?", "1.2": "M✓", "2.1": "RI~", "2.2": "O–"}
    said = {column.number: words(found.cell(column.id), column) for column in board.every_column()}
    assert said["1.1"] == "self G · agreed RI · open question"
    assert said["2.1"] == "self RI · the panel cannot tell, the self-grade stands unverified"
    assert said["1"] == "lowest self G · lowest now RI · 2 of 2 standards decided · 1 changed · open questions"
    assert "2 unverified" in said["2"]
    assert text(found.areas["area/1"]) == "G›RI? 1›"
    scrutineer = row_of(with_areas(partnership.scrutineer.reading.board()))
    assert {text(one) for one in scrutineer.cells.values()} == {"G", "M", "RI", "O"}, "only what was shared"
    assert {one.decided for one in scrutineer.areas.values()} == {0}


def test_every_sign_that_is_drawn_is_explained() -> None:
    each = [
        cell("good"),
        cell("good", "good", "confirmed"),
        cell("good", "ri", "lowered", stale=True),
        cell("good", "good", "not moderated", queried=True),
        cell("good", "good", "cannot tell"),
        cell("good", disagrees=True, proposed=("RI",)),
        None,
    ]
    signs = {sign for one in each for sign in text(one)} - set("GRI")
    assert signs == {"✓", "›", "*", "–", "?", "~", "≠", "·"}
    assert signs <= set("".join(MARKS))
    assert "2›" in AREA_MARKS
    for one in each:
        assert words(one, COLUMNS[0])


def test_a_board_of_several_kinds_is_told_apart_by_group_and_phase(partnership: Partnership) -> None:
    partnership.submitted()
    school = [Given("governors", "in-place", "x"), Given("governors", "how-you-know", "y"), Graded("governors", "good")]
    partnership.other_lead.answering.fill(partnership.school, school)
    board = partnership.manager.reading.board()
    assert row_of(board, "elm").group == "trust"
    shown = arrange(board, Arrangement(group="trust"))
    assert [(one.heading, len(one.rows)) for one in shown.groups] == [
        ("trust", 1),
        ("In no trust, federation or force", 1),
    ]
    assert row_of(board, "elm").cells == {}, "what is not submitted is the school's own"
    assert shown.groups[0].counts == ("1 agency", "0 in")
