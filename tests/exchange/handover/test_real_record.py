"""Hand-overs as a real record gives them, at every stop on a return's way."""

from hashlib import sha256
from pathlib import Path

import pytest

from s11tui.exchange.handover import read, write
from s11tui.workspace.desks.library import Described
from s11tui.workspace.handovers.outgoing import gather
from support.handovers import PARTNERSHIP
from support.partnership import Partnership

STOPS = ("fill", "submitted", "in_moderation", "decided", "met_and_shared", "agreed")


@pytest.mark.parametrize("stop", STOPS)
def test_it_arrives_as_it_was_gathered(stop: str, partnership: Partnership) -> None:
    getattr(partnership, stop)()
    ws = partnership.ws
    made = gather(ws, partnership.manager.changing.scene(partnership.ref), PARTNERSHIP.sender.id)
    data = write(made, ws.keys.sign, PARTNERSHIP.sender.sealing)
    taken = read(data, PARTNERSHIP.identity)
    assert taken == made
    assert taken.head == partnership.view().head
    assert len(taken.links) > 2


def test_an_evidence_file_goes_with_it(partnership: Partnership, tmp_path: Path) -> None:
    content = b"%PDF-1.7 an inspection letter"
    (tmp_path / "letter.pdf").write_bytes(content)
    letter = Described("Letter", shows="Who leads", file=tmp_path / "letter.pdf")
    partnership.lead.library.add_to(partnership.ref, "policy", letter)
    made = gather(partnership.ws, partnership.manager.changing.scene(partnership.ref), PARTNERSHIP.sender.id)
    assert made.files == {sha256(content).hexdigest(): content}
    data = write(made, partnership.ws.keys.sign, PARTNERSHIP.sender.sealing)
    assert read(data, PARTNERSHIP.identity) == made
