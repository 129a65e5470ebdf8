"""Words that were taken out of the record on one side are taken out on the other, and never come back."""

from s11tui.audit.words import REMOVED, Words
from s11tui.workspace.session import Session
from support.two_sides import Sides, everything

SECRET = "What Jo Bloggs of Year 4 told us."


def redact(session: Session, ref: str, text: str) -> None:
    """Take words out of a return, as the record's own rules have it."""
    with session.transaction():
        scene = session.changing.scene(ref)
        rows = session.workspace.store.all("SELECT digest FROM words WHERE text = ?", (text,))
        digests = [digest for (digest,) in rows]
        session.changing.record(scene, [scene.new("redacted", digests=digests, reason=Words("A child's name."))])
        session.workspace.ledger.take_out(digests)
        session.workspace.cases.forget_all()
        from s11tui.workspace import projections

        loaded = session.workspace.cases.load(scene.id)
        projections.write(session.workspace.store, scene.loaded.rows, loaded.rows)


def test_what_the_agency_takes_out_goes_at_the_partnership_too(sides: Sides) -> None:
    sides.invite()
    sides.lead.answering.answer(sides.ref, "policy", "in-place", SECRET)
    sides.up()
    sides.p.lead.answering.save_draft(sides.p.ref, "policy", "in-place", f"{SECRET} And more.", None)
    assert "Jo Bloggs" in everything(sides.p.ws)
    redact(sides.lead, sides.ref, SECRET)
    incoming = sides.up()
    assert incoming.redacted == 1
    assert "Jo Bloggs" not in everything(sides.p.ws)
    assert sides.case(agency=False).answers.standard("policy").answers["in-place"].value == REMOVED
    assert sides.problems() == ()


def test_what_was_taken_out_here_never_comes_back(sides: Sides) -> None:
    sides.invite()
    sides.lead.answering.answer(sides.ref, "policy", "in-place", SECRET)
    sides.up()
    redact(sides.p.manager, sides.p.ref, SECRET)
    assert "Jo Bloggs" in everything(sides.ws)
    sides.lead.answering.answer(sides.ref, "policy", "how-you-know", "More.")
    sides.up()
    assert "Jo Bloggs" not in everything(sides.p.ws)
    sides.down()
    assert "Jo Bloggs" not in everything(sides.ws)
    assert sides.problems() == ()


def test_what_was_taken_out_before_it_was_ever_handed_over_does_not_come(sides: Sides) -> None:
    sides.invite()
    sides.lead.answering.answer(sides.ref, "policy", "in-place", SECRET)
    redact(sides.lead, sides.ref, SECRET)
    made = sides.handed_up()
    assert (len(made.redacted), SECRET in {one.text for one in made.words}) == (1, False)
    looked = sides.p.manager.handing_over.look(made)
    sides.p.manager.handing_over.take(made, looked.fingerprint)
    assert sides.case(agency=False).answers.standard("policy").answers["in-place"].value == REMOVED
    assert sides.problems() == ()
