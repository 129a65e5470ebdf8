"""The record: what the triggers refuse, what is sealed, and what a transaction that is given up leaves."""

import json
from contextlib import nullcontext
from itertools import pairwise

import pytest
from hypothesis import given, settings

from s11tui.audit.events import FIRST
from s11tui.audit.register import Grant
from s11tui.errors import CannotStore, Refusal, Unmet
from s11tui.text import admit
from s11tui.workspace import Workspace
from s11tui.workspace.entries import Given, Graded
from s11tui.workspace.store import DatabaseError
from support.hostile import HOSTILE, people_text
from support.partnership import COMPLETE, MakePartnership, Partnership
from support.thorough import examples

REFUSED = {
    "events never change": "UPDATE events SET who = 'x'",
    "events never go": "DELETE FROM events",
    "words can be removed, never changed": "UPDATE words SET text = 'other'",
    "words leave their place": "DELETE FROM words",
    "editions never change": "UPDATE editions SET title = 'x'",
    "editions never go": "DELETE FROM editions",
}
TAKEN_AGAIN = {
    "events are never replaced|not the next": (
        "REPLACE INTO events SELECT position, id, stream, seq, previous, hash, kind, 1, at, 'x', body FROM events",
        "INSERT OR REPLACE INTO events SELECT NULL, id, 's', 1, previous, hash, kind, 1, at, who, body FROM events",
        "INSERT OR IGNORE INTO events SELECT position, 'i', 's', 1, previous, hash, kind, 1, at, who, body FROM events",
    ),
    "words are never replaced": ("REPLACE INTO words SELECT digest, salt, 'x' FROM words",),
    "editions are never replaced": (
        "REPLACE INTO editions SELECT sha256, id, version, 'x', canonical, published_at FROM editions",
    ),
}


@pytest.mark.parametrize("says", REFUSED)
def test_the_record_cannot_be_altered(partnership: Partnership, says: str) -> None:
    with pytest.raises(DatabaseError, match=says):
        partnership.ws.store.conn.execute(REFUSED[says])
    assert partnership.ws.verify().ok


@pytest.mark.parametrize(("says", "statement"), [(says, one) for says, many in TAKEN_AGAIN.items() for one in many])
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_nothing_is_replaced_with_any_client(
    partnership: Partnership, says: str, statement: str, recursive: str
) -> None:
    partnership.ws.store.conn.execute(f"PRAGMA recursive_triggers={recursive}")
    with pytest.raises(DatabaseError, match=says):
        partnership.ws.store.conn.execute(statement)
    assert partnership.ws.verify().ok


@pytest.mark.parametrize(("seq", "previous"), [(1, FIRST), (99, None), (0, None), (None, FIRST)])
def test_only_the_next_event_can_be_added(partnership: Partnership, seq: int | None, previous: str | None) -> None:
    view = partnership.view()
    row = (f"return/{view.id}", seq if seq is not None else 2, previous or view.head)
    with pytest.raises(DatabaseError):
        partnership.ws.store.conn.execute(
            "INSERT INTO events (id, stream, seq, previous, hash, kind, version, at, who, body) VALUES "
            "('i', ?, ?, ?, 'a' || hex(randomblob(31)) || '0', 'exempted', 1, '2027-01-01T00:00:00.000Z', 'w', '{}')",
            row,
        )


def test_people_write_nothing_into_the_chain(partnership: Partnership) -> None:
    """Not a word of free text, and no name, stands in an event."""
    partnership.fill()
    partnership.lead.submitting.submit(partnership.ref, "Olga Chiefofficer", "Chief of all", evidence="Safe 3")
    partnership.chair.moderating.open(partnership.ref)
    partnership.mo.moderating.propose(partnership.ref, "policy", "ri", "Hardly anything shown")
    partnership.mo.moderating.query(partnership.ref, "policy", "What about nights")
    bodies = " ".join(body for (body,) in partnership.ws.store.all("SELECT body FROM events"))
    said = [entry.value for entry in COMPLETE if isinstance(entry, Given) and isinstance(entry.value, str)]
    free = [one for one in said if " " in one] + [
        "Olga Chiefofficer", "Chief of all", "Safe 3", "Hardly anything", "What about nights",
        "Train the two", "Head of training", "Inspection letter", "Intranet",
        "Lee Lead", "Exampleshire Police", "Officer", "01632",
    ]  # fmt: skip
    assert [one for one in free if one in bodies] == []
    texts = {text for (text,) in partnership.ws.store.all("SELECT text FROM words")}
    assert {"Olga Chiefofficer", "Chief of all", "Head of training"} <= texts


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_arrives_unharmed_and_harmless(partnership: Partnership, name: str) -> None:
    """Typed value, text, draft, reason, comment, evidence: through every door."""
    raw, said = HOSTILE[name], admit(HOSTILE[name]).text
    answering, ref = partnership.lead.answering, partnership.ref
    if said.strip():
        assert value_of(answering.answer(ref, "policy", "in-place", raw)) == said
        answering.comment(ref, "policy", raw)
        answering.add_evidence(ref, "policy", raw, raw)
    assert answering.grade(ref, "policy", "good", raw).standard("policy").self_reason == said
    answering.save_draft(ref, "policy", "how-you-know", raw, None)
    answering.commit_drafts(ref)
    reopened = Workspace.open(partnership.ws.path, clock=partnership.clock)
    view = reopened.session("lee-lead").reading.open(ref)
    assert view == partnership.view()
    assert reopened.verify().problems == ()
    reopened.close()


