"""Two people and a stranger on a real host over SSH: sshd, sudo and the files of `deploy/ssh` as they are written.

Nobody gets a shell, a file, or anybody else's work; and a line that drops takes no word with it.
"""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from s11tui.workspace import Workspace
from s11tui.workspace.folders import PersonFolder
from support.drawn import Drawn
from support.host import ADDRESS, Host, as_user, free_port, host, until_heard
from support.needed import needed
from support.partnership import copied
from support.terminal import PATIENCE, Terminal
from support.windows import Window

pytestmark = pytest.mark.xdist_group("ssh")

PDF = b"%PDF-1.7\r\n" + bytes(range(256)) * 4096
_USUAL = Path("/usr/share/openssh/sshd_config")
"""What Debian ships: what it allows, ours has to forbid."""
_LESS_USUAL = "UsePAM yes\nX11Forwarding yes\nAcceptEnv LANG LC_*\nSubsystem sftp internal-sftp\n"
_SSH = "import os, sys; os.execv(sys.argv[1], sys.argv[1:])"


@dataclass
class Reached:
    """A host that is reached over SSH.

    Attributes:
        lee, pat: logins of a lead and of the manager; `stranger` one that no manager entered.
        ours: the folder with the keys of those who come.
    """

    host: Host
    port: int
    ours: Path
    lee: str
    pat: str
    stranger: str

    def words(self, login: str, *options: str) -> list[str]:
        """How ssh is started for somebody; what follows is the host's to judge."""
        ssh = needed("ssh")[0]
        return [ssh, *self.options(login), *options, "-p", str(self.port), f"{login}@127.0.0.1"]

    def options(self, login: str) -> list[str]:
        """Who comes, and that this host is the one that is meant."""
        chosen = {
            "IdentityFile": self.ours / login, "IdentitiesOnly": "yes", "UserKnownHostsFile": self.ours / "known",
            "StrictHostKeyChecking": "yes", "BatchMode": "yes", "LogLevel": "ERROR",
        }  # fmt: skip
        return ["-F", "none", *(part for name, value in chosen.items() for part in ("-o", f"{name}={value}"))]

    def ask(
        self, login: str, *asked: str, given: bytes = b"", **variables: str
    ) -> "subprocess.CompletedProcess[bytes]":
        """What somebody gets for `ssh HOST …`."""
        return subprocess.run(
            [*self.words(login, "-o", "SendEnv=*"), *asked], input=given, capture_output=True, timeout=PATIENCE,
            env={**os.environ, **variables}, check=False,
        )  # fmt: skip

    def folder_of(self, slug: str) -> PersonFolder:
        with Workspace.open(self.host.workspace) as ws:
            found = PersonFolder(self.host.workspace, ws.registry.person(slug).id)
        self.host.owned()
        return found


class Visit(Window):
    """Somebody before the app, at the other end of a line."""

    def __init__(self, reached: Reached, login: str, *options: str) -> None:
        self._drawn, self._taken = Drawn(120, 40), 0
        words = reached.words(login, "-tt", *options)
        Terminal.__init__(self, reached.host.workspace, "", (120, 40), (_SSH, words))


@contextmanager
def visit(reached: Reached, login: str, *options: str) -> Iterator[Visit]:
    opened = Visit(reached, login, *options)
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture(scope="module")
def reached(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reached]:
    """A host with a workspace, made once; its sshd listens on a port of its own."""
    sshd, keygen, visudo, *_ = needed("sshd", "ssh-keygen", "visudo", "sudo", "ssh", "scp", "sftp", root=True)
    ours = tmp_path_factory.mktemp("ssh")
    with host() as made:
        lee, pat, stranger = (made.person(one) for one in ("lee", "pat", "odd"))
        partnership = copied(template, made.workspace)
        partnership.manager.access.set_login("partnership-manager", pat)
        partnership.manager.access.set_login("lee-lead", lee)
        partnership.ws.close()
        made.owned()
        made.install("ssh/enter", made.library / "enter", 0o755)
        rules = made.install("ssh/sudoers", ours / "sudoers", 0o440)
        _run(visudo, "-cf", str(rules))
        made.install("ssh/sudoers", Path("/etc/sudoers.d", made.tag), 0o440)
        port = _listening(made, ours, sshd, keygen)
        for login in (lee, pat, stranger):
            _run(keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(ours / login))
            (made.keys / login).write_bytes((ours / f"{login}.pub").read_bytes())
        one = Reached(made, port, ours, lee, pat, stranger)
        with _serving(sshd, ours, one):
            yield one


