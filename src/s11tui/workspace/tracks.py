"""The earlier rounds of an agency, for its history at one standard."""

from typing import TYPE_CHECKING

from s11tui.audit.track import TrackView, forebears, track_view
from s11tui.clock import today
from s11tui.questionnaire.models import Edition

if TYPE_CHECKING:
    from s11tui.workspace.scene import Scene
    from s11tui.workspace.workspace import Workspace

_BEFORE = """SELECT r.id, r.edition, o.title FROM returns r JOIN rounds o ON o.id = r.round
    JOIN editions e ON e.sha256 = r.edition
    WHERE r.agency = ? AND r.id <> ? AND r.revision > 0 AND r.state NOT IN ('exempt', 'withdrawn') AND e.id = ?
    AND o.opened_at < (SELECT opened_at FROM rounds WHERE id = ?) ORDER BY o.opened_at DESC, r.rowid DESC"""


def track(workspace: "Workspace", scene: "Scene", standard: str) -> tuple[TrackView, ...]:
    """What the agency submitted at a standard in each earlier round of the same questionnaire, the newest first."""
    partnership = workspace.registry.partnership()
    now = today(workspace.clock, partnership.zone)
    edition = scene.content.edition
    rows = workspace.store.all(_BEFORE, (scene.agency.id, scene.id, edition.id, scene.round.id))
    found = []
    for return_id, sha, title in rows:
        loaded = workspace.cases.load(return_id)
        one = track_view(
            loaded.case,
            loaded.content,
            title,
            forebears(standard, way_back(workspace, edition, sha)),
            scene.state.standard(standard),
            settings=partnership.settings,
            names=workspace.names,
            today=now,
        )
        if one is not None:
            found.append(one)
    return tuple(found)


def way_back(workspace: "Workspace", new: Edition, sha: str) -> list[Edition]:
    """The editions from a new one back to an earlier, each following the next; straight, where the chain is broken."""
    old = workspace.registry.edition(sha)
    way, passed = [new], {new.version}
    while way[-1].version != old.version:
        before = _edition(workspace, new.id, way[-1].follows)
        if before is None or before.version in passed:
            return [new, old]
        way.append(before)
        passed.add(before.version)
    return way


def _edition(workspace: "Workspace", edition_id: str, version: str) -> Edition | None:
    """A published edition of a questionnaire; None where it is not in this workspace."""
    row = workspace.store.one("SELECT sha256 FROM editions WHERE id = ? AND version = ?", (edition_id, version))
    return workspace.registry.edition(row[0]) if row else None
