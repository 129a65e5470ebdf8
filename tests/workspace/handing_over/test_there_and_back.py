"""A return there and back, with edits on both sides."""

from pathlib import Path

import pytest

from s11tui.audit.content import Content
from s11tui.audit.words import WITHHELD
from s11tui.errors import NotNow
from s11tui.workspace.desks.library import Described
from support.partnership import COMPLETE
from support.two_sides import Sides, everything


def test_an_invitation_brings_all_that_the_agency_needs(sides: Sides) -> None:
    incoming = sides.invite()
    assert (incoming.is_new, incoming.before, incoming.after) == (True, "", "not started")
    assert (incoming.round, incoming.due) == ("Section 11 2027", "2027-03-19")
    assert incoming.edition == "Section 11 self-audit, small"
    view = sides.lead.reading.open(sides.ref)
    assert view.state == "not started"
    assert sides.ws.partnership().settings["front_door"] == "01632 960000"
    assert [line.slug for line in sides.lead.reading.returns()] == [sides.ref]
    assert [line.ref for line in sides.lead.reading.home().todo] == [sides.ref]
    assert sides.problems() == ()


def test_everybody_of_the_agency_works_on_what_it_was_invited_to(sides: Sides) -> None:
    sides.invite()
    sides.lead.answering.assign(sides.ref, ["policy"], ["con"])
    sides.ws.session("con").answering.answer(sides.ref, "policy", "in-place", "Ours.")
    founder = sides.founder
    own = sides.ws.registry.agencies()
    assert len(own) == 2
    later = founder.people.add_person("New Lead", [next(g for g in sides.lead.person.grants if g.role == "lead")])
    assert {grant.agency for grant in later.grants} == {one.id for one in own}
    founder.people.hand_over(own[0].slug, "lena", later.slug)
    sides.ws.session(later.id).answering.answer(sides.ref, "training", "in-place", "Mine.")
    assert not sides.ws.registry.person("lena").active
    assert sides.problems() == ()


def test_people_who_are_named_are_known_by_name_and_have_no_rights(sides: Sides) -> None:
    sides.submitted()
    known = {one.name: one for one in sides.p.ws.people()}
    assert (known["Lena Lead"].grants, known["Lena Lead"].active) == ((), False)
    assert {line.who for line in sides.p.manager.reading.history(sides.p.ref)} >= {"Lena Lead", "Partnership manager"}


def test_what_was_declared_stands_and_is_told_before_it_is_taken(sides: Sides) -> None:
    sides.invite()
    manager = sides.p.manager
    manager.answering.answer(sides.p.ref, "policy", "in-place", "Typed here.", original="a letter")
    manager.answering.answer(sides.p.ref, "policy", "difference", "Typed here too.", original="a letter")
    manager.answering.grade(sides.p.ref, "lead-role", "not-met", original="a letter")
    manager.answering.grade(sides.p.ref, "policy", "good", original="a letter")
    manager.answering.add_evidence(sides.p.ref, "training", "A letter", original="a letter")
    sides.submit()
    signed = sides.case(agency=True).answers.submissions[-1].content
    made = sides.handed_up()
    looked = manager.handing_over.look(made)
    told = {(one.standard, one.question): (one.arrived, one.here) for one in looked.settled}
    assert told == {
        ("1.1 Policy", "What is in place"): ("A policy, read by all.", "Typed here."),
        ("1.1 Policy", "What difference it has made for children"): ("", "Typed here too."),
        ("1.2 Lead role", ""): ("Met", "Not met"),
        ("2.1 Training", "evidence"): ("", "A letter"),
    }
    assert manager.reading.open(sides.p.ref).state == "in progress"
    manager.handing_over.take(made, looked.fingerprint)
    state = sides.case(agency=False).answers
    assert state.stage == "submitted"
    assert Content(sides.p.ws.registry.edition(state.edition), state).digests == signed
    assert state.standard("policy").answers["in-place"].value == "A policy, read by all."
    assert "difference" not in state.standard("policy").answers
    assert [line.kind for line in manager.reading.history(sides.p.ref)].count("conflict_settled") >= 3
    # What was typed meanwhile reaches the agency as history, and changes nothing that it declared.
    incoming = sides.down()
    assert {one.kind for one in incoming.arrived if one.crossed} >= {"answered", "graded", "evidence_added"}
    theirs = sides.case(agency=True).answers
    assert theirs.standard("policy").answers["in-place"].value == "A policy, read by all."
    assert Content(sides.ws.registry.edition(theirs.edition), theirs).digests == signed
    assert sides.problems() == ()


