"""A governing body that must still confirm what was submitted; originals that the partnership typed from."""

from pathlib import Path

import pytest

from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow
from support.partnership import Partnership


def ratify_by(one: Partnership) -> str:
    row = one.ws.store.one("SELECT ratify_by FROM returns WHERE slug = ?", (one.ref,))
    assert row is not None
    return str(row[0])


def test_due_and_then_ratified(partnership: Partnership) -> None:
    partnership.submitted()
    view = partnership.lead.submitting.expect_ratification(partnership.ref, "Full  governing body", "2027-04-30")
    assert view.ratification is not None
    assert (view.ratification.body, view.ratification.by, view.ratification.on) == (
        "Full governing body", "2027-04-30", "",
    )  # fmt: skip
    assert "ratification due" in view.labels
    assert ratify_by(partnership) == "2027-04-30"
    partnership.clock.jump(days=40)
    view = partnership.lead.submitting.ratify(partnership.ref, "2027-04-05", "Minute 7.2")
    assert view.ratification is not None
    assert (view.ratification.on, view.ratification.minute) == ("2027-04-05", "Minute 7.2")
    assert "ratification due" not in view.labels
    assert ratify_by(partnership) == ""
    assert view.state == "submitted"
    assert partnership.ws.verify().problems == ()


def test_it_is_for_what_was_submitted_and_falls_away_with_the_next_submission(partnership: Partnership) -> None:
    with pytest.raises(NotNow):
        partnership.lead.submitting.expect_ratification(partnership.ref, "Governors", "2027-04-30")
    partnership.submitted()
    partnership.lead.submitting.expect_ratification(partnership.ref, "Governors", "2027-04-30")
    partnership.manager.moderating.return_standards(partnership.ref, {"policy": "Say more."})
    partnership.lead.answering.answer(partnership.ref, "policy", "in-place", "More.")
    partnership.lead.answering.reply_to_return(partnership.ref, "policy", "Said.")
    view = partnership.lead.submitting.submit(partnership.ref, "Chief Officer", "Chief Constable")
    assert (view.ratification, view.labels) == (None, ("resubmitted",))
    with pytest.raises(NotNow, match="No governing body"):
        partnership.lead.submitting.ratify(partnership.ref, "2027-03-01")
    assert partnership.ws.verify().problems == ()


def test_what_makes_no_sense_is_refused(partnership: Partnership) -> None:
    partnership.submitted()
    submitting = partnership.lead.submitting
    with pytest.raises(NotNow):
        submitting.ratify(partnership.ref, "2027-03-01")
    with pytest.raises(BadInput):
        submitting.expect_ratification(partnership.ref, " ", "2027-04-30")
    with pytest.raises(BadInput):
        submitting.expect_ratification(partnership.ref, "Governors", "soon")
    submitting.expect_ratification(partnership.ref, "Governors", "2027-04-30")
    with pytest.raises(BadInput, match="has not come yet"):
        submitting.ratify(partnership.ref, "2027-03-02")
    submitting.ratify(partnership.ref, "2027-03-01")
    with pytest.raises(NotNow):
        submitting.ratify(partnership.ref, "2027-03-01")


@pytest.mark.parametrize("who", ["contributor", "mo", "chair", "scrutineer", "other_lead"])
def test_nobody_else_says_so(partnership: Partnership, who: str) -> None:
    partnership.submitted()
    partnership.signatory.submitting.expect_ratification(partnership.ref, "Governors", "2027-04-30")
    with pytest.raises(NotFound if who == "other_lead" else NotAllowed):
        getattr(partnership, who).submitting.expect_ratification(partnership.ref, "Me", "2027-04-30")
    with pytest.raises(NotFound if who == "other_lead" else NotAllowed):
        getattr(partnership, who).submitting.ratify(partnership.ref, "2027-03-01")


def test_the_manager_attaches_what_was_typed_from(partnership: Partnership, tmp_path: Path) -> None:
    form = tmp_path / "form.docx"
    form.write_bytes(b"PK\x03\x04 form")
    partnership.manager.answering.attach_original(partnership.ref, "The Word form", form)
    view = partnership.manager.answering.attach_original(partnership.ref, "A letter")
    assert [(one.title, one.who, one.file.name if one.file else "") for one in view.originals] == [
        ("The Word form", partnership.manager.person.name, "form.docx"),
        ("A letter", partnership.manager.person.name, ""),
    ]
    assert partnership.lead.reading.original_file(partnership.ref, 1) == ("form.docx", b"PK\x03\x04 form")
    assert partnership.ws.verify().problems == ()
    with pytest.raises(BadInput):
        partnership.manager.answering.attach_original(partnership.ref, " ")
    for who in ("lead", "contributor", "chair"):
        with pytest.raises(NotAllowed):
            getattr(partnership, who).answering.attach_original(partnership.ref, "Mine")
    partnership.submitted()
    with pytest.raises(NotNow):
        partnership.manager.answering.attach_original(partnership.ref, "Too late", form)
