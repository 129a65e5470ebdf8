"""`s11tui enter`: the app for those who come from elsewhere, and `ssh HOST files`, `get`, `put`, `remove`."""

import io
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from s11tui.cli import enter as entering
from s11tui.workspace import Workspace, identity
from s11tui.workspace.folders import PersonFolder
from s11tui.workspace.identity import Caller

PDF = b"%PDF-1.7 \x00\xff\r\n\x1b[2J minutes"


class Bytes(io.TextIOWrapper):
    """A stream of bytes that is no terminal, or says that it is one."""

    def __init__(self, data: bytes = b"", *, tty: bool = False) -> None:
        self.raw_bytes = io.BytesIO(data)
        super().__init__(self.raw_bytes, encoding="utf-8")
        self._tty = tty

    def isatty(self) -> bool:
        return self._tty


@pytest.fixture(autouse=True)
def _usual_signals() -> Iterator[None]:
    """What a program of its own does with Ctrl+Z is not to outlast it here."""
    number = getattr(signal, "SIGTSTP", None)
    before = signal.getsignal(number) if number is not None else None
    yield
    if number is not None:
        assert signal.getsignal(number) in (before, signal.SIG_IGN)
        signal.signal(number, before)


@pytest.fixture
def host(run, tmp_path: Path) -> Path:
    """A workspace on a host: a manager and a lead who are known by their logins, and another who is not."""
    path = tmp_path / "host.s11"
    run("init", "-w", str(path), "--partnership", "Exampleshire", "--manager", "Pat Manager", "--accounts")
    for name in ("Lee Lead", "Ann Other"):
        run("agency", "add", f"{name}'s School", "--kind", "school", "--id", name.split()[0].lower(), "-w", str(path))
        run("person", "add", name, "--role", "lead", "--agency", name.split()[0].lower(), "-w", str(path))
    run("person", "change", "lee-lead", "--login", "llead", "-w", str(path))
    run("person", "change", "pat-manager", "--login", "pat", "-w", str(path))
    return path


@pytest.fixture
def ssh(run, host: Path, monkeypatch: pytest.MonkeyPatch):
    """What somebody gets who types something after `ssh HOST`: exit code, bytes, and words."""

    def typed(command: str, *, login: str = "llead", given: bytes = b"", tty: bool = False) -> tuple[int, bytes, str]:
        out, err = Bytes(tty=tty), io.StringIO()
        with monkeypatch.context() as streams:
            streams.setenv(entering.ASKED, command)
            streams.setattr(identity, "caller", lambda _: Caller(login, owns=False, at_a_distance=True))
            streams.setattr(sys, "stdin", Bytes(given, tty=tty))
            streams.setattr(sys, "stdout", out)
            streams.setattr(sys, "stderr", err)
            from s11tui.cli.guard import attempt

            code = attempt(["enter", "-w", str(host), "--address", "audit.example.org"])
            out.flush()
        return code, out.raw_bytes.getvalue(), err.getvalue()

    return typed


def folder(host: Path, who: str) -> PersonFolder:
    with Workspace.open(host) as ws:
        return PersonFolder(host, ws.registry.person(who).id)


def test_files_go_there_and_back(ssh, host: Path) -> None:
    assert b"You have no files here" in ssh("files")[1]
    code, out, err = ssh("put Board minutes.pdf", given=PDF)
    assert (code, out) == (0, b"")
    assert "Kept as Board-minutes.pdf" in err
    folder(host, "lee-lead").keep("out", "report.pdf", PDF * 2)
    listed = ssh("files")[1].decode()
    assert listed.index("Written for you:") < listed.index("report.pdf") < listed.index("Brought by you:")
    assert ssh("get Board-minutes.pdf") == (0, PDF, "")
    assert ssh("get 'report.pdf'") == (0, PDF * 2, "")
    assert ssh("remove report.pdf")[0] == 0
    assert "Board-minutes.pdf" in ssh("get report.pdf")[2]


def test_everybody_has_their_own(ssh, host: Path) -> None:
    folder(host, "lee-lead").keep("out", "report.pdf", PDF)
    assert ssh("get report.pdf", login="pat")[:2] == (1, b"")
    assert b"report.pdf" not in ssh("files", login="pat")[1]
    assert ssh("remove report.pdf", login="pat")[0] == 1
    assert ssh("get report.pdf")[1] == PDF
    assert "signed_in" in kinds(host, "lee-lead")


def kinds(host: Path, who: str) -> list[str]:
    with Workspace.open(host) as ws:
        return [one.kind for one in ws.ledger.read(f"access/{ws.registry.person(who).id}")]


