"""The sample of a round as somebody of the panel sees it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from s11tui.audit.rights import roles_on, sees_panel
from s11tui.audit.sample import Picked, SampleState, TakenOut, fold_sample
from s11tui.audit.sampling import risk_of, score_of
from s11tui.questionnaire.vocabulary import KINDS, PHASES
from s11tui.workspace.candidates import Submitted, submitted_in

if TYPE_CHECKING:
    from s11tui.audit.register import Round
    from s11tui.workspace.session import Session
    from s11tui.workspace.workspace import Workspace

_DRAWS = frozenset({"manager", "meeting-chair"})


@dataclass(frozen=True, slots=True)
class SampleLine:
    """One return of the round, in the sample or beside it.

    Attributes:
        ref: slug of the return; `stratum`: what it is alike to others in, in words.
        how: by hand, by risk or at random; empty where it was not picked.
        reasons: why it was picked; where it was not, what stands out in it.
        opened: whether its moderation was opened: then it stays in the sample.
    """

    id: str
    ref: str
    agency: str
    stratum: str
    state: str
    how: str
    reasons: tuple[str, ...]
    opened: bool = False


@dataclass(frozen=True, slots=True)
class StratumLine:
    """Returns that are alike: how many were submitted, and how many of them were picked in each way."""

    stratum: str
    there: int
    by_hand: int = 0
    by_risk: int = 0
    at_random: int = 0

    @property
    def picked(self) -> int:
        return self.by_hand + self.by_risk + self.at_random


@dataclass(frozen=True, slots=True)
class TakenOutLine:
    """A return that somebody took out of the sample since the last draw."""

    ref: str
    agency: str
    reason: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class SampleView:
    """All of it, without what the viewer may not know of their own agency.

    Attributes:
        seed, wanted: those of the last draw; None while there was none.
        strata: one of `candidates.STRATA`; `strata_lines` the counts as they are now.
        picks: in the order in which they were picked.
        passed_over: not picked though a lowest grade is claimed, the riskiest first.
        since: submitted after the last draw: chance has not looked at them yet.
        unpicked: what can be picked by hand, the riskiest first.
        rest: slugs of what would be acknowledged as not moderated, if that were done now.
        can: what the viewer may do: draw, pick, acknowledge.
    """

    round_id: str
    round_ref: str
    round_title: str
    seed: int | None
    wanted: int | None
    strata: str
    draws: int
    drawn_at: str
    drawn_by: str
    strata_lines: tuple[StratumLine, ...]
    picks: tuple[SampleLine, ...]
    passed_over: tuple[SampleLine, ...]
    since: tuple[SampleLine, ...]
    unpicked: tuple[SampleLine, ...]
    taken_out: tuple[TakenOutLine, ...]
    rest: tuple[str, ...]
    can: frozenset[str]

    @property
    def submitted(self) -> int:
        """How many returns were submitted and not put aside."""
        return sum(one.there for one in self.strata_lines)


def load_sample(workspace: "Workspace", round_id: str) -> SampleState:
    """The sample of a round as it stands in the record now."""
    return fold_sample(SampleState(round_id), workspace.ledger.read(f"sample/{round_id}"))


def the_rest(state: SampleState, found: Iterable[Submitted]) -> tuple[Submitted, ...]:
    """Submitted, and not in the sample though it could have been: what was submitted after the draw had no chance."""
    return tuple(
        one
        for one in found
        if one.state == "submitted"
        and not one.opened
        and state.pick_of(one.id) is None
        and (not state.draws or one.id in state.candidates)
    )


def sample_view(session: "Session", one: "Round", state: SampleState) -> SampleView:
    """The sample as this person sees it."""
    strata = state.strata or "kind-and-phase"
    seen = _seen(session, submitted_in(session.workspace, one, strata))
    by_id = {found.id: found for found in seen}
    unpicked = sorted(
        (found for found in seen if state.pick_of(found.id) is None), key=lambda found: -score_of(found.candidate)
    )
    return SampleView(
        round_id=one.id,
        round_ref=one.slug,
        round_title=one.title,
        seed=state.seed,
        wanted=state.wanted,
        strata=strata,
        draws=state.draws,
        drawn_at=state.drawn_at,
        drawn_by=session.workspace.names.get(state.drawn_by, ""),
        strata_lines=_counted(seen, state),
        picks=tuple(_line(by_id[pick.return_id], pick) for pick in state.picked if pick.return_id in by_id),
        passed_over=tuple(_line(found) for found in unpicked if found.candidate.lowest),
        since=tuple(_line(found) for found in unpicked if _came_later(found, state)),
        unpicked=tuple(_line(found) for found in unpicked if found.can_be_drawn),
        taken_out=tuple(_out(session, by_id[out.return_id], out) for out in state.taken_out if out.return_id in by_id),
        rest=tuple(found.ref for found in the_rest(state, seen)),
        can=_can(session),
    )


def _came_later(found: Submitted, state: SampleState) -> bool:
    return state.draws > 0 and found.id not in state.candidates and found.state == "submitted"


def _out(session: "Session", found: Submitted, out: TakenOut) -> TakenOutLine:
    who = session.workspace.names.get(out.who, "")
    return TakenOutLine(found.ref, found.agency_name, out.reason, who, out.at)


def _can(session: "Session") -> frozenset[str]:
    draws = {"draw", "pick"} if session.roles & _DRAWS else set()
    return frozenset(draws | ({"acknowledge"} if "manager" in session.roles else set()))


def _seen(session: "Session", found: Sequence[Submitted]) -> list[Submitted]:
    """Those of which this person may see what the panel does."""
    agencies = session.workspace.agencies
    agencies.look_up([one.agency_id for one in found])
    person = session.person

    def sees(one: Submitted) -> bool:
        agency = agencies[one.agency_id]
        return sees_panel(person, roles_on(person, agency), agency, agencies)

    return [one for one in found if sees(one)]


def _counted(seen: Sequence[Submitted], state: SampleState) -> tuple[StratumLine, ...]:
    there = Counter(one.candidate.stratum for one in seen)
    ways = Counter((one.candidate.stratum, pick.how) for one in seen if (pick := state.pick_of(one.id)) is not None)
    return tuple(
        StratumLine(stratum_words(one), count, ways[one, "by hand"], ways[one, "by risk"], ways[one, "at random"])
        for one, count in sorted(there.items())
    )


def _line(found: Submitted, pick: Picked | None = None) -> SampleLine:
    stands_out = tuple(reason.words for reason in risk_of(found.candidate))
    return SampleLine(
        found.id,
        found.ref,
        found.agency_name,
        stratum_words(found.candidate.stratum),
        found.state,
        pick.how if pick else "",
        pick.reasons if pick else stands_out,
        found.opened,
    )


def stratum_words(stratum: Sequence[str]) -> str:
    """`School, primary`; of returns that are all put together, `All`."""
    if not stratum:
        return "All"
    kind, *phases = stratum
    return ", ".join((KINDS.get(kind, kind), *(PHASES.get(one, one).lower() for one in phases)))
