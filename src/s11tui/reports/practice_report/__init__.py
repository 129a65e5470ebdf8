"""The good practice bank, ready for the annual report: only what agencies allowed, and no name that they did not."""

from s11tui.reports.practice_report.building import practice_paper

__all__ = ["practice_paper"]
