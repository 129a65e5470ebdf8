"""Writing a worksheet, or the blank form, where reports go."""

from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from s11tui.audit.view_models import ReturnView
from s11tui.clock import stamp
from s11tui.reports.writing import write_file

if TYPE_CHECKING:
    from s11tui.audit.register import Person
    from s11tui.exchange.worksheets.parts import Worksheet
    from s11tui.questionnaire.models import Edition
    from s11tui.workspace.session import Session

KINDS = ("xlsx", "html", "pdf")
"""A spreadsheet, a form for any browser, a blank form to print (which is not brought back)."""


def write_out(
    session: "Session",
    view: ReturnView,
    kind: str,
    chosen: Collection[str],
    folder: Path,
    colleague: "Person | None" = None,
) -> Path:
    """Write a worksheet of the chosen standards; gives back where it is.

    Raises:
        CannotWrite: the folder cannot be written to.
    """
    edition = session.reading.edition(view.edition.sha256)
    name = "-".join(["worksheet", view.slug, *([colleague.slug] if colleague else [])])
    if kind == "pdf":
        return write_file(folder, f"{name}.pdf", partial(_write_blank, view, edition, chosen))
    from s11tui.exchange.worksheets.model import worksheet_of

    made_for = colleague.name if colleague else ""
    made_at = stamp(session.workspace.clock())
    worksheet = worksheet_of(view, edition, made_at=made_at, made_for=made_for, standards=chosen)
    return write_file(folder, f"{name}.{kind}", partial(_write_sheet, worksheet, kind))


def _write_blank(view: ReturnView, edition: "Edition", chosen: Collection[str], target: BinaryIO) -> None:
    from s11tui.reports.blank_report import blank_document
    from s11tui.reports.pdf.writer import write_pdf

    whole = len(chosen) == len(view.standards())
    write_pdf(blank_document(view, edition, None if whole else chosen), target)


def _write_sheet(worksheet: "Worksheet", kind: str, target: BinaryIO) -> None:
    if kind == "html":
        from s11tui.exchange.worksheets.html import write_html

        target.write(write_html(worksheet))
    else:
        from s11tui.exchange.worksheets.xlsx import write_xlsx

        target.write(write_xlsx(worksheet))
