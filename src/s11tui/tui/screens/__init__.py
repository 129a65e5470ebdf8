"""Screens, each with its style sheet beside it. They are imported when they are opened, not before."""
