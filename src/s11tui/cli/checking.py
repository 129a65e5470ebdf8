"""Reading and checking questionnaires' files for commands."""

import difflib
from pathlib import Path
from typing import Any

from s11tui.cli.printing import counted, say
from s11tui.errors import BadInput
from s11tui.questionnaire import shipped
from s11tui.questionnaire.checking import Checked, Problem, check
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.reading import LARGEST

_UNCONFIRMED = "confirmed = false"


def check_file(path: str) -> Checked:
    """Check one file; one that cannot be read is a problem like any other."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as fault:
        reason = (fault.strerror or str(fault)) if isinstance(fault, OSError) else "that is no name of a file"
        problem = Problem(1, "error", f"The file cannot be read ({reason.lower()}).", "Check its name and folder.", path)
        return Checked(path, (problem,), None, 0, 0)
    return check(data, path)


def edition_of_file(path: str) -> Edition:
    """The edition that a file makes.

    Raises:
        BadInput: the file has errors; the first is told, and how to see all.
    """
    checked = check_file(path)
    errors = [problem for problem in checked.problems if problem.level == "error"]
    if checked.edition is None or errors:
        first = f" The first: {errors[0]}" if errors else ""
        raise BadInput(
            f"{path} has {counted(len(errors), 'error')} and cannot be used.{first}",
            f"See all of them with “s11tui questionnaire check {path}”.",
        )
    return checked.edition


def edition_of(given: str) -> Edition:
    """The edition that a file makes, or the one of this id that comes with the program.

    Raises:
        BadInput: there is neither, or it has errors.
    """
    if looks_like_file(given):
        return edition_of_file(given)
    path = shipped_file(given)
    if path is None:
        known = sorted(shipped_ids())
        near = difflib.get_close_matches(given, known, n=1)
        mend = f"Did you mean {near[0]}?" if near else f"With the program come: {', '.join(known)}."
        raise BadInput(f"There is no file and no questionnaire “{given}”.", mend)
    return edition_of_file(str(path))


def looks_like_file(given: str) -> bool:
    """Whether a file is meant, rather than the id of a questionnaire."""
    return given.casefold().endswith(".toml") or "/" in given or "\\" in given or Path(given).is_file()


def say_problems(checked: Checked, everything: bool) -> None:
    """Print a file's problems; references that nobody verified yet are summed up unless `everything` is asked for."""
    unconfirmed = 0
    for problem in checked.problems:
        if not everything and problem.level == "warning" and is_unconfirmed(problem):
            unconfirmed += 1
        else:
            say(f"{problem}" if problem.level == "error" else f"{problem} (warning)")
    if unconfirmed:
        what = "1 reference is" if unconfirmed == 1 else f"{unconfirmed} references are"
        say(f"{checked.file}: {what} not verified against the published text yet (warning; --all lists them).")


def is_unconfirmed(problem: Problem) -> bool:
    """Whether it warns that a reference's wording was not verified."""
    return _UNCONFIRMED in f"{problem.message} {problem.mend}" or "not verified" in problem.message


def checked_shape(checked: Checked) -> dict[str, Any]:
    """A checked file as JSON."""
    return {
        "file": checked.file,
        "ok": checked.ok,
        "standards": checked.standards,
        "questions": checked.questions,
        "problems": [
            {"line": one.line, "level": one.level, "message": one.message, "mend": one.mend} for one in checked.problems
        ],
    }
