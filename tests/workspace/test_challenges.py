"""An agency asks for grades to be looked at again: nothing is passed over, and its view is kept."""

from datetime import UTC, datetime

import pytest

from s11tui.errors import NotNow
from support.outcomes import outcome, resubmit
from support.partnership import Partnership


class TestChallenges:
    def challenged(self, one: Partnership, *standards: str) -> None:
        one.shared()
        one.lead.moderating.challenge(one.ref, dict.fromkeys(standards, "We did show it."))

    def test_the_agencys_view_is_kept_beside_the_decision(self, partnership: Partnership) -> None:
        self.challenged(partnership, "policy")
        assert partnership.view().state == "in moderation"
        view = partnership.chair.moderating.decide(partnership.ref, "policy", "ri", "Heard, and not seen.")
        assert (view.state, view.accepted_how) == ("agreed", "decided after a challenge")
        one = outcome(partnership)
        assert (one.agency_view, one.decision, one.reason) == (
            "We did show it.",
            "the outcome stands",
            "Heard, and not seen.",
        )

    def test_nothing_is_shared_past_an_undecided_challenge(self, partnership: Partnership) -> None:
        self.challenged(partnership, "policy", "training")
        partnership.chair.moderating.decide(partnership.ref, "policy", "ri", "Heard.")
        with pytest.raises(NotNow, match="Decide those first"):
            partnership.chair.moderating.share(partnership.ref)
        assert partnership.view().state == "in moderation"
        partnership.chair.moderating.decide(partnership.ref, "training", "ri", "Heard.")
        assert partnership.view().state == "agreed"

    def test_only_what_was_challenged_is_decided_again(self, partnership: Partnership) -> None:
        self.challenged(partnership, "policy")
        for call in (
            lambda: partnership.chair.moderating.decide(partnership.ref, "training", "good", "Why not."),
            lambda: partnership.chair.moderating.agree(partnership.ref, "training", "good", "Why not."),
            lambda: partnership.chair.moderating.cannot_tell(partnership.ref, "training", "Why not."),
            lambda: partnership.chair.moderating.rest(partnership.ref, "confirmed"),
        ):
            with pytest.raises(NotNow):
                call()

    def test_once_only(self, partnership: Partnership) -> None:
        self.challenged(partnership, "policy", "training")
        partnership.chair.moderating.decide(partnership.ref, "policy", "ri", "Heard.")
        with pytest.raises(NotNow):
            partnership.chair.moderating.decide(partnership.ref, "policy", "good", "Heard twice.")

    def test_a_dispute_survives_an_amendment_of_another_standard(self, partnership: Partnership) -> None:
        self.challenged(partnership, "policy")
        partnership.chair.moderating.decide(partnership.ref, "policy", "ri", "Heard.")
        partnership.manager.moderating.amend(partnership.ref, ["training"], "A figure was wrong.")
        resubmit(partnership, "training")
        partnership.chair.moderating.agree(partnership.ref, "training", "ri")
        partnership.chair.moderating.share(partnership.ref)
        assert outcome(partnership).agency_view == "We did show it."
        assert outcome(partnership).decision == "the outcome stands"

    def test_a_standard_submitted_again_is_shared_before_all_is_agreed(self, partnership: Partnership) -> None:
        self.challenged(partnership, "policy")
        partnership.chair.moderating.return_standards(partnership.ref, {"training": "say more"})
        resubmit(partnership, "training")
        view = partnership.chair.moderating.decide(partnership.ref, "policy", "ri", "Heard.")
        assert view.state == "in moderation"
        partnership.chair.moderating.agree(partnership.ref, "training", "ri")
        assert partnership.chair.moderating.share(partnership.ref).state == "grades shared"
        assert outcome(partnership).agency_view == "We did show it."

    def test_inside_the_time_to_reply(self, partnership: Partnership) -> None:
        partnership.shared()
        assert partnership.view().reply_by == "2027-03-15"
        with pytest.raises(NotNow, match="may reply until 2027-03-15"):
            partnership.manager.moderating.settle(partnership.ref)
        partnership.clock.now = datetime(2027, 3, 15, 23, 59, tzinfo=UTC)
        partnership.lead.reading.open(partnership.ref)
        with pytest.raises(NotNow):
            partnership.manager.moderating.settle(partnership.ref)
        partnership.clock.now = datetime(2027, 3, 16, 0, 1, tzinfo=UTC)
        with pytest.raises(NotNow, match="time to reply ended"):
            partnership.lead.moderating.challenge(partnership.ref, {"policy": "too late"})
        assert partnership.manager.moderating.settle(partnership.ref).accepted_how == "no reply received"
