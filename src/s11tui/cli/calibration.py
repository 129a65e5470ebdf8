"""`s11tui overview calibration`: raised, lowered, same, and how far those who grade agree."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, TypeVar

import click

from s11tui.audit.agreement import LINEAR, QUADRATIC
from s11tui.audit.statistics import Movement, ScaleAgreement
from s11tui.cli.acting import opened, reader
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json, say_table
from s11tui.text import counted
from s11tui.workspace.calibrating import CalibrationView
from s11tui.workspace.calibration_words import WEIGHTS, agreements, tables

Key = TypeVar("Key")


@click.command(cls=Command)
@click.argument("round_ref", metavar="ROUND")
@click.option("--quadratic", is_flag=True, help="Quadratic weights: one grade apart is almost forgiven.")
@pass_call
def calibration(call: Call, round_ref: str, quadratic: bool) -> None:
    """Show what moderation did to the self-grades of a round, and how far those who grade agree.

    Raised, lowered and same by standard, kind, phases and who decided; each moderator's proposals; weighted kappa,
    always with the number of cases. Fewer than ten get no verdict. The figures tell where to talk, not who is wrong.

    \b
    s11tui overview calibration section-11-2027
    s11tui overview calibration section-11-2027 --quadratic --json

    For the manager and the meeting chair; the scrutineer sees what was shared, without names; a moderator when the
    round is closed.
    """
    with opened(call) as workspace:
        view = reader(workspace, call).reading.calibration(round_ref, QUADRATIC if quadratic else LINEAR)
    if call.json:
        say_json(_json(view))
    else:
        _say(view)


def _say(view: CalibrationView) -> None:
    say(f"{view.round_title} · {counted(view.returns, 'submitted return')}")
    if view.only_shared:
        note("Only what was shared with agencies is counted, and nobody is named.")
    for table in tables(view):
        say()
        say(table.title)
        say_table(table.head, table.rows, indent="  ")
    lines = tuple(agreements(view))
    if not lines:
        note("Nothing was submitted in this round yet.")
        return
    say()
    say(f"Agreement, {WEIGHTS[view.weighting]}")
    for line in lines:
        say(f"  {line.between}")
        say(f"    {line.words}")
        say(f"    grades: {line.scale}")


def _json(view: CalibrationView) -> dict[str, Any]:
    """The stable shape of a calibration."""
    told = view.calibration
    return {
        "round": view.round_ref,
        "weighting": view.weighting,
        "returns": view.returns,
        "only_shared": view.only_shared,
        "total": asdict(told.total),
        "by_standard": _rows("standard", told.by_standard),
        "by_kind": _rows("kind", told.by_kind),
        "by_phases": [{**row, "phases": list(row["phases"])} for row in _rows("phases", told.by_phases)],
        "by_decider": [] if view.only_shared else _rows("decider", _named(told.by_decider, view.names)),
        "moderators": [
            {
                "moderator": view.names[one.moderator],
                "against_self": asdict(one.against_self),
                "against_agreed": asdict(one.against_agreed),
            }
            for one in told.moderators
        ],
        "agreement": [_scale(one, view.names) for one in told.scales],
    }


def _scale(one: ScaleAgreement, names: Mapping[str, str]) -> dict[str, Any]:
    pairs = [
        {"moderators": [names[pair.first], names[pair.second]], **asdict(pair.agreement)}
        for pair in one.between_moderators
    ]
    own = asdict(one.self_and_agreed)
    return {"scale": list(one.scale), "self_and_agreed": own, "between_moderators": pairs}


def _rows(name: str, rows: Mapping[Key, Movement]) -> list[dict[str, Any]]:
    return [{name: key, **asdict(one)} for key, one in rows.items()]


def _named(rows: Mapping[str, Movement], names: Mapping[str, str]) -> dict[str, Movement]:
    return {names.get(person, ""): one for person, one in rows.items()}


COMMANDS: tuple[click.Command, ...] = (calibration,)
