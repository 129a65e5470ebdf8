"""Widgets: what they show they are given, and they speak up by small messages."""
