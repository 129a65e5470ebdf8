"""What was cut off the end, against a reference code that was printed; and what was redacted."""

import pytest

from s11tui.audit.events import NewEvent
from s11tui.errors import BadInput
from s11tui.workspace import Workspace
from support.clocks import HandClock
from support.partnership import MakePartnership, Partnership
from support.tampering import meddling


class TestAnchors:
    """The end of a stream taken back, tables and all, as if it had never been."""

    def rolled_back(self, make: MakePartnership) -> tuple[Partnership, Partnership, str]:
        """A file as it is, the same file from before the last answers, and the reference code that was printed."""
        now = make("now.s11")
        now.fill()
        now.ws.store.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        earlier = now.ws.path.read_bytes()
        printed = now.lead.submitting.submit(now.ref, "Chief", "Chief Constable").head
        before = make("before.s11")
        before.ws.close()
        before.ws.path.write_bytes(earlier)
        before.ws = Workspace.open(before.ws.path, clock=HandClock())
        return now, before, printed

    def test_an_anchor_tells(self, make_partnership: MakePartnership) -> None:
        now, before, printed = self.rolled_back(make_partnership)
        assert before.ws.verify().ok
        for anchor in (printed, printed[:8], printed.upper(), f" {printed[:12]} "):
            assert now.ws.verify(anchor=(now.ref, anchor)).ok
            found = before.ws.verify(anchor=(now.ref, anchor))
            assert any("not there any more" in one for one in found.problems)
        stream = f"return/{now.view().id}"
        assert now.ws.verify(anchor=(stream, printed)).ok
        assert not before.ws.verify(anchor=(stream, printed)).ok

    @pytest.mark.parametrize("wrong", ["", "%", "________", "abc", "not hexadecimal at all", "a" * 65])
    def test_a_code_that_is_none_is_refused(self, partnership: Partnership, wrong: str) -> None:
        with pytest.raises(BadInput, match="reference code"):
            partnership.ws.verify(anchor=(partnership.ref, wrong))

    def test_the_code_of_another_stream_is_no_proof(self, partnership: Partnership) -> None:
        other_head = partnership.manager.reading.open(partnership.school).head
        assert not partnership.ws.verify(anchor=(partnership.ref, other_head)).ok

    def test_a_return_that_is_gone_is_named(self, partnership: Partnership) -> None:
        assert any("gone-return" in one for one in partnership.ws.verify(anchor=("gone-return", "ab" * 8)).problems)


def test_redacted_words_are_no_fault_and_their_return_is_one(partnership: Partnership) -> None:
    """A redaction is an event that lists digests; until a desk makes it, it is made here by hand."""
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "A child's name")
    store, ledger = partnership.ws.store, partnership.ws.ledger
    digest, salt = store.conn.execute("SELECT digest, salt FROM words WHERE text = 'A child''s name'").fetchone()
    with store.atomic():
        view = partnership.view()
        ledger.append([NewEvent(f"return/{view.id}", "redacted", {"digests": [digest]})], view.viewer)
        store.conn.execute("UPDATE words SET text = NULL, salt = NULL WHERE digest = ?", (digest,))
    assert not [one for one in partnership.ws.verify().problems if one.startswith("words ")]
    with meddling(partnership.ws.path) as connection:
        connection.execute("UPDATE words SET text = ?, salt = ? WHERE digest = ?", ("A child's name", salt, digest))
    assert any("there again" in one for one in partnership.ws.verify().problems)
