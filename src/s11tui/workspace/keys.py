"""The workspace's own keys: one pair to sign with (Ed25519), one to be written to (age, X25519).

They stand in the workspace file, which is kept where only those people can reach it who may act for the partnership or
the agency; they are no part of the record, and are never handed over.
"""

import hashlib
from dataclasses import dataclass

from s11tui.clock import Clock, stamp
from s11tui.errors import CannotStore
from s11tui.workspace.store import Store

_SIGNING, _SEALING = "signing", "sealing"
_DIGITS, _GROUP = 30, 5


@dataclass(frozen=True, slots=True)
class PublicKeys:
    """What others need to know of a workspace: `signing` in hex (32 bytes), `sealing` as age writes it (`age1…`)."""

    signing: str
    sealing: str

    @property
    def fingerprint(self) -> str:
        """Six groups of five digits, to be read out over the telephone: about 100 bits of both keys' SHA-256."""
        digest = hashlib.sha256(f"s11tui-keys/1\n{self.signing}\n{self.sealing}".encode()).digest()
        digits = f"{int.from_bytes(digest) % 10**_DIGITS:0{_DIGITS}d}"
        return " ".join(digits[at : at + _GROUP] for at in range(0, _DIGITS, _GROUP))


class Keys:
    """The keys of one workspace; made when the workspace is, or, in an older one, when they are first needed."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def public(self) -> PublicKeys:
        """What may be told to anybody.

        Raises:
            CannotStore: there is no key to be written to: the library for it has no build for this system.
        """
        return PublicKeys(self.signer(), self._pair(_SEALING)[1])

    def signer(self) -> str:
        """The public key (hex) that what `sign` signed is checked with; there is one on every system."""
        return self._pair(_SIGNING)[1]

    def sign(self, message: bytes) -> bytes:
        """The Ed25519 signature of a message, 64 bytes."""
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        secret = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(self._pair(_SIGNING)[0]))
        return secret.sign(message)

    def identity(self) -> str:
        """The secret that opens what was written to this workspace, as age writes it. It must not leave the program."""
        return self._pair(_SEALING)[0]

    def make(self) -> None:
        """Make the keys that are not there yet; inside a transaction."""
        there, at = self._found(), stamp(self._clock())
        for purpose, new_pair in ((_SIGNING, _signing_pair), (_SEALING, _sealing_pair)):
            if purpose not in there and (pair := new_pair()) is not None:
                self._store.run("INSERT INTO keys VALUES (?, ?, ?, ?)", (purpose, *pair, at))

    def _pair(self, purpose: str) -> tuple[str, str]:
        found = self._found()
        if purpose not in found:
            with self._store.atomic():
                self.make()
            found = self._found()
        if purpose not in found:
            raise CannotStore(
                "Files cannot be sealed on this system: the library for it has no build here.",
                "Use the browser, the worksheet or the form instead of hand-over files.",
            )
        return found[purpose]

    def _found(self) -> dict[str, tuple[str, str]]:
        rows = self._store.all("SELECT purpose, secret, public FROM keys")
        return {purpose: (secret, public) for purpose, secret, public in rows}


def is_signed(message: bytes, signature: bytes, signing: str) -> bool:
    """Whether a message was signed with the secret of this public key (hex)."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(signing)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _signing_pair() -> tuple[str, str] | None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    secret = Ed25519PrivateKey.generate()
    return secret.private_bytes_raw().hex(), secret.public_key().public_bytes_raw().hex()


def _sealing_pair() -> tuple[str, str] | None:
    try:
        from pyrage import x25519
    except ImportError:  # there is no build of it for this system
        return None
    secret = x25519.Identity.generate()
    return str(secret), str(secret.to_public())
