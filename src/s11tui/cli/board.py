"""`s11tui moderate board`: agencies by standards or areas, as the board on the screen shows them."""

from collections.abc import Iterator
from typing import Any

import click

from s11tui.cli import shapes
from s11tui.cli.acting import opened, reader
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json, say_table
from s11tui.workspace.board_filters import FLAGS, STATES, read_filter
from s11tui.workspace.board_filters import words as filter_words
from s11tui.workspace.board_lines import BoardCell, BoardColumn, BoardRow
from s11tui.workspace.board_marks import AREA_MARKS, MARKS, text
from s11tui.workspace.board_order import BY, GROUPS, SORTS, Arranged, Arrangement, arrange, read_group, read_sort

Shape = dict[str, Any]

_FILTERS = ", ".join(one.replace(" ", "-") for one in (*STATES, *FLAGS))


@click.command(cls=Command)
@click.option("--round", "round_ref", metavar="ROUND", help="The round (else the newest in which something came in).")
@click.option("--by", type=click.Choice(BY), default="standards", show_default=True, help="What the columns are.")
@click.option("--sort", default="name", metavar="WHAT", help=f"One of {', '.join(SORTS)}; or a standard's number.")
@click.option("--group", default="none", metavar="WHAT", help=f"One of {', '.join(GROUPS)}; or a standard's number.")
@click.option(
    "--filter",
    "filters",
    multiple=True,
    metavar="FILTER",
    help=f"May be repeated. One of {_FILTERS}; owed=DAYS, kind=, phase=, trust=, state= or grade= with a value; "
    "STANDARD=GRADE. Those of one sort widen, of different sorts narrow.",
)
@click.option("--find", default="", metavar="LETTERS", help="Only agencies whose name has these letters in it.")
@pass_call
def board(
    call: Call, round_ref: str | None, by: str, sort: str, group: str, filters: tuple[str, ...], find: str
) -> None:
    """Show the moderation board: agencies by standards or areas, self-grade beside agreed grade.

    \b
    s11tui moderate board --round section-11-2027
    s11tui moderate board --by areas --group kind --sort lowest
    s11tui moderate board --filter changed --filter kind=school --filter phase=primary
    s11tui moderate board --filter owed=28 --sort feedback
    s11tui moderate board --filter 1.3=RI --json

    By areas a column shows the lowest grade of its standards, and how many of them were changed.
    """
    with opened(call) as workspace:
        found = reader(workspace, call).reading.board(round_ref)
    wanted = Arrangement(
        by=by,
        sort=read_sort(found, sort),
        group=read_group(found, group),
        filters=tuple(read_filter(found, one) for one in filters),
        letters=find.strip(),
    )
    shown = arrange(found, wanted)
    if call.json:
        say_json(_shape(shown, wanted))
        return
    _say(shown, wanted)


def _say(shown: Arranged, wanted: Arrangement) -> None:
    found = shown.board
    if found.round is None:
        note(found.summary)
        return
    say(f"{found.round.title} · {found.summary}")
    if wanted.filters or wanted.letters:
        said = [
            *(filter_words(found, one) for one in wanted.filters),
            *([f"“{wanted.letters}”"] * bool(wanted.letters)),
        ]
        say(f"Only {', '.join(said)}: {len(shown.rows)} of {len(found.rows)}")
    for group in shown.groups:
        say()
        if group.heading:
            say(f"{group.heading}  {' · '.join(group.counts)}")
        say_table(
            ("agency", "state", "feedback", *map(_head, shown.columns)), (_line(row, shown) for row in group.rows)
        )
    if not shown.rows:
        note("No return passes that." if found.rows else "No returns here yet.")
        return
    note("")
    if wanted.by == "areas":
        for column in shown.columns:
            note(f"{column.number.ljust(8)} {column.title}")
    for sign, meaning in (AREA_MARKS if wanted.by == "areas" else MARKS).items():
        note(f"{sign.ljust(8)} {meaning}")


def _head(column: BoardColumn) -> str:
    return column.number or column.id


def _line(row: BoardRow, shown: Arranged) -> tuple[str, ...]:
    line = row.line
    state = f"{line.state} {line.changed}›" if line.changed else line.state
    waits = "" if row.waiting is None else f"{row.waiting} days"
    return (line.agency_name, state, waits, *(text(row.cell(column.id)) for column in shown.columns))


def _shape(shown: Arranged, wanted: Arrangement) -> Shape:
    found = shown.board
    return {
        "round": found.round.slug if found.round else None,
        "summary": found.summary,
        "by": wanted.by,
        "sort": wanted.sort,
        "group": wanted.group,
        "filters": [str(one) for one in wanted.filters],
        "of": len(found.rows),
        "columns": [
            {"id": one.id, "number": one.number, "title": one.title, "area": one.area} for one in shown.columns
        ],
        "groups": [
            {"heading": one.heading, "returns": [_row(row, shown.columns) for row in one.rows]} for one in shown.groups
        ],
    }


def _row(row: BoardRow, columns: tuple[BoardColumn, ...]) -> Shape:
    return {
        **shapes.return_line(row.line),
        "trust": row.group,
        "feedback_owed_days": row.waiting,
        "changed": row.line.changed,
        "not_moderated": row.unverified,
        "disagreements": row.count("disagrees"),
        "open_questions": row.count("queried"),
        "stale": row.count("stale"),
        "sampled": row.sampled,
        "cells": dict(_cells(row, columns)),
    }


def _cells(row: BoardRow, columns: tuple[BoardColumn, ...]) -> Iterator[tuple[str, Shape]]:
    for column in columns:
        found = row.cell(column.id)
        if found is not None:
            yield column.id, _cell(found)


def _cell(one: BoardCell) -> Shape:
    """A standard; or of an area the lowest grades and the numbers of standards of which something holds."""
    return {
        "self": one.self_grade,
        "agreed": one.agreed_grade,
        "outcome": one.outcome,
        "proposed": list(one.proposed_grades),
        "disagrees": one.disagrees,
        "open_question": one.queried,
        "stale": one.stale,
        "graded": one.graded,
        "decided": one.decided,
        "changed": one.changed,
        "unverified": one.unverified,
    }


COMMANDS = (board,)
