"""What stands in the moderation board."""

from collections.abc import Mapping

from rich.text import Text
from textual.content import Content

from s11tui.tui.words import HUES, count, muted, plain, strong
from s11tui.workspace.lines import BoardCell, BoardColumn, BoardRow

FILTERS: Mapping[str, str] = {
    "all": "every return of the round",
    "to moderate": "submitted, or in moderation",
    "changed": "with grades that the panel changed",
    "lowest": "with lowest grades",
    "questions": "with open questions",
    "stale": "with outcomes whose answers changed since",
    "not in": "not submitted yet",
    "done": "shared, agreed or closed",
}
"""The filters, and what they let through."""

_NOT_IN = ("not started", "in progress", "ready", "awaiting sign-off", "returned")


def passes(row: BoardRow, name: str) -> bool:
    """Whether a filter lets a row through."""
    line = row.line
    return {
        "to moderate": line.state in ("submitted", "in moderation"),
        "changed": line.changed > 0,
        "lowest": line.urgent > 0,
        "questions": line.queries > 0,
        "stale": "stale" in line.labels or any(one.stale for one in row.cells.values()),
        "not in": line.state in _NOT_IN,
        "done": line.state in ("grades shared", "agreed", "acknowledged", "closed"),
    }.get(name, True)


def cell_words(found: BoardCell | None, variables: Mapping[str, str]) -> Text:
    """`G`, `G›RI`, `G✓`, in colours; a dot where there is nothing."""
    if found is None or not found.self_short:
        return Text("·", style=variables["quiet"])
    words = Text(found.self_short, style=_colour(found.self_colour, variables))
    if found.agreed_short and found.agreed_short != found.self_short:
        words.append("›", style=variables["quiet"])
        words.append(found.agreed_short, style=f"bold {_colour(found.agreed_colour, variables)}")
    elif found.agreed_short:
        words.append("✓", style=variables["quiet"])
    words.append(("?" if found.queried else "") + ("*" if found.stale else ""))
    return words


def _colour(name: str, variables: Mapping[str, str]) -> str:
    return variables[f"grade-{name if name in HUES else 'grey'}"]


def here_words(row: BoardRow, column: BoardColumn | None) -> Content:
    """The agency and standard under the cursor, in words."""
    line = row.line
    if column is None:
        return Content.assemble(strong(line.agency_name), muted(f"  {line.state} · {line.done} of {line.asked} done"))
    found = row.cells.get(column.id)
    parts = []
    if found is not None and found.self_short:
        parts.append(f"self {found.self_short}")
        parts.append(f"agreed {found.agreed_short}" if found.agreed_short else "not decided")
        if found.proposals:
            parts.append(count(found.proposals, "proposal"))
        if found.queried:
            parts.append("open question")
        if found.stale:
            parts.append("answers changed since it was decided")
    title = plain(f"{column.number} {column.title}")
    return Content.assemble(strong(line.agency_name), "  ", title, muted(f"\n{' · '.join(parts) or 'nothing yet'}"))
