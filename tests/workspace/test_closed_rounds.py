"""A closed round: what was written stands."""

import pytest

from s11tui.errors import NotNow
from support.partnership import Partnership


def close(partnership: Partnership) -> None:
    view = partnership.lead.reading.open(partnership.ref)
    partnership.manager.rounds.close(view.round.slug)


def test_nothing_is_filled_in_any_more(partnership: Partnership) -> None:
    partnership.fill()
    close(partnership)
    lead = partnership.lead
    view = lead.reading.open(partnership.ref)
    standard = view.standards()[0]
    assert not standard.editable
    assert not view.can & {"answer", "grade", "send for sign-off"}
    with pytest.raises(NotNow, match="The round is closed"):
        lead.answering.grade(partnership.ref, standard.id, "n-a", "not for us")
    with pytest.raises(NotNow, match="The round is closed"):
        lead.submitting.send(partnership.ref)


def test_what_came_in_is_still_moderated(partnership: Partnership) -> None:
    partnership.submitted()
    close(partnership)
    assert partnership.chair.moderating.open(partnership.ref).state == "in moderation"
