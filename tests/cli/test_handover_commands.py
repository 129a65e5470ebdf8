"""`s11tui handover`: inviting, sending, receiving, and knowing one another, between two workspaces."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

RETURN = "police-tiny-2027"


@pytest.fixture
def agency(workspace: Path, run, tmp_path: Path) -> Path:
    """The police's own workspace, beside the partnership's (the usual one)."""
    path = tmp_path / "agency.s11"
    words = ("init", "-w", str(path), "--agency", "Exampleshire Police", "--kind", "police", "--manager", "Lee Own")
    assert run(*words).code == 0
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def fingerprint(run) -> Callable[..., str]:
    """What is read out over the telephone."""

    def fingerprint(*words: str) -> str:
        told: str = run("handover", "key", *words, "--json").json["fingerprint"]
        return told

    return fingerprint


@pytest.fixture
def joined(agency: Path, run, out: Path, fingerprint) -> Path:
    """The agency's workspace has taken the partnership's invitation in."""
    invitation = run("handover", "invite", RETURN, "-o", str(out)).out.strip()
    taken = run("handover", "receive", invitation, "-w", str(agency), "--trust", fingerprint(), "--yes")
    assert taken.code == 0, taken.err
    return agency


def written(ran: Any) -> Path:
    """The one file that a command wrote."""
    (path,) = ran.out.splitlines()
    assert Path(path).is_file()
    return Path(path)


def test_an_invitation_is_written_and_recorded(agency: Path, run, out: Path, fingerprint) -> None:
    ran = run("handover", "invite", RETURN, "-o", str(out))
    assert re.fullmatch(r"invitation-police-1-[0-9a-f]{8}\.s11handover", written(ran).name)
    assert fingerprint() in ran.err
    (line,) = run("handover", "list", "--json").json
    assert (line["direction"], line["return"], line["number"], line["party"]) == ("sent", RETURN, 1, "")
    assert run("return", "history", RETURN, "--json").json[-1]["kind"] == "handed_over"
    assert "went to" in run("handover", "list").out


def test_a_whole_round_is_invited(agency: Path, run, out: Path) -> None:
    shapes = run("handover", "invite", "--round", "tiny-2027", "-o", str(out), "--json").json
    assert {one["agency"] for one in shapes} == {"police", "club"}
    assert all(Path(one["file"]).is_file() and not one["encrypted"] for one in shapes)
    only = run("handover", "invite", "--round", "tiny-2027", "--agency", "club", "-o", str(out), "--json").json
    assert [(one["agency"], one["number"]) for one in only] == [("club", 2)]


def test_whoever_began_already_is_left_out_of_a_round(agency: Path, run, out: Path) -> None:
    assert run("return", "answer", RETURN, "training/in-place", "--text", "A plan").code == 0
    ran = run("handover", "invite", "--round", "tiny-2027", "-o", str(out))
    assert written(ran).name.startswith("invitation-club-")
    assert f"{RETURN} was left out" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Whom to invite"),
        ((RETURN, "--round", "tiny-2027"), "Whom to invite"),
        ((RETURN, "--agency", "police"), "whole --round"),
        (("nobody",), "nobody"),
        (("--round", "tiny-2027", "--agency", "nobody"), "nobody"),
        ((RETURN, "--as", "mo"), "manager"),
    ],
)
def test_invitations_that_are_refused(words: tuple[str, ...], said: str, workspace: Path, refused, run) -> None:
    assert said in refused("handover", "invite", *words).err
    assert run("handover", "list", "--json").json == []


def test_an_invitation_that_cannot_be_written_is_not_recorded(workspace: Path, refused, run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    before = run("return", "history", RETURN, "--json").json
    assert "not a folder" in refused("handover", "invite", RETURN, "-o", str(tmp_path / "file")).err
    assert run("return", "history", RETURN, "--json").json == before
    assert run("handover", "list", "--json").json == []


def test_receiving_shows_first_what_would_change(agency: Path, run, out: Path, fingerprint) -> None:
    invitation = written(run("handover", "invite", RETURN, "-o", str(out)))
    looked = run("handover", "receive", str(invitation), "-w", str(agency), "--dry-run")
    assert looked.code == 0
    for told in ("Exampleshire", fingerprint(), "not known here yet", "Tiny 2027", "19 March 2027", "A tiny audit"):
        assert told in looked.out
    shape = run("handover", "receive", str(invitation), "-w", str(agency), "--dry-run", "--json").json
    assert (shape["new"], shape["known"], shape["taken"], shape["after"]) == (True, False, False, "not started")
    assert run("return", "list", "-w", str(agency), "--json").json == []


def test_somebody_unknown_needs_the_fingerprint(agency: Path, run, refused, out: Path, fingerprint) -> None:
    invitation = str(written(run("handover", "invite", RETURN, "-o", str(out))))
    receive = ("handover", "receive", invitation, "-w", str(agency), "--yes")
    for words in ((), ("--trust", " "), ("--trust", "1" * 30), ("--trust", fingerprint()[:-1])):
        ran = run(*receive, *words)
        assert (ran.code, ran.err.count("\n")) == (1, 1)
        assert "telephone" in ran.err.lower()
        assert "telephone" in refused(*receive, *words, "--json").err.lower()
    assert run("return", "list", "-w", str(agency), "--json").json == []
    spaced = fingerprint().replace(" ", "")
    taken = run(*receive, "--trust", f" {spaced[:7]} {spaced[7:]} ", "--json").json
    assert (taken["taken"], taken["return"]) == (True, RETURN)


def test_where_nobody_can_be_asked_nothing_is_taken(joined: Path, run, refused, out: Path) -> None:
    sent = str(written(run("handover", "send", RETURN, "-w", str(joined), "-o", str(out))))
    keys = str(written(run("handover", "key", "-w", str(joined), "-o", str(out))))
    told = run("handover", "key", "-w", str(joined), "--json").json["fingerprint"]
    assert run("handover", "know", keys, "--agency", "police", "--trust", told).code == 0
    ran = run("handover", "receive", sent)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "--yes" in ran.err
    assert "Hand-over 1" in ran.out
    assert "--yes" in refused("handover", "receive", sent, "--json").err
    assert [one["direction"] for one in run("handover", "list", "--json").json] == ["sent"]


@pytest.mark.parametrize(("answer", "taken"), [("y\n", True), ("n\n", False), ("\n", False)])
def test_on_a_terminal_it_is_asked(
    answer: str, taken: bool, agency: Path, run, out: Path, fingerprint, monkeypatch: pytest.MonkeyPatch
) -> None:
    invitation = str(written(run("handover", "invite", RETURN, "-o", str(out))))
    trust = fingerprint()
    monkeypatch.setattr(sys, "stdin", _Terminal(answer))
    monkeypatch.setattr("s11tui.cli.handover_in._somebody_is_here", lambda: True)
    ran = run("handover", "receive", invitation, "-w", str(agency), "--trust", trust)
    assert ran.code == 0
    assert "Take it in?" in ran.out
    assert bool(run("return", "list", "-w", str(agency), "--json").json) is taken


class _Terminal:
    """Standard input with somebody who answers."""

    def __init__(self, answer: str) -> None:
        self._answer = answer

    def readline(self, *_: int) -> str:
        return self._answer

    def isatty(self) -> bool:
        return True


def test_it_goes_there_and_back(joined: Path, run, out: Path, fingerprint) -> None:
    answer = ("return", "answer", RETURN, "training/in-place", "--text", "A plan with “quotes” and 😀")
    assert run(*answer, "-w", str(joined)).code == 0
    sent = written(run("handover", "send", RETURN, "-w", str(joined), "-o", str(out)))
    assert sent.read_bytes().startswith(b"age-encryption.org/v1")
    trust = fingerprint("-w", str(joined))
    taken = run("handover", "receive", str(sent), "--trust", trust, "--yes", "--json").json
    assert {one["kind"] for one in taken["arrived"]} == {"received", "answered"}
    shown = run("return", "show", RETURN, "--json").json
    training = next(one for one in shown["standards"] if one["id"] == "training")
    assert training["answers"]["in-place"] == "A plan with “quotes” and 😀"
    back = written(run("handover", "send", RETURN, "-o", str(out)))
    again = run("handover", "receive", str(back), "-w", str(joined), "--yes")
    assert again.code == 0, again.err
    ways = [(one["direction"], one["number"]) for one in run("handover", "list", "--json").json]
    assert ways == [("sent", 2), ("received", 1), ("sent", 1)]


def test_the_same_file_twice_is_refused_and_changes_nothing(joined: Path, run, refused, out: Path) -> None:
    (invitation,) = out.glob("invitation-*")
    before = run("return", "history", RETURN, "-w", str(joined), "--json").json
    assert "already" in refused("handover", "receive", str(invitation), "-w", str(joined), "--yes").err
    assert run("return", "history", RETURN, "-w", str(joined), "--json").json == before


def test_nothing_goes_to_somebody_unknown(workspace: Path, refused) -> None:
    assert "not known here" in refused("handover", "send", RETURN).err


def test_a_known_agency_gets_even_its_invitation_encrypted(agency: Path, run, out: Path, fingerprint) -> None:
    ran = run("handover", "key", "-w", str(agency), "-o", str(out))
    trust = fingerprint("-w", str(agency))
    assert trust in ran.err
    known = run("handover", "know", str(written(ran)), "--agency", "police", "--trust", trust, "--json").json
    assert known["name"] == "Exampleshire Police"
    (made,) = run("handover", "invite", RETURN, "-o", str(out), "--json").json
    assert made["encrypted"]
    taken = run("handover", "receive", made["file"], "-w", str(agency), "--trust", fingerprint(), "--yes")
    assert taken.code == 0, taken.err


def test_keys_that_are_not_taken(agency: Path, run, refused, out: Path, fingerprint) -> None:
    keys = str(written(run("handover", "key", "-w", str(agency), "-o", str(out))))
    know = ("handover", "know", keys)
    assert "not the fingerprint" in refused(*know, "--agency", "police", "--trust", fingerprint()).err
    assert "which agency" in refused(*know, "--trust", fingerprint("-w", str(agency))).err
    assert "no file of public keys" in refused("handover", "know", __file__, "--agency", "police", "--trust", "1").err
    assert "cannot be read" in refused("handover", "know", "none.s11key", "--agency", "police", "--trust", "1").err


def test_the_file_of_keys_holds_no_secret(agency: Path, run, out: Path) -> None:
    path = written(run("handover", "key", "-w", str(agency), "-o", str(out)))
    told = json.loads(path.read_bytes())
    assert told["sender"]["name"] == "Exampleshire Police"
    assert b"SECRET" not in path.read_bytes()


@pytest.mark.parametrize("words", [("none.s11handover",), (".",), ("--yes", __file__)])
def test_files_that_are_none(words: tuple[str, ...], workspace: Path, refused) -> None:
    assert refused("handover", "receive", *words).err


@pytest.mark.parametrize("person", ["mo", "carol", "lee"])
def test_others_neither_receive_nor_list(person: str, agency: Path, run, refused, out: Path) -> None:
    invitation = str(written(run("handover", "invite", RETURN, "-o", str(out))))
    for words in (("receive", invitation, "--yes"), ("list",)):
        refused("handover", *words, "--as", person)