def value_of(view: object) -> object:
    return view.standard("policy").questions[0].value  # type: ignore[attr-defined]  # a ReturnView


@settings(max_examples=examples(12))
@given(people_text, people_text)
def test_names_of_people_and_agencies(make_partnership: MakePartnership, person: str, agency: str) -> None:
    one = make_partnership("names.s11")
    try:
        made = one.manager.people.add_agency(agency, "charity")
        one.manager.people.add_person(person, [Grant("lead", agency=made.id)])
    except Refusal as refusal:
        assert "missing" in refusal.what or "already" in refusal.what  # noqa: PT017  # the refusal itself is the subject
    assert one.ws.verify().problems == ()
    one.ws.close()


class TestAllOrNothing:
    def events(self, one: Partnership) -> int:
        return one.ws.verify().events

    def test_a_batch_that_fails_leaves_nothing(self, partnership: Partnership) -> None:
        before, view = self.events(partnership), partnership.view()

        def work() -> None:
            with partnership.lead.batch():
                partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "x")
                partnership.lead.answering.grade(partnership.ref, "policy", "good")
                partnership.lead.submitting.send(partnership.ref)

        with pytest.raises(Unmet):
            work()
        assert partnership.view() == view
        assert self.events(partnership) == before
        assert partnership.ws.verify().ok

    def test_one_wrong_entry_of_many(self, partnership: Partnership) -> None:
        view = partnership.view()
        with pytest.raises(Refusal):
            partnership.fill((*COMPLETE, Graded("policy", "splendid")))
        assert partnership.view() == view
        assert partnership.ws.verify().ok

    def test_a_refusal_inside_a_batch_gives_up_only_itself(self, partnership: Partnership) -> None:
        with partnership.lead.batch():
            partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "kept")
            with pytest.raises(Unmet):
                partnership.lead.submitting.submit(partnership.ref, "n", "r")
            partnership.lead.answering.answer(partnership.ref, "policy", "how-you-know", "kept too")
        seen = partnership.view().standard("policy")
        assert seen is not None
        assert [one.value for one in seen.questions[:2]] == ["kept", "kept too"]
        assert partnership.ws.verify().ok

    @pytest.mark.parametrize("nested", [False, True])
    def test_a_full_disk_is_said_and_nothing_is_lost(self, partnership: Partnership, nested: bool) -> None:
        answering, conn = partnership.lead.answering, partnership.ws.store.conn
        answering.answer(partnership.ref, "policy", "in-place", "before")
        view = partnership.view()
        pages = conn.execute("PRAGMA page_count").fetchone()[0]
        conn.execute(f"PRAGMA max_page_count={pages}")

        def work() -> None:
            with partnership.lead.batch() if nested else nullcontext():
                answering.answer(partnership.ref, "policy", "how-you-know", "x" * 900_000)

        with pytest.raises(CannotStore, match="full"):
            work()
        assert not conn.in_transaction
        assert partnership.view() == view
        assert partnership.ws.verify().ok
        conn.execute("PRAGMA max_page_count=4294967294")
        after = answering.answer(partnership.ref, "policy", "how-you-know", "x" * 900_000)
        assert len(str(after.standard("policy").questions[1].value)) == 900_000  # type: ignore[union-attr]
        assert partnership.ws.verify().ok

    def test_a_projection_that_fails_takes_its_events_with_it(
        self, partnership: Partnership, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = self.events(partnership)

        def fail(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr("s11tui.workspace.projections.write", fail)
            with pytest.raises(KeyboardInterrupt):
                partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "x")
        assert self.events(partnership) == before
        assert partnership.view().standard("policy").questions[0].value is None  # type: ignore[union-attr]
        assert partnership.ws.verify().ok


def test_streams_are_chained_from_the_first_event_on(partnership: Partnership) -> None:
    partnership.agreed()
    history = partnership.lead.reading.history(partnership.ref)
    assert [one.seq for one in history] == list(range(1, len(history) + 1))
    assert history[0].previous == FIRST
    assert all(later.previous == earlier.hash for earlier, later in pairwise(history))
    assert history[-1].hash == partnership.view().head


def test_the_panel_quotes_the_head_that_it_judged(partnership: Partnership) -> None:
    partnership.in_moderation()
    head = partnership.view("mo").head
    partnership.mo.moderating.propose(partnership.ref, "policy", "ri", "not shown")
    bodies = partnership.ws.store.all("SELECT body FROM events WHERE stream LIKE 'panel/%'")
    assert {json.loads(body)["judged"] for (body,) in bodies} == {head}


def test_the_same_words_said_again_have_another_digest(partnership: Partnership) -> None:
    """So that nobody can tell from the chain that two people wrote the same."""
    for standard in ("policy", "training"):
        partnership.lead.answering.answer(partnership.ref, standard, "in-place", "same")
    rows = partnership.ws.store.all("SELECT digest FROM words WHERE text = 'same'")
    assert len({digest for (digest,) in rows}) == 2
