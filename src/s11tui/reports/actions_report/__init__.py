"""The action plan: what will be done, by whom, by when, how far it is, and what was said of it."""

from s11tui.reports.actions_report.building import actions_paper

__all__ = ["actions_paper"]
