"""Loading returns by folding their streams, and keeping the few that are being worked on."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from s11tui.audit.carrying import Source
from s11tui.audit.content import Content
from s11tui.audit.events import Event
from s11tui.audit.fold_action import fold_action
from s11tui.audit.fold_panel import fold_panel
from s11tui.audit.fold_return import fold_return
from s11tui.audit.state import ActionState, Case, Origin, PanelState, ReturnState
from s11tui.errors import NotFound
from s11tui.workspace.ledger import Ledger
from s11tui.workspace.registry import Registry
from s11tui.workspace.rows import Rows, rows_of_case
from s11tui.workspace.store import Store

_KEPT = 6

Stamp = tuple[str, str, str]
"""Heads of the streams that make up a return: tells whether a kept one is still what is stored."""


@dataclass(frozen=True)
class Loaded:
    """A return folded from the record, with the rows that the tables hold for it."""

    case: Case
    content: Content
    rows: Rows

    @property
    def stamp(self) -> Stamp:
        heads = sorted(action.head for action in self.case.actions)
        return (self.case.answers.head, self.case.panel.head, " ".join(heads))


class Cases:
    """The returns of one workspace."""

    def __init__(self, store: Store, ledger: Ledger, registry: Registry) -> None:
        self._store = store
        self._ledger = ledger
        self._registry = registry
        self._kept: OrderedDict[str, Loaded] = OrderedDict()
        self._sources: OrderedDict[Origin, Source | None] = OrderedDict()

    def load(self, return_id: str) -> Loaded:
        """A return as it stands in the record now."""
        kept = self._kept.get(return_id)
        if kept is not None and kept.stamp == self._stored_stamp(return_id):
            self._kept.move_to_end(return_id)
            return kept
        loaded = self._fold(return_id)
        self.keep(return_id, loaded)
        return loaded

    def keep(self, return_id: str, loaded: Loaded) -> None:
        """Remember it; the one unused for longest is let go."""
        self._kept[return_id] = loaded
        self._kept.move_to_end(return_id)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    def forget(self) -> None:
        """Let go of everything, after a transaction that was given up."""
        self._kept.clear()

    def forget_all(self) -> None:
        """Let go of earlier returns too, after words came or were taken out."""
        self._kept.clear()
        self._sources.clear()

    def _stored_stamp(self, return_id: str) -> Stamp | None:
        row = self._store.one("SELECT head, panel_head FROM returns WHERE id = ?", (return_id,))
        if row is None:
            return None
        heads = self._store.all('SELECT head FROM actions WHERE "return" = ? ORDER BY head', (return_id,))
        return (row[0], row[1], " ".join(head for (head,) in heads))

    def _fold(self, return_id: str) -> Loaded:
        actions = self._store.all('SELECT id FROM actions WHERE "return" = ? ORDER BY rowid', (return_id,))
        return self.fold(return_id, [action for (action,) in actions])

    def fold(self, return_id: str, actions: Sequence[str]) -> Loaded:
        """A return with these actions, folded from the record, whatever the tables say."""
        case = _called(
            Case(
                fold_return(ReturnState(return_id), self._ledger.read(f"return/{return_id}")),
                fold_panel(PanelState(return_id), self._ledger.read(f"panel/{return_id}")),
                tuple(fold_action(ActionState(action), self._ledger.read(f"action/{action}")) for action in actions),
            )
        )
        content = self._content(case.answers)
        return Loaded(case, content, rows_of_case(case, content))

    def _content(self, state: ReturnState) -> Content:
        edition = self._registry.edition(state.edition)
        return Content(edition, state, source=self._source(state.origin) if state.origin else None)

    def _source(self, origin: Origin) -> Source | None:
        """The earlier return as it was when the agency was invited; None where it is not in this workspace.

        It never changes, so it is folded once.
        """
        if origin not in self._sources:
            self._sources[origin] = self._earlier(origin)
            if len(self._sources) > _KEPT:
                self._sources.popitem(last=False)
        return self._sources[origin]

    def _earlier(self, origin: Origin) -> Source | None:
        every = self._ledger.read(f"return/{origin.return_id}")
        events = [one for one in every if one.seq <= origin.seq]
        if not events or events[-1].hash != origin.head:
            events = self._as_elsewhere(origin, every)
        if not events:
            return None
        state = fold_return(ReturnState(origin.return_id), events)
        try:
            title = self._registry.round(state.round).title
        except NotFound:
            title = ""
        return Source(self._registry.edition(state.edition), state, title)

    def _as_elsewhere(self, origin: Origin, every: Sequence[Event]) -> list[Event]:
        """An earlier return that came with a hand-over, in the order of the workspace that carries it forward."""
        from s11tui.workspace.handovers.proving import chain_with

        here = {event.id: event for event in every}
        ids = chain_with(self._store, f"return/{origin.return_id}", origin.seq, origin.head)
        return [here[one] for one in ids if one in here]

    def following(self, return_id: str, before: Loaded | None, events: Sequence[Event]) -> Loaded:
        """What a return becomes by these new events; `before` is None for one that is just invited."""
        case = before.case if before else Case(ReturnState(return_id), PanelState(return_id))
        case = fold_case(case, events)
        content = before.content.after(case.answers) if before else self._content(case.answers)
        return Loaded(case, content, rows_of_case(case, content))


def fold_case(case: Case, events: Sequence[Event]) -> Case:
    """A return with all that belongs to it, after events of any of its streams."""
    answers = [event for event in events if event.stream.startswith("return/")]
    panel = [event for event in events if event.stream.startswith("panel/")]
    case = replace(case, answers=fold_return(case.answers, answers), panel=fold_panel(case.panel, panel))
    by_action: dict[str, list[Event]] = {}
    for event in events:
        if event.stream.startswith("action/"):
            by_action.setdefault(event.stream.removeprefix("action/"), []).append(event)
    if not by_action:
        return _called(case)
    known = {action.id for action in case.actions}
    actions = [fold_action(action, by_action.get(action.id, ())) for action in case.actions]
    actions += [fold_action(ActionState(one), news) for one, news in by_action.items() if one not in known]
    return _called(replace(case, actions=tuple(actions)))


def _called(case: Case) -> Case:
    """With the short names of this workspace, where those that actions came with were taken."""
    called = case.answers.called
    if not called:
        return case
    return replace(case, actions=tuple(replace(one, slug=called.get(one.id, one.slug)) for one in case.actions))
