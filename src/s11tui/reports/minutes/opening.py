"""The head of the minutes: when, where, who was there, conflicts of interest."""

from s11tui.audit.meeting_view import MeetingView
from s11tui.reports.document import Block, Bullets, Facts, Notice, Paragraph, Section
from s11tui.reports.meeting_words import day_words, person_words, time_words
from s11tui.reports.phrases import several
from s11tui.text import counted

BANNER = "DRAFT"


def opening(meeting: MeetingView, unshared: tuple[str, ...]) -> tuple[Block, ...]:
    """Facts of the meeting. `unshared`: agencies that do not know yet what was decided about them."""
    blocks: list[Block] = []
    if meeting.stage != "ended":
        told = "It has not been ended in the record. What is said and decided from now on is missing here."
        blocks.append(Notice("Draft: the meeting is still going on", (told,), "warning"))
    if unshared:
        names = "; ".join(unshared)
        told = f"These minutes hold grades that have not been shared yet with {names}. Do not pass them on before."
        blocks.append(Notice("Not for the agencies yet", (told,), "warning"))
    rows = (
        ("Day", day_words(meeting.day)),
        ("Time", _time(meeting)),
        ("Place", meeting.place),
        ("Chair", meeting.chair),
        ("Round", meeting.round_title),
        ("Agencies", str(len(meeting.items))),
    )
    return (*blocks, Facts(tuple((label, text) for label, text in rows if text.strip())))


def _time(meeting: MeetingView) -> str:
    began, ended = (time_words(one, meeting.zone) for one in (meeting.started_at, meeting.ended_at))
    times = f"{began} to {ended}" if ended else f"Since {began}" if began else ""
    pause = f", with {counted(round(meeting.away / 60), 'minute')} away" if meeting.away >= 60 else ""
    planned = f"; planned for {meeting.starts}" if meeting.starts and meeting.starts != began else ""
    return f"{times}{pause}{planned}"


def people(meeting: MeetingView) -> Section:
    """Who was there, who sent apologies, and who declared a conflict of interest."""
    present = tuple(map(person_words, meeting.attendance))
    blocks: list[Block] = [Bullets(present)] if present else [Paragraph("Nobody was recorded as present.", "note")]
    if meeting.apologies:
        blocks += [Paragraph("Apologies", "label"), Bullets(tuple(map(person_words, meeting.apologies)))]
    blocks.append(Paragraph("Conflicts of interest", "label"))
    if not meeting.conflicts:
        blocks.append(Paragraph("None were declared.", "note"))
    blocks += several(_conflict(meeting, *one) for one in meeting.conflicts)
    return Section("Present", 1, "present", tuple(blocks))


def _conflict(meeting: MeetingView, name: str, agency: str, words: str) -> list[Block]:
    """Who declared what, and what came of it."""
    with_whom = f", with {agency}" if agency else ""
    panel = {meeting.chair, *(named for _, named in meeting.people)}
    panel |= {one.name for one in meeting.attendance if one.person and not one.stands_for}
    came = (
        "From then on the record took no proposal and no decision about this agency from them."
        if name in panel
        else "Noted. They decide nothing at this meeting."
    )
    return [Paragraph(f"{name}{with_whom}: {words}"), Paragraph(came, "small")]
