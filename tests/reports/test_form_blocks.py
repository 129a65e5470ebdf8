"""What is filled in by hand: it can be read out, nothing is torn, and no text breaks it."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from s11tui.reports.document import (
    Block,
    Document,
    Grid,
    Paragraph,
    Prompt,
    Section,
    ShortBox,
    ShortBoxes,
    SignatureLines,
    Tick,
    TickBoxes,
    WritingSpace,
)
from s11tui.reports.pdf.pages import Filler
from s11tui.reports.pdf.story import story
from support.thorough import examples

CREATED = datetime(2027, 3, 3, 14, 2, tzinfo=UTC)
YES_NO = TickBoxes((Tick("Yes"), Tick("No")))
GRADES = TickBoxes((Tick("Good", "Known and used.", "green"), Tick("Poor", "Absent.", "red")))
DATE = ShortBoxes((ShortBox(2, "Day"), ShortBox(2, "Month"), ShortBox(4, "Year")))
EVERY_BLOCK: tuple[Block, ...] = (
    Prompt("a. What is in place", "Needed."),
    WritingSpace(8),
    Prompt("b. Trained?", "Only if so.", YES_NO),
    Prompt("c. When?", "", DATE),
    Prompt("d. How many?", answer=ShortBoxes((ShortBox(8, after="people"),))),
    Prompt("Your grade", "Tick one."),
    GRADES,
    Grid("Evidence", ("What", "Where"), (2, 1), 3),
    YES_NO,
    DATE,
)
"""Every kind of block to fill in, as it is meant to be used."""


def form(*blocks: Block) -> Document:
    return Document("Form", CREATED, cover=blocks, sections=(Section("Part", 1, "part", blocks),))


def pages_of(*blocks: Block) -> list[list[str]]:
    """The kinds of flows on each page of a document that begins with its blocks on a new page."""
    filler = Filler()
    flows, _ = story(Document("Form", CREATED, sections=(Section("Part", 1, "part", blocks, new_page=True),)))
    filler.fill(flows, lambda share: None)
    return [[type(flow).__name__ for flow, _ in page.placed] for page in filler.pages[2:]]


def test_every_kind_meets_both_standards(written: Callable[[Document], Any]) -> None:
    assert written(form(*EVERY_BLOCK)).problems() == []


@pytest.mark.parametrize(
    "block",
    [
        WritingSpace(0), TickBoxes(()), TickBoxes((Tick(""),)), ShortBoxes(()), ShortBoxes((ShortBox(1),)),
        Prompt(""), Prompt("", "Only a hint"), Prompt("", answer=YES_NO), Prompt("a", answer=TickBoxes(())),
        Prompt("a", "b", TickBoxes((Tick("x" * 300),))), Grid("", ("",), (1,), 1), SignatureLines(()),
    ],
    ids=repr,
)  # fmt: skip
def test_little_meets_both_standards_too(written: Callable[[Document], Any], block: Block) -> None:
    assert written(form(block)).problems() == []


def test_it_is_read_out_in_order(printed: Callable[..., Any]) -> None:
    said = printed(*EVERY_BLOCK).spoken()
    order = ("a. What is in place Needed.", "b. Trained? Only if so. ☐ Yes ☐ No", "c. When? Day Month Year",
             "d. How many? people", "Your grade Tick one. ☐ Good Known and used. ☐ Poor Absent.", "What Where",
             "☐ Yes ☐ No", "Day Month Year")  # fmt: skip
    place = 0
    for words in order:
        place = said.index(words, place) + len(words)


def test_a_box_to_tick_says_that_it_is_one(printed: Callable[..., Any]) -> None:
    with pikepdf.open(io.BytesIO(printed(GRADES).data)) as pdf:
        boxes = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Lbl"]
        assert [str(one.ActualText) for one in boxes] == ["Tick box: "] * 2


def test_a_grid_keeps_its_empty_cells(printed: Callable[..., Any]) -> None:
    roles = printed(Grid("Evidence", ("What", "Where"), (2, 1), 3)).roles()
    assert (roles.count("TH"), roles.count("TD"), roles.count("TR")) == (2, 6, 4)


def test_a_grid_needs_columns_and_rows() -> None:
    for header, widths, rows in (((), (), 1), (("a",), (1.0, 2.0), 1), (("a",), (0.0,), 1), (("a",), (1.0,), 0)):
        with pytest.raises(ValueError, match="rows, and columns"):
            Grid("", header, widths, rows)


@pytest.mark.parametrize(
    "room", [WritingSpace(8), Grid("Evidence", ("What",), (1,), 5), GRADES], ids=["lines", "grid", "grades"]
)
@pytest.mark.parametrize("above", range(24, 44, 2))
def test_a_question_is_never_parted_from_its_room(room: Block, above: int) -> None:
    pages = pages_of(*[Paragraph("Line.")] * above, Prompt("a. What is in place", "Needed."), room)
    rooms = ("WritingFlow", "GridFlow", "TickFlow")
    assert [sum(kind in rooms for kind in page) > 0 for page in pages].count(True) == 1
    for page in pages:
        assert ("BesideFlow" in page) == any(kind in rooms for kind in page)


def test_room_that_no_page_holds_goes_on_on_the_next() -> None:
    assert [page.count("WritingFlow") for page in pages_of(Prompt("a"), WritingSpace(100))][-1] == 1
    assert sum(page.count("WritingFlow") for page in pages_of(WritingSpace(100))) > 2
    assert sum(page.count("GridFlow") for page in pages_of(Grid("", ("a",), (1,), 100))) > 2


_TEXTS = st.one_of(st.text(max_size=80), st.sampled_from(["x" * 3000, "word " * 900, "line\n" * 90, "line\n\n" * 90]))


@settings(max_examples=examples(8), suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(_TEXTS, min_size=4, max_size=4))
def test_any_text_anywhere_can_be_written(written: Callable[[Document], Any], texts: list[str]) -> None:
    one, two, three, four = texts
    blocks: tuple[Block, ...] = (
        Prompt(one, two),
        Prompt(three, four, YES_NO),
        Prompt(one, answer=TickBoxes((Tick(two), Tick(three)))),
        Prompt(two, answer=ShortBoxes((ShortBox(2, one, four),))),
        TickBoxes((Tick(one, two, "blue"), Tick(three), Tick(four, one))),
        ShortBoxes((ShortBox(2, one, two), ShortBox(4, three, four))),
        Grid(one, (two, three, four), (1, 2, 3), 2),
    )
    assert written(form(*blocks)).problems() == []
