"""Puts the minutes together."""

from collections.abc import Mapping

from s11tui.audit.meeting_view import MeetingView
from s11tui.audit.outcome_words import VERIFIED
from s11tui.audit.view_models import ActionView, ReturnView
from s11tui.errors import NotNow
from s11tui.reports.document import Block, Bullets, Document, Paragraph, Section, SignatureLines
from s11tui.reports.meeting_words import day_words, last_moment
from s11tui.reports.minutes.agency import said_both_ways, turn
from s11tui.reports.minutes.opening import BANNER, opening, people
from s11tui.reports.phrases import actions_table, dated, listed
from s11tui.text import counted, safe_name

Returns = Mapping[str, ReturnView]


def minutes_document(meeting: MeetingView, returns: Returns, arrangements: tuple[ActionView, ...] = ()) -> Document:
    """The minutes of a meeting, dated by the last thing that was said or decided at it.

    Args:
        returns: those on the agenda, by id, without those that the reader takes no part in.
        arrangements: actions agreed at it that are about no single agency.

    Raises:
        NotNow: it has not begun, or was called off.
    """
    if meeting.stage == "cancelled" or not meeting.started_at:
        why = "was called off" if meeting.stage == "cancelled" else "has not begun"
        raise NotNow(f"There are no minutes of “{meeting.title}”: it {why}.", "Start it, and note what is said.")
    return Document(
        title=f"Minutes: {meeting.title}",
        subtitle=day_words(meeting.day),
        created=dated(_last(meeting, returns)),
        author=meeting.partnership,
        subject=f"What was said and decided at {meeting.title}",
        state_banner="" if meeting.stage == "ended" else BANNER,
        reference=meeting.head,
        cover=opening(meeting, _unshared(meeting, returns)),
        sections=_sections(meeting, returns, arrangements),
        contents_depth=0,
        compact=True,
    )


def _sections(meeting: MeetingView, returns: Returns, arrangements: tuple[ActionView, ...]) -> tuple[Section, ...]:
    return (
        people(meeting),
        _in_short(meeting, returns, arrangements),
        *(turn(meeting, item, returns.get(item.about.return_id)) for item in meeting.items),
        *_general(meeting, arrangements),
        _record(meeting, returns),
    )


def minutes_file_name(meeting: MeetingView) -> str:
    """`minutes-follow-up-meeting.pdf`, `…-draft.pdf` until it has ended."""
    return safe_name(f"minutes-{meeting.slug}{'' if meeting.stage == 'ended' else '-draft'}.pdf")


def _last(meeting: MeetingView, returns: Returns) -> str:
    outcomes = (one.outcome for view in returns.values() for one in view.standards())
    decided = [one.at for one in outcomes if one and one.meeting_id == meeting.id]
    return max([last_moment(meeting), *decided])


def _unshared(meeting: MeetingView, returns: Returns) -> tuple[str, ...]:
    """Agencies that do not know yet what was decided about them."""
    return tuple(
        view.agency.name
        for view in returns.values()
        if any(
            one.outcome and not one.outcome.shared and one.outcome.meeting_id == meeting.id for one in view.standards()
        )
    )


def _in_short(meeting: MeetingView, returns: Returns, arrangements: tuple[ActionView, ...]) -> Section:
    """What came of the meeting, in a few sentences."""
    outcomes = [one.outcome for view in returns.values() for one in view.standards() if one.outcome]
    here = [one for one in outcomes if one.meeting_id == meeting.id]
    parts = []
    for word in VERIFIED:
        number = sum(one.outcome == word for one in here)
        parts += [f"{number} {word}"] if number else []
    unclear = sum(one.outcome == "cannot tell" for one in here)
    parts += [f"{unclear} could not be told"] if unclear else []
    talked = sum(bool(one.spans) for one in meeting.items)
    agreed = sum(one.meeting == meeting.id for view in returns.values() for one in view.actions) + len(arrangements)
    asked = sum(one.kind == "decision" for one in meeting.notes)
    sentences = [f"{counted(talked, 'agency', 'agencies')} of {len(meeting.items)} on the agenda had a turn."]
    sentences.append(f"{counted(len(here), 'grade')} settled: {listed(parts)}." if here else "No grade was settled.")
    sentences.append(f"{counted(agreed, 'action')} agreed." if agreed else "No action was agreed.")
    if asked:
        sentences.append(f"{counted(asked, 'thing')} put to the partners for decision.")
    return Section("In short", 1, "in-short", (Paragraph(" ".join(sentences)),))


def _general(meeting: MeetingView, arrangements: tuple[ActionView, ...]) -> tuple[Section, ...]:
    """What was said and agreed outside any agency's turn."""
    notes = [one for one in meeting.notes if not one.ref]
    blocks: list[Block] = said_both_ways(notes, {}, {one.id: one.slug for one in arrangements})
    if arrangements:
        table = actions_table(arrangements, {}, "Actions agreed at this meeting about no single agency")
        blocks += [Paragraph("Actions agreed", "label"), table]
    return (Section("Outside any agency’s turn", 1, "general", tuple(blocks)),) if blocks else ()


def _record(meeting: MeetingView, returns: Returns) -> Section:
    """Lines to sign on, and the codes by which the minutes can be checked against the record."""
    codes = [("This meeting", meeting.head)]
    codes += [(view.agency.name, view.head) for view in returns.values()]
    blocks: tuple[Block, ...] = (
        SignatureLines(("Chair", "Date")),
        Paragraph("Reference codes, by which these minutes can be checked against the record:", "small"),
        Bullets(tuple(f"{label}: {code or 'none yet'}" for label, code in codes), small=True),
    )
    return Section("Agreed as a true record", 1, "record", blocks)
