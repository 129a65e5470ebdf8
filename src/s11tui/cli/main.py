"""The console entry point."""

import sys


def run() -> None:
    """Run the command line that the program was started with, and leave with its exit code.

    Nothing is imported before the guard stands, so that Ctrl+C is answered in words from the very start.
    """
    try:
        from s11tui.cli.guard import attempt, heed_signals

        heed_signals()
        code = attempt(sys.argv[1:])
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. What was saved before is safe.\n")
        code = 1
    sys.exit(code)
