"""`s11tui moderate`: proposing, agreeing and sharing grades; what follows on sharing lives in `after_sharing`."""

import click

from s11tui.cli import after_sharing, board, inputs, mattering, sample, shapes
from s11tui.cli.acting import on_return, opened, reader, standard_of
from s11tui.cli.filling import tell
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import note, say_json, say_table
from s11tui.errors import BadInput

_WAITING = ("submitted", "in moderation", "grades shared")
_PANEL = ("moderator", "meeting-chair")
_CHAIR = ("meeting-chair",)
_CANNOT_TELL = ("cannot-tell", "cannot tell")


@click.group(cls=Group)
def moderate() -> None:
    """Propose and agree grades, share them with the agency, hear what it says.

    Nobody moderates their own agency, its group or its host body.
    """


@moderate.command()
@click.option("--round", "round_ref", metavar="ROUND", help="Only of this round.")
@pass_call
def queue(call: Call, round_ref: str | None) -> None:
    """List the returns that wait for the panel or for the agency's reply.

    \b
    s11tui moderate queue
    """
    with opened(call) as workspace:
        lines = reader(workspace, call).reading.returns(round=round_ref)
    lines = tuple(line for line in lines if line.state in _WAITING)
    if call.json:
        say_json([{**shapes.return_line(line), "outcomes": line.outcomes, "changed": line.changed} for line in lines])
        return
    if not lines:
        note("Nothing waits for moderation.")
        return
    say_table(
        ("return", "agency", "state", "submitted", "outcomes", "changed", ""),
        [
            (
                line.slug,
                line.agency_name,
                line.state,
                line.submitted_at[:10],
                f"{line.outcomes} of {line.asked}",
                str(line.changed),
                f"{line.urgent} with the lowest grade" if line.urgent else "",
            )
            for line in lines
        ],
    )


@moderate.command("open")
@click.argument("ref", metavar="RETURN")
@pass_call
def open_(call: Call, ref: str) -> None:
    """Open the moderation of a submitted return.

    \b
    s11tui moderate open RETURN

    Goes wrong when it is not submitted yet.
    """
    with on_return(call, ref, ("manager", "meeting-chair")) as session:
        view = session.moderating.open(ref)
    tell(call, view, "Moderation is open.")


@moderate.command()
@click.argument("ref", metavar="RETURN")
@click.option(
    "--conflict", default="", metavar="TEXT", help="What the conflict is; leave it out to declare that there is none."
)
@pass_call
def declare(call: Call, ref: str, conflict: str) -> None:
    """Declare whether you have a conflict of interest with an agency; one bars you from judging it.

    \b
    s11tui moderate declare RETURN --conflict "I worked there until May."
    """
    with on_return(call, ref, _PANEL) as session:
        view = session.moderating.declare_conflict(ref, inputs.words(conflict))
    tell(
        call, view, "Your conflict of interest was noted." if conflict.strip() else "No conflict of interest was noted."
    )


@moderate.command()
@click.argument("ref", metavar="RETURN")
@click.argument("standard")
@click.argument("grade")
@click.option("--reason", default="", help="Why; needed where it differs from the self-grade.")
@click.option(
    "--how",
    type=click.Choice(["read", "asked", "tested"]),
    default="read",
    show_default=True,
    help="How it was checked.",
)
@click.option(
    "--impact", type=click.Choice(["shown", "claimed", "absent"]), help="Whether a difference for children was shown."
)
@pass_call
def propose(call: Call, ref: str, standard: str, grade: str, reason: str, how: str, impact: str | None) -> None:
    """Propose a grade for a standard. Your first proposal declares that you have no conflict of interest.

    \b
    s11tui moderate propose RETURN 1.3 ri --reason "No example of a decision that changed." --how asked

    Goes wrong when the grade is not on the scale, or differs from the self-grade without a reason.
    """
    with on_return(call, ref, _PANEL) as session:
        found = standard_of(session.reading.open(ref), standard)
        view = session.moderating.propose(ref, found.id, inputs.line(grade), inputs.words(reason), how, impact or "")
    tell(call, view, f"Your proposal on {found.id} was saved.")


