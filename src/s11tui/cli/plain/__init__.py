"""Plain mode: a return by prompts and lines, for screen readers, slow links and scripts.

Nothing is drawn, moved, coloured or cleared: every line makes sense when it is read aloud on its own.
"""

from s11tui.cli.plain.loop import fill_in

__all__ = ["fill_in"]
