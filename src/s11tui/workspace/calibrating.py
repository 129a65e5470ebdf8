"""What moderation did to the self-grades of a round, and how far those who grade agree: from the tables."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from s11tui.audit.agreement import LINEAR, Weighting
from s11tui.audit.outcome_words import VERIFIED
from s11tui.audit.register import Round
from s11tui.audit.rights import roles_on, sees_panel, sees_proposals
from s11tui.audit.statistics import Calibration, Case, ProposedGrade, ScaleIds, calibrate
from s11tui.errors import NotAllowed
from s11tui.questionnaire.asking import asked_of
from s11tui.questionnaire.facts import Facts
from s11tui.questionnaire.models import Edition, Scale
from s11tui.questionnaire.publishing import filled
from s11tui.workspace.lines import ReturnLine
from s11tui.workspace.standings import Standing, standings

if TYPE_CHECKING:
    from s11tui.workspace.session import Session

_FACTS = "SELECT id, kind, phases, size, tags, profile FROM returns WHERE round = ?"
_DECIDERS = """SELECT o."return", o.standard, o.decider FROM outcomes o JOIN returns r ON r.id = o."return"
    WHERE r.round = ?"""
_PROPOSALS = """SELECT p."return", p.standard, p.person, p.grade, p.content, r.revision FROM proposals p
    JOIN returns r ON r.id = p."return" WHERE r.round = ? ORDER BY p.at"""

_PUT_ASIDE = ("exempt", "withdrawn")

Place = tuple[str, str]
"""The id of a return and of a standard."""


@dataclass(frozen=True, slots=True)
class CalibrationView:
    """All of it, with the words for its ids.

    Attributes:
        standards: number and title by id; `names`: of people, by id.
        scales: the labels of the grades of each scale, from the best to the lowest.
        only_shared: whether it holds nothing but what agencies know: then nobody is named in it.
        returns: how many submitted returns it rests on.
    """

    round_ref: str
    round_title: str
    weighting: Weighting
    calibration: Calibration
    standards: Mapping[str, str]
    names: Mapping[str, str]
    scales: Mapping[ScaleIds, str]
    only_shared: bool
    returns: int


def calibration(session: "Session", round_ref: str, weighting: Weighting = LINEAR) -> CalibrationView:
    """The calibration of a round, as far as this person may know of it.

    The manager and the meeting chair see all, but for their own agencies; the scrutineer what was shared with agencies,
    without names. A moderator sees it when the round is closed: before, it would tell them of proposals that they are
    not to know of.

    Raises:
        NotAllowed: this person may not see it, or not yet.
    """
    workspace = session.workspace
    one = workspace.registry.round(round_ref)
    _require(session, one)
    lines = {
        line.id: line
        for line in session.reading.returns(round=one.id)
        if line.revision and line.state not in _PUT_ASIDE
    }
    panels = _panels(session, one, lines)
    edition = workspace.registry.edition(one.edition)
    cases = _cases(session, one, edition, lines, panels)
    people = {name for case in cases for name in (case.decider, *case.proposed()) if name}
    return CalibrationView(
        one.slug,
        one.title,
        weighting,
        calibrate(cases, weighting),
        _standards(edition, workspace.registry.partnership().settings),
        {name: workspace.names.get(name, "somebody who is gone") for name in people},
        {_ids(scale): ", ".join(grade.label for grade in scale.grades) for scale in edition.scales},
        only_shared=not panels,
        returns=len(lines),
    )


def _standards(edition: Edition, settings: Mapping[str, str]) -> dict[str, str]:
    found = edition.standard_by_id.items()
    return {name: f"{standard.number} {filled(standard.title, settings)}".strip() for name, standard in found}


def _ids(scale: Scale) -> ScaleIds:
    return tuple(grade.id for grade in scale.grades)


def _require(session: "Session", one: Round) -> None:
    if session.roles & {"manager", "meeting-chair", "scrutineer"}:
        return
    if "moderator" in session.roles:
        if one.closed:
            return
        raise NotAllowed(
            "Moderators see the calibration when the round is closed.",
            "Until then ask the meeting chair or the manager.",
        )
    session.require("manager", "meeting-chair", "scrutineer")


def _panels(session: "Session", one: Round, lines: Mapping[str, ReturnLine]) -> frozenset[str]:
    """Ids of the returns of which all may be counted that the panel said."""
    agencies = session.workspace.agencies
    agencies.look_up([line.agency_id for line in lines.values()])

    def sees(line: ReturnLine) -> bool:
        agency = agencies[line.agency_id]
        roles = roles_on(session.person, agency)
        leads = bool(roles & {"manager", "meeting-chair"}) or one.closed
        return leads and sees_panel(session.person, roles, agency, agencies)

    return frozenset(line.id for line in lines.values() if sees(line))


def _cases(
    session: "Session", one: Round, edition: Edition, lines: Mapping[str, ReturnLine], panels: frozenset[str]
) -> tuple[Case, ...]:
    """One for each graded standard that is asked, in the order of the edition."""
    store = session.workspace.store
    scales = _scales(session, one, edition)
    deciders: dict[Place, str] = {
        (return_id, standard): decider
        for return_id, standard, decider in store.all(_DECIDERS, (one.id,))
        if return_id in panels
    }
    proposals = _proposals(session, one, lines, panels)
    found = [
        (standing, scales[place])
        for standing in standings(session, one.id, lines, panels)
        if (place := (standing.line.id, standing.standard)) in scales
    ]
    order = {name: number for number, name in enumerate(edition.standard_by_id)}
    found.sort(key=lambda pair: order[pair[0].standard])
    return tuple(_case(standing, scale, deciders, proposals) for standing, scale in found)


def _case(
    standing: Standing,
    scale: ScaleIds,
    deciders: Mapping[Place, str],
    proposals: Mapping[Place, tuple[ProposedGrade, ...]],
) -> Case:
    place = (standing.line.id, standing.standard)
    return Case(
        standard=standing.standard,
        kind=standing.line.kind,
        scale=scale,
        self_grade=standing.own,
        agreed_grade=standing.now if standing.outcome in VERIFIED else "",
        outcome=standing.outcome,
        phases=standing.line.phases,
        decider=deciders.get(place, "") if standing.outcome in (*VERIFIED, "cannot tell") else "",
        proposals=proposals.get(place, ()),
    )


def _scales(session: "Session", one: Round, edition: Edition) -> dict[Place, ScaleIds]:
    """The grades of each graded standard that is asked of the agency of a return."""
    found = {}
    for return_id, kind, phases, size, tags, profile in session.workspace.store.all(_FACTS, (one.id,)):
        for asked in asked_of(edition, Facts(kind, tuple(phases.split()), size, tuple(tags.split()), profile)):
            if asked.standard.graded:
                found[return_id, asked.id] = _ids(asked.scale)
    return found


def _proposals(
    session: "Session", one: Round, lines: Mapping[str, ReturnLine], panels: frozenset[str]
) -> dict[Place, tuple[ProposedGrade, ...]]:
    """The proposals that may be counted, without those on answers that were changed since."""
    made: dict[Place, dict[str, str]] = defaultdict(dict)
    for return_id, standard, person, grade, content, revision in session.workspace.store.all(_PROPOSALS, (one.id,)):
        if return_id not in panels:
            continue
        # Only what was submitted again can have changed.
        if revision == 1 or not session.changing.scene(return_id).content.is_stale(standard, content):
            made[return_id, standard][person] = grade
    agencies = session.workspace.agencies
    found = {}
    for place, by in made.items():
        roles = roles_on(session.person, agencies[lines[place[0]].agency_id])
        if one.closed or sees_proposals(session.person.id, roles, by, separately=one.separately):
            found[place] = tuple(ProposedGrade(person, grade) for person, grade in by.items())
    return found
