"""`s11tui overview round`: everything that the executive summary is made of, with nothing cut."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import click

from s11tui.audit.practice import CONSENTS
from s11tui.audit.round_summary import JudgedGrade, RoundSummary, Said, Tally
from s11tui.cli.acting import opened, reader
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, one_line, say, say_json, say_table
from s11tui.cli.shapes_action import action_line
from s11tui.text import counted

Rows = list[tuple[str, ...]]


@click.command("round", cls=Command)
@click.argument("round_ref", metavar="[ROUND]", required=False)
@click.option("--shared", is_flag=True, help="Leave out what agencies do not know of yet.")
@pass_call
def overview_round(call: Call, round_ref: str | None, shared: bool) -> None:
    """Show a round at a glance: what came in, how much was moderated, grades, what is urgent, late or asked.

    Without ROUND it is the newest in which something was submitted. “s11tui report summary” prints it on two pages.

    \b
    s11tui overview round section-11-2027
    s11tui overview round section-11-2027 --shared --json

    For the manager, the meeting chair, the follow-up group and the scrutineer, who sees only what was shared.
    """
    with opened(call) as workspace:
        found = reader(workspace, call).reading.summary(round_ref, only_shared=shared)
    if call.json:
        say_json(_shape(found))
    elif found.round is None:
        note("No round has been opened yet.")
    else:
        _say(found)


COMMANDS = (overview_round,)


def _say(found: RoundSummary) -> None:
    assert found.round is not None
    for line in _head(found):
        say(line)
    for title, head, rows in _tables(found):
        if rows:
            say()
            say(title)
            say_table(head, rows, indent="  ")


def _head(found: RoundSummary) -> Iterator[str]:
    returns, much, moved = found.returns, found.moderated, found.movement
    yield f"{found.round.title if found.round else ''} · {found.edition}"
    if found.scope:
        yield f"Of {found.scope}"
    if found.unshared:
        yield f"{counted(found.unshared, 'outcome')} in it that agencies do not know of yet: for the panel only"
    yield (
        f"{returns.invited} invited: {returns.submitted} submitted ({returns.late} late), {returns.outstanding} "
        f"outstanding ({returns.overdue} overdue), {returns.exempt} exempt, {returns.withdrawn} withdrawn"
    )
    yield (
        f"{counted(much.moderated, 'return')} moderated, {much.acknowledged} acknowledged, {much.waiting} not reached, "
        f"{much.sampled} in the sample"
    )
    yield (
        f"{counted(much.standards, 'self-grade')}: {much.discussed} discussed, {much.on_reading} confirmed on reading, "
        f"{much.cannot_tell} cannot tell, {much.not_moderated} not moderated, {much.undecided} undecided"
    )
    yield f"{moved.same} the same, {moved.raised} raised, {moved.lowered} lowered"
    if found.owed.agencies:
        owed = found.owed
        yield f"Feedback owed to {owed.agencies}; {owed.oldest} has waited {counted(owed.days, 'day')}"
    if found.since is not None:
        since = found.since
        yield (
            f"Beside {since.round_title}, {counted(since.agencies, 'agency', 'agencies')} in both: "
            f"{since.better} better, {since.same} the same, {since.worse} worse"
        )


def _tables(found: RoundSummary) -> Iterator[tuple[str, tuple[str, ...], Rows]]:
    """Each table with its title and head; those without rows are not shown."""
    head = ("", "", "self", "now", "not verified")
    yield "Grades by area", head, [_tally(one) for one in found.areas]
    yield "Grades by standard", head, [_tally(one) for one in found.standards]
    judged = ("return", "agency", "standard", "self › now", "", "why")
    yield "Urgent", judged, _judged(found.urgent)
    yield "Lowered", judged, _judged(found.lowered)
    yield "Verified, and the lowest", judged, _judged(found.lowest)
    again: Rows = [(one.ref, one.agency, one.number, one.view) for one in found.challenges]
    yield "Asked to be looked at again", ("return", "agency", "standard", "what the agency says"), again
    late: Rows = []
    for one in found.overdue:
        late.append((one.action.slug, one.action.agency, one.action.what, one.action.owner, str(one.days)))
    yield "Overdue actions", ("action", "agency", "what", "owner", "days late"), late
    yield "Slipped back", ("action", "agency", "what"), [(one.slug, one.agency, one.what) for one in found.slipped]
    said = ("", "agency", "where", "what")
    yield "Asked of the partners", said, _said(found.asked)
    yield "Barriers that agencies named", said, _said(found.barriers)
    practices: Rows = [(one.number, one.signed, one.extract) for one in found.practices]
    yield "Good practice that may be shared", ("standard", "agency", "extract"), practices
    yield "What agencies said to sharing", ("", ""), [(CONSENTS[name], str(count)) for name, count in found.consents]


def _tally(one: Tally) -> tuple[str, ...]:
    own = ", ".join(f"{each.short} {each.own}" for each in one.grades if each.own)
    now = ", ".join(f"{each.short} {each.now}" for each in one.grades if each.now)
    return (one.number, one.title, own, now, str(one.unverified))


def _judged(found: Iterable[JudgedGrade]) -> Rows:
    return [
        (one.ref, one.agency, one.number, f"{one.own} › {one.now}", one.outcome or "undecided", one_line(one.reason))
        for one in found
    ]


def _said(found: Iterable[Said]) -> Rows:
    return [(one.kind, one.agency, one.source, one.text) for one in found]


def _shape(found: RoundSummary) -> dict[str, Any]:
    """All of it; the counts add up as they do in the text."""
    shape = asdict(found)
    shape["round"] = found.round.slug if found.round else None
    shape["overdue"] = [{**action_line(one.action), "days": one.days} for one in found.overdue]
    shape["slipped"] = [action_line(one) for one in found.slipped]
    return shape
