"""Sign-off by one or several roles, here or on paper; what was signed is what was read."""

from pathlib import Path

import pytest

from s11tui.audit.register import Grant
from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow, Refusal, Unmet
from support.clocks import HandClock
from support.editions import small_edition
from support.partnership import Partnership, begin, opened

ROLES = ("head-teacher", "chair-of-governors")
REPORT = "ab" * 32


@pytest.fixture
def several(tmp_path: Path) -> Partnership:
    """A partnership whose edition asks two people to sign; the return is complete."""
    return made(tmp_path, ROLES)


def made(tmp_path: Path, sign_off: tuple[str, ...]) -> Partnership:
    begin(tmp_path / "signing.s11", HandClock(), small_edition(sign_off=sign_off))
    one = opened(tmp_path / "signing.s11", HandClock())
    one.manager.people.add_person("Gov Ernor", [Grant("signatory", agency="police")], "gov-ernor")
    one.fill()
    return one


def kinds(one: Partnership) -> list[str]:
    """What happened since the return was filled in."""
    filling = {"invited", "answered", "graded", "evidence_added"}
    return [line.kind for line in one.lead.reading.history(one.ref) if line.kind not in filling]


def sign(one: Partnership, role: str, who: str = "sig-natory", **more: str) -> None:
    session = one.ws.session(who)
    session.submitting.declare(one.ref, one.view().head, role=role, **more)


def rows(one: Partnership, table: str = "signatures") -> list[tuple[object, ...]]:
    return one.ws.store.all(f"SELECT * FROM {table} ORDER BY revision")


def check(one: Partnership) -> None:
    """What is kept in memory is what the record says."""
    kept = one.view()
    one.ws.cases.forget()
    assert one.view() == kept
    assert one.ws.verify().problems == ()


def test_one_signatory_submits(partnership: Partnership) -> None:
    partnership.fill()
    view = partnership.lead.submitting.send(partnership.ref)
    assert (view.state, view.to_sign, view.signed) == ("awaiting sign-off", ("chief-officer",), ())
    view = partnership.signatory.submitting.declare(partnership.ref, view.head, report=REPORT)
    assert (view.state, view.revision, view.signed) == ("submitted", 1, ())
    (one,) = view.signatures
    assert (one.name, one.role, one.office, one.how, one.recorded_by, one.revision) == (
        "Sig Natory", "Chief officer", "chief-officer", "signed in", "", 1,
    )  # fmt: skip
    assert one.head == view.head
    check(partnership)


def test_several_sign_in_any_order_and_the_last_submits(several: Partnership) -> None:
    several.lead.submitting.send(several.ref)
    sign(several, "chair-of-governors", "gov-ernor")
    view = several.view()
    assert (view.state, view.to_sign, view.signatures) == ("awaiting sign-off", ("head-teacher",), ())
    assert [(one.name, one.office, one.head) for one in view.signed] == [("Gov Ernor", "chair-of-governors", "")]
    check(several)
    sign(several, "head-teacher")
    view = several.view()
    assert (view.state, view.to_sign, view.signed) == ("submitted", (), ())
    assert [(one.name, one.office, one.revision, one.head) for one in view.signatures] == [
        ("Gov Ernor", "chair-of-governors", 1, view.head), ("Sig Natory", "head-teacher", 1, view.head),
    ]  # fmt: skip
    assert kinds(several) == ["sent_for_sign_off", "signed", "submitted"]
    assert len(rows(several)) == 2
    assert len(rows(several, "submissions")) == 1
    check(several)


def test_the_first_of_several_begins_the_time_in_which_nothing_changes(several: Partnership) -> None:
    sign(several, "head-teacher")
    assert kinds(several) == ["sent_for_sign_off", "signed"]
    with pytest.raises(NotNow):
        several.lead.answering.answer(several.ref, "policy", "in-place", "Changed.")


def test_nobody_signs_twice_in_one_role(several: Partnership) -> None:
    sign(several, "head-teacher")
    for attempt in (
        lambda: sign(several, "head-teacher", "gov-ernor"),
        lambda: several.lead.submitting.record_outside(several.ref, "Hed", "Head teacher"),
    ):
        with pytest.raises(NotNow, match="has signed already"):
            attempt()
    assert len(several.view().signed) == 1


