"""Follow-up meetings, folded from their streams, with what their views need from the tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from s11tui.audit.events import NewEvent
from s11tui.audit.fold_panel import fold_panel
from s11tui.audit.meeting import MeetingState, fold_meeting
from s11tui.audit.meeting_view import MeetingContext, MeetingView, OnAgenda, meeting_view
from s11tui.audit.rights import bar
from s11tui.audit.state import PanelState
from s11tui.audit.view_models import NoteView
from s11tui.errors import NotFound
from s11tui.text import admit_line
from s11tui.workspace import projections
from s11tui.workspace.ledger import Ledger
from s11tui.workspace.registry import Registry
from s11tui.workspace.rows_of_meeting import rows_of_meeting
from s11tui.workspace.store import Store

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_AGENDA = """SELECT r.id, r.slug, a.name, r.agency, r.state, r.graded,
    (SELECT count(*) FROM outcomes o WHERE o."return" = r.id)
    FROM returns r JOIN agencies a ON a.id = r.agency WHERE r.id IN ({marks})"""


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One meeting in a list; `agencies` is how many are on its agenda."""

    id: str
    slug: str
    title: str
    round: str
    day: str
    starts: str
    place: str
    stage: str
    agencies: int


class Meetings:
    """The meetings of one workspace."""

    def __init__(self, store: Store, ledger: Ledger, registry: Registry) -> None:
        self._store = store
        self._ledger = ledger
        self._registry = registry

    def id_of(self, ref: str) -> str:
        """The id of a meeting given by id or slug.

        Raises:
            NotFound: there is none.
        """
        found = self.find(ref)
        if not found:
            raise no_meeting(ref)
        return found

    def find(self, ref: str) -> str:
        """The id of a meeting given by id or slug; empty where there is none."""
        wanted = admit_line(ref).text
        row = self._store.one("SELECT id FROM meetings WHERE id = ? OR slug = ?", (wanted, wanted.casefold()))
        return str(row[0]) if row else ""

    def title_of(self, meeting_id: str) -> str:
        """What a meeting is called."""
        row = self._store.one("SELECT title FROM meetings WHERE id = ?", (meeting_id,))
        return str(row[0]) if row else ""

    def lines(self, round_id: str | None = None) -> tuple[MeetingLine, ...]:
        """Every meeting (of a round), the newest first."""
        where, parameters = ("WHERE m.round = ?", (round_id,)) if round_id else ("", ())
        rows = self._store.all(
            "SELECT m.id, m.slug, m.title, m.round, m.day, m.starts, m.place, m.state, (SELECT count(*) FROM "
            f"meeting_returns i WHERE i.meeting = m.id) FROM meetings m {where} ORDER BY m.day DESC, m.starts DESC",
            parameters,
        )
        return tuple(MeetingLine(*row) for row in rows)

    def load(self, meeting_id: str) -> MeetingState:
        """A meeting as it stands in the record now."""
        return fold_meeting(MeetingState(meeting_id), self._ledger.read(f"meeting/{meeting_id}"))

    def record(self, before: MeetingState, news: Sequence[NewEvent], who: str) -> MeetingState:
        """Append events about a meeting and bring up its tables; inside a transaction."""
        after = fold_meeting(before, self._ledger.append(news, who))
        projections.write(self._store, rows_of_meeting(before) if before.seq else {}, rows_of_meeting(after))
        return after

    def view(self, session: "Session", state: MeetingState) -> MeetingView:
        """A meeting as somebody sees it."""
        partnership = self._registry.partnership()
        agencies = {one.id: one.name for one in self._registry.agencies()}
        context = MeetingContext(
            partnership=partnership.name,
            zone=partnership.zone,
            round_title=self._registry.round(state.round).title,
            roles=session.roles,
            agenda=self._agenda(session, state),
            names=session.workspace.names,
            agencies=agencies,
            declared=self._declared(state),
        )
        return meeting_view(state, context)

    def notes_about(self, return_id: str) -> tuple[NoteView, ...]:
        """What was said about a return at meetings, outside any grade."""
        rows = self._store.all(
            "SELECT n.kind, n.text, m.title, n.action FROM meeting_notes n JOIN meetings m ON m.id = n.meeting "
            'WHERE n."return" = ? ORDER BY n.at, n.rowid',
            (return_id,),
        )
        return tuple(NoteView(*row) for row in rows)

    def barred(self, session: "Session", return_id: str) -> str:
        """Why somebody may not judge a return, in words, as `rights.bar` says; empty where they may."""
        row = self._store.one("SELECT agency FROM returns WHERE id = ?", (return_id,))
        agencies = session.workspace.agencies
        return bar(session.person, agencies[str(row[0])], agencies, self._conflicts(return_id)) if row else ""

    def _conflicts(self, return_id: str) -> PanelState:
        """Of what the panel said about a return only who declared a conflict: an agenda asks it of many."""
        return fold_panel(PanelState(return_id), self._ledger.read(f"panel/{return_id}", "conflict_declared"))

    def _declared(self, state: MeetingState) -> tuple[tuple[str, str, str], ...]:
        """The conflicts with returns on the agenda that the panel has declared: by whom, with which, in words."""
        return tuple(
            (person, one.return_id, words)
            for one in state.items
            for person, words in self._conflicts(one.return_id).conflicts.items()
            if words
        )

    def _agenda(self, session: "Session", state: MeetingState) -> dict[str, OnAgenda]:
        """The returns that the meeting names, each with why the viewer takes no part in it."""
        named = {one.return_id for one in state.items} | {one.return_id for one in state.notes}
        wanted = sorted((named | {one.return_id for one in state.conflicts} | set(state.standing)) - {""})
        rows = self._store.all(_AGENDA.format(marks=",".join("?" * len(wanted))), tuple(wanted))
        found = {}
        for return_id, ref, name, agency, stage, graded, decided in rows:
            barred = barred_from(session, return_id)
            counted = 0 if barred else decided
            found[return_id] = OnAgenda(return_id, ref, name, agency, stage, graded, counted, barred)
        return found


def no_meeting(ref: str) -> NotFound:
    """What is said of a meeting that is not there, and of one that this person must not know of."""
    return NotFound(f"There is no meeting “{admit_line(ref).text}”.", "See them with “s11tui meeting list”.")


def barred_from(session: "Session", return_id: str) -> str:
    """Why somebody takes no part in an agency's turn. The manager runs the panel and sees all of it."""
    return "" if "manager" in session.roles else session.workspace.meetings.barred(session, return_id)
