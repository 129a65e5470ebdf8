"""What is asked: from a TOML file to an edition that never changes."""
