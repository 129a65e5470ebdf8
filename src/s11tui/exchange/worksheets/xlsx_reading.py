"""Reading a spreadsheet that came back. Rows are known by their hidden columns, wherever they stand now."""

import io
import json
import warnings
from typing import Any, NoReturn

from openpyxl import load_workbook

from s11tui.errors import BadInput, Refusal
from s11tui.exchange.worksheets.brought_parts import Filled
from s11tui.exchange.worksheets.cells import LISTS, META
from s11tui.exchange.worksheets.gathering import Gathering
from s11tui.exchange.worksheets.package import checked, no_worksheet, too_large
from s11tui.exchange.worksheets.parts import FORMAT
from s11tui.exchange.worksheets.rows import MOST_ROWS, WIDEST, marked_rows
from s11tui.text import admit_line

_LONGEST_META = 2_000_000


def read_xlsx(data: bytes) -> Filled:
    """What a spreadsheet says.

    Raises:
        Refusal: it is no worksheet, was damaged, or is far too large.
    """
    packed = checked(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions of other programs, which nothing here reads
            return _read(packed)
    except Refusal:
        raise
    except Exception:  # noqa: BLE001 - a damaged file can make the library fail in any way; its owner is told in words
        raise no_worksheet() from None


def _read(packed: bytes) -> Filled:
    book = load_workbook(io.BytesIO(packed), read_only=True)
    try:
        if META not in book.sheetnames:
            raise no_worksheet()
        meta = _meta(book[META])
        gathering = Gathering(meta["columns"])
        for sheet in book.worksheets:
            if sheet.title not in (META, LISTS):
                _read_sheet(sheet, gathering)
        gathering.settle()
    finally:
        book.close()
    return Filled(
        format=meta["format"],
        return_id=meta["return"],
        edition_sha256=meta["edition"],
        made_at=admit_line(meta["made_at"]).text,
        made_for=admit_line(meta["made_for"]).text,
        values=gathering.values,
        seen=gathering.seen,
        was=gathering.was,
        evidence=tuple(gathering.evidence),
        actions=tuple(gathering.actions),
        unplaced=tuple(gathering.unplaced),
        dropped=gathering.dropped,
    )


def _read_sheet(sheet: Any, gathering: Gathering) -> None:
    sheet.reset_dimensions()  # what a file says about its own size is not to be trusted
    rows = []
    for number, row in enumerate(sheet.iter_rows(max_col=WIDEST), 1):
        if number > MOST_ROWS:
            raise too_large("a spreadsheet of very many rows")
        rows.append(row)
    found = marked_rows(rows)
    if found is None:
        gathering.stranger(sheet.title, rows)
        return
    for one in found:
        gathering.row(sheet.title, one)


def _meta(sheet: Any) -> dict[str, Any]:
    """What the hidden sheet says; its shape is checked, for anybody can write a file."""
    sheet.reset_dimensions()
    text = ""
    for row in sheet.iter_rows(max_col=1, max_row=200):
        text += "".join(str(cell.value) for cell in row if cell.value is not None)
        if len(text) > _LONGEST_META:
            _refuse()
    meta = json.loads(text)
    if not isinstance(meta, dict):
        _refuse()
    if meta.get("format") != FORMAT:
        raise BadInput(
            "This worksheet was made by another version of s11tui, so nothing of it was taken.",
            "Make a new one with “s11tui worksheet out” and copy the answers into it.",
        )
    if not all(isinstance(meta.get(name), str) for name in ("return", "edition", "made_at", "made_for")):
        _refuse()
    meta["columns"] = {str(path): [str(title) for _, title, _ in columns] for path, columns in meta["columns"].items()}
    return meta


def _refuse() -> NoReturn:
    raise no_worksheet()
