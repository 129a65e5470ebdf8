"""Reading and checking questionnaires' files for commands."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from s11tui.cli.printing import say
from s11tui.errors import BadInput
from s11tui.questionnaire.checking import Checked, Problem, check
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.reading import LARGEST
from s11tui.questionnaire.shipped import shipped
from s11tui.text import counted

Published = Callable[[str, str], Edition | None]

_PATTERN = re.compile(r"[*?\[]")
_UNCONFIRMED = "confirmed = true"
"""What the mend of a reference that nobody verified yet tells people to write."""


def check_file(path: str, earlier: Edition | None = None) -> Checked:
    """Check one file, against the edition that it follows where that is at hand.

    One that cannot be read is a problem like any other.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as fault:
        reason = (fault.strerror or str(fault)) if isinstance(fault, OSError) else "that is no name of a file"
        problem = Problem(
            1, "error", f"The file cannot be read ({reason.lower()}).", "Check its name and folder.", path
        )
        return Checked(path, (problem,), None, 0, 0)
    return check(data, path, earlier)


def files_named(given: Iterable[str]) -> list[str]:
    """The files that are meant.

    A pattern such as `*.toml` names several, also where no shell has spread it; an id such as `section11` names the
    file that comes with the program, unless there is a file of that name.
    """
    found: list[str] = []
    for one in given:
        path = Path(one)
        if one in shipped() and not path.exists():
            found.append(str(shipped()[one]))
            continue
        spread = sorted(path.parent.glob(path.name)) if _PATTERN.search(path.name) and not path.exists() else []
        found += [str(file) for file in spread] or [one]
    return found


def edition_of_file(path: str, published: Published | None = None) -> Edition:
    """The edition that a file makes.

    Args:
        published: finds a published edition by id and version, so that no id of the followed one gets lost unsaid.

    Raises:
        BadInput: the file has errors; the first is told, and how to see all.
    """
    checked = check_file(path)
    made = checked.edition
    earlier = published(made.id, made.follows) if made is not None and made.follows and published else None
    if earlier is not None:
        checked = check_file(path, earlier)
    errors = [problem for problem in checked.problems if problem.level == "error"]
    if checked.edition is None or errors:
        first = f" The first: {errors[0]}" if errors else ""
        raise BadInput(
            f"{path} has {counted(len(errors), 'error')} and cannot be used.{first}",
            f"See all of them with “s11tui questionnaire check {path}”.",
        )
    return checked.edition


def say_problems(checked: Checked, everything: bool) -> None:
    """Print a file's problems; references that nobody verified yet are summed up unless `everything` is asked for."""
    unconfirmed = 0
    for problem in checked.problems:
        if not everything and is_unconfirmed(problem):
            unconfirmed += 1
        else:
            say(f"{problem}" if problem.level == "error" else f"{problem} (warning)")
    if unconfirmed:
        what = "1 reference is" if unconfirmed == 1 else f"{unconfirmed} references are"
        say(f"{checked.file}: {what} not verified against the published text yet (warning; --all lists them).")


def is_unconfirmed(problem: Problem) -> bool:
    """Whether it warns that a reference's wording was not verified."""
    return problem.level == "warning" and _UNCONFIRMED in problem.mend


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
