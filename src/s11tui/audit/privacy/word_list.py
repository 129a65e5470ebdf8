"""Lists of words, as a person would write them down."""


def words_of(listed: str) -> frozenset[str]:
    """The words of a text, each once."""
    return frozenset(listed.split())
