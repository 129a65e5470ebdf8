"""The desks of a session: one module for each kind of work."""
