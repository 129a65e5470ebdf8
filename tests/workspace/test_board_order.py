"""Filters, order and groups of the board: whatever is chosen, no return is lost, doubled or invented."""

from itertools import groupby
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.errors import BadInput
from s11tui.workspace.board_areas import lowest_in, with_areas
from s11tui.workspace.board_filters import FLAGS, STATES, Filter, on_board, passes, read_filter, words
from s11tui.workspace.board_lines import Board, BoardCell, BoardRow
from s11tui.workspace.board_order import (
    BY,
    GROUPS,
    SORTS,
    Arrangement,
    arrange,
    read_group,
    read_sort,
)  # fmt: skip
from support.boards import COLUMNS, GRADES, board, cell, line

_STATES = ("submitted", "in moderation", "grades shared", "acknowledged", "agreed", "in progress", "returned")
_OUTCOMES = ("confirmed", "raised", "lowered", "cannot tell", "not moderated")


@st.composite
def cells(draw: st.DrawFn) -> BoardCell:
    own = draw(st.sampled_from([*GRADES]))
    flags = {name: draw(st.booleans()) for name in ("stale", "queried", "disagrees")}
    if draw(st.booleans()):
        return cell(own, draw(st.sampled_from([*GRADES])), draw(st.sampled_from(_OUTCOMES)), **flags)
    return cell(own, **flags)


@st.composite
def boards(draw: st.DrawFn) -> Board:
    """Up to a dozen returns, some of one name, of which anything may hold."""
    rows = []
    for number in range(draw(st.integers(0, 12))):
        asked = draw(st.lists(st.sampled_from([one.id for one in COLUMNS]), unique=True))
        said = line(
            draw(st.sampled_from(("Elm School", "elm school", "Ash", "Ýr"))),
            id=f"r{number}",
            slug=f"r{number}",
            kind=draw(st.sampled_from(("police", "school", "unheard-of"))),
            phases=tuple(draw(st.lists(st.sampled_from(("first", "primary")), unique=True))),
            state=draw(st.sampled_from(_STATES)),
            changed=draw(st.integers(0, 3)),
            queries=draw(st.integers(0, 1)),
            revision=1,
            due=draw(st.sampled_from(("", "2027-03-19", "2027-04-01"))),
        )
        rows.append(
            BoardRow(
                said,
                {name: draw(cells()) for name in asked},
                group=draw(st.sampled_from(("", "Vale Trust"))),
                waiting=draw(st.none() | st.integers(0, 90)),
                sampled=draw(st.sampled_from(("", "drawn at random"))),
            )
        )
    return board(*rows)


_FILTERS = [
    *(Filter(name) for name in (*STATES, *FLAGS)),
    *(Filter("kind", kind) for kind in ("police", "school")),
    *(Filter("phase", "primary"), Filter("trust", "Vale Trust"), Filter("state", "returned"), Filter("owed", "28")),
    *(Filter("grade", "RI"), Filter("s11", "G"), Filter("area/1", "I")),
]
filters = st.lists(st.sampled_from(_FILTERS), max_size=4, unique=True).map(tuple)
sorts = st.sampled_from((*SORTS, "s11", "area/2"))
groups = st.sampled_from((*GROUPS, "s11", "area/2"))
arrangements = st.builds(Arrangement, st.sampled_from(BY), sorts, groups, filters, st.sampled_from(("", "elm")))


def ids(rows: Any) -> list[str]:
    return [row.line.id for row in rows]


@given(boards(), filters, filters)
def test_filters_of_other_families_only_narrow_and_of_one_family_only_widen(
    found: Board, some: tuple[Filter, ...], more: tuple[Filter, ...]
) -> None:
    whole = with_areas(found)
    together = set(ids(arrange(whole, Arrangement(filters=(*some, *more))).rows))
    families = {one.family for one in some}
    for row in whole.rows:
        apart = all(
            any(passes(row, [one]) for one in (*some, *more) if one.family == family)
            for family in {one.family for one in (*some, *more)}
        )
        assert (row.line.id in together) == apart
    if families.isdisjoint(one.family for one in more):
        assert together <= set(ids(arrange(whole, Arrangement(filters=some)).rows))


