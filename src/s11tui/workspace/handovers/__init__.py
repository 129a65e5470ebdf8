"""Making a hand-over from the record, and taking one in."""
