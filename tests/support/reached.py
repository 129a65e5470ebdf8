"""A host that is reached over SSH: a real sshd on a port of its own, and people with keys."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

from s11tui.workspace import Workspace
from s11tui.workspace.folders import PersonFolder
from support.drawn import Drawn
from support.host import Host, free_port, host, until_heard
from support.needed import needed
from support.partnership import copied
from support.terminal import PATIENCE, Terminal
from support.windows import Window

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


@contextmanager
def reachable(template: Path, ours: Path) -> Iterator[Reached]:
    """A host with a workspace, whose sshd listens on a port of its own.

    Args:
        template: the workspace that is copied.
        ours: a folder for keys.
    """
    sshd, keygen, visudo, *_ = needed("sshd", "ssh-keygen", "visudo", "sudo", "ssh", "scp", "sftp", root=True)
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
