"""An agency that lost its workspace begins anew in another; a disk that is full leaves nothing behind."""

from dataclasses import replace
from pathlib import Path

import pytest

from s11tui.errors import CannotStore, NotAllowed
from s11tui.workspace import Workspace
from s11tui.workspace.desks.library import Described
from s11tui.workspace.files import Files
from s11tui.workspace.handovers.parties import fingerprint_of
from support.handovers import body_of, chained
from support.two_sides import Sides, everything


def test_an_agency_begins_anew_with_what_the_partnership_has(sides: Sides, tmp_path: Path) -> None:
    sides.submitted()
    sides.down()
    old = sides.handed_up()
    with Workspace.create(tmp_path / "new.s11", agency="Exampleshire Police", kind="police", clock=sides.clock) as ws:
        lead = ws.sole("lead")
        me = lead.handing_over.me()
        sides.p.manager.handing_over.know(me, "police", fingerprint_of(me))
        with pytest.raises(NotAllowed, match="own returns only"):
            sides.p.manager.handing_over.take(old)
        sides.p.manager.moderating.return_standards(sides.p.ref, {"policy": "Say more."})
        made = sides.p.manager.handing_over.invitation(sides.p.ref)
        sides.p.manager.handing_over.sent(made)
        ref = lead.handing_over.take(made, fingerprint_of(made.sender)).ref
        assert lead.reading.open(ref).state == "returned"
        lead.answering.answer(ref, "policy", "in-place", "More.")
        lead.answering.reply_to_return(ref, "policy", "Said.")
        lead.submitting.submit(ref, "Chief", "Chief Constable")
        for _ in range(2):
            up = lead.handing_over.outgoing(ref)
            lead.handing_over.sent(up)
            assert sides.p.manager.handing_over.take(up).revision == 2
            down = sides.p.manager.handing_over.outgoing(sides.p.ref)
            sides.p.manager.handing_over.sent(down)
            lead.handing_over.take(down)
        assert (ws.verify().problems, sides.p.ws.verify().problems) == ((), ())


def test_what_cannot_be_kept_leaves_nothing_behind(
    sides: Sides, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sides.invite()
    document = tmp_path / "audit.pdf"
    document.write_bytes(b"%PDF-1.7 an audit")
    sides.lead.library.add_to(sides.ref, "policy", Described("Audit of files", file=document))
    made = sides.handed_up()
    before = everything(sides.p.ws)

    def full(*_: object) -> None:
        raise CannotStore("The disk is full.", "Make room.")

    monkeypatch.setattr(Files, "keep_bytes", full)
    with pytest.raises(CannotStore):
        sides.p.manager.handing_over.take(made, fingerprint_of(made.sender))
    assert everything(sides.p.ws) == before
    monkeypatch.undo()
    assert sides.p.manager.handing_over.take(made, fingerprint_of(made.sender)).files == ("audit.pdf",)
    assert sides.problems() == ()


def test_a_partnership_cannot_take_over_the_agencys_own_entry(sides: Sides) -> None:
    made = sides.p.manager.handing_over.invitation(sides.p.ref)
    own = next(one for one in sides.ws.registry.agencies())
    links = [replace(link, body=link.body.replace(made.agency.id, own.id)) for link in made.links]
    assert body_of(links[-1])["agency"] == own.id
    forged = replace(made, agency=replace(made.agency, id=own.id, name="Ours now"), links=chained(tuple(links)))
    before = everything(sides.ws)
    with pytest.raises(NotAllowed, match="does not know"):
        sides.lead.handing_over.take(forged, fingerprint_of(forged.sender))
    assert everything(sides.ws) == before
