"""The small parts of bringing a worksheet back: what a file says, and what it would change."""

from dataclasses import dataclass
from typing import Literal

from s11tui.questionnaire.conditions import Value

Kind = Literal["new", "changed", "newer", "refused"]
Newer = Literal["leave", "both", "sheet"]
Cells = tuple[str, str, str]
"""Evidence: title, held at, date. An action: what, owner, due."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a file says.

    Attributes:
        values: admitted text by path; a path that is not there was not in the file, an empty text was emptied.
        seen: by path, the event that the sheet was made from, as it was sent out.
        was: by path, what tells whether a colleague touched it (`model.sent`), as it was sent out.
        evidence: lines that were added: (standard, (title, held at, date)).
        actions: lines that were added: (standard, (what, owner, due)).
        unplaced: (where in the file, text) of what belongs nowhere.
        dropped: how many characters the door left out.
    """

    format: str
    return_id: str
    edition_sha256: str
    made_at: str
    made_for: str
    values: dict[str, str]
    seen: dict[str, str]
    was: dict[str, str]
    evidence: tuple[tuple[str, Cells], ...] = ()
    actions: tuple[tuple[str, Cells], ...] = ()
    unplaced: tuple[tuple[str, str], ...] = ()
    dropped: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that the file says otherwise than the record.

    Attributes:
        kind: `newer`: the record was changed since the sheet was made, and the sheet says something else, so that it
            is never taken without asking; `refused`: it does not fit, and `why` says so.
        before: what stands, in words.
        after: what the sheet says, in words; empty where it was emptied.
        value: what would be recorded; empty to clear it.
        seen: the event that the sheet was made from.
        standing: the event that stood when this was worked out.
        draft: the viewer's own unfinished text there, which no sheet may sweep away unasked.
    """

    path: str
    standard: str
    label: str
    kind: Kind
    before: str
    after: str
    value: Value
    seen: str
    why: str = ""
    standing: str = ""
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Bringing:
    """What a file would change.

    Attributes:
        same: how many fields say what stands already, or were not touched.
        unplaced: (where, text, why) of what would not be taken.
        evidence: lines that would be added: (standard, (title, held at, date)).
        actions: lines that would be added: (standard, (what, owner, due)).
        notice: what the door left out, in words; empty for nothing.
    """

    changes: tuple[Change, ...]
    same: int
    unplaced: tuple[tuple[str, str, str], ...]
    evidence: tuple[tuple[str, Cells], ...]
    actions: tuple[tuple[str, Cells], ...]
    notice: str = ""

    def of(self, *kinds: Kind) -> tuple[Change, ...]:
        """The changes of these kinds."""
        return tuple(one for one in self.changes if one.kind in kinds)

    def count(self, newer: Newer = "leave") -> int:
        """How many things would be taken."""
        plain = len(self.of("new", "changed")) + len(self.evidence) + len(self.actions)
        return plain if newer == "leave" else plain + len(self.of("newer"))
