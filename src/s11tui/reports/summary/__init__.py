"""The executive summary of a round: two pages at the most, for a reader who has four minutes.

However much the round holds, the longest lists are cut to the most important, and say where the rest is.
"""

from s11tui.reports.summary.building import summary_paper

__all__ = ["summary_paper"]
