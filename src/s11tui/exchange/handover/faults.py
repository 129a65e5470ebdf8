"""What a person is told of a hand-over that is not taken, or cannot be written."""

from s11tui.errors import BadInput

_UNDONE = "so nothing of it was taken"


class Unfit(BadInput):
    """What is in a hand-over does not hold together; `how` is the fault, without a full stop."""

    def __init__(self, how: str) -> None:
        self.how = how
        super().__init__(
            f"{how}, so nothing of this hand-over was taken.",
            "Ask the sender to check their record with “s11tui verify”, and to send it again.",
        )


def no_handover() -> BadInput:
    return BadInput(
        f"This file is no hand-over of s11tui, {_UNDONE}.",
        "Give the file that ends in .s11handover, just as it was sent.",
    )


def damaged() -> BadInput:
    return BadInput(
        f"This hand-over was altered or damaged on its way, {_UNDONE}.",
        "Ask the sender to send the same file again, as an attachment or on a stick.",
    )


def altered() -> BadInput:
    return BadInput(
        f"This hand-over was altered after it was signed, {_UNDONE}.",
        "Ask the sender to send it again, and tell them that this one was altered.",
    )


def too_large(how: str) -> BadInput:
    return BadInput(f"This file is {how}; no hand-over is, {_UNDONE}.", "Look whether it is the right file.")


def newer() -> BadInput:
    return BadInput(
        f"This hand-over was made by a newer s11tui, which this one cannot read, {_UNDONE}.",
        "Install the newest version, then take it again.",
    )


def other_key() -> BadInput:
    return BadInput(
        f"This hand-over was encrypted to another workspace and cannot be opened with this one's key, {_UNDONE}.",
        "Name the workspace that it is for with -w, or send the file of “s11tui handover key” and ask for a new one.",
    )


def should_be_sealed() -> BadInput:
    return BadInput(
        f"This hand-over came open, where all but a first invitation is encrypted, {_UNDONE}.",
        "Ask the sender for the file as s11tui wrote it.",
    )


def cannot_open() -> BadInput:
    return BadInput(
        f"This hand-over is encrypted, and this system has no library to open it with, {_UNDONE}.",
        "Use the browser, the worksheet or the form instead of hand-over files.",
    )
