"""What stands beside a standard that is moderated: why it matters, what was changed, the agency's earlier rounds."""

from collections.abc import Callable, Mapping

from textual.content import Content
from textual.widgets import Static

from s11tui.audit.changes import StandardChanges
from s11tui.audit.mattering import waits, what_matters
from s11tui.audit.track import TrackView
from s11tui.audit.view_models import StandardView
from s11tui.tui.commands import key_of
from s11tui.tui.screens.moderate_outcome import ModerateOutcome
from s11tui.tui.steady import held_still
from s11tui.tui.widgets.old_new import OldNew
from s11tui.tui.widgets.track_words import track_in_full, track_lines
from s11tui.tui.words import muted, plain, strong


class ModerateBeside(ModerateOutcome):
    """The part of the moderate screen that fetches what stands beside the standard, and goes through what matters."""

    def __init__(self) -> None:
        super().__init__()
        self._changes: dict[str, StandardChanges] = {}
        self._changed_at = ""
        self._tracks: dict[str, tuple[TrackView, ...]] = {}

    @property
    def open_standard(self) -> str:
        return self.standard.id

    def keep(self) -> None:
        """Keep what this person has chosen and written."""
        raise NotImplementedError

    async def others_changed(self) -> None:
        view = await self.read_again()
        if view is not None and self.is_mounted:
            self.keep()
            with held_still(self.focused):
                self.take(view)

    @property
    def mattering(self) -> Mapping[str, tuple[str, ...]]:
        """By standard, why it should be looked at."""
        return what_matters(self.view)

    def action_matters(self) -> None:
        found = self.mattering
        self._go_round(lambda one: one.id in found, "Nothing else calls for a closer look.")

    def action_undecided(self) -> None:
        self._go_round(waits, "Every other standard has an outcome. F8 shows what comes next.")

    def _go_round(self, wanted: Callable[[StandardView], bool], otherwise: str) -> None:
        standards = self.view.standards()
        at = standards.index(self.standard)
        found = next((one for one in (*standards[at + 1 :], *standards[:at]) if wanted(one)), None)
        if found is None:
            self.notice.tell(otherwise)
        else:
            self.go(found.id)

    def where_words(self) -> str:
        """`standard 3 of 9 that matter`, or where it stands among all."""
        names, matter = [one.id for one in self.view.standards()], list(self.mattering)
        if self.standard.id in matter:
            return f"standard {matter.index(self.standard.id) + 1} of {len(matter)} that matter"
        where = f"standard {names.index(self.standard.id) + 1} of {len(names)}"
        return f"{where}, {len(matter)} matter" if matter else where

    def show_beside(self) -> None:
        """Show what is known, and fetch the rest."""
        reasons = self.mattering.get(self.standard.id, ())
        told = [f"Look here: {' · '.join(reasons)}"] if reasons else []
        told += [f"In the sample: {'; '.join(self.view.sampled)}"] if self.view.sampled else []
        matters = self.query_one("#matters", Static)
        matters.display = bool(told)
        matters.update(muted("\n".join(told)))
        self._show_changes()
        self._show_track()
        if self._changed_at != self.view.head or self.standard.id not in self._tracks:
            self.later(self._fetch(self.standard.id))

    async def _fetch(self, standard: str) -> None:
        ref, head = self.view.id, self.view.head
        found = await self.attempt(lambda session: (session.reading.changes(ref), session.reading.track(ref, standard)))
        if found is None or not self.is_mounted:
            return
        self._changes = {one.standard: one for one in found[0]}
        self._changed_at, self._tracks[standard] = head, found[1]
        self._show_changes()
        self._show_track()

    def _show_changes(self) -> None:
        found = self._changes.get(self.standard.id)
        head, differences = self.query_one("#changed-head", Static), self.query_one("#changed", OldNew)
        head.display = found is not None
        differences.display = found is not None and bool(found.differences)
        if found is not None:
            head.update(_changes_words(found))
            differences.show(found.differences)

    def _show_track(self) -> None:
        track = self._tracks.get(self.standard.id, ())
        lines, full = self.query_one("#track", Static), self.query_one("#before", Static)
        for one in (lines, full, self.query_one("#before-head"), self.query_one("#track-head")):
            one.display = bool(track)
        lines.update(track_lines(track))
        full.update(track_in_full(track))


def _changes_words(one: StandardChanges) -> Content:
    """Why it was opened again, what the agency says to that, and whether it is in again."""
    parts = []
    if one.how:
        parts.append(Content.assemble(strong(f"{one.how.capitalize()}: "), plain(one.reason)))
        parts.append(Content.assemble(strong("The agency: "), plain(one.reply) if one.reply else muted("no reply yet")))
    when = f"with submission {one.revision}" if one.revision else "so far; it is not submitted again yet"
    what = "Changes made" if one.differences else "Nothing was changed"
    parts.append(muted(f"{what}, {when}"))
    return Content("\n").join(parts)


def next_words() -> str:
    """Which key goes on, for whoever has just done something."""
    return f"{key_of('matters', 'f3')} goes to the next that matters."
