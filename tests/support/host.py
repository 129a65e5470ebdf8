"""A host as docs/host.md has it made: accounts, rights, and the files of `deploy/` as they are written there.

Only names are exchanged for ones that nobody else has, and all of it is taken away at the end.
"""

import contextlib
import grp
import os
import pwd
import secrets
import shutil
import site
import socket
import stat
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest

from support.needed import needed
from support.terminal import PATIENCE

DEPLOY = Path(__file__).parents[2] / "deploy"
ADDRESS = "audit.example.org"
_SCRIPT = (
    "#!{python} -P\nimport sys\nfrom s11tui.cli.main import run\nif __name__ == '__main__':\n    sys.exit(run())\n"
)


@dataclass
class Host:
    """The accounts, folders and files of one host.

    Attributes:
        service: the account that owns the workspace; `people` and `web` the groups.
        program: what is installed as /opt/s11tui.
        folder: what is made as /srv/s11tui, and `workspace` the file in it.
    """

    tag: str
    service: str
    people: str
    web: str
    program: Path
    folder: Path
    library: Path
    keys: Path
    made: list[Path] = field(default_factory=list)

    @property
    def workspace(self) -> Path:
        return self.folder / "partnership.s11"

    @property
    def uid(self) -> int:
        return pwd.getpwnam(self.service).pw_uid

    def recipe(self, name: str) -> str:
        """A file of `deploy/` as it is written, with this host's names."""
        text = (DEPLOY / name).read_text(encoding="utf-8")
        for written, ours in (
            ("/opt/s11tui/", f"{self.program}/"),
            ("/srv/s11tui/", f"{self.folder}/"),
            ("/srv/s11tui ", f"{self.folder} "),
            ("/usr/local/lib/s11tui/", f"{self.library}/"),
            ("/etc/ssh/s11tui_keys/", f"{self.keys}/"),
            ("s11tui-people", self.people),
            ("s11tui-web", self.web),
            ("-u s11tui ", f"-u {self.service} "),
            ("(s11tui)", f"({self.service})"),
        ):
            text = text.replace(written, ours)
        return text

    def install(self, name: str, target: Path, mode: int = 0o644) -> Path:
        """Put a file of `deploy/` where the guide says."""
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(self.recipe(name), encoding="utf-8")
        target.chmod(mode)
        self.made.append(target)
        return target

    def person(self, name: str) -> str:
        """The account of somebody who may use the program; its login."""
        login = f"{self.tag}{name}"
        _run("useradd", "--no-create-home", "--home-dir", "/", "--shell", "/bin/sh", "--groups", self.people, login)
        return login

    def owned(self) -> None:
        """Give the workspace, and what lies beside it, to the service account alone."""
        group = pwd.getpwnam(self.service).pw_gid
        self.folder.chmod(0o700)
        for one in (self.folder, *self.folder.rglob("*")):
            os.chown(one, self.uid, group, follow_symlinks=False)

    def processes(self) -> list[psutil.Process]:
        """What runs in the service account."""
        found = []
        for one in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if one.uids().real == self.uid and one.status() != psutil.STATUS_ZOMBIE:
                    found.append(one)
        return found

    def until_quiet(self) -> None:
        """Wait until nothing runs in the service account."""
        limit = time.monotonic() + PATIENCE
        while left := self.processes():
            assert time.monotonic() < limit, left
            time.sleep(0.05)


