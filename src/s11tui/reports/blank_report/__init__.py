"""The blank form: what an agency is asked, on paper, to be filled in by hand and typed in afterwards.

It holds nothing that anybody answered. The same questionnaire for the same agency always gives the same bytes.
"""

from s11tui.reports.blank_report.building import (
    blank_document,
    blank_edition_document,
    blank_edition_file_name,
    blank_file_name,
)

__all__ = ["blank_document", "blank_edition_document", "blank_edition_file_name", "blank_file_name"]
