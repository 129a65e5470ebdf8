"""The minutes of a meeting: who was there, what was decided and why, what was said both ways, who does what by when."""

from s11tui.reports.minutes.building import minutes_document, minutes_file_name

__all__ = ["minutes_document", "minutes_file_name"]
