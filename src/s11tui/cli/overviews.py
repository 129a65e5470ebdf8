"""`s11tui overview`: a round as a whole."""

import click

from s11tui.cli import calibration, round_overview
from s11tui.cli.options import Group


@click.group(cls=Group)
def overview() -> None:
    """Look at a round as a whole: what came in, how the grades stand, and how far those who grade agree.

    \b
    s11tui overview round section-11-2027
    s11tui overview calibration section-11-2027
    """


for _command in (*round_overview.COMMANDS, *calibration.COMMANDS):
    overview.add_command(_command)