@moderate.command()
@click.argument("ref", metavar="RETURN")
@click.argument("standard")
@pass_call
def withdraw(call: Call, ref: str, standard: str) -> None:
    """Take back your own proposal.

    \b
    s11tui moderate withdraw RETURN 1.3
    """
    with on_return(call, ref, _PANEL) as session:
        found = standard_of(session.reading.open(ref), standard)
        view = session.moderating.withdraw(ref, found.id)
    tell(call, view, f"Your proposal on {found.id} was taken back.")


@moderate.command()
@click.argument("ref", metavar="RETURN")
@click.argument("standard", required=False)
@click.argument("grade", required=False)
@click.option("--reason", default="", help="Why; needed for any change, and for cannot-tell.")
@click.option(
    "--rest", type=click.Choice(["confirmed", "not-moderated"]), help="All standards that have no outcome, at once."
)
@click.option("--meeting", default="", metavar="TITLE", help="The meeting that decided (else by correspondence).")
@pass_call
def agree(
    call: Call, ref: str, standard: str | None, grade: str | None, reason: str, rest: str | None, meeting: str
) -> None:
    """Record the agreed grade of a standard, or of all the rest at once. GRADE may be cannot-tell.

    \b
    s11tui moderate agree RETURN 1.3 ri --reason "Dashboard seen; no decision changed." --meeting "Panel, 4 May"
    s11tui moderate agree RETURN --rest confirmed
    s11tui moderate agree RETURN --rest not-moderated

    Goes wrong when the grade is not on the scale, or differs from the self-grade without a reason.
    """
    if (rest is None) == (standard is None) or (standard is not None and grade is None):
        raise BadInput(
            "What was agreed is not said.", "Give STANDARD and GRADE, or --rest confirmed or --rest not-moderated."
        )
    place, why = inputs.line(meeting), inputs.words(reason)
    with on_return(call, ref, _CHAIR) as session:
        if standard is None or grade is None:
            view = session.moderating.rest(ref, str(rest), place)
            done = f"The rest was recorded as {rest}."
        else:
            found = standard_of(session.reading.open(ref), standard)
            if grade.strip().casefold() in _CANNOT_TELL:
                view = session.moderating.cannot_tell(ref, found.id, why, place)
            else:
                view = session.moderating.agree(ref, found.id, inputs.line(grade), why, place)
            done = f"The outcome of {found.id} was recorded."
    tell(call, view, done)


@moderate.command("cannot-tell")
@click.argument("ref", metavar="RETURN")
@click.argument("standard")
@click.option("--reason", required=True, help="What was not there to be seen.")
@click.option("--meeting", default="", metavar="TITLE", help="The meeting that decided (else by correspondence).")
@pass_call
def cannot_tell(call: Call, ref: str, standard: str, reason: str, meeting: str) -> None:
    """Record that the panel cannot tell: the self-grade of a standard stands, unverified.

    \b
    s11tui moderate cannot-tell RETURN 1.4 --reason "The minutes could not be found." --meeting "Panel, 4 May"
    """
    with on_return(call, ref, _CHAIR) as session:
        found = standard_of(session.reading.open(ref), standard)
        view = session.moderating.cannot_tell(ref, found.id, inputs.words(reason), inputs.line(meeting))
    tell(call, view, f"The outcome of {found.id} was recorded.")


@moderate.command()
@click.argument("ref", metavar="RETURN")
@pass_call
def share(call: Call, ref: str) -> None:
    """Share the outcomes with the agency; its time to reply begins.

    \b
    s11tui moderate share RETURN

    Goes wrong while a standard has no outcome, or one that is stale.
    """
    with on_return(call, ref, _CHAIR) as session:
        view = session.moderating.share(ref)
    tell(call, view, f"The grades are shared; the agency may reply until {view.reply_by}.")


for _command in (*board.COMMANDS, *mattering.COMMANDS, *sample.COMMANDS, *after_sharing.COMMANDS):
    moderate.add_command(_command)
