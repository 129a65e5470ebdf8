"""Unfinished texts: saved as they are typed, never counted as answers."""

from s11tui.clock import Clock, stamp
from s11tui.workspace.store import Store

_SAVE = (
    'INSERT INTO drafts ("return", standard, question, person, text, based_on, at) VALUES (?, ?, ?, ?, ?, ?, ?) '
    'ON CONFLICT ("return", standard, question, person) DO UPDATE SET text = excluded.text, at = excluded.at'
)
_MINE = 'WHERE "return" = ? AND person = ?'
_ONE = 'WHERE "return" = ? AND standard = ? AND question = ? AND person = ?'

Draft = tuple[str, str, str, str]
"""Standard, question (empty for the reason of the grade), text, id of the event it was based on (or empty)."""


class Drafts:
    """The drafts of one workspace."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def save(self, return_id: str, standard: str, question: str, person: str, text: str, based_on: str) -> None:
        """Keep a text; what it was based on stays what it was when it was begun."""
        at = stamp(self._clock())
        self._store.conn.execute(_SAVE, (return_id, standard, question, person, text, based_on, at))

    def drop(self, return_id: str, standard: str, question: str, person: str) -> None:
        """Let go of a text that has become an answer or is not wanted."""
        self._store.conn.execute(f"DELETE FROM drafts {_ONE}", (return_id, standard, question, person))

    def rebase(self, return_id: str, standard: str, person: str, before: str, after: str) -> None:
        """Have the draft of a grade's reason, if it was based on one event, be based on another from now on."""
        self._store.conn.execute(
            f"UPDATE drafts SET based_on = ? {_ONE} AND based_on = ?", (after, return_id, standard, "", person, before)
        )

    def based_on(self, return_id: str, standard: str, question: str, person: str) -> str | None:
        """The event that a draft was based on; None where there is no draft."""
        row = self._store.one(f"SELECT based_on FROM drafts {_ONE}", (return_id, standard, question, person))
        return None if row is None else str(row[0])

    def pass_on(self, return_id: str, old: str, new: str) -> int:
        """Give one person's drafts in a return to another; how many. Where both had begun, the texts stand together."""
        rows = self._store.all(f"SELECT standard, question, text, based_on FROM drafts {_MINE}", (return_id, old))
        for standard, question, text, based_on in rows:
            own = self._store.one(f"SELECT text FROM drafts {_ONE}", (return_id, standard, question, new))
            both = f"{own[0]}\n\n{text}" if own and own[0] != text else text
            self.save(return_id, standard, question, new, both, based_on)
            self.drop(return_id, standard, question, old)
        return len(rows)

    def list(self, return_id: str, person: str) -> list[Draft]:
        """A person's drafts in one return."""
        rows = self._store.all(f"SELECT standard, question, text, based_on FROM drafts {_MINE}", (return_id, person))
        return [(standard, question, text, based_on) for standard, question, text, based_on in rows]

    def of(self, return_id: str, person: str) -> tuple[dict[str, str], int]:
        """A person's drafts by `standard/question`, and how many other people have."""
        rows = self._store.all('SELECT standard, question, person, text FROM drafts WHERE "return" = ?', (return_id,))
        mine = {f"{standard}/{question}": text for standard, question, who, text in rows if who == person}
        return mine, len(rows) - len(mine)
