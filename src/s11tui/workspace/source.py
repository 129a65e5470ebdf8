"""Where ids and salts come from: chance for people's work, a seed for the demo."""

import random
import secrets
import uuid

_SEEDS = 1_000_000


class Source:
    """Ids and salts that nobody can guess."""

    def new_id(self) -> str:
        """A random uuid."""
        return str(uuid.uuid4())

    def new_salt(self) -> str:
        """128 random bits, in hex."""
        return secrets.token_hex(16)

    def new_seed(self) -> int:
        """A number to draw a sample from, short enough to be read out."""
        return secrets.randbelow(_SEEDS)


class SeededSource(Source):
    """The same ids and salts every time, for an invented record that is to be the same everywhere."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def new_id(self) -> str:
        return str(uuid.UUID(int=self._random.getrandbits(128), version=4))

    def new_salt(self) -> str:
        return f"{self._random.getrandbits(128):032x}"

    def new_seed(self) -> int:
        return self._random.randrange(_SEEDS)
