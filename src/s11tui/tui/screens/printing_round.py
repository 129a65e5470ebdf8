"""Writing the papers about a round as a whole: executive summary, action plan, good practice bank."""

from collections.abc import Sequence

from s11tui.clock import stamp
from s11tui.tui.screens.printing_meeting import Make, WritesPapers
from s11tui.workspace.session import Session

_TITLES = {
    "shared": "Executive summary",
    "panel": "Executive summary for the panel",
    "actions": "Action plan",
    "practice": "Good practice bank",
}


class PrintingRound(WritesPapers):
    """Writes one paper about a round.

    Args:
        ref: id or slug of the round.
        which: `shared` or `panel` for the summary, `actions`, or `practice`.
    """

    def __init__(self, ref: str, which: str) -> None:
        super().__init__()
        self._ref = ref
        self._which = which

    def title_words(self) -> str:
        return _TITLES[self._which]

    def prepare(self, session: Session) -> Sequence[Make]:
        if self._which == "actions":
            return (_actions(session, self._ref),)
        if self._which == "practice":
            return (_practice(session, self._ref),)
        return (_summary(session, self._ref, only_shared=self._which == "shared"),)


def _summary(session: Session, ref: str, *, only_shared: bool) -> Make:
    from s11tui.reports.summary import summary_paper

    found = session.reading.summary(ref, only_shared=only_shared)
    return lambda: summary_paper(found)


def _actions(session: Session, ref: str) -> Make:
    from s11tui.reports.actions_report import actions_paper

    plan = session.reading.action_plan(ref)
    return lambda: actions_paper(plan)


def _practice(session: Session, ref: str) -> Make:
    from s11tui.reports.practice_report import practice_paper

    workspace = session.workspace
    lines = session.reading.practices(ref, outside=True)
    known, about = workspace.partnership(), workspace.registry.round(ref).title
    as_of = stamp(workspace.clock())
    return lambda: practice_paper(known.name, about, as_of, known.zone, lines)
