"""`s11tui handover`: a return on its way between an agency's own workspace and the partnership's."""

import click

from s11tui.cli.options import Entry, Group

_SEND, _RECEIVE, _KEYS = "To send", "To receive", "To know one another"

_ENTRIES = {
    "invite": Entry("s11tui.cli.handover_out:invite", "Invite an agency that has a workspace of its own.", _SEND),
    "send": Entry("s11tui.cli.handover_out:send", "Write a return to a file for the other side.", _SEND),
    "receive": Entry("s11tui.cli.handover_in:receive", "Take in a file that came.", _RECEIVE),
    "list": Entry("s11tui.cli.handover_list:list_", "What went and what came.", _RECEIVE),
    "key": Entry("s11tui.cli.handover_keys:key", "The fingerprint of this workspace's own keys.", _KEYS),
    "know": Entry("s11tui.cli.handover_keys:know", "Make the other side's keys known, before anything came.", _KEYS),
}


@click.group(cls=Group, entries=_ENTRIES)
def handover() -> None:
    """Hand a return over between an agency's own workspace and the partnership's, as often as wanted.

    For agencies that keep a record of their own; all others use the browser, a worksheet or the form. Files are signed,
    and encrypted to their receiver.
    """
