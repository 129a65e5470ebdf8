"""One-time codes to be handed out, a page for each person, in one file to be printed."""

from collections.abc import Sequence
from dataclasses import dataclass

from s11tui.clock import day_in_words, local
from s11tui.reports.document import Block, Bullets, Document, Facts, Notice, Paragraph, Section
from s11tui.reports.papers import Paper
from s11tui.reports.phrases import dated
from s11tui.text import counted


@dataclass(frozen=True, slots=True)
class CodeLetter:
    """What one person is told. `known_as`: the short name that they sign in with; `until`: a stamp."""

    name: str
    known_as: str
    what_they_are: str
    code: str
    until: str


@dataclass(frozen=True, slots=True)
class Host:
    """What all of them are told: of whom it is, where one signs in (may be empty), and who to call about a child."""

    partnership: str
    sign_in_at: str
    zone: str
    contacts: tuple[tuple[str, str], ...]


def code_letters_paper(host: Host, letters: Sequence[CodeLetter], made_at: str) -> Paper:
    """The letters as one paper, in the order given."""
    document = Document(
        title="One-time codes",
        subtitle=f"{counted(len(letters), 'person', 'people')} · {host.partnership}",
        created=dated(made_at),
        author=host.partnership,
        subject="For each person a page with the code that they sign in with for the first time",
        cover=(
            Paragraph("One page for each person. Hand each to its person and to nobody else.", "lead"),
            Paragraph(
                "The codes are kept nowhere in plain: a page that is lost cannot be printed again, a new code can be "
                "given. Destroy this file when the pages are handed out."
            ),
        ),
        sections=tuple(_letter(number, one, host) for number, one in enumerate(letters, 1)),
        compact=True,
    )
    return Paper(document, f"one-time-codes-{made_at[:10]}.pdf")


def _letter(number: int, one: CodeLetter, host: Host) -> Section:
    where = host.sign_in_at or "the address that the partnership gave you"
    until = day_in_words(local(one.until, host.zone).date())
    blocks: list[Block] = [
        Paragraph(one.what_they_are, "small"),
        Facts((("Sign in at", where), ("Your name there", one.known_as))),
        Notice(one.code, (f"Your one-time code, good once, until {until}.",)),
        Bullets(
            (
                "Open the address and choose “I have a one-time code”.",
                "Type your name there and the code. Small letters and missing hyphens do not matter.",
                "Choose a passphrase for the next times: three or four words that do not belong together.",
                "If you forget it later, ask the partnership's manager for a new code.",
            )
        ),
        Notice("If a child is at risk, do not use this program: call", _calls(host), "urgent"),
    ]
    return Section(one.name, 1, f"person-{number}", tuple(blocks), new_page=True)


def _calls(host: Host) -> tuple[str, ...]:
    return ("999 in immediate danger", *(f"{number} · {what}" for what, number in host.contacts if number))
