"""The spreadsheet that comes back, from people, from other programs, and from people who mean harm."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from s11tui.errors import Refusal
from s11tui.exchange.worksheets import package, read
from s11tui.exchange.worksheets.brought import Filled
from s11tui.exchange.worksheets.cells import META
from s11tui.exchange.worksheets.xlsx import write_xlsx
from s11tui.exchange.worksheets.xlsx_reading import read_xlsx
from s11tui.workspace.entries import Given
from support.partnership import Partnership
from support.sheets import ANSWER_COLUMN, LABEL, Book, filled_in, sheet_of


@pytest.fixture
def sheet(partnership: Partnership) -> bytes:
    partnership.fill()
    return write_xlsx(sheet_of(partnership))


def after(data: bytes, fill: Callable[[Book], None]) -> Filled:
    book = Book(data)
    fill(book)
    return read_xlsx(book.saved())


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        (12.0, "12"),
        (93.5, "93.5"),
        (1e21, "1000000000000000000000"),
        (7, "7"),
        (True, "true"),
        (datetime(2027, 3, 19), "2027-03-19"),
        (date(2027, 3, 19), "2027-03-19"),
        (datetime(2027, 3, 19, 14, 30), "2027-03-19 14:30:00"),
        (time(14, 30), "14:30:00"),
        (CellRichText("plain ", TextBlock(InlineFont(b=True), "bold")), "plain bold"),
        ("one\r\ntwo", "one\ntwo"),
        (None, ""),
    ],
)
def test_whatever_a_program_makes_of_a_cell_is_read(sheet: bytes, typed: Any, read_as: str) -> None:
    assert after(sheet, lambda book: book.write("policy/in-place", typed)).values["policy/in-place"] == read_as


def test_a_share_in_per_cent_is_read_as_such(sheet: bytes) -> None:
    def fill(book: Book) -> None:
        book.answer("training/rate").value = 0.93
        book.answer("training/rate").number_format = "0%"

    assert after(sheet, fill).values["training/rate"] == "93%"


def test_a_formula_is_told_and_changes_nothing(sheet: bytes) -> None:
    def fill(book: Book) -> None:
        book.write("policy/in-place", "=1+1")
        book.line("table", "recruitment/vacancies", 1, "=A1")

    filled = after(sheet, fill)
    assert "policy/in-place" not in filled.values
    assert "recruitment/vacancies" not in filled.values
    assert [text for _, text in filled.unplaced] == ["=1+1", "=A1"]
    assert all(where.endswith("(a formula, not a text)") for where, _ in filled.unplaced)


def rebuilt(book: Book, change: Callable[[list[list[Any]]], list[list[Any]]]) -> None:
    """The first area's rows in another order, or with more among them."""
    excel = book.excel["1 Leadership"]
    rows = [[cell.value for cell in row] for row in excel.iter_rows()]
    excel.delete_rows(1, len(rows))
    for row in change(rows):
        excel.append(row)


def test_rows_may_be_sorted_and_inserted(sheet: bytes) -> None:
    def fill(book: Book) -> None:
        book.write("policy/in-place", "New text.")
        rebuilt(book, lambda rows: [*reversed(rows), [None] * 8 + ["A note of my own"]])

    filled = after(sheet, fill)
    assert filled.values["policy/in-place"] == "New text."
    assert filled.values["lead-role/trained-on"] == "2026-09-01"
    assert [text for _, text in filled.unplaced] == ["A note of my own"]


def test_columns_may_be_inserted(sheet: bytes) -> None:
    filled = after(sheet, lambda book: book.excel["1 Leadership"].insert_cols(ANSWER_COLUMN + 1))
    assert filled == read_xlsx(sheet)


def test_rows_and_sheets_that_are_gone_change_nothing(sheet: bytes) -> None:
    def fill(book: Book) -> None:
        del book.excel["2 Practice"]
        rebuilt(book, lambda rows: [row for row in rows if row[1] != "policy/in-place"])

    filled = after(sheet, fill)
    assert "policy/in-place" not in filled.values
    assert "training/rate" not in filled.values
    assert filled.values["policy/how-you-know"] == "We ask at supervision."


def test_a_long_text_of_which_a_part_is_gone_changes_nothing(partnership: Partnership) -> None:
    partnership.fill((Given("policy", "in-place", "a long text " * 8000),))

    def fill(book: Book) -> None:
        second = book.rows("answer", "policy/in-place")[1][0]
        second.parent.delete_rows(second.row)

    filled = filled_in(sheet_of(partnership), fill)
    assert "policy/in-place" not in filled.values
    assert ["a part of it is gone" in where for where, _ in filled.unplaced] == [True]


def test_a_row_that_was_copied_is_told_where_it_says_something_else(sheet: bytes) -> None:
    def fill(book: Book) -> None:
        rows = book.rows("answer", "policy/in-place")
        copy = [cell.value for cell in rows[0]]
        copy[ANSWER_COLUMN] = "Another text"
        rows[0][0].parent.append(copy)

    filled = after(sheet, fill)
    assert filled.values["policy/in-place"] == "A policy, read by all."
    assert "Another text" in [text for _, text in filled.unplaced]


