"""A document with the name that its file is given, and the way to the disk."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from s11tui.reports.document import Document
from s11tui.reports.writing import write_file


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that is ready to be written. `name`: of its file."""

    document: Document
    name: str


def write_paper(paper: Paper, folder: Path, progress: Callable[[float], None] | None = None) -> Path:
    """Write a paper as a PDF: all of it or nothing.

    Returns:
        Where it lies.

    Raises:
        CannotWrite: the folder cannot be written to.
    """
    # ReportLab is slow to load, and who only makes documents does not need it.
    from s11tui.reports.pdf.writer import write_pdf

    def write(target: BinaryIO) -> None:
        write_pdf(paper.document, target, progress)

    return write_file(folder, paper.name, write)