def as_user(login: str, command: Sequence[str], **variables: str) -> "subprocess.CompletedProcess[bytes]":
    """Run something as a user of the system, in an environment of theirs."""
    known = pwd.getpwnam(login)
    groups = [one.gr_gid for one in grp.getgrall() if login in one.gr_mem]
    return subprocess.run(
        command, user=known.pw_uid, group=known.pw_gid, extra_groups=groups, cwd="/", capture_output=True,
        stdin=subprocess.DEVNULL, timeout=PATIENCE, env={"PATH": "/usr/bin:/bin:/usr/sbin", **variables}, check=False,
    )  # fmt: skip


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def until_heard(process: "subprocess.Popen[bytes]", where: tuple[str, int] | str) -> None:
    """Wait until a program listens on a port, or on a unix socket."""
    limit = time.monotonic() + PATIENCE
    while True:
        with socket.socket(socket.AF_UNIX if isinstance(where, str) else socket.AF_INET) as trying:
            if trying.connect_ex(where) == 0:
                return
        assert process.poll() is None, "it ended instead of listening"
        assert time.monotonic() < limit, f"nobody listens on {where}"
        time.sleep(0.02)


@contextlib.contextmanager
def host() -> Iterator[Host]:
    """A host without people, and without a workspace yet."""
    needed("useradd", "groupadd", "userdel", "groupdel", root=True)
    tag = f"s11{secrets.token_hex(3)}"
    made = Host(
        tag, tag, f"{tag}-people", f"{tag}-web",
        Path("/opt", tag), Path("/srv", tag), Path("/usr/local/lib", tag), Path(f"/etc/ssh/{tag}_keys"),
    )  # fmt: skip
    try:
        for group in (made.people, made.web):
            _run("groupadd", "--system", group)
        _run("useradd", "--system", "--user-group", "--no-create-home", "--home-dir", str(made.folder),
             "--shell", "/usr/sbin/nologin", made.service)  # fmt: skip
        for folder in (made.program, made.library, made.keys):
            folder.mkdir(mode=0o755, parents=True)
        made.folder.mkdir(mode=0o700)
        _install_program(made.program)
        made.owned()
        yield made
    finally:
        _take_away(made)


def _install_program(program: Path) -> None:
    """The program under test, as “pip install” would leave it, but so that the service account may run it."""
    python = _python_for_all()
    _run(python, "-m", "venv", "--without-pip", str(program))
    packages = program / "lib" / f"python{sysconfig.get_python_version()}" / "site-packages"
    source = Path(__file__).parents[2] / "src"
    found = [*map(str, map(_for_all, map(Path, site.getsitepackages()))), str(_for_all(source))]
    (packages / "all.pth").write_text("".join(f"{one}\n" for one in found), encoding="utf-8")
    script = program / "bin" / "s11tui"
    script.write_text(_SCRIPT.format(python=program / "bin" / "python"), encoding="utf-8")
    script.chmod(0o755)


def _python_for_all() -> str:
    """This Python, or the system's own of the same version where this one lies where only its owner may read."""
    own = Path(sys.executable).resolve()
    if _is_for_all(own):
        return str(own)
    other = Path("/usr/bin", f"python{sysconfig.get_python_version()}")
    if not other.exists():
        pytest.fail(f"{own} is readable for root only, and there is no {other}")
    return str(other)


def _for_all(path: Path) -> Path:
    assert _is_for_all(path), f"{path} is readable for its owner only: put the checkout where others may read"
    return path


def _is_for_all(path: Path) -> bool:
    return all(one.stat().st_mode & stat.S_IXOTH for one in (path, *path.parents) if one.is_dir())


def _take_away(made: Host) -> None:
    with contextlib.suppress(KeyError):
        for one in made.processes():
            with contextlib.suppress(psutil.Error):
                one.kill()
        made.until_quiet()
    for path in made.made:
        path.unlink(missing_ok=True)
    for folder in (made.program, made.folder, made.library, made.keys):
        shutil.rmtree(folder, ignore_errors=True)
    for known in pwd.getpwall():
        if known.pw_name.startswith(made.tag):
            subprocess.run(["userdel", known.pw_name], check=False, capture_output=True)
    for group in (made.people, made.web, made.service):
        subprocess.run(["groupdel", group], check=False, capture_output=True)


def _run(*command: str) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert done.returncode == 0, (command, done.stderr)
