"""A long answer in the person's own editor, where there is a terminal of theirs to show it on."""

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from s11tui.errors import BadInput, Refusal
from s11tui.text import LONGEST, admit

if TYPE_CHECKING:
    from textual.app import App

    from s11tui.tui.widgets.notice import Notice


def editor_command() -> list[str]:
    """The program that VISUAL or EDITOR names, else a usual one of this system; empty where there is none."""
    for name in ("VISUAL", "EDITOR"):
        given = os.environ.get(name, "").strip()
        if given:
            with suppress(ValueError):
                return shlex.split(given, posix=sys.platform != "win32")
    usual = "notepad" if sys.platform == "win32" else shutil.which("nano") or shutil.which("vi") or ""
    return [usual] if usual else []


def has_editor(app: "App[None]") -> bool:
    """Whether an editor can be opened here: not in a browser, not on a host, where it would run as somebody else."""
    return not is_hosted(app) and not app.is_web and not app.is_headless and bool(editor_command())


def is_hosted(app: "App[None]") -> bool:
    """Whether the app shows itself to somebody who is elsewhere."""
    from s11tui.tui.hosted import Hosted

    return isinstance(app, Hosted) and app.bridge.known.hosted


def edited(app: "App[None]", text: str, notice: "Notice") -> str | None:
    """What the text is after the person closed their editor; None where it could not be opened. Admitted."""
    try:
        with app.suspend():
            raw = run_editor(text)
    except SuspendNotSupported:
        notice.refuse(Refusal("An editor cannot be opened here.", "Write in the box; it takes as much as you like."))
        return None
    except Refusal as refusal:
        notice.refuse(refusal)
        return None
    admitted = admit(raw)
    if admitted.notice:
        notice.tell(admitted.notice)
    return admitted.text


def run_editor(text: str) -> str:
    """Write a text into a file that only this person can read, wait for their editor, and read it back.

    Raises:
        Refusal: the editor cannot be started, or what it left cannot be read.
    """
    folder = Path(tempfile.mkdtemp(prefix="s11tui-"))
    file = folder / "answer.txt"
    try:
        file.write_text(text, encoding="utf-8", newline="")
        subprocess.run([*editor_command(), str(file)], check=True)
        left = file.read_bytes().decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
        if len(left) > LONGEST:
            raise BadInput("That is longer than an answer may be.", f"Shorten it to {LONGEST:,} characters.")
        # Editors end a file with a line end that the person did not write.
        return left if text.endswith("\n") else left.removesuffix("\n")
    except (OSError, subprocess.CalledProcessError) as fault:
        raise BadInput(f"The editor did not do its work ({fault}).", "Write in the box, or set EDITOR.") from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)
