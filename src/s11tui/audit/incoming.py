"""What a hand-over would change, or has changed, in the workspace that receives it. Frozen, like all that is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Arrived:
    """An event that was not here yet.

    Attributes:
        who: name of the person who did it.
        standard, question: ids; empty where it is about none.
        crossed: it was written before its writer knew what was done here meanwhile: it is kept, and changes nothing.
    """

    kind: str
    who: str
    at: str
    standard: str = ""
    question: str = ""
    crossed: bool = False


@dataclass(frozen=True, slots=True)
class Versions:
    """A question (empty: the grade) for which both sides gave an answer, as people read them.

    Attributes:
        standard: number and title.
        question: its text; empty for the grade, `evidence` for the evidence.
        arrived: what came, here what stood.
    """

    standard: str
    question: str
    arrived: str
    here: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """One hand-over before the receiver.

    Attributes:
        id, number, made_at: of the hand-over.
        sender: name; `fingerprint`: of its keys, to be compared over the telephone.
        known: whether exactly these keys were known before.
        return_id, ref: id and slug of the return in this workspace.
        is_new: whether the return was not here before.
        agency, round, due: names, and the ISO day; as they are here afterwards.
        before, after: state of the return in words; `before` is empty for a new one.
        revision: number of submissions afterwards.
        arrived: events that were not here, in their order; those of rounds and actions too.
        conflicts: questions that have two versions afterwards, which a person must settle.
        settled: questions where what was declared stands in the place of what was written here.
        people: names of those who are registered, without any role, because they are named.
        files: names of evidence files that come with it.
        edition: title of the questionnaire, where it is published with it; empty where it was here.
        withheld: how many texts were left out, because their questions are hidden; `redacted`: how many texts are taken
            out of the record.
        taken: whether it was taken in; false while it is only looked at.
    """

    id: str
    number: int
    made_at: str
    sender: str
    fingerprint: str
    known: bool
    return_id: str
    is_new: bool
    before: str
    ref: str = ""
    agency: str = ""
    round: str = ""
    due: str = ""
    after: str = ""
    revision: int = 0
    arrived: tuple[Arrived, ...] = ()
    conflicts: tuple[Versions, ...] = ()
    settled: tuple[Versions, ...] = ()
    people: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    edition: str = ""
    withheld: int = 0
    redacted: int = 0
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One hand-over that went or came.

    Attributes:
        party: name of the other side; empty for an invitation to somebody who was not known.
        direction: `sent` or `received`.
        head: reference code of the return as it was handed over.
    """

    id: str
    return_id: str
    ref: str
    party: str
    direction: str
    number: int
    head: str
    at: str
