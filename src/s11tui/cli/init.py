"""`s11tui init`: a new workspace."""

from collections.abc import Sequence
from pathlib import Path

import click

from s11tui.audit.register import Person
from s11tui.cli import inputs
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json
from s11tui.errors import BadInput
from s11tui.questionnaire.vocabulary import KINDS, PHASES, SIZES
from s11tui.workspace import Workspace, usual_path


@click.command(cls=Command)
@click.option(
    "--partnership", metavar="NAME", help="A partnership's workspace, with its register, rounds and moderation."
)
@click.option("--agency", metavar="NAME", help="One agency on its own, without moderation.")
@click.option("--kind", type=click.Choice(list(KINDS)), metavar="KIND", help=f"The agency's kind: {', '.join(KINDS)}.")
@click.option("--phase", "phases", multiple=True, metavar="PHASE", help=f"May be repeated: {', '.join(PHASES)}.")
@click.option("--size", default="", metavar="SIZE", help=f"One of: {', '.join(SIZES)}.")
@click.option("--manager", metavar="NAME", help="Who manages it (with --agency: its safeguarding lead).")
@click.option("--accounts", is_flag=True, help="For a host: people sign in; shows the manager's one-time code.")
@pass_call
def init(
    call: Call,
    partnership: str | None,
    agency: str | None,
    kind: str | None,
    phases: tuple[str, ...],
    size: str,
    manager: str | None,
    accounts: bool,
) -> None:
    """Make a new workspace: the one file that holds a partnership's, or one agency's, record.

    \b
    s11tui init -w exampleshire.s11 --partnership "Exampleshire Safeguarding Children Partnership"
    s11tui init -w our-school.s11 --agency "Hill School" --kind school --phase primary --manager "Sam Lead"

    Goes wrong when FILE exists already, or lies on a network drive or in a synchronised folder, where records get
    damaged.
    """
    _require_sense(partnership, agency, kind, bool(phases or size))
    path = usual_path(call.workspace)
    workspace = Workspace.create(
        path,
        partnership=None if partnership is None else inputs.name(partnership, "the partnership's name"),
        agency=None if agency is None else inputs.name(agency, "the agency's name"),
        kind=kind,
        phases=phases,
        size=size,
        manager=None if manager is None else inputs.name(manager, "the manager's name"),
    )
    with workspace:
        people = workspace.people()
        given = workspace.session(people[0].id).access.give_codes([people[0].id]) if accounts else ()
    _say_made(call, path, people, tuple(one.code for one in given))


def _require_sense(partnership: str | None, agency: str | None, kind: str | None, has_phases_or_size: bool) -> None:
    if (partnership is None) == (agency is None):
        raise BadInput(
            "A workspace is either a partnership's or one agency's.",
            "Give --partnership NAME, or --agency NAME with --kind KIND.",
        )
    if agency is not None and kind is None:
        raise BadInput("An agency has a kind.", f"Add --kind with one of: {', '.join(KINDS)}.")
    if partnership is not None and kind is not None:
        raise BadInput(
            "A partnership has no kind.", "Leave --kind out, or give --agency NAME instead of --partnership."
        )
    if partnership is not None and has_phases_or_size:
        raise BadInput("A partnership has neither phases nor a size.", "Leave --phase and --size out.")


def _say_made(call: Call, path: Path, people: Sequence[Person], codes: tuple[str, ...]) -> None:
    if call.json:
        made = [{"person": one.slug, "id": one.id, "name": one.name} for one in people]
        say_json({"workspace": str(path), "people": made, "codes": list(codes)})
        return
    say(f"{path} was made. {people[0].name} ({people[0].slug}) can begin.")
    for code in codes:
        say(f"One-time code for {people[0].name}, good for 14 days: {code}")
    note("Next: who to call about a child, with “s11tui partnership set front-door NUMBER”.")