def test_two_values_are_a_conflict_that_a_person_settles(sides: Sides) -> None:
    sides.invite()
    sides.lead.answering.answer(sides.ref, "policy", "in-place", "Ours.")
    sides.p.manager.answering.answer(sides.p.ref, "policy", "in-place", "Theirs.", original="a letter")
    up = sides.up()
    assert [(one.arrived, one.here) for one in up.conflicts] == [("Ours.", "Theirs.")]
    down = sides.down()
    assert [(one.arrived, one.here) for one in down.conflicts] == [("Theirs.", "Ours.")]
    now = sides.case(agency=True).answers.standard("policy").answers["in-place"]
    theirs = next(one for one in now.rivals if one.value == "Theirs.")
    sides.lead.answering.settle_conflict(sides.ref, "policy", "in-place", theirs.event)
    sides.up()
    for agency in (True, False):
        now = sides.case(agency=agency).answers.standard("policy").answers["in-place"]
        assert (now.value, now.rivals) == ("Theirs.", ())


def test_a_whole_round_there_and_back(sides: Sides) -> None:
    sides.submitted()
    p = sides.p
    p.chair.moderating.open(p.ref)
    p.mo.moderating.query(p.ref, "training", "How many?")
    p.mo.moderating.query(p.ref, "training", "Do we believe it?", "panel")
    p.mo.moderating.propose(p.ref, "policy", "ri", "Not shown.")
    p.mo.actions.add(p.ref, "policy", "A wish of the panel", "Head", "2027-06-30")
    p.chair.actions.add(p.ref, "policy", "What was agreed", "Head", "2027-06-30")
    p.manager.moderating.return_standards(p.ref, {"training": "Say more."})
    sides.down()
    assert sides.lead.reading.open(sides.ref).state == "returned"
    sides.lead.answering.answer(sides.ref, "training", "in-place", "More.")
    sides.lead.answering.reply_to_return(sides.ref, "training", "Said.")
    sides.lead.submitting.submit(sides.ref, "Chief", "Chief Constable")
    assert sides.up().revision == 2
    assert {one.what for one in sides.lead.reading.open(sides.ref).actions} == {"Train the two teams"}
    p.chair.moderating.agree(p.ref, "policy", "ri", "Nothing was shown.")
    p.chair.moderating.rest(p.ref, "confirmed")
    p.chair.moderating.share(p.ref)
    sides.down()
    view = sides.lead.reading.open(sides.ref)
    assert (view.state, view.standard("policy").outcome.grade) == ("grades shared", "ri")  # type: ignore[union-attr]
    assert {one.what for one in view.actions} == {"Train the two teams", "What was agreed"}
    text = everything(sides.ws)
    assert "Do we believe it?" not in text
    assert "A wish of the panel" not in text
    sides.lead.moderating.challenge(sides.ref, {"policy": "We did show it."})
    sides.up()
    p.chair.moderating.decide(p.ref, "policy", "ri", "Heard.")
    sides.down()
    assert sides.lead.reading.open(sides.ref).state == "agreed"
    assert sides.problems() == ()
    kinds = [line.direction for line in sides.lead.handing_over.history()]
    assert (kinds.count("sent"), kinds.count("received")) == (3, 4)


