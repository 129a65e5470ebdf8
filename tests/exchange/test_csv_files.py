"""CSV for spreadsheets and mail merges."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from s11tui.exchange.csv_files import csv_bytes
from s11tui.text import admit

CELLS = st.text(max_size=60).map(lambda text: admit(text).text)


def read_back(data: bytes) -> list[list[str]]:
    assert data.startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8 only where the file says so"
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@given(st.lists(st.tuples(CELLS, CELLS), max_size=6))
def test_every_character_arrives(rows: list[tuple[str, str]]) -> None:
    found = read_back(csv_bytes(("one", "two"), rows))
    assert found[0] == ["one", "two"]
    for written, cells in zip(found[1:], rows, strict=True):
        for shown, cell in zip(written, cells, strict=True):
            assert shown in (cell, f"'{cell}")
            assert not shown.startswith(("=", "+", "-", "@", "\t"))


@pytest.mark.parametrize("cell", ["=1+1", "+44 1632", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("x")', "＝1"])
def test_what_begins_like_a_formula_is_marked_as_text(cell: str) -> None:
    assert read_back(csv_bytes(("a",), [(cell,)]))[1] == [f"'{cell}"]


def test_numbers_stay_numbers() -> None:
    assert read_back(csv_bytes(("a", "b"), [(-3, 'Dear, "all"\nof you')]))[1] == ["-3", 'Dear, "all"\nof you']
