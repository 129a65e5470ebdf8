"""Objects of a PDF file that the engine does not know, or does not write as PDF/A wants them."""

import zlib
from collections.abc import Callable
from typing import Any

from reportlab.pdfbase import pdfdoc

_TAIL = b"endstream\n"


def _line_end_after(data: bytes) -> bytes:
    """An end of line that cannot be taken for a part of the data, nor the data's last byte for a part of it."""
    return b"\r\n" if data.endswith(b"\r") else b"\n"


class FileObject(pdfdoc.PDFObject):  # type: ignore[misc]  # the engine has no types, and writes only its own kind
    """What the engine takes for an object of the file."""

    def format(self, document: Any) -> bytes:
        """The object's bytes; called by the engine."""
        raise NotImplementedError


class Written(FileObject):
    """An object whose bytes are made when the file is written, and all numbers are known."""

    def __init__(self, make: Callable[[Any], bytes]) -> None:
        self._make = make

    def format(self, document: Any) -> bytes:
        return self._make(document)


class Stream(FileObject):
    """A compressed stream. PDF/A wants an end of line before `endstream`, which the engine's own lacks."""

    def __init__(self, entries: dict[str, Any], data: bytes, *, compress: bool = True) -> None:
        self._entries = entries
        self._data = data
        self._compress = compress

    def format(self, document: Any) -> bytes:
        data = zlib.compress(self._data) if self._compress else self._data
        entries = {**self._entries, "Length": len(data)}
        if self._compress:
            entries["Filter"] = pdfdoc.PDFName("FlateDecode")
        head: bytes = pdfdoc.PDFDictionary(entries).format(document)
        return head + b"\nstream\n" + data + _line_end_after(data) + _TAIL


class Mended(FileObject):
    """One of the engine's own streams, with the end of line put in."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def format(self, document: Any) -> bytes:
        written: bytes = self._stream.format(document)
        data = written.removesuffix(_TAIL)
        return data + _line_end_after(data) + _TAIL


def add(document: Any, name: str, what: Written | Stream) -> Any:
    """Make it an object of the file under a name that is used once; gives a reference to it."""
    return document.Reference(what, name)


def number(document: Any, name: str) -> int:
    """The number of the object of that name."""
    found: int = document.idToObjectNumberAndVersion[name][0]
    return found