def test_a_reply_that_was_on_its_way_while_silence_was_settled_still_counts(sides: Sides) -> None:
    sides.submitted()
    p = sides.p
    p.chair.moderating.open(p.ref)
    p.chair.moderating.rest(p.ref, "confirmed")
    p.chair.moderating.share(p.ref)
    sides.down()
    sides.lead.moderating.accept(sides.ref)
    sides.clock.jump(days=20)
    p.manager.moderating.settle(p.ref)
    sides.up()
    sides.down()
    for agency in (True, False):
        state = sides.case(agency=agency).answers
        assert (state.stage, state.accepted_how) == ("agreed", "accepted by the agency")


def test_nothing_comes_in_while_signatures_are_given(sides: Sides) -> None:
    sides.invite()
    sides.up()
    sides.lead.answering.fill(sides.ref, list(COMPLETE))
    sides.lead.submitting.send(sides.ref)
    sides.p.manager.answering.answer(sides.p.ref, "policy", "in-place", "Typed.", original="a letter")
    made = sides.handed_down()
    with pytest.raises(NotNow, match="awaiting sign-off"):
        sides.lead.handing_over.take(made)
    sides.lead.submitting.recall(sides.ref)
    assert len(sides.lead.handing_over.take(made).conflicts) == 1


def test_hidden_answers_stay_with_whoever_wrote_them_until_they_are_shown(sides: Sides) -> None:
    sides.invite()
    answer = sides.lead.answering.answer
    answer(sides.ref, "lead-role", "trained", "no")
    answer(sides.ref, "lead-role", "why-not", "A long story about Jo.")
    answer(sides.ref, "lead-role", "trained", "yes")
    assert sides.up().withheld == 1
    assert "long story" not in everything(sides.p.ws)
    state = sides.case(agency=False).answers.standard("lead-role")
    assert state.answers["why-not"].value == WITHHELD
    assert WITHHELD not in str(sides.p.manager.reading.open(sides.p.ref))
    assert sides.problems() == ()
    # Back at the agency its own words are there.
    sides.down()
    assert sides.case(agency=True).answers.standard("lead-role").answers["why-not"].value == "A long story about Jo."
    answer(sides.ref, "lead-role", "trained", "no")
    sides.up()
    row = sides.p.ws.store.one("SELECT value, hidden FROM answers WHERE question = 'why-not'")
    assert row == ("A long story about Jo.", 0)
    assert sides.problems() == ()


def test_evidence_files_travel_once_and_are_kept(sides: Sides, tmp_path: Path) -> None:
    sides.invite()
    document = tmp_path / "audit.pdf"
    document.write_bytes(b"%PDF-1.7 an audit")
    sides.lead.library.add_to(sides.ref, "policy", Described("Audit of files", file=document))
    incoming = sides.up()
    assert incoming.files == ("audit.pdf",)
    piece = sides.case(agency=False).answers.standard("policy").evidence[0]
    assert sides.p.manager.reading.evidence_file(sides.p.ref, "policy", piece.id) == (
        "audit.pdf",
        b"%PDF-1.7 an audit",
    )
    assert sides.handed_down().files == {}
    assert sides.problems() == ()


def test_whose_reference_code_it_is_does_not_matter(sides: Sides) -> None:
    sides.submitted()
    printed = sides.case(agency=True).answers.submissions[-1].head
    assert sides.p.ws.verify(anchor=(sides.p.ref, printed)).ok
    assert not sides.p.ws.verify(anchor=(sides.p.ref, "ab" * 32)).ok


def test_an_invitation_that_anybody_can_read_does_not_tell_why_a_deadline_was_moved(sides: Sides) -> None:
    sides.p.manager.moderating.extend(sides.p.ref, "2027-05-01", "Their lead is seriously ill")
    invitation = sides.p.manager.handing_over.invitation(sides.p.ref)
    assert invitation.receiver == ""
    assert not any("seriously ill" in one.text for one in invitation.words)
    assert invitation.withheld
    assert sides.invite().due == "2027-05-01"
    assert "seriously ill" not in str(sides.ws.ledger.read(f"return/{invitation.return_id}"))
    sides.up()
    sides.down()
    assert "seriously ill" in str(sides.ws.ledger.read(f"return/{invitation.return_id}"))
    assert sides.problems() == ()
