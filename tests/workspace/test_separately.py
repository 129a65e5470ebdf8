"""A round that is graded separately first: nobody sees another's proposal before making their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from s11tui.audit.mattering import what_matters
from s11tui.audit.register import Grant
from s11tui.audit.view_models import StandardView
from s11tui.cli import shapes
from s11tui.errors import NotNow
from s11tui.workspace.session import Session
from support.clocks import HandClock
from support.dumps import dump
from support.partnership import Partnership, begin, opened

SECRET = "what another moderator thinks"


@pytest.fixture
def separate(tmp_path: Path) -> Iterator[Partnership]:
    """A return in moderation in such a round; `both` moderates and chairs as well."""
    path = tmp_path / "separately.s11"
    begin(path, HandClock(), separately=True)
    one = opened(path, HandClock())
    one.manager.people.add_person("Bo Th", [Grant("moderator"), Grant("meeting-chair")])
    one.in_moderation()
    yield one
    one.ws.close()


def policy(one: Partnership, session: Session) -> StandardView:
    found = session.reading.open(one.ref).standard("policy")
    assert found is not None
    return found


def seen_by(one: Partnership, session: Session) -> tuple[int, int]:
    """How many proposals somebody sees, and how many are hidden from them."""
    found = policy(one, session)
    return len(found.proposals), found.hidden_proposals


def test_whoever_moderates_waits_for_their_own_even_as_chair(separate: Partnership) -> None:
    both = separate.ws.session("bo-th")
    separate.mo.moderating.propose(separate.ref, "policy", "ri", SECRET)
    assert seen_by(separate, separate.mo) == (1, 0)
    assert seen_by(separate, separate.ada) == (0, 1)
    assert seen_by(separate, both) == (0, 1)
    assert seen_by(separate, separate.manager) == (0, 1), "the manager never makes one"
    assert seen_by(separate, separate.chair) == (1, 0), "a chair who does not moderate makes none"
    assert seen_by(separate, separate.lead) == (0, 0)
    for session in (separate.ada, both):
        session.moderating.propose(separate.ref, "policy", "good")
    assert seen_by(separate, both) == seen_by(separate, separate.ada) == (3, 0)
    both.moderating.withdraw(separate.ref, "policy")
    assert seen_by(separate, both) == (0, 2), "taken back, and blind again"


def test_a_chair_who_has_seen_them_adds_none(separate: Partnership) -> None:
    separate.chair.moderating.propose(separate.ref, "training", "ri")
    separate.mo.moderating.propose(separate.ref, "training", "ri")
    separate.chair.moderating.propose(separate.ref, "training", "good", "On second thoughts.")
    separate.mo.moderating.propose(separate.ref, "policy", "ri", SECRET)
    with pytest.raises(NotNow, match="you see what others proposed"):
        separate.chair.moderating.propose(separate.ref, "policy", "ri", "So do I.")
    separate.chair.moderating.agree(separate.ref, "policy", "ri", "Not shown.")


def test_no_window_tells_a_blind_moderator_what_another_proposed(separate: Partnership) -> None:
    separate.mo.moderating.propose(separate.ref, "policy", "good")
    ada = separate.ada

    def windows() -> tuple[str, ...]:
        view = ada.reading.open(separate.ref)
        whole = shapes.return_whole(view)
        for one in whole["standards"]:
            del one["hidden_proposals"]
        return dump(whole), dump(what_matters(view)), dump(ada.reading.home()), dump(ada.reading.history(separate.ref))

    before = windows()
    separate.mo.moderating.propose(separate.ref, "policy", "inadequate", SECRET)
    separate.mo.moderating.propose(separate.ref, "training", "inadequate", SECRET)
    assert windows() == before
    assert shapes.standard(policy(separate, ada), True)["hidden_proposals"] == 1
    assert SECRET in dump(shapes.standard(policy(separate, separate.mo), True)["proposals"])
