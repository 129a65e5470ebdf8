"""How people come in, by command: codes, passphrases, logins; and what commands are worth then."""

import io
import os
from pathlib import Path

import pypdf
import pytest

from s11tui.errors import NotAllowed
from s11tui.workspace import Workspace
from s11tui.workspace.identity import PERSON, VIA, Caller, identify
from support.quick_passphrases import quick_passphrases  # noqa: F401

GOOD = "copper lantern orbit"


@pytest.fixture
def host(run, tmp_path: Path) -> str:
    """A partnership's workspace with three leads and a manager who has a passphrase."""
    path = str(tmp_path / "host.s11")
    run("init", "-w", path, "--partnership", "Exampleshire", "--manager", "Pat Manager", "--accounts")
    for name in ("Lee Lead", "Ann Other", "Ian Third"):
        run("agency", "add", f"{name}'s School", "--kind", "school", "--id", name.split()[0].lower(), "-w", path)
        run("person", "add", name, "--role", "lead", "--agency", name.split()[0].lower(), "-w", path)
    return path


def test_a_new_host_begins_with_the_managers_code(run, tmp_path: Path) -> None:
    path = tmp_path / "new.s11"
    made = run("init", "-w", str(path), "--partnership", "Exampleshire", "--accounts", "--json").json
    with Workspace.open(path) as ws:
        assert ws.access.is_guarded
        assert ws.access.redeem("partnership-manager", made["codes"][0], GOOD, "app").holds("manager")
    plain = run("init", "-w", str(tmp_path / "b.s11"), "--partnership", "B", "--json").json
    assert plain["codes"] == []


def test_everybody_new_gets_a_page_of_their_own(run, host: str, tmp_path: Path) -> None:
    run("partnership", "set", "sign-in-at", "https://audit.exampleshire.example", "-w", host)
    run("partnership", "set", "front-door", "01632 960000", "-w", host)
    made = run("person", "codes", "--new", "-o", str(tmp_path), "-w", host)
    pages = [page.extract_text() for page in pypdf.PdfReader(made.out.strip()).pages]
    assert len(pages) == 4
    for name, page in zip(("Ann Other", "Ian Third", "Lee Lead"), pages[1:], strict=True):
        for words in (name, "https://audit.exampleshire.example", "01632 960000", "999"):
            assert words in page
    assert "Ann Other" not in pages[2]
    assert run("person", "codes", "--new", "-w", host).code == 1


def test_a_code_from_the_letter_lets_its_person_in(run, host: str) -> None:
    (given,) = run("person", "codes", "lee-lead", "--json", "-w", host).json
    with Workspace.open(Path(host)) as ws:
        assert ws.access.redeem("lee-lead", given["code"], GOOD, "app").name == "Lee Lead"


def test_codes_that_could_not_be_written_were_not_given(run, host: str, tmp_path: Path) -> None:
    (tmp_path / "in-the-way").write_text("a file")
    assert run("person", "codes", "--role", "lead", "-o", str(tmp_path / "in-the-way"), "-w", host).code == 1
    ways = run("person", "access", "-w", host, "--json").json
    assert [one["code_until"] for one in ways if one["person"] != "pat-manager"] == ["", "", ""]


def test_codes_are_for_somebody(run, host: str) -> None:
    assert run("person", "codes", "-w", host).code == 1
    assert run("person", "codes", "nobody", "-w", host).code == 1
    assert "manager" in run("person", "codes", "--new", "--as", "lee-lead", "-w", host).err


def test_a_passphrase_is_set_and_changed_from_standard_input(run, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def typed(*lines: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))

    typed(GOOD)
    assert run("person", "passphrase", "lee-lead", "--stdin", "-w", host).code == 0
    typed("wrong wrong wrong", "marble heron seven")
    assert "not your passphrase" in run("person", "passphrase", "lee-lead", "--stdin", "-w", host).err
    typed(GOOD, "marble heron seven")
    assert run("person", "passphrase", "lee-lead", "--stdin", "-w", host).code == 0
    typed(GOOD)
    assert "terminal" in run("person", "passphrase", "ann-other", "-w", host).err
    assert run("person", "close", "lee-lead", "-w", host).code == 0
    kinds = [one["kind"] for one in run("person", "access", "lee-lead", "--json", "-w", host).json]
    assert kinds == ["account_closed", "passphrase_set", "refused", "sign_in_refused", "passphrase_set"]
    assert "a passphrase was chosen" in run("person", "access", "--log", "-w", host).out


def test_a_login_is_entered_and_taken_away(run, host: str) -> None:
    assert run("person", "change", "lee-lead", "--login", "llead", "-w", host).code == 0
    assert run("person", "change", "ann-other", "--login", "llead", "-w", host).code == 1
    assert (
        next(one["login"] for one in run("person", "access", "--json", "-w", host).json if one["person"] == "lee-lead")
        == "llead"
    )
    run("person", "change", "lee-lead", "--login", "", "-w", host)
    run("person", "change", "ann-other", "--login", "llead", "-w", host)


def known(host: str, hint: str | None, via: str, login: str, *, owns: bool, far: bool):
    with Workspace.open(Path(host)) as ws:
        found = identify(ws, hint, via, by=Caller(login, owns, far))
        return found.person.slug if found.person else None, found.must_sign_in, found.hosted, found.via


def test_who_one_is(run, refused, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    run("person", "change", "lee-lead", "--login", "llead", "-w", host)
    # the owner of the file, on the machine itself
    assert known(host, "ann-other", "command", "root", owns=True, far=False) == ("ann-other", False, False, "command")
    assert known(host, None, "app", "root", owns=True, far=False) == (None, True, False, "app")
    # somebody who came over SSH
    assert known(host, None, "app", "llead", owns=False, far=True) == ("lee-lead", False, True, "ssh")
    assert known(host, None, "app", "stranger", owns=False, far=True) == (None, True, True, "ssh")
    # what the environment says counts for the owner's own server only
    monkeypatch.setenv(PERSON, "ann-other")
    monkeypatch.setenv(VIA, "browser")
    assert known(host, None, "app", "root", owns=True, far=False) == ("ann-other", False, True, "browser")
    assert known(host, None, "app", "llead", owns=False, far=True)[0] == "lee-lead"
    assert known(host, None, "app", "stranger", owns=False, far=False)[0] is None


@pytest.mark.parametrize(("hint", "via"), [("ann-other", "app"), (None, "command"), ("lee-lead", "command")])
def test_hints_and_commands_of_others_do_not_count(run, host: str, hint: str | None, via: str) -> None:
    run("person", "change", "lee-lead", "--login", "llead", "-w", host)
    for far in (True, False):
        with pytest.raises(NotAllowed, match="only the owner"):
            known(host, hint, via, "llead", owns=False, far=far)
    assert "sign_in_refused" in [one["kind"] for one in run("person", "access", "--log", "--json", "-w", host).json]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="no users")
def test_sudo_is_believed_in_the_owners_account_only(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from s11tui.workspace.identity import caller

    monkeypatch.setenv("SUDO_UID", "1")
    through = caller(Path(host))
    assert (through.owns, through.at_a_distance) == (False, True)
    monkeypatch.setattr(os, "getuid", lambda: 54321)
    assert caller(Path(host)).owns is False
    assert caller(Path(host)).at_a_distance is False


def test_enter_is_for_the_app_alone(run, host: str) -> None:
    assert run("enter", "--as", "lee-lead", "-w", host).code == 1
    assert "terminal" in run("enter", "-w", host).err
