"""What was changed after standards were sent back or amended, old against new."""

from s11tui.audit.changes import Difference, StandardChanges
from support.dumps import dump
from support.outcomes import resubmit
from support.partnership import Partnership


def changes(one: Partnership, who: str = "lead") -> dict[str, StandardChanges]:
    return {each.standard: each for each in getattr(one, who).reading.changes(one.ref)}


def sent_back(one: Partnership) -> None:
    one.in_moderation()
    reasons = {"policy": "Which policy?", "lead-role": "Since when?", "recruitment": "Any more?"}
    one.chair.moderating.return_standards(one.ref, reasons)


def test_nothing_is_told_of_a_return_that_was_never_sent_back(partnership: Partnership) -> None:
    assert changes(partnership) == {}
    partnership.submitted()
    assert changes(partnership, "chair") == {}


def test_old_against_new_in_words_as_it_is_changed_and_when_it_is_submitted_again(partnership: Partnership) -> None:
    sent_back(partnership)
    lead, ref = partnership.lead.answering, partnership.ref
    assert [(one.revision, one.differences) for one in changes(partnership).values()] == [(0, ())] * 3
    lead.answer(ref, "policy", "in-place", "Another policy.")
    lead.clear(ref, "policy", "how-you-know")
    lead.answer(ref, "policy", "how-you-know", "We asked them.")
    lead.grade(ref, "policy", "outstanding", "It was praised.")
    lead.answer(ref, "lead-role", "trained", "no")
    lead.answer(ref, "lead-role", "why-not", "She is new.")
    lead.reply_to_return(ref, "policy", "The one of May.")
    letter = partnership.view().standard("recruitment").evidence[0].id  # type: ignore[union-attr]  # it is asked
    lead.remove_evidence(ref, "recruitment", letter)
    lead.add_evidence(ref, "recruitment", "Second letter", "Intranet", "2027-02-01")
    policy = changes(partnership)["policy"]
    assert (policy.how, policy.reason, policy.reply) == ("sent back", "Which policy?", "The one of May.")
    assert policy.answers == (
        Difference("What is in place", "A policy, read by all.", "Another policy."),
        Difference("How you know", "We ask at supervision.", "We asked them."),
    )
    assert policy.grade == (
        Difference("Self-grade", "Good", "Outstanding"),
        Difference("Why this grade", "", "It was praised."),
    )
    role = changes(partnership)["lead-role"]
    assert role.answers == (
        Difference("Trained?", "Yes", "No"),
        Difference("Trained-on?", "1 September 2026", None),
        Difference("Why-not?", None, "She is new."),
    )
    recruitment = changes(partnership)["recruitment"]
    assert [one.title for one in (*recruitment.removed, *recruitment.added)] == ["Inspection letter", "Second letter"]
    assert recruitment.differences[-1] == Difference("Evidence added", "", "Second letter, Intranet, 2027-02-01")
    for standard in ("lead-role", "recruitment"):
        lead.reply_to_return(ref, standard, "So it is.")
    before = changes(partnership)["policy"].differences
    partnership.lead.submitting.submit(ref, "Chief", "Chief Constable")
    assert changes(partnership)["policy"].differences == before
    assert {one.revision for one in changes(partnership).values()} == {2}
    assert dump(changes(partnership)) == dump(changes(partnership, "mo"))


def test_each_standard_keeps_what_was_changed_the_last_time_it_was_opened(partnership: Partnership) -> None:
    sent_back(partnership)
    for standard in ("lead-role", "recruitment"):
        partnership.lead.answering.reply_to_return(partnership.ref, standard, "There is no more.")
    resubmit(partnership)
    partnership.chair.moderating.return_standards(partnership.ref, {"recruitment": "Really?"})
    resubmit(partnership, "recruitment")
    told = changes(partnership)
    assert {name: (one.revision, one.reason) for name, one in told.items()} == {
        "policy": (2, "Which policy?"),
        "lead-role": (2, "Since when?"),
        "recruitment": (3, "Really?"),
    }
    assert told["lead-role"].differences == ()
    assert [one.before for one in told["recruitment"].answers] == ["Safer recruitment."]


def test_what_was_amended_says_so_and_shows_nothing_of_the_panel(partnership: Partnership) -> None:
    partnership.agreed()
    partnership.manager.moderating.amend(partnership.ref, ["training"], "A figure was wrong.")
    partnership.mo.reading.open(partnership.ref)
    resubmit(partnership, "training")
    (one,) = changes(partnership).values()
    assert (one.how, one.reason, one.revision) == ("amended", "A figure was wrong.", 2)
    before = dump(changes(partnership))
    partnership.mo.moderating.propose(partnership.ref, "training", "inadequate", "Not for them.")
    partnership.mo.moderating.query(partnership.ref, "training", "Not for them.", "panel")
    assert dump(changes(partnership)) == before
