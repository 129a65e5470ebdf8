"""Where things stand in a TOML text: its statements, their lines, and what is odd about how they are written."""
