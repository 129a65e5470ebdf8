"""Words and editions that were altered in the file are named."""

from collections.abc import Callable

import pytest

from s11tui.workspace.store import sqlite3
from s11tui.workspace.verifying import Verified
from support.tampering import other

Meddle = Callable[[Callable[[sqlite3.Connection], object]], Verified]


@pytest.mark.parametrize("column", ["digest", "salt", "text"])
def test_altered_words_are_named(meddle: Meddle, column: str) -> None:
    named = []

    def alter(connection: sqlite3.Connection) -> None:
        digest, value = connection.execute(f"SELECT digest, {column} FROM words WHERE text = 'Ours.'").fetchone()
        connection.execute(f"UPDATE words SET {column} = ? WHERE digest = ?", (other(value, "TEXT"), digest))
        named.append(digest[:12])

    assert any(named[0] in one for one in meddle(alter).problems)


@pytest.mark.parametrize(
    "change", ["text = NULL", "salt = NULL", "text = NULL, salt = NULL", "salt = 'zz'", "text = ''"]
)
def test_words_that_were_emptied_are_named(meddle: Meddle, change: str) -> None:
    found = meddle(lambda connection: connection.execute(f"UPDATE words SET {change} WHERE text = 'Ours.'"))
    assert any(one.startswith("words ") for one in found.problems)


def test_words_removed_or_put_in_are_named(meddle: Meddle) -> None:
    gone = meddle(lambda connection: connection.execute("DELETE FROM words WHERE text = 'Ours.'"))
    assert any("missing" in one for one in gone.problems)
    added = meddle(lambda connection: connection.execute("INSERT INTO words VALUES (?, '00', 'x')", ("f" * 64,)))
    assert any("no event names them" in one for one in added.problems)


def test_words_of_two_answers_exchanged_are_named(meddle: Meddle) -> None:
    def swap(connection: sqlite3.Connection) -> None:
        rows = connection.execute("SELECT digest, text FROM words WHERE text IN ('Ours.', 'The register.')").fetchall()
        for (digest, _), (_, text) in zip(rows, reversed(rows), strict=True):
            connection.execute("UPDATE words SET text = ? WHERE digest = ?", (text, digest))

    assert sum("altered" in one for one in meddle(swap).problems) >= 2


@pytest.mark.parametrize("column", ["sha256", "id", "version", "title", "canonical", "published_at"])
def test_an_altered_edition_is_named(meddle: Meddle, column: str) -> None:
    def alter(connection: sqlite3.Connection) -> None:
        value = connection.execute(f"SELECT {column} FROM editions").fetchone()[0]
        new = value.replace("Policy", "Police") if column == "canonical" else other(value, "TEXT")
        connection.execute(f"UPDATE editions SET {column} = ?", (new,))

    found = meddle(alter)
    assert any(one.startswith("edition ") for one in found.problems), found.problems


@pytest.mark.parametrize("canonical", ["", "not json", "{}", "[1]", '{"language": 9}'])
def test_an_edition_that_is_none_any_more_is_named_not_stumbled_over(meddle: Meddle, canonical: str) -> None:
    found = meddle(lambda connection: connection.execute("UPDATE editions SET canonical = ?", (canonical,)))
    assert any(one.startswith("edition ") for one in found.problems)


def test_a_removed_edition_is_named(meddle: Meddle) -> None:
    found = meddle(lambda connection: connection.execute("DELETE FROM editions"))
    assert any("section11-small 2027.1" in one and "missing" in one for one in found.problems)