@pytest.mark.parametrize("role", ["", "Clerk", "teacher"])
def test_in_which_role_is_asked_where_several_sign(several: Partnership, role: str) -> None:
    several.lead.submitting.send(several.ref)
    with pytest.raises(BadInput, match="in which role") as caught:
        sign(several, role)
    assert "head-teacher" in caught.value.mend
    assert "chair-of-governors" in caught.value.mend
    assert several.view().signed == ()


@pytest.mark.parametrize(
    "said", ["head-teacher", "Head teacher or principal", "head TEACHER", " Principal ", "Head teacher"]
)
def test_a_role_is_known_by_what_people_call_it(several: Partnership, said: str) -> None:
    several.lead.submitting.send(several.ref)
    sign(several, said)
    assert [one.office for one in several.view().signed] == ["head-teacher"]


def test_where_one_signs_any_name_of_the_role_will_do_and_stands(partnership: Partnership) -> None:
    view = partnership.submitted()
    assert [(one.office, one.role) for one in view.signatures] == [("chief-officer", "Chief Constable")]


@pytest.mark.parametrize("way", ["decline", "recall"])
def test_what_was_signed_falls_away_when_it_goes_back(several: Partnership, way: str) -> None:
    sign(several, "head-teacher")
    if way == "decline":
        several.ws.session("gov-ernor").submitting.decline(several.ref, "Say more of training.")
    else:
        several.lead.submitting.recall(several.ref)
    view = several.view()
    assert (view.state, view.signed, view.to_sign) == ("ready", (), ROLES)
    assert rows(several) == []
    check(several)
    several.lead.answering.answer(several.ref, "training", "in-place", "More.")
    sign(several, "chair-of-governors", "gov-ernor")
    sign(several, "head-teacher")
    assert len(several.view().signatures) == 2
    check(several)


def test_changed_facts_ask_for_signatures_anew(several: Partnership) -> None:
    sign(several, "head-teacher")
    facts = {"kind": "police", "phases": [], "size": "", "tags": ["x"], "profile": ""}
    scene = several.manager.changing.scene(several.ref)
    with several.manager.transaction():
        several.manager.changing.record(scene, [scene.new("facts_changed", facts=facts)])
    assert several.view().signed == ()
    check(several)


def test_inside_and_outside_mixed(several: Partnership, tmp_path: Path) -> None:
    scan = tmp_path / "signed page.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")
    sign(several, "head-teacher")
    view = several.lead.submitting.record_outside(
        several.ref, "Gov Ernor", "Chair of governors", shown="e-mail", signed_on="2027-02-27",
        evidence="In the governors' folder", scan=scan,
    )  # fmt: skip
    assert view.state == "submitted"
    inside, outside = view.signatures
    assert (inside.how, inside.recorded_by, inside.scan) == ("signed in", "", None)
    assert (outside.how, outside.recorded_by, outside.signed_on, outside.shown) == (
        "e-mail", "Lee Lead", "2027-02-27", "In the governors' folder",
    )  # fmt: skip
    assert several.mo.submitting.scan_of(several.ref, 2) == ("signed-page.pdf", b"%PDF-1.7 signed")
    with pytest.raises(NotFound):
        several.lead.submitting.scan_of(several.ref, 1)
    with pytest.raises(Refusal):
        several.other_lead.submitting.scan_of(several.ref, 2)
    check(several)


def test_a_signature_that_is_refused_keeps_no_scan(several: Partnership, tmp_path: Path) -> None:
    scan = tmp_path / "signed.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")
    several.lead.submitting.send(several.ref)
    with pytest.raises(BadInput):
        several.lead.submitting.record_outside(several.ref, "Clerk", "Clerk", scan=scan)
    assert not several.ws.files.folder.exists()


