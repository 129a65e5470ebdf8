"""Puts the letter together."""

from dataclasses import replace

from s11tui.audit.view_models import ReturnView
from s11tui.reports.document import Block, Document, Paragraph, Section
from s11tui.reports.letter.both_ways import actions, both_ways, strengths
from s11tui.reports.letter.grades import changed, confirmed, one_by_one, untested
from s11tui.reports.letter.next_steps import next_steps, own_actions
from s11tui.reports.letter.opening import BANNER, last_stamp, opening
from s11tui.reports.letter.sorting import Letter, sorted_out
from s11tui.reports.papers import Paper
from s11tui.reports.phrases import dated
from s11tui.text import safe_name

_FEW_ACTIONS = 4
"""So many actions stand in the letter itself; more stand behind it."""


def letter_paper(view: ReturnView) -> Paper:
    """The letter and the name of its file.

    Raises:
        NotNow: there is nothing to say to the agency yet.
    """
    letter = sorted_out(view)
    return Paper(_document(letter), _file_name(letter))


def letter_document(view: ReturnView) -> Document:
    """The feedback letter on a return, dated by the last thing that it speaks of.

    Raises:
        NotNow: there is nothing to say to the agency yet.
    """
    return _document(sorted_out(view))


def letter_file_name(view: ReturnView) -> str:
    """`letter-exampleshire-police-section-11-2027.pdf`, `…-draft.pdf` before the grades are shared.

    Raises:
        NotNow: there is nothing to say to the agency yet.
    """
    return _file_name(sorted_out(view))


def _file_name(letter: Letter) -> str:
    draft = "-draft" if letter.draft else ""
    return safe_name(f"letter-{letter.view.agency.slug}-{letter.view.round.slug}{draft}.pdf")


def _document(letter: Letter) -> Document:
    view = letter.view
    return Document(
        title=f"{view.round.title}: {'thanks' if letter.acknowledged else 'feedback'} to {view.agency.name}",
        created=dated(last_stamp(letter)),
        author=view.partnership,
        subject=f"What became of the self-audit of {view.agency.name}, and what happens next",
        state_banner=BANNER if letter.draft else "",
        reference=view.head,
        cover=opening(letter),
        sections=_sections(letter),
        contents_depth=0,
        compact=True,
    )


def _sections(letter: Letter) -> tuple[Section, ...]:
    """The letter, then behind it what would make it long: it is read in ten minutes between two lessons."""
    own = actions(letter)
    is_long = letter.acknowledged or len(own_actions(letter)) > _FEW_ACTIONS
    inside, behind = ((), own) if is_long else (own, ())
    middle = (
        (*inside, *both_ways(letter))
        if letter.acknowledged
        else (
            *confirmed(letter),
            *changed(letter),
            *untested(letter),
            *strengths(letter),
            *both_ways(letter),
            *inside,
        )
    )
    return (next_steps(letter), *middle, _closing(letter), *_on_a_new_page((*behind, *one_by_one(letter))))


def _on_a_new_page(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    return (*(replace(one, new_page=True) for one in sections[:1]), *sections[1:])


def _closing(letter: Letter) -> Section:
    """Thanks, the name, and the code by which the letter can be checked."""
    view = letter.view
    thanks = "Thank you for what you and your colleagues do to keep children safe."
    blocks: tuple[Block, ...] = (
        Paragraph(f"{thanks}\nYours sincerely\n{view.partnership}"),
        Paragraph(f"Reference code of the return: {view.head or 'none yet'}", "small"),
    )
    return Section("With our thanks", 1, "thanks", blocks)
