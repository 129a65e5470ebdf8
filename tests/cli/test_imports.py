"""What is not needed is not imported: the app and the PDF engine are heavy, and most commands use neither."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

_HEAVY = ("textual", "rich", "reportlab")


def imported_by(*words: str) -> set[str]:
    """Every module that is imported when a command line has run in a process of its own."""
    code = (
        "import json, sys\n"
        "from s11tui.cli.guard import attempt\n"
        f"code = attempt({list(words)!r})\n"
        "sys.stderr.write('\\n' + json.dumps([code, sorted(sys.modules)]))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    exit_code, modules = json.loads(ran.stderr.splitlines()[-1])
    assert exit_code == 0, ran.stderr
    return set(modules)


@pytest.mark.parametrize(
    "words",
    [
        ("--help",),
        ("return", "--help"),
        ("report", "return", "--help"),
        ("questionnaire", "check", "QUESTIONNAIRE"),
        ("return", "list"),
        ("return", "show", "police-tiny-2027", "--json"),
        ("verify",),
    ],
)
def test_neither_the_app_nor_the_pdf_engine(words, workspace: Path, questionnaire: Path) -> None:
    modules = imported_by(*[word.replace("QUESTIONNAIRE", str(questionnaire)) for word in words])
    assert not modules.intersection(_HEAVY)


def test_a_report_needs_no_app(workspace: Path, tmp_path: Path) -> None:
    modules = imported_by("report", "return", "police-tiny-2027", "-o", str(tmp_path))
    assert "reportlab" in modules
    assert not modules.intersection(("textual", "rich"))


@pytest.mark.parametrize("words", [("--version",), ("--help",)])
def test_the_version_and_the_help_need_next_to_nothing(words) -> None:
    modules = imported_by(*words)
    assert not modules.intersection(("pydantic", "sqlite3", "sqlite_utils", "s11tui.workspace", "s11tui.questionnaire"))


def test_checking_a_questionnaire_needs_no_workspace(questionnaire: Path) -> None:
    modules = imported_by("questionnaire", "check", str(questionnaire))
    assert not modules.intersection(("sqlite3", "sqlite_utils", "s11tui.workspace"))


def test_the_first_screen_does_not_wait_for_the_questionnaire_language(workspace: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from s11tui.tui.app import PartnershipApp\n"
        "from s11tui.tui.screens.home import Home\n"
        "from s11tui.workspace import Workspace\n"
        f"with Workspace.open(Path({str(workspace)!r})) as opened:\n"
        "    home = opened.sole('manager').reading.home()\n"
        "assert home is not None\n"
        "assert 's11tui.workspace.home_agency' in sys.modules\n"
        "print('pydantic' in sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == "False"
