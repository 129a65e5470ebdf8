"""Runs a command line so that whatever happens, a person is told in words and the exit code is right.

0: done. 1: could not be done, with one line that says what and what to do. 2: not understood.
"""

import errno
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType

import click
from platformdirs import user_log_path

from s11tui.cli.printing import note, one_line, soften
from s11tui.clock import stamp, system_clock
from s11tui.errors import Refusal, Unmet

DONE, NOT_DONE = 0, 1

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))


def attempt(arguments: Sequence[str]) -> int:
    """Run a command line; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        soften(stream)
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        return _reader_left()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else NOT_DONE
    except (KeyboardInterrupt, click.Abort):
        note("Stopped. What was saved before is safe, and nothing is half done; run the same command to do it again.")
        return NOT_DONE
    except click.ClickException as wrong:
        wrong.show()
        return wrong.exit_code
    except Refusal as refusal:
        note(in_one_line(refusal))
        return NOT_DONE
    except OSError as fault:
        return _system_refused(fault)
    except Exception as fault:  # noqa: BLE001 - a fault of the program must reach its log, never a person's screen
        note(_fault_in_words(fault))
        return NOT_DONE
    return code


def in_one_line(refusal: Refusal) -> str:
    """A refusal's words, with the first few of what is missing."""
    missing = refusal.missing if isinstance(refusal, Unmet) else ()
    named = "; ".join(missing[:3]) + (f"; and {len(missing) - 3} more" if len(missing) > 3 else "")
    said = str(refusal)
    unsaid = [one for one in missing if one not in said]
    return one_line(f"{said} Missing: {named}." if unsaid else said)


def heed_signals() -> None:
    """A closed terminal or a polite request to end stops a command the way Ctrl+C does."""
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _interrupt)


def _run(arguments: Sequence[str]) -> int:
    from s11tui.cli.root import root

    # The words are given, not left to click to fetch: on Windows it would put file names and variables into people's
    # texts where these hold a * or a %.
    result = root.main(arguments, prog_name="s11tui", standalone_mode=False)
    return result if isinstance(result, int) else DONE


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _reader_left() -> int:
    """Nobody reads the output any more (`| head`): leave quietly, also when Python flushes it at the end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return NOT_DONE


def _system_refused(fault: OSError) -> int:
    """A full disk is nobody's fault; anything else that the system refuses is one of the program."""
    if fault.errno not in _FULL:
        note(_fault_in_words(fault))
        return NOT_DONE
    note("The disk is full, so the result could not be written; what was saved is safe. Free some space and try again.")
    return _reader_left()


def _fault_in_words(fault: Exception) -> str:
    """One sentence about a fault of the program, after writing the details to a file."""
    details = "".join(traceback.format_exception(fault))
    log = _write_log(details)
    where = (
        f"The details are in {log}: please send that file to whoever looks after s11tui."
        if log
        else ("The details could not be written to a file; please tell whoever looks after s11tui what you did.")
    )
    return one_line(
        f"This is a fault of the program ({type(fault).__name__}), not something you did; the record is safe, and"
        f" nothing is half done. {where}"
    )


def _write_log(details: str) -> Path | None:
    """Write what is known about a fault beside the program's other logs; None where no folder takes it.

    The command line is left out on purpose: it may hold what a person wrote.
    """
    moment = stamp(system_clock())
    name = f"fault-{moment.replace(':', '')}.log"
    for folder in (user_log_path("s11tui", appauthor=False), Path(tempfile.gettempdir())):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / name
            path.write_text(f"{moment}\nPython {sys.version}\n{details}", encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return path
    return None
