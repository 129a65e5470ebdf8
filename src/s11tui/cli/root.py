"""`s11tui` itself: what it can do, grouped by what people want."""

import click

from s11tui import __version__
from s11tui.cli.options import Call, Entry, Group, pass_call

_LOOK = "To begin"
_SET_UP = "To set up a round"
_FILL = "To fill in a return"
_JUDGE = "To moderate and follow up"
_OUT = "To print and take out"
_CARE = "To look after the record"

_ENTRIES = {
    "demo": Entry("s11tui.cli.demo:demo", "Look round in an invented partnership.", _LOOK),
    "init": Entry("s11tui.cli.init:init", "Make a new workspace.", _LOOK),
    "partnership": Entry(
        "s11tui.cli.partnership:partnership", "Who to call about a child, and other settings.", _SET_UP
    ),
    "questionnaire": Entry(
        "s11tui.cli.questionnaire:questionnaire", "Check, read and publish questionnaires.", _SET_UP
    ),
    "agency": Entry("s11tui.cli.agency:agency", "The register of agencies, schools and settings.", _SET_UP),
    "person": Entry("s11tui.cli.person:person", "The people who use it, and their roles.", _SET_UP),
    "round": Entry("s11tui.cli.round:round_", "Open, extend and close rounds.", _SET_UP),
    "return": Entry("s11tui.cli.returns:return_", "Read, answer, grade, sign and submit returns.", _FILL),
    "worksheet": Entry("s11tui.cli.worksheet:worksheet", "Fill in without the program, and bring it back.", _FILL),
    "library": Entry("s11tui.cli.library:library", "The evidence that an agency keeps for many standards.", _FILL),
    "moderate": Entry("s11tui.cli.moderate:moderate", "Propose and agree grades, share, accept, challenge.", _JUDGE),
    "meeting": Entry("s11tui.cli.meeting:meeting", "Plan a follow-up meeting, run it, note what was said.", _JUDGE),
    "practice": Entry("s11tui.cli.practice:practice", "Strong practice and honest learning, to be shared.", _JUDGE),
    "action": Entry("s11tui.cli.action:action", "Follow actions until they are really closed.", _JUDGE),
    "overview": Entry("s11tui.cli.overviews:overview", "Look at a round as a whole: calibration.", _JUDGE),
    "report": Entry("s11tui.cli.report:report", "Write a return as a PDF.", _OUT),
    "export": Entry("s11tui.cli.export:export", "Write returns as JSON for other programs.", _OUT),
    "handover": Entry("s11tui.cli.handover:handover", "Hand a return to another workspace, and take one in.", _OUT),
    "enter": Entry("s11tui.cli.enter:enter", "Open the app for whoever came to this host.", _CARE),
    "serve": Entry("s11tui.cli.serve:serve", "Let people use it in their browsers.", _CARE),
    "verify": Entry("s11tui.cli.record:verify", "Prove that nothing in the record was altered.", _CARE),
    "backup": Entry("s11tui.cli.backing_up:backup", "Copy the workspace, and verify the copy.", _CARE),
    "restore": Entry("s11tui.cli.restoring:restore", "Bring a backup back; what stands there now is kept.", _CARE),
    "doctor": Entry("s11tui.cli.doctor:doctor", "Check the installation, and say what to do.", _CARE),
}


def _show_version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"s11tui {__version__}")
        context.exit()


@click.command(
    cls=Group,
    entries=_ENTRIES,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_show_version, help="Show the version."
)
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal, for selecting and copying.")
@pass_call
@click.pass_context
def root(context: click.Context, call: Call, no_mouse: bool) -> None:
    """Safeguarding self-audits (section 11, section 175/157): fill in, moderate, agree, follow up, print.

    Without a command, opens the app on your workspace. If a child is at risk, do not use this program: call 999 or
    your front door.

    \b
    Look round first:     s11tui demo
    Open your own:        s11tui -w partnership.s11
    One command's help:   s11tui return answer --help

    Exit codes: 0 done; 1 could not be done (one line says what, and what to do); 2 not understood.
    """
    if context.invoked_subcommand is None:
        from s11tui.cli.app import open_app

        open_app(call, mouse=not no_mouse)
