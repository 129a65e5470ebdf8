"""A partnership's workspace and an agency's own, both worked with by real commands in processes of their own."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from s11tui.audit.handover import Sender
from s11tui.workspace import Workspace
from s11tui.workspace.store import sqlite3
from support.quickly import command

QUESTIONNAIRE = """
[questionnaire]
id = "tiny"
version = "2027.1"
title = "A tiny audit"
sign_off = ["chief-officer"]
declaration = "I declare that this is true. Call {front_door} about a child."

[[area]]
id = "leadership"
title = "Leadership"

[[area.standard]]
id = "named-lead"
title = "A senior person leads on safeguarding"
usual = ["in-place"]

[[area.standard]]
id = "training"
title = "Everybody is trained"
usual = ["in-place", "how-you-know"]
"""
RETURN = "police-tiny-2027"


@dataclass
class Side:
    """One side of hand-overs: its workspace file, and a folder for what it writes."""

    path: Path
    out: Path

    def says(self, *words: str) -> str:
        """What a command says, which must succeed."""
        ran = self.ran(*words)
        assert ran.returncode == 0, (words, ran.stderr)
        return ran.stdout

    def tells(self, *words: str) -> Any:
        return json.loads(self.says(*words, "--json"))

    def refuses(self, *words: str) -> str:
        """The one line by which a command is refused, with exit code 1 and nothing else."""
        ran = self.ran(*words)
        assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1), (words, ran)
        assert "Traceback" not in ran.stderr
        assert "fault of the program" not in ran.stderr, ran.stderr
        return ran.stderr

    def ran(self, *words: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*command(), *words, "-w", str(self.path)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "PYTHONUTF8": "1", "XDG_STATE_HOME": str(self.out / "state")},
            timeout=120,
        )

    def sends(self) -> Path:
        """The file of a hand-over of the return."""
        return Path(self.says("handover", "send", RETURN, "-o", str(self.out)).strip())

    def receives(self, file: Path, *words: str) -> Any:
        """What taking a hand-over in has changed."""
        taken = self.tells("handover", "receive", str(file), "--yes", *words)
        assert taken["taken"]
        return taken

    @property
    def fingerprint(self) -> str:
        return self.says("handover", "key").strip()

    @property
    def shown(self) -> Any:
        return self.tells("return", "show", RETURN)

    def standard(self, name: str) -> Any:
        return next(one for one in self.shown["standards"] if one["id"] == name)

    def record(self) -> list[tuple[Any, ...]]:
        """Every event, word, edition and party of the file, as they are stored."""
        connection = sqlite3.connect(self.path)
        try:
            rows = [
                row
                for table in ("events", "words", "editions", "parties", "handovers")
                for row in connection.execute(f"SELECT * FROM {table}").fetchall()
            ]
        finally:
            connection.close()
        return sorted(rows, key=repr)

    def files(self) -> set[str]:
        """The names of all kept files."""
        folder = self.path.with_name(f"{self.path.name}.files")
        return {one.name for one in folder.iterdir()} if folder.is_dir() else set()

    def owner(self) -> "Owned":
        """Its keys, as somebody has them who took the file."""
        with Workspace.open(self.path) as workspace:
            keys, whose = workspace.keys, workspace.partnership()
            public = keys.public()
            sender = Sender(whose.id, whose.name, whose.alone, public.signing, public.sealing)
            return Owned(self.path, keys.identity(), sender)


@dataclass
class Owned:
    """What `support.packages` meddles with; see `support.handovers.Owner`."""

    path: Path
    identity: str
    sender: Sender

    def sign(self, message: bytes) -> bytes:
        with Workspace.open(self.path) as workspace:
            return workspace.keys.sign(message)


def two_workspaces(folder: Path) -> tuple[Side, Side]:
    """A partnership that has opened a round, and the police's own workspace, which knows nothing of it yet."""
    questionnaire = folder / "tiny.toml"
    questionnaire.write_text(QUESTIONNAIRE, encoding="utf-8")
    partnership = Side(folder / "partnership.s11", folder / "from-partnership")
    agency = Side(folder / "agency.s11", folder / "from-agency")
    partnership.says("init", "--partnership", "Exampleshire SCP", "--manager", "Pat Manager")
    partnership.says("partnership", "set", "front-door", "01632 960000")
    partnership.says("agency", "add", "Exampleshire Police", "--kind", "police", "--id", "police")
    partnership.says("agency", "add", "Exampleshire Fire", "--kind", "fire", "--id", "fire")
    partnership.says("person", "add", "Chris Chair", "--role", "meeting-chair")
    partnership.says("person", "add", "Mo Derator", "--role", "moderator")
    partnership.says("round", "open", str(questionnaire), "--title", "Tiny 2027", "--due", "2027-03-19")
    agency.says("init", "--agency", "Exampleshire Police", "--kind", "police", "--manager", "Lee Lead")
    return partnership, agency
