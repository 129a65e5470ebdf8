"""What a letter is about: the standards of a return sorted by what became of them, without what is the panel's own."""

from dataclasses import dataclass, replace

from s11tui.audit.view_models import OutcomeView, ReturnView, StandardView
from s11tui.errors import NotNow
from s11tui.reports.return_report.data import public

_CHANGED = ("raised", "lowered", "cannot tell")
_JUDGED = ("in moderation", "grades shared", "agreed", "closed")


@dataclass(frozen=True, slots=True)
class Letter:
    """All that a letter says.

    Attributes:
        view: the return without what the agency may not know of; in a draft, as it would be if it were shared now.
        draft: the grades are not shared with the agency yet.
        acknowledged: nobody moderated the return.
        undecided: standards without an outcome for what stands now; only in a draft, or while one is looked at again.
    """

    view: ReturnView
    draft: bool
    acknowledged: bool
    changed: tuple[StandardView, ...] = ()
    confirmed: tuple[StandardView, ...] = ()
    unmoderated: tuple[StandardView, ...] = ()
    undecided: tuple[StandardView, ...] = ()

    @property
    def graded(self) -> tuple[StandardView, ...]:
        """Every standard that the agency graded."""
        return tuple(one for one in self.view.standards() if one.graded and one.self_grade is not None)

    @property
    def challenged(self) -> tuple[StandardView, ...]:
        """Those that the agency asked to be looked at again, and that are not decided yet."""
        return tuple(one for one in self.graded if one.outcome and one.outcome.challenged and not one.outcome.decision)


def sorted_out(view: ReturnView) -> Letter:
    """What a letter to the agency says of a return.

    Raises:
        NotNow: there is nothing to say yet, or not at the moment.
    """
    if view.state == "acknowledged" or (view.state == "closed" and not view.moderated):
        return Letter(public(view), draft=False, acknowledged=True)
    if view.state not in _JUDGED:
        raise NotNow(
            f"There is no letter to {view.agency.name} yet: its return is {view.state}.",
            "A letter can be written once grades were decided, or the return was acknowledged.",
        )
    is_draft = _is_draft(view)
    letter = _sorted(_as_if_shared(view) if is_draft else public(view), is_draft)
    if not (letter.changed or letter.confirmed or letter.unmoderated):
        raise NotNow(
            f"There is no letter to {view.agency.name} yet: no grade has been decided and shared.",
            "Record the outcomes first, then share them.",
        )
    return letter


def _is_draft(view: ReturnView) -> bool:
    """Whether the panel has something that the agency does not know of."""
    if not view.sees_panel or view.state != "in moderation":
        return False
    return any(one.outcome is None or not one.outcome.shared for one in view.standards() if one.graded)


def _as_if_shared(view: ReturnView) -> ReturnView:
    """The return as the agency would know it if everything were shared as it stands."""
    return public(
        replace(
            view,
            areas=tuple(replace(area, standards=tuple(map(_shared, area.standards))) for area in view.areas),
            actions=tuple(replace(one, shared=one.state != "proposed") for one in view.actions),
            notes=tuple(replace(one, shared=True) for one in view.notes if one.kind not in ("decision", "said")),
        )
    )


def _shared(standard: StandardView) -> StandardView:
    """A standard as if it were shared; an outcome that is out of date cannot be, and is left out."""
    outcome = standard.outcome
    is_fresh = outcome is not None and not outcome.stale
    return replace(
        standard,
        outcome=replace(outcome, shared=True) if outcome is not None and is_fresh else None,
        practices=tuple(replace(one, shared=True) for one in standard.practices),
    )


def _sorted(view: ReturnView, is_draft: bool) -> Letter:
    graded = [one for one in view.standards() if one.graded]
    by_outcome: dict[str, list[StandardView]] = {}
    for one in graded:
        by_outcome.setdefault(_word(one.outcome), []).append(one)
    return Letter(
        view,
        draft=is_draft,
        acknowledged=False,
        changed=tuple(one for one in graded if _word(one.outcome) in _CHANGED),
        confirmed=tuple(by_outcome.get("confirmed", ())),
        unmoderated=tuple(by_outcome.get("not moderated", ())),
        undecided=tuple(by_outcome.get("", ())),
    )


def _word(outcome: OutcomeView | None) -> str:
    return outcome.outcome if outcome else ""
