"""What a person is told is one sentence of what happened and one of what to do."""

import pytest

from s11tui import errors


def kinds() -> list[type[errors.Refusal]]:
    return [errors.Refusal, *errors.Refusal.__subclasses__()]


@pytest.mark.parametrize("kind", kinds())
def test_every_refusal_says_both_sentences(kind: type[errors.Refusal]) -> None:
    refusal = kind("It is not so.", "Do this.")
    assert str(refusal) == "It is not so. Do this."
    assert (refusal.what, refusal.mend) == ("It is not so.", "Do this.")
    assert str(kind("It is not so.")) == "It is not so."


def test_unmet_lists_what_is_missing() -> None:
    assert errors.Unmet("Not yet.", "Do it.", ("a", "b")).missing == ("a", "b")
