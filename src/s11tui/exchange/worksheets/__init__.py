"""Worksheets: a return, or a part of it, to be filled in without the program, and brought back.

`model` says what goes out, `xlsx` and `html` write it, `brought` says what a file that came back would change.
"""

import re
from typing import TYPE_CHECKING

from s11tui.errors import BadInput
from s11tui.text import admit_line

if TYPE_CHECKING:
    from s11tui.exchange.worksheets.brought_parts import Filled

_PAGE = re.compile(rb"\s*<(!doctype\s+html|html|!--)", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"


def read(data: bytes, name: str) -> "Filled":
    """What a worksheet that came back says; which kind of file it is, is told by what is in it.

    Args:
        name: what the person calls the file, for the words of a refusal.

    Raises:
        Refusal: it is none, is damaged, or is far too large.
    """
    called = admit_line(name).text
    if data.startswith(b"PK") and _OPEN_DOCUMENT in data[:200]:
        raise BadInput(
            f"{called} is an OpenDocument file, so nothing of it was taken.",
            "Open it and save it as an Excel workbook (.xlsx), then bring that in.",
        )
    if data.startswith(_OLD_OR_LOCKED):
        raise BadInput(
            f"{called} has a password, or is of an old kind of Excel, so nothing of it was taken.",
            "Open it and save it as an Excel workbook (.xlsx) without a password, then bring that in.",
        )
    if data.startswith(b"PK"):
        from s11tui.exchange.worksheets.xlsx_reading import read_xlsx

        return read_xlsx(data)
    if _PAGE.match(data[:2000]) or data.startswith(_MARKS):
        from s11tui.exchange.worksheets.html_reading import read_html

        return read_html(data)
    raise BadInput(
        f"{called} is no worksheet: neither a spreadsheet (.xlsx) nor a form (.html).",
        "Bring in a file that “s11tui worksheet out” wrote, after it was filled in and saved.",
    )
