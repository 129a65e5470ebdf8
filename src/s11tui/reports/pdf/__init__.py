"""A document as a tagged PDF that meets PDF/UA-1 and PDF/A-3A.

The PDF engine lays nothing out here: it keeps objects, fonts and pages. Texts are broken into lines once, and
pages are filled, before anything is drawn; so the number of pages and the page of every heading are known by
then, and texts of any length take time in proportion to their length.

structure   the logical tree, in reading order
pen         draws on a page and marks what belongs to which part of the tree
lines, flow, text, ...   what is laid out
pages       fills pages and draws them
objects, metadata, attaching, embedding   what else a PDF needs
writer      puts it together
"""

from s11tui.reports.pdf.writer import write_pdf

__all__ = ["write_pdf"]
