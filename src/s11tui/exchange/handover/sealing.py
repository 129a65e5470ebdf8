"""Encrypting a package to its receiver, and opening one: age, with X25519 keys."""

from s11tui.errors import BadInput, CannotWrite
from s11tui.exchange.handover import limits
from s11tui.exchange.handover.faults import cannot_open, damaged, other_key

SEALED = b"age-encryption.org/"
"""How every file of age begins."""

_HEADER_ENDS = b"\n--- "


def is_sealed(data: bytes) -> bool:
    """Whether a file is encrypted."""
    return data.startswith(SEALED)


def seal(package: bytes, to: str) -> bytes:
    """A package encrypted to a public key (`age1…`).

    Raises:
        CannotWrite: it is no such key, or this system has no library for it.
    """
    try:
        import pyrage
    except ImportError:
        raise CannotWrite(
            "Files cannot be encrypted on this system: the library for it has no build here, so none was written.",
            "Use the browser, the worksheet or the form instead of hand-over files.",
        ) from None
    try:
        return bytes(pyrage.encrypt(package, [pyrage.x25519.Recipient.from_str(to)]))
    except (pyrage.RecipientError, pyrage.EncryptError):
        raise CannotWrite(
            "The receiver's key is not one that can be written to, so no hand-over was written.",
            "Ask them for the file of “s11tui handover key” and take it again with “s11tui handover know”.",
        ) from None


def unseal(data: bytes, identity: str) -> bytes:
    """What was encrypted to the key of this identity (`AGE-SECRET-KEY-1…`).

    Raises:
        BadInput: it was encrypted to another key, was altered or is not whole.
    """
    if _HEADER_ENDS not in data[: limits.SEALED_HEADER]:
        raise damaged()
    try:
        import pyrage
    except ImportError:
        raise cannot_open() from None
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)]))
    except pyrage.DecryptError as fault:
        raise _refusal(str(fault)) from None


def _refusal(said: str) -> BadInput:
    """The library tells its faults apart by words alone; where it changes them, “damaged” is true of all."""
    return other_key() if "No matching keys" in said else damaged()
