"""What is wrong with a questionnaire's file, each with its line, and the notebook that gathers it.

Everything is gathered, never only the first thing: whoever wrote the file mends it in one sitting.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from s11tui.questionnaire.structure.cursor import Path
from s11tui.questionnaire.structure.positions import Positions

Level = Literal["error", "warning"]

MOST = 500
"""Problems told of one file; nobody reads more, and a hostile file must not fill the memory."""

LONGEST_GUESSED = 60
"""Characters; longer words than this are not typing slips of a known one."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, or worth a second look.

    Attributes:
        line: counted from 1.
        level: an error stops publishing, a warning does not.
        message: what it is and what it means, one or two sentences.
        mend: what to write instead.
        file: the name of the file as the person gave it.
    """

    line: int
    level: Level
    message: str
    mend: str
    file: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message} {self.mend}".strip()


class Notes:
    """The notebook of one look through one file.

    Each stage of the look asks for `next_stage` when it is done: a line on which an error stands is then
    left alone by the later stages, which would only say the same again in other words.
    """

    def __init__(self, positions: Positions, file: str = "") -> None:
        self.positions = positions
        self.file = file
        self.untold = 0
        self._problems: list[Problem] = []
        self._settled: set[int] = set()
        self._spoiled: set[Path] = set()

    def error(self, where: Path | int, message: str, mend: str) -> None:
        """Note an error at a path of the document or at a line."""
        if not isinstance(where, int) and not self.is_full:
            self._spoiled.update(where[:length] for length in range(len(where) + 1))
        self._note(where, "error", message, mend)

    def warn(self, where: Path | int, message: str, mend: str) -> None:
        """Note a warning at a path of the document or at a line."""
        self._note(where, "warning", message, mend)

    def next_stage(self) -> None:
        """From here on, leave the lines alone on which an error stands already."""
        self._settled.update(problem.line for problem in self.errors())

    def is_spoiled(self, *path: str | int) -> bool:
        """Whether an error was noted at this place of the document or anywhere inside it."""
        return path in self._spoiled

    @property
    def is_full(self) -> bool:
        """Whether as many problems were noted as are told of one file."""
        return len(self._problems) >= MOST

    def errors(self) -> tuple[Problem, ...]:
        """The errors noted so far, in the order in which they were found."""
        return tuple(problem for problem in self._problems if problem.level == "error")

    def sorted(self) -> tuple[Problem, ...]:
        """All that was noted, by line, errors before warnings, nothing twice."""
        told = sorted(set(self._problems))
        if self.untold:
            more = Problem(
                told[-1].line,
                "error",
                f"There are {self.untold} more problems that are not listed.",
                "Mend these first and check again.",
                self.file,
            )
            told.append(more)
        return tuple(told)

    def _note(self, where: Path | int, level: Level, message: str, mend: str) -> None:
        if self.is_full:
            self.untold += 1
            return
        line = where if isinstance(where, int) else self.positions.line_of(where)
        if line in self._settled:
            return
        self._problems.append(Problem(line, level, message, mend, self.file))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that this was probably meant to be, or None."""
    return _nearest(word, tuple(known)) if len(word) <= LONGEST_GUESSED else None


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    plain = {one.casefold().replace("_", "-"): one for one in known}
    found = get_close_matches(word.casefold().replace("_", "-").replace(" ", "-"), list(plain), n=1, cutoff=0.6)
    return plain[found[0]] if found else None


def listed(words: Iterable[str], joint: str = "or") -> str:
    """Words as a person lists them: `a, b or c`."""
    all_of_them = list(words)
    if len(all_of_them) < 2:
        return "".join(all_of_them)
    return f"{', '.join(all_of_them[:-1])} {joint} {all_of_them[-1]}"


def did_you_mean(word: str, known: Iterable[str], quoted: bool = True) -> str:
    """A mend for a word that is not known: the nearest one, else all that are."""
    choices = tuple(known)
    mark = '"' if quoted else "`"
    found = nearest(word, choices)
    if found:
        return f"Did you mean {mark}{found}{mark}?"
    if not choices:
        return "Leave it out."
    return f"Write {listed(f'{mark}{one}{mark}' for one in choices)}."


def clipped(text: str, longest: int = 60) -> str:
    """A text short enough to stand inside a message, on one line."""
    plain = " ".join(text.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rstrip()}…"
