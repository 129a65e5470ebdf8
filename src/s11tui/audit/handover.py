"""What travels when a return is handed from one workspace to another: its chain, and what reading it takes.

Pure: `workspace` makes it of the record and takes it in, `exchange` makes a file of it and reads one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from s11tui.audit.register import Agency
from s11tui.audit.words import SealedWords


@dataclass(frozen=True, slots=True)
class Link:
    """An event as it stands in the sender's chain; `body` is its canonical JSON with people's words sealed."""

    id: str
    stream: str
    seq: int
    previous: str
    hash: str
    kind: str
    version: int
    at: str
    who: str
    body: str


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose workspace it comes from.

    Attributes:
        id: of its partnership (or, of an agency's own workspace, what stands in that place); made where it was made.
        alone: whether it is an agency's own.
        signing, sealing: its public keys, see `workspace.keys.PublicKeys`.
        contacts: who to call about a child, by the names in `register.CONTACTS`; a partnership's only.
    """

    id: str
    name: str
    alone: bool
    signing: str
    sealing: str
    contacts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HandOver:
    """One return on its way.

    Attributes:
        id: uuid of this hand-over; `number`: 1, 2, … for this return from this sender.
        receiver: id of the party it is for; empty in an invitation to somebody whose keys are not known yet.
        return_id: the return, the same on both sides.
        agency: as the partnership's register has it.
        edition: canonical bytes of the questionnaire, as text.
        links: events of `register/round/…`, `return/…` and `action/…`, each stream whole and in its order; never of
            `panel/…`, `meeting/…` or anything else.
        words: what people wrote in them; `withheld`: digests of words that are left out (of answers that are hidden
            now), `redacted`: of words that were taken out of the record.
        people: names of those whom the events name, by id.
        files: evidence files that the events name, by SHA-256; those of hidden or redacted words are left out too.
    """

    id: str
    number: int
    made_at: str
    sender: Sender
    receiver: str
    return_id: str
    agency: Agency
    edition: str
    links: tuple[Link, ...]
    words: tuple[SealedWords, ...]
    withheld: tuple[str, ...]
    redacted: tuple[str, ...]
    people: Mapping[str, str]
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def head(self) -> str:
        """The reference code of the return as it is handed over."""
        own = [link for link in self.links if link.stream == f"return/{self.return_id}"]
        return own[-1].hash if own else ""
