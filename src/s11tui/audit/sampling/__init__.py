"""Which returns are moderated, where there are too many for all: a seeded, stratified, risk-weighted sample.

Some are picked by hand, with a reason; most go by risk, shared out among the strata by size; one in five comes out of a
hat that holds everybody who is left. The same terms give the same picks everywhere and for ever, so that a draw can be
checked from the record.
"""

from s11tui.audit.sampling.drawing import draw, passed_over
from s11tui.audit.sampling.models import ByHand, Candidate, Draw, Pick, Reason, StratumCount, Terms
from s11tui.audit.sampling.recording import body_of, differences, drawn_again
from s11tui.audit.sampling.risk import risk_of, score_of

__all__ = [
    "ByHand",
    "Candidate",
    "Draw",
    "Pick",
    "Reason",
    "StratumCount",
    "Terms",
    "body_of",
    "differences",
    "draw",
    "drawn_again",
    "passed_over",
    "risk_of",
    "score_of",
]
