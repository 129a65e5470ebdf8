"""Puts the good practice bank together, area by area."""

from collections.abc import Iterable, Sequence

from s11tui.audit.practice import PRACTICE_KINDS
from s11tui.audit.practice_bank import BankLine
from s11tui.reports.document import Block, Document, Paragraph, Section
from s11tui.reports.papers import Paper
from s11tui.reports.phrases import dated
from s11tui.reports.return_report import wording
from s11tui.text import counted, safe_name, slug


def practice_paper(partnership: str, about: str, as_of: str, zone: str, lines: Sequence[BankLine]) -> Paper:
    """The bank as a paper.

    Args:
        about: of which round, in words.
        as_of: a stamp: when it was read.
        lines: what may not be shared is left out, whoever gives it.
    """
    shared = [one for one in lines if one.may_be_shared]
    document = Document(
        title="Good practice bank",
        subtitle=f"{about} · as it stood on {wording.moment_words(as_of, zone).partition(' at ')[0]}",
        created=dated(as_of),
        author=partnership,
        subject="Strong practice and honest learning that agencies allowed to be shared",
        cover=_opening(shared),
        sections=tuple(_areas(shared)),
        compact=True,
    )
    return Paper(document, safe_name(f"good-practice-{slug(about)}.pdf"))


def _opening(lines: Sequence[BankLine]) -> tuple[Block, ...]:
    if not lines:
        return (Paragraph("No agency has allowed an extract to be shared yet.", "lead"),)
    told = (
        f"{counted(len(lines), 'extract')} from returns of agencies that work with children here: what they do well, "
        "and what they learnt the hard way."
    )
    how = (
        "Each agency agreed that its extract is shared, and could word it itself. Where a name stands under an "
        "extract, the agency agreed to that too; the others are given without one."
    )
    return (Paragraph(told, "lead"), Paragraph(how))


def _areas(lines: Iterable[BankLine]) -> list[Section]:
    """One section for each area, one for each standard within."""
    found: dict[str, dict[str, list[BankLine]]] = {}
    for one in lines:
        title = wording.heading_of(one.number, one.title)
        found.setdefault(one.area or "Other", {}).setdefault(title, []).append(one)
    return [
        Section(
            area,
            1,
            f"area-{number}",
            (),
            tuple(
                Section(title, 2, f"area-{number}-{at}", tuple(_blocks(ours)))
                for at, (title, ours) in enumerate(standards.items(), 1)
            ),
        )
        for number, (area, standards) in enumerate(found.items(), 1)
    ]


def _blocks(lines: Iterable[BankLine]) -> Iterable[Block]:
    for one in lines:
        kind = PRACTICE_KINDS.get(one.kind, one.kind).capitalize()
        yield Paragraph(one.extract, "quote")
        yield Paragraph(f"{kind} · {one.signed or 'name withheld'}", "small")
