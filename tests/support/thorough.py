"""Whether the longer proofs are asked for: `S11TUI_THOROUGH=1`."""

import os

THOROUGH = os.environ.get("S11TUI_THOROUGH") == "1"
LONGER = 20
"""How many times as many examples the longer proofs look at."""


def examples(usual: int) -> int:
    """How many examples of something slow are looked at: so many in the everyday run, many more in the long one."""
    return usual * LONGER if THOROUGH else usual