@given(boards(), arrangements)
def test_whatever_is_chosen_each_return_that_passes_stands_once(found: Board, wanted: Arrangement) -> None:
    shown = arrange(found, wanted)
    passing = [
        row
        for row in shown.board.rows
        if passes(row, wanted.filters) and wanted.letters in row.line.agency_name.casefold()
    ]
    assert sorted(ids(shown.rows)) == sorted(ids(passing))
    assert all(group.rows for group in shown.groups)
    headings = [group.heading for group in shown.groups]
    assert len(set(headings)) == len(headings)
    assert wanted.group != "none" or headings in ([], [""])
    assert shown.columns == (found.areas if wanted.by == "areas" else found.columns)


@given(boards(), sorts)
def test_what_is_alike_in_the_order_stays_in_the_order_of_names(found: Board, sort: str) -> None:
    whole = with_areas(found)
    by_name = ids(arrange(whole, Arrangement()).rows)
    assert [row.line.agency_name.casefold() for row in arrange(whole, Arrangement()).rows] == sorted(
        row.line.agency_name.casefold() for row in whole.rows
    )
    told = {row.line.id: _told(row, sort) for row in whole.rows}
    for _, alike in groupby(ids(arrange(whole, Arrangement(sort=sort)).rows), key=lambda one: told[one]):
        run = list(alike)
        assert run == sorted(run, key=by_name.index)


def _told(row: BoardRow, sort: str) -> object:
    """What an order goes by, in the plainest words there are."""
    plain = {
        "name": row.line.agency_name.casefold(),
        "kind": row.line.kind,
        "phase": row.line.phases,
        "state": row.line.state,
        "due": row.line.due,
        "changes": row.line.changed,
        "lowest": sorted(one.fall or 0 for one in row.cells.values() if one.fall),
        "disagreement": row.count("disagrees"),
        "stale": row.count("stale"),
        "feedback": row.waiting,
        "sampled": bool(row.sampled),
    }
    if sort in plain:
        return plain[sort]
    found = row.cell(sort)
    return None if found is None else (found.fall,)


@given(boards(), groups, sorts)
def test_groups_keep_the_order_inside(found: Board, group: str, sort: str) -> None:
    whole = with_areas(found)
    flat = ids(arrange(whole, Arrangement(sort=sort)).rows)
    for one in arrange(whole, Arrangement(sort=sort, group=group)).groups:
        assert ids(one.rows) == sorted(ids(one.rows), key=flat.index)
        assert one.counts[0].startswith(f"{len(one.rows)} agenc")


def test_the_orders_put_first_what_needs_a_look() -> None:
    calm = BoardRow(line("Calm"), {"s11": cell("good")}, waiting=3)
    long = BoardRow(line("Long", state="in moderation"), {"s11": cell("ri", disagrees=True)}, waiting=70)
    low = BoardRow(line("Low", changed=4), {"s11": cell("good", "inadequate", "lowered", stale=True)})
    absent = BoardRow(line("Absent", state="in progress"), {})
    whole = board(calm, long, low, absent)
    first = {sort: ids(arrange(whole, Arrangement(sort=sort)).rows)[0] for sort in (*SORTS, "s11")}
    assert first == {
        "name": "absent", "kind": "absent", "phase": "absent", "state": "calm", "due": "absent", "changes": "low",
        "lowest": "low", "disagreement": "long", "stale": "low", "feedback": "long", "sampled": "absent", "s11": "low",
    }  # fmt: skip
    assert ids(arrange(whole, Arrangement(sort="s11")).rows)[-1] == "absent", "what has no grade comes last"
    shown = arrange(whole, Arrangement(group="feedback"))
    assert [one.heading for one in shown.groups] == [
        "Feedback owed for more than 8 weeks", "Feedback owed for up to 2 weeks", "No feedback owed",
    ]  # fmt: skip
    by_grade = arrange(whole, Arrangement(group="s11"))
    assert [one.heading for one in by_grade.groups] == ["I", "RI", "G", "Not graded"]


