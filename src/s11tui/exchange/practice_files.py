"""The good practice bank as files that other programs take: text, Markdown, CSV."""

from collections.abc import Callable, Iterable

from s11tui.audit.practice import PRACTICE_KINDS
from s11tui.audit.practice_bank import BankLine
from s11tui.exchange.csv_files import csv_bytes

_WITHHELD = "name withheld"


def _as_text(lines: Iterable[BankLine]) -> bytes:
    parts = (f"{_title(one)}\n{one.extract}\n({_kind(one)}, {one.signed or _WITHHELD})" for one in lines)
    return _encoded("\n\n".join(parts))


def _as_markdown(lines: Iterable[BankLine]) -> bytes:
    """Headings are ours; what people wrote stands indented, where nothing in it is read as markup."""
    parts = []
    for one in lines:
        said = "\n".join(f"    {line}" for line in one.extract.splitlines())
        parts.append(f"## {_escaped(_title(one))}\n\n{said}\n\n*{_kind(one)}, {_escaped(one.signed) or _WITHHELD}*")
    return _encoded("\n\n".join(parts))


def _as_csv(lines: Iterable[BankLine]) -> bytes:
    head = ("area", "number", "standard", "kind", "extract", "agency", "round")
    rows = ((one.area, one.number, one.title, _kind(one), one.extract, one.signed, one.round_title) for one in lines)
    return csv_bytes(head, rows)


FORMATS: dict[str, Callable[[Iterable[BankLine]], bytes]] = {"txt": _as_text, "md": _as_markdown, "csv": _as_csv}
"""What a bank can be written as, by the ending of its file."""


def _encoded(text: str) -> bytes:
    return f"{text}\n".encode("utf-8", errors="backslashreplace")


def _title(one: BankLine) -> str:
    return " ".join(f"{one.number} {one.title}".split())


def _kind(one: BankLine) -> str:
    return PRACTICE_KINDS.get(one.kind, one.kind)


def _escaped(text: str) -> str:
    return "".join(f"\\{letter}" if letter in "*_`[]<>\\#" else letter for letter in text)
