"""Reading an HTML form that came back. Only its two blocks of data are read, and nothing of it is run."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from s11tui.errors import BadInput, Refusal
from s11tui.exchange.worksheets.brought_parts import Cells, Filled
from s11tui.exchange.worksheets.html import FILLED, WORKSHEET
from s11tui.exchange.worksheets.html_blocks import data_blocks
from s11tui.exchange.worksheets.package import LARGEST_FILE, no_worksheet, too_large
from s11tui.exchange.worksheets.parts import FORMAT, sent
from s11tui.text import LONGEST, admit

_DEEPEST = 12
"""Levels of lists and objects: a whole worksheet has nine."""

_MOST_LINES = 500
"""Pieces of evidence or actions that one standard may be given."""

_LONGEST_LISTED = 2_000
"""Characters of what is told as not placed."""


def read_html(data: bytes) -> Filled:
    """What a form says.

    Raises:
        Refusal: it is no worksheet, was damaged, or is far too large.
    """
    if len(data) > LARGEST_FILE:
        raise too_large(f"larger than {LARGEST_FILE // 1_000_000} MB")
    try:
        page = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "surrogateescape")
        sheet, filled = _both(data_blocks(page))
        return _Reading(sheet, filled).filled()
    except Refusal:
        raise
    except (ValueError, KeyError, TypeError, RecursionError):
        raise no_worksheet() from None


def _both(blocks: list[tuple[str, str]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was sent and what was filled in."""
    contents: dict[str, list[str]] = {}
    for name, content in blocks:
        contents.setdefault(name, []).append(content)
    if WORKSHEET not in contents and FILLED not in contents:
        raise no_worksheet()
    if any(len(contents.get(name, ())) != 1 for name in (WORKSHEET, FILLED)):
        raise BadInput(
            "This form is not whole: the part that holds its answers is missing or is there twice.",
            "Ask for it to be saved by its own button “Save to a file” and sent again.",
        )
    sheet, filled = (_object(json.loads(contents[name][0], parse_constant=_refuse)) for name in (WORKSHEET, FILLED))
    if sheet.get("format") != FORMAT or filled.get("format") != FORMAT:
        raise BadInput(
            "This worksheet was made by another version of s11tui, so nothing of it was taken.",
            "Make a new one with “s11tui worksheet out” and copy the answers into it.",
        )
    _require_shallow(sheet)
    _require_shallow(filled)
    return sheet, filled


class _Reading:
    """Puts together what was sent and what was filled in."""

    def __init__(self, sheet: dict[str, Any], filled: dict[str, Any]) -> None:
        self._sheet, self._filled = sheet, filled
        self._unplaced: list[tuple[str, str]] = []
        self._dropped = 0
        standards = [_object(one) for area in _objects(sheet["areas"]) for one in _objects(area["standards"])]
        self._standards = {_text(one["id"]) for one in standards}
        self._items = {_text(item["path"]): item for one in standards for item in _objects(one["items"])}

    def filled(self) -> Filled:
        """What the form says; a field that nobody touched says what it was sent with."""
        given = {path: _text(value) for path, value in _object(self._filled["values"]).items()}
        for path in given.keys() - self._items.keys():
            self._tell(f"the form, at {path}", given[path])
        evidence, actions = self._lines("evidence"), self._lines("actions")
        return Filled(
            format=FORMAT,
            return_id=self._line("return_id"),
            edition_sha256=self._line("edition_sha256"),
            made_at=self._line("made_at"),
            made_for=self._line("made_for"),
            values={path: self._admitted(given.get(path, _text(one["value"]))) for path, one in self._items.items()},
            seen={path: _text(one["seen"]) for path, one in self._items.items()},
            was={path: sent(_text(one["value"])) for path, one in self._items.items()},
            evidence=tuple(evidence),
            actions=tuple(actions),
            unplaced=tuple(self._unplaced),
            dropped=self._dropped,
        )

    def _lines(self, kind: str) -> Iterable[tuple[str, Cells]]:
        found = []
        for standard, lines in _object(self._filled[kind]).items():
            if not isinstance(lines, list) or len(lines) > _MOST_LINES:
                _refuse()
            for line in lines:
                if not isinstance(line, list):
                    _refuse()
                first, second, third = map(self._admitted, map(_text, line))
                if standard in self._standards:
                    found.append((standard, (first, second, third)))
                else:
                    self._tell(f"the form, {kind} of {standard}", "; ".join((first, second, third)))
        return found

    def _tell(self, where: str, said: str) -> None:
        self._unplaced.append((" ".join(self._admitted(where[:200]).split()), self._admitted(said[:_LONGEST_LISTED])))

    def _line(self, name: str) -> str:
        return " ".join(self._admitted(_text(self._sheet[name])).split())

    def _admitted(self, given: str) -> str:
        admitted = admit(given)
        self._dropped += admitted.dropped
        return admitted.text


def _object(given: Any) -> dict[str, Any]:
    return given if isinstance(given, dict) else _refuse()


def _objects(given: Any) -> list[dict[str, Any]]:
    return [_object(one) for one in given] if isinstance(given, list) else _refuse()


def _text(given: Any) -> str:
    if not isinstance(given, str) or len(given) > 2 * LONGEST:
        _refuse()
    return given


def _require_shallow(given: Any) -> None:
    """No worksheet is nested deeply; what is, was made to break a program."""
    level: list[Any] = [given]
    for _ in range(_DEEPEST):
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, Mapping) else one)
        ]
        if not level:
            return
    _refuse()


def _refuse(_: str = "") -> NoReturn:
    raise no_worksheet()
