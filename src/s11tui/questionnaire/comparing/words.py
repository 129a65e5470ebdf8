"""When two texts say the same."""


def same_words(one: str, other: str) -> bool:
    """Whether two texts have the same words and signs. Where lines break does not matter; anything else may."""
    return one == other or one.split() == other.split()
