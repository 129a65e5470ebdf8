"""A round beside the one before, standard by standard, where the grades may be compared."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from s11tui.audit.register import Round
from s11tui.audit.round_summary import SinceBefore, StandardSince
from s11tui.audit.track import forebears
from s11tui.questionnaire.models import Edition
from s11tui.workspace.listing import Wanted, returns
from s11tui.workspace.standings import Standing, seen_panels, standings
from s11tui.workspace.summary_grades import Graded
from s11tui.workspace.tracks import way_back

if TYPE_CHECKING:
    from s11tui.workspace.session import Session


def since_before(
    session: "Session",
    chosen: Round,
    edition: Edition,
    graded: Mapping[str, Graded],
    found: Iterable[Standing],
    *,
    only_shared: bool,
) -> SinceBefore | None:
    """The grades that stand now beside those of the newest earlier round of the same questionnaire; None for none."""
    before = _before(session, chosen, edition)
    if before is None:
        return None
    lines = {line.id: line for line in returns(session, Wanted(round=before.id))}
    panels = frozenset() if only_shared else seen_panels(session, lines.values())
    then = {(one.line.agency_id, one.standard): one.now for one in standings(session, before.id, lines, panels)}
    sources = _sources(session, edition, graded, before)
    counts: dict[str, list[int]] = {name: [0, 0, 0] for name in sources}
    both = set()
    for one in found:
        was = then.get((one.line.agency_id, sources.get(one.standard, "")))
        if was is None:
            continue
        both.add(one.line.agency_id)
        step = graded[one.standard].position(one.now) - graded[one.standard].position(was)
        counts[one.standard][1 if step == 0 else (0 if step < 0 else 2)] += 1
    rows = tuple(
        StandardSince(name, one.asked.standard.number, one.title, *counts[name])
        for name, one in graded.items()
        if any(counts.get(name, ()))
    )
    return SinceBefore(before.title, len(both), rows, len(graded) - len(sources))


def _before(session: "Session", chosen: Round, edition: Edition) -> Round | None:
    registry = session.workspace.registry
    earlier = [one for one in registry.rounds() if one.opened_at < chosen.opened_at]
    return next((one for one in earlier if registry.edition(one.edition).id == edition.id), None)


def _sources(session: "Session", edition: Edition, graded: Mapping[str, Graded], before: Round) -> dict[str, str]:
    """By standard: what it was then. Only those that go on as one standard with the same scale."""
    way = way_back(session.workspace, edition, before.edition)
    old = way[-1]
    found = {}
    for name, one in graded.items():
        were = forebears(name, way)
        if were.compared and len(were.standards) == 1 and were.standards[0] in old.standard_by_id:
            scale = old.scale_of(were.standards[0])
            if [each.id for each in scale.grades] == [each.id for each in one.asked.scale.grades]:
                found[name] = were.standards[0]
    return found
