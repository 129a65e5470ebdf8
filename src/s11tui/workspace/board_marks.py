"""How a cell of the board is written: letters and signs, and the same in words."""

from collections.abc import Iterator
from typing import NamedTuple

from s11tui.text import counted
from s11tui.workspace.board_lines import BoardCell, BoardColumn, BoardRow

MARKS: dict[str, str] = {
    "G": "what the agency says of itself; nothing is decided",
    "G✓": "decided, and the same",
    "G›RI": "decided otherwise: the second is the agreed grade",
    "G–": "not moderated: the self-grade stands, unverified",
    "G~": "cannot tell: what was seen was not enough; the self-grade stands, unverified",
    "≠": "a proposal that you may see is another grade than the self-grade, and nothing is decided",
    "?": "an open question",
    "*": "stale: the answers changed after the decision",
    "·": "nothing yet, or not for this agency",
}
"""Every sign with what it means. The letters stand for any grade."""

AREA_MARKS: dict[str, str] = {
    "RI": "the lowest self-grade in the area",
    "RI›I": "the lowest grade that stands now is another: what was agreed, and the self-grade where nothing is decided",
    "2›": "so many of its grades were changed by the panel",
    "✓ – ~": "only where every standard of the area is decided; – and ~ where one of them stands unverified",
}
"""What is different where a column is an area."""

_STANDS = {"confirmed": "✓", "not moderated": "–", "cannot tell": "~"}
_OUTCOMES = {
    "not moderated": "not moderated, the self-grade stands unverified",
    "cannot tell": "the panel cannot tell, the self-grade stands unverified",
}


class Part(NamedTuple):
    """A piece of a cell: its text, the hue of a grade (empty for a sign), and whether it is the agreed grade."""

    text: str
    colour: str = ""
    agreed: bool = False


def parts(cell: BoardCell | None) -> Iterator[Part]:
    """`G`, `›`, `RI`, `≠?*`, piece by piece."""
    if cell is None or not cell.self_short:
        yield Part("·")
        return
    yield Part(cell.self_short, cell.self_colour)
    if cell.agreed_short and cell.agreed_short != cell.self_short:
        yield Part("›")
        yield Part(cell.agreed_short, cell.agreed_colour, agreed=True)
    elif cell.agreed_short:
        yield Part(_STANDS.get(cell.outcome, "✓"))
    signs = f"{'≠' if cell.disagrees else ''}{'?' if cell.queried else ''}{'*' if cell.stale else ''}"
    if signs:
        yield Part(signs)
    if cell.graded > 1 and cell.changed:
        yield Part(f" {cell.changed}›")


def text(cell: BoardCell | None) -> str:
    """As `parts`, in one piece."""
    return "".join(part.text for part in parts(cell))


def words(cell: BoardCell | None, column: BoardColumn) -> str:
    """`self G · agreed RI · open question`; `nothing yet` where there is nothing."""
    if cell is None or not cell.self_short:
        return "nothing yet"
    return " · ".join((_area_words if column.is_area else _standard_words)(cell))


def _standard_words(cell: BoardCell) -> Iterator[str]:
    yield f"self {cell.self_short}"
    yield _OUTCOMES.get(cell.outcome) or (f"agreed {cell.agreed_short}" if cell.agreed_short else "not decided")
    if cell.disagrees:
        yield f"{counted(len(cell.proposed), 'proposal')}, not all {cell.self_short}: {', '.join(cell.proposed)}"
    elif cell.proposed:
        yield f"{counted(len(cell.proposed), 'proposal')}: {', '.join(cell.proposed)}"
    if cell.queried:
        yield "open question"
    if cell.stale:
        yield "answers changed since it was decided"


def _area_words(cell: BoardCell) -> Iterator[str]:
    yield f"lowest self {cell.self_short}"
    if cell.agreed_short:
        yield f"lowest now {cell.agreed_short}"
    yield f"{cell.decided} of {counted(cell.graded, 'standard')} decided"
    if cell.changed:
        yield f"{cell.changed} changed"
    if cell.unverified:
        yield f"{cell.unverified} unverified"
    if cell.disagrees:
        yield "proposals disagree"
    if cell.queried:
        yield "open questions"
    if cell.stale:
        yield "answers changed since they were decided"


def row_words(row: BoardRow) -> str:
    """A return as a whole: `in moderation · 40 of 52 decided · 2 changed · feedback owed for 19 days`."""
    line = row.line
    found = [", ".join((line.state, *line.labels))]
    graded = len(row.cells)
    decided = sum(one.decided for one in row.cells.values()) - row.unverified
    found.append(f"{decided} of {graded} decided" if graded else f"{line.done} of {line.asked} done")
    counts = {
        "changed": line.changed,
        "not moderated": row.unverified,
        "with proposals that disagree": row.count("disagrees"),
        "stale": row.count("stale"),
    }
    found += [f"{number} {what}" for what, number in counts.items() if number]
    if row.waiting is not None:
        found.append(f"feedback owed for {counted(row.waiting, 'day')}")
    if row.sampled:
        found.append(f"picked: {row.sampled}")
    return " · ".join(found)
