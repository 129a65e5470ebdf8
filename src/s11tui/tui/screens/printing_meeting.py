"""Writing the papers of a meeting, and letters to agencies, from any screen: pack, minutes, letters."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from textual.content import Content
from textual.widgets import Static

from s11tui.audit.view_models import ReturnView
from s11tui.errors import CannotWrite, Refusal
from s11tui.tui.bridge import Bridge
from s11tui.tui.delivering import hand_over, write_out
from s11tui.tui.screens.printing import WritesAtOnce
from s11tui.tui.words import muted, plain, strong
from s11tui.workspace.session import Session

if TYPE_CHECKING:
    from s11tui.reports.papers import Paper
    from s11tui.tui.app import PartnershipApp

MeetingPaper = Literal["pack", "minutes", "actions"]
Make = Callable[[], "Paper"]
"""Makes a paper, away from the screen; raises a `Refusal` where there is none."""

_TITLES: dict[MeetingPaper, str] = {"pack": "Meeting pack", "minutes": "Minutes", "actions": "Action plan"}


@dataclass(frozen=True, slots=True)
class _Done:
    """Where papers lie, and why others were not written."""

    paths: tuple[Path, ...]
    refused: tuple[str, ...]


class WritesPapers(WritesAtOnce):
    """Writes papers at once into the usual folder, and says where they are."""

    async def write(self) -> None:
        """Write them, and say where they are, or why one could not be written."""
        app = cast("PartnershipApp", self.app)
        words = self.query_one("#words", Static)
        try:
            makes = await app.bridge.call(self.prepare)
            done = await asyncio.to_thread(_write_all, makes, app.bridge, self._progress())
            words.update(_told(done, hand_over(app, done.paths)))
        except Refusal as refusal:
            words.update(Content.assemble(("Not written. ", "bold $warning"), plain(str(refusal))))
        self.query_one("#progress").display = False

    def prepare(self, session: Session) -> Sequence[Make]:
        """What is to be written, read in the database's thread.

        Raises:
            Refusal: nothing can be.
        """
        raise NotImplementedError


class PrintMeeting(WritesPapers):
    """Writes the pack, the minutes or the agreed actions of a meeting.

    Args:
        ref: id or slug of the meeting.
        which: `pack`, `minutes` or `actions`.
    """

    def __init__(self, ref: str, which: MeetingPaper) -> None:
        super().__init__()
        self._ref = ref
        self._which: MeetingPaper = which

    def title_words(self) -> str:
        return _TITLES[self._which]

    def prepare(self, session: Session) -> Sequence[Make]:
        if self._which == "actions":
            from s11tui.reports.actions_report import actions_paper

            plan = session.reading.action_plan(meeting=self._ref)
            return (lambda: actions_paper(plan),)
        from s11tui.reports.meeting_pack import pack_document, pack_file_name
        from s11tui.reports.minutes import minutes_document, minutes_file_name
        from s11tui.reports.papers import Paper
        from s11tui.workspace.meeting_papers import papers_of

        papers = papers_of(session, self._ref)
        meeting, returns = papers.meeting, papers.returns
        if self._which == "pack":
            return (lambda: Paper(pack_document(meeting, returns), pack_file_name(meeting)),)
        return (lambda: Paper(minutes_document(meeting, returns, papers.arrangements), minutes_file_name(meeting)),)


class PrintLetters(WritesPapers):
    """Writes the feedback letter on one return, or on each on the agenda of a meeting.

    Args:
        ref: id or slug of the return; empty for a meeting's.
        meeting: id or slug of the meeting.
    """

    def __init__(self, ref: str = "", *, meeting: str = "") -> None:
        super().__init__()
        self._ref = ref
        self._meeting = meeting

    def title_words(self) -> str:
        return "Letters" if self._meeting else "Letter"

    def prepare(self, session: Session) -> Sequence[Make]:
        items = session.meetings.open(self._meeting).items if self._meeting else ()
        refs = [one.about.ref for one in items] if self._meeting else [self._ref]
        return [_letter(session, ref) for ref in refs]


def _letter(session: Session, ref: str) -> Make:
    """How the letter on a return is made; a return that may not be opened is told of with the others."""
    try:
        view = session.reading.open(ref)
    except Refusal as refused:
        return _refusing(refused)
    return _making(view)


def _refusing(refusal: Refusal) -> Make:
    def make() -> "Paper":
        raise refusal

    return make


def _making(view: ReturnView) -> Make:
    def make() -> "Paper":
        from s11tui.reports.letter import letter_paper

        return letter_paper(view)

    return make


def _write_all(makes: Sequence[Make], bridge: Bridge, progress: Callable[[float], None]) -> _Done:
    """Write each paper; one that cannot be made does not stop the others.

    Raises:
        CannotWrite: the folder cannot be written to.
    """
    from s11tui.reports.papers import write_paper

    paths: list[Path] = []
    refused: list[str] = []
    for at, make in enumerate(makes):
        progress(at / len(makes))
        try:
            paper = make()
            paths.append(write_out(bridge, partial(write_paper, paper)))
        except CannotWrite:
            raise
        except Refusal as refusal:
            refused.append(str(refusal))
    return _Done(tuple(paths), tuple(refused))


def _told(done: _Done, handed: str) -> Content:
    """Where they are; of several in one folder, the folder and their names.

    Args:
        handed: how somebody on a host gets them; empty elsewhere.
    """
    parts: list[Content | str | tuple[str, str]] = []
    if handed:
        parts.append(plain(handed))
    elif len(done.paths) == 1:
        parts += ["Written to\n", strong(str(done.paths[0]))]
    elif done.paths:
        parts += [f"{len(done.paths)} written to\n", strong(str(done.paths[0].parent))]
        parts += [Content.assemble("\n", plain(one.name)) for one in done.paths]
    for one in done.refused:
        parts += ["\n\n" if parts else "", ("Not written. ", "bold $warning"), plain(one)]
    return Content.assemble(*(parts or [muted("There is nothing to write: no agency is on the agenda.")]))
