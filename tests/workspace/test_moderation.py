"""From submission to agreement, and the ways in which it might go wrong; rules 1, 3, 4 and 6."""

from datetime import UTC, datetime

import pytest

from s11tui.errors import BadInput, NotAllowed, NotNow, Unmet
from support.outcomes import outcome, resubmit
from support.partnership import GRADED, Partnership


def test_the_whole_way(partnership: Partnership) -> None:
    view = partnership.agreed()
    assert (view.state, view.accepted_how) == ("agreed", "accepted by the agency")
    lowered = outcome(partnership)
    assert (lowered.outcome, lowered.grade, lowered.reason) == ("lowered", "ri", "Nothing was shown.")
    assert (lowered.decider, lowered.meeting) == ("Cha Irwoman, meeting chair", "Meeting of 3 April")
    read = outcome(partnership, "training")
    assert (read.outcome, read.basis, read.meeting) == ("confirmed", "on reading", "by correspondence")
    assert partnership.manager.moderating.close(partnership.ref).state == "closed"
    assert partnership.ws.verify().ok


def test_a_change_needs_a_reason_and_raising_is_called_raising(partnership: Partnership) -> None:
    partnership.in_moderation()
    with pytest.raises(Unmet, match="needs a reason"):
        partnership.chair.moderating.agree(partnership.ref, "policy", "ri", " \n")
    with pytest.raises(Unmet, match="needs a reason"):
        partnership.mo.moderating.propose(partnership.ref, "policy", "ri")
    partnership.chair.moderating.agree(partnership.ref, "policy", "good")
    assert outcome(partnership, who="chair").outcome == "confirmed"
    partnership.chair.moderating.agree(partnership.ref, "policy", "O", "It is better than they say.")
    assert outcome(partnership, who="chair").outcome == "raised"
    partnership.chair.moderating.agree(partnership.ref, "policy", "n-a", "They have none.")
    assert outcome(partnership, who="chair").outcome == "raised"


def test_not_moderated_says_so_and_names_nobody(partnership: Partnership) -> None:
    partnership.in_moderation()
    partnership.chair.moderating.rest(partnership.ref, "not-moderated")
    partnership.chair.moderating.share(partnership.ref)
    one = outcome(partnership)
    assert (one.outcome, one.grade, one.decider, one.meeting, one.basis) == ("not moderated", "good", "", "", "")


def test_sharing_waits_for_every_standard(partnership: Partnership) -> None:
    partnership.in_moderation()
    with pytest.raises(Unmet) as caught:
        partnership.chair.moderating.share(partnership.ref)
    assert len(caught.value.missing) == len(GRADED)
    partnership.chair.moderating.rest(partnership.ref, "confirmed")
    with pytest.raises(NotNow, match="outcome already"):
        partnership.chair.moderating.rest(partnership.ref, "confirmed")
    assert partnership.chair.moderating.share(partnership.ref).state == "grades shared"


def test_what_changed_since_it_was_judged_is_stale_and_cannot_be_shared(partnership: Partnership) -> None:
    partnership.decided()
    partnership.chair.moderating.return_standards(partnership.ref, {"policy": "say more", "training": "and here"})
    partnership.lead.answering.reply_to_return(partnership.ref, "2.1", "There is no more.")
    resubmit(partnership)
    view = partnership.view("chair")
    assert (view.state, view.revision) == ("in moderation", 2)
    assert set(view.labels) == {"resubmitted", "stale"}
    assert outcome(partnership, who="chair").stale
    assert not outcome(partnership, "training", "chair").stale
    assert view.standard("policy").proposals[0].stale  # type: ignore[union-attr]
    cells = next(row.cells for row in partnership.chair.reading.board().rows if row.line.agency == "police")
    assert {name for name, cell in cells.items() if cell.stale} == {"policy"}
    with pytest.raises(Unmet, match="1 standard has no outcome for what stands now"):
        partnership.chair.moderating.share(partnership.ref)
    partnership.chair.moderating.agree(partnership.ref, "policy", "good", "Shown now.")
    assert partnership.chair.moderating.share(partnership.ref).state == "grades shared"


