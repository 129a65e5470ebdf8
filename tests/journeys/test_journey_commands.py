"""The whole job by commands alone: `commands.sh` does it, from an empty folder to a verified record."""

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from support.quickly import command

HERE = Path(__file__).parent
QUESTIONNAIRE = HERE.parents[1] / "questionnaires" / "section11.toml"


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no POSIX shell here")
@pytest.mark.timeout(600)
def test_the_whole_job_by_commands_alone(tmp_path: Path) -> None:
    program = tmp_path / "s11tui"
    program.write_text(f'#!/bin/sh\nexec {shlex.join(command())} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    environment = {
        **os.environ,
        "S11TUI": str(program),
        "PYTHON": sys.executable,
        "XDG_STATE_HOME": str(tmp_path / "state"),
    }
    ran = subprocess.run(
        ["sh", str(HERE / "commands.sh"), str(tmp_path), str(QUESTIONNAIRE)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=environment,
    )
    assert ran.returncode == 0, f"{ran.stdout[-3000:]}\n{ran.stderr[-3000:]}"
    assert "Traceback" not in ran.stdout + ran.stderr
    verified = json.loads(ran.stdout[ran.stdout.rindex("{\n") :])
    assert verified["ok"] is True
    assert verified["returns"] == 2
    assert len(list((tmp_path / "out-of-it").glob("*.pdf"))) == 2
