"""The moderation desk: everything between submission and closing."""

from s11tui.workspace.desks.deciding import Deciding
from s11tui.workspace.desks.keeping import Keeping
from s11tui.workspace.desks.practising import Practising
from s11tui.workspace.desks.proposing import Proposing
from s11tui.workspace.desks.replying import Replying


class Moderating(Proposing, Deciding, Replying, Keeping, Practising):
    """What moderators propose, the meeting chair decides, the agency replies, and the manager keeps in order."""