def test_returned_standards_only_are_open_and_each_needs_a_reply(partnership: Partnership) -> None:
    partnership.submitted()
    partnership.manager.moderating.return_standards(partnership.ref, {"1.1": "say more"})
    for call in (
        lambda: partnership.lead.answering.answer(partnership.ref, "training", "in-place", "x"),
        lambda: partnership.lead.answering.grade(partnership.ref, "2.1", "good"),
        lambda: partnership.lead.answering.add_evidence(partnership.ref, "training", "x"),
        lambda: partnership.lead.answering.clear(partnership.ref, "training", "in-place"),
        lambda: partnership.lead.actions.add(partnership.ref, "training", "x", "Me", "2027-09-01"),
        lambda: partnership.lead.answering.reply_to_return(partnership.ref, "training", "x"),
        lambda: partnership.lead.answering.save_draft(partnership.ref, "training", "in-place", "x", None),
    ):
        with pytest.raises(NotNow):
            call()
    partnership.lead.answering.answer(partnership.ref, "1.1", "in-place", "By its number.")
    with pytest.raises(Unmet, match="a reply to why it was returned"):
        partnership.lead.submitting.submit(partnership.ref, "n", "r")
    resubmit(partnership)
    assert partnership.view().revision == 2


def test_taking_a_resubmission_back_does_not_open_what_was_submitted(partnership: Partnership) -> None:
    partnership.submitted()
    partnership.manager.moderating.return_standards(partnership.ref, {"policy": "say more"})
    partnership.lead.answering.reply_to_return(partnership.ref, "policy", "so")
    partnership.lead.submitting.send(partnership.ref)
    assert partnership.lead.submitting.recall(partnership.ref).state == "returned"
    with pytest.raises(NotNow):
        partnership.lead.answering.answer(partnership.ref, "training", "in-place", "x")


def test_amending_nothing_is_refused(partnership: Partnership) -> None:
    partnership.agreed()
    for nothing in ([], ()):
        with pytest.raises(BadInput, match="No standard"):
            partnership.manager.moderating.amend(partnership.ref, nothing, "a mistake")
    with pytest.raises(BadInput):
        partnership.manager.moderating.return_standards(partnership.ref, {})


def test_an_amended_standard_is_judged_again_and_the_others_stand(partnership: Partnership) -> None:
    partnership.agreed()
    partnership.manager.moderating.amend(partnership.ref, ["training"], "A figure was wrong.")
    resubmit(partnership, "training")
    assert partnership.view().state == "in moderation"
    with pytest.raises(NotNow, match="shared with the agency and stands"):
        partnership.chair.moderating.agree(partnership.ref, "policy", "good", "Why not.")
    partnership.chair.moderating.agree(partnership.ref, "training", "ri")
    partnership.chair.moderating.share(partnership.ref)
    assert outcome(partnership).grade == "ri"
    assert partnership.lead.moderating.accept(partnership.ref).state == "agreed"


class TestOwnAgency:
    """Rule 6."""

    @pytest.mark.parametrize("who", ["insider"])
    def test_nobody_judges_their_own(self, partnership: Partnership, who: str) -> None:
        partnership.in_moderation()
        moderating, ref = getattr(partnership, who).moderating, partnership.ref
        for call in (
            lambda: moderating.propose(ref, "policy", "good"),
            lambda: moderating.query(ref, "policy", "?"),
            lambda: moderating.agree(ref, "policy", "good"),
            lambda: moderating.rest(ref, "confirmed"),
            lambda: moderating.share(ref),
            lambda: moderating.return_standards(ref, {"policy": "x"}),
        ):
            with pytest.raises(NotAllowed, match="your own agency"):
                call()

    def test_nobody_verifies_their_own(self, partnership: Partnership) -> None:
        partnership.agreed()
        assert partnership.lead.actions.progress("a1", "said done", "see the register").state == "said done"
        for who in ("lead", "contributor", "insider"):
            with pytest.raises(NotAllowed):
                getattr(partnership, who).actions.progress("a1", "verified closed", how="read")
            with pytest.raises(NotAllowed):
                getattr(partnership, who).actions.progress("a1", "open", "not really")
        assert partnership.follow_up.actions.progress("a1", "verified closed", how="read").state == "verified closed"

    def test_a_declared_conflict_bars_until_the_end(self, partnership: Partnership) -> None:
        partnership.in_moderation()
        partnership.mo.moderating.propose(partnership.ref, "policy", "good")
        partnership.mo.moderating.declare_conflict(partnership.ref, "my sister works there")
        with pytest.raises(NotAllowed, match="my sister"):
            partnership.mo.moderating.propose(partnership.ref, "training", "ri")

    def test_the_deciders_name_and_role_are_kept_as_they_were(self, partnership: Partnership) -> None:
        partnership.shared()
        partnership.ws.store.conn.execute("UPDATE people SET name = 'Somebody Else'")
        assert outcome(partnership).decider == "Cha Irwoman, meeting chair"
        assert partnership.view().signatures[0].name == "Chief Officer"


