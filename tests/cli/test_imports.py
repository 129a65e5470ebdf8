"""What is not needed is not imported: the app and the PDF engine are heavy, and most commands use neither."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_HEAVY = ("textual", "rich", "reportlab")


def imported_by(*lines: Sequence[str]) -> set[str]:
    """Every module that is imported when command lines have run one after the other, in one process of their own."""
    code = (
        "import json, sys\n"
        "from s11tui.cli.guard import attempt\n"
        f"codes = [attempt(words) for words in {[list(words) for words in lines]!r}]\n"
        "sys.stderr.write('\\n' + json.dumps([codes, sorted(sys.modules)]))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    exit_codes, modules = json.loads(ran.stderr.splitlines()[-1])
    assert exit_codes == [0] * len(lines), ran.stderr
    return set(modules)


def test_neither_the_app_nor_the_pdf_engine(workspace: Path, questionnaire: Path) -> None:
    modules = imported_by(
        ("--help",),
        ("return", "--help"),
        ("report", "return", "--help"),
        ("questionnaire", "check", str(questionnaire)),
        ("return", "list"),
        ("return", "show", "police-tiny-2027", "--json"),
        ("verify",),
    )
    assert not modules.intersection(_HEAVY)


def test_a_report_needs_no_app(workspace: Path, tmp_path: Path) -> None:
    modules = imported_by(("report", "return", "police-tiny-2027", "-o", str(tmp_path)))
    assert "reportlab" in modules
    assert not modules.intersection(("textual", "rich"))


def test_the_version_and_the_help_need_next_to_nothing() -> None:
    modules = imported_by(("--version",), ("--help",))
    assert not modules.intersection(("pydantic", "sqlite3", "sqlite_utils", "s11tui.workspace", "s11tui.questionnaire"))


def test_checking_a_questionnaire_needs_no_workspace(questionnaire: Path) -> None:
    modules = imported_by(("questionnaire", "check", str(questionnaire)))
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
