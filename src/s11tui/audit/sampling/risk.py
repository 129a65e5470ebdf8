"""What makes it worth while to look at a return, in points and in words.

| what | points |
|---|---|
| the lowest grade, claimed at all: somebody should look | 50, and 2 for each such standard, up to 70 |
| the highest grade at three quarters of the standards or more | 10, rising to 20 for all |
| two grades or more better than last year | 5 for each standard, up to 20 |
| graded without evidence | 1 for every 5% of the standards, up to 20 |
| an action that is overdue | 5 each, up to 20 |
| a new lead | 10 |

A lowest grade outweighs any two of the others together. The points are a judgement of ours and no statistics. They are
part of the method that a draw records (`drawing.METHOD`): other points are another method.
"""

from collections.abc import Iterator

from s11tui.audit.sampling.models import Candidate, Reason

_MOST = 20
_NEW_LEAD = 10
_HIGH_SHARE = 75
"""Per cent of standards with the highest grade from which a claim is worth a look."""


def score_of(candidate: Candidate) -> int:
    """The points of all its flags."""
    return sum(points for points, _ in _flags(candidate))


def risk_of(candidate: Candidate) -> tuple[Reason, ...]:
    """Its flags in words, the heaviest first; empty where nothing stands out."""
    heaviest_first = sorted(_flags(candidate), key=lambda flag: (-flag[0], flag[1].code))
    return tuple(reason for _, reason in heaviest_first)


def _flags(one: Candidate) -> Iterator[tuple[int, Reason]]:
    """Each flag that has points, with them."""
    if one.lowest:
        yield 50 + min(2 * one.lowest, _MOST), Reason("lowest", f"gives {_standards(one.lowest)} the lowest grade")
    high = _per_cent(one.highest, one.graded)
    if high >= _HIGH_SHARE:
        words = f"claims the highest grade at {high}% of standards"
        yield 10 + (high - _HIGH_SHARE) * 10 // (100 - _HIGH_SHARE), Reason("highest", words)
    if one.jumps:
        words = f"grades {_standards(one.jumps)} two grades or more better than last year"
        yield min(5 * one.jumps, _MOST), Reason("jumps", words)
    bare = _per_cent(one.unevidenced, one.graded) // 5
    if bare:
        words = f"names no evidence at {one.unevidenced} of {one.graded} graded standards"
        yield bare, Reason("no-evidence", words)
    if one.overdue:
        actions = "1 action that is overdue" if one.overdue == 1 else f"{one.overdue} actions that are overdue"
        yield min(5 * one.overdue, _MOST), Reason("overdue", f"has {actions}")
    if one.new_lead:
        yield _NEW_LEAD, Reason("new-lead", "has another safeguarding lead than last year")


def _per_cent(part: int, whole: int) -> int:
    """Whole per cent, rounded down; 0 of nothing."""
    return 100 * part // whole if whole else 0


def _standards(count: int) -> str:
    return "1 standard" if count == 1 else f"{count} standards"