def test_text_in_the_wrong_place_is_told(sheet: bytes) -> None:
    def fill(book: Book) -> None:
        row = book.rows("answer", "policy/in-place")[0]
        row[LABEL].value = "Typed over the label"
        row[ANSWER_COLUMN + 1].value = "Typed over the help"
        row[0].parent.cell(row[0].row, 30).value = "Far out"
        notes = book.excel.create_sheet("My notes")
        notes.append(["Ring", "the head"])

    filled = after(sheet, fill)
    assert [text for _, text in filled.unplaced] == [
        "Typed over the label",
        "Typed over the help",
        "Far out",
        "Ring the head",
    ]
    assert [where for where, _ in filled.unplaced][2:] == ["sheet “1 Leadership”, cell AD5", "sheet “My notes”"]


def test_half_a_table_and_its_new_rows_are_put_together(sheet: bytes) -> None:
    def fill(book: Book) -> None:
        book.line("table", "recruitment/vacancies", 2, "Clerk", datetime(2026, 6, 1), 3.0)

    assert after(sheet, fill).values["recruitment/vacancies"] == (
        "Post,Since,How many\nOfficer,2026-05-01,2\nClerk,2026-06-01,3"
    )


def test_what_commands_a_terminal_is_left_out_and_counted(sheet: bytes) -> None:
    filled = after(sheet, lambda book: book.write("policy/in-place", "a\x9bb\u202ec"))
    assert (filled.values["policy/in-place"], filled.dropped) == ("abc", 2)


def packed(members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return target.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def plain_workbook() -> bytes:
    target = io.BytesIO()
    Workbook().save(target)
    return target.getvalue()


def bomb() -> bytes:
    return packed({f"xl/{number}.xml": b"0" * 8_000_000 for number in range(9)})


HARMFUL = {
    "nothing": lambda data: b"",
    "half a file": lambda data: data[: len(data) // 2],
    "a zip of something": lambda data: packed({"readme.txt": b"hello"}),
    "another workbook": lambda data: plain_workbook(),
    "a bomb": lambda data: bomb(),
    "very many members": lambda data: packed({f"{number}": b"" for number in range(package.MOST_MEMBERS + 1)}),
    "an unusual packing": lambda data: packed(members_of(data), method=zipfile.ZIP_LZMA),
    "entities": lambda data: packed(
        {
            **members_of(data),
            "xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + members_of(data)["xl/workbook.xml"],
        }
    ),
    "entities in another encoding": lambda data: packed(
        {**members_of(data), "xl/workbook.xml": '\ufeff<!DOCTYPE x [<!ENTITY a "a">]><x/>'.encode("utf-16-le")}
    ),
    "a deep nest": lambda data: packed({**members_of(data), "xl/styles.xml": b"<a>" * 100_000}),
    "half a sheet": lambda data: packed({**members_of(data), "xl/worksheets/sheet2.xml": b"<worksheet><sheetData>"}),
    "text": lambda data: b"not a worksheet",
    "an old workbook": lambda data: b"\xd0\xcf\x11\xe0" + b"\0" * 600,
    "an open document": lambda data: packed(
        {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, method=zipfile.ZIP_STORED
    ),
}


@pytest.mark.parametrize("name", HARMFUL)
def test_what_is_no_worksheet_is_refused_in_words(sheet: bytes, name: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(HARMFUL[name](sheet), "file.xlsx")
    assert refused.value.what
    assert refused.value.mend


def test_a_file_that_is_too_large_is_not_opened(monkeypatch: pytest.MonkeyPatch, sheet: bytes) -> None:
    monkeypatch.setattr(package, "LARGEST_FILE", 1000)
    with pytest.raises(Refusal, match="larger than"):
        read(sheet, "file.xlsx")


def with_meta(data: bytes, text: str) -> bytes:
    book = Book(data)
    book.excel[META]["A1"].value = text
    return book.saved()


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "[" * 100_000, '{"format": "s11tui-worksheet/1"}', '{"format": 5}', '"x"', "null", "NaN"],
)
def test_hidden_data_that_was_meddled_with_is_refused(sheet: bytes, text: str) -> None:
    with pytest.raises(Refusal):
        read_xlsx(with_meta(sheet, text))


def test_a_worksheet_of_a_version_to_come_says_so(sheet: bytes) -> None:
    meta = json.loads(Book(sheet).excel[META]["A1"].value) | {"format": "s11tui-worksheet/2"}
    with pytest.raises(Refusal, match="another version"):
        read_xlsx(with_meta(sheet, json.dumps(meta)))


def test_a_sheet_with_a_row_at_the_far_end_is_refused_at_once(sheet: bytes) -> None:
    def fill(book: Book) -> None:
        book.excel["1 Leadership"]["H1048576"].value = "far"

    with pytest.raises(Refusal):
        after(sheet, fill)


def test_both_kinds_are_told_apart_by_what_is_in_them(partnership: Partnership, sheet: bytes) -> None:
    assert read(sheet, "form.html") == filled_in(sheet_of(partnership))
