"""The return report: one agency's answers in one round, in every state of the return.

It says what the agency may see, whoever makes it: no grade of the panel before grades are shared, no unfinished
text of anybody, and no working comments. The same view always gives the same bytes.
"""

from s11tui.reports.return_report.building import report_file_name, return_document

__all__ = ["report_file_name", "return_document"]
