"""Every box of the app as a door: what is typed or pasted there is found in the record as the door admits it."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.widget import Widget

from s11tui.tui.editor import edited
from s11tui.tui.screens.form import Form
from s11tui.tui.widgets.pick_list import PickList
from support.driving import Driven, driven
from support.hostile import EVERYTHING, HOSTILE, LONG, ONE_LINE, SEEN, admitted
from support.hostile_partnership import hostile_file
from support.partnership import Partnership
from support.reading_screens import seen, squeezed

TYPED = "\n".join(
    HOSTILE[name]
    for name in (
        "markup that ends nothing", "markup that acts", "families, flags and skins", "joined emoji", "zero width",
        "Chinese, Japanese, Korean", "points and conjuncts", "combining heap", "formula", "full-width formula",
        "path of Windows", "ends of other formats", "quotation marks",
    )
) + " \u00a0 \u3000 \u202f ."  # fmt: skip
"""What a keyboard can give: every sign of it arrives as a key of its own."""


async def typed(someone: Driven, text: str) -> None:
    """Type a text as a terminal sends it that knows nothing of pasting."""
    parser = XTermParser()
    for event in parser.feed(text.replace("\n", "\r")):
        assert isinstance(event, events.Key)
        someone.app.post_message(event)
    await someone.settled()


async def fill_in(someone: Driven, fields: Mapping[str, str], selector: str = "#field-") -> None:
    """Paste into the boxes of a small form and save it."""
    assert someone.where == "Ask", someone.shown
    for name, text in fields.items():
        box = someone.app.screen.query_one(f"{selector}{name}", Widget)
        box.focus()
        if box.text:  # type: ignore[attr-defined]  # every box has one
            box.select_all()  # type: ignore[attr-defined]  # as above
        await someone.pilot.pause()
        await someone.paste(text)
        seen(someone)
    await someone.press("f4")
    assert someone.where != "Ask", someone.shown


async def pick(someone: Driven, selector: str, row: str) -> None:
    listed = someone.app.screen.query_one(selector, PickList)
    listed.focus()
    listed.point_at(row)
    await someone.press("enter")


@pytest.fixture
def one(partnership: Partnership, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Partnership:
    """A complete return."""
    monkeypatch.chdir(tmp_path)
    partnership.fill()
    return partnership


async def test_typed_into_the_form(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead") as lead:
        await lead.press("enter")
        await typed(lead, TYPED)
        seen(lead)
        await lead.press("tab")
    policy = partnership.view().standard("policy")
    assert policy is not None
    assert policy.questions[0].value == admitted(TYPED) == TYPED


async def test_a_hundred_thousand_characters_are_pasted(partnership: Partnership) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (120, 40)) as lead:
        await lead.press("enter")
        await lead.paste(LONG)
        assert "Paragraph1999" in seen(lead)
        await lead.press("tab", "f8", "escape", "f7", "escape", "pagedown")
    policy = partnership.view().standard("policy")
    assert policy is not None
    assert policy.questions[0].value == LONG


async def test_evidence_actions_and_comments(one: Partnership, tmp_path: Path) -> None:
    file = hostile_file(tmp_path)
    hidden = tmp_path / "[@click=app.quit]= \u5b89 \u0633.pdf"
    file.rename(hidden)
    async with driven(one.ws.path, one.clock, "lee-lead", (100, 50)) as lead:
        await lead.press("enter")
        form = lead.app.screen
        assert isinstance(form, Form)
        form.go("policy")
        await lead.settled()
        await lead.press("f4")
        words = dict.fromkeys(("title", "held_at", "shows", "owner"), EVERYTHING)
        await fill_in(lead, {**words, "file": str(hidden)})
        await lead.press("f5")
        await fill_in(lead, {"what": EVERYTHING, "owner": EVERYTHING, "due": "2027-06-30"})
        await pick(lead, "#talk", "+comment")
        await fill_in(lead, {"text": EVERYTHING})
        form.page.reason_box.focus_answer()
        await lead.paste(EVERYTHING)
        await lead.press("tab", "tab")
        seen(lead)
    policy = one.view().standard("policy")
    assert policy is not None
    (evidence,), (action,), (comment,) = policy.evidence, policy.actions, policy.comments
    (line,) = one.lead.library.lines(one.view().agency.id)
    assert (evidence.title, evidence.held_at, line.item.owner) == (ONE_LINE,) * 3
    assert (evidence.shows, action.what, comment[2]) == (admitted(EVERYTHING).strip(),) * 3
    assert action.owner == ONE_LINE
    assert policy.self_reason == admitted(EVERYTHING)
    assert evidence.file is not None
    assert evidence.file.name == "click-app.quit.pdf"


NOWHERE = ("../../x", "C:\\x\\..\\CON.pdf", "~nobody-is-called-so/x.pdf", "x" * 300, "[@click=app.quit]x[/]")


@pytest.mark.parametrize("path", NOWHERE, ids=["up", "Windows", "a home", "long", "markup"])
async def test_paths_that_lead_nowhere_are_refused_in_words(partnership: Partnership, path: str) -> None:
    async with driven(partnership.ws.path, partnership.clock, "lee-lead", (100, 50)) as lead:
        await lead.press("f4", "f4")
        for field, text in (("title", "A title"), ("file", path)):
            lead.app.screen.query_one(f"#field-{field}").focus()
            await lead.paste(text)
        await lead.press("f4")
        assert lead.where == "Ask"
        assert "couldnotbereached" not in seen(lead)
        assert "Checkitsname" in seen(lead) or "notkept" in seen(lead), lead.shown
        await lead.press("escape", "escape", "escape", "enter")
        await lead.app.screen.run_action("worksheet")
        await lead.settled()
        await pick(lead, "#menu", "in")
        await lead.paste(path)
        await lead.press("f4")
        assert lead.where == "Ask"
        assert "cannotberead" in seen(lead)
    assert partnership.lead.library.lines(partnership.view().agency.id) == ()


async def test_signing_declining_and_confirming(one: Partnership, tmp_path: Path) -> None:
    one.lead.submitting.send(one.ref)
    async with driven(one.ws.path, one.clock, "sig-natory", (100, 50)) as signatory:
        await signatory.press("enter", "f7")
        await fill_in(signatory, {"reason": EVERYTHING})
    assert one.view().declined_reason == admitted(EVERYTHING).strip()
    scan = hostile_file(tmp_path).rename(tmp_path / "[@click=app.quit] scan.pdf")
    async with driven(one.ws.path, one.clock, "lee-lead", (100, 50)) as lead:
        await lead.press("enter", "f8", "f6")
        assert SEEN in squeezed(lead.app.screen_stack[-2].query_one("#head").render().plain)  # type: ignore[attr-defined]  # it is text
        await fill_in(lead, {"name": EVERYTHING, "role": EVERYTHING, "evidence": EVERYTHING, "scan": str(scan)})
        await lead.press("escape")
        await lead.app.screen.run_action("expect")
        await lead.settled()
        await fill_in(lead, {"body": EVERYTHING, "by": "2027-07-01"})
        await lead.press("f10")
        await fill_in(lead, {"minute": EVERYTHING})
        seen(lead)
    view = one.view()
    (signature,), ratified = view.signatures, view.ratification
    assert (signature.name, signature.role, signature.shown) == (ONE_LINE,) * 3
    assert signature.scan is not None
    assert signature.scan.name == "click-app.quit-scan.pdf"
    assert ratified is not None
    assert (ratified.body, ratified.minute) == (ONE_LINE, admitted(EVERYTHING).strip())
    assert one.ws.verify().ok


@pytest.mark.parametrize("where", ["find", "board", "palette"])
async def test_boxes_to_search_by_let_nothing_in(partnership: Partnership, where: str) -> None:
    person = "cha-irwoman" if where == "board" else "lee-lead"
    async with driven(partnership.ws.path, partnership.clock, person) as somebody:
        await somebody.press(*{"find": ("enter", "f7"), "board": ("f6", "f7"), "palette": ("ctrl+p",)}[where])
        await somebody.paste(EVERYTHING)
        seen(somebody)
        assert somebody.app.focused is not None
        assert somebody.app.focused.value == ONE_LINE  # type: ignore[attr-defined]  # a box of one line
        await somebody.press("enter")
        seen(somebody)


class _Terminal:
    """An app in a terminal that can be left for a while."""

    @contextmanager
    def suspend(self) -> Iterator[None]:
        yield


class _Said:
    """A notice that remembers."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def tell(self, words: str) -> None:
        self.words.append(words)


def test_an_editor_of_ones_own_leaves_whatever_it_likes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left = tmp_path / "left"
    script = tmp_path / "editor.py"
    script.write_text(
        f"import pathlib, sys\npathlib.Path(sys.argv[1]).write_bytes(pathlib.Path({str(left)!r}).read_bytes())\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{script}"')
    for text in (EVERYTHING + "z", LONG + "z"):
        data = text.encode("utf-8", "surrogatepass")
        left.write_bytes(data + b"\n")
        said = _Said()
        got = edited(_Terminal(), "before", said)  # type: ignore[arg-type]  # as much of an app as is needed
        assert got == admitted(data.decode("utf-8", "replace"))
        assert bool(said.words) is (text != LONG + "z")
