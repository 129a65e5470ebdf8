"""Puts the action plan together: grouped by who owns the actions, the first due first."""

from collections.abc import Iterable, Iterator
from datetime import date

from s11tui.audit.action_plan import ActionPlan, PlannedAction
from s11tui.audit.action_steps import OVER
from s11tui.audit.view_models import LogLine
from s11tui.clock import due_in_words
from s11tui.reports.document import Block, Bullets, Cell, Document, Paragraph, Section, Table
from s11tui.reports.papers import Paper
from s11tui.reports.phrases import dated, listed
from s11tui.reports.return_report import wording
from s11tui.text import counted, safe_name, slug

_GROUPS = (
    ("partner", "Owned by safeguarding partners", "partners"),
    ("sub-group", "Owned by sub-groups of the partnership", "sub-groups"),
    ("agency", "Owned by agencies", "agencies"),
)
_NOBODY = "Nobody named"


def actions_paper(plan: ActionPlan) -> Paper:
    """The action plan."""
    what = "Overdue actions" if plan.overdue else "Action plan"
    document = Document(
        title=what,
        subtitle=f"{plan.about} · as it stood on {wording.moment_words(plan.as_of, plan.zone)}",
        created=dated(plan.as_of),
        author=plan.partnership,
        subject=f"{what}: what will be done, by whom and by when",
        cover=_opening(plan),
        sections=tuple(_sections(plan)),
        compact=True,
        close=True,
    )
    return Paper(document, safe_name(f"{slug(what)}-{slug(plan.about)}.pdf"))


def _opening(plan: ActionPlan) -> tuple[Block, ...]:
    actions = [one.action for one in plan.actions]
    if not actions:
        return (Paragraph("There are no such actions.", "lead"),)
    if plan.overdue:
        are = "is" if len(actions) == 1 else "are"
        return (Paragraph(f"{counted(len(actions), 'action')} {are} overdue.", "lead"),)
    late = sum(one.overdue for one in actions)
    waiting = sum(one.state == "said done" for one in actions)
    slipped = sum(one.state == "slipped back" for one in actions)
    parts = [
        f"{late} overdue" if late else "",
        f"{waiting} said to be done, which somebody has to verify" if waiting else "",
        f"{slipped} slipped back" if slipped else "",
    ]
    told = listed([one for one in parts if one])
    rest = f": {told}" if told else ", none of them overdue"
    return (Paragraph(f"{counted(len(actions), 'action')}{rest}.", "lead"),)


def _sections(plan: ActionPlan) -> Iterator[Section]:
    for kind, title, anchor in _GROUPS:
        ours = [one for one in plan.actions if one.action.owner_kind == kind]
        if ours:
            yield Section(title, 1, anchor, (), tuple(_owners(ours, anchor, plan)))


def _owners(actions: Iterable[PlannedAction], anchor: str, plan: ActionPlan) -> Iterator[Section]:
    """One section for each owner: the agency that owns them, else who was named."""
    found: dict[str, list[PlannedAction]] = {}
    for one in actions:
        action = one.action
        whose = action.owner_agency or (action.agency if action.owner_kind == "agency" else action.owner)
        found.setdefault(whose or _NOBODY, []).append(one)
    for number, (whose, ours) in enumerate(sorted(found.items()), 1):
        ordered = sorted(ours, key=lambda one: (one.action.state in OVER, not one.action.due, one.action.due))
        told = f"Actions of {whose}, the first due first."
        table = Table(told, ("No.", "What will be done", "Owner", "By", "State"), _rows(ordered, plan), _WIDTHS)
        logs = [section for one in ordered if (section := _log(one, f"{anchor}-{number}", plan))]
        yield Section(whose, 2, f"{anchor}-{number}", (table,), tuple(logs))


_WIDTHS = (8, 42, 18, 17, 15)


def _rows(actions: Iterable[PlannedAction], plan: ActionPlan) -> tuple[tuple[Cell, ...], ...]:
    return tuple(
        (
            Cell(one.action.slug),
            Cell(f"{one.action.what}\n{_about(one)}".strip()),
            Cell(one.action.owner or _NOBODY),
            Cell(_due(one, plan)),
            Cell(_state(one), bold=one.action.overdue),
        )
        for one in actions
    )


def _about(one: PlannedAction) -> str:
    action = one.action
    whose = "" if action.owner_kind == "agency" and action.owner_agency in ("", action.agency) else action.agency
    parts = [one.standard or ("The return as a whole" if action.ref else "The partnership’s arrangements"), whose]
    return " · ".join(part for part in parts if part)


def _due(one: PlannedAction, plan: ActionPlan) -> str:
    """`30 June 2027, due in 12 days`; without the second where it is over."""
    action = one.action
    if not action.due:
        return "No day set"
    words = wording.date_words(action.due)
    if action.state in (*OVER, "said done"):
        return words
    return f"{words}, {due_in_words(date.fromisoformat(action.due), date.fromisoformat(plan.today))}"


def _state(one: PlannedAction) -> str:
    state = one.action.state.capitalize()
    if one.action.overdue:
        return f"{state}, overdue"
    return state if one.action.shared or not one.action.ref else f"{state}, not shared with the agency yet"


def _log(one: PlannedAction, anchor: str, plan: ActionPlan) -> Section | None:
    """What was said of an action since it was agreed; nothing where nobody has said anything."""
    lines = tuple(_step(step, plan.zone) for step in one.action.log if step.note or step.evidence or step.how)
    if not lines:
        return None
    title = f"What was said of {one.action.slug}"
    return Section(title, 3, f"{anchor}-{one.action.slug}", (Bullets(lines, small=True),))


def _step(step: LogLine, zone: str) -> str:
    when = wording.moment_words(step.at, zone).partition(" at ")[0]
    shown = [f"{title} ({place})" if place else title for title, place, _ in step.evidence]
    parts = [
        f"{when}, {step.who}: {step.state}" if step.who else f"{when}: {step.state}",
        f"checked: {step.how}" if step.how else "",
        step.note,
        f"shown: {'; '.join(shown)}" if shown else "",
    ]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."
