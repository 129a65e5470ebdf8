"""Command lines run in this process, on a workspace that is made once and copied for each test."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from s11tui.audit.register import Grant
from s11tui.cli.guard import attempt
from s11tui.workspace import Workspace
from support.two_years import copied_two_years

QUESTIONNAIRE = """
[questionnaire]
id = "tiny"
version = "2027.1"
title = "A tiny audit"
sign_off = ["chief-officer"]
profiles = [{ id = "light", title = "Light" }]
declaration = "I declare that this is true. Call {front_door} about a child."

[[area]]
id = "leadership"
title = "Leadership"

[[area.standard]]
id = "named-lead"
title = "A senior person leads on safeguarding"
usual = ["in-place"]
evidence = ["outstanding"]
profiles = ["light"]

[[area]]
id = "people"
title = "People"

[[area.standard]]
id = "training"
title = "Everybody is trained"
usual = ["in-place", "how-you-know"]

[[area.standard.question]]
id = "trained"
type = "yes-no"
text = "Is everybody trained?"
required = true

[[area.standard.question]]
id = "rate"
type = "number"
text = "What share of them?"
unit = "%"
min = 0
max = 100
warn_if = { at_most = 50, say = "That is few." }

[[area.standard.question]]
id = "when"
type = "date"
text = "When was it checked?"

[[area.standard.question]]
id = "how"
type = "one"
text = "How?"
options = [{ id = "online", label = "Online" }, { id = "room", label = "In a room" }]

[[area.standard.question]]
id = "topics"
type = "many"
text = "On what?"
options = [{ id = "abuse", label = "Abuse" }, { id = "prevent", label = "Prevent" }]

[[area.standard.question]]
id = "courses"
type = "table"
text = "Which courses?"
columns = [{ id = "name", title = "Name" }, { id = "people", title = "People", type = "number" }]

[[area.standard.question]]
id = "gap"
text = "What covers the gap?"
max_words = 3
show_if = { question = "trained", is = "no" }

[[area.standard]]
id = "checks"
title = "Checks are made before people start"
scale = "met"
usual = []
ask = { not_kinds = ["sport"] }
"""

RETURN = "police-tiny-2027"


@dataclass
class Ran:
    """What came of one command line."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture(scope="session")
def questionnaire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small questionnaire of every type of question, without a problem."""
    path = tmp_path_factory.mktemp("questionnaire") / "tiny.toml"
    path.write_text(QUESTIONNAIRE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A partnership with agencies and people, and no round."""
    path = tmp_path_factory.mktemp("empty") / "workspace.s11"
    with Workspace.create(path, partnership="Exampleshire", manager="Pat Manager") as workspace:
        session = workspace.sole("manager")
        police = session.people.add_agency("Exampleshire Police", "police", (), "", (), "police")
        session.people.add_agency("Northtown Sports Club", "sport", (), "small", (), "club")
        for name, role, agency in (
            ("Lee", "lead", police.id),
            ("Sam", "signatory", police.id),
            ("Carol", "contributor", police.id),
            ("Mo", "moderator", ""),
            ("Chris", "meeting-chair", ""),
        ):
            session.people.add_person(name, [Grant(role, agency)])
    return path


@pytest.fixture(scope="session")
def template(empty_template: Path, questionnaire: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same partnership with a round on the tiny questionnaire."""
    path = tmp_path_factory.mktemp("template") / "workspace.s11"
    shutil.copy(empty_template, path)
    words = ["round", "open", str(questionnaire), "--title", "Tiny 2027", "--due", "2027-03-19", "-w", str(path)]
    assert attempt(words) == 0
    return path


@pytest.fixture
def workspace(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The usual workspace of this test: a round is open, nothing is answered."""
    return _usual(template, tmp_path, monkeypatch)


@pytest.fixture
def empty_workspace(empty_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The usual workspace of this test: no round yet."""
    return _usual(empty_template, tmp_path, monkeypatch)


def _usual(template: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = folder / "workspace.s11"
    shutil.copy(template, path)
    monkeypatch.setenv("S11TUI_WORKSPACE", str(path))
    return path


@pytest.fixture
def two_years(two_years_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The usual workspace of this test: a second round is open, and last year's answers wait."""
    path = tmp_path / "workspace.s11"
    copied_two_years(two_years_template, path).ws.close()
    monkeypatch.setenv("S11TUI_WORKSPACE", str(path))
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run a command line; nothing of this machine's own workspaces and logs is touched."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))

    def run(*words: str) -> Ran:
        capsys.readouterr()
        code = attempt(words)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def refused(run: Run) -> Run:
    """Run a command line that must be refused: exit code 1, nothing on standard output, one line that says why."""

    def refused(*words: str) -> Ran:
        ran = run(*words)
        assert ran.code == 1, (ran.out, ran.err)
        assert ran.out == ""
        assert ran.err.count("\n") == 1, ran.err
        assert "Traceback" not in ran.err
        assert "fault of the program" not in ran.err, ran.err
        return ran

    return refused


@pytest.fixture
def ready(workspace: Path, run: Run, tmp_path: Path) -> Path:
    """The police's return has nothing missing."""
    answers = {
        "standards": [
            {"id": "named-lead", "answers": {"in-place": "A chief officer."}, "self_grade": "good"},
            {
                "id": "training",
                "answers": {"in-place": "A plan.", "how-you-know": "A list.", "trained": "yes"},
                "self_grade": "good",
            },
            {"id": "checks", "answers": {}, "self_grade": "met"},
        ]
    }
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(answers), encoding="utf-8")
    assert run("return", "answer", RETURN, "--from", str(file)).code == 0
    return workspace


@pytest.fixture
def submitted(ready: Path, run: Run) -> Path:
    """The police's return is submitted."""
    assert run("return", "submit", RETURN, "--name", "Sam Chief", "--role", "Chief Constable").code == 0
    return ready
