"""Texts that hurt programs, out in a spreadsheet and in again: they arrive as the door let them in."""

import pytest
from openpyxl.cell import Cell

from s11tui.exchange.worksheets.brought import take
from s11tui.exchange.worksheets.cells import escaped
from s11tui.text import admit, admit_line
from s11tui.workspace.entries import Given, Planned, Shown
from support.hostile import HOSTILE, REAL_TEXTS
from support.partnership import Partnership
from support.sheets import ANSWER_COLUMN, Book, answer, brought, filled_in, sheet_of

LONG = "".join(f"Paragraph {number} of a very long answer, with “quotes” and 😀.\n" for number in range(1800))
HELD = {
    **{name: HOSTILE[name] for name in REAL_TEXTS if admit(HOSTILE[name]).text.strip()},
    "escapes of the format": "_x0041_ _x005F_x0041_ x005F_ _x000D_ _X0041_",
    "an error of a spreadsheet": "#REF!",
    "a number to be": "0012",
    "a day to be": "3-4",
    "true to be": "TRUE",
}
FIELDS = [
    f"{standard}/{question}"
    for standard in ("policy", "lead-role", "training", "recruitment")
    for question in ("in-place", "how-you-know", "difference")
]
BATCHES = [list(HELD)[start : start + len(FIELDS)] for start in range(0, len(HELD), len(FIELDS))]
"""As many texts as there are boxes to write in."""


@pytest.mark.parametrize("names", BATCHES, ids=[names[0] for names in BATCHES])
def test_what_stands_goes_out_and_comes_back_untouched(partnership: Partnership, names: list[str]) -> None:
    held = {path: HELD[name] for path, name in zip(FIELDS, names, strict=False)}
    rows = [{"post": admit_line(text).text[:300], "since": "", "how-many": ""} for text in held.values()]
    partnership.fill(
        (
            *(Given(*path.split("/"), text) for path, text in held.items()),
            Given("recruitment", "vacancies", rows),
            *(Shown("policy", text[:300] + " x") for text in held.values()),
            *(Planned("policy", text[:300] + " x", "Head", "2027-06-30") for text in held.values()),
        )
    )
    filled = filled_in(sheet_of(partnership))
    assert {path: filled.values[path] for path in held} == {path: admit(text).text for path, text in held.items()}
    bringing = brought(partnership, filled)
    assert (bringing.changes, bringing.unplaced, bringing.evidence, bringing.actions) == ((), (), (), ())


@pytest.mark.parametrize("names", BATCHES, ids=[names[0] for names in BATCHES])
def test_what_a_colleague_types_arrives(partnership: Partnership, names: list[str]) -> None:
    wanted = {path: admit(HELD[name]).text for path, name in zip(FIELDS, names, strict=False)}

    def fill(book: Book) -> None:
        for path, text in wanted.items():
            type_into(book.answer(path), text)
        for row, text in zip(book.rows("evidence", "policy"), wanted.values(), strict=False):
            type_into(row[ANSWER_COLUMN], text[:200])

    take(partnership.lead, partnership.ref, brought(partnership, filled_in(sheet_of(partnership), fill)))
    assert {path: answer(partnership, path) for path in wanted} == wanted
    policy = partnership.view().standard("policy")
    assert policy is not None
    assert [one.title for one in policy.evidence] == [admit_line(text[:200]).text for text in list(wanted.values())[:3]]


def type_into(cell: Cell, text: str) -> None:
    """As a spreadsheet program keeps what is typed into a cell that holds texts."""
    cell.value, cell.data_type = escaped(text), "s"


def test_a_hundred_thousand_characters_go_out_and_come_back(partnership: Partnership) -> None:
    assert len(LONG) > 100_000
    partnership.fill((Given("policy", "in-place", LONG), Planned("policy", LONG[:40_000], "Head", "2027-06-30")))
    worksheet = sheet_of(partnership)
    untouched = filled_in(worksheet)
    assert untouched.values["policy/in-place"] == LONG
    assert brought(partnership, untouched).changes == ()

    def end_it(book: Book) -> None:
        last = book.rows("answer", "policy/in-place")[-1][8]
        last.value = f"{last.value}The end."

    take(partnership.lead, partnership.ref, brought(partnership, filled_in(worksheet, end_it)))
    assert answer(partnership, "policy/in-place") == LONG + "The end."