def _listening(made: Host, ours: Path, sshd: str, keygen: str) -> int:
    """Write what sshd is told, check it, and find a port."""
    _run(keygen, "-q", "-t", "ed25519", "-N", "", "-f", str(ours / "host"))
    port = free_port()
    usual = _USUAL.read_text(encoding="utf-8") if _USUAL.exists() else _LESS_USUAL
    usual = "".join(f"{line}\n" for line in usual.splitlines() if not line.startswith("Include"))
    part = made.install("ssh/sshd.conf", ours / "sshd.conf")
    (ours / "config").write_text(
        f"Include {part}\nPort {port}\nListenAddress 127.0.0.1\nHostKey {ours / 'host'}\nPidFile none\n{usual}",
        encoding="utf-8",
    )
    Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    _run(sshd, "-t", "-f", str(ours / "config"))
    (ours / "known").write_text(
        f"[127.0.0.1]:{port} {(ours / 'host.pub').read_text(encoding='utf-8')}", encoding="utf-8"
    )
    return port


@contextmanager
def _serving(sshd: str, ours: Path, one: Reached) -> Iterator[None]:
    with (ours / "log").open("wb") as log:
        process = subprocess.Popen([sshd, "-D", "-e", "-f", str(ours / "config")], stderr=log)
    try:
        until_heard(process, ("127.0.0.1", one.port))
        yield
    finally:
        for child in psutil.Process(process.pid).children(recursive=True):
            with suppress(psutil.Error):
                child.kill()
        process.terminate()
        process.wait(PATIENCE)


