"""What stands on the screens of meetings."""

from collections.abc import Sequence
from dataclasses import replace

from textual.content import Content

from s11tui.audit.mattering import what_matters
from s11tui.audit.meeting import NOTE_KINDS
from s11tui.audit.meeting_clock import meeting_time, minutes_in_words, over_in_words, time_spent
from s11tui.audit.meeting_view import ItemView, MeetingView
from s11tui.audit.view_models import ReturnView, StandardView
from s11tui.text import counted
from s11tui.tui.widgets.judging_rows import proposal_rows
from s11tui.tui.widgets.pick_list import Row
from s11tui.tui.words import grade_words, mark, muted, plain, strong, time_of

_KIND_MARKS = {"ask": "→", "offer": "←", "undertaking": "✓", "barrier": "!", "decision": "?", "said": "·"}


def clock_words(view: MeetingView, now: str) -> tuple[Content, ...]:
    """`14:35 · 3 of 8 agencies · 4 minutes over`, from the longest wording to the shortest."""
    time = meeting_time(view, now)
    hour, over = time_of(now, view.zone), over_in_words(time.over)
    style = "bold $warning" if time.over >= 60 else "$quiet"
    agencies = f"{time.done} of {counted(time.of, 'agency', 'agencies')}"
    return (
        Content.assemble(strong(hour), muted(f" · {agencies} · "), Content.styled(over, style)),
        Content.assemble(strong(hour), muted(f" · {time.done} of {time.of} · "), Content.styled(over, style)),
    )


def turn_of(one: ItemView) -> str:
    """The name of an item's mark."""
    return "part" if one.is_open else "done" if one.is_done else "empty"


def agenda_rows(view: MeetingView, now: str) -> list[Row]:
    """The agencies in their order: done, now or to come, with their minutes, and when those to come may begin."""
    rows, until = [], view.ended_at or now
    ahead = _ahead(view, until)
    for one in view.items:
        spent = minutes_in_words(time_spent(one.spans, until)) if one.spans else ""
        if one.is_open:
            words = Content.styled(f"now, {spent} of {view.minutes}", "$accent")
        elif one.is_done:
            words = muted(f"done, {spent}")
        else:
            words = muted(f"to come, about {ahead}" if view.stage == "running" else "to come")
            ahead = _later(ahead, view.minutes)
        if one.about.barred:
            words = Content.assemble(words, muted(" · you take no part"))
        elif one.spans and one.about.decided < one.about.graded:
            words = Content.assemble(words, muted(f" · {one.about.graded - one.about.decided} to decide"))
        rows.append(Row(one.about.return_id, plain(one.about.agency), words, mark(turn_of(one))))
    return rows


def _ahead(view: MeetingView, now: str) -> str:
    """When the next agency begins, if the turn that is open takes as long as planned; `14:35`."""
    opened = view.open_item
    left = max(0, view.minutes * 60 - time_spent(opened.spans, now)) if opened else 0
    return _later(time_of(now, view.zone), (left + 59) // 60)


def _later(hour: str, minutes: int) -> str:
    at = int(hour[:2]) * 60 + int(hour[3:]) + minutes
    return f"{at // 60 % 24:02d}:{at % 60:02d}"


def position_words(view: MeetingView, now: str) -> Content:
    """`◐ Exampleshire Police · 7 of 20 minutes`: whose turn it is, on one line."""
    one = view.open_item
    if one is None:
        return strong("Between agencies" if any(each.spans for each in view.items) else "Before the first agency")
    spent = time_spent(one.spans, now) // 60
    over = spent >= view.minutes
    words = Content.styled(f" · {spent} of {view.minutes} minutes", "$warning" if over else "$quiet")
    return Content.assemble(mark("part"), " ", strong(one.about.agency), words)


def note_rows(view: MeetingView) -> list[Row]:
    """What was noted, the newest first; what became an action says so."""
    return [
        Row(
            one.id,
            plain(one.text),
            muted(" · ".join(filter(None, (NOTE_KINDS[one.kind], one.agency, "an action" if one.action else "")))),
            Content(_KIND_MARKS[one.kind]),
        )
        for one in reversed(view.notes)
    ]


def table_words(view: MeetingView) -> Content:
    """How many are at the table, and what was declared."""
    here = counted(len(view.attendance), "person", "people") + " here" if view.attendance else "nobody noted yet"
    away = f", {len(view.apologies)} sent apologies" if view.apologies else ""
    parts = [muted(here + away)]
    for who, agency, words in view.conflicts:
        parts.append(Content.assemble(plain(f"{who}: "), muted(f"conflict with {agency}: "), plain(words)))
    return Content("\n").join(parts)


def covered(standard: StandardView, *, revealed: bool) -> StandardView:
    """A standard as the room sees it: without the proposals until they are revealed together."""
    return standard if revealed else replace(standard, proposals=(), hidden_proposals=0)


def matters_of(view: ReturnView) -> dict[str, tuple[str, ...]]:
    """By standard, why it is talked about; of proposals no more than that there are some, until they are revealed."""
    reasons = what_matters(view)
    bare = replace(view, areas=tuple(replace(one, standards=tuple(map(_bare, one.standards))) for one in view.areas))
    shown = what_matters(bare)
    return {name: shown.get(name, ("the panel made proposals",)) for name in reasons}


def _bare(standard: StandardView) -> StandardView:
    return covered(standard, revealed=False)


def room_proposals(view: ReturnView, standard: StandardView, key: str, *, revealed: bool) -> list[Row]:
    """The proposals, all together or none; `key` reveals them."""
    made = len(standard.proposals)
    if revealed or not made:
        # Nothing is taken back in the room: what was proposed is on the table.
        return proposal_rows(replace(view, can=view.can - {"withdraw proposal"}), standard)
    words = Content.styled(f"{counted(made, 'proposal')}, covered: {key} shows all at once", "$accent")
    return [Row("reveal", words)]


def room_grades(standard: StandardView, chosen: str, *, revealed: bool, in_full: bool) -> list[Row]:
    """The grades with their letters first, so that typing them finds them; descriptors where there is room."""
    rows = []
    for grade in standard.grades:
        signs = ["self"] if grade.id == standard.self_grade else []
        if revealed:
            signs += [one.who for one in standard.proposals if one.grade == grade.id]
        if standard.outcome is not None and standard.outcome.grade == grade.id:
            signs.append("recorded")
        told = Content.styled(f"  ◂ {', '.join(signs)}", "$accent") if signs else Content("")
        letters = grade_words(grade, short=True)
        head = Content.assemble(letters, " " * max(1, 4 - letters.cell_length), grade_words(grade), told)
        body = plain(grade.descriptor if in_full else "")
        on = Content.styled("(•)", "bold $accent") if grade.id == chosen else Content("( )")
        rows.append(Row(grade.id, head, body, on))
    return rows


def left_rows(view: MeetingView) -> Sequence[Row]:
    """For each agency on the agenda what has no outcome yet."""
    rows = []
    for one in view.items:
        left = one.about.graded - one.about.decided
        if one.about.barred:
            rows.append(Row(one.about.return_id, plain(one.about.agency), muted("you take no part"), Content("–")))
            continue
        words = "all decided" if not left else f"{counted(left, 'standard')} without an outcome"
        if not one.spans:
            words = f"{words} · not talked about"
        rows.append(Row(one.about.return_id, plain(one.about.agency), muted(words), mark("empty" if left else "done")))
    return rows
