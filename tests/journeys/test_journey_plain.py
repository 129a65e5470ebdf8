"""Plain mode as a person or a script runs it: the real command, its lines piped in."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from support.partnership import Partnership
from support.quickly import RUN, command

EMPTY_TO_SIGNED_OFF = """
go policy
in-place
A policy, read by all.

It is looked at each year: naïve, 10 £, 安全.
.
how-you-know
We ask at supervision.
.
grade
good
.
1.2
in-place
A named lead.
.
how-you-know
It is in the contract.
.
trained
yes
trained-on
2026-09-01
grade
met
keep
2.1
in-place
Everybody is trained each year.
.
how-you-know
The register.
.
difference
More is noticed.
.
rate
93.5
grade
ri
Two teams have not been.
.
actions
add
Train the two teams
Head of training
2027-06-30
next
in-place
Safer recruitment.
.
how-you-know
Files are checked.
.
checks
1, 2
vacancies
add
Officer
2026-05-01
2
.
grade
outstanding
Inspected.
.
evidence
add
Inspection letter
Intranet
2026-11-03



3.1
people
412
review
send
"""


def environment(one: Partnership, tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "S11TUI_WORKSPACE": str(one.ws.path), "XDG_STATE_HOME": str(tmp_path / "state")}


def ran(one: Partnership, tmp_path: Path, *words: str, script: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    done = subprocess.run(
        [*command(), *words],
        input=script,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=tmp_path,
        env=environment(one, tmp_path),
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done


def shown(one: Partnership, tmp_path: Path) -> Any:
    return json.loads(ran(one, tmp_path, "return", "show", one.ref, "--json").stdout)


def verified(one: Partnership, tmp_path: Path) -> bool:
    return bool(json.loads(ran(one, tmp_path, "verify", "--json").stdout)["ok"])


@pytest.mark.timeout(300)
def test_from_empty_to_submitted_with_a_decline_between(partnership: Partnership, tmp_path: Path) -> None:
    fill = ("return", "fill", "--plain", "--strict")
    lead = ran(partnership, tmp_path, *fill, "--as", "lee-lead", script=EMPTY_TO_SIGNED_OFF)
    assert lead.returncode == 0, lead.stdout
    assert lead.stderr == ""
    assert lead.stdout.rstrip().splitlines()[-2].startswith("Saved this time: 15 answers, 4 grades, 2 reasons")
    assert shown(partnership, tmp_path)["state"] == "awaiting sign-off"

    refusing = "review\nread\ndecline\nWhich year is the rate of?\n.\n"
    declined = ran(partnership, tmp_path, *fill, "--as", "sig-natory", script=refusing)
    assert declined.returncode == 0, declined.stdout
    assert "It is looked at each year: naïve, 10 £, 安全." in declined.stdout
    mended = "2.1\nrate\n94\ncomment\nThe rate is this year's.\n.\nreview\nsend\n"
    again = ran(partnership, tmp_path, *fill, "--as", "lee-lead", script=mended)
    assert "The signatory sent it back. Why: Which year is the rate of?" in again.stdout
    assert again.returncode == 0, again.stdout

    signed = ran(partnership, tmp_path, *fill, "--as", "sig-natory", script="review\ndeclare\nyes\n")
    assert signed.returncode == 0, signed.stdout
    view = shown(partnership, tmp_path)
    assert (view["state"], view["revision"]) == ("submitted", 1)
    assert f"The whole reference code: {view['signatures'][0]['head'] or view['head']}" in signed.stdout
    assert_all_arrived(view)
    assert list((tmp_path / "exports").glob("*.pdf"))
    assert verified(partnership, tmp_path)


def assert_all_arrived(view: Any) -> None:
    standards = {one["id"]: one for one in view["standards"]}
    assert {name: one["self_grade"] for name, one in standards.items()} == {
        "policy": "good",
        "lead-role": "met",
        "training": "ri",
        "recruitment": "outstanding",
        "context": None,
    }
    policy = "A policy, read by all.\n\nIt is looked at each year: naïve, 10 £, 安全."
    assert standards["policy"]["answers"] == {"in-place": policy, "how-you-know": "We ask at supervision."}
    assert standards["lead-role"]["answers"]["trained-on"] == "2026-09-01"
    assert standards["training"]["answers"]["rate"] == "94"
    assert standards["training"]["self_reason"] == "Two teams have not been."
    assert standards["training"]["actions"][0]["what"] == "Train the two teams"
    assert standards["recruitment"]["answers"]["checks"] == ["dbs", "refs"]
    row = {"post": "Officer", "since": "2026-05-01", "how-many": "2"}
    assert standards["recruitment"]["answers"]["vacancies"] == [row]
    assert standards["recruitment"]["evidence"][0]["title"] == "Inspection letter"
    assert standards["context"]["answers"] == {"people": "412"}
    assert (view["signatures"][0]["name"], view["signatures"][0]["how"]) == ("Sig Natory", "signed in")


@contextmanager
def running(one: Partnership, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Plain mode that waits for lines; it is ended at the end."""
    process = subprocess.Popen(
        # In the usual way: what is killed here has to be the program itself.
        [sys.executable, "-c", RUN, "return", "fill", "--plain", "--as", "lee-lead"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        env=environment(one, tmp_path),
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=60)


def say(process: subprocess.Popen[str], lines: str, until: str) -> None:
    """Say lines, and wait for what is said to them."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(lines)
    process.stdin.flush()
    heard = ""
    while until not in heard:
        heard = process.stdout.readline()
        assert heard, f"it ended before it said “{until}”"


def test_what_was_saved_survives_a_kill(partnership: Partnership, tmp_path: Path) -> None:
    with running(partnership, tmp_path) as process:
        say(process, "1.1\nin-place\nSaved before the end.\n.\n", "Saved. 4 words.")
        process.kill()
        process.wait(60)
    policy = next(one for one in shown(partnership, tmp_path)["standards"] if one["id"] == "policy")
    assert policy["answers"] == {"in-place": "Saved before the end."}
    assert verified(partnership, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot be interrupted from outside alone")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_keeps_the_text_that_is_being_typed(
    partnership: Partnership, tmp_path: Path, number: signal.Signals
) -> None:
    with running(partnership, tmp_path) as process:
        say(process, "1.1\ngrade\ngood\n", "Saved: Good.")
        say(process, "keep\nin-place\nHalf a paragraph,\nand more\n", "Half a paragraph,")
        process.send_signal(number)
        said = process.communicate(timeout=60)[0]
        assert process.returncode == 1
    assert "Stopped." in said
    assert "Saved this time: 1 grade." in said
    here = next(one for one in partnership.view().standards() if one.id == "policy")
    assert here.self_grade == "good"
    assert here.questions[0].draft in ("Half a paragraph,", "Half a paragraph,\nand more")
    assert verified(partnership, tmp_path)


def test_the_words_of_the_command(partnership: Partnership, tmp_path: Path) -> None:
    without = ran(partnership, tmp_path, "return", "fill", partnership.ref)
    assert (without.returncode, without.stdout) == (1, "")
    assert "--plain" in without.stderr
    assert "s11tui" in without.stderr
    as_json = ran(partnership, tmp_path, "return", "fill", "--plain", "--json", "--as", "lee-lead")
    assert (as_json.returncode, as_json.stdout) == (1, "")
    unnamed = ran(partnership, tmp_path, "return", "fill", "--plain")
    assert unnamed.returncode == 1
    assert "lee-lead" in unnamed.stderr
    nobody = ran(partnership, tmp_path, "return", "fill", "--plain", "--as", "mo-derator")
    assert "no open return" in nobody.stderr
    another = ran(partnership, tmp_path, "return", "fill", partnership.school, "--plain", "--as", "lee-lead")
    assert another.returncode == 1
    assert "There is no return" in another.stderr
    named = ran(partnership, tmp_path, "return", "fill", partnership.ref, "--plain")
    assert named.returncode == 0
    assert "You are Lee Lead." in named.stdout
    strict = ran(partnership, tmp_path, "return", "fill", partnership.ref, "--plain", "--strict", script="xyzzy\n")
    assert strict.returncode == 1
    assert "is not understood here" in strict.stdout
