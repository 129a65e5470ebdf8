"""`s11tui moderate matters`: which standards of a return to look at, and why."""

import click

from s11tui.audit.mattering import what_matters
from s11tui.cli.acting import on_return
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say_json, say_table


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@pass_call
def matters(call: Call, ref: str) -> None:
    """List the standards of a return that should be looked at, and why.

    Challenged, the lowest grades, open questions, proposals that differ, answers that changed since they were judged,
    another grade than last year's, the best grade without evidence.

    \b
    s11tui moderate matters police-section-11-2027
    s11tui moderate matters police-section-11-2027 --json

    It is made of what you may see: in a round graded separately first, not of proposals that are hidden from you.
    """
    with on_return(call, ref) as session:
        view = session.reading.open(ref)
    found = what_matters(view)
    standards = [one for one in view.standards() if one.id in found]
    if call.json:
        say_json(
            [
                {"standard": one.id, "number": one.number, "title": one.title, "why": list(found[one.id])}
                for one in standards
            ]
        )
        return
    if view.sampled:
        note(f"In the sample: {'; '.join(view.sampled)}.")
    if not standards:
        note("Nothing calls for a closer look.")
        return
    say_table(
        ("standard", "", "why"),
        [(one.number or one.id, one.title, "; ".join(found[one.id])) for one in standards],
    )


COMMANDS: tuple[click.Command, ...] = (matters,)
