"""The commands of `s11tui report` about a round as a whole: its summary, the action plan, good practice."""

import click

from s11tui.cli.acting import opened, reader
from s11tui.cli.kept_files import exports_option, folder_of
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import note, say, say_json
from s11tui.cli.progress import Progress
from s11tui.clock import stamp


@click.command(cls=Command)
@click.argument("round_ref", metavar="[ROUND]", required=False)
@click.option("--panel", is_flag=True, help="Put in what agencies do not know of yet; then it is for the panel only.")
@exports_option
@pass_call
def summary(call: Call, round_ref: str | None, panel: bool, output: str | None) -> None:
    """Write the executive summary of a round: two pages for a reader who has four minutes. Prints the file's path.

    It says what came in, what moderation found, what is urgent, what is late and what is asked of the partners. Without
    --panel it holds nothing that agencies have not been told.

    \b
    s11tui report summary section-11-2027
    s11tui report summary section-11-2027 --panel -o ~/Documents

    Goes wrong when DIR cannot be written, or you may not see the round as a whole.
    """
    with opened(call) as workspace, Progress("Writing the summary") as progress:
        found = reader(workspace, call).reading.summary(round_ref, only_shared=not panel)
        from s11tui.reports.papers import write_paper
        from s11tui.reports.summary import summary_paper

        path = write_paper(summary_paper(found), folder_of(output, workspace.path), progress)
    if call.json:
        say_json({"round": found.round.slug if found.round else None, "files": [str(path)]})
    else:
        say(str(path))


@click.command(cls=Command)
@click.option("--round", "round_ref", metavar="ROUND", help="Only of this round.")
@click.option("--agency", metavar="AGENCY", help="Only what is about this agency, or owned by it.")
@click.option("--meeting", metavar="MEETING", help="Only what was agreed at this meeting.")
@click.option("--overdue", is_flag=True, help="Only what is late.")
@exports_option
@pass_call
def actions(
    call: Call, round_ref: str | None, agency: str | None, meeting: str | None, overdue: bool, output: str | None
) -> None:
    """Write the action plan: what will be done, by whom, by when, and what was said of it. Prints the file's path.

    It is grouped by owner: partners, sub-groups, then agencies. You get the actions that you may see.

    \b
    s11tui report actions --round section-11-2027
    s11tui report actions --agency police --overdue
    s11tui report actions --meeting follow-up-meeting

    Goes wrong when DIR cannot be written; nothing is left half written.
    """
    with opened(call) as workspace, Progress("Writing the action plan") as progress:
        found = reader(workspace, call).reading.action_plan(round_ref, agency, meeting, overdue=overdue)
        from s11tui.reports.actions_report import actions_paper
        from s11tui.reports.papers import write_paper

        path = write_paper(actions_paper(found), folder_of(output, workspace.path), progress)
    if not found.actions:
        note("There are no such actions; the file says so.")
    if call.json:
        say_json({"actions": len(found.actions), "files": [str(path)]})
    else:
        say(str(path))


@click.command(cls=Command)
@click.option("--round", "round_ref", metavar="ROUND", help="Only of this round.")
@exports_option
@pass_call
def practice(call: Call, round_ref: str | None, output: str | None) -> None:
    """Write the good practice bank, ready for the annual report. Prints the file's path.

    Only extracts that agencies allowed to be shared are in it, and no name that they did not.

    \b
    s11tui report practice --round section-11-2027

    Goes wrong when DIR cannot be written; nothing is left half written.
    """
    with opened(call) as workspace, Progress("Writing the good practice bank") as progress:
        session = reader(workspace, call)
        lines = session.reading.practices(round_ref, outside=True)
        about = workspace.registry.round(round_ref).title if round_ref else "All rounds"
        known = workspace.partnership()
        from s11tui.reports.papers import write_paper
        from s11tui.reports.practice_report import practice_paper

        paper = practice_paper(known.name, about, stamp(workspace.clock()), known.zone, lines)
        path = write_paper(paper, folder_of(output, workspace.path), progress)
    if call.json:
        say_json({"extracts": len(lines), "files": [str(path)]})
    else:
        say(str(path))


COMMANDS = (summary, actions, practice)
