"""An invented partnership: the first thing a newcomer sees, and what tests and benchmarks run on."""

from s11tui.demo.building import build

__all__ = ["build"]
