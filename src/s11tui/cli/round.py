"""`s11tui round`: opening a questionnaire to agencies, inviting, extending and closing."""

from collections.abc import Sequence

import click

from s11tui.audit.register import Round
from s11tui.cli import inputs, round_chase, shapes
from s11tui.cli.acting import acting, opened, reader
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import note, say, say_json, say_table
from s11tui.cli.publishing import edition_for, tell_unset
from s11tui.errors import BadInput
from s11tui.text import counted
from s11tui.workspace.lines import ReturnLine


@click.group(cls=Group)
def round_() -> None:
    """Open a questionnaire to agencies, extend their time, close it."""


@round_.command("list")
@pass_call
def list_(call: Call) -> None:
    """List the rounds, the newest first.

    \b
    s11tui round list
    """
    with opened(call) as workspace:
        found = reader(workspace, call).reading.rounds()
    if call.json:
        say_json([shapes.round_(one) for one in found])
        return
    if not found:
        note("There are no rounds yet. Open one: s11tui round open section11 --title TITLE --due DATE.")
        return
    say_table(
        ("round", "title", "due", ""),
        [(one.slug, one.title, one.due, "closed" if one.closed else "open") for one in found],
    )


@round_.command("open")
@click.argument("questionnaire", metavar="QUESTIONNAIRE")
@click.option("--title", required=True, help="What people call this round, for example “Section 11 2027”.")
@click.option("--due", required=True, metavar="DATE", help="The last day to submit, year-month-day.")
@click.option(
    "--agency", "agencies", multiple=True, metavar="AGENCY", help="May be repeated (else all that it is for)."
)
@click.option(
    "--profile", "profiles", multiple=True, metavar="NAME",
    help="A shorter form for everybody, such as light; AGENCY=NAME for one agency.",
)  # fmt: skip
@click.option("--separately", is_flag=True, help="Moderators see no other proposal before they have made their own.")
@click.option("--reply-days", type=int, default=14, show_default=True, help="Days in which an agency may challenge.")
@pass_call
def open_(
    call: Call,
    questionnaire: str,
    title: str,
    due: str,
    agencies: tuple[str, ...],
    profiles: tuple[str, ...],
    separately: bool,
    reply_days: int,
) -> None:
    """Open a round: invite agencies to answer a questionnaire.

    QUESTIONNAIRE is a file, which is checked and published on the way, or the id of one that is published in the
    workspace or comes with this program.

    \b
    s11tui round open section11 --title "Section 11 2027" --due 2027-03-19
    s11tui round open our-audit.toml --title "Audit" --due 2027-03-19 --agency police --agency council --profile light

    Goes wrong when the file has errors, DATE is no date, or the questionnaire is not for an agency that is named.
    """
    day = inputs.day(due)
    everyone, single = _profiles(profiles)
    with opened(call) as workspace:
        session = acting(workspace, call, ("manager", "lead"))
        with session.batch():
            edition = edition_for(session, questionnaire)
            opened_round, lines = session.rounds.open(
                edition,
                inputs.name(title, "the round's title"),
                day,
                agencies=list(agencies) or None,
                profile=everyone,
                profile_of=single,
                separately=separately,
                reply_days=reply_days,
            )
        tell_unset(session, edition)
    _say_opened(call, opened_round, lines)


def _say_opened(call: Call, opened_round: Round, lines: Sequence[ReturnLine]) -> None:
    if call.json:
        say_json({**shapes.round_(opened_round), "returns": [shapes.return_line(line) for line in lines]})
        return
    say(
        f"{opened_round.title} ({opened_round.slug}) is open, due {opened_round.due}:"
        f" {counted(len(lines), 'agency', 'agencies')} invited."
    )
    for line in lines:
        waiting = (
            f"  (last year's answers to confirm: {counted(line.to_confirm, 'standard')})" if line.to_confirm else ""
        )
        say(f"  {line.slug}{waiting}")
    if not lines:
        note("Nobody was invited, because no agency in the register is of a kind that it is for.")


@round_.command()
@click.argument("round_ref", metavar="ROUND")
@click.argument("agency", metavar="AGENCY")
@click.option("--profile", default="", metavar="NAME", help="A shorter form, such as light.")
@pass_call
def invite(call: Call, round_ref: str, agency: str, profile: str) -> None:
    """Invite one more agency to a round that is open.

    \b
    s11tui round invite section-11-2027 police

    Goes wrong when the agency is in the round already, or the questionnaire asks it nothing.
    """
    with opened(call) as workspace:
        line = acting(workspace, call, ("manager", "lead")).rounds.invite(round_ref, agency, inputs.line(profile))
    if call.json:
        say_json(shapes.return_line(line))
    else:
        say(f"{line.agency_name} was invited, due {line.due}: {line.slug}.")


@round_.command()
@click.argument("round_ref", metavar="ROUND")
@click.option("--due", required=True, metavar="DATE", help="The new last day, year-month-day.")
@click.option("--reason", required=True, help="Why.")
@click.option("--agency", metavar="AGENCY", help="Only for this agency.")
@pass_call
def extend(call: Call, round_ref: str, due: str, reason: str, agency: str | None) -> None:
    """Give a round, or one agency in it, another due day.

    \b
    s11tui round extend section-11-2027 --due 2027-04-09 --reason "Easter"
    s11tui round extend section-11-2027 --due 2027-04-09 --agency police --reason "Change of lead"
    """
    day = inputs.day(due)
    with opened(call) as workspace:
        session = acting(workspace, call, ("manager", "lead"))
        found = session.rounds.extend(round_ref, day, inputs.words(reason), agency)
    if call.json:
        say_json({**shapes.round_(found), "extended_to": day, "agency": agency})
    else:
        say(f"{found.title}{f', {agency}' if agency else ''}: now due {day}.")


@round_.command()
@click.argument("round_ref", metavar="ROUND")
@pass_call
def close(call: Call, round_ref: str) -> None:
    """Close a round: nothing in it is amended any more.

    \b
    s11tui round close section-11-2025
    """
    with opened(call) as workspace:
        found = acting(workspace, call, ("manager", "lead")).rounds.close(round_ref)
    if call.json:
        say_json(shapes.round_(found))
    else:
        say(f"{found.title} is closed.")


def _profiles(given: tuple[str, ...]) -> tuple[str, dict[str, str]]:
    """The profile for everybody, and those of single agencies."""
    everyone, single = "", {}
    for one in map(inputs.line, given):
        agency, equals, profile = one.rpartition("=")
        if equals:
            single[agency] = profile
        elif everyone:
            raise BadInput("Two profiles are given for everybody.", "Give one, and others as --profile AGENCY=NAME.")
        else:
            everyone = profile
    return everyone, single


for _command in round_chase.COMMANDS:
    round_.add_command(_command)
