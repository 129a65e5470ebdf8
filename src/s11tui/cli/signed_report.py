"""The report that somebody signs, and the SHA-256 by which the signature names it."""

import hashlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from s11tui.cli.progress import Progress

if TYPE_CHECKING:
    from s11tui.audit.view_models import ReturnView
    from s11tui.workspace.session import Session


def report_read(session: "Session", view: "ReturnView", folder: Path) -> tuple[Path, str]:
    """Write the report of a return as it stands; its path, and the SHA-256 of its bytes.

    Raises:
        CannotWrite: it cannot be written; nothing was signed then.
    """
    from s11tui.reports.pdf.writer import write_pdf
    from s11tui.reports.return_report import report_file_name, return_document
    from s11tui.reports.writing import write_file

    document = return_document(view, session.reading.edition(view.edition.sha256))
    made = BytesIO()
    with Progress("Writing what you sign") as progress:
        write_pdf(document, made, progress)
    data = made.getvalue()

    def write(file: BinaryIO) -> None:
        file.write(data)

    return write_file(folder, report_file_name(view), write), hashlib.sha256(data).hexdigest()
