"""The grades: what changed and why, what was confirmed, what nobody tested."""

from s11tui.audit.view_models import OutcomeView, StandardView
from s11tui.reports.document import Block, Cell, Paragraph, Section, Table
from s11tui.reports.letter.sorting import Letter
from s11tui.reports.phrases import grade_cell, heading, headings, listed, several
from s11tui.text import counted

_HEADER = ("Standard", "Your grade", "Agreed grade", "")
_WIDTHS = (46, 20, 20, 14)
_FEW = 8
"""So many standards are named in the letter itself; more stand in a list behind it."""
_LISTED_BELOW = "They are named one by one behind this letter."
_UNCLEAR = (
    "Where it says “cannot tell”, what we saw was not enough to agree a grade. Your own grade stands there, unverified."
)


def changed(letter: Letter) -> tuple[Section, ...]:
    """A table of the grades that were raised, lowered or cannot be told; then the reason for each, in full."""
    if not letter.changed:
        return ()
    rows = tuple(_row(one) for one in letter.changed)
    table = Table("Grades that are not as the agency gave them, with both grades", _HEADER, rows, _WIDTHS)
    unclear = any(one.outcome and one.outcome.outcome == "cannot tell" for one in letter.changed)
    blocks: list[Block] = [table, *((Paragraph(_UNCLEAR, "small"),) if unclear else ())]
    blocks += several(_why(one) for one in letter.changed)
    return (Section("What changed, and why", 1, "changed", tuple(blocks)),)


def _row(standard: StandardView) -> tuple[Cell, ...]:
    outcome = standard.outcome
    assert outcome is not None
    word = outcome.outcome.capitalize()
    agreed = Cell("Cannot tell") if outcome.outcome == "cannot tell" else grade_cell(standard, outcome.grade)
    return (Cell(heading(standard)), grade_cell(standard, standard.self_grade), agreed, Cell(word, bold=True))


def _why(standard: StandardView) -> list[Block]:
    outcome = standard.outcome
    assert outcome is not None
    reason = Paragraph(outcome.reason) if outcome.reason.strip() else Paragraph("No reason was recorded.", "note")
    return [Paragraph(_sentence(standard, outcome), "label"), reason, *_disputed(outcome)]


def _sentence(standard: StandardView, outcome: OutcomeView) -> str:
    """`1.3: lowered from “Good” to “Requires improvement”`; its title stands in the table above."""
    name = standard.number or standard.title
    if outcome.outcome == "cannot tell":
        return f"{name}: we could not tell"
    return f"{name}: {outcome.outcome} from “{standard.self_label}” to “{outcome.label}”"


def _disputed(outcome: OutcomeView) -> list[Block]:
    """What the agency holds against the outcome, and what was decided of it."""
    view = outcome.agency_view or outcome.challenged
    if not view.strip():
        return []
    told = f"We heard you, and {outcome.decision}." if outcome.decision.strip() else "We have not decided this yet."
    return [Paragraph("You asked us to look again. Your view:", "label"), Paragraph(view, "quote"), Paragraph(told)]


def confirmed(letter: Letter) -> tuple[Section, ...]:
    """How many grades stand as the agency gave them and, where they are few, which; then what was said of any."""
    found = letter.confirmed
    if not found:
        return ()
    count = "your grade" if len(letter.graded) == 1 else f"{len(found)} of your grades"
    labels = listed([f"“{label}” for {len(ones)}" for label, ones in _by_grade(found)])
    listing = "" if len(found) <= _FEW else _LISTED_BELOW
    words = " ".join(part for part in (f"We confirmed {count}: {labels}.", _on_reading(letter), listing) if part)
    disputed = [one for one in found if one.outcome and _disputed(one.outcome)]
    blocks: list[Block] = [Paragraph(words), *((headings(found),) if not listing else ())]
    blocks += several(_said_of(one) for one in (disputed if listing else found))
    return (Section("What we confirmed", 1, "confirmed", tuple(blocks)),)


def one_by_one(letter: Letter) -> tuple[Section, ...]:
    """Behind the letter, every standard that is too many to name in it."""
    blocks: list[Block] = []
    if len(letter.confirmed) > _FEW:
        for label, standards in _by_grade(letter.confirmed):
            blocks += [Paragraph(f"Confirmed as “{label}” ({len(standards)})", "label"), headings(standards)]
        undisputed = [one for one in letter.confirmed if one.outcome and not _disputed(one.outcome)]
        blocks += several(_said_of(one) for one in undisputed)
    if len(letter.unmoderated) > _FEW and not letter.acknowledged:
        title = f"Not moderated: your own grade stands, unverified ({len(letter.unmoderated)})"
        blocks += [Paragraph(title, "label"), headings(letter.unmoderated)]
    title = "The standards of this letter, one by one"
    return (Section(title, 1, "one-by-one", tuple(blocks)),) if blocks else ()


def _by_grade(standards: tuple[StandardView, ...]) -> list[tuple[str, list[StandardView]]]:
    """Standards by the label of their grade, better grades first."""
    places: dict[str, tuple[int, list[StandardView]]] = {}
    for one in standards:
        order = [grade.id for grade in one.grades]
        place = order.index(one.self_grade) if one.self_grade in order else len(order)
        places.setdefault(one.self_label, (place, []))[1].append(one)
    return [(label, found) for label, (_, found) in sorted(places.items(), key=lambda item: item[1][0])]


def _on_reading(letter: Letter) -> str:
    """How many of the confirmed were not talked about; empty where all were."""
    number = sum(one.outcome is not None and one.outcome.basis == "on reading" for one in letter.confirmed)
    if not number:
        return ""
    which = str(number) if number < len(letter.confirmed) else "It" if number == 1 else "All"
    verb = "was" if number == 1 else "were"
    return f"{which} {verb} confirmed on reading: we read what you wrote, and found no cause to ask."


def _said_of(standard: StandardView) -> list[Block]:
    """The reason for a confirmed grade, where one was given, and what the agency held against it."""
    outcome = standard.outcome
    assert outcome is not None
    disputed = _disputed(outcome)
    if not outcome.reason.strip() and not disputed:
        return []
    reason = [Paragraph(outcome.reason)] if outcome.reason.strip() else []
    return [Paragraph(f"{heading(standard)}: confirmed", "label"), *reason, *disputed]


def untested(letter: Letter) -> tuple[Section, ...]:
    """What nobody outside the agency tested, and what is not decided."""
    found = []
    if letter.unmoderated and not letter.acknowledged:
        said = (
            f"We did not look closely at {counted(len(letter.unmoderated), 'standard')}. "
            "There your own grade stands, unverified, and is printed so."
        )
        few = len(letter.unmoderated) <= _FEW
        blocks: tuple[Block, ...] = (
            (Paragraph(said), headings(letter.unmoderated)) if few else (Paragraph(f"{said} {_LISTED_BELOW}"),)
        )
        found.append(Section("What we did not moderate", 1, "unmoderated", blocks))
    if letter.undecided:
        found.append(Section("What is not decided yet", 1, "undecided", (headings(letter.undecided),)))
    return tuple(found)


def own_grades(letter: Letter) -> tuple[Block, ...]:
    """For a return that nobody moderated: how often the agency gave itself each grade."""
    if not letter.graded or not letter.acknowledged:
        return ()
    labels = listed([f"“{label}” for {len(found)}" for label, found in _by_grade(letter.graded)])
    return (Paragraph(f"You graded {counted(len(letter.graded), 'standard')}: {labels}."),)
