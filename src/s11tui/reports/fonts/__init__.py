"""The faces that reports are set in, and how a text is spread over them.

Atkinson Hyperlegible Next was drawn for readers with low vision; DejaVu Sans stands behind it for symbols,
Greek, Cyrillic and single emoji. Both are embedded in every PDF. Nothing is promised for scripts that are
written from right to left, or that neither face has: those characters get a visible stand-in, are counted, and
stand in full in the text behind the stand-in and in the data attached to the file.
"""
