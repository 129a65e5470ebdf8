"""An agency's earlier rounds at a standard, in words."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from s11tui.audit.outcome_words import UNVERIFIED
from s11tui.audit.track import TrackView
from s11tui.audit.view_models import ActionView, EarlierView
from s11tui.text import counted
from s11tui.tui.words import day_of, hue, muted, plain, strong

_NOT_SHARED = "no grade was shared"


def track_lines(track: Sequence[TrackView]) -> Content:
    """A line for each earlier round: `Section 11 2025  G › RI lowered · 1 action, verified closed`."""
    lines = [
        Content.assemble(muted(f"{one.round_title}  "), _grades(then), muted(_actions(then.actions)))
        for one in track
        for then in one.standards
    ]
    return Content("\n").join(lines)


def _grades(then: EarlierView) -> Content:
    own = _coloured(then.self_short or "–", then.self_colour)
    if not then.outcome:
        return Content.assemble(own, muted(f" · {_NOT_SHARED}"))
    agreed = _coloured(then.agreed_short, then.agreed_colour)
    words = own if then.agreed_label == then.self_label else Content.assemble(own, muted(" › "), agreed)
    compared = "" if then.compared else ", not to be compared"
    return Content.assemble(words, muted(f" {then.outcome}{compared}"))


def _actions(actions: Sequence[ActionView]) -> str:
    if not actions:
        return ""
    states = ", ".join(dict.fromkeys(one.state for one in actions))
    return f" · {counted(len(actions), 'action')}: {states}"


def track_in_full(track: Sequence[TrackView]) -> Content:
    """All that was said, agreed and planned in each earlier round; empty where there was none."""
    parts = [line for one in track for line in _round(one)]
    return Content("\n").join(parts[:-1])


def _round(one: TrackView) -> Iterator[Content]:
    for then in one.standards:
        yield Content.assemble(strong(f"{one.round_title}"), muted(f"  {then.number} {then.title}".rstrip()))
        yield Content.assemble(_labels(then), muted("" if then.compared else " · not to be compared with today’s"))
        if then.self_reason:
            yield Content.assemble(muted("The agency: "), plain(then.self_reason))
        if then.agreed_reason:
            yield Content.assemble(muted("The panel: "), plain(then.agreed_reason))
        for action in then.actions:
            late = Content.styled(" · overdue", "$error") if action.overdue else Content("")
            about = muted(f"  {action.owner} · by {day_of(action.due)} · {action.state}")
            yield Content.assemble("· ", plain(action.what), about, late)
        for question, answer in then.answers:
            yield Content.assemble(muted(f"{question}: "), plain(answer))
        yield Content("")


def _labels(then: EarlierView) -> Content:
    own = _coloured(then.self_label or "not graded", then.self_colour)
    if not then.outcome:
        return Content.assemble(own, muted(f" · {_NOT_SHARED}"))
    if then.outcome in UNVERIFIED:
        return Content.assemble(own, muted(f" · {UNVERIFIED[then.outcome]}"))
    return Content.assemble(
        own, muted(", agreed "), _coloured(then.agreed_label, then.agreed_colour), muted(f" · {then.outcome}")
    )


def _coloured(words: str, colour: str) -> Content:
    return Content.styled(plain(words).plain, f"bold {hue(colour)}")
