"""Two people and a stranger on a real host over SSH: sshd, sudo and the files of `deploy/ssh` as they are written.

Nobody gets a shell, a file, or anybody else's work; and a line that drops takes no word with it.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from s11tui.workspace import Workspace
from support.host import ADDRESS, as_user
from support.needed import needed
from support.reached import Reached, reachable, visit
from support.terminal import PATIENCE

pytestmark = pytest.mark.xdist_group("ssh")

PDF = b"%PDF-1.7\r\n" + bytes(range(256)) * 4096


@pytest.fixture(scope="module")
def reached(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reached]:
    """A host over SSH, made once."""
    with reachable(template, tmp_path_factory.mktemp("ssh")) as one:
        yield one


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
        lee.sees("Lee Lead", "Exampleshire Police")
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