def test_of_an_area_the_lowest_stands_and_the_signs_of_all_its_standards() -> None:
    row = BoardRow(
        line("Police"),
        {
            "s11": cell("good", "ri", "lowered"),
            "s12": cell("outstanding", "outstanding", "confirmed", queried=True),
            "s21": cell("ri", "good", "raised"),
            "s22": cell("good"),
            "s23": cell("n-a"),
        },
    )
    (one,) = with_areas(board(row)).rows
    first, second = one.areas["area/1"], one.areas["area/2"]
    assert (first.shorts, first.outcome, first.queried, first.changed) == (("G", "RI"), "confirmed", True, 1)
    assert (first.graded, first.decided) == (2, 2)
    assert (second.shorts, second.outcome) == (("RI", "G"), ""), "raised, and not all of it is decided"
    assert (second.graded, second.decided, second.changed) == (3, 1, 1)
    found = board(one)
    assert lowest_in(found, one, found.areas[0]) == "s11"
    assert lowest_in(found, one, found.areas[1]) in ("s21", "s22")


def test_of_an_area_nothing_is_said_to_be_agreed_before_all_of_it_is() -> None:
    half = BoardRow(line("Half"), {"s11": cell("ri", "ri", "confirmed"), "s12": cell("good")})
    passed_over = BoardRow(
        line("Over"), {"s11": cell("ri", "ri", "confirmed"), "s12": cell("good", "good", "not moderated")}
    )
    rows = with_areas(board(half, passed_over)).rows
    assert [(row.areas["area/1"].agreed_short, row.areas["area/1"].outcome) for row in rows] == [
        ("", ""), ("RI", "not moderated"),
    ]  # fmt: skip


def test_filters_are_read_as_they_are_typed() -> None:
    row = BoardRow(
        line("Elm", kind="school", phases=("primary",)), {"s11": cell("good", "ri", "lowered")}, group="Vale"
    )
    whole = with_areas(board(row))
    for typed, meant in (
        ("changed", Filter("changed")),
        ("Not-In", Filter("not in")),
        ("not moderated", Filter("not moderated")),
        ("owed", Filter("owed")),
        ("owed=28", Filter("owed", "28")),
        ("kind=School", Filter("kind", "school")),
        ("trust=vale", Filter("trust", "Vale")),
        ("grade=ri", Filter("grade", "RI")),
        ("grade=Good", Filter("grade", "G")),
        ("1.1=g", Filter("s11", "G")),
        ("s11=RI", Filter("s11", "RI")),
        ("area/1=RI", Filter("area/1", "RI")),
    ):
        assert read_filter(whole, typed) == meant
        assert read_filter(whole, str(meant)) == meant
        assert words(whole, meant)
    for typed in (
        "",
        "chnged",
        "changed=1",
        "owed=long",
        "kind",
        "kind=police",
        "1.1",
        "1.1=O",
        "9.9=G",
        "grade=Z",
        "=",
    ):
        with pytest.raises(BadInput):
            read_filter(whole, typed)
    assert list(on_board(whole, "grade")) == ["G", "RI"]
    assert (read_sort(whole, "1.1"), read_sort(whole, "Feedback"), read_group(whole, "s11")) == (
        "s11",
        "feedback",
        "s11",
    )
    for read in (read_sort, read_group):
        with pytest.raises(BadInput):
            read(whole, "9.9")


def test_what_another_round_does_not_have_is_let_go() -> None:
    kept = (Filter("changed"), Filter("kind", "school"), Filter("owed", "28"))
    wanted = Arrangement("areas", "s11", "area/1", (*kept, Filter("s11", "G")), "elm")
    assert wanted.fitting(board()) == wanted
    other = Board(None, (), (), (), "")
    assert wanted.fitting(other) == Arrangement("areas", "name", "none", kept, "elm")
    assert wanted.toggled(kept[0]).filters == (*kept[1:], Filter("s11", "G"))
    assert wanted.toggled(Filter("stale")).filters[-1] == Filter("stale")