def test_sending_and_signing_in_one_step_does_both_or_neither(several: Partnership) -> None:
    with pytest.raises(BadInput):
        several.lead.submitting.submit(several.ref, "Clerk", "Clerk")
    assert (several.view().state, kinds(several)) == ("ready", [])
    view = several.lead.submitting.submit(several.ref, "Hed", "head teacher")
    assert (view.state, view.to_sign) == ("awaiting sign-off", ("chair-of-governors",))
    view = several.lead.submitting.submit(several.ref, "Gov", "chair of governors")
    assert view.state == "submitted"
    check(several)


def test_what_was_changed_since_it_was_read_is_not_signed(several: Partnership) -> None:
    read = several.view().head
    several.lead.answering.answer(several.ref, "policy", "in-place", "Changed since.")
    several.lead.submitting.send(several.ref)
    with pytest.raises(NotNow, match="changed since you read it"):
        several.signatory.submitting.declare(several.ref, read, role="head-teacher")
    several.signatory.submitting.declare(several.ref, several.view().head, role="head-teacher")


def test_the_digest_of_the_report_that_was_read_is_recorded(several: Partnership) -> None:
    sign(several, "head-teacher", report=REPORT)
    sign(several, "chair-of-governors", "gov-ernor", report="cd" * 32)
    events = several.ws.ledger.read(f"return/{several.view().id}")
    told = [(one.kind, one.body["report"]) for one in events if one.kind in ("signed", "submitted")]
    assert told == [("signed", REPORT), ("submitted", "cd" * 32)]


def test_the_lead_signs_only_where_nobody_else_is_asked_to(several: Partnership, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="Head teacher or principal, Chair of governors"):
        several.lead.submitting.declare(several.ref, several.view().head)
    (tmp_path / "none").mkdir()
    one = made(tmp_path / "none", ())
    assert one.view().to_sign == ()
    view = one.lead.submitting.declare(one.ref, one.view().head, report=REPORT)
    assert view.state == "submitted"
    (by_lead,) = view.signatures
    assert (by_lead.how, by_lead.office, by_lead.name, by_lead.role) == (
        "by the lead", "", "Lee Lead", "safeguarding lead",
    )  # fmt: skip
    check(one)


def test_an_incomplete_return_is_not_signed(several: Partnership) -> None:
    several.lead.answering.clear(several.ref, "policy", "in-place")
    for attempt in (
        lambda: several.lead.submitting.send(several.ref),
        lambda: several.lead.submitting.submit(several.ref, "Hed", "head-teacher"),
    ):
        with pytest.raises(Unmet):
            attempt()
    with pytest.raises(Refusal):
        sign(several, "head-teacher")


@pytest.mark.parametrize("wrong", [{"shown": "telephone"}, {"signed_on": "2027-03-02"}, {"signed_on": "soon"}])
def test_a_signature_outside_is_of_paper_or_e_mail_and_of_a_day_that_has_come(
    several: Partnership, wrong: dict[str, str]
) -> None:
    several.lead.submitting.send(several.ref)
    with pytest.raises(BadInput):
        several.lead.submitting.record_outside(several.ref, "Hed", "head-teacher", **wrong)  # type: ignore[arg-type]
    assert several.view().signed == ()


def test_resubmitting_asks_for_every_signature_again(several: Partnership) -> None:
    sign(several, "head-teacher")
    sign(several, "chair-of-governors", "gov-ernor")
    several.manager.moderating.return_standards(several.ref, {"policy": "Say more."})
    assert several.view().to_sign == ROLES
    several.lead.answering.answer(several.ref, "policy", "in-place", "More.")
    several.lead.answering.reply_to_return(several.ref, "policy", "Said.")
    sign(several, "head-teacher")
    assert (several.view().state, several.view().revision) == ("awaiting sign-off", 1)
    assert [one.revision for one in several.view().signed] == [2]
    check(several)
    sign(several, "chair-of-governors", "gov-ernor")
    view = several.view()
    assert [(one.revision, one.office) for one in view.signatures] == [
        (1, "head-teacher"), (1, "chair-of-governors"), (2, "head-teacher"), (2, "chair-of-governors"),
    ]  # fmt: skip
    assert view.signatures[0].head != view.signatures[2].head
    check(several)
