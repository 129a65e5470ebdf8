"""From a parsed document to an edition: every key looked at, every default filled in."""
