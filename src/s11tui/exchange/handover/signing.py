"""What exactly is signed."""

from s11tui.exchange.handover.shapes import FORMAT


def signed_bytes(manifest: bytes) -> bytes:
    """The manifest behind a word of its own, so that no signature given for something else can stand for it."""
    return FORMAT.encode() + b"\0" + manifest