def _run(*command: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, (command, done.stdout, done.stderr)


def record(reached: Reached, sql: str) -> list[tuple[object, ...]]:
    with Workspace.open(reached.host.workspace) as ws:
        found = ws.store.all(sql)
    reached.host.owned()
    return found


def test_everybody_lands_in_their_own_work(reached: Reached, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n", encoding="utf-8")
    (tmp_path / "evil.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n", encoding="utf-8")
    tmp_path.chmod(0o777)
    hostile = {
        "TEXTUAL_DRIVER": "evil:Driver", "PYTHONPATH": str(tmp_path), "S11TUI_PERSON": "partnership-manager",
        "S11TUI_VIA": "browser", "S11TUI_WORKSPACE": str(tmp_path / "other.s11"), "PYTHONINSPECT": "1",
        "SUDO_UID": "0", "EDITOR": "/bin/sh", "S11TUI_SETTINGS": str(tmp_path / "settings.toml"),
    }  # fmt: skip
    sent = ("-o", f"SetEnv={' '.join(f'{name}={value}' for name, value in hostile.items())}")
    with visit(reached, reached.lee, *sent) as lee, visit(reached, reached.pat, *sent) as pat:
        lee.sees("Lee Lead")
        pat.sees("Partnership manager")
        with visit(reached, reached.stranger, *sent) as odd:
            odd.sees("Sign in")
            assert "Lee Lead" not in odd.screen
            odd.leaves()
        lee.press("f2")
        lee.leaves()
        pat.leaves()
    assert "Who are you" not in lee.seen
    assert not (tmp_path / "ran").exists()
    assert not (tmp_path / "settings.toml").exists()
    reached.host.until_quiet()
    came = record(reached, "SELECT body FROM events WHERE kind = 'signed_in'")
    assert len([one for one in came if '"ssh"' in str(one)]) == 2


@pytest.mark.parametrize("asked", [
    ("cat", "/etc/passwd"), ("sh", "-c", "id"), ("files;id",), ("get $(id)",), ("get ../partnership.s11",),
    ("scp", "-f", "/etc/passwd"), ("return", "list"), ("enter", "--as", "partnership-manager"),
], ids=" ".join)  # fmt: skip
def test_a_remote_command_is_none(reached: Reached, asked: tuple[str, ...]) -> None:
    got = reached.ask(reached.lee, *asked)
    assert (got.returncode, got.stdout) == (1, b"")
    assert b"root:" not in got.stderr
    assert b"uid=" not in got.stderr


def test_what_can_be_done_is_said(reached: Reached) -> None:
    assert f"ssh {ADDRESS} get NAME" in reached.ask(reached.lee, "cat /etc/passwd").stderr.decode()
    assert b"ssh -t" in reached.ask(reached.lee).stderr


def test_neither_sftp_nor_scp(reached: Reached, tmp_path: Path) -> None:
    sftp, scp = needed("sftp", "scp")
    port, batch = ["-P", str(reached.port)], tmp_path / "batch"
    batch.write_text(f"get /etc/passwd {tmp_path / 'got'}\n", encoding="utf-8")
    there = f"{reached.lee}@127.0.0.1"
    tried = (
        [sftp, *reached.options(reached.lee), *port, "-b", str(batch), there],
        [scp, *reached.options(reached.lee), *port, f"{there}:/etc/passwd", str(tmp_path / "got")],
        [scp, "-O", *reached.options(reached.lee), *port, f"{there}:/etc/passwd", str(tmp_path / "got")],
        [scp, "-O", *reached.options(reached.lee), *port, str(batch), f"{there}:/tmp/{reached.lee}"],
    )
    for words in tried:
        done = subprocess.run(words, capture_output=True, timeout=PATIENCE, check=False)
        assert done.returncode != 0, words
    assert not (tmp_path / "got").exists()
    assert not Path("/tmp", reached.lee).exists()


def test_no_port_is_forwarded(reached: Reached) -> None:
    got = subprocess.run(
        reached.words(reached.lee, "-W", f"127.0.0.1:{reached.port}"), input=b"", capture_output=True, timeout=PATIENCE,
        check=False,
    )  # fmt: skip
    assert (got.returncode != 0, got.stdout) == (True, b"")
    back = reached.words(reached.lee, "-o", "ExitOnForwardFailure=yes", "-N", "-R", "0:127.0.0.1:22")
    assert subprocess.run(back, capture_output=True, timeout=PATIENCE, check=False).returncode != 0


def test_nobody_reads_the_folder(reached: Reached) -> None:
    for login in (reached.lee, reached.pat):
        for command in (["cat", str(reached.host.workspace)], ["ls", str(reached.host.folder)]):
            got = as_user(login, command)
            assert (got.returncode != 0, got.stdout) == (True, b"")
            assert b"Permission denied" in got.stderr


def test_sudo_gives_the_one_command_and_no_other(reached: Reached) -> None:
    made = reached.host
    rule = made.recipe("ssh/sudoers").splitlines()[-1].partition("NOEXEC: ")[2].split()
    python = str(made.program / "bin" / "python")
    run = ["sudo", "-n", "-u", made.service]
    refused = (
        ["sudo", "-n", "id"],
        ["sudo", "-n", "-u", "root", *rule],
        [*run, "-s"],
        [*run, "-i"],
        [*run, "--", python, "-c", "print(1)"],
        [*run, "--", *rule, "--help"],
        [*run, "--", *rule[:1], "return", "list"],
        [*run, "--", *rule[:3], "/etc/passwd"],
        [*run, "--", "/bin/cat", str(made.workspace)],
        [*run, "PYTHONPATH=/tmp", "--", *rule],
        [*run, "S11TUI_PERSON=partnership-manager", "--", *rule],
        [*run, "-E", "--", *rule],
        [*run, "--preserve-env=PYTHONPATH", "--", *rule],
        [*run, "-g", made.people, "--", *rule],
        [*run, "-D", "/tmp", "--", *rule],
        [*run, "-e", str(made.workspace)],
    )
    for command in refused:
        got = as_user(reached.lee, command, PYTHONPATH="/tmp")
        assert (got.returncode, got.stdout) == (1, b""), (command, got)
        assert b"sudo:" in got.stderr, (command, got)
    # The one command, with an environment that nobody asked for: they are who they are.
    reached.folder_of("lee-lead").keep("out", "mine.pdf", PDF)
    made.owned()
    hostile = {"S11TUI_PERSON": "partnership-manager", "SUDO_UID": "0", "PYTHONPATH": "/tmp", "PYTHONINSPECT": "1"}
    got = as_user(reached.lee, [*run, "--", *rule], SSH_ORIGINAL_COMMAND="files", **hostile)
    assert (got.returncode, b"mine.pdf" in got.stdout) == (0, True), got
    assert b"mine.pdf" not in as_user(reached.pat, [*run, "--", *rule], SSH_ORIGINAL_COMMAND="files", **hostile).stdout
    # Who is not of the group has no right to it.
    assert as_user("nobody", [*run, "--", *rule]).returncode == 1


def test_files_go_there_and_back_and_to_nobody_else(reached: Reached) -> None:
    name = "Board minutes.pdf"
    got = reached.ask(reached.lee, f"put {name}", given=PDF)
    assert (got.returncode, got.stdout) == (0, b""), got.stderr
    assert b"Board-minutes.pdf" in reached.ask(reached.lee, "files").stdout
    got = reached.ask(reached.lee, "get Board-minutes.pdf")
    assert (got.returncode, got.stderr) == (0, b"")
    assert got.stdout == PDF
    for login in (reached.pat, reached.stranger):
        got = reached.ask(login, "get Board-minutes.pdf")
        assert (got.returncode, got.stdout) == (1, b"")
    assert b"known by their login" in reached.ask(reached.stranger, "files").stderr
    in_terminal = subprocess.run(
        [*reached.words(reached.lee, "-tt"), "get Board-minutes.pdf"], capture_output=True, timeout=PATIENCE,
        stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    assert in_terminal.returncode == 1
    assert b"%PDF" not in in_terminal.stdout
    for one in (reached.host.folder, *reached.host.folder.rglob("*")):
        assert one.stat().st_uid == reached.host.uid
    people = reached.host.workspace.with_name("partnership.s11.people")
    brought = next(people.rglob("Board-minutes.pdf"))
    assert all(one.stat().st_mode & 0o077 == 0 for one in (people, brought.parent.parent, brought.parent, brought))


def test_a_dropped_line_takes_no_word_with_it(reached: Reached) -> None:
    with visit(reached, reached.lee) as lee:
        lee.sees("Lee Lead")
        lee.press("enter")
        lee.sees("Leadership")
        lee.send("What I had just begun to say")
        lee.sees("begun")
        lee.kill()
    reached.host.until_quiet()
    kept = record(reached, "SELECT text FROM drafts UNION ALL SELECT value FROM answers")
    assert any("begun to say" in str(one) for one in kept)


def test_ctrl_z_is_nothing(reached: Reached) -> None:
    with visit(reached, reached.pat) as pat:
        pat.send("\x1a\x1a")  # while it is still starting
        pat.sees("Partnership manager")
        pat.send("\x1a")
        assert all(one.status() != psutil.STATUS_STOPPED for one in reached.host.processes())
        pat.sees("Partnership manager")
        pat.leaves()
    assert "$" not in pat.lines[-1]
    reached.host.until_quiet()


def test_the_program_starts_no_other(reached: Reached) -> None:
    with visit(reached, reached.pat) as pat:
        pat.sees("Partnership manager")
        (app,) = reached.host.processes()
        assert "sudo_noexec" in Path(f"/proc/{app.pid}/maps").read_text(encoding="utf-8")
        assert app.children() == []
        pat.leaves()
