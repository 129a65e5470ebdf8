"""Whatever happens, a person is told in words, and the exit code is right."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from s11tui.cli import guard
from s11tui.cli.guard import attempt, in_one_line
from s11tui.errors import Refusal, Unmet
from support.thorough import examples


def raising(error: BaseException) -> Callable[[object], int]:
    def run(arguments: object) -> int:
        raise error

    return run


def test_a_refusal_is_one_line_and_exit_1(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "_run", raising(Refusal("It was\nnot \x1b[31mdone.", "Do this.")))
    ran = run("anything")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "It was not \u241b[31mdone. Do this.\n"


def test_what_is_missing_is_named_a_few_at_a_time() -> None:
    said = in_one_line(Unmet("It is not complete.", "Complete it.", ("one", "two", "three", "four", "five")))
    assert said == "It is not complete. Complete it. Missing: one; two; three; and 2 more."
    assert in_one_line(Unmet("Missing is: one.", "", ("one",))) == "Missing is: one."


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), EOFError()])
def test_ctrl_c_is_answered_in_words(stop, run, monkeypatch: pytest.MonkeyPatch) -> None:
    from s11tui.cli import root

    monkeypatch.setattr(root.root, "invoke", raising(stop))
    ran = run("verify")
    assert ran.code == 1
    assert "safe" in ran.err
    assert "Traceback" not in ran.err


def test_a_fault_goes_to_a_file_and_never_to_the_screen(run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(guard, "user_log_path", lambda *_, **__: tmp_path / "logs")
    monkeypatch.setattr(guard, "_run", raising(ZeroDivisionError("secret words")))
    ran = run("return", "answer", "--text", "what a person wrote")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert "fault of the program" in ran.err
    assert "the record is safe" in ran.err
    assert "Traceback" not in ran.err
    assert "secret words" not in ran.err
    (log,) = (tmp_path / "logs").iterdir()
    assert str(log) in ran.err
    details = log.read_text(encoding="utf-8")
    assert "Traceback" in details
    assert "ZeroDivisionError: secret words" in details
    assert "what a person wrote" not in details


def test_a_fault_is_told_also_when_no_log_can_be_written(run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setattr(guard, "user_log_path", lambda *_, **__: blocked / "logs")
    monkeypatch.setattr(guard.tempfile, "gettempdir", lambda: str(blocked))
    monkeypatch.setattr(guard, "_run", raising(ZeroDivisionError()))
    ran = run("verify")
    assert ran.code == 1
    assert "could not be written to a file" in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ("nonsense",),
        ("return",),
        ("return", "nonsense"),
        ("return", "show"),
        ("return", "list", "--nonsense"),
        ("agency", "add", "A", "--kind", "nonsense"),
        ("moderate", "propose", "r", "s", "g", "--how", "guessed"),
        ("round", "open", "section11", "--title", "T", "--due", "2027-03-19", "--reply-days", "many"),
    ],
)
def test_what_is_not_understood_exits_2(words, run) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err


def test_a_mistyped_command_is_told_the_near_ones(run) -> None:
    assert "Did you mean verify?" in run("verfy").err
    assert "Did you mean" in run("return", "grad").err


@settings(max_examples=examples(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(
        st.one_of(
            st.sampled_from(
                ["return", "questionnaire", "check", "show", "-w", "--as", "--json", "--", "-", "verify", "list"]
            ),
            st.text(max_size=8),
        ),
        max_size=5,
    ).filter(lambda words: words)
)
def test_no_words_at_all_bring_a_traceback_or_a_fault(words, capsys, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("S11TUI_WORKSPACE", str(tmp_path / "none.s11"))
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    code = attempt(words)
    said = capsys.readouterr()
    assert code in (0, 1, 2)
    assert "Traceback" not in said.err
    assert "fault of the program" not in said.err
    if code:
        assert said.err


def test_a_reader_that_leaves_early_is_no_error_to_see() -> None:
    command = f'"{sys.executable}" -c "from s11tui.cli.main import run; run()" questionnaire show section11 --json'
    ran = subprocess.run(f"{command} | head -c 10", shell=True, capture_output=True, text=True, check=False, timeout=60)
    assert ran.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_a_command_in_words(name: str, tmp_path: Path) -> None:
    """The command waits for a pipe that nobody writes to; then the signal comes."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    process = subprocess.Popen(
        [sys.executable, "-c", "from s11tui.cli.main import run; run()", "questionnaire", "check", str(pipe)],
        stderr=subprocess.PIPE,
        text=True,
    )
    writer = _writer_when_read(pipe)
    try:
        _, said = _signalled(process, getattr(signal, name))
    finally:
        os.close(writer)
        process.kill()
    assert process.returncode == 1
    assert "Stopped." in said
    assert "Traceback" not in said


def _signalled(process: subprocess.Popen[str], number: int) -> tuple[str | None, str]:
    """What a process says when it is told to stop. Told again: the first may come just before it waits for the pipe."""
    for _ in range(30):
        process.send_signal(number)
        try:
            return process.communicate(timeout=1)
        except subprocess.TimeoutExpired:
            continue
    raise AssertionError("the signal did not end it")


def _writer_when_read(pipe: Path) -> int:
    """The writing end of a pipe, as soon as somebody has opened it for reading."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.02)
    raise AssertionError("the command never opened the file")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_behind_the_output_is_said() -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-c", "from s11tui.cli.main import run; run()", "questionnaire", "show", "section11"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1
    assert "The disk is full" in ran.stderr
