"""Taking what a worksheet says into the record: all of what is chosen, or nothing."""

from typing import TYPE_CHECKING

from s11tui.audit.view_models import ReturnView
from s11tui.exchange.worksheets.brought_parts import Bringing, Change, Newer
from s11tui.exchange.worksheets.parts import GRADE, REASON

if TYPE_CHECKING:
    from s11tui.workspace.session import Session


def take(session: "Session", ref: str, bringing: Bringing, *, newer: Newer = "leave", original: str = "") -> ReturnView:
    """Record what a worksheet says, in one transaction.

    Args:
        newer: what becomes of fields that were changed here since: they are left; or both versions are kept, for a
            person to choose; or the sheet's stands.
        original: what a manager brings in on the agency's behalf.
    """
    taking = _Taking(session, ref, newer, original)
    chosen = bringing.of("new", "changed") if newer == "leave" else bringing.of("new", "changed", "newer")
    with session.batch(standards=False):
        for change in chosen:
            if "#" not in change.path:
                taking.answer(change)
        for standard in dict.fromkeys(one.standard for one in chosen):
            taking.grade(standard, {one.path: one for one in chosen if one.standard == standard})
        for standard, cells in bringing.evidence:
            session.answering.add_evidence(ref, standard, *cells, original=original)
        for standard, cells in bringing.actions:
            session.actions.add(ref, standard, *cells, original=original)
    return session.reading.open(ref)


class _Taking:
    """Records one worksheet."""

    def __init__(self, session: "Session", ref: str, newer: Newer, original: str) -> None:
        self.session, self.ref, self.newer, self.original = session, ref, newer, original

    def answer(self, change: Change) -> None:
        """An answer, or its being emptied."""
        desk, seen = self.session.answering, self._seen(change)
        question = change.path.partition("/")[2]
        shown = self.session.changing.scene(self.ref).content.shown[change.standard]
        if question not in {one.id for one in shown}:
            return  # a newer answer that was left hides it: its question is not asked
        if change.value:
            desk.answer(self.ref, change.standard, question, change.value, seen=seen, original=self.original)
        elif not self._keeps_both(change):
            desk.clear(self.ref, change.standard, question, seen=seen, original=self.original)
        self._keep_draft(change, question)

    def grade(self, standard: str, changes: dict[str, Change]) -> None:
        """A grade with its reason: they stand in one event."""
        grade, reason = changes.get(f"{standard}/{GRADE}"), changes.get(f"{standard}/{REASON}")
        first = grade or reason
        if first is None:
            return
        now = self.session.changing.scene(self.ref).state.standard(standard).grade
        chosen = str(grade.value) if grade else now.grade if now else ""
        both = next((one for one in (grade, reason) if one and self._keeps_both(one)), first)
        why = str(reason.value) if reason else None
        seen = self._seen(both)
        if now and any((one.value, one.reason) == (chosen, why or now.reason) for one in now.rivals):
            return  # that version is kept already
        self.session.answering.grade(self.ref, standard, chosen, why, seen=seen, original=self.original)
        if reason:
            self._keep_draft(reason, "")

    def _seen(self, change: Change) -> str | None:
        """What its writer last saw: the sheet, where both versions are wanted; else what was compared with it."""
        return (change.seen if self._keeps_both(change) else change.standing) or None

    def _keeps_both(self, change: Change) -> bool:
        return change.kind == "newer" and self.newer == "both"

    def _keep_draft(self, change: Change, question: str) -> None:
        """An unfinished text goes on standing beside the answer that came."""
        if change.draft and self._keeps_both(change):
            based_on = change.standing or None
            self.session.answering.save_draft(self.ref, change.standard, question, change.draft, based_on)
