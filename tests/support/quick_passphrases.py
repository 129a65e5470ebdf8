"""Argon2 with as little work as it allows: what is tried is who comes in, not how long guessing takes."""

import pytest
from argon2 import PasswordHasher

from s11tui.workspace import passphrases


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passphrases, "_hasher", lambda: hasher)
    passphrases._of_nobody.cache_clear()
