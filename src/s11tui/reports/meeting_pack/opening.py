"""The cover of the pack, the agenda, and how to read what follows."""

from collections.abc import Mapping

from s11tui.audit.meeting_view import ItemView, MeetingView
from s11tui.audit.view_models import ReturnView
from s11tui.reports.document import Block, Bullets, Cell, Facts, Notice, Paragraph, Section, Table
from s11tui.reports.meeting_pack.picking import picked
from s11tui.reports.meeting_words import day_words, left_out, planned_turns
from s11tui.reports.phrases import who_to_call
from s11tui.text import counted

MARK = "For the panel: not for the agency"
_CALL = "If what you read says that a child is at risk, call now: do not wait for the meeting"


def cover(meeting: MeetingView, returns: Mapping[str, ReturnView]) -> tuple[Block, ...]:
    """Whose paper it is, when and where, who to call."""
    told = (
        "It holds what the panel asks and thinks of agencies that do not know it yet. Keep it to yourself, give it to "
        "nobody who takes no part in a turn, and destroy it after the meeting.",
    )
    view = next(iter(returns.values()), None)
    call = (who_to_call(_CALL, view.contacts if view else (), "this paper"),)
    off = (Notice("This meeting was called off", (meeting.reason,), "urgent"),) if meeting.stage == "cancelled" else ()
    return (*off, *call, Notice(MARK, told, "warning"), Facts(_facts(meeting)))


def _facts(meeting: MeetingView) -> tuple[tuple[str, str], ...]:
    asked = ", ".join(name for _, name in meeting.people if name)
    rows = (
        ("Day", day_words(meeting.day)),
        ("Starts", meeting.starts or "No time set"),
        ("Place", meeting.place or "No place set"),
        ("Chair", meeting.chair),
        ("Asked to come", asked or "Nobody yet"),
        ("Round", meeting.round_title),
        ("Time", f"{counted(len(meeting.items), 'agency', 'agencies')}, {counted(meeting.minutes, 'minute')} each"),
    )
    return tuple((label, text) for label, text in rows if text.strip())


def agenda(meeting: MeetingView, returns: Mapping[str, ReturnView]) -> Section:
    """Whose turn is when, and how much there is to look at."""
    rows = []
    for item, time in zip(meeting.items, planned_turns(meeting), strict=True):
        rows.append((Cell(time), Cell(item.about.agency), Cell(_to_look_at(item, returns.get(item.about.return_id)))))
    blocks: list[Block] = [
        Table("The agencies with their times", ("Time", "Agency", "To look at"), tuple(rows), (20, 45, 35))
    ]
    conflicts = tuple(
        f"{name}{f', with {agency}' if agency else ''}: {words}" for name, agency, words in meeting.conflicts
    )
    if conflicts:
        blocks += [Paragraph("Conflicts of interest declared so far", "label"), Bullets(conflicts)]
    return Section("Agenda", 1, "agenda", tuple(blocks), new_page=True)


def _to_look_at(item: ItemView, view: ReturnView | None) -> str:
    if view is None:
        return left_out(item)
    number = len(picked(view))
    return f"{number} of {counted(view.counts.asked, 'standard')}" if number else "Nothing stands out"


def how_to_read(separately: bool) -> Section:
    """What is in the pack, and what is not."""
    proposals = (
        "Proposals are not printed: this round is graded separately first, and they are revealed together at the "
        "meeting."
        if separately
        else "Proposals are printed with who made them, how they checked, and why."
    )
    words = (
        "Of each agency you find the standards that matter, each with why: asked about, low, far from last year, "
        "claimed without evidence, seen otherwise by a moderator. The rest is listed by title only.",
        "What the agency says stands in full, with its evidence and what stood last year.",
        proposals,
        "Below each standard stand the grades as this standard describes them, and lines to write on.",
        "The meeting decides: nothing in here has been agreed unless it says so.",
    )
    return Section("How to read this pack", 1, "how-to-read", (Bullets(words),))
