"""The one door to a questionnaire's file: bytes in, everything that is wrong with it and the edition out."""

from dataclasses import dataclass

from s11tui.questionnaire.meaning import look_for_meaning
from s11tui.questionnaire.models import Edition
from s11tui.questionnaire.problems import Notes, Problem
from s11tui.questionnaire.reading import Reading, Unreadable, read
from s11tui.questionnaire.shape import shape
from s11tui.questionnaire.slips import look_for_slips
from s11tui.questionnaire.structure.positions import Positions

__all__ = ["Checked", "Problem", "check"]


@dataclass(frozen=True)
class Checked:
    """What became of one file.

    Attributes:
        file: its name as the person gave it.
        problems: by line.
        edition: None where there is any error.
        standards: how many were found, also in a file with errors that could be parsed.
        questions: how many, the usual ones that are asked included.
    """

    file: str
    problems: tuple[Problem, ...]
    edition: Edition | None
    standards: int
    questions: int

    @property
    def ok(self) -> bool:
        """Whether it can be published; warnings do not hinder."""
        return all(problem.level != "error" for problem in self.problems)


def check(data: bytes, file: str, earlier: Edition | None = None) -> Checked:
    """Check a questionnaire's file. Never raises, whatever the bytes are.

    Args:
        file: the name to show, such as "questionnaires/section11.toml".
        earlier: the edition that it follows, so that no old id gets lost.
    """
    try:
        reading = read(data)
    except Unreadable as unreadable:
        notes = Notes(Positions({}), file)
        notes.error(unreadable.line, unreadable.what, unreadable.mend)
        return Checked(file, notes.sorted(), None, 0, 0)
    return _checked(reading, Notes(reading.positions, file), earlier)


def _checked(reading: Reading, notes: Notes, earlier: Edition | None) -> Checked:
    look_for_slips(reading, notes)
    notes.next_stage()
    if reading.document is None:
        found = sum(one.kind == "tables" and one.path == ("area", "standard") for one in reading.structure.statements)
        return Checked(notes.file, notes.sorted(), None, found, 0)
    draft = shape(reading.document, notes)
    notes.next_stage()
    look_for_meaning(draft, notes, earlier)
    standards = [standard for area in draft.edition.areas for standard in area.standards]
    questions = sum(len(standard.usual.ask) + len(standard.questions) for standard in standards)
    edition = None if notes.errors() else draft.edition
    return Checked(notes.file, notes.sorted(), edition, len(standards), questions)
