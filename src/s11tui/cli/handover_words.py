"""What `s11tui handover` says, and the stable shapes of it. Add keys, never rename."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from s11tui.cli.printing import moment_in_words, note, one_line, say, say_table
from s11tui.clock import day_in_words
from s11tui.text import capital, counted

if TYPE_CHECKING:
    from s11tui.audit.handover import HandOver
    from s11tui.audit.incoming import Arrived, Incoming, Passage, Versions

Shape = dict[str, Any]

_SHOWN = 12
_LONGEST = 200
_WAY = {"sent": "went to", "received": "came from"}


def sent_shape(handover: "HandOver", ref: str, path: str) -> Shape:
    """A file that was written."""
    return {
        "id": handover.id,
        "number": handover.number,
        "return": ref,
        "agency": handover.agency.slug,
        "head": handover.head,
        "encrypted": bool(handover.receiver),
        "file": path,
    }


def passage_shape(one: "Passage") -> Shape:
    """A hand-over that went or came."""
    return {
        "id": one.id,
        "direction": one.direction,
        "return": one.ref,
        "party": one.party,
        "number": one.number,
        "head": one.head,
        "at": one.at,
    }


def incoming_shape(one: "Incoming") -> Shape:
    """What a hand-over would change, or has changed (`taken`)."""
    return {
        "id": one.id,
        "number": one.number,
        "made_at": one.made_at,
        "sender": one.sender,
        "fingerprint": one.fingerprint,
        "known": one.known,
        "return": one.ref,
        "new": one.is_new,
        "agency": one.agency,
        "round_title": one.round,
        "due": one.due,
        "before": one.before,
        "after": one.after,
        "revision": one.revision,
        "arrived": [_arrived(each) for each in one.arrived],
        "conflicts": [_versions(each) for each in one.conflicts],
        "settled": [_versions(each) for each in one.settled],
        "people": list(one.people),
        "evidence_files": list(one.files),
        "edition": one.edition,
        "withheld": one.withheld,
        "redacted": one.redacted,
        "taken": one.taken,
    }


def tell_passages(passages: "Sequence[Passage]") -> None:
    """What went and came, as a table."""
    if not passages:
        note("Nothing went or came yet.")
        return
    head = ("when", "which way", "whom", "return", "number", "reference code")
    say_table(head, [_row(one) for one in passages])


def _row(one: "Passage") -> tuple[str, ...]:
    whom = one.party or "(not known then)"
    return (moment_in_words(one.at), _WAY[one.direction], whom, one.ref, str(one.number), one.head[:12])


def tell(one: "Incoming") -> None:
    """What a hand-over is, and what it would change."""
    say(f"Hand-over {one.number} from {one.sender}, made {moment_in_words(one.made_at)}")
    say(f"  fingerprint  {one.fingerprint}{'' if one.known else '   (not known here yet)'}")
    say(f"  return       {one.ref}: {one_line(one.agency)}, {one_line(one.round)}")
    say(f"  due          {day_in_words(date.fromisoformat(one.due))}")
    say(_state(one))
    _tell_arrived(one.arrived)
    _tell_versions("Two versions, between which a person must choose:", one.conflicts)
    _tell_versions(
        "What was declared stands in the place of what was written here, which is kept in the history:", one.settled
    )
    for words in _others(one):
        say(f"  {words}")


def _state(one: "Incoming") -> str:
    if one.is_new:
        return (
            f"It is new here, and would be {one.after}." if not one.taken else f"It was new here, and is {one.after}."
        )
    if one.before == one.after:
        return f"The return stays {one.after}."
    return f"The return goes from {one.before} to {one.after}."


def _tell_arrived(arrived: "Sequence[Arrived]") -> None:
    if not arrived:
        return
    say(f"{counted(len(arrived), 'entry', 'entries')} of the history {'is' if len(arrived) == 1 else 'are'} new here:")
    for each in arrived[:_SHOWN]:
        place = "/".join(filter(None, (each.standard, each.question)))
        what = capital(each.kind.replace("_", " "))
        late = " (too late to change anything; it is kept)" if each.crossed else ""
        said = f"{what}{f' {place}' if place else ''}, {each.who or 'somebody'}, {moment_in_words(each.at)}{late}"
        say(f"  {one_line(said)}")
    if len(arrived) > _SHOWN:
        say(f"  and {len(arrived) - _SHOWN} more")


def _tell_versions(heading: str, versions: "Sequence[Versions]") -> None:
    if versions:
        say(heading)
    for one in versions:
        say(f"  {one_line(one.standard)}: {one_line(one.question) or 'the grade'}")
        say(f"    came  {_short(one.arrived)}")
        say(f"    here  {_short(one.here)}")


def _others(one: "Incoming") -> list[str]:
    said = []
    if one.edition:
        said.append(f"The questionnaire “{one_line(one.edition)}” comes with it.")
    if one.files:
        said.append(f"{counted(len(one.files), 'evidence file')}: {', '.join(map(one_line, one.files))}.")
    if one.people:
        said.append(f"Named in it, without any right here: {', '.join(map(one_line, one.people))}.")
    if one.withheld:
        said.append(f"{counted(one.withheld, 'text')} of hidden questions were left out by the sender.")
    if one.redacted:
        said.append(f"{counted(one.redacted, 'text')} would be taken out of the record here, as they were there.")
    return said


def _short(text: str) -> str:
    line = one_line(text)
    return f"{line[: _LONGEST - 1]}…" if len(line) > _LONGEST else line


def _arrived(one: "Arrived") -> Shape:
    return {
        "kind": one.kind,
        "who": one.who,
        "at": one.at,
        "standard": one.standard,
        "question": one.question,
        "crossed": one.crossed,
    }


def _versions(one: "Versions") -> Shape:
    return {"standard": one.standard, "question": one.question, "arrived": one.arrived, "here": one.here}
