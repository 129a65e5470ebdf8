"""How the things of the record are written on every screen."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from rich.text import Text
from textual.content import Content

from s11tui import clock
from s11tui.text import admit

if TYPE_CHECKING:
    # The first screen needs none of these, and they take a while to load.
    from s11tui.audit.view_models import GradeView, OutcomeView, StandardView

MARKS: Mapping[str, tuple[str, str, str]] = {
    "done": ("●", "done", "$success"),
    "part": ("◐", "part done", "$accent"),
    "empty": ("○", "not begun", "$quiet"),
    "confirm": ("?", "to confirm", "$accent"),
    "needs-you": ("!", "needs you", "$error"),
}
"""By a standard's mark: the sign, the word that goes with it, and its colour."""

HUES = ("blue", "green", "amber", "red", "grey")


def plain(text: str) -> Content:
    """Text from a person, safe to show: no markup is read in it and no control code reaches the terminal."""
    return Content(admit(text).text)


def line(text: str) -> Content:
    """As `plain`, on one line."""
    return Content(" ".join(admit(text).text.split()))


def cell(text: str, style: str = "") -> Text:
    """As `line`, for tables, which take another sort of text."""
    return Text(" ".join(admit(text).text.split()), style=style, no_wrap=True, overflow="ellipsis")


def muted(text: str) -> Content:
    """As `plain`, in the quiet colour."""
    return Content.styled(admit(text).text, "$quiet")


def strong(text: str) -> Content:
    """As `plain`, bold."""
    return Content.styled(admit(text).text, "bold")


def hue(colour: str) -> str:
    """The theme's name for a grade's colour."""
    return f"$grade-{colour}" if colour in HUES else "$grade-grey"


def mark(name: str) -> Content:
    """A standard's mark in its colour."""
    sign, _, style = MARKS.get(name, MARKS["empty"])
    return Content.styled(sign, style)


def grade_words(grade: "GradeView | None", *, short: bool = False) -> Content:
    """A grade's label, or its letters, in its hue; `not graded` where there is none."""
    if grade is None:
        return muted("–" if short else "not graded")
    return Content.styled(admit(grade.short if short else grade.label).text, f"bold {hue(grade.colour)}")


def outcome_words(outcome: "OutcomeView") -> Content:
    """An outcome's grade, and how it came to be: `Good · lowered`, `Good · not moderated`."""
    label = Content.styled(admit(outcome.label).text, f"bold {hue(outcome.colour)}")
    return Content.assemble(label, muted(f" · {outcome.outcome}"))


def movement(standard: "StandardView") -> Content:
    """`G › RI`: the self-grade, and the agreed one where it differs."""
    own = standard.grade(standard.self_grade)
    words = grade_words(own, short=True)
    outcome = standard.outcome
    if outcome is None or outcome.grade == standard.self_grade:
        return words
    agreed = Content.styled(admit(outcome.short).text, f"bold {hue(outcome.colour)}")
    return Content.assemble(words, muted(" › "), agreed)


def time_of(stamp: str, zone: str) -> str:
    """`14:02`, in the partnership's zone."""
    return f"{clock.local(stamp, zone):%H:%M}" if stamp else ""


def moment_of(stamp: str, zone: str) -> str:
    """`Fri 19 March 2027 at 14:02`, in the partnership's zone."""
    if not stamp:
        return ""
    when = clock.local(stamp, zone)
    return f"{clock.day_in_words(when.date())} at {when:%H:%M}"


def day_of(iso: str, today: date | None = None) -> str:
    """A calendar day in words; what is no date is given back as it is."""
    try:
        return clock.day_in_words(date.fromisoformat(iso[:10]), today)
    except ValueError:
        return iso


def due_of(iso: str, today: date) -> str:
    """`due in 12 days, Fri 19 March`; empty where there is no day."""
    try:
        due = date.fromisoformat(iso[:10])
    except ValueError:
        return ""
    return f"{clock.due_in_words(due, today)}, {clock.day_in_words(due, today)}"
