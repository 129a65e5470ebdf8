"""What the files of `deploy/` say fits together, and its own programs find nothing wrong with them."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.host import DEPLOY, Host, host
from support.needed import needed

UNITS = ("s11tui.service", "s11tui-backup.service", "s11tui-backup.timer")
_MOST_EXPOSED = 1.5
"""By systemd's own count, of 10."""


@pytest.fixture
def made() -> Iterator[Host]:
    with host() as one:
        yield one


def test_systemd_finds_nothing_wrong_with_the_units(made: Host, tmp_path: Path) -> None:
    (analyze,) = needed("systemd-analyze", root=True)
    for name in UNITS:
        (tmp_path / name).write_text(made.recipe(f"systemd/{name}"), encoding="utf-8")
    units = [str(tmp_path / name) for name in UNITS]
    checked = subprocess.run([analyze, "verify", "--man=no", *units], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")
    for unit in units[:2]:
        looked = subprocess.run(
            [analyze, "security", "--offline=true", unit], capture_output=True, text=True, check=False
        )
        exposed = re.search(r"exposure level for \S+: ([0-9.]+)", looked.stdout)
        assert exposed is not None, looked
        assert float(exposed[1]) <= _MOST_EXPOSED, looked.stdout


def test_one_command_stands_in_both_files() -> None:
    wrapper = (DEPLOY / "ssh" / "enter").read_text(encoding="utf-8").partition("-u s11tui -- ")[2].strip()
    rule = (DEPLOY / "ssh" / "sudoers").read_text(encoding="utf-8").partition("NOEXEC: /")[2].strip()
    assert wrapper == f"/{rule}"
    assert len(wrapper.splitlines()) == 1


def test_the_two_ways_of_the_browser_start_the_same_server() -> None:
    own, single = (
        re.findall(r"^ExecStart=(/.*)$", (DEPLOY / "systemd" / name).read_text(encoding="utf-8"), re.MULTILINE)
        for name in ("s11tui.service", "s11tui-sso.conf")
    )
    assert single[0].startswith(own[0])
    assert "--secret-file" in single[0]


def test_every_proxy_says_itself_who_it_is() -> None:
    """Wherever something is handed on to the app, what came from outside as a name or a secret is replaced."""
    for name in ("nginx.conf", "nginx-sso.conf", "nginx-many.conf"):
        text = (DEPLOY / "proxy" / name).read_text(encoding="utf-8")
        server = text[text.index("listen 443") :]
        above = re.split(r"\n    location ", server)[0]
        for part in re.split(r"\n    location ", server)[1:]:
            if not re.search(r"proxy_pass http://(s11tui|\$s11tui_at);", part):
                continue
            # A location that sets any header has none of those that are set above it.
            said = part if "proxy_set_header" in part else above
            assert "proxy_set_header X-S11tui-Login" in said, (name, part)
            assert "X-S11tui-Secret" in said or "include s11tui-secret.conf;" in said, (name, part)


def test_one_of_many_differs_from_the_only_one_in_its_name_and_its_limits() -> None:
    for only in ("s11tui.service", "s11tui-backup.service"):
        many = only.replace(".service", "@.service")
        alone, templated = (
            {line for line in (DEPLOY / "systemd" / name).read_text(encoding="utf-8").splitlines() if "=" in line}
            for name in (only, many)
        )
        assert {line.partition("=")[0] for line in alone ^ templated if line[0] != "#"} <= {
            *("Description", "Documentation", "RequiresMountsFor", "User", "Group", "Environment", "ExecStart"),
            *("RuntimeDirectory", "ReadWritePaths", "MemoryHigh", "MemoryMax", "TasksMax"),
        }, many
        named = [line for line in templated if line.startswith(("User=", "ExecStart=", "ReadWritePaths="))]
        assert len(named) == 3
        assert all("%i" in line for line in named), many


def test_every_file_stands_in_a_guide() -> None:
    guides = "".join(path.read_text(encoding="utf-8") for path in (DEPLOY.parent / "docs").glob("*.md"))
    for name in (path.name for part in ("ssh", "proxy", "systemd") for path in (DEPLOY / part).iterdir()):
        assert name in guides, name
