"""`s11tui return`: reading returns; its other commands live in `filling`, `submitting`, `setting_aside`."""

import click

from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.cli import filling, setting_aside, shapes, submitting
from s11tui.cli.acting import on_return, opened, reader, standard_of
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import moment_in_words, note, say, say_json, say_table
from s11tui.cli.standard_text import standard_in_full

_MARKS = {"done": "● done", "part": "◐ part", "empty": "○ empty", "confirm": "? to confirm", "needs-you": "! needs you"}


@click.group(cls=Group)
def return_() -> None:
    """Read, answer, grade, sign and submit returns.

    RETURN is a short name from “s11tui return list”; STANDARD is an id or a number, such as named-lead or 1.3.

    If a child is at risk, do not write it here: nobody watches these answers. Call 999 or your front door.
    """


@return_.command("list")
@click.option("--round", "round_ref", metavar="ROUND", help="Only of this round.")
@click.option("--agency", metavar="AGENCY", help="Only of this agency.")
@click.option("--state", metavar="STATE", help="Only in this state, for example submitted or in-progress.")
@pass_call
def list_(call: Call, round_ref: str | None, agency: str | None, state: str | None) -> None:
    """List returns, with how far they are; counts are of standards.

    \b
    s11tui return list
    s11tui return list --state submitted --json
    """
    with opened(call) as workspace:
        lines = reader(workspace, call).reading.returns(round=round_ref, agency=agency)
    if state is not None:
        wanted = state.replace("-", " ").casefold()
        lines = tuple(line for line in lines if line.state == wanted)
    if call.json:
        say_json([shapes.return_line(line) for line in lines])
        return
    if not lines:
        note("There are no returns here. A round invites agencies: “s11tui round open --help”.")
        return
    say_table(
        ("return", "agency", "state", "done", "due", ""),
        [
            (line.slug, line.agency_name, line.state, f"{line.done} of {line.asked}", line.due, ", ".join(line.labels))
            for line in lines
        ],
    )


@return_.command()
@click.argument("ref", metavar="RETURN")
@click.argument("standard", required=False)
@pass_call
def show(call: Call, ref: str, standard: str | None) -> None:
    """Show a return: how far it is and what is missing; with STANDARD, all that it asks and holds.

    \b
    s11tui return show police-section-11-2027
    s11tui return show police-section-11-2027 1.3
    s11tui return show police-section-11-2027 --json

    You see what you may see: an agency sees nothing of the panel until grades are shared with it.
    """
    with on_return(call, ref) as session:
        view = session.reading.open(ref)
    chosen = standard_of(view, standard) if standard is not None else None
    if call.json:
        say_json(shapes.standard(chosen, view.sees_panel) if chosen else shapes.return_whole(view))
    elif chosen:
        for line in standard_in_full(chosen):
            say(line)
    else:
        _overview(view)


@return_.command()
@click.argument("ref", metavar="RETURN")
@pass_call
def history(call: Call, ref: str) -> None:
    """Show everything that happened to a return, first things first, with the hash of each step.

    \b
    s11tui return history police-section-11-2027
    """
    with on_return(call, ref) as session:
        lines = session.reading.history(ref)
    if call.json:
        say_json(shapes.history(lines))
        return
    rows = []
    for one in lines:
        about = f"{one.standard}/{one.question}" if one.question else one.standard or ""
        rows.append((str(one.seq), moment_in_words(one.at), one.who, one.kind.replace("_", " "), about, one.hash[:12]))
    say_table(("", "at", "who", "what", "about", "hash"), rows)


def _overview(view: ReturnView) -> None:
    counts = view.counts
    say(f"{view.agency.name} · {view.round.title}")
    say(
        f"{', '.join((view.state, *view.labels))} · {counts.done} of {counts.asked} standards done"
        f" · due {view.round.due}"
    )
    if view.head:
        say(f"Reference code {view.head}")
    for what, number in view.contacts:
        say(f"{what}: {number or '(not set)'}")
    for area in view.areas:
        say()
        say(f"{area.number} {area.title}")
        say_table((), map(_line, area.standards), indent="  ")
    if view.missing:
        say()
        say("Missing:")
        for missing in view.missing:
            say(f"  {missing.standard}{'/' if missing.question else ''}{missing.question}: {missing.what}")
    for warning in (*view.stops, *view.warnings):
        say(f"Look again: {warning}")


def _line(one: StandardView) -> tuple[str, ...]:
    """A standard in the overview: where it stands, its number and id, its grades, its title."""
    outcome = one.outcome
    agreed = f", agreed {outcome.label} ({outcome.outcome})" if outcome else ""
    grade = (one.self_label or "no grade yet") if one.graded else "for information"
    return (_MARKS[one.mark], one.number, one.id, f"{grade}{agreed}", one.title)


for _command in (*filling.COMMANDS, *submitting.COMMANDS, *setting_aside.COMMANDS):
    return_.add_command(_command)
