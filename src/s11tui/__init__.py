"""s11tui: safeguarding self-audits, from the first answer to the last closed action."""

__version__ = "0.1.0"
