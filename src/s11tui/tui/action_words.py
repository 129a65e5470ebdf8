"""How actions are written on the screens."""

from datetime import date

from textual.content import Content

from s11tui.audit.action_groups import GROUPS, OVERDUE, SLIPPED, VERIFY
from s11tui.audit.action_steps import OVER, OWNER_KINDS
from s11tui.audit.outcome_words import HOW_CHECKED
from s11tui.audit.view_actions import LogLine
from s11tui.audit.view_models import ActionView
from s11tui.clock import ago_in_words, due_in_words, local
from s11tui.tui.widgets.line_list import Line
from s11tui.tui.words import day_of, line, muted, plain, strong
from s11tui.workspace.registers import Opened

_URGENT = (OVERDUE, SLIPPED, VERIFY)
_HOW = dict(zip(HOW_CHECKED, ("read the papers", "asked people", "tested it"), strict=True))
HOW_WORDS: dict[str, str] = {how: f"{words} ({how})" for how, words in _HOW.items()}
"""By how it was checked: the words for choosing."""

STEPS: dict[tuple[str, str], str] = {
    ("proposed", "open"): "Agree on it",
    ("proposed", "not proceeding"): "Do not take it up",
    ("open", "in hand"): "It is in hand",
    ("slipped back", "in hand"): "It is in hand again",
    ("in hand", "in hand"): "Note how far it is",
    ("in hand", "open"): "It is not in hand after all",
    ("said done", "verified closed"): "Verify: it is really done",
    ("said done", "open"): "Not accepted: something is missing",
    ("verified closed", "slipped back"): "It has slipped back",
    ("slipped back", "open"): "Open it again",
    ("not proceeding", "open"): "Take it up again",
}
"""What a step is called, by the states at its ends; the others are called by `step_words`."""


def step_words(now: str, then: str) -> str:
    """What bringing an action from one state to another is called."""
    usual = {"said done": "Say that it is done", "not proceeding": "It is not proceeding"}
    return STEPS.get((now, then)) or usual.get(then, then)


def heading(group: str, number: int) -> Line:
    """The line over a group."""
    style = "bold $error" if group in _URGENT else "bold"
    words = Content.assemble(Content.styled(GROUPS[group], style), muted(f"  {number}"))
    return Line(f"group {group}", words, heading=True)


def row(one: ActionView, today: date, zone: str) -> Line:
    """One action in a list."""
    owner = one.owner if one.owner_kind == "agency" else f"{one.owner} ({one.owner_kind})"
    whose = " · ".join(part for part in (one.agency, owner) if part)
    return Line(one.id, line(one.what), _when(one, today, zone), Content.styled(line(whose).plain, "$quiet"))


def _when(one: ActionView, today: date, zone: str) -> Content:
    if one.state in OVER:
        return muted("closed" if one.state == "verified closed" else "not going on")
    if one.state == "said done":
        # It is others who are late now, and by how long since it was said.
        return plain(ago_in_words(local(one.changed_at, zone).date(), today))
    words = due_in_words(date.fromisoformat(one.due), today).removeprefix("due ")
    return Content.styled(f"! {words}", "$error") if one.overdue else plain(words)


def here(one: ActionView, today: date) -> Content:
    """The action under the cursor, in full."""
    due = due_in_words(date.fromisoformat(one.due), today)
    state = one.state if one.state in (*OVER, "said done") else f"{one.state}, {due}"
    about = " · ".join(part for part in (one.agency, one.round_title, one.standard or "") if part)
    known = "" if one.shared or not one.ref else " · the agency does not know of it yet"
    return Content.assemble(
        Content.styled(line(one.what).plain, "bold"),
        muted(f"  {one.slug}\n"),
        plain(f"{owner_words(one)} · by {day_of(one.due, today)} · {state}{known}"),
        muted(f"\n{about or 'about the arrangements of the partnership'}"),
    )


def owner_words(one: ActionView) -> str:
    """Who owns it: a name, and which partner or sub-group that is."""
    if one.owner_kind == "agency":
        return one.owner
    return f"{one.owner} ({one.owner_agency or OWNER_KINDS[one.owner_kind]})"


def whole(opened: Opened, today: date) -> Content:
    """Everything about an action: what is agreed, and what was said and shown since."""
    one = opened.action
    about = " · ".join(part for part in (one.agency, one.round_title, opened.standard) if part)
    head = [
        plain(f"{owner_words(one)} · by {day_of(one.due, today)}"),
        Content.assemble(strong(one.state), Content.styled("  overdue", "$error") if one.overdue else Content("")),
        muted(about or "About the arrangements of the partnership"),
    ]
    if one.ref and not one.shared:
        head.append(muted("The agency does not know of it until its grades are shared."))
    return Content("\n").join([*head, Content(""), *(_logged(step, opened, today) for step in one.log)])


def _logged(step: LogLine, opened: Opened, today: date) -> Content:
    grade = next((each.label for each in opened.grades if each.id == step.grade), step.grade)
    how = f", {step.how}" if step.how else ""
    parts = [
        Content.assemble(
            muted(f"{day_of(step.at, today)}  "),
            plain(f"{step.state}{how}"),
            muted(f"  {step.who}" if step.who else ""),
        )
    ]
    if grade:
        parts.append(plain(f"  now graded {grade}"))
    if step.note:
        parts += [Content.assemble("  ", plain(each)) for each in step.note.splitlines()]
    parts += [
        plain(f"  shown: {', '.join(part for part in (title, place, day_of(day, today) if day else '') if part)}")
        for title, place, day in step.evidence
    ]
    return Content("\n").join(parts)
