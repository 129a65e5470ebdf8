"""`s11tui person import`: many people from a spreadsheet."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from s11tui.audit.register_words import grant_words
from s11tui.cli import inputs, shapes_register
from s11tui.cli.acting import acting, opened
from s11tui.cli.importing import refuse_list
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json, say_table

if TYPE_CHECKING:
    # `person list` does not wait for what only a change needs.
    from s11tui.exchange.people_file import ListedPerson
    from s11tui.workspace.desks.entering import Entered


@click.command("import", cls=Command)
@click.argument("file", metavar="FILE.csv")
@click.option("--dry-run", is_flag=True, help="Show what would be added, and add nothing.")
@pass_call
def import_(call: Call, file: str, dry_run: bool) -> None:
    """Add many people, with their roles, from a spreadsheet saved as CSV.

    The first line names the columns: name and role, and where wanted email, agency, group, kinds, phases, home, login,
    id. A role is written as its id or in words, an agency as its short name or its name. Several lines with the same
    name and e-mail address, or the same id, add up to one person. Who is in the register already gets the roles that
    they lack, and nothing else of them is changed. Either all lines are taken or none.

    \b
    name,email,role,agency,kinds
    Lee Lead,lee@hill.example,lead,Hill Primary School,
    Mo Moderator,mo@council.example,moderator,,school;college

    \b
    s11tui person import people.csv --dry-run
    s11tui person import people.csv

    Goes wrong when a line lacks a name or role, names no agency that is there, or may be about somebody else: every
    such line is listed.
    """
    from s11tui.exchange.people_file import look_at_people

    with opened(call) as workspace:
        session = acting(workspace, call, ("manager",))
        read = look_at_people(session, inputs.read_file(file))
        if read.notice:
            note(read.notice)
        if read.problems:
            refuse_list(call, file, read.problems, {"added": 0, "people": []})
        done: list[Entered | None] = [None] * len(read.found)
        if not dry_run:
            done = list(session.people.add_people(read.wanted))
        agencies = {one.id: one.slug for one in session.reading.agencies()}
    _report(call, read.found, done, agencies)


def _report(
    call: Call, found: "Sequence[ListedPerson]", done: "Sequence[Entered | None]", agencies: dict[str, str]
) -> None:
    """Say what was done, or, where nothing was yet, what would be."""
    from s11tui.exchange.people_file import told, told_before

    if call.json:
        shown = [_shape(one, entered, agencies) for one, entered in zip(found, done, strict=True)]
        say_json({"added": sum(one is not None and one.is_new for one in done), "people": shown, "problems": []})
        return
    entered = [one for one in done if one is not None]
    if not entered:
        _say_found(found, agencies)
    for one in found:
        if one.to_look_at:
            note(one.to_look_at)
    say(told(entered) if entered else told_before(found))
    if any(one.is_new for one in entered):
        note("Where people sign in, give them their codes with “s11tui person codes --new”.")


def _say_found(found: "Sequence[ListedPerson]", agencies: dict[str, str]) -> None:
    rows = [
        (
            ", ".join(map(str, one.lines)),
            one.wanted.name,
            one.wanted.email,
            f"already there ({one.there.slug})" if one.there else "new",
            "; ".join(grant_words(grant, agencies) for grant in one.given),
        )
        for one in found
    ]
    say_table(("line", "name", "e-mail", "", "roles to give"), rows)


def _shape(one: "ListedPerson", entered: "Entered | None", agencies: dict[str, str]) -> dict[str, Any]:
    """Somebody of the list as JSON; `person` is null for somebody new who was not entered yet."""
    person, given = (entered.person, entered.given) if entered else (one.there, one.given)
    return {
        "lines": list(one.lines),
        "person": person.slug if person else one.wanted.slug,
        "name": one.wanted.name,
        "email": one.wanted.email,
        "login": one.wanted.login,
        "home": agencies.get(one.wanted.home, one.wanted.home),
        "there": one.there is not None,
        "given": [shapes_register.role(grant, agencies) for grant in given],
        "left": list(one.left),
        "same_address": list(one.same_address),
    }
