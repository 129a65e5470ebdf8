"""The commands of `s11tui return` about colleagues: who answers which standards."""

import click

from s11tui.audit.rights import roles_on
from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.cli.acting import on_return
from s11tui.cli.filling import tell
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import moment_in_words, near, note, say, say_json, say_table
from s11tui.errors import NotFound
from s11tui.text import counted
from s11tui.workspace.session import Session


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@click.argument("places", metavar="STANDARD...", nargs=-1, required=True)
@click.option("--to", "people", metavar="PERSON", multiple=True, help="May be repeated; nobody takes them back.")
@pass_call
def assign(call: Call, ref: str, places: tuple[str, ...], people: tuple[str, ...]) -> None:
    """Give standards, or all standards of an area, to colleagues, who can then answer them.

    \b
    s11tui return assign RETURN 1.3 1.4 --to carol-contributor
    s11tui return assign RETURN leadership --to carol-contributor

    Goes wrong when somebody does not belong to the agency.
    """
    with on_return(call, ref, ("lead",)) as session:
        before = session.reading.open(ref)
        standards = list(dict.fromkeys(name for place in places for name in _named(before, place)))
        view = session.answering.assign(ref, standards, people)
    tell(call, view, f"{counted(len(standards), 'standard')} {'assigned' if people else 'taken back'}.")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@pass_call
def assigned(call: Call, ref: str) -> None:
    """Show who answers which standards, since when, and what of it is done. A contributor sees their own.

    \b
    s11tui return assigned RETURN
    s11tui return assigned RETURN --as carol-contributor
    """
    with on_return(call, ref) as session:
        view = session.reading.open(ref)
        own = session.person.id if _only_contributes(session, view) else ""
        slugs = {one.id: one.slug for one in session.reading.people()}
    given = _by_person(view, own)
    if call.json:
        say_json([_shape(slugs.get(person, person), person, name, ours) for (person, name), ours in given.items()])
        return
    for (person, name), ours in given.items():
        say(f"{name} ({slugs.get(person, person)}): {_done(ours)} of {counted(len(ours), 'standard')} done")
        say_table((), [_line(one, since) for one, since in ours], indent="  ")
    nobody = [one for one in view.standards() if not one.assigned]
    if own and not given:
        note("Nothing is assigned to you. Your safeguarding lead assigns standards.")
    elif not own:
        note(f"Assigned to nobody: {counted(len(nobody), 'standard')}.")


def _named(view: ReturnView, given: str) -> list[str]:
    """The ids of the standard, or of all standards of the area, that somebody named.

    Raises:
        NotFound: nothing is called so in this return.
    """
    wanted = given.strip()
    for one in view.standards():
        if wanted in (one.id, one.number):
            return [one.id]
    for area in view.areas:
        if wanted in (area.id, area.number):
            return [one.id for one in area.standards]
    known = [*(area.id for area in view.areas), *(one.id for one in view.standards())]
    otherwise = f"See them with “s11tui return show {view.slug}”."
    raise NotFound(f"There is no standard or area “{given}” in {view.slug}.", near(given, known, otherwise))


def _only_contributes(session: Session, view: ReturnView) -> bool:
    agency = session.workspace.agencies[view.agency.id]
    return roles_on(session.person, agency) == {"contributor"}


def _by_person(view: ReturnView, own: str) -> dict[tuple[str, str], list[tuple[StandardView, str]]]:
    """By (id, name) of each person: their standards, each with the moment since when."""
    found: dict[tuple[str, str], list[tuple[StandardView, str]]] = {}
    for standard in view.standards():
        for one in standard.assigned:
            if not own or one.person == own:
                found.setdefault((one.person, one.name), []).append((standard, one.since))
    return found


def _done(ours: list[tuple[StandardView, str]]) -> int:
    return sum(one.is_done for one, _ in ours)


def _line(one: StandardView, since: str) -> tuple[str, ...]:
    return ("● done" if one.is_done else "○ not done", one.number, one.id, f"since {moment_in_words(since)}", one.title)


def _shape(slug: str, person: str, name: str, ours: list[tuple[StandardView, str]]) -> dict[str, object]:
    return {
        "person": slug,
        "id": person,
        "name": name,
        "done": _done(ours),
        "standards": [
            {"standard": one.id, "number": one.number, "title": one.title, "since": since, "done": one.is_done}
            for one, since in ours
        ],
    }


COMMANDS: tuple[click.Command, ...] = (assign, assigned)
