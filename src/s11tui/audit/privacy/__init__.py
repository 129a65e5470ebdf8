"""The privacy guard: what in a text or a file name could tell who a child is.

It warns with the place and never blocks. Everything here looks at bounded stretches of text around a hit, so that a
text of any length takes time in proportion to it.
"""

from s11tui.audit.privacy.finding import traces_in, traces_in_file_name
from s11tui.audit.privacy.trace import KINDS, Trace

__all__ = ["KINDS", "Trace", "traces_in", "traces_in_file_name"]
