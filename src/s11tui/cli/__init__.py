"""Everything that a person can do on a screen, as a command."""
