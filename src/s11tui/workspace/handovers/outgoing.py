"""Gathering what a hand-over of one return holds: never anything that its receiver may not see."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from s11tui.audit.files import KeptFile
from s11tui.audit.handover import HandOver, Link
from s11tui.audit.state import ActionState, ReturnState
from s11tui.audit.withholding import files_in, hidden_in
from s11tui.audit.words import SealedWords, digests_in
from s11tui.clock import stamp
from s11tui.workspace.handovers.parties import own_sender
from s11tui.workspace.handovers.records import brought_by, last_number, withheld_files

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene
    from s11tui.workspace.workspace import Workspace

_COLUMNS = "id, stream, seq, previous, hash, kind, version, at, who, body"
_AT_ONCE = 500


def gather(workspace: "Workspace", scene: "Scene", receiver: str) -> HandOver:
    """One return on its way to a party (by id; empty for an invitation to somebody unknown).

    Raises:
        CannotStore: an evidence file is missing or was altered.
        NotFound: it is not beside the workspace.
    """
    return _Gathering(workspace, scene, receiver).handover()


@dataclass(frozen=True)
class _Gathering:
    workspace: "Workspace"
    scene: "Scene"
    receiver: str

    def handover(self) -> HandOver:
        state = self.scene.state
        workspace, links = self.workspace, self.links
        words = tuple(one for one in self._stored_words if one.digest not in self._hidden)
        given = {one.digest for one in words}
        redacted = {digest for digest, _, text in self._rows_of_words if text is None}
        edition = workspace.store.one("SELECT canonical FROM editions WHERE sha256 = ?", (state.edition,))
        assert edition is not None
        return HandOver(
            id=workspace.source.new_id(),
            number=last_number(workspace, state.id) + 1,
            made_at=stamp(workspace.clock()),
            sender=own_sender(workspace),
            receiver=self.receiver,
            return_id=state.id,
            agency=self.scene.agency,
            edition=edition[0],
            links=links,
            words=words,
            withheld=tuple(sorted(self._named - given - redacted)),
            redacted=tuple(sorted(redacted)),
            people={one: workspace.names.get(one, "") for one in sorted(self._people)},
            files=self._files(redacted),
        )

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """In the order in which they happened here, over all streams."""
        state = self.scene.state
        actions = [one.id for one in self.scene.case.actions if is_open_to_agency(one, state)]
        streams = (f"register/round/{state.round}", f"return/{state.id}", *(f"action/{one}" for one in actions))
        rows: list[tuple[Any, ...]] = []
        for some in _parts(streams):
            marks = ",".join("?" * len(some))
            rows += self.workspace.store.all(f"SELECT position, {_COLUMNS} FROM events WHERE stream IN ({marks})", some)
        return tuple(Link(*row[1:]) for row in sorted(rows))

    @cached_property
    def _bodies(self) -> tuple[dict[str, Any], ...]:
        return tuple(json.loads(link.body) for link in self.links)

    @cached_property
    def _named(self) -> frozenset[str]:
        return frozenset(digest for body in self._bodies for digest in digests_in(body))

    @cached_property
    def _rows_of_words(self) -> list[tuple[str, str | None, str | None]]:
        rows: list[Any] = []
        for some in _parts(sorted(self._named)):
            marks = ",".join("?" * len(some))
            rows += self.workspace.store.all(f"SELECT digest, salt, text FROM words WHERE digest IN ({marks})", some)
        return rows

    @property
    def _stored_words(self) -> list[SealedWords]:
        return [
            SealedWords(digest, salt, text) for digest, salt, text in self._rows_of_words if salt and text is not None
        ]

    @cached_property
    def _sealed(self) -> tuple[tuple[str, str, Mapping[str, Any]], ...]:
        return tuple((link.stream, link.kind, body) for link, body in zip(self.links, self._bodies, strict=True))

    @cached_property
    def _hidden(self) -> frozenset[str]:
        return hidden_in(self.scene.content, self._sealed, in_the_open=not self.receiver).words

    @cached_property
    def _people(self) -> set[str]:
        found = {link.who for link in self.links}
        for body in self._bodies:
            found.update(people_in(body))
        return found

    def _files(self, redacted: Iterable[str]) -> dict[str, bytes]:
        """Those that stand where something is shown, and that the receiver has not sent itself."""
        hidden = hidden_in(self.scene.content, self._sealed).files
        away = withheld_files(self.workspace, self.scene.id)
        theirs = brought_by(self.workspace, self.scene.id, self.receiver)
        gone = set(redacted)
        found: dict[str, bytes] = {}
        for link, body in zip(self.links, self._bodies, strict=True):
            for sha256 in files_in(body):
                file = body.get("file") or body["scan"]
                lost = gone.intersection(digests_in({"file": file})) or (
                    sha256 in away and not self.workspace.files.is_whole(sha256)
                )
                if sha256 in hidden or lost or link.id in theirs or sha256 in found:
                    continue
                found[sha256] = self.workspace.files.read(KeptFile(sha256, "of this return", file["size"]))
        return found


def is_open_to_agency(action: ActionState, state: ReturnState) -> bool:
    """Whether the agency may know of an action: what the panel plans is its own until grades are shared."""
    return not action.by_panel or (action.state != "proposed" and bool(state.shared_at))


def people_in(body: Mapping[str, Any]) -> set[str]:
    """Ids of the people whom an event names, besides who did it."""
    outcomes = [*body.get("outcomes", ()), body.get("outcome", {})]
    deciders = {one.get("decider", "") for one in outcomes if isinstance(one, Mapping)}
    return {*body.get("people", ()), *deciders} - {""}


def _parts(items: Iterable[str]) -> Iterable[tuple[str, ...]]:
    every = tuple(items)
    return (every[start : start + _AT_ONCE] for start in range(0, len(every), _AT_ONCE))
