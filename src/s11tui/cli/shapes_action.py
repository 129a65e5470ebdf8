"""The JSON of the action register and of chasing. Add keys, never rename them."""

from typing import Any

from s11tui.audit.chasing import Contact, Letter
from s11tui.audit.view_models import ActionView
from s11tui.cli import shapes
from s11tui.workspace.chases import ActionChase, ReturnChase

Shape = dict[str, Any]


def action_line(one: ActionView) -> Shape:
    """An action of the register, with its log where there is one."""
    return {
        "return": one.ref,
        "agency": one.agency,
        **shapes.action(one),
        "round_title": one.round_title,
        "owner_kind": one.owner_kind,
        "owner_agency": one.owner_agency,
        "shared": one.shared,
        "meeting": one.meeting,
        "added_at": one.added_at,
        "changed_at": one.changed_at,
        "evidence": one.evidence,
        "grade": one.grade,
        "steps": list(one.steps),
        "log": [
            {
                "at": step.at,
                "who": step.who,
                "state": step.state,
                "note": step.note,
                "how": step.how,
                "grade": step.grade,
                "evidence": [{"title": title, "held_at": place, "date": day} for title, place, day in step.evidence],
            }
            for step in one.log
        ],
    }


def return_chase(one: ReturnChase) -> Shape:
    """A return that is not in, with the letter about it."""
    about = one.about
    return {
        "return": about.ref,
        "agency": about.agency,
        "kind": about.kind,
        "round_title": about.round_title,
        "state": about.state,
        "asked": about.asked,
        "done": about.done,
        "due": about.due,
        "lead": _contact(about.lead),
        "second": _contact(about.second),
        **_letter(one.letter),
    }


def action_chase(one: ActionChase) -> Shape:
    """What an owner has not done yet, with the letter about it."""
    return {
        "owner": one.owner,
        "owner_kind": one.owner_kind,
        "agency": one.agency,
        "actions": [each.slug for each in one.actions],
        "overdue": sum(each.overdue for each in one.actions),
        "due": one.actions[0].due,
        "lead": _contact(one.lead),
        "second": _contact(one.second),
        **_letter(one.letter),
    }


def _letter(letter: Letter) -> Shape:
    return {
        "stage": letter.stage,
        "days_late": letter.days_late,
        "subject": letter.subject,
        "text": letter.text,
    }


def _contact(one: Contact) -> Shape:
    return {"name": one.name, "email": one.email, "role": one.role}
