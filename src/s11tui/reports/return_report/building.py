"""Puts the return report together."""

import hashlib
from datetime import UTC, datetime

from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.clock import moment
from s11tui.questionnaire.models import Edition
from s11tui.reports.document import Attachment, Document
from s11tui.reports.return_report import wording
from s11tui.reports.return_report.closing import DATA_NAME, actions, checking, signatures
from s11tui.reports.return_report.cover import cover, how_to_read
from s11tui.reports.return_report.data import public, return_data
from s11tui.reports.return_report.not_asked import questions_not_asked, standards_not_asked
from s11tui.reports.return_report.standards import area_section
from s11tui.reports.return_report.summary import summary
from s11tui.text import safe_name

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of a report on a return to which nothing ever happened."""


def return_document(view: ReturnView, edition: Edition | None = None) -> Document:
    """The return report.

    It is dated by the return's last event, not by the day it is printed: the same return gives the same bytes.

    Args:
        edition: the edition the return is written for; with it, what was not asked is listed.
    """
    view = public(view)
    data = return_data(view)
    digest = hashlib.sha256(data).hexdigest()

    def not_asked(standard: StandardView) -> tuple[str, ...]:
        return questions_not_asked(standard, edition) if edition else ()

    areas = tuple(area_section(view, area, not_asked) for area in view.areas)
    unasked = standards_not_asked(view, edition) if edition else ()
    closing = (actions(view), signatures(view), checking(view, digest))
    return Document(
        title=f"{view.round.title}: return of {view.agency.name}",
        subtitle=f"{view.edition.title}, version {view.edition.version}",
        created=_moment(view),
        author=view.partnership,
        subject=f"What {view.agency.name} answered, how it graded itself, and what was agreed",
        state_banner=wording.banner(view),
        reference=view.head,
        cover=cover(view, digest),
        sections=(how_to_read(view), summary(view), *areas, *unasked, *closing),
        attachments=(Attachment(DATA_NAME, data, "application/json", "Every answer and grade, for programs"),),
    )


def report_file_name(view: ReturnView) -> str:
    """`return-exampleshire-police-section-11-2027-draft.pdf`, `...-revision-1-submitted.pdf`: a name for each state."""
    banner = wording.banner(view).lower().replace(" ", "-")
    state = banner or f"revision-{view.revision}-{view.state.replace(' ', '-')}"
    return safe_name(f"return-{view.agency.slug}-{view.round.slug}-{state}.pdf")


def _moment(view: ReturnView) -> datetime:
    try:
        return moment(view.as_of)
    except ValueError:
        return _NEVER
