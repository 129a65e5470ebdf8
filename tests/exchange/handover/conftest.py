"""Hand-over files, and refusals of what is made of them."""

from collections.abc import Callable

import pytest

from s11tui.audit.handover import HandOver
from s11tui.errors import BadInput
from s11tui.exchange.handover import read, write
from support.handovers import AGENCY, PARTNERSHIP, filled, invitation

Refused = Callable[..., str]


@pytest.fixture(scope="session")
def sent() -> HandOver:
    """A filled-in return on its way to the partnership."""
    return filled()


@pytest.fixture(scope="session")
def sealed(sent: HandOver) -> bytes:
    """Its file."""
    return write(sent, AGENCY.sign, PARTNERSHIP.sender.sealing)


@pytest.fixture(scope="session")
def invited() -> bytes:
    """The file of an invitation, which anybody may read."""
    return write(invitation(), PARTNERSHIP.sign, None)


@pytest.fixture(scope="session")
def refused() -> Refused:
    """Reads a file that must be refused; gives what is said. What to do is said too, all of it on one line."""

    def refused(data: bytes, identity: str | None = PARTNERSHIP.identity) -> str:
        with pytest.raises(BadInput) as caught:
            read(data, identity)
        said = caught.value
        assert said.mend, said
        assert "nothing of" in said.what, said
        assert "\n" not in str(said)
        return said.what

    return refused
