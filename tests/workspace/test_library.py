"""The evidence library: told once, used for many standards and years; what was attached stays as it was."""

from dataclasses import replace
from pathlib import Path

import pytest

from s11tui.errors import BadInput, NotAllowed, NotFound, NotNow, Refusal, Unmet
from s11tui.workspace import Workspace
from s11tui.workspace.desks.library import Described
from s11tui.workspace.lines import LibraryLine
from support.dumps import dump
from support.hostile import HOSTILE
from support.partnership import Partnership

AUDIT = Described(
    "Audit of files", "All were looked at", "place", "Shared drive", "2027-02-01", "Quality team", "2027-09-30"
)


def line(one: Partnership, number: int = 0) -> LibraryLine:
    return one.lead.library.lines("police")[number]


def test_adding(partnership: Partnership) -> None:
    item = partnership.lead.library.add("police", AUDIT)
    assert (item.slug, item.title, item.shows, item.place, item.held_at, item.date, item.owner, item.review_by) == (
        "e1", "Audit of files", "All were looked at", "place", "Shared drive", "2027-02-01", "Quality team",
        "2027-09-30",
    )  # fmt: skip
    assert line(partnership).item == item
    assert (line(partnership).expired, line(partnership).uses) == (False, ())
    assert partnership.lead.library.add("police", AUDIT).slug == "e2"
    assert partnership.ws.verify().problems == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " "}, {"title": "\x1b"}, {"place": "cloud"}, {"date": "yesterday"}, {"review_by": "2027-13-01"},
        {"place": "file"},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(partnership: Partnership, tmp_path: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        partnership.lead.library.add("police", replace(AUDIT, **wrong))  # type: ignore[arg-type]  # texts by name
    document = tmp_path / "audit.pdf"
    document.write_bytes(b"%PDF-1.7")
    if "place" not in wrong:
        with pytest.raises(BadInput):
            partnership.lead.library.add("police", replace(AUDIT, file=document, **wrong))  # type: ignore[arg-type]
    assert partnership.lead.library.lines("police") == ()
    assert not partnership.ws.files.folder.exists()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_come_back_as_they_were_let_in(partnership: Partnership, text: str) -> None:
    said = Described(f"t {text}", text, "link", text, owner=text)
    item = partnership.lead.library.add("police", said)
    partnership.lead.answering.attach(partnership.ref, "policy", item.slug)
    evidence = partnership.view().standard("policy").evidence[0]  # type: ignore[union-attr]  # it is asked
    assert (evidence.title, evidence.shows, evidence.held_at) == (item.title, item.shows, item.held_at)
    assert "\x1b" not in dump(partnership.view())
    assert partnership.ws.verify().problems == ()


def test_attaching_takes_a_copy_that_stays_as_it_was(partnership: Partnership) -> None:
    item = partnership.lead.library.add("police", AUDIT)
    partnership.lead.answering.attach(partnership.ref, "policy", "e1")
    partnership.lead.answering.attach(partnership.ref, "training", item.id)
    changed = partnership.lead.library.change("e1", replace(AUDIT, title="Audit of 2028", review_by="2020-01-01"))
    assert (changed.id, changed.slug, changed.title) == (item.id, "e1", "Audit of 2028")
    for standard in ("policy", "training"):
        (one,) = partnership.view().standard(standard).evidence  # type: ignore[union-attr]  # it is asked
        assert (one.title, one.item, one.elsewhere, one.expired) == ("Audit of files", item.id, 1, False)
    assert line(partnership).item.title == "Audit of 2028"
    assert line(partnership).expired
    assert [(use.ref, use.standard) for use in line(partnership).uses] == [
        (partnership.ref, "policy"), (partnership.ref, "training"),
    ]  # fmt: skip
    assert partnership.ws.verify().problems == ()


def test_attached_once_only_and_again_after_it_was_removed(partnership: Partnership) -> None:
    partnership.lead.library.add("police", AUDIT)
    view = partnership.lead.answering.attach(partnership.ref, "policy", "e1")
    with pytest.raises(NotNow, match="already"):
        partnership.lead.answering.attach(partnership.ref, "policy", "e1")
    evidence = view.standard("policy").evidence[0].id  # type: ignore[union-attr]  # it is asked
    partnership.lead.answering.remove_evidence(partnership.ref, "policy", evidence)
    assert line(partnership).uses == ()
    partnership.lead.answering.attach(partnership.ref, "policy", "e1")
    assert len(line(partnership).uses) == 1


def test_adding_to_a_standard_in_one_step_or_not_at_all(partnership: Partnership) -> None:
    view = partnership.lead.library.add_to(partnership.ref, "policy", AUDIT)
    assert view.standard("policy").evidence[0].title == "Audit of files"  # type: ignore[union-attr]  # it is asked
    with pytest.raises(NotFound):
        partnership.lead.library.add_to(partnership.ref, "governors", AUDIT)
    partnership.submitted()
    with pytest.raises(NotNow):
        partnership.lead.library.add_to(partnership.ref, "policy", AUDIT)
    assert len(partnership.lead.library.lines("police")) == 1


def test_retiring_and_bringing_back(partnership: Partnership) -> None:
    partnership.lead.library.add("police", replace(AUDIT, review_by="2020-01-01"))
    partnership.lead.answering.attach(partnership.ref, "policy", "e1")
    with pytest.raises(NotNow, match="in the library already"):
        partnership.lead.library.retire("e1", back=True)
    assert partnership.lead.library.retire("e1").retired
    with pytest.raises(NotNow, match="out of the library already"):
        partnership.lead.library.retire("e1")
    with pytest.raises(NotNow, match="taken out"):
        partnership.lead.answering.attach(partnership.ref, "training", "e1")
    assert not line(partnership).expired
    assert partnership.view().standard("policy").evidence[0].expired  # type: ignore[union-attr]  # its copy is
    partnership.lead.library.retire("e1", back=True)
    partnership.lead.answering.attach(partnership.ref, "training", "e1")
    assert partnership.ws.verify().problems == ()


def test_expired_from_the_day_after(partnership: Partnership) -> None:
    partnership.lead.library.add("police", replace(AUDIT, review_by="2027-03-01"))
    assert not line(partnership).expired
    partnership.clock.jump(days=1)
    assert line(partnership).expired


def test_uses_over_the_years_the_newest_return_first(partnership: Partnership) -> None:
    partnership.lead.library.add("police", AUDIT)
    partnership.lead.answering.attach(partnership.ref, "policy", "e1")
    partnership.clock.jump(days=300)
    _, lines = partnership.manager.rounds.open("section11-small", "Again", "2028-03-19", agencies=["police"])
    partnership.lead.answering.attach(lines[0].slug, "training", "e1")
    assert [(use.ref, use.round_title, use.standard) for use in line(partnership).uses] == [
        (lines[0].slug, "Again", "training"), (partnership.ref, "Section 11 2027", "policy"),
    ]  # fmt: skip


def test_two_people_do_not_write_over_each_other(partnership: Partnership) -> None:
    seen = partnership.lead.library.add("police", AUDIT)
    with Workspace.open(partnership.ws.path, clock=partnership.clock) as other:
        other.session("con-tributor").library.change("e1", replace(AUDIT, title="Said by another"), seen=seen.head)
    with pytest.raises(NotNow, match="changed since"):
        partnership.lead.library.change("e1", replace(AUDIT, title="Said by me"), seen=seen.head)
    now = line(partnership).item
    assert now.title == "Said by another"
    assert partnership.lead.library.change("e1", AUDIT, seen=now.head).title == "Audit of files"
    assert partnership.ws.verify().problems == ()


@pytest.mark.parametrize("who", ["other_lead", "trust_lead", "mo", "chair", "follow_up", "scrutineer", "insider"])
def test_nobody_else_lists_reads_changes_attaches_or_learns_of_it(
    partnership: Partnership, tmp_path: Path, who: str
) -> None:
    document = tmp_path / "secret-name.pdf"
    document.write_bytes(b"%PDF-1.7 secret")
    item = partnership.lead.library.add("police", replace(AUDIT, title="A secret title", file=document))
    session = getattr(partnership, who)
    attempts = {
        "lines": lambda ref: session.library.lines("police"),
        "add": lambda ref: session.library.add("police", AUDIT),
        "change": lambda ref: session.library.change(ref, AUDIT),
        "retire": lambda ref: session.library.retire(ref),
        "file": lambda ref: session.library.file_of(ref),
        "attach": lambda ref: session.answering.attach(partnership.school, "policy", ref),
        "attach there": lambda ref: session.answering.attach(partnership.ref, "policy", ref),
        "add to": lambda ref: session.library.add_to(partnership.ref, "policy", AUDIT),
    }
    for name, attempt in attempts.items():
        for ref in (item.slug, item.id):
            with pytest.raises(Refusal) as caught:
                attempt(ref)
            said = str(caught.value)
            assert "secret" not in said, name
            if name in ("change", "retire", "file"):
                with pytest.raises(NotFound) as unknown:
                    attempt("e99")
                assert said == str(unknown.value).replace("e99", ref), "it is as if it were not there"
    assert partnership.ws.libraries.item("e1") == item


def test_another_lead_attaching_is_told_the_same_as_of_one_that_is_not_there(partnership: Partnership) -> None:
    partnership.lead.library.add("police", AUDIT)
    said = []
    for ref in ("e1", "e99"):
        with pytest.raises(NotFound) as caught:
            partnership.other_lead.answering.attach(partnership.school, "policy", ref)
        said.append(str(caught.value).replace(ref, "it"))
    assert said[0] == said[1]


def test_colleagues_and_the_group_read_it_and_only_some_keep_it(partnership: Partnership) -> None:
    partnership.lead.library.add("police", AUDIT)
    assert len(partnership.signatory.library.lines("police")) == 1
    with pytest.raises(NotAllowed):
        partnership.signatory.library.add("police", AUDIT)
    with pytest.raises(NotFound):
        partnership.signatory.library.change("e1", AUDIT)
    assert partnership.contributor.library.change("e1", replace(AUDIT, owner="Me")).owner == "Me"
    partnership.other_lead.library.add("elm", AUDIT)
    assert len(partnership.trust_lead.library.lines("elm")) == 1
    with pytest.raises(NotAllowed):
        partnership.trust_lead.library.add("elm", AUDIT)


def test_a_contributor_attaches_to_their_own_standards_only(partnership: Partnership) -> None:
    partnership.contributor.library.add("police", AUDIT)
    with pytest.raises(NotAllowed):
        partnership.contributor.answering.attach(partnership.ref, "policy", "e1")
    with pytest.raises(NotAllowed):
        partnership.contributor.library.add_to(partnership.ref, "policy", AUDIT)
    partnership.lead.answering.assign(partnership.ref, ["policy"], ["con-tributor"])
    partnership.contributor.answering.attach(partnership.ref, "policy", "e1")
    assert len(partnership.lead.library.lines("police")) == 1


def test_the_manager_attaches_on_the_agencys_behalf_from_an_original(partnership: Partnership) -> None:
    partnership.manager.library.add("police", AUDIT)
    with pytest.raises(Unmet):
        partnership.manager.answering.attach(partnership.ref, "policy", "e1")
    with pytest.raises(Unmet):
        partnership.manager.library.add_to(partnership.ref, "policy", AUDIT)
    assert len(partnership.lead.library.lines("police")) == 1
    partnership.manager.answering.attach(partnership.ref, "policy", "e1", original="e-mail of 3 March")
    events = partnership.ws.ledger.read(f"return/{partnership.view().id}")
    assert (events[-1].body["author"], events[-1].who) == (
        partnership.view().agency.id, partnership.manager.person.id,
    )  # fmt: skip


def test_the_panel_sees_the_copy_and_only_once_it_is_submitted(partnership: Partnership, tmp_path: Path) -> None:
    document = tmp_path / "audit.pdf"
    document.write_bytes(b"%PDF-1.7 the audit")
    view = partnership.lead.library.add_to(partnership.ref, "policy", replace(AUDIT, file=document))
    evidence = view.standard("policy").evidence[0].id  # type: ignore[union-attr]  # it is asked
    with pytest.raises(NotAllowed):
        partnership.mo.reading.evidence_file(partnership.ref, "policy", evidence)
    partnership.submitted()
    assert partnership.mo.reading.evidence_file(partnership.ref, "policy", evidence) == (
        "audit.pdf", b"%PDF-1.7 the audit",
    )  # fmt: skip
    partnership.lead.library.change("e1", replace(AUDIT, title="Changed afterwards"))
    assert "Changed afterwards" not in dump(partnership.view("mo"))
    with pytest.raises(Refusal):
        partnership.other_lead.reading.evidence_file(partnership.ref, "policy", evidence)
