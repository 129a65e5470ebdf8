"""One table of agreed grades from many partnerships. Python's own library is all that it needs.

At each partnership, with the agencies' consent, one name of an agency a line as in the register:

    s11tui export json --round ROUND -o .
    python national.py count partnership-returns.json --consents consents.txt > counts.csv

Wherever the counts of all come together:

    python national.py table counts/*.csv > table.csv

What leaves a partnership is how many agencies of a kind were given which grade. No words, no name of an agency, a
person or the partnership; nothing that was not agreed and shared; no agency that has not consented. What is published
hides small numbers.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

SETTLED = frozenset({"agreed", "acknowledged", "closed"})
"""States after the agency has seen the grades and could reply to them."""
FEWEST_AGENCIES, FEWEST_PARTNERSHIPS, FEWEST_IN_CELL = 10, 3, 5
HIDDEN = "few"
_ID = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")
_HEAD = ("edition", "kind", "standard", "grade", "agencies")


class Place(NamedTuple):
    """What is counted. `edition` is the hash of the questionnaire: only the same text is added up."""

    edition: str
    kind: str
    standard: str


class Unusable(Exception):
    """A file that cannot be counted; its words say why."""


def counts(document: Any, consents: frozenset[str]) -> Counter[tuple[Place, str]]:
    """How many agencies have which agreed grade, in one export.

    Raises:
        Unusable: it is no export of s11tui.
    """
    if not isinstance(document, dict) or document.get("format") != "s11tui-returns/1":
        raise Unusable("is no export of s11tui")
    found: Counter[tuple[Place, str]] = Counter()
    for one in document["returns"]:
        if one["state"] not in SETTLED or not one["shared_at"] or one["agency"] not in consents:
            continue
        for standard in one["standards"]:
            grade = standard["agreed_grade"]
            if grade is not None:
                found[Place(one["edition"]["sha256"], one["kind"], standard["id"]), grade] += 1
    return found


def read_counts(lines: Iterable[str]) -> Iterator[tuple[Place, str, int]]:
    """The rows of one partnership's counts.

    Raises:
        Unusable: something in them is not what it should be.
    """
    rows = csv.reader(lines)
    if tuple(next(rows, ())) != _HEAD:
        raise Unusable("is no table of counts")
    for row in rows:
        if len(row) != len(_HEAD) or not all(map(_ID.fullmatch, row[:4])) or not re.fullmatch(r"[0-9]{1,5}", row[4]):
            raise Unusable(f"line {rows.line_num} cannot be read")
        yield Place(row[0], row[1], row[2]), row[3], int(row[4])


def table(partnerships: Iterable[Iterable[tuple[Place, str, int]]]) -> list[list[str]]:
    """What may be published, its head first: one row for each standard and kind, small numbers hidden."""
    cells: dict[Place, Counter[str]] = {}
    sources: Counter[Place] = Counter()
    for rows in partnerships:
        seen = set()
        for place, grade, number in rows:
            cells.setdefault(place, Counter())[grade] += number
            seen.add(place)
        sources.update(seen)
    grades = sorted({grade for row in cells.values() for grade in row})
    shown = [["edition", "kind", "standard", "partnerships", "agencies", *grades]]
    for place, row in sorted(cells.items()):
        numbers = [row[grade] for grade in grades]
        if sum(numbers) < FEWEST_AGENCIES or sources[place] < FEWEST_PARTNERSHIPS:
            shown.append([*place, *[HIDDEN] * (2 + len(grades))])
        else:
            shown.append([*place, str(sources[place]), str(sum(numbers)), *without_few(numbers)])
    return shown


def without_few(numbers: Sequence[int]) -> list[str]:
    """A row as it may be shown. Where one number is hidden the sum would give it away, so another is hidden with it."""
    hidden = {at for at, number in enumerate(numbers) if 0 < number < FEWEST_IN_CELL}
    if len(hidden) == 1:
        others = [at for at in range(len(numbers)) if at not in hidden]
        hidden.add(min(others, key=lambda at: (numbers[at] == 0, numbers[at])))
    return [HIDDEN if at in hidden else str(number) for at, number in enumerate(numbers)]


def main(words: Sequence[str] | None = None) -> int:
    """Do one of the two steps; gives the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(dest="step", required=True)
    one = steps.add_parser("count", help="one partnership's export")
    one.add_argument("export", type=Path)
    one.add_argument("--consents", type=Path, required=True)
    all_ = steps.add_parser("table", help="the counts of all")
    all_.add_argument("counts", type=Path, nargs="+")
    given = parser.parse_args(words)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    try:
        writer.writerows(_counted(given.export, given.consents) if given.step == "count" else _together(given.counts))
    except (Unusable, OSError, ValueError, KeyError, TypeError) as fault:
        sys.stderr.write(f"Nothing was counted: {fault}\n")
        return 1
    return 0


def _counted(export: Path, consents: Path) -> list[Sequence[object]]:
    agreed = frozenset(consents.read_text(encoding="utf-8").split())
    found = counts(json.loads(export.read_text(encoding="utf-8")), agreed)
    return [_HEAD, *((*place, grade, number) for (place, grade), number in sorted(found.items()))]


def _together(paths: Iterable[Path]) -> list[list[str]]:
    def rows(path: Path) -> list[tuple[Place, str, int]]:
        try:
            return list(read_counts(path.read_text(encoding="utf-8").splitlines()))
        except Unusable as fault:
            raise Unusable(f"{path.name} {fault}") from fault

    return table(map(rows, paths))


if __name__ == "__main__":
    sys.exit(main())
