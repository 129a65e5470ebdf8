"""The draw itself.

Chance comes from SHA-256 over the seed and the return's id, and not from `random`: what that module makes of a seed may
differ between versions of Python, and nobody could check it with anything else. A return's lot depends on nothing but
seed and id, so that neither the order of the candidates nor one more of them changes anybody else's.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from s11tui.audit.sampling.models import (
    AT_RANDOM,
    BY_HAND,
    BY_RISK,
    Candidate,
    Draw,
    Pick,
    Reason,
    StratumCount,
    Terms,
)
from s11tui.audit.sampling.risk import risk_of, score_of
from s11tui.audit.sampling.shares import Stratum, shared_out

METHOD = 1
"""Recorded with every draw. Whoever changes points, shares or lots makes method 2 and leaves this one beside it."""

ONE_IN = 5
"""One in this many of all picks, rounded up, comes out of the hat, as far as those picked by hand leave places."""

_RANDOM = (Reason("random", "drawn at random"),)


def draw(terms: Terms) -> Draw:
    """The sample that these terms give, on any machine.

    As many as are wanted (all, where there are fewer; more, where more are picked by hand). The places by risk are
    shared out among the strata by size, at least one for each stratum while they last; what is picked by hand counts
    as its stratum's. The hat first serves the strata that have none yet, where that can be done for all of them, then
    draws from everybody who is left. So anybody may be drawn, unless there are just as many places as strata to serve.

    Where nothing stands out in a stratum, its places by risk are filled at random. The seed decides that, the hat, and
    who goes first of those with equal points; nothing else.
    """
    hand = {one.id: one.reason for one in terms.by_hand}
    named = _riskiest_first((one for one in terms.candidates if one.id in hand), terms.seed)
    others = [one for one in terms.candidates if one.id not in hand]
    places = _places(terms, named)
    ranked = _best_of_each(others, places.by_risk, terms.seed)
    taken = {one.id for one in ranked}
    hat = _from_hat([one for one in others if one.id not in taken], places, terms.seed)
    chance = [*(one for one in ranked if not score_of(one)), *hat]
    picks = (
        *(_pick(one, BY_HAND, (Reason("by-hand", hand[one.id]),)) for one in named),
        *(_pick(one, BY_RISK, risk_of(one)) for one in ranked if score_of(one)),
        *(_pick(one, AT_RANDOM, _RANDOM) for one in _by_lot(chance, terms.seed)),
    )
    return Draw(terms, picks, _counted(terms.candidates, picks))


def passed_over(drawn: Draw) -> tuple[Candidate, ...]:
    """Those who claim a lowest grade and were not picked, the riskiest first: somebody should still look at them."""
    picked = {one.id for one in drawn.picks}
    waiting = (one for one in drawn.terms.candidates if one.lowest and one.id not in picked)
    return tuple(_riskiest_first(waiting, drawn.terms.seed))


@dataclass(frozen=True, slots=True)
class _Places:
    """What is to be filled: places by risk in each stratum, places from the hat, and whom the hat serves first."""

    by_risk: dict[Stratum, int]
    from_hat: int
    unserved: frozenset[Stratum]


def _places(terms: Terms, named: Sequence[Candidate]) -> _Places:
    sizes = Counter(one.stratum for one in terms.candidates)
    held = Counter(one.stratum for one in named)
    total = max(min(terms.wanted, len(terms.candidates)), len(named))
    from_hat = min(total - len(named), -(-total // ONE_IN))
    by_risk = total - len(named) - from_hat
    can_serve_all = len(sizes) - len(held) <= total - len(named)
    least = _least(sizes, held, by_risk) if can_serve_all else held
    shares = shared_out(len(named) + by_risk, sizes, least)
    unserved = frozenset(one for one, share in shares.items() if can_serve_all and not share)
    return _Places({one: share - held[one] for one, share in shares.items()}, from_hat, unserved)


def _least(sizes: Mapping[Stratum, int], held: Mapping[Stratum, int], places: int) -> dict[Stratum, int]:
    """What each stratum gets before size counts: what it holds already, or one; the largest first while places last."""
    without = sorted((one for one in sizes if one not in held), key=lambda one: (-sizes[one], one))
    return {**held, **dict.fromkeys(without[:places], 1)}


def _best_of_each(candidates: Iterable[Candidate], places: Mapping[Stratum, int], seed: int) -> list[Candidate]:
    """The riskiest of each stratum, as many as it has places."""
    open_places = dict(places)
    chosen = []
    for one in _riskiest_first(candidates, seed):
        if open_places[one.stratum]:
            open_places[one.stratum] -= 1
            chosen.append(one)
    return chosen


def _from_hat(candidates: Iterable[Candidate], places: _Places, seed: int) -> list[Candidate]:
    """First one of each stratum that nobody was picked from, then whoever comes."""
    firsts: list[Candidate] = []
    others: list[Candidate] = []
    waiting = set(places.unserved)
    for one in _by_lot(candidates, seed):
        (firsts if one.stratum in waiting else others).append(one)
        waiting.discard(one.stratum)
    return [*firsts, *others][: places.from_hat]


def _riskiest_first(candidates: Iterable[Candidate], seed: int) -> list[Candidate]:
    return sorted(candidates, key=lambda one: (-score_of(one), _lot(seed, "tie", one.id), one.id))


def _by_lot(candidates: Iterable[Candidate], seed: int) -> list[Candidate]:
    return sorted(candidates, key=lambda one: (_lot(seed, "hat", one.id), one.id))


def _lot(seed: int, purpose: str, candidate: str) -> str:
    """64 hex digits, as good as drawn. The id is last, so that no two ask for the same."""
    return hashlib.sha256("\n".join((str(METHOD), str(seed), purpose, candidate)).encode()).hexdigest()


def _pick(candidate: Candidate, how: str, reasons: tuple[Reason, ...]) -> Pick:
    return Pick(candidate.id, candidate.stratum, how, score_of(candidate), reasons)


def _counted(candidates: Iterable[Candidate], picks: Iterable[Pick]) -> tuple[StratumCount, ...]:
    there = Counter(one.stratum for one in candidates)
    ways = Counter((pick.stratum, pick.how) for pick in picks)
    return tuple(
        StratumCount(one, count, ways[one, BY_HAND], ways[one, BY_RISK], ways[one, AT_RANDOM])
        for one, count in sorted(there.items())
    )
