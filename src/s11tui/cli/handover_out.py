"""`s11tui handover invite` and `send`: writing what goes to the other side."""

from typing import TYPE_CHECKING, BinaryIO

import click

from s11tui.cli import handover_words
from s11tui.cli.acting import acting, opened
from s11tui.cli.handover_words import Shape
from s11tui.cli.kept_files import exports_option, folder_of
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import listed, note, one_line, say, say_json
from s11tui.errors import BadInput, NotFound, NotNow
from s11tui.workspace.session import Session

if TYPE_CHECKING:
    from s11tui.audit.handover import HandOver


@click.command(cls=Command)
@click.argument("ref", metavar="[RETURN]", required=False)
@click.option("--round", "round_ref", metavar="ROUND", help="Every agency of this round, or those that --agency names.")
@click.option("--agency", "agencies", multiple=True, metavar="AGENCY", help="Only this one; may be repeated.")
@exports_option
@pass_call
def invite(call: Call, ref: str | None, round_ref: str | None, agencies: tuple[str, ...], output: str | None) -> None:
    """Write an invitation for an agency that has a workspace of its own. Prints the file's path.

    It holds the round, the questionnaire, the deadline, who to call about a child, and your public keys; nothing that
    is confidential. It is encrypted where the agency's keys are known already, and else can be read by anybody.

    \b
    s11tui handover invite police-section-11-2027
    s11tui handover invite --round section-11-2027 --agency police --agency fire -o ~/Documents

    Goes wrong when the agency has begun its return here and its keys are not known. For the partnership's manager.
    """
    if (ref is None) == (round_ref is None):
        raise BadInput("Whom to invite is not clear.", "Name one RETURN, or --round with the agencies that you mean.")
    if agencies and round_ref is None:
        raise BadInput("--agency is for a whole --round.", "Leave it out, or name the round.")
    with opened(call) as workspace:
        session = acting(workspace, call, ("manager",))
        if ref is not None:
            written = [_written(session, session.handing_over.invitation(ref), output)]
        else:
            written = _round(session, str(round_ref), agencies, output)
        fingerprint = workspace.keys.public().fingerprint
    _report(call, written)
    if not call.json and written:
        note(f"Send each to its agency. When they telephone to compare, read out: {fingerprint}")


@click.command(cls=Command)
@click.argument("ref", metavar="RETURN")
@exports_option
@pass_call
def send(call: Call, ref: str, output: str | None) -> None:
    """Write a return to a file for the other side, encrypted to it. Prints the file's path.

    From an agency's own workspace it goes to the partnership that invited it, with answers, grades, evidence and
    signatures; from the partnership's to the agency, with queries, extensions and, once they are shared, the grades.
    What the panel says among itself never goes. It can be sent as often as wanted: each file holds all of it.

    \b
    s11tui handover send police-section-11-2027
    s11tui handover send police-section-11-2027 -o /media/stick

    Goes wrong when the other side's keys are not known here.
    """
    with opened(call) as workspace:
        alone = workspace.partnership().alone
        session = acting(workspace, call, ("lead", "manager") if alone else ("manager", "meeting-chair"), ref)
        written = [_written(session, session.handing_over.outgoing(ref), output)]
    _report(call, written)
    if not call.json:
        note("Nobody but its receiver can open it: send it by e-mail, a portal or a stick, as you like.")


def _round(session: Session, round_ref: str, agencies: tuple[str, ...], output: str | None) -> list[Shape]:
    """Invitations for the agencies of a round; those that have begun already, without known keys, are told and left."""
    lines = session.reading.returns(round=round_ref)
    wanted = {session.workspace.registry.agency(one).slug for one in agencies}
    if missing := wanted - {one.agency for one in lines}:
        raise NotFound(f"This round did not invite {listed(sorted(missing))}.", "Add them with “s11tui round invite”.")
    found = [one for one in lines if not wanted or one.agency in wanted]
    written = []
    for line in found:
        try:
            made = session.handing_over.invitation(line.id)
        except NotNow as refusal:
            note(one_line(f"{line.slug} was left out. {refusal}"))
            continue
        written.append(_written(session, made, output))
    if not written:
        raise NotNow("Nobody in this round could be invited.", "See why above; nothing was written.")
    return written


def _written(session: Session, made: "HandOver", output: str | None) -> Shape:
    """Write a hand-over and record that it went: both, or nothing."""
    from s11tui.exchange.handover import file_name, write
    from s11tui.reports.writing import write_file

    workspace = session.workspace
    receiver = next((one for one in workspace.registry.parties() if one.id == made.receiver), None)
    data = write(made, workspace.keys.sign, receiver.sealing if receiver else None)

    def write_all(target: BinaryIO) -> None:
        target.write(data)

    with session.batch():
        session.handing_over.sent(made)
        path = write_file(folder_of(output, workspace.path), file_name(made), write_all)
    return handover_words.sent_shape(made, session.reading.open(made.return_id).slug, str(path))


def _report(call: Call, written: list[Shape]) -> None:
    if call.json:
        say_json(written)
        return
    for one in written:
        say(one["file"])
