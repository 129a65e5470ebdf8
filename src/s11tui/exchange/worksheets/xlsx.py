"""A worksheet as a spreadsheet: one sheet to begin with, one for each area, and hidden ones for lists and for us."""

import io
import json
import re
from collections.abc import Iterator

from openpyxl import Workbook

from s11tui.exchange.worksheets.area_sheet import write_area
from s11tui.exchange.worksheets.cells import LARGEST, LISTS, META, START
from s11tui.exchange.worksheets.choosing import Lists
from s11tui.exchange.worksheets.parts import Area, Worksheet
from s11tui.exchange.worksheets.sheets import Sheet, Styles
from s11tui.exchange.worksheets.start_sheet import write_start

_LONGEST_TITLE = 31
_UNSAFE = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_KEPT_BY_EXCEL = "history"


def write_xlsx(worksheet: Worksheet) -> bytes:
    """The worksheet as the bytes of an XLSX file."""
    book = Workbook()
    book.remove(book.active)
    styles = Styles(book)
    write_start(Sheet(book, styles, START), worksheet)
    lists = Lists(book, LISTS)
    for area, title in zip(worksheet.areas, titles(worksheet.areas), strict=True):
        columns = max((1 + len(item.columns) for one in area.standards for item in one.items), default=0)
        write_area(Sheet(book, styles, title, columns), area, lists)
    lists.finish()
    _write_meta(book, worksheet)
    book.properties.creator = "s11tui"
    book.properties.title = "Worksheet"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def titles(areas: tuple[Area, ...]) -> Iterator[str]:
    """For each area the title of its sheet: short, safe, and like no other whatever the case of its letters."""
    taken = {META.casefold(), LISTS.casefold(), START.casefold(), _KEPT_BY_EXCEL}
    for area in areas:
        plain = " ".join(_UNSAFE.sub(" ", f"{area.number} {area.title}").split()).strip("'") or "Area"
        title, number = _cut(plain, ""), 1
        while title.casefold() in taken:
            number += 1
            title = _cut(plain, f" {number}")
        taken.add(title.casefold())
        yield title


def _cut(plain: str, ending: str) -> str:
    """As much of a title as fits before an ending; a letter beyond the first plane counts twice."""
    room = _LONGEST_TITLE - len(ending)
    while len(plain.encode("utf-16-le")) // 2 > room:
        plain = plain[:-1]
    return plain.strip(" '") + ending


def _write_meta(book: Workbook, worksheet: Worksheet) -> None:
    """What the way back needs to know, as JSON in a hidden sheet."""
    meta = {
        "format": worksheet.format,
        "return": worksheet.return_id,
        "slug": worksheet.slug,
        "edition": worksheet.edition_sha256,
        "head": worksheet.head,
        "made_at": worksheet.made_at,
        "made_for": worksheet.made_for,
        "columns": {item.path: item.columns for item in worksheet.items() if item.kind == "table"},
    }
    text = json.dumps(meta)
    sheet = book.create_sheet(META)
    for row, start in enumerate(range(0, len(text), LARGEST), 1):
        cell = sheet.cell(row, 1, text[start : start + LARGEST])
        cell.data_type, cell.number_format = "s", "@"
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
