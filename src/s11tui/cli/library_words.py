"""A piece of evidence of a library in words, and whether it fell out of use."""

from collections.abc import Iterator, Sequence

from s11tui.audit.register import Agency
from s11tui.cli.printing import listed, one_line
from s11tui.workspace.lines import LibraryLine
from s11tui.workspace.session import Session


def last_uses(session: Session, agency: Agency, lines: Sequence[LibraryLine]) -> list[str]:
    """For each piece the round in which it was evidence, where the return that carries that one forward has it not."""
    if not any(line.uses for line in lines):
        return ["" for _ in lines]
    views = [session.reading.open(one.id) for one in session.reading.returns(agency=agency.id)]
    carried = {view.earlier for view in views}
    # Of a chain of years only the last step is this year's.
    newest = [view for view in views if view.earlier and view.round.title not in carried]
    found = []
    for line in lines:
        rounds = {use.round_title for use in line.uses}
        refs = {use.ref for use in line.uses}
        gone = [view.earlier for view in newest if view.earlier in rounds and view.slug not in refs]
        found.append(gone[0] if gone and not line.item.retired else "")
    return found


def entry_in_words(line: LibraryLine, agency: str, last_used: str) -> Iterator[str]:
    """The lines that a person reads, the short name and the title first."""
    item = line.item
    yield f"{item.slug}  {one_line(item.title)}{f'  ({agency})' if agency else ''}"
    held = one_line(item.held_at) or "(not said)"
    days = [f"from {item.date}" if item.date else "", f"look again by {item.review_by}" if item.review_by else ""]
    owner = f"kept by {one_line(item.owner)}" if item.owner else ""
    yield f"    Held at: {'; '.join(one for one in (held, *days, owner) if one)}"
    if item.shows:
        yield f"    Shows: {one_line(item.shows)}"
    if item.file is not None:
        yield f"    File: {item.file.name} ({item.file.size:,} bytes)"
    yield f"    Used: {_used(line) or 'nowhere'}"
    if line.expired:
        yield "    ! Out of date"
    if last_used:
        yield f"    ! Was evidence in {one_line(last_used)}, and is not used this year"
    if item.retired:
        yield "    Taken out of the library"


def _used(line: LibraryLine) -> str:
    by_round: dict[str, list[str]] = {}
    for use in line.uses:
        by_round.setdefault(use.round_title, []).append(use.standard)
    return "; ".join(f"{one_line(title)} ({listed(standards, 'and')})" for title, standards in by_round.items())
