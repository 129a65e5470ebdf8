"""The feedback letter to one agency: what was confirmed, raised or lowered and why, and what happens next.

It says what the agency may see, whoever prints it: the panel's copy and the agency's are the same once grades are
shared. Before that only the panel can print it, marked as a draft.
"""

from s11tui.reports.letter.building import letter_document, letter_file_name, letter_paper

__all__ = ["letter_document", "letter_file_name", "letter_paper"]
