"""`s11tui person codes`, `passphrase`, `close` and `access`: how people come in."""

import sys

import click

from s11tui.audit.events import Event
from s11tui.audit.register import ROLES, Person
from s11tui.audit.register_words import ACCESS
from s11tui.cli.acting import acting, opened
from s11tui.cli.kept_files import exports_option, folder_of
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json, say_table
from s11tui.clock import local
from s11tui.errors import BadInput, NotFound
from s11tui.text import counted
from s11tui.workspace import Workspace
from s11tui.workspace.desks.access import Given
from s11tui.workspace.session import Session

_ROLE = click.Choice(list(ROLES))


@click.command(cls=Command)
@click.argument("refs", metavar="[PERSON]...", nargs=-1)
@click.option("--role", "roles", multiple=True, type=_ROLE, metavar="ROLE", help="Everybody with this role.")
@click.option("--new", is_flag=True, help="Everybody who has no way in yet.")
@click.option("--show", is_flag=True, help="Show the codes here instead of writing letters.")
@exports_option
@pass_call
def codes(call: Call, refs: tuple[str, ...], roles: tuple[str, ...], new: bool, show: bool, output: str | None) -> None:
    """Give people one-time codes: for the first time, or where a passphrase was lost. Prints the file's path.

    The letters are one PDF with a page for each person. With several of PERSON, --role and --new, everybody who fits
    all that is named gets one. From the first code on, people of this workspace have to show who they are.

    \b
    s11tui person codes --new
    s11tui person codes --new --role lead -o ~/Documents
    s11tui person codes lee-lead --show

    Goes wrong when nobody fits, or you are not the manager. Codes are good once, for 14 days.
    """
    if not (refs or roles or new):
        raise BadInput("For whom?", "Name people, a --role, or --new for everybody who has no way in yet.")
    with opened(call) as workspace:
        session = acting(workspace, call, ("manager",))
        people = _fitting(session, refs, roles, new)
        if not people:
            raise NotFound("Nobody fits that.", "See who has a way in with “s11tui person access”.")
        # Codes that could not be written down anywhere must not have been given.
        with session.batch():
            given = session.access.give_codes([one.id for one in people])
            path = "" if call.json or show else _write_letters(workspace, given, output)
    _say_codes(call, given, path)


def _fitting(session: Session, refs: tuple[str, ...], roles: tuple[str, ...], new: bool) -> list[Person]:
    """Those who work here and fit all that was named."""
    named = {session.workspace.registry.person(ref).id for ref in refs}
    return [
        way.person
        for way in session.access.ways_in()
        if way.may_come
        and (not named or way.person.id in named)
        and (not roles or any(way.person.holds(role) for role in roles))
        and (not new or way.needs_one)
    ]


def _say_codes(call: Call, given: tuple[Given, ...], path: str) -> None:
    if call.json:
        say_json([{"person": one.person.slug, "code": one.code, "until": one.until} for one in given])
    elif path:
        say(path)
        note(f"{counted(len(given), 'code')}. Print the file, hand out its pages, then destroy it.")
    else:
        rows = [(one.person.slug, one.person.name, one.code, one.until[:10]) for one in given]
        say_table(("person", "name", "code", "good until"), rows)


def _write_letters(workspace: Workspace, given: tuple[Given, ...], output: str | None) -> str:
    from s11tui.exchange.code_papers import code_paper
    from s11tui.reports.papers import write_paper

    return str(write_paper(code_paper(workspace, given), folder_of(output, workspace.path)))


@click.command(cls=Command)
@click.argument("ref", metavar="PERSON")
@click.option("--stdin", "piped", is_flag=True, help="Read it from standard input: the old one first, if there is one.")
@pass_call
def passphrase(call: Call, ref: str, piped: bool) -> None:
    """Choose a passphrase, or change it. It is asked for twice and never shown.

    From the first passphrase on, people of this workspace have to show who they are.

    \b
    s11tui person passphrase partnership-manager

    Goes wrong when the old one is wrong, or the new one is easy to guess.
    """
    with opened(call) as workspace:
        session = workspace.session(ref)
        has_one = bool(workspace.access.account(session.person.id).passphrase)
        old = _asked("The passphrase you have now", piped) if has_one else ""
        new = _asked("The new passphrase", piped)
        if not piped and _asked("The same again", piped) != new:
            raise BadInput("The two passphrases are not the same.", "Try again; nothing was changed.")
        session.access.change_passphrase(old, new)
    if call.json:
        say_json({"person": session.person.slug, "passphrase": "set"})
    else:
        say(f"{session.person.name} signs in with the new passphrase from now on.")


def _asked(words: str, piped: bool) -> str:
    if piped:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise BadInput("A passphrase is typed at a terminal.", "Use a terminal, or --stdin.")
    return str(click.prompt(words, hide_input=True, err=True))


@click.command(cls=Command)
@click.argument("ref", metavar="PERSON")
@pass_call
def close(call: Call, ref: str) -> None:
    """Take away somebody's passphrase and code. What they did stays theirs, and a login goes on working.

    \b
    s11tui person close lee-lead

    Goes wrong when no manager could come in any more.
    """
    with opened(call) as workspace:
        closed = acting(workspace, call, ("manager",)).access.close_account(ref)
    if call.json:
        say_json({"person": closed.slug, "passphrase": "none"})
    else:
        say(f"{closed.name} has no passphrase and no code any more.")


@click.command(cls=Command)
@click.argument("ref", metavar="[PERSON]", required=False)
@click.option("--log", is_flag=True, help="Everybody's sign-ins and refusals, the newest first.")
@pass_call
def access(call: Call, ref: str | None, log: bool) -> None:
    """Show how everybody comes in; or sign-ins and refusals, of one person or of everybody.

    \b
    s11tui person access
    s11tui person access lee-lead
    s11tui person access --log
    """
    with opened(call) as workspace:
        session = acting(workspace, call, ("manager", "lead"))
        zone = workspace.partnership().zone
        if ref or log:
            _say_log(call, session.access.log(ref), {one.id: one.slug for one in workspace.people()}, zone)
            return
        ways = session.access.ways_in()
    if call.json:
        say_json(
            [
                {
                    "person": way.person.slug, "passphrase": way.has_passphrase, "code_until": way.code_until,
                    "login": way.person.login, "last_came": way.last_came,
                }
                for way in ways
            ]
        )  # fmt: skip
        return
    rows = [
        (
            way.person.slug,
            "passphrase" if way.has_passphrase else "",
            f"code until {way.code_until[:10]}" if way.code_until else "",
            way.person.login,
            f"{local(way.last_came, zone):%Y-%m-%d %H:%M}" if way.last_came else "never came",
        )
        for way in ways
    ]
    say_table(("person", "", "", "login", "last came"), rows)


def _say_log(call: Call, events: tuple[Event, ...], people: dict[str, str], zone: str) -> None:
    if call.json:
        say_json([{"at": one.at, "person": _person(one, people), "kind": one.kind, **one.body} for one in events])
        return
    rows = [
        (
            f"{local(one.at, zone):%Y-%m-%d %H:%M:%S}",
            _person(one, people),
            ACCESS.get(one.kind, one.kind),
            str(one.body.get("via", "")),
            str(one.body.get("why", "")),
        )
        for one in events
    ]
    say_table(("when", "person", "what", "where", "why"), rows)


def _person(event: Event, people: dict[str, str]) -> str:
    known = event.stream.removeprefix("access/")
    return people.get(known, "nobody who is known")


COMMANDS: tuple[click.Command, ...] = (codes, passphrase, close, access)