@pytest.mark.parametrize("command", [
    "cat /etc/passwd", "/usr/lib/openssh/sftp-server", "internal-sftp", "scp -t .", "scp -f report.pdf", "bash -i",
    "rsync --server -vlogDtpre.iLsfxC . .", "files; id", "files && id", "files report.pdf", "get", "put", "remove",
    "get $(id)/x", "get ../host.s11", "get /etc/passwd", "put ../x.pdf", "put /tmp/x.pdf", "put .profile", "get .",
    "remove ../../host.s11", "get in/report.pdf", "get in\\report.pdf", "Files", "GET report.pdf", "\x1b[2J",
    "return list", "enter", "--help", "get " + "x" * 400, "put " + "x" * 400,
])  # fmt: skip
def test_anything_else_is_refused_with_what_can_be_done(ssh, host: Path, command: str) -> None:
    kept = folder(host, "lee-lead").keep("out", "report.pdf", PDF)
    before = sorted(host.parent.rglob("*"))
    code, out, err = ssh(command, given=PDF)
    assert (code, out) == (1, b"")
    assert "ssh audit.example.org get NAME > NAME" in err
    assert "\x1b" not in err
    assert sorted(host.parent.rglob("*")) == before
    assert kept.path.read_bytes() == PDF


@pytest.mark.parametrize("command", ["get $(id)", "get *", "get report.pdf;id", "get report.pdf\x1b[2J", "get ~root"])
def test_a_name_is_one_of_the_listing(ssh, host: Path, command: str) -> None:
    folder(host, "lee-lead").keep("out", "report.pdf", PDF)
    code, out, err = ssh(command)
    assert (code, out) == (1, b"")
    assert "Your files are: report.pdf" in err
    assert "\x1b" not in err


def test_links_are_no_files(ssh, host: Path) -> None:
    own = folder(host, "lee-lead")
    for side in ("in", "out"):
        own.side(side).joinpath("link.pdf").symlink_to("/etc/passwd")
    assert ssh("get link.pdf")[:2] == (1, b"")
    assert b"link.pdf" not in ssh("files")[1]


@pytest.mark.parametrize(("name", "data", "why"), [
    ("big.pdf", b"%PDF" + b"x" * 10 * 1024 * 1024, "larger than 10 MB"),
    ("empty.pdf", b"", "is empty"),
    ("program.exe", b"MZ", "no kind of document"),
    ("not.pdf", b"MZ", "not what its name says"),
    ("run.sh", b"#!/bin/sh", "no kind of document"),
])  # fmt: skip
def test_what_is_no_document_is_not_taken(ssh, host: Path, name: str, data: bytes, why: str) -> None:
    code, _, err = ssh(f"put {name}", given=data)
    assert code == 1
    assert why in err
    assert folder(host, "lee-lead").files() == ()


def test_a_filled_in_form_can_be_brought_back(ssh, host: Path) -> None:
    assert ssh("put worksheet.html", given=b"<!doctype html>")[0] == 0
    assert [one.name for one in folder(host, "lee-lead").files()] == ["worksheet.html"]


def test_in_a_terminal_files_are_neither_shown_nor_typed(ssh, host: Path) -> None:
    folder(host, "lee-lead").keep("out", "report.pdf", PDF)
    code, out, err = ssh("get report.pdf", tty=True)
    assert (code, out) == (1, b"")
    assert "get report.pdf > report.pdf" in err
    assert ssh("put minutes.pdf", tty=True, given=PDF)[0] == 1


def test_strangers_get_nothing_and_are_not_asked_for_a_passphrase(ssh, run, host: Path) -> None:
    code, out, err = ssh("files", login="stranger")
    assert (code, out) == (1, b"")
    assert "Ask the partnership's manager" in err
    run("person", "change", "lee-lead", "--login", "", "-w", str(host))
    assert ssh("files")[0] == 1


def test_nobody_comes_in_to_a_workspace_without_accounts(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ssh, host: Path
) -> None:
    with Workspace.open(host) as ws:
        monkeypatch.setattr(type(ws.access), "is_guarded", property(lambda _: False))
        for via in ("app", "command"):
            with pytest.raises(identity.NotAllowed, match="Nobody can come in"):
                identity.identify(ws, None, via, by=Caller("llead", owns=False, at_a_distance=True))
    assert ssh("files")[:2] == (1, b"")


def test_a_missing_workspace_is_not_made(run, tmp_path: Path) -> None:
    refused = run("enter", "-w", str(tmp_path / "none.s11"))
    assert refused.code == 1
    assert "no workspace" in refused.err
    assert list(tmp_path.glob("none*")) == []


def test_without_a_terminal_one_is_told_how(run, host: Path) -> None:
    assert "ssh -t" in run("enter", "-w", str(host)).err
    assert run("enter", "--as", "lee-lead", "-w", str(host)).code == 1
