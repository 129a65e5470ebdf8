"""A worksheet goes out by the real command, is filled in by other programs, and comes back by the real command."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from support.partnership import Partnership
from support.quickly import command
from support.sheets import Book, answer

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
TRY_EVERYTHING = os.environ.get("S11TUI_TRY_EVERYTHING") == "1"
LONG = "".join(f"{number}: what we do, “quoted”, _x0041_, 😀, =1+1\n" for number in range(1200))


def run(partnership: Partnership, *words: str) -> str:
    """What a command says, run in a process of its own."""
    ran = subprocess.run(
        [*command(), *words, "-w", str(partnership.ws.path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def sent_out(partnership: Partnership, folder: Path) -> Path:
    partnership.fill()
    partnership.lead.answering.answer(partnership.ref, "training", "in-place", LONG)
    return Path(run(partnership, "worksheet", "out", partnership.ref, "-o", str(folder)).strip())


def brought_in(partnership: Partnership, path: Path) -> dict[str, Any]:
    """Looked at first, then taken: both say the same."""
    looked = json.loads(run(partnership, "worksheet", "in", str(path), "--dry-run", "--json"))
    taken: dict[str, Any] = json.loads(run(partnership, "worksheet", "in", str(path), "--yes", "--json"))
    assert looked["changes"] == taken["changes"]
    assert run(partnership, "verify").strip()
    return taken


def test_edited_with_a_library(partnership: Partnership, tmp_path: Path) -> None:
    path = sent_out(partnership, tmp_path / "out")
    book = Book(path.read_bytes())
    book.write("policy/difference", "Children told us so.")
    book.write("policy/#grade", "Outstanding")
    book.write("context/people", 415)
    book.line("table", "recruitment/vacancies", 1, "Clerk", "01/06/2026", 1)
    book.line("evidence", "policy", 0, "Survey", "Intranet", "2027-02-01")
    path.write_bytes(book.saved())
    taken = brought_in(partnership, path)
    assert (taken["taken"], taken["unplaced"]) == (5, [])
    assert answer(partnership, "policy/difference") == "Children told us so."
    assert answer(partnership, "context/people") == "415"
    assert answer(partnership, "recruitment/vacancies") == [
        {"post": "Officer", "since": "2026-05-01", "how-many": "2"},
        {"post": "Clerk", "since": "2026-06-01", "how-many": "1"},
    ]
    policy = partnership.view().standard("policy")
    assert policy is not None
    assert policy.self_grade == "outstanding"
    assert [one.title for one in policy.evidence] == ["Survey"]


def converted(path: Path, kind: str, profile: Path) -> Path:
    """The same file as another kind, saved by the office program."""
    target = path.parent / f"{kind}-{path.stem}"
    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation={profile.as_uri()}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(target),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=160,
    )
    return target / f"{path.stem}.{kind}"


def row_of(text: str, path: str) -> str:
    """The row of a flat OpenDocument file that holds a path."""
    rows = re.findall(r"<table:table-row\b(?:(?!</table:table-row>).)*</table:table-row>", text, re.DOTALL)
    return next(row for row in rows if f"<text:p>{path}</text:p>" in row)


@pytest.mark.timeout(400)
def test_edited_by_an_office_program(partnership: Partnership, tmp_path: Path) -> None:
    if OFFICE is None:
        assert not TRY_EVERYTHING, "LibreOffice is not installed."
        pytest.skip("LibreOffice is not installed")
    path = sent_out(partnership, tmp_path / "out")
    flat = converted(path, "fods", tmp_path / "profile")
    text = flat.read_text(encoding="utf-8")

    changed = row_of(text, "policy/in-place").replace("A policy, read by all.", "A policy, <b>signed</b> & read.")
    changed = changed.replace("<b>signed</b> &", "&lt;b&gt;signed&lt;/b&gt; &amp;")
    text = text.replace(row_of(text, "policy/in-place"), changed)
    graded = row_of(text, "policy/#grade").replace("<text:p>Good</text:p>", "<text:p>Outstanding</text:p>")
    text = text.replace(row_of(text, "policy/#grade"), graded)
    filled, count = re.subn(
        r"(made for children</text:p>\s*</table:table-cell>\s*<table:table-cell\b[^>]*)/>",
        r'\1 office:value-type="string"><text:p>First line</text:p><text:p>+second</text:p></table:table-cell>',
        row_of(text, "policy/difference"),
    )
    assert count == 1
    text = text.replace(row_of(text, "policy/difference"), filled)
    flat.write_text(text, encoding="utf-8")

    taken = brought_in(partnership, converted(flat, "xlsx", tmp_path / "profile"))
    assert taken["unplaced"] == []
    assert {one["path"] for one in taken["changes"]} == {"policy/in-place", "policy/#grade", "policy/difference"}
    assert answer(partnership, "policy/in-place") == "A policy, <b>signed</b> & read."
    assert answer(partnership, "policy/difference") == "First line\n+second"
    policy = partnership.view().standard("policy")
    assert policy is not None
    assert policy.self_grade == "outstanding"
