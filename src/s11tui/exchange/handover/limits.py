"""How large a hand-over may be, and what is in it. What goes beyond is neither written nor read.

They are far beyond what a return needs and short of hurting a small laptop: a return of 65 standards whose every answer
was written fifty times over takes about 15 MB; a hand-over is held in memory about four times while it is read.
"""

MB = 1024 * 1024

FILE = 128 * MB
"""Bytes of the file as it arrives, and of the package in it; all that the package unpacks to together."""

SEALED_HEADER = 4096
"""Bytes of what age writes before the encrypted part; a few receivers fit. The time to read a longer one grows with the
square of its length."""

MANIFEST = 256 * 1024
SIGNATURE = 64
PAYLOAD = 32 * MB
EDITION = 4 * MB
EVIDENCE = 10 * MB
"""Bytes of one evidence file: as much as a workspace keeps of one."""

FILES = 500
"""Evidence files in one hand-over."""

MEMBERS = FILES + 4

DIRECTORY = MEMBERS * 512
"""Bytes of the package's own list of members; 512 for each is several times what a writer needs."""

VALUES = 1_000_000
"""Values in one JSON text, counted without reading it: what a small text can become in memory depends on them."""

DEPTH = 24
"""How deep one JSON text may be nested."""

EVENTS = 30_000
WORDS = 100_000
PEOPLE = 10_000
BODY = 1_000_000
"""Characters of one event's body; people's words stand beside it."""

BODY_VALUES = 100_000

LARGEST_NUMBER = 2**53 - 1
"""What every program that reads JSON can hold (RFC 8785)."""

DIGITS = 16
"""Of a whole number, before it is looked at."""
