"""Whether the longer proofs are asked for: `S11TUI_THOROUGH=1`."""

import os

THOROUGH = os.environ.get("S11TUI_THOROUGH") == "1"
