"""What is known of the returns of a round when a sample is drawn, gathered from the tables.

One query for each thing, whatever the number of returns. Of the year before, nothing counts but what stands in the
return that was carried forward, and only where the standard goes on with grades that may be compared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from s11tui.audit.action_view import is_overdue
from s11tui.audit.register import Round
from s11tui.audit.sampling import Candidate
from s11tui.clock import today
from s11tui.errors import BadInput
from s11tui.questionnaire.asking import AskedStandard, asked_of
from s11tui.questionnaire.comparing import compare
from s11tui.questionnaire.facts import Facts
from s11tui.workspace.leads import leads_at

if TYPE_CHECKING:
    from s11tui.workspace.workspace import Workspace

STRATA: Mapping[str, str] = {
    "kind-and-phase": "by kind and phase",
    "kind": "by kind",
    "none": "all together",
}
"""How returns are put together that are alike, with the words for it."""

DRAWABLE = ("submitted",)
"""States in which chance may pick a return; one whose moderation was opened is in the sample anyway."""

_IN = """SELECT r.id, r.slug, r.agency, a.name, r.kind, r.phases, r.size, r.tags, r.profile, r.state, r.submitted_at,
    r.origin, coalesce(o.edition, ''), coalesce(o.submitted_at, ''),
    EXISTS (SELECT 1 FROM events e WHERE e.stream = 'return/' || r.id AND e.kind = 'moderation_opened')
    FROM returns r JOIN agencies a ON a.id = r.agency LEFT JOIN returns o ON o.id = r.origin
    WHERE r.round = ? AND r.revision > 0 AND r.state NOT IN ('exempt', 'withdrawn') ORDER BY a.name, r.slug"""
_GRADES = """SELECT g."return", g.standard, g.self_grade FROM grades g JOIN returns r ON r.id = g."return"
    WHERE r.round = ? AND r.revision > 0 AND g.self_grade <> ''"""
_EARLIER = """SELECT r.id, g.standard, CASE WHEN g.agreed_outcome IN ('confirmed', 'raised', 'lowered')
    THEN g.agreed_grade ELSE g.self_grade END FROM returns r JOIN grades g ON g."return" = r.origin
    WHERE r.round = ? AND r.revision > 0"""
_EVIDENCE = """SELECT DISTINCT v."return", v.standard FROM evidence v JOIN returns r ON r.id = v."return"
    WHERE r.round = ? AND r.revision > 0"""
_ACTIONS = """SELECT c.agency, c.state, c.due FROM actions c WHERE c.owner_kind = 'agency' AND c.due <> ''
    AND c.agency IN (SELECT agency FROM returns WHERE round = ?)"""
_BIG_JUMP = 2
"""Grades better than last year from which a look is worth while."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """A return that was submitted, with what a draw looks at.

    Attributes:
        opened: whether its moderation was ever opened: then it is moderated, whatever chance says.
        submitted_at: the last time.
    """

    candidate: Candidate
    ref: str
    agency_id: str
    agency_name: str
    state: str
    opened: bool
    submitted_at: str

    @property
    def id(self) -> str:
        return self.candidate.id

    @property
    def can_be_drawn(self) -> bool:
        """Whether it goes into the hat, or is in the sample anyway."""
        return self.opened or self.state in DRAWABLE


class _In(NamedTuple):
    """A row of `_IN`."""

    id: str
    slug: str
    agency: str
    name: str
    kind: str
    phases: str
    size: str
    tags: str
    profile: str
    state: str
    submitted_at: str
    origin: str
    was_edition: str
    was_submitted_at: str
    opened: int


def submitted_in(workspace: "Workspace", one: Round, strata: str = "kind-and-phase") -> tuple[Submitted, ...]:
    """Every return of a round that was submitted and is neither exempt nor withdrawn, by the name of the agency.

    Raises:
        BadInput: there is no such way of putting them together.
    """
    if strata not in STRATA:
        raise BadInput(f"Returns cannot be put together by “{strata}”.", f"Choose from: {', '.join(STRATA)}.")
    rows = [_In(*row) for row in workspace.store.all(_IN, (one.id,))]
    counts = _Counts(workspace, one, rows)
    return tuple(
        Submitted(
            counts.candidate(row, strata), row.slug, row.agency, row.name, row.state, bool(row.opened), row.submitted_at
        )
        for row in rows
    )


class _Counts:
    """All that is counted, return by return."""

    def __init__(self, workspace: "Workspace", one: Round, rows: Iterable[_In]) -> None:
        store = workspace.store
        self._registry = workspace.registry
        self._edition = workspace.registry.edition(one.edition)
        self._grades = _by_return(store.all(_GRADES, (one.id,)))
        self._earlier = _by_return(store.all(_EARLIER, (one.id,)))
        self._shown = set(store.all(_EVIDENCE, (one.id,)))
        now = today(workspace.clock, workspace.registry.partnership().zone)
        late = (agency for agency, state, due in store.all(_ACTIONS, (one.id,)) if is_overdue(state, due, now))
        self._overdue = Counter(late)
        self._leads = leads_at(store, {row.agency: row.was_submitted_at for row in rows if row.was_submitted_at})
        self._heirs: dict[str, dict[str, str]] = {}

    def candidate(self, row: _In, strata: str) -> Candidate:
        facts = Facts(row.kind, tuple(row.phases.split()), row.size, tuple(row.tags.split()), row.profile)
        given = self._grades[row.id]
        places = {
            asked.id: (asked, place)
            for asked in asked_of(self._edition, facts)
            if (place := asked.scale.position(given.get(asked.id, ""))) is not None
        }
        return Candidate(
            row.id,
            _stratum(facts, strata),
            graded=len(places),
            lowest=sum(place == len(asked.scale.grades) - 1 for asked, place in places.values()),
            highest=sum(place == 0 for _, place in places.values()),
            jumps=self._jumps(row, places),
            unevidenced=sum((row.id, name) not in self._shown for name in places),
            new_lead=self._has_new_lead(row),
            overdue=self._overdue[row.agency],
        )

    def _jumps(self, row: _In, places: Mapping[str, tuple[AskedStandard, int]]) -> int:
        earlier = self._earlier[row.id]
        found = 0
        for name, was in self._was(row.was_edition).items() if earlier else ():
            asked, place = places.get(name, (None, 0))
            before = asked.scale.position(earlier.get(was, "")) if asked is not None else None
            found += before is not None and before - place >= _BIG_JUMP
        return found

    def _was(self, sha: str) -> dict[str, str]:
        """What each standard was in an earlier edition, where it is one alone and its grades may be compared."""
        if sha not in self._heirs:
            changes = compare(self._registry.edition(sha), self._edition).standards
            going_on = {name: one.sources for name, one in changes.items() if one.compared}
            self._heirs[sha] = {name: sources[0] for name, sources in going_on.items() if len(sources) == 1}
        return self._heirs[sha]

    def _has_new_lead(self, row: _In) -> bool:
        """Whether nobody who was lead when the earlier return was submitted is so now; false where either had none."""
        then, now = self._leads.get(row.agency, (frozenset(), frozenset()))
        return bool(then and now) and then.isdisjoint(now)


def _by_return(rows: Iterable[tuple[str, str, str]]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for return_id, standard, grade in rows:
        found[return_id][standard] = grade
    return found


def _stratum(facts: Facts, strata: str) -> tuple[str, ...]:
    if strata == "none":
        return ()
    return (facts.kind, *sorted(facts.phases)) if strata == "kind-and-phase" else (facts.kind,)
