"""What a person is told when something cannot be done.

Every error that may reach a person is a `Refusal`: one sentence that says what happened and one
that says what to do about it. Anything else that escapes is a fault of the program.
"""


class Refusal(Exception):
    """Something could not be done.

    Args:
        what: what happened and what it means for the person's work, one sentence.
        mend: what to do about it, one sentence; may be empty.
    """

    def __init__(self, what: str, mend: str = "") -> None:
        self.what = what
        self.mend = mend
        super().__init__(f"{what} {mend}".strip())


class BadInput(Refusal):
    """What was given cannot be understood or is not allowed as a value."""


class NotFound(Refusal):
    """Nothing is known by that name."""


class NotAllowed(Refusal):
    """This person has not the right."""


class NotNow(Refusal):
    """The lifecycle does not allow it in this state."""


class Unmet(Refusal):
    """Something that must hold first does not hold yet; `missing` lists what, in words."""

    def __init__(self, what: str, mend: str = "", missing: tuple[str, ...] = ()) -> None:
        self.missing = missing
        super().__init__(what, mend)


class CannotStore(Refusal):
    """The record cannot be opened, read or written."""


class CannotWrite(Refusal):
    """A file that was asked for cannot be written."""
