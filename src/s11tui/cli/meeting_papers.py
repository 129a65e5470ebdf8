"""`s11tui report pack` and `s11tui report minutes`: the papers of a meeting."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from s11tui.cli.acting import opened, reader
from s11tui.cli.kept_files import exports_option, folder_of
from s11tui.cli.options import Call, Command, pass_call
from s11tui.cli.printing import say, say_json
from s11tui.cli.progress import Progress

if TYPE_CHECKING:
    from s11tui.reports.papers import Paper
    from s11tui.workspace.meeting_papers import MeetingPapers


@click.command(cls=Command)
@click.argument("ref", metavar="MEETING")
@exports_option
@pass_call
def pack(call: Call, ref: str, output: str | None) -> None:
    """Write the pack for a meeting: of each agency only what matters, with room for notes. Prints the file's path.

    It is the panel's own paper, not for the agencies. What you take no part in is left out of your copy.

    \b
    s11tui report pack follow-up-meeting --as cleo-chair
    """
    from s11tui.reports.meeting_pack import pack_document, pack_file_name
    from s11tui.reports.papers import Paper

    def make(papers: "MeetingPapers") -> "Paper":
        return Paper(pack_document(papers.meeting, papers.returns), pack_file_name(papers.meeting))

    _write(call, ref, output, make)


@click.command(cls=Command)
@click.argument("ref", metavar="MEETING")
@exports_option
@pass_call
def minutes(call: Call, ref: str, output: str | None) -> None:
    """Write the minutes of a meeting: who came, what was decided and why, who does what by when. Prints the path.

    They say DRAFT until the meeting has ended.

    \b
    s11tui report minutes follow-up-meeting -o ~/Documents

    Goes wrong when the meeting has not begun.
    """
    from s11tui.reports.minutes import minutes_document, minutes_file_name
    from s11tui.reports.papers import Paper

    def make(papers: "MeetingPapers") -> "Paper":
        document = minutes_document(papers.meeting, papers.returns, papers.arrangements)
        return Paper(document, minutes_file_name(papers.meeting))

    _write(call, ref, output, make)


def _write(call: Call, ref: str, output: str | None, make: "Callable[[MeetingPapers], Paper]") -> None:
    from s11tui.reports.papers import write_paper
    from s11tui.workspace.meeting_papers import papers_of

    with opened(call) as workspace:
        papers = papers_of(reader(workspace, call), ref)
        home = workspace.path
    with Progress("Writing the paper") as progress:
        path = write_paper(make(papers), folder_of(output, home), progress)
    if call.json:
        say_json({"meeting": papers.meeting.slug, "files": [str(path)]})
    else:
        say(str(path))
