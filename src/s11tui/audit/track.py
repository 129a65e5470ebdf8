"""How an agency stood at a standard in its earlier rounds.

It is the agency's own history: whoever may open the return may read it, and of the panel it holds nothing but what was
shared with the agency.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from s11tui.audit.action_view import action_view
from s11tui.audit.carrying import EarlierStandard
from s11tui.audit.content import Content
from s11tui.audit.earlier_view import earlier_view
from s11tui.audit.state import Case, StandardState
from s11tui.audit.view_models import ActionView, EarlierView
from s11tui.questionnaire.comparing import compare
from s11tui.questionnaire.models import Edition


@dataclass(frozen=True, slots=True)
class Forebears:
    """What a standard was in an earlier edition: none where it was new, several where they were merged since.

    `compared`: whether its grades may be set beside those of then.
    """

    standards: tuple[str, ...]
    compared: bool


@dataclass(frozen=True, slots=True)
class TrackView:
    """One earlier round of the agency: how it stood then at what is one standard today.

    Attributes:
        ref: slug of the return; `state`: how far it is.
        standards: what the standard was then; several where they were merged since.
    """

    ref: str
    round_title: str
    state: str
    standards: tuple[EarlierView, ...]


def forebears(standard: str, editions: Sequence[Edition]) -> Forebears:
    """What a standard of the first edition was in the last, by way of those between them: each follows the next."""
    names: tuple[str, ...] = (standard,)
    compared = True
    for new, old in pairwise(editions):
        changes = compare(old, new).standards
        compared = compared and all(changes[name].compared for name in names)
        names = tuple(dict.fromkeys(source for name in names for source in changes[name].sources))
    return Forebears(names, compared)


def track_view(
    case: Case,
    content: Content,
    round_title: str,
    were: Forebears,
    now: StandardState,
    *,
    settings: Mapping[str, str],
    names: Mapping[str, str],
    today: date,
) -> TrackView | None:
    """One earlier return at one standard of today; None where nothing of it was asked then.

    Args:
        case: the earlier return as it stands in the record, with its content.
        now: what stands at the standard today.
        names: of people, by id.
    """
    asked = [content.by_id[name] for name in were.standards if name in content.by_id]
    if not asked:
        return None
    views = (
        earlier_view(
            EarlierStandard(one, _as_shown(content, one.id)), now, settings, _actions(case, one.id, names, today)
        )
        for one in asked
    )
    shown = tuple(replace(view, compared=were.compared) for view in views)
    return TrackView(case.answers.slug, round_title, case.answers.stage, shown)


def _as_shown(content: Content, standard: str) -> StandardState:
    """What was said, without what other answers had hidden."""
    state, shown = content.state.standard(standard), {question.id for question in content.shown[standard]}
    return replace(state, answers={name: one for name, one in state.answers.items() if name in shown})


def _actions(case: Case, standard: str, names: Mapping[str, str], today: date) -> tuple[ActionView, ...]:
    """The actions at a standard that the agency knows of, whatever became of them."""
    known = bool(case.answers.shared_at)
    return tuple(
        action_view(one, names, today)
        for one in case.actions
        if one.standard == standard and ((known and one.state != "proposed") or not one.by_panel)
    )
