"""`s11tui report`: what is printed; the blank form lives in `blank`."""

from typing import BinaryIO

import click

from s11tui.cli import round_reports
from s11tui.cli.acting import on_return
from s11tui.cli.blank import blank
from s11tui.cli.kept_files import exports_option, folder_of
from s11tui.cli.letter import letter
from s11tui.cli.meeting_papers import minutes, pack
from s11tui.cli.options import Call, Group, pass_call
from s11tui.cli.printing import say, say_json
from s11tui.cli.progress import Progress


@click.group(cls=Group)
def report() -> None:
    """Write a return, a round or its actions as a PDF that can be filed, read aloud and printed."""


@report.command("return")
@click.argument("ref", metavar="RETURN")
@exports_option
@pass_call
def return_(call: Call, ref: str, output: str | None) -> None:
    """Write the report of a return, in whatever state it is; a draft says that it is one. Prints the file's path.

    \b
    s11tui report return police-section-11-2027
    s11tui report return police-section-11-2027 -o ~/Documents

    Goes wrong when DIR cannot be written; nothing is left half written.
    """
    with on_return(call, ref) as session:
        view = session.reading.open(ref)
        edition = session.reading.edition(view.edition.sha256)
        home = session.workspace.path
    from s11tui.reports.pdf.writer import write_pdf
    from s11tui.reports.return_report import report_file_name, return_document
    from s11tui.reports.writing import write_file

    folder = folder_of(output, home)
    with Progress("Writing the report") as progress:

        def write(target: BinaryIO) -> None:
            write_pdf(return_document(view, edition), target, progress)

        path = write_file(folder, report_file_name(view), write)
    if call.json:
        say_json({"return": view.slug, "files": [str(path)]})
    else:
        say(str(path))


for _command in (blank, letter, pack, minutes, *round_reports.COMMANDS):
    report.add_command(_command)
