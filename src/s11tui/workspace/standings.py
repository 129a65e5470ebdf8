"""How every standard of a round stands, as one person may know it: read from the tables in one go."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from s11tui.audit.outcome_words import VERIFIED
from s11tui.audit.rights import roles_on, sees_panel
from s11tui.workspace.lines import ReturnLine

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_GRADES = """SELECT g."return", g.standard, g.self_grade, g.self_reason, g.agreed_grade, g.agreed_outcome,
    g.agreed_reason, g.agency_view, o.grade, o.outcome, o.reason, o.basis, coalesce(o.at, '') > r.shared_at
    FROM returns r JOIN grades g ON g."return" = r.id
    LEFT JOIN outcomes o ON o."return" = g."return" AND o.standard = g.standard
    WHERE r.round = ? AND r.revision > 0 AND r.state NOT IN ('exempt', 'withdrawn') AND g.self_grade <> ''"""

PASSED_OVER = ("acknowledged", "closed")
"""States in which a grade that nobody decided is one that nobody moderated."""


@dataclass(slots=True)
class Standing:
    """One self-graded standard of one submitted return.

    Attributes:
        own: id of the self-grade; `now`: of the grade that stands. `own_reason` goes with the first.
        outcome: empty where nothing was decided, as far as this person may know; `reason` and `basis` go with it.
        shared: whether the agency knows of the outcome.
        disputed: whether the agency asked for it to be looked at again, and that is not decided; `view`: what it says.
    """

    line: ReturnLine
    standard: str
    own: str
    own_reason: str
    now: str
    outcome: str
    reason: str
    basis: str
    shared: bool
    view: str
    disputed: bool

    @property
    def verified(self) -> bool:
        return self.outcome in VERIFIED


def seen_panels(session: "Session", lines: Iterable[ReturnLine]) -> frozenset[str]:
    """Ids of the returns of which this person sees what the panel said."""
    wanted = tuple(lines)
    agencies = session.workspace.agencies
    agencies.look_up([line.agency_id for line in wanted])
    return frozenset(
        line.id
        for line in wanted
        if sees_panel(
            session.person, roles_on(session.person, agencies[line.agency_id]), agencies[line.agency_id], agencies
        )
    )


def standings(
    session: "Session", round_id: str, lines: Mapping[str, ReturnLine], panels: frozenset[str]
) -> list[Standing]:
    """Every self-graded standard of the submitted returns of a round.

    Args:
        lines: the returns to be looked at, by id; others are left out.
        panels: ids of those of which the panel's own outcomes count; of the others only what was shared.
    """
    stale = stale_outcomes(session, [line for line in lines.values() if line.id in panels])
    found = []
    for return_id, standard, own, why, *rest in session.workspace.store.all(_GRADES, (round_id,)):
        line = lines.get(return_id)
        if line is not None:
            decided = return_id in panels and (return_id, standard) not in stale
            found.append(_standing(line, standard, own, why, rest, decided))
    return found


def _standing(line: ReturnLine, standard: str, own: str, why: str, rest: list[Any], panel: bool) -> Standing:
    """From the columns of one row; `panel`: whether what the panel decided counts though it was not shared."""
    agreed, outcome, reason, view, *decided, again = rest
    made, how, said, basis = (one or "" for one in decided)
    # Only a decision can come after sharing where the agency disputes what was shared.
    disputed = bool(view) and line.state == "in moderation" and bool(line.shared_at) and not again
    shared = bool(outcome)
    same = (made, how) == (agreed, outcome)
    if panel and how and not same:
        agreed, outcome, reason, shared = made, how, said, False
    elif not same:
        basis = ""
    if not outcome and line.state in PASSED_OVER:
        agreed, outcome, shared = own, "not moderated", True
    now = agreed if outcome in VERIFIED else own
    return Standing(line, standard, own, why, now, outcome, reason, basis, shared, view, disputed)


def stale_outcomes(session: "Session", lines: Iterable[ReturnLine]) -> frozenset[tuple[str, str]]:
    """Return and standard of each outcome whose answers changed since: it stands for nothing. Few returns have any."""
    found = set()
    for line in lines:
        if "stale" in line.labels:
            scene = session.changing.scene(line.id)
            outcomes = scene.case.panel.outcomes
            found |= {(line.id, name) for name, one in outcomes.items() if scene.content.is_stale(name, one.content)}
    return frozenset(found)
