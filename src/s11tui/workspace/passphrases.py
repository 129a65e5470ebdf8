"""Passphrases and one-time codes: how they are made, checked and kept.

Nothing that was typed is kept: of a passphrase an Argon2id digest, of a code, which is long and made by chance, a plain
one. Argon2's own defaults (RFC 9106, low memory: 64 MiB, three passes) are used.
"""

import hashlib
import secrets
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from s11tui.errors import BadInput

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 200
"""Characters of a passphrase: three random words are longer (advice of the National Cyber Security Centre)."""

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters and digits that nobody takes for one another on paper."""
_GROUPS, _IN_A_GROUP = 3, 4


def new_code() -> str:
    """A one-time code for one person, as it is printed: `K7MQ-3XRT-9FHW`, about 59 bits."""
    letters = [secrets.choice(_LETTERS) for _ in range(_GROUPS * _IN_A_GROUP)]
    return "-".join("".join(letters[at : at + _IN_A_GROUP]) for at in range(0, len(letters), _IN_A_GROUP))


def code_digest(person: str, code: str) -> str:
    """What is kept of a code. Small letters, spaces and other hyphens than the printed ones do not matter."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return hashlib.sha256(f"s11tui-code/1\n{person}\n{plain}".encode()).hexdigest()


def digest_of(passphrase: str) -> str:
    """What is kept of a passphrase."""
    return str(_hasher().hash(_normal(passphrase)))


def is_right(digest: str, passphrase: str) -> bool:
    """Whether a passphrase is the one that a digest was made of. Takes as long where there is no digest."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return bool(_hasher().verify(digest or _of_nobody(), _normal(passphrase))) and bool(digest)
    except (VerificationError, InvalidHashError):
        return False


def require_good(passphrase: str, *names: str) -> None:
    """Raise where a passphrase is too easy to guess.

    Args:
        names: words that it must not consist of: the person's name, the partnership's.

    Raises:
        BadInput: it is too short or long, one letter over and over, or somebody's name.
    """
    text = _normal(passphrase)
    mend = f"Take three or four words that do not belong together, at least {SHORTEST} characters in all."
    if len(text.strip()) < SHORTEST:
        raise BadInput("That passphrase is too short.", mend)
    if len(text) > LONGEST:
        raise BadInput(f"That passphrase is longer than {LONGEST} characters.", "Take a shorter one.")
    if len(set(text.casefold())) < 5:  # aaaaaaaaaaaa, 121212121212
        raise BadInput("That passphrase is a few letters over and over.", mend)
    plain = _letters(text)
    if any(plain == _letters(name) for name in names if name) or _is_run(plain):
        raise BadInput("That passphrase is easy to guess.", mend)


def _is_run(text: str) -> bool:
    """Keys that lie side by side, or the same word again."""
    runs = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "12345678901234567890", "09876543210987654321")
    words = ("password", "passphrase", "safeguarding", "letmein", "welcome")
    rest = text
    for word in words:
        rest = rest.replace(word, "")
    return any(text in run for run in runs) or len(rest) < 4


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _normal(passphrase: str) -> str:
    """The same passphrase whichever keyboard typed it (RFC 8265: NFC, any space is a space)."""
    return unicodedata.normalize("NFC", "".join(" " if one.isspace() else one for one in passphrase))


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _of_nobody() -> str:
    """A digest to spend time on where there is none, so that a name cannot be guessed by how long an answer takes."""
    return str(_hasher().hash(secrets.token_hex(16)))