class TestSigning:
    def test_what_was_read_is_what_is_signed(self, partnership: Partnership) -> None:
        partnership.fill()
        view = partnership.lead.submitting.send(partnership.ref)
        partnership.lead.submitting.recall(partnership.ref)
        partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "Changed.")
        partnership.lead.submitting.send(partnership.ref)
        with pytest.raises(NotNow, match="changed since you read it"):
            partnership.signatory.submitting.declare(partnership.ref, view.head)
        signed = partnership.signatory.submitting.declare(partnership.ref, partnership.view("signatory").head)
        assert (signed.signatures[0].name, signed.signatures[0].how) == ("Sig Natory", "signed in")
        assert signed.signatures[0].head == signed.head

    def test_a_signatory_cannot_sign_under_another_name(self, partnership: Partnership) -> None:
        partnership.fill()
        partnership.lead.submitting.send(partnership.ref)
        head = partnership.view("signatory").head
        signed = partnership.signatory.submitting.declare(partnership.ref, head, "Somebody Else", "Chief Constable")
        assert signed.signatures[0].name == "Sig Natory"

    def test_the_lead_never_signs_what_somebody_else_has_to(self, partnership: Partnership) -> None:
        partnership.fill()
        with pytest.raises(NotAllowed, match="Chief officer"):
            partnership.lead.submitting.declare(partnership.ref, partnership.view().head, "Sig Natory")

    def test_a_signature_on_paper_says_who_recorded_it(self, partnership: Partnership) -> None:
        with pytest.raises(Unmet):
            partnership.lead.submitting.submit(partnership.ref, "n", "r")
        partnership.fill()
        with pytest.raises(BadInput, match="has not come yet"):
            partnership.lead.submitting.submit(partnership.ref, "n", "r", signed_on="2027-03-02")
        for blank in (("", "r"), ("n", " ")):
            with pytest.raises(BadInput, match="missing"):
                partnership.lead.submitting.submit(partnership.ref, *blank)
        assert partnership.view().state == "ready"
        view = partnership.lead.submitting.submit(partnership.ref, "Olga", "Chief", shown="e-mail")
        one = view.signatures[0]
        assert (one.name, one.role, one.how, one.recorded_by) == ("Olga", "Chief", "e-mail", "Lee Lead")

    def test_a_contradiction_stops_it(self, partnership: Partnership) -> None:
        partnership.fill()
        partnership.lead.answering.answer(partnership.ref, "lead-role", "trained", "no")
        partnership.lead.answering.answer(partnership.ref, "lead-role", "why-not", "new")
        partnership.lead.answering.answer(partnership.ref, "training", "rate", "100")
        with pytest.raises(Unmet, match="the lead is not"):
            partnership.lead.submitting.send(partnership.ref)


def test_exempt_and_back(partnership: Partnership) -> None:
    partnership.decided()
    partnership.manager.moderating.exempt(partnership.ref, "merged")
    with pytest.raises(NotNow):
        partnership.chair.moderating.share(partnership.ref)
    assert partnership.manager.moderating.reinstate(partnership.ref, "it was not").state == "in moderation"
    assert partnership.chair.moderating.share(partnership.ref).state == "grades shared"


def test_late_goes_by_the_day_of_the_partnership(partnership: Partnership) -> None:
    partnership.clock.now = datetime(2027, 6, 19, 22, 0, tzinfo=UTC)
    partnership.manager.moderating.extend(partnership.ref, "2027-06-19", "illness")
    partnership.clock.now = datetime(2027, 6, 19, 23, 30, tzinfo=UTC)  # after midnight in London
    partnership.submitted()
    line = next(one for one in partnership.lead.reading.returns() if one.agency == "police")
    assert partnership.view().labels == line.labels == ("late",)
