"""What is chosen for a server is looked over before anything is opened."""

import sys
from pathlib import Path

import pytest

from s11tui.errors import BadInput
from s11tui.web.hosting import Hosting, environment, secret_from

FILE = Path("partnership.s11")
SECRET = "0123456789abcdef0123456789abcdef"


def test_usually_only_this_machine_is_served() -> None:
    usual = Hosting(FILE)
    assert (usual.host, usual.public_url, usual.authority) == ("127.0.0.1", "http://127.0.0.1:8611", "127.0.0.1:8611")
    assert not usual.is_https


@pytest.mark.parametrize(
    ("given", "origin"),
    [
        ("https://audit.example.org", "https://audit.example.org"),
        ("https://Audit.Example.org:443/", "https://audit.example.org"),
        ("https://audit.example.org:8443", "https://audit.example.org:8443"),
        ("http://localhost:80", "http://localhost"),
        ("http://[::1]:8611", "http://[::1]:8611"),
    ],
)
def test_the_address_is_what_browsers_call_the_origin(given: str, origin: str) -> None:
    assert Hosting(FILE, public_url=given).public_url == origin


@pytest.mark.parametrize(
    "given",
    [
        *("audit.example.org", "ftp://audit.example.org", "https://", "https://a b", "https://[", "https://x:99999"),
        *("https://audit.example.org/audit", "https://audit.example.org/?x", "https://user@audit.example.org"),
        *("http://audit.example.org", "http://192.0.2.1:8611", "javascript:alert(1)"),
    ],
)
def test_no_other_address_is_taken(given: str) -> None:
    with pytest.raises(BadInput):
        Hosting(FILE, public_url=given)


def test_passphrases_never_cross_a_network_unencrypted() -> None:
    with pytest.raises(BadInput, match="unencrypted"):
        Hosting(FILE, host="0.0.0.0")
    assert Hosting(FILE, host="0.0.0.0", public_url="https://audit.example.org").host == "0.0.0.0"


def test_a_header_is_trusted_only_with_a_secret_or_on_a_socket() -> None:
    with pytest.raises(BadInput, match="could be sent by anybody"):
        Hosting(FILE, trust_header="X-User")
    with pytest.raises(BadInput, match="Name its header"):
        Hosting(FILE, secret=SECRET)
    with pytest.raises(BadInput, match="no name of a header"):
        Hosting(FILE, trust_header="X User:", secret=SECRET)
    assert Hosting(FILE, trust_header="X-User", secret=SECRET).trust_header == "X-User"
    if sys.platform != "win32":
        assert Hosting(FILE, trust_header="X-User", socket=Path("web.sock")).secret == ""


def test_the_secret_is_never_shown() -> None:
    assert SECRET not in repr(Hosting(FILE, trust_header="X-User", secret=SECRET))


@pytest.mark.skipif(sys.platform == "win32", reason="rights of files are of Unix")
def test_the_secret_is_long_and_not_everybodys(tmp_path: Path) -> None:
    file = tmp_path / "secret"
    with pytest.raises(BadInput, match="cannot be read"):
        secret_from(file)
    file.write_text(f"{SECRET}\n", encoding="ascii")
    file.chmod(0o644)
    with pytest.raises(BadInput, match="Everybody"):
        secret_from(file)
    file.chmod(0o640)
    assert secret_from(file) == SECRET
    for wrong in ("short", "", f"{SECRET} {SECRET}", "x" * 5000, f"{SECRET}\n{SECRET}"):
        file.write_text(wrong, encoding="ascii")
        with pytest.raises(BadInput):
            secret_from(file)


def test_the_app_is_given_nothing_that_was_not_chosen(tmp_path: Path) -> None:
    inherited = {
        "PATH": "/usr/bin", "LANG": "en_GB.UTF-8", "LC_TIME": "en_GB.UTF-8", "TZ": "Europe/London", "HOME": "/home/s11",
        "AWS_SECRET_ACCESS_KEY": "x", "PYTHONPATH": "/evil", "PYTHONSTARTUP": "/evil.py", "LD_PRELOAD": "/evil.so",
        "S11TUI_WORKSPACE": "/other", "S11TUI_PERSON": "somebody-else", "S11TUI_SETTINGS": "/theirs",
        "TEXTUAL": "debug",
        "SUDO_UID": "0", "BROWSER": "evil",
    }  # fmt: skip
    given = environment(Hosting(FILE), "an-id", tmp_path, inherited)
    assert given["S11TUI_PERSON"] == "an-id"
    assert given["S11TUI_VIA"] == "browser"
    assert given["S11TUI_SETTINGS"] == str(tmp_path / "settings.toml")
    assert set(given) == {
        *("PATH", "LANG", "LC_TIME", "TZ", "HOME", "TEXTUAL_DRIVER", "TEXTUAL_FPS", "TEXTUAL_COLOR_SYSTEM"),
        *("TERM_PROGRAM", "S11TUI_PERSON", "S11TUI_VIA", "S11TUI_SETTINGS"),
    }
