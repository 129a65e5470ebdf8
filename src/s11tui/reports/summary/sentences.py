"""The summary in sentences: what an executive would say to another in the corridor."""

from s11tui.audit.round_summary import ReturnCounts, RoundSummary
from s11tui.reports.phrases import listed
from s11tui.reports.summary.room import Room
from s11tui.text import capital, counted

_MOST_KINDS = 5
_SMALL = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(count: int) -> str:
    """`three`, `12`, `1,204`: small numbers in words, as plain English has them."""
    return _SMALL[count] if count < len(_SMALL) else f"{count:,}"


def some(count: int, one: str, many: str = "") -> str:
    """`one return`, `12 returns`, `no returns`."""
    words = one if count == 1 else many or f"{one}s"
    return f"{'no' if not count else number(count)} {words}"


def are(count: int) -> str:
    """`is` of one, `are` of more."""
    return "is" if count == 1 else "are"


def headline(summary: RoundSummary) -> str:
    """Two or three sentences: how many are in, what moderation did, and what waits for the reader."""
    parts = [_returns_in(summary.returns), _moderation(summary), _waiting(summary)]
    return " ".join(capital(part) for part in parts if part)


def _returns_in(counts: ReturnCounts) -> str:
    if not counts.expected:
        return "nobody is expected to send a return."
    if not counts.outstanding:
        said = f"all {counts.expected:,} returns are in" if counts.expected > 1 else "the only return is in"
    else:
        said = f"{number(counts.submitted)} of {number(counts.expected)} returns {are(counts.submitted)} in"
    overdue = f"; {number(counts.overdue)} {are(counts.overdue)} overdue" if counts.overdue else ""
    return f"{said}{overdue}."


def _moderation(summary: RoundSummary) -> str:
    moved, much = summary.movement, summary.moderated
    if not moved.total:
        return ""
    if not moved.moderated:
        return "no grade has been verified yet: every grade below is the agencies’ own."
    share = (
        f"of {moved.total:,} self-grades the partners verified {moved.moderated:,}, in {some(much.moderated, 'return')}"
    )
    return f"{share}: {number(moved.lowered)} went down, {number(moved.raised)} went up."


def _waiting(summary: RoundSummary) -> str:
    parts = []
    if summary.urgent:
        stands = "stands" if len(summary.urgent) == 1 else "stand"
        parts.append(f"{some(len(summary.urgent), 'standard')} {stands} at a grade that asks for help at once")
    if summary.overdue:
        parts.append(f"{some(len(summary.overdue), 'action')} {are(len(summary.overdue))} overdue")
    decisions = sum(one.kind == "decision" for one in summary.asked)
    if decisions:
        parts.append(f"{some(decisions, 'decision')} {are(decisions)} asked of you")
    return f"{listed(parts)}." if parts else "nothing is urgent, and no action is overdue."


def facts(summary: RoundSummary, room: Room) -> tuple[tuple[str, str], ...]:
    """The numbers, each in a sentence that adds up."""
    rows = [("Returns", _returns(summary.returns))]
    kinds = [one for one in summary.by_kind if one.outstanding]
    if kinds and len(summary.by_kind) > 1:
        more = sum(one.outstanding for one in kinds[_MOST_KINDS:])
        told = [f"{room.name(one.kind)} {one.outstanding:,}" for one in kinds[:_MOST_KINDS]]
        rows.append(("Not in", f"{listed([*told, f'other kinds {more:,}'] if more else told)}."))
    if summary.movement.total:
        rows += [("Moderated", _moderated(summary)), ("Not verified", _unverified(summary))]
    rows.append(("Feedback owed", _owed(summary, room)))
    since = summary.since
    if since is not None and since.standards:
        rows.append(("Since last time", _since(summary, room)))
    return tuple((label, words) for label, words in rows if words)


def _returns(counts: ReturnCounts) -> str:
    late = f", {number(counts.late)} of them late" if counts.late else ""
    overdue = f", {number(counts.overdue)} of them overdue" if counts.overdue else ""
    return (
        f"{counts.invited:,} invited: {number(counts.submitted)} submitted{late}; "
        f"{number(counts.outstanding)} outstanding{overdue}; {number(counts.exempt)} exempt; "
        f"{number(counts.withdrawn)} withdrawn."
    )


def _moderated(summary: RoundSummary) -> str:
    much = summary.moderated
    said = [
        f"{some(much.moderated, 'return')} moderated, {number(much.acknowledged)} acknowledged without moderation, "
        f"{number(much.waiting)} not reached yet."
    ]
    if much.sampled:
        said.append(f"{some(much.sampled, 'return')} had been picked for a sample.")
    said.append(
        f"Grades: {number(much.discussed)} discussed, {number(much.on_reading)} confirmed on reading "
        f"({number(summary.movement.raised)} raised, {number(summary.movement.lowered)} lowered)."
    )
    return " ".join(capital(one) for one in said)


def _unverified(summary: RoundSummary) -> str:
    much = summary.moderated
    left = much.cannot_tell + much.not_moderated + much.undecided
    if not left:
        return "None: every grade below was verified."
    parts = (
        (much.not_moderated, "not moderated"),
        (much.undecided, "not decided yet"),
        (much.cannot_tell, "where the evidence did not tell"),
    )
    told = listed([f"{number(count)} {why}" for count, why in parts if count])
    stand = "stands" if left == 1 else "stand"
    return f"{capital(some(left, 'self-grade'))} {stand} as the agencies gave them: {told}."


def _owed(summary: RoundSummary, room: Room) -> str:
    owed = summary.owed
    if not owed.agencies:
        return "To nobody." if summary.returns.submitted else ""
    if owed.agencies == 1:
        since = counted(owed.days, "day") if owed.days else "since today"
        return f"To {room.name(owed.oldest)}, which has waited {since}."
    longest = f"{room.name(owed.oldest)} has waited longest, {counted(owed.days, 'day')}"
    return f"To {number(owed.agencies)} agencies; {longest if owed.days else 'all since today'}."


def _since(summary: RoundSummary, room: Room) -> str:
    since = summary.since
    assert since is not None
    left = f" {capital(some(since.left_out, 'standard'))} cannot be compared." if since.left_out else ""
    return (
        f"Beside {room.name(since.round_title)}, in the {some(since.agencies, 'agency', 'agencies')} of both rounds: "
        f"{number(since.better)} grades better, {number(since.same)} the same, {number(since.worse)} worse.{left}"
    )
