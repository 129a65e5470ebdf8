"""Puts the executive summary together, and sees to it that it stands on two pages."""

from s11tui.audit.round_summary import RoundSummary
from s11tui.reports.document import Block, Document, Facts, Paragraph, Section
from s11tui.reports.papers import Paper
from s11tui.reports.phrases import dated
from s11tui.reports.return_report import wording
from s11tui.reports.summary import tables
from s11tui.reports.summary.room import Room, short, widest
from s11tui.reports.summary.sentences import facts, headline
from s11tui.text import safe_name

MOST_PAGES = 2
_BANNER = "FOR THE PANEL ONLY"


def summary_paper(summary: RoundSummary) -> Paper:
    """The executive summary: the fullest that stands on two pages."""
    # ReportLab is slow to load, and is needed only to measure.
    from s11tui.reports.pdf.writer import page_count

    room = widest(lambda room: page_count(_document(summary, room)) <= MOST_PAGES)
    panel = "-for-the-panel" if summary.unshared else ""
    round_slug = summary.round.slug if summary.round else "no-round"
    return Paper(_document(summary, room), safe_name(f"executive-summary-{round_slug}{panel}.pdf"))


def _document(summary: RoundSummary, room: Room) -> Document:
    title = room.name(summary.round.title) if summary.round else "No round yet"
    when = wording.moment_words(summary.as_of, summary.zone)
    return Document(
        title="Executive summary",
        subtitle=f"{title} · as it stood on {when}",
        created=dated(summary.as_of),
        author=room.name(summary.partnership),
        subject=f"{title} in two pages: what came in, what moderation found, what is urgent and what is asked",
        state_banner=_BANNER if summary.unshared else "",
        cover=_opening(summary, room),
        sections=tuple(_sections(summary, room)),
        compact=True,
        close=True,
    )


def _opening(summary: RoundSummary, room: Room) -> tuple[Block, ...]:
    blocks: list[Block] = [Paragraph(headline(summary), "lead")]
    if summary.scope:
        blocks.append(Paragraph(f"It tells of {short(summary.scope, 2 * room.names)}.", "note"))
    return (*blocks, tables.urgent(summary, room))


def _sections(summary: RoundSummary, room: Room) -> list[Section]:
    parts: tuple[tuple[str, str, list[Block]], ...] = (
        ("In numbers", "numbers", [Facts(facts(summary, room))]),
        ("Grades by area", "areas", tables.areas(summary, room)),
        ("Grades lowered, and the lowest", "lowered", tables.changed(summary, room) if summary.movement.total else []),
        ("Overdue actions", "overdue", tables.late(summary, room)),
        (
            "What is asked of the partners",
            "asked",
            tables.told(summary, summary.asked, room, "Nothing was put to the partners."),
        ),
        (
            "Barriers that agencies named",
            "barriers",
            tables.told(summary, summary.barriers, room, "None was noted."),
        ),
        ("Good practice", "practice", tables.practices(summary, room)),
        ("About this summary", "about", [Paragraph(_about(summary), "small")]),
    )
    return [Section(title, 1, anchor, tuple(blocks)) for title, anchor, blocks in parts if blocks]


def _about(summary: RoundSummary) -> str:
    shared = (
        f"It holds {summary.unshared:,} outcomes that agencies do not know of yet: it is for the panel only. "
        if summary.unshared
        else "It holds nothing that agencies have not been told. "
    )
    return (
        f"{short(summary.edition, 90)}. {shared}A self-grade that was not verified stands, and is counted as it was "
        "given. A text that ends with … is longer: the whole of it stands in the return."
    )
